public import SelloBytes
internal import SelloManifest
internal import SelloMetadata
internal import SelloSigning

/// NovelAI's signature over a picture: Ed25519 over red, green and blue of every pixel and the settings beside it
/// (NovelAI/novelai-image-metadata, nai_sig.py, 3d9c7b7).
public struct NovelAISignature: Sendable {
    /// NovelAI's public key, as that file has it: `Y2JcQAOhLwzwSDUJPNgL04nS0Tbqm7cSRc4xk0vRMic=`.
    public static let publicKey: [UInt8] = [
        0x63, 0x62, 0x5C, 0x40, 0x03, 0xA1, 0x2F, 0x0C, 0xF0, 0x48, 0x35, 0x09, 0x3C, 0xD8, 0x0B, 0xD3, 0x89, 0xD2,
        0xD1, 0x36, 0xEA, 0x9B, 0xB7, 0x12, 0x45, 0xCE, 0x31, 0x93, 0x4B, 0xD1, 0x32, 0x27,
    ]

    /// What came of a check.
    public enum Verdict: Sendable, Hashable {
        /// The signature fits the pixels and the settings.
        case valid
        /// It does not: one of them was changed, or the settings come from another picture.
        case mismatch
        /// The settings have no signature.
        case absent
        /// It could not be checked, and why.
        case undetermined(String)
    }

    /// The most pixels that are taken: Ed25519 signs the message as a whole, so that all of it has to be in memory.
    ///
    /// NovelAI's own are some three million.
    public static let pixelLimit = 1 << 24

    private let key: [UInt8]

    /// Makes a check.
    ///
    /// - Parameter publicKey: The 32 bytes of the key; by default NovelAI's.
    public init(publicKey: [UInt8] = Self.publicKey) { key = publicKey }

    /// Checks the signature in a picture's comment.
    ///
    /// - Parameters:
    ///   - comment: The comment, as the PNG's text `Comment` or Exif's `UserComment` has it.
    ///   - pixels: The picture.
    /// - Returns: What came of it.
    public func verify(comment: [UInt8], pixels: any PixelSource) -> Verdict {
        guard let comment = NovelAIComment(comment) else { return .absent }
        guard let key = PublicKey(ed25519: key) else { return .undetermined("the key is none of Ed25519") }
        do throws(AssetError) {
            var message = try PixelRows(pixels, limit: Self.pixelLimit).colours(reserving: comment.message.count)
            message += comment.message
            return switch key.verify(comment.signature, of: message, algorithm: .ed25519) {
            case .valid: .valid
            case .mismatch, .malformed: .mismatch
            case .unfitKey(let reason): .undetermined(reason)
            }
        } catch {
            return .undetermined(error.reason)
        }
    }
}
