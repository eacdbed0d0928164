internal import SelloCBOR

/// One Merkle tree of a BMFF hash, by one row of its nodes (spec 2.4, §18.6, `merkle-map`).
package struct MerkleMap: Sendable, Hashable {
    /// What tells trees apart: the file or representation, and the track or `mdat` in it.
    package struct Name: Sendable, Hashable {
        package let uniqueID: UInt64
        package let localID: UInt64

        package init(uniqueID: UInt64, localID: UInt64) {
            self.uniqueID = uniqueID
            self.localID = localID
        }
    }

    /// How media data fall into leaves.
    package enum Blocks: Sendable, Hashable {
        /// All of them are one leaf.
        case whole
        /// Leaves of one size; the last may be shorter.
        case fixed(Int)
        /// Leaves of these sizes.
        case variable([Int])
    }

    /// Which tree it is.
    package let name: Name
    /// How many leaves it has.
    package let leafCount: Int
    /// The digest's name; `nil` where that of the assertion applies.
    package let algorithm: String?
    /// The digest of what stands before the first fragment; `nil` for media data in one piece.
    package let initHash: [UInt8]?
    /// One row of the tree.
    package let row: [[UInt8]]
    /// How many steps lie between the leaves and the row.
    package let rowLevel: Int
    /// How media data fall into leaves.
    package let blocks: Blocks

    /// Makes a tree of known leaves.
    package init(name: Name, leafCount: Int, initHash: [UInt8]?, row: [[UInt8]], rowLevel: Int, blocks: Blocks) {
        self.name = name
        self.leafCount = leafCount
        algorithm = "sha256"
        self.initHash = initHash
        self.row = row
        self.rowLevel = rowLevel
        self.blocks = blocks
    }

    /// Reads a tree; `nil` where fields are missing or contradict one another (`assertion.bmffHash.malformed`).
    init?(_ value: CBORValue) {
        guard let uniqueID = value["uniqueId"]?.unsignedValue, let localID = value["localId"]?.unsignedValue,
            let count = value["count"]?.intValue, count > 0,
            let list = value["hashes"]?.arrayValue, !list.isEmpty, list.count <= count
        else { return nil }
        var row: [[UInt8]] = []
        row.reserveCapacity(list.count)
        for item in list {
            guard let hash = item.byteString else { return nil }
            row.append(hash)
        }
        // The row must be one of the tree's: as many nodes as there are after some number of steps.
        var nodes = count
        var level = 0
        while nodes > row.count {
            nodes = nodes / 2 + nodes % 2
            level += 1
        }
        guard nodes == row.count else { return nil }
        name = Name(uniqueID: uniqueID, localID: localID)
        leafCount = count
        self.row = row
        rowLevel = level
        algorithm = value["alg"]?.textValue
        initHash = value["initHash"]?.byteString
        let fixed = value["fixedBlockSize"].flatMap { $0 == .null ? nil : $0 }
        let variable = value["variableBlockSizes"].flatMap { $0 == .null ? nil : $0 }
        switch (fixed, variable) {
        case (nil, nil): blocks = .whole
        case (let size?, nil):
            guard let size = size.intValue, size > 0 else { return nil }
            blocks = .fixed(size)
        case (nil, let list?):
            guard let list = list.arrayValue, list.count == count else { return nil }
            var sizes: [Int] = []
            sizes.reserveCapacity(list.count)
            for item in list {
                guard let size = item.intValue, size > 0 else { return nil }
                sizes.append(size)
            }
            blocks = .variable(sizes)
        default: return nil
        }
    }

    /// The map of a new assertion.
    var cbor: CBORValue {
        var blockSize: CBORValue?
        var blockSizes: CBORValue?
        switch blocks {
        case .whole: break
        case .fixed(let size): blockSize = .unsigned(UInt64(clamping: size))
        case .variable(let sizes): blockSizes = .array(sizes.map { .unsigned(UInt64(clamping: $0)) })
        }
        return .map([
            "uniqueId": .unsigned(name.uniqueID), "localId": .unsigned(name.localID),
            "count": .unsigned(UInt64(clamping: leafCount)), "alg": algorithm.map { .text($0) },
            "initHash": initHash.map { .bytes($0) }, "hashes": .array(row.map { .bytes($0) }),
            "fixedBlockSize": blockSize, "variableBlockSizes": blockSizes,
        ])
    }
}
