internal import COpenSSL
import SelloBytes

extension PublicKey {
    /// Takes a bare key of Ed25519 (RFC 8032): 32 bytes, in no certificate; `nil` for what is no such key.
    package init?(ed25519 bytes: [UInt8]) {
        defer { ErrorQueue.clear() }
        guard bytes.count == 32,
            let key = unsafe Owned<KeyObject>(
                EVP_PKEY_new_raw_public_key_ex(nil, "ED25519", nil, bytes, bytes.count))
        else { return nil }
        unsafe self.init(key.raw, kind: .ed25519)
    }
}
