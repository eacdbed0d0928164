internal import SelloBytes
internal import SelloCBOR
internal import SelloContainers
internal import SelloManifest
internal import SelloMetadata

/// Everything about a new file that is known before it is laid out: label, metadata, ingredients, actions.
struct StampDraft: Sendable {
    let layout: any ContainerLayout
    let label: SGILabel
    let builder: ManifestBuilder
    let warnings: [Sentence]
    private let xmp: XMPDraft
    private let exif: [UInt8]?
    private let hashesBlocks: Bool

    func request(storeByteCount: Int) -> RewriteRequest {
        RewriteRequest(
            xmp: xmp.packet, extendedXMP: xmp.extended, exif: exif, storeByteCount: storeByteCount,
            widensMediaData: hashesBlocks)
    }

    init(
        _ asset: any ByteSource, _ stamp: Stamp, generator: (name: String, version: String),
        _ validation: ValidationOptions
    ) throws(StampError) {
        let limits = validation.limits
        let origins = try OriginsResolver(asset: asset, stamp: stamp, options: validation).resolve()
        let parent = origins.parent
        do {
            try stamp.visibleLabel?.check()
            try stamp.exemption?.check(against: ActionsDraft.names(of: stamp, hasParent: parent != nil))
        } catch {
            throw .refused(error)
        }
        var label = try Self.label(stamp, origins)
        let implicit = try ImplicitLabelDraft.label(stamp, label, asset, origins.layout, limits)
        do {
            layout = origins.layout
            let instanceID = "xmp.iid:\(UniqueIdentifier.random())"
            var warnings: [Sentence] = []
            // Exif first: what it replaces belongs in the label, and the label in the manifest.
            let exif = try Self.exif(&label, asset, layout, limits, &warnings)
            xmp = try XMPDraft(&label, implicit, asset, layout, parent, instanceID, limits)
            self.exif = exif
            hashesBlocks = stamp.blockByteCount != nil
            self.warnings = warnings
            self.label = label
            builder = try Self.builder(label, stamp, origins, instanceID, generator)
        } catch {
            throw .asset(error)
        }
    }

    /// The new label: the parent's, never weaker, with what this stamp says.
    private static func label(
        _ stamp: Stamp, _ origins: Origins
    ) throws(StampError) -> SGILabel {
        let parent = origins.parent
        let step = stamp.step(hasParent: parent != nil)
        let known = parent?.label
        let identifier = known?.id ?? origins.carried ?? parent?.copy?.id
        // A label that only XMP carries is one all the same; which of two is the work's, only the caller can find out.
        if let identifier, stamp.parent != nil, let carried = origins.carried, carried != identifier {
            throw .refused(
                .labelConflict,
                "the file carries the label \(carried), and the parent that was named \(identifier); name the right parent"
            )
        }
        if let wanted = stamp.labelID, let identifier, wanted != identifier {
            throw .refused(
                .labelConflict,
                "the file carries the label \(identifier), which stays; leave out the other label identifier")
        }
        let floor = origins.sourceTypeFloor
        // Beside named actions it is theirs, and the label keeps its own; by itself it would be the content's.
        if let wanted = stamp.sourceType, stamp.actions.isEmpty, let floor, wanted.strength < floor.strength {
            throw .refused(
                .labelWeakened,
                "what goes into the file is labelled \(floor.term), which stays; leave out the weaker source type \(wanted.term), or name the actions that were done with it"
            )
        }
        let id = identifier ?? stamp.labelID ?? .timeOrdered()
        guard var label = known else {
            var label = SGILabel(
                id: id,
                operation: stamp.operation ?? (parent != nil ? .modified : step.namesModel ? .generated : .created),
                sourceType: step.strongest(of: [floor].compactMap(\.self)),
                system: stamp.system, provider: stamp.provider, createdAt: stamp.moment, title: stamp.title,
                prompt: stamp.prompt, promptWriter: stamp.promptWriter, visibleLabel: stamp.visibleLabel)
            label.succeeds = Array(origins.predecessors.prefix(SGILabel.predecessorLimit))
            // A person's program is not the system that made what another producer labelled.
            if !step.namesModel, label.sourceType.namesModel, let system = parent?.foreignSystem {
                label.system = system
            }
            return label
        }
        label.operation = stamp.operation ?? .modified
        // What a person does afterwards does not make the person's program the system that synthesised the work.
        if step.namesModel || !label.sourceType.namesModel {
            label.system = stamp.system ?? label.system
            label.provider = stamp.provider ?? label.provider
        }
        label.sourceType = label.sourceType.strongest(of: [step, floor].compactMap(\.self))
        let named = Set(label.succeeds.map(\.identifier))
        label.succeeds += origins.predecessors.filter { $0.identifier == nil || !named.contains($0.identifier) }
        label.succeeds = Array(label.succeeds.prefix(SGILabel.predecessorLimit))
        label.modifiedAt = stamp.moment
        label.title = stamp.title ?? label.title
        label.prompt = stamp.prompt ?? label.prompt
        label.promptWriter = stamp.promptWriter ?? label.promptWriter
        label.visibleLabel = stamp.visibleLabel ?? label.visibleLabel
        label.previous = SGILabel.Previous()
        // Who made the work with what must not get lost when another hand goes on with it.
        if let old = known?.system?.resource, old != label.system?.resource { label.previous.resource = old }
        if let old = known?.provider, old != label.provider { label.previous.provider = old }
        return label
    }

