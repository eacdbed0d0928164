import SelloSigning

/// The signatures of a real JPEG and the claims they are made over, found by the labels of their boxes; enough for a test and no more.
enum SignatureStore {
    /// The manifest store of a JPEG: the payloads of its APP11 segments, the box header once.
    static func store(ofJPEG file: [UInt8]) -> [UInt8] {
        var store: [UInt8] = []
        var at = 2
        while at + 4 <= file.count, file[at] == 0xFF, file[at + 1] != 0xDA {
            let length = Int(file[at + 2]) << 8 | Int(file[at + 3])
            let segment = file[at + 4..<min(file.count, at + 2 + length)]
            if file[at + 1] == 0xEB, segment.starts(with: Array("JP".utf8)), segment.count > 16 {
                let isFirst = segment.dropFirst(4).prefix(4).elementsEqual([0, 0, 0, 1])
                store += segment.dropFirst(isFirst ? 8 : 16)
            }
            at += 2 + length
        }
        return store
    }

    /// Each claim with its signature, in the order of the manifests.
    static func pairs(in store: [UInt8]) -> [(claim: [UInt8], signature: [UInt8])] {
        var pairs: [(claim: [UInt8], signature: [UInt8])] = []
        var claim: [UInt8]?
        for at in store.indices where store[at] == UInt8(ascii: "c") && store[at...].starts(with: Array("c2pa.".utf8)) {
            for (label, isClaim) in [("c2pa.claim\0", true), ("c2pa.claim.v2\0", true), ("c2pa.signature\0", false)]
            where store[at...].starts(with: Array(label.utf8)) {
                // Only where the label ends a description box: 17 bytes of type and toggles before it, the head before those.
                guard at >= 25, store[at - 21..<at - 17].elementsEqual("jumd".utf8),
                    let content = cbor(after: at + label.utf8.count, in: store)
                else { continue }
                if isClaim { claim = content } else if let claim { pairs.append((claim, content)) }
            }
        }
        return pairs
    }

    private static func cbor(after start: Int, in store: [UInt8]) -> [UInt8]? {
        guard start + 8 <= store.count, store[start + 4..<start + 8].elementsEqual("cbor".utf8) else { return nil }
        let size = store[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
        return size >= 8 && start + size <= store.count ? Array(store[start + 8..<start + size]) : nil
    }
}
