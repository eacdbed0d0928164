import FuzzKnown
import FuzzSupport
import Sello
import SelloBytes
import SelloContainers

/// Claims: no file traps, reports are well-formed, and no file is valid but the seeds, whatever is done to bytes that a hash covers.
@c(LLVMFuzzerTestOneInput)
public func fuzzVerify(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Input.bytes(start, count)
    let report: VerificationReport
    do {
        report = try Known.verifier.verify(MemorySource(bytes))
    } catch {
        if let offset = error.offset { claim((0...count).contains(offset), "an error names a place of the file") }
        return 0
    }
    // The name is the caller's; one with everything that must be escaped.
    claim(JSONText.isWellFormed(report.json(file: "a\"\\\n\u{1B}\u{2028}b")), "the report is one line of JSON")
    claim(JSONText.isWellFormed(report.crJSONText()), "crJSON is one line of JSON")
    claim(JSONText.isWellFormed(report.json(file: "", isExplained: true)), "explanations are one line of JSON")
    for hash in report.coveredHashes {
        claim(JSONText.isWellFormed(hash.json.serialized()), "what is hashed is JSON")
    }
    let holds = report.state == .trusted || report.state == .valid
    claim(holds == (report.integrity == .intact && report.state != .absent && report.state != .invalid), "axes agree")
    claim(!holds || report.label?.standing != .unproven, "a label in a manifest that holds is signed")
    for gap in report.unprotected { claim(gap.range.upperBound <= count, "what is not covered lies in the file") }
    if holds { claim(Known.files.contains(Known(report, bytes)), "nothing that was changed is valid") }
    return 0
}

/// What of a file a signature vouches for.
private struct Known: Hashable {
    let manifest: String?
    let label: SGILabel?
    let actions: [String]
    let covered: [UInt8]
    let state: ValidationState

    init(_ report: VerificationReport, _ bytes: [UInt8]) {
        manifest = report.activeManifest
        label = report.label?.label
        actions = report.manifests.last?.actions ?? []
        state = report.state
        let layout = try? Container.read(MemorySource(bytes), limits: Limits())
        let gaps = report.unprotected.map(\.range) + (layout?.stores.map(\.extent) ?? [])
        var covered: [UInt8] = []
        var at = 0
        for gap in gaps.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            covered += bytes[at..<max(at, gap.lowerBound)]
            at = max(at, gap.upperBound)
        }
        self.covered = covered + bytes[at...]
    }

    static let verifier: Verifier = {
        guard let anchors = try? TrustAnchors(pem: [Seeds.bytes("Verify.pem") ?? []]) else {
            fatalError("The claim does not hold: the root of the seeds can be read")
        }
        return Verifier(options: ValidationOptions(anchors: anchors, moment: KnownSignatures.moment))
    }()

    static let files: Set<Known> = {
        var files: Set<Known> = []
        for bytes in Seeds.of("Verify") {
            guard let report = try? verifier.verify(MemorySource(bytes)) else { continue }
            // Those with bindings that Sello does not write itself are signed by the forger of the tests, whom no anchor vouches for.
            guard report.state == .trusted || report.state == .valid else { continue }
            files.insert(Known(report, bytes))
        }
        claim(files.count(where: { $0.state == .trusted }) >= 3, "the seeds are trusted")
        return files
    }()
}

/// Keeps the lengths of units right; see `Mutation`.
@c(LLVMFuzzerCustomMutator)
public func mutate(_ start: UnsafeMutablePointer<UInt8>, _ count: Int, _ limit: Int, _ seed: CUnsignedInt) -> Int {
    unsafe Mutation.mutate(start, count, limit, seed: seed)
}
