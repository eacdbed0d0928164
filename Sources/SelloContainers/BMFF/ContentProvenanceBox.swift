import SelloBytes

/// A C2PA box (C2PA 2.4, A.5.1): a `uuid` box with version and flags, what it is for, and either a manifest store or a piece of
/// a Merkle tree.
enum ContentProvenanceBox: Sendable {
    /// A store, or why the box yields none.
    case store(StoreLocation)
    /// A box of purpose `merkle`.
    case merkle(MerkleBox)

    /// Reads a box whose usertype is ``BMFFUserType/c2pa``.
    ///
    /// The eight letters of the purpose are in no hash, so a box that yields no store is never passed over: it becomes a store with
    /// a fault (c2pa-rs passed such boxes over once, and a changed letter made a manifest vanish).
    init(_ box: BMFFBox, _ window: inout Window) throws(AssetError) {
        let start = box.range.lowerBound
        func fault(_ code: AssetError.Code, _ reason: String) -> ContentProvenanceBox {
            .store(StoreLocation(pieces: [], extent: box.range, fault: AssetError(code, at: start, reason)))
        }
        let content = box.payload
        // Version and flags (four bytes), then the purpose. The longest known has eight letters.
        let head = try window.bytes(at: content.lowerBound, upTo: min(content.count, 64))
        guard head.count > 4, let nul = head[4...].firstIndex(of: 0) else {
            self = fault(.malformed, "a C2PA box does not say what it is for")
            return
        }
        let text = String(decoding: head[4..<nul], as: UTF8.self)
        let data = content.lowerBound + nul + 1..<content.upperBound
        if text == "merkle" {
            self = .merkle(MerkleBox(range: box.range, payload: data))
            return
        }
        guard let purpose = StoreLocation.Purpose(rawValue: text) else {
            self = fault(.malformed, "a C2PA box is for “\(text)”, which is no purpose of the standard")
            return
        }
        // The standard speaks of the place of the first `merkle` box for `manifest` and `original` only; the reference writes eight
        // bytes for `update`, too. Both are read.
        var store = data.lowerBound + 8
        if purpose == .update, try Self.length(of: data, &window) != nil { store = data.lowerBound }
        guard store <= data.upperBound, let length = try Self.length(of: store..<data.upperBound, &window) else {
            self = fault(.malformed, "a C2PA box of purpose “\(text)” holds no manifest store")
            return
        }
        guard let size = Int(exactly: length), size <= data.upperBound - store else {
            self = fault(.truncated, "a manifest store says that it has \(length) bytes, more than its C2PA box")
            return
        }
        // The whole box is left out of the hash: its padding must not hold anything.
        guard try Self.isZero(store + size..<data.upperBound, &window) else {
            self = fault(.malformed, "something stands behind the manifest store in its C2PA box")
            return
        }
        let offset = store == data.lowerBound ? 0 : try window.read(UInt64.self, at: data.lowerBound)
        self = .store(
            StoreLocation(
                purpose: purpose, pieces: [store..<store + size], extent: box.range, merkleOffset: offset))
    }

    private static func isZero(_ range: Range<Int>, _ window: inout Window) throws(AssetError) -> Bool {
        var at = range.lowerBound
        while at < range.upperBound {
            let part = try window.bytes(at: at, upTo: min(4 << 10, range.upperBound - at))
            guard !part.isEmpty, part.allSatisfy({ $0 == 0 }) else { return false }
            at += part.count
        }
        return true
    }

    /// The size of the JUMBF superbox that begins a range, from its own header, or `nil` where there is none.
    private static func length(of range: Range<Int>, _ window: inout Window) throws(AssetError) -> UInt64? {
        guard range.count >= 8, try window.read(UInt32.self, at: range.lowerBound + 4) == FourCC.jumb else {
            return nil
        }
        switch try window.read(UInt32.self, at: range.lowerBound) {
        case 0: return UInt64(range.count)
        case 1: return range.count >= 16 ? try window.read(UInt64.self, at: range.lowerBound + 8) : nil
        case let size: return size >= 8 ? UInt64(size) : nil
        }
    }

    /// Everything of a box that stands before its store.
    ///
    /// The size has 32 bits always: the mandatory exclusion finds the usertype eight bytes in (C2PA 2.4, 18.7).
    ///
    /// - Parameters:
    ///   - purpose: `manifest`, or `update`.
    ///   - storeByteCount: The size of the store.
    /// - Returns: The header of the box and all its fields.
    /// - Throws: ``AssetError`` `.limitExceeded` for a store that needs a 64-bit size.
    static func header(purpose: String = "manifest", storeByteCount: Int) throws(AssetError) -> [UInt8] {
        let fields = 24 + 4 + purpose.utf8.count + 1 + 8
        let (count, overflow) = storeByteCount.addingReportingOverflow(fields)
        guard storeByteCount >= 0, !overflow, let size = UInt32(exactly: count) else {
            throw AssetError(.limitExceeded, "a manifest store of \(storeByteCount) bytes does not fit a C2PA box")
        }
        var writer = ByteWriter(capacity: fields)
        writer.write(size)
        writer.write(FourCC.uuid)
        writer.write(BMFFUserType.c2pa.high)
        writer.write(BMFFUserType.c2pa.low)
        writer.write(UInt32(0))  // version, flags
        writer.write(purpose)
        writer.write(UInt8(0))
        writer.write(UInt64(0))  // no `merkle` box
        return writer.bytes
    }

    /// A box of purpose `merkle`.
    ///
    /// - Throws: ``AssetError`` `.limitExceeded` for data that need a 64-bit size.
    static func merkle(_ data: [UInt8]) throws(AssetError) -> [UInt8] {
        guard let size = UInt32(exactly: data.count + 35) else {
            throw AssetError(.limitExceeded, "\(data.count) bytes of a Merkle tree do not fit a C2PA box")
        }
        var writer = ByteWriter(capacity: data.count + 35)
        writer.write(size)
        writer.write(FourCC.uuid)
        writer.write(BMFFUserType.c2pa.high)
        writer.write(BMFFUserType.c2pa.low)
        writer.write(UInt32(0))  // version, flags
        writer.write("merkle\0")
        writer.write(data)
        return writer.bytes
    }

}

/// A C2PA box of purpose `merkle`: proofs for parts of the media (C2PA 2.4, A.5.4).
package struct MerkleBox: Sendable, Hashable {
    /// The whole box.
    package let range: Range<Int>
    /// The CBOR map and the zeros after it.
    package let payload: Range<Int>

    package init(range: Range<Int>, payload: Range<Int>) {
        self.range = range
        self.payload = payload
    }
}
