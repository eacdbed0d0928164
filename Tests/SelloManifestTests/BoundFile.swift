import Forging
import SelloBytes
import SelloCBOR
import SelloContainers
import SelloManifest
import SigningForge
import Testing

/// Files with a good signature whose hard binding is whatever a test makes of it.
enum BoundFile {
    /// What a test's binding is made for.
    struct Place {
        let bytes: [UInt8]
        let store: Range<Int>
        let layout: any ContainerLayout

        func digest(_ ranges: Range<Int>...) throws -> CBORValue {
            .bytes(try Digest.of(ranges.flatMap { bytes[$0] }, .sha256))
        }

        /// The first place of some bytes.
        func place(of wanted: [UInt8], from start: Int = 0) throws -> Int {
            try #require(
                (start...bytes.count - wanted.count).first { bytes[$0..<$0 + wanted.count].elementsEqual(wanted) })
        }
    }

    /// Puts a manifest into a carrier.
    ///
    /// The assertions are made for the file as it will be, several times, until the sizes fit.
    static func make(
        _ carrier: [UInt8], change: (inout ForgedManifest) -> Void = { _ in },
        _ assertions: (Place) throws -> [ForgedAssertion]
    ) throws -> [UInt8] {
        let source = MemorySource(carrier)
        let layout = try Container.read(source, limits: Limits())
        var store = [UInt8](repeating: 0, count: 4000)
        for _ in 0..<5 {
            let plan = try layout.rewrite(RewriteRequest(storeByteCount: store.count), of: source, limits: Limits())
            let sink = MemorySink()
            _ = try plan.write(from: source, to: sink, hashing: DigestPlan(), .sha256)
            try plan.fill(store, in: sink)
            let place = Place(
                bytes: sink.bytes, store: plan.storeExtent,
                layout: try Container.read(MemorySource(carrier), limits: Limits()))
            var manifest = try PlainAsset.manifest(assertions(place) + [PlainAsset.created])
            change(&manifest)
            // All that is made for the place is in the assertions.
            let next = try manifest.store(beside: [])
            if next.count == store.count {
                try plan.fill(next, in: sink)
                return sink.bytes
            }
            store = next
        }
        throw AssetError(.limitExceeded, "the sizes do not settle")
    }

    static func validate(
        _ bytes: [UInt8], fragments: [[UInt8]] = [], threads: Int = 2, records: Bool = true
    ) throws -> StoreValidation {
        let source = MemorySource(bytes)
        let layout = try Container.read(source, limits: Limits())
        #expect(layout.stores.count == 1)
        let location = try #require(layout.stores.first)
        var options = ValidationOptions(moment: testMoment)
        options.threads = threads
        options.recordsDigests = records
        let store = try ManifestStore(try location.bytes(of: source, limits: Limits()), limits: Limits())
        return try #require(
            try StoreValidator(store, options: options).validate(
                BoundAsset(
                    layout: layout, source: source, location: location, fragments: fragments.map { MemorySource($0) })))
    }

    /// The verdict, where there still is a file with a store to speak of.
    static func state(_ bytes: [UInt8], fragments: [[UInt8]] = []) -> ValidationState? {
        let source = MemorySource(bytes)
        guard let layout = try? Container.read(source, limits: Limits()), layout.stores.count == 1,
            let location = layout.stores.first, let content = try? location.bytes(of: source, limits: Limits()),
            let store = try? ManifestStore(content, limits: Limits())
        else { return nil }
        return try? StoreValidator(store, options: ValidationOptions(moment: testMoment)).validate(
            BoundAsset(
                layout: layout, source: source, location: location, fragments: fragments.map { MemorySource($0) }))?
            .state
    }

    /// The codes of failures of the hard binding, each with the label of its assertion.
    static func failures(_ bytes: [UInt8], fragments: [[UInt8]] = []) throws -> [String] {
        let found = try validate(bytes, fragments: fragments)
        return found.activeResults.failure.filter { $0.code != .signingCredentialUntrusted }.map {
            "\($0.code.rawValue) \($0.url.split(separator: "/").last ?? "")"
        }
    }
}
