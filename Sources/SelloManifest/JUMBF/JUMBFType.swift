/// The type of a JUMBF superbox: the UUID of its description box (ISO 19566-5:2023, annex B; spec 2.4, §11.1.4).
package struct JUMBFType: Sendable, Hashable {
    /// The 16 bytes, as two numbers.
    private let high: UInt64
    private let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// A type whose first four bytes are a name and whose rest is the one that ISO gives to all such types.
    private init(code: UInt32) {
        high = UInt64(code) << 32 | 0x0011_0010
        low = 0x8000_00AA_0038_9B71
    }

    /// The bytes as they stand in a file.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for part in [high, low] {
            for shift in stride(from: UInt64(56), through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: part >> shift))
            }
        }
        return bytes
    }

    /// A manifest store, `c2pa`.
    package static let manifestStore = JUMBFType(code: 0x6332_7061)
    /// A standard manifest, `c2ma`.
    package static let standardManifest = JUMBFType(code: 0x6332_6D61)
    /// A standard manifest as the first versions wrote it, `c2md`; read, never written.
    package static let legacyManifest = JUMBFType(code: 0x6332_6D64)
    /// An update manifest, `c2um`.
    package static let updateManifest = JUMBFType(code: 0x6332_756D)
    /// A compressed manifest, `c2cm`.
    package static let compressedManifest = JUMBFType(code: 0x6332_636D)
    /// A time-stamp manifest of 2.1, `c2tm`; passed over.
    package static let timeStampManifest = JUMBFType(code: 0x6332_746D)
    /// An assertion store, `c2as`.
    package static let assertionStore = JUMBFType(code: 0x6332_6173)
    /// A claim, `c2cl`.
    package static let claim = JUMBFType(code: 0x6332_636C)
    /// A claim signature, `c2cs`.
    package static let claimSignature = JUMBFType(code: 0x6332_6373)
    /// A data box store, `c2db`; deprecated since 2.2.
    package static let dataBoxStore = JUMBFType(code: 0x6332_6462)
    /// A store of verifiable credentials, `c2vc`; 1.x only.
    package static let credentialStore = JUMBFType(code: 0x6332_7663)
    /// CBOR content, `cbor`.
    package static let cbor = JUMBFType(code: 0x6362_6F72)
    /// JSON content, `json`.
    package static let json = JUMBFType(code: 0x6A73_6F6E)
    /// Content of a type of its own, `uuid`.
    package static let uuid = JUMBFType(code: 0x7575_6964)
    /// An embedded file.
    package static let embeddedFile = JUMBFType(high: 0x40CB_0C32_BB8A_489D, low: 0xA70B_2AD6_F47F_4369)

    /// Whether boxes of this type are manifests.
    package var isManifest: Bool {
        self == .standardManifest || self == .legacyManifest || self == .updateManifest || self == .compressedManifest
    }
}
