import Fixtures
import SelloBytes
import SelloContainers
import Testing

/// Real, odd and hostile files, where they are beside the package.
@Suite struct BMFFFixtureTests {
    @Test(arguments: Fixtures.names("odd/bmff", "c2pa/bmff", "signals/bmff"))
    func everyRealFileIsWrittenAnewWithItsMediaIntact(name: String) throws {
        let old = try Fixtures.bytes(name)
        guard !name.hasSuffix(".m4s") else {
            #expect(try BMFFRewriting.refusal(old)?.code == .unsupported)
            return
        }
        let packet = Box.packet("new")
        for xmp in [nil, packet, Box.packet(String(repeating: "n", count: 40_000))] {
            let once = try BMFFRewriting.written(old, xmp: xmp, storeByteCount: 12_345)
            // A second time, over what was just written, and back to none.
            let twice = try BMFFRewriting.written(once, xmp: xmp.map { _ in packet }, storeByteCount: 99)
            _ = try BMFFRewriting.written(twice, storeByteCount: 0)
        }
    }

    @Test(arguments: Fixtures.names("hostile/bmff"))
    func noHostileFileEndsTheProcess(name: String) throws {
        let old = try Fixtures.bytes(name)
        do {
            _ = try BMFFRewriting.written(old, xmp: Box.packet("x"), comparesMedia: false)
        } catch is AssetError {}
    }

    @Test(arguments: [
        ("c2pars-nested-moov-1000.mp4", AssetError.Code.nestedTooDeep), ("exiv2-issue_2345_poc.mp4", .truncated),
        ("exiv2-issue_ghsa_crmj_qh74_2r36_poc.mov", .truncated),
        ("exiv2-issue_ghsa_g9xm_7538_mq8w_poc.mov", .truncated),
        ("libheif-clusterfuzz-testcase-minimized-file-fuzzer-5120279175102464.heic", .truncated),
        ("libheif-github_46_2.heic", .unrecognizedFormat), ("mp4parse-corrupt-bug-1655846.avif", .truncated),
        ("mp4parse-no_timescale.mp4", .malformed), ("exiv2-issue_2340_poc.mp4", .truncated),
    ]) func brokenFilesAreRefusedAsTheReferenceRefusesThem(name: String, code: AssetError.Code) throws {
        guard let old = try? Fixtures.bytes("hostile/bmff/" + name) else { return }
        #expect { _ = try BMFFLayout(reading: MemorySource(old), limits: Limits()) } throws: {
            ($0 as? AssetError)?.code == code
        }
    }

    @Test(arguments: [
        "exiv2-issue_2376_poc.mp4", "libheif-clusterfuzz-testcase-minimized-file-fuzzer-5643900194127872.heic",
        "libheif-clusterfuzz-testcase-minimized-file-fuzzer-5651556035198976.heic",
        "libheif-clusterfuzz-testcase-minimized-file-fuzzer-5662360964956160.heic",
        "libheif-clusterfuzz-testcase-minimized-file-fuzzer-5686319331672064.heic",
        "libheif-clusterfuzz-testcase-minimized-file-fuzzer-5732616832024576.heic",
        "libheif-clusterfuzz-testcase-minimized-file-fuzzer-6045213633282048.heic", "libheif-github_138.heic",
        "libheif-github_367_2.heic", "libheif-hbo_heif_context.h_126_1.heic", "mp4parse-chunk_out_of_range.mp4",
        "mp4parse-corrupt-no-hdlr.avif", "mp4parse-zero_empty_stsc.mp4",
    ]) func oddFilesAreReadAsTheReferenceReadsThem(name: String) throws {
        guard let old = try? Fixtures.bytes("hostile/bmff/" + name) else { return }
        #expect(try BMFFLayout(reading: MemorySource(old), limits: Limits()).stores.isEmpty)
    }
}
