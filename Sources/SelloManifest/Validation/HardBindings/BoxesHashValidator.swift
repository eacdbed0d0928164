internal import SelloBytes
internal import SelloCBOR
internal import SelloContainers

/// Checks a box hash: digests over the segments of a JPEG or the chunks of a PNG file, all of which must be listed, in order (checklist §13.2).
struct BoxesHashValidator {
    let context: BindingContext

    func validate(
        _ value: CBORValue, _ found: inout BindingFindings, _ progress: (Int) -> Void
    ) throws(AssetError) {
        guard let binding = BoxesHash(value) else {
            found.fail(
                .assertionBoxesHashMalformed,
                "the box hash has no boxes, a box without names, or an exclusion that is none or out of order")
            return
        }
        let source = context.asset.source
        let store = context.asset.location?.extent
        switch context.asset.layout.format {
        case .jpeg:
            let splits = binding.entries.contains { $0.names.contains { $0.hasPrefix("RST") } }
            var boxes = JPEGHashBoxes(source, store: store, splitsScans: splits)
            try validate(binding, &boxes, &found, progress)
        case .png:
            var boxes = PNGHashBoxes(source, store: store)
            try validate(binding, &boxes, &found, progress)
        case .bmff:
            found.fail(
                .assertionBoxesHashMismatch,
                "a box hash stands in an ISO base media file, for which there is the BMFF hash")
        }
    }

    private func validate(
        _ binding: BoxesHash, _ boxes: inout some HashBoxes & ~Copyable, _ found: inout BindingFindings,
        _ progress: (Int) -> Void
    ) throws(AssetError) {
        var coverage = DigestPlan()
        var hasStore = false
        var leavesOut: [String] = []
        for (number, entry) in binding.entries.enumerated() {
            if entry.names == [HashBox.store] {
                guard let extent = context.asset.location?.extent else { continue }
                // Once: a second entry would stand for a box that anybody could put there.
                let box = try boxes.next(expecting: HashBox.store)
                guard !hasStore, box?.range == extent else {
                    return found.failOrder(box, binding.entries[number...])
                }
                hasStore = true
                continue
            }
            var ranges: [Range<Int>] = []
            for name in entry.names {
                var box = try boxes.next(expecting: name)
                if name == HashBox.rest {
                    // Nothing may be listed after everything.
                    guard box == nil, number == binding.entries.count - 1, name == entry.names.last else {
                        return found.failOrder(box, binding.entries[number...])
                    }
                    box = HashBox(name: name, range: boxes.end..<context.asset.source.byteCount)
                } else if number == 0, ranges.isEmpty, box?.name == "PNGh", name != "PNGh" {
                    // The signature says nothing that is not known; the reference leaves it out at times.
                    box = try boxes.next(expecting: name)
                }
                guard let box, box.name == name else { return found.failOrder(box, binding.entries[number...]) }
                ranges.append(box.range)
            }
            guard let plan = plan(entry, ranges, &found) else { return }
            if entry.isExcluded {
                leavesOut += entry.names.prefix(4)
                continue
            }
            if !entry.exclusions.isEmpty {
                leavesOut += entry.exclusions.prefix(4).compactMap { exclusion in
                    Int(exactly: exclusion.box).map { entry.names[$0] }
                }
            }
            for range in plan.ranges { coverage.append(range) }
            guard let hash = entry.hash else {
                return found.fail(.assertionBoxesHashMismatch, "entry \(number) of the box hash holds no digest")
            }
            guard let algorithm = context.algorithm(entry.algorithm, binding.algorithm) else {
                return found.fail(.algorithmUnsupported, "the box hash uses a digest that C2PA does not allow")
            }
            let subject = "boxes of entry \(number) (\(entry.names.prefix(3).joined(separator: ", "))…)"
            guard try context.holds(plan, hash, algorithm, of: subject, &found, progress) else {
                found.coverage = nil
                return found.fail(
                    .assertionBoxesHashMismatch,
                    "the asset is not the one that was signed: \(Self.naming(entry.names)) changed after signing")
            }
        }
        try checkEnd(&boxes, hasRest: binding.entries.last?.names.last == HashBox.rest, &found)
        if context.asset.location != nil, !hasStore, !found.hasFailed {
            found.fail(.assertionBoxesHashUnknownBox, "the manifest store itself is not listed in the box hash")
        }
        guard !found.hasFailed else { return }
        found.coverage = coverage
        found.pass(.assertionBoxesHashMatch, "the asset is the one that was signed")
        if !leavesOut.isEmpty {
            found.note(
                .assertionBoxesHashAdditionalExclusions,
                "the box hash leaves out more than the manifest store (\(leavesOut.prefix(8).joined(separator: ", "))); those bytes can be changed unseen"
            )
        }
    }

    /// What one entry covers: from its first box to its last, with what lies between, less its exclusions.
    private func plan(
        _ entry: BoxesHash.Entry, _ ranges: [Range<Int>], _ found: inout BindingFindings
    ) -> DigestPlan? {
        var plan = DigestPlan()
        guard var at = ranges.first?.lowerBound, let end = ranges.last?.upperBound else { return plan }
        for exclusion in entry.exclusions {
            guard let index = Int(exactly: exclusion.box), let start = Int(exactly: exclusion.start),
                let length = Int(exactly: exclusion.length), start <= ranges[index].count,
                length <= ranges[index].count - start
            else {
                found.fail(
                    .assertionBoxesHashMismatch,
                    "the box hash leaves out bytes that the \(entry.names[0]) box does not have")
                return nil
            }
            let from = ranges[index].lowerBound + start
            plan.append(at..<max(at, from))
            at = max(at, from + length)
        }
        plan.append(at..<max(at, end))
        return plan
    }

    /// Nothing may follow the last entry (trap 8).
    private func checkEnd(
        _ boxes: inout some HashBoxes & ~Copyable, hasRest: Bool, _ found: inout BindingFindings
    ) throws(AssetError) {
        guard !hasRest else { return }
        let end = boxes.end
        if let box = try boxes.next(expecting: nil) {
            found.fail(
                .assertionBoxesHashUnknownBox,
                "the asset has a box “\(box.name)” at byte \(end) that the box hash does not list")
        } else if end < context.asset.source.byteCount {
            found.fail(
                .assertionBoxesHashUnknownBox,
                "the asset has \(context.asset.source.byteCount - end) bytes behind its last box, which the box hash does not list"
            )
        }
    }

    private static func naming(_ names: [String]) -> String {
        names.count == 1 ? "the \(names[0]) box was" : "the boxes from \(names[0]) to \(names[names.count - 1]) were"
    }
}

extension BindingFindings {
    /// A box of the file is not the one that is due: an unknown one where no later entry names it, else one out of order.
    fileprivate mutating func failOrder(_ box: HashBox?, _ left: ArraySlice<BoxesHash.Entry>) {
        guard let box else {
            fail(.assertionBoxesHashMismatch, "the asset ends before the boxes that the box hash lists")
            return
        }
        if left.contains(where: { $0.names.contains(box.name) }) {
            fail(
                .assertionBoxesHashMismatch,
                "the box “\(box.name)” at byte \(box.range.lowerBound) is not the one that the box hash lists at this place"
            )
        } else {
            fail(
                .assertionBoxesHashUnknownBox,
                "the asset has a box “\(box.name)” at byte \(box.range.lowerBound) that the box hash does not list")
        }
    }
}
