package import SelloBytes
package import SelloContainers
internal import SelloCBOR

/// How a new manifest binds to its content.
package enum HardBinding: Sendable, Hashable {
    /// `c2pa.hash.data`, leaving out one range.
    case data(excluding: Range<Int>)
    /// `c2pa.hash.bmff.v3` with the mandatory exclusions.
    case bmff

    /// The binding for a new file.
    package init(_ rewrite: Rewrite) {
        self = rewrite.rootBoxes.isEmpty ? .data(excluding: rewrite.storeExtent) : .bmff
    }

    /// The label of its assertion.
    package var label: String {
        switch self {
        case .data: AssertionLabel.dataHash
        case .bmff: AssertionLabel.bmffHash
        }
    }

    /// The assertion box.
    ///
    /// - Parameters:
    ///   - hash: The digest; any 32 bytes while sizes are being worked out.
    ///   - padding: How many bytes `pad` holds, for a data hash.
    /// - Returns: The box with its header.
    func box(hash: [UInt8], padding: Int) -> [UInt8] {
        let value =
            switch self {
            case .data(let range): DataHash.cbor(excluding: range, hash: hash, padding: padding)
            case .bmff: BMFFHash.cbor(hash: hash)
            }
        return JUMBFWriter.cbor(.cbor, label: label, CBOREncoder.encode(value))
    }

    /// What the binding covers of the new file.
    package static func plan(_ rewrite: Rewrite) -> DigestPlan {
        guard !rewrite.rootBoxes.isEmpty else {
            return DigestPlan(byteCount: rewrite.byteCount, excluding: [rewrite.storeExtent])
        }
        // Each root box that is hashed is preceded by its offset (checklist §13.3).
        var plan = DigestPlan()
        for box in rewrite.rootBoxes where !box.isLeftOutOfHash {
            plan.append(number: UInt64(box.range.lowerBound))
            plan.append(box.range)
        }
        // Bytes after the last box belong to no box, and are hashed as they are.
        plan.append((rewrite.rootBoxes.last?.range.upperBound ?? 0)..<rewrite.byteCount)
        return plan
    }
}

extension Rewrite.RootBox {
    /// Whether one of the three mandatory exclusions names it.
    var isLeftOutOfHash: Bool {
        isStore || type == 0x6674_7970 /* ftyp */ || type == 0x6D66_7261 /* mfra */
    }
}
