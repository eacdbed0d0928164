internal import SelloBytes
internal import SelloContainers
internal import SelloMetadata

/// The packet with a label in it, and what JPEG keeps beside it.
struct XMPDraft: Sendable {
    /// The packet.
    let packet: [UInt8]
    /// What does not fit the packet's segment.
    let extended: ExtendedXMP?

    /// Writes a label into the file's packet, or into a new one.
    ///
    /// - Parameters:
    ///   - label: The label; learns what its copies take the place of.
    ///   - implicit: The TC260 label to write beside it, where one is asked for.
    ///   - asset: The file.
    ///   - layout: Its layout.
    ///   - parent: The file that this one was made from.
    ///   - instanceID: The new file's own identifier.
    ///   - limits: The most that it may cost.
    /// - Throws: ``AssetError`` where the packet cannot be read, or does not fit.
    init(
        _ label: inout SGILabel, _ implicit: TC260Label?, _ asset: any ByteSource, _ layout: any ContainerLayout,
        _ parent: Origin?, _ instanceID: String, _ limits: Limits
    ) throws(AssetError) {
        var lineage = SGILabel.Lineage(instanceID: instanceID)
        if let parent { lineage.parent = (parent.copy?.documentID, parent.copy?.instanceID) }
        let locations = layout.metadata.filter { $0.kind == .xmp }
        var packet =
            if let first = locations.first { try XMPPacket(at: first, in: asset, limits: limits) } else {
                try XMPPacket(limits: limits, wrapped: !layout.hasOtherPictures)
            }
        // A file has one packet: where it came with several, the first takes over what the others hold.
        if locations.count > 1 {
            var known = packet.propertyNames
            for location in locations.dropFirst() {
                try packet.adopt(try XMPPacket(at: location, in: asset, limits: limits), besides: &known)
            }
        }
        let signed = label.previous
        label.previous = try label.write(to: &packet, lineage)
        label.previous.imageUniqueID = signed.imageUniqueID
        // What was signed counts before its copy.
        label.previous.resource = signed.resource ?? label.previous.resource
        label.previous.provider = signed.provider ?? label.previous.provider
        if let implicit { try packet.write(implicit) }
        let bytes = try packet.serialized()
        switch layout.format {
        case .jpeg where bytes.count > JPEGBlock.xmpByteCount:
            extended = try Self.split(&packet, asset, layout, limits)
            self.packet = try packet.serialized()
        case .bmff where bytes.count < locations.first?.byteCount ?? 0:
            // Where the packet lies among media data, one of the old size lets everything else stay where it is.
            extended = nil
            self.packet = try packet.serialized(padding: (locations.first?.byteCount ?? 0) - bytes.count)
        case .jpeg, .png, .bmff:
            extended = nil
            self.packet = bytes
        }
    }

    /// Moves what is too much into extended XMP: that which the file has, or a new one.
    private static func split(
        _ packet: inout XMPPacket, _ asset: any ByteSource, _ layout: any ContainerLayout, _ limits: Limits
    ) throws(AssetError) -> ExtendedXMP {
        let replaced = try extended(of: packet, asset, layout)
        var extended =
            if let replaced { try XMPPacket(at: replaced, in: asset, limits: limits) } else {
                try XMPPacket(limits: limits)
            }
        // The name takes the same room whatever it is.
        try packet.set(.note, "HasExtendedXMP", to: String(repeating: "0", count: 32))
        try packet.move(to: &extended, leaving: JPEGBlock.xmpByteCount, keeping: kept)
        let content = try extended.serializedWithoutWrapper()
        let name = try ContentName.md5(content)
        try packet.set(.note, "HasExtendedXMP", to: name)
        return ExtendedXMP(content: content, name: name, replacing: replaced)
    }

    /// What readers look for in the packet itself, however large: the label's own properties, the pointers to extended
    /// XMP and to a manifest.
    ///
    /// The work's identifiers are small and stay by that.
    private static let kept: Set<XMPNamespace> = [.sello, .note, .dublinCoreTerms, .tc260]

    /// The extended XMP that a packet refers to; others in the file belong to nothing.
    private static func extended(
        of packet: borrowing XMPPacket, _ asset: any ByteSource, _ layout: any ContainerLayout
    ) throws(AssetError) -> MetadataLocation? {
        guard let name = packet.text(.note, "HasExtendedXMP") else { return nil }
        for location in layout.metadata where location.kind == .extendedXMP {
            // Before the content stand the name in 32 digits, the whole length and the offset.
            guard let start = location.pieces.first?.lowerBound, start >= 40 else { continue }
            if try asset.bytes(start - 40..<start - 8, limit: 32).elementsEqual(name.utf8) { return location }
        }
        return nil
    }
}
