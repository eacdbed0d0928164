internal import COpenSSL

// `unsafe`: OpenSSL reads the bytes with their own length and writes sixteen into a buffer of sixteen.

/// A name made of content, where a format asks for an MD5: it tells pieces apart and protects nothing.
package enum ContentName {
    /// The MD5 of bytes as 32 capital hexadecimal digits, as extended XMP names itself (XMP part 3, 1.1.3.1).
    ///
    /// - Throws: ``AssetError`` `.unsupported` where OpenSSL is set up without MD5.
    package static func md5(_ bytes: [UInt8]) throws(AssetError) -> String {
        var digest = [UInt8](repeating: 0, count: 16)
        guard unsafe EVP_Q_digest(nil, "MD5", nil, bytes, bytes.count, &digest, nil) == 1 else {
            throw AssetError(.unsupported, "OpenSSL offers no MD5 here, by which extended XMP is named")
        }
        let digits = Array("0123456789ABCDEF".utf8)
        return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
