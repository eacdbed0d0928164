internal import SelloBytes
internal import SelloCBOR
internal import SelloContainers

/// Checks a data hash: a digest over the file but for some ranges (checklist §13.1).
struct DataHashValidator {
    let context: BindingContext

    func validate(
        _ value: CBORValue, _ found: inout BindingFindings, _ progress: (Int) -> Void
    ) throws(AssetError) {
        guard let binding = DataHash(value) else {
            found.fail(.assertionDataHashMalformed, "the data hash has an exclusion that is none")
            return
        }
        guard var exclusions = ranges(binding, &found) else { return }
        let byteCount = context.asset.layout.byteCount
        if context.isUpdated { exclusions = updated(exclusions) }
        guard exclusions.last?.upperBound ?? 0 <= byteCount else {
            found.fail(.assertionDataHashMismatch, "the data hash leaves out bytes that the asset does not have")
            return
        }
        guard checkExclusions(exclusions, &found) else { return }
        guard let hash = binding.hash else {
            found.fail(.assertionDataHashMismatch, "the data hash holds no digest")
            return
        }
        guard let algorithm = context.algorithm(binding.algorithm) else {
            found.fail(.algorithmUnsupported, "the data hash uses a digest that C2PA does not allow")
            return
        }
        let plan = DigestPlan(byteCount: byteCount, excluding: exclusions)
        found.coverage = plan
        guard try context.holds(plan, hash, algorithm, of: "file", &found, progress) else {
            found.fail(
                .assertionDataHashMismatch,
                "the asset is not the one that was signed: its bytes were changed after signing")
            return
        }
        found.pass(.assertionDataHashMatch, "the asset is the one that was signed")
    }

    /// The exclusions as places; they rise and do not overlap, or the assertion is malformed.
    private func ranges(_ binding: DataHash, _ found: inout BindingFindings) -> [Range<Int>]? {
        var ranges: [Range<Int>] = []
        for exclusion in binding.exclusions {
            let (end, overflow) = exclusion.start.addingReportingOverflow(exclusion.length)
            guard !overflow, let lower = Int(exactly: exclusion.start), let upper = Int(exactly: end) else {
                found.fail(.assertionDataHashMismatch, "the data hash leaves out bytes that no asset has")
                return nil
            }
            guard lower >= ranges.last?.upperBound ?? 0 else {
                found.fail(
                    .assertionDataHashMalformed, "the exclusions of the data hash overlap or are out of order")
                return nil
            }
            ranges.append(lower..<upper)
        }
        return ranges
    }

    /// The exclusions as they are after update manifests were added: the store's has grown, and what follows has moved (trap 11).
    private func updated(_ exclusions: [Range<Int>]) -> [Range<Int>] {
        guard let extent = context.asset.location?.extent,
            let store = exclusions.firstIndex(where: { $0.lowerBound == extent.lowerBound && !$0.isEmpty })
        else { return exclusions }
        let growth = extent.count - exclusions[store].count
        return exclusions.enumerated().map { index, range in
            if index == store { return extent }
            guard index > store else { return range }
            let (lower, lowerOverflow) = range.lowerBound.addingReportingOverflow(growth)
            let (upper, upperOverflow) = range.upperBound.addingReportingOverflow(growth)
            // Out of reach either way: refused as past the end.
            return lowerOverflow || upperOverflow || lower < extent.upperBound ? range : lower..<upper
        }
    }

    /// What is left out must be the store, exactly: anything more beside it could be changed unseen (trap 10; the attacks of
    /// “exclusion holds other bytes” and of widened exclusions).
    private func checkExclusions(_ exclusions: [Range<Int>], _ found: inout BindingFindings) -> Bool {
        let layout = context.asset.layout
        let others: [Range<Int>]
        if let extent = context.asset.location?.extent {
            guard exclusions.filter({ $0.overlaps(extent) }) == [extent] else {
                found.fail(
                    .assertionDataHashMismatch,
                    "the data hash does not leave out exactly the manifest store, which is at bytes \(extent)")
                return false
            }
            others = exclusions.filter { $0 != extent && !$0.isEmpty }
        } else {
            // A store kept elsewhere needs no hole. One that was made for a store inside would now hide whatever was put there: a hole may
            // hold metadata or a store of its own, and nothing else.
            others = exclusions.filter { !$0.isEmpty }
            let allowed = (layout.stores.map(\.extent) + layout.metadata.flatMap(\.pieces)).sorted {
                $0.lowerBound < $1.lowerBound
            }
            guard Self.lie(others, in: allowed)
            else {
                found.fail(
                    .assertionDataHashMismatch,
                    "the data hash leaves out bytes though the manifest store is not in the asset")
                return false
            }
        }
        if !others.isEmpty {
            found.note(
                .assertionDataHashAdditionalExclusions,
                "the data hash leaves out more than the manifest store (\(context.names(of: others))); those bytes can be changed unseen"
            )
        }
        return true
    }

    /// Whether each of some rising ranges lies in one of others that rise; one walk over both.
    private static func lie(_ ranges: [Range<Int>], in allowed: [Range<Int>]) -> Bool {
        var left = allowed[...]
        return ranges.allSatisfy { range in
            left = left.drop { $0.upperBound < range.upperBound }
            return left.first.map { $0.lowerBound <= range.lowerBound } == true
        }
    }
}

extension BindingContext {
    /// The names of the parts of the file that lie in some rising ranges, for people.
    func names(of ranges: [Range<Int>]) -> String {
        var names: [String] = []
        var parts = asset.layout.parts.filter { $0.depth == 0 }[...]
        for range in ranges {
            parts = parts.drop { $0.range.upperBound <= range.lowerBound }
            for part in parts.prefix(while: { $0.range.lowerBound < range.upperBound }) where !names.contains(part.name)
            {
                // Of thousands of names nobody reads more, and each would be looked for among all before it.
                if names.count == 8 { return names.joined(separator: ", ") + " and more" }
                names.append(part.name)
            }
        }
        return names.isEmpty ? "bytes of no part" : names.joined(separator: ", ")
    }
}
