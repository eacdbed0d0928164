import Sello
import SelloBytes
import SelloCBOR
import SelloContainers
import SelloManifest

/// What `inspect` shows of a file.
struct Inspection {
    /// A manifest store, read or not.
    struct Store {
        let location: StoreLocation
        let content: Result<ManifestStore, AssetError>
    }

    /// The media type that the bytes speak of.
    let mediaType: String
    /// How many bytes there are.
    let byteCount: Int
    /// The parts, long runs of equal ones that hold nothing themselves as one.
    let parts: [Part]
    /// The blocks of metadata.
    let metadata: [MetadataLocation]
    /// The manifest stores.
    let stores: [Store]
    /// What every digest and signature covers, where that was asked for.
    let hashes: [CoveredHash]?
    let limits: Limits

    init(reading source: any ByteSource, limits: Limits, withHashes: Bool = false) throws(AssetError) {
        self.limits = limits
        if let store = Self.bareStore(source, limits) {
            mediaType = "application/c2pa"
            byteCount = source.byteCount
            parts = []
            metadata = []
            stores = [store]
            // Without the file that it speaks for, nothing can be compared.
            hashes = withHashes ? [] : nil
            return
        }
        let layout = try Container.read(source, limits: limits)
        var stores: [Store] = []
        // Two stores are a fault that verifying names; to show more than these would only fill the memory.
        for location in layout.stores.prefix(4) { stores.append(Self.store(at: location, source, limits)) }
        mediaType = layout.mediaType
        byteCount = layout.byteCount
        parts = Self.collapsed(layout.parts)
        metadata = layout.metadata
        self.stores = stores
        hashes = withHashes ? try Self.hashes(source, limits) : nil
    }

    private static func store(at location: StoreLocation, _ source: any ByteSource, _ limits: Limits) -> Store {
        Store(
            location: location,
            content: Result { () throws(AssetError) in
                try ManifestStore(try location.bytes(of: source, limits: limits), limits: limits)
            })
    }

    /// The store that a `.c2pa` file is (spec 2.4, §11.4): its first box is a JUMBF superbox.
    private static func bareStore(_ source: any ByteSource, _ limits: Limits) -> Store? {
        guard source.byteCount >= 8, let head = try? source.bytes(0..<8, limit: 8),
            head[4...].elementsEqual("jumb".utf8)
        else { return nil }
        let whole = 0..<source.byteCount
        return store(at: StoreLocation(pieces: [whole], extent: whole), source, limits)
    }

    private static func hashes(_ source: any ByteSource, _ limits: Limits) throws(AssetError) -> [CoveredHash] {
        var options = ValidationOptions(limits: limits)
        options.recordsDigests = true
        return try Verifier(options: options).verify(source).coveredHashes
    }

    /// Joins runs of equal neighbours; a few of them, such as a JPEG's Exif and XMP, stay apart.
    static func collapsed(_ parts: [Part]) -> [Part] {
        var runs: [Part] = []
        var at = 0
        while at < parts.count {
            let first = parts[at]
            var end = at + 1
            while end < parts.count, parts[end].name == first.name, parts[end].depth == first.depth,
                parts[end].range.lowerBound == parts[end - 1].range.upperBound
            {
                end += 1
            }
            // The last one may hold others: they follow it, deeper.
            if end < parts.count, parts[end].depth > first.depth { end = max(at + 1, end - 1) }
            if end - at >= shortestRun {
                let count = parts[at..<end].reduce(0) { $0 + $1.count }
                runs.append(
                    Part(
                        name: first.name, range: first.range.lowerBound..<parts[end - 1].range.upperBound,
                        depth: first.depth, count: count))
            } else {
                runs += parts[at..<end]
            }
            at = end
        }
        return runs
    }

    private static let shortestRun = 4

    /// The content of a box in words; `nil` for a superbox and for what needs none.
    ///
    /// - Parameters:
    ///   - box: The box's index.
    ///   - store: Its store.
    ///   - isFull: Whether nothing is cut.
    ///   - language: The language of what is said where it is not shown.
    /// - Returns: The content, escaped.
    func content(of box: Int, in store: ManifestStore, isFull: Bool, _ language: Language) -> String? {
        let found = store.tree.boxes[box]
        guard let parent = found.parent, found.code == JUMBFBox.cbor || found.code == JUMBFBox.json else { return nil }
        guard isFull || found.payload.count <= Self.contentLimit else {
            let count = found.payload.count
            return language(en: "(\(count) bytes; --full shows them)", es: "(\(count) bytes; --full los muestra)")
        }
        let text: String
        if found.code == JUMBFBox.cbor {
            do throws(AssetError) {
                text = try store.cbor(in: parent, limits: limits).diagnostic(byteLimit: isFull ? .max : 32)
            } catch {
                let reason = VisibleText.escaped(FailureReport(error).sentence(in: language))
                return language(en: "(not readable: \(reason))", es: "(no se puede leer: \(reason))")
            }
        } else {
            text = VisibleText.escaped(
                String(decoding: store.tree.bytes[found.payload], as: UTF8.self), limit: isFull ? .max : Self.textLimit)
        }
        guard !isFull, text.count > Self.textLimit else { return text }
        return text.prefix(Self.textLimit) + language(en: "… (--full shows all)", es: "… (--full muestra todo)")
    }

    /// The largest box that is decoded, and the longest text that is shown, unless all is asked for.
    private static let contentLimit = 64 << 10
    private static let textLimit = 2000
}