    /// The Exif block with the label's identifier; `nil` leaves what is there alone.
    private static func exif(
        _ label: inout SGILabel, _ asset: any ByteSource, _ layout: any ContainerLayout, _ limits: Limits,
        _ warnings: inout [Sentence]
    ) throws(AssetError) -> [UInt8]? {
        guard layout.format != .bmff else { return nil }
        let location = layout.metadata.first { $0.kind == .exif }
        let stored = try location.map { location throws(AssetError) in try location.bytes(of: asset, limits: limits) }
        let profile = stored == nil ? try rawProfile(asset, layout, limits) : nil
        guard let old = stored ?? profile else {
            return try ExifBlock.minimal(imageUniqueID: label.id.digits, awayFromStart: layout.format == .png)
        }
        do throws(AssetError) {
            let (block, previous) = try ExifBlock(
                parsing: old, limits: limits, at: location?.pieces.first?.lowerBound ?? 0
            ).settingImageUniqueID(label.id.digits, awayFromStart: layout.format == .png)
            try ExifCheck.confirm(label.id.digits, in: block, limits: limits)
            guard layout.format != .jpeg || block.count <= ExifCheck.byteCount else {
                warnings.append(
                    Sentence(
                        en:
                            "the Exif block fills its segment and was left as it is: the label has its other two copies",
                        es:
                            "el bloque Exif llena su segmento y se dejó como estaba: la etiqueta tiene sus otras dos copias"
                    ))
                return nil
            }
            if previous != label.id.digits { label.previous.imageUniqueID = previous }
            return block
        } catch {
            guard location != nil else {
                return try ExifBlock.minimal(imageUniqueID: label.id.digits, awayFromStart: layout.format == .png)
            }
            // A damaged block is somebody's data all the same: it stays as it is, and the label has its other two copies.
            warnings.append(
                Sentence(
                    en: "the Exif block is damaged and was left as it is: \(error.reason)",
                    es: "el bloque Exif está dañado y se dejó como estaba"))
            return nil
        }
    }

    /// The Exif block that a PNG keeps as text, from which its `eXIf` is made.
    private static func rawProfile(
        _ asset: any ByteSource, _ layout: any ContainerLayout, _ limits: Limits
    ) throws(AssetError) -> [UInt8]? {
        for location in layout.metadata where location.kind == .text && layout.format == .png {
            // The keyword tells; only then is the text read.
            guard let piece = location.pieces.first,
                try asset.bytes(piece.prefix(16), limit: 16).elementsEqual("Raw profile type".utf8)
            else { continue }
            let chunk = try location.bytes(of: asset, limits: limits)
            if let block = RawProfile.exif(chunk, isCompressed: location.isCompressed, limits: limits) { return block }
        }
        return nil
    }

    private static func builder(
        _ label: SGILabel, _ stamp: Stamp, _ origins: Origins, _ instanceID: String,
        _ generator: (name: String, version: String)
    ) throws(AssetError) -> ManifestBuilder {
        var builder = ManifestBuilder(
            instanceID: instanceID,
            generator: GeneratorInfo(name: generator.name, version: generator.version, specVersion: "2.4.0"),
            title: label.title)
        let parent = try origins.parent.map { origin throws(AssetError) in try origin.add(to: &builder) }
        let components = try origins.components.map { origin throws(AssetError) in try origin.add(to: &builder) }
        let inputs = try origins.inputs.map { origin throws(AssetError) in try origin.add(to: &builder) }
        let actions = ActionsDraft(stamp: stamp, parent: parent, components: components, inputs: inputs).assertion
        _ = try builder.add(AssertionLabel.actions, actions.cbor)
        if let exemption = stamp.exemption {
            _ = try builder.add(ExemptionClaim.assertionLabel, exemption.cbor(at: stamp.moment))
        }
        // Nothing is disclosed of a model where none is said to have been at work.
        if let system = label.system, label.sourceType.namesModel {
            _ = try builder.add(
                AssertionLabel.aiDisclosure,
                .map([
                    "modelType": "c2pa.types.model",
                    "modelName": .text(system.version.map { "\(system.name) \($0)" } ?? system.name),
                    "modelIdentifier": system.resource.map { .text($0) },
                ]))
        }
        _ = try builder.add(SGILabel.assertionLabel, label.cbor)
        return builder
    }
}
