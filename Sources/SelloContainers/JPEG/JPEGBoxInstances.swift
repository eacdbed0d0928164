import SelloBytes

/// Gathers the manifest stores that APP11 segments carry (ISO 19566-5:2023, annex D; C2PA 2.4, A.3.1).
///
/// A box too large for one segment is an instance, numbered by En, whose segments count up in Z and all repeat the box's
/// header. JPEG-HDR, other JUMBF boxes and whatever else calls itself APP11 is nobody's business here and passes.
struct JPEGBoxInstances: Sendable {
    /// How many bytes of a segment's content are needed to know it: the header with XLBox, and the `jumd` box up to its label.
    static let headByteCount = 54

    /// One store on its way.
    private struct Instance: Sendable {
        let boxHeader: ArraySlice<UInt8>
        let declaredByteCount: UInt64
        var lastNumber: UInt32
        var pieces: [Range<Int>]
        var extent: Range<Int>
        var fault: AssetError?
    }

    private var instances: [Instance] = []
    // Which store the segments of an instance number continue; `nil` for a box that is none of ours.
    private var latest: [UInt16: Int?] = [:]

    /// The instance numbers that other boxes use, which a new store must not take.
    private(set) var takenNumbers: Set<UInt16> = []

    /// Takes an APP11 segment, in the order of the file.
    ///
    /// - Parameters:
    ///   - head: The first bytes of its content, ``headByteCount`` or all.
    ///   - segment: The segment from its marker to its end.
    ///   - contentStart: Where its content begins, after the length.
    /// - Returns: Whether it carries a piece of a manifest store.
    mutating func take(_ head: [UInt8], segment: Range<Int>, contentStart: Int) -> Bool {
        guard head.count >= 4, head[0] == 0x4A, head[1] == 0x50 else { return false }  // JP
        let number = UInt16(head[2]) << 8 | UInt16(head[3])
        guard let header = Self.boxHeader(head) else {
            takenNumbers.insert(number)
            return false
        }
        let sequence = head[4..<8].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        let store = latest[number] ?? nil
        if let store, sequence == instances[store].lastNumber &+ 1 {
            // A next piece is one even where its bytes happen to look like the start of another store.
            resume(store, header, sequence, segment, contentStart)
            return true
        }
        if Self.startsStore(head[header.endIndex...]) {
            start(number, header, sequence, segment, contentStart)
            return true
        }
        if sequence > 1, let store {
            resume(store, header, sequence, segment, contentStart)
            return true
        }
        latest[number] = .some(nil)
        takenNumbers.insert(number)
        return false
    }

    /// The stores, complete or with what is wrong with them.
    var stores: [StoreLocation] {
        instances.map { instance in
            let count = UInt64(instance.pieces.reduce(0) { $0 + $1.count })
            var fault = instance.fault
            // A length of 0 is “to the end”, which only an outermost box may have: this one.
            // More is padding, or something that the hard binding will not let pass.
            if fault == nil, count < instance.declaredByteCount {
                fault = AssetError(
                    .truncated, at: instance.extent.lowerBound,
                    "the manifest store announces \(instance.declaredByteCount) bytes and its segments hold \(count);"
                        + " get an undamaged copy of the file")
            }
            return StoreLocation(pieces: instance.pieces, extent: instance.extent, fault: fault)
        }
    }

    // MARK: -

    private mutating func start(
        _ number: UInt16, _ header: ArraySlice<UInt8>, _ sequence: UInt32, _ segment: Range<Int>, _ contentStart: Int
    ) {
        latest[number] = .some(instances.count)
        var instance = Instance(
            boxHeader: header, declaredByteCount: Self.declaredByteCount(header), lastNumber: sequence,
            pieces: [contentStart + 8..<segment.upperBound], extent: segment)
        // Numbers count from 1; Microsoft's generator counts from 0, and nothing is missing there.
        if sequence > 1 {
            instance.fault = AssetError(
                .contradictory, at: segment.lowerBound,
                "the manifest store begins with segment number \(sequence) instead of 1; get an undamaged copy of the file"
            )
        }
        instances.append(instance)
    }

    private mutating func resume(
        _ store: Int, _ header: ArraySlice<UInt8>, _ sequence: UInt32, _ segment: Range<Int>, _ contentStart: Int
    ) {
        let what: String? =
            if segment.lowerBound != instances[store].extent.upperBound {
                "does not follow the one before it"
            } else if sequence != instances[store].lastNumber &+ 1 {
                "has the number \(sequence) after \(instances[store].lastNumber)"
            } else if header != instances[store].boxHeader {
                "repeats another box header than the first one has"
            } else {
                nil
            }
        if let what, instances[store].fault == nil {
            instances[store].fault = AssetError(
                .contradictory, at: segment.lowerBound,
                "a segment of the manifest store \(what); get an undamaged copy of the file")
        }
        instances[store].lastNumber = sequence
        // A piece that lies apart must not widen the extent: what stands between would escape the hash.
        guard segment.lowerBound == instances[store].extent.upperBound else { return }
        instances[store].pieces.append(contentStart + 8 + header.count..<segment.upperBound)
        instances[store].extent = instances[store].extent.lowerBound..<segment.upperBound
    }

    // LBox, TBox and, where LBox is 1, XLBox; only of a JUMBF superbox.
    private static func boxHeader(_ head: [UInt8]) -> ArraySlice<UInt8>? {
        guard head.count >= 16, head[12...15].elementsEqual("jumb".utf8) else { return nil }
        guard head[8...11].elementsEqual([0, 0, 0, 1]) else { return head[8..<16] }
        return head.count >= 24 ? head[8..<24] : nil
    }

    private static func declaredByteCount(_ header: ArraySlice<UInt8>) -> UInt64 {
        (header.count == 16 ? header.dropFirst(8) : header.prefix(4)).reduce(0) { $0 << 8 | UInt64($1) }
    }

    // The description box of a manifest store: its whole type, and the label.
    private static func startsStore(_ bytes: ArraySlice<UInt8>) -> Bool {
        let bytes = Array(bytes)
        let hasLabel: UInt8 = 0x02
        return bytes.count >= 30 && bytes[4..<8].elementsEqual("jumd".utf8) && bytes[8..<24].elementsEqual(storeType)
            && bytes[24] & hasLabel != 0 && bytes[25..<30].elementsEqual("c2pa\0".utf8)
    }

    // 63327061-0011-0010-8000-00AA00389B71
    private static let storeType: [UInt8] = [
        0x63, 0x32, 0x70, 0x61, 0x00, 0x11, 0x00, 0x10, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71,
    ]
}
