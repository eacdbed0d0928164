internal import SelloBytes
internal import SelloContainers
internal import SelloManifest
internal import SelloMetadata

/// A file with all that its marks are read from; read once, whatever the marks.
public struct MarkedFile: Sendable {
    /// What verification says of it.
    public let report: VerificationReport
    /// The properties of its XMP packets by namespace and name; of one that stands twice, and of a list, the first.
    let properties: [String: String]
    /// Exif's `ImageUniqueID`.
    let imageUniqueID: String?

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - asset: The file.
    ///   - manifest: A manifest store that was kept elsewhere.
    ///   - options: What the verification may rely on.
    ///   - progress: Told how many bytes were hashed since the last call.
    /// - Throws: ``AssetError`` where the file is of no format that Sello reads or cannot be read.
    init(
        reading asset: any ByteSource, manifest: [UInt8]?, options: ValidationOptions, progress: (Int) -> Void
    ) throws(AssetError) {
        let verifier = Verifier(options: options)
        report =
            if let manifest {
                try verifier.verify(asset, manifest: manifest, progress: progress)
            } else {
                try verifier.verify(asset, progress: progress)
            }
        let layout = try Container.read(asset, limits: options.limits)
        var properties: [String: String] = [:]
        var imageUniqueID: String?
        for location in layout.metadata.prefix(Self.blockLimit) {
            switch location.kind {
            case .xmp, .extendedXMP:
                guard let packet = try? XMPPacket(at: location, in: asset, limits: options.limits),
                    let found = try? packet.properties()
                else { continue }
                for property in found where !property.path.utf8.contains(UInt8(ascii: "/")) {
                    let path = property.path.hasSuffix("[1]") ? String(property.path.dropLast(3)) : property.path
                    let key = Self.key(property.namespace, path)
                    if properties[key] == nil { properties[key] = property.value }
                }
            case .exif:
                guard imageUniqueID == nil, let bytes = try? location.bytes(of: asset, limits: options.limits) else {
                    continue
                }
                imageUniqueID = (try? ExifBlock(parsing: bytes, limits: options.limits))?.imageUniqueID
            case .text:
                // Some programs keep the Exif of a PNG as text.
                guard imageUniqueID == nil, layout.format == .png,
                    let chunk = try? location.bytes(of: asset, limits: options.limits),
                    let block = RawProfile.exif(chunk, isCompressed: location.isCompressed, limits: options.limits)
                else { continue }
                imageUniqueID = (try? ExifBlock(parsing: block, limits: options.limits))?.imageUniqueID
            case .photoshop: break
            }
        }
        self.properties = properties
        self.imageUniqueID = imageUniqueID
    }

    /// The value of an XMP property.
    func text(_ namespace: XMPNamespace, _ name: String) -> String? {
        properties[Self.key(namespace.uri, name)].flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func key(_ namespace: String, _ name: String) -> String { "\(namespace) \(name)" }

    /// The most blocks of metadata that are read.
    private static let blockLimit = 64
}
