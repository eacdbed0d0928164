import SelloBytes

/// Which items of metadata speak of which pictures (`iref`, ISO 14496-12, 8.11.12), as far as the choice among them needs it.
struct ItemReferences: Sendable {
    /// For each wanted item that describes others (`cdsc`), whether the primary item is among them.
    private(set) var describesPrimary: [UInt32: Bool] = [:]
    /// The wanted items from which others are cut out (`iloc` references, construction method 2).
    private(set) var sources: Set<UInt32> = []

    init() {}

    /// Reads the payload of an `iref`; what follows a fault is left out.
    init(payload: [UInt8], wanted: Set<UInt32>, primary: UInt32?) {
        try? read(payload, wanted, primary)
    }

    private mutating func read(_ payload: [UInt8], _ wanted: Set<UInt32>, _ primary: UInt32?) throws(AssetError) {
        var cursor = ByteCursor(payload.rawBytes)
        let width = try cursor.read(UInt32.self) >> 24 == 0 ? 2 : 4
        while cursor.remaining >= 8 {
            let size = Int(try cursor.read(UInt32.self))
            let type = try cursor.read(UInt32.self)
            guard size >= 8 else { return }
            var box = try cursor.take(size - 8)
            guard type == FourCC.cdsc || type == FourCC.iloc else { continue }
            let from = UInt32(truncatingIfNeeded: try box.readUnsigned(width: width))
            for _ in 0..<(try box.read(UInt16.self)) {
                let to = UInt32(truncatingIfNeeded: try box.readUnsigned(width: width))
                if type == FourCC.cdsc {
                    if wanted.contains(from) {
                        describesPrimary[from] = describesPrimary[from] == true || to == primary
                    }
                } else if wanted.contains(to) {
                    sources.insert(to)
                }
            }
        }
    }
}
