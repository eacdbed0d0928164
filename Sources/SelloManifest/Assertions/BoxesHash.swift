package import SelloCBOR

/// The hard binding of files that are runs of boxes: digests over named segments or chunks (spec 2.4, §18.7).
package struct BoxesHash: Sendable, Hashable {
    /// One digest, over boxes that follow one another.
    package struct Entry: Sendable, Hashable {
        /// The names of the boxes, in their order.
        package let names: [String]
        /// The digest's name; `nil` where that of the assertion applies.
        package let algorithm: String?
        /// The digest; `nil` where it is missing.
        package let hash: [UInt8]?
        /// Whether the boxes may change.
        package let isExcluded: Bool
        /// What is left out of the boxes.
        package let exclusions: [Exclusion]
    }

    /// A range that is left out, counted from the start of a box.
    package struct Exclusion: Sendable, Hashable {
        /// Which of the entry's boxes.
        package let box: UInt64
        package let start: UInt64
        package let length: UInt64
    }

    /// The digests, in the order of the file.
    package let entries: [Entry]
    /// The digest's name; `nil` where the claim's applies.
    package let algorithm: String?

    /// Reads an assertion; `nil` where it lacks the boxes, or a box its names (`assertion.boxesHash.malformed`).
    package init?(_ value: CBORValue) {
        guard let boxes = value["boxes"]?.arrayValue, !boxes.isEmpty else { return nil }
        var entries: [Entry] = []
        entries.reserveCapacity(boxes.count)
        for box in boxes {
            guard let entry = Entry(box) else { return nil }
            entries.append(entry)
        }
        self.entries = entries
        algorithm = value["alg"]?.textValue
    }
}

extension BoxesHash.Entry {
    init?(_ value: CBORValue) {
        guard let list = value["names"]?.arrayValue, !list.isEmpty else { return nil }
        var names: [String] = []
        names.reserveCapacity(list.count)
        for item in list {
            guard let name = item.textValue, (1...10).contains(name.utf8.count) else { return nil }
            names.append(name)
        }
        // The store's own entry stands alone, for it has no digest.
        guard names.count == 1 || !names.contains("C2PA") else { return nil }
        var exclusions: [BoxesHash.Exclusion] = []
        for item in value["exclusions"]?.arrayValue ?? [] {
            guard let start = item["start"]?.unsignedValue, let length = item["length"]?.unsignedValue else {
                return nil
            }
            let box = item["boxIndex"]
            guard let index = box == nil || box == .null ? 0 : box?.unsignedValue, index < UInt64(names.count) else {
                return nil
            }
            if let last = exclusions.last {
                let (end, overflow) = last.start.addingReportingOverflow(last.length)
                guard index > last.box || index == last.box && !overflow && start >= end else { return nil }
            }
            guard !start.addingReportingOverflow(length).overflow else { return nil }
            exclusions.append(BoxesHash.Exclusion(box: index, start: start, length: length))
        }
        self.names = names
        algorithm = value["alg"]?.textValue
        hash = value["hash"]?.byteString
        isExcluded = value["excluded"]?.boolValue ?? false
        self.exclusions = exclusions
    }
}
