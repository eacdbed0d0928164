/// Who stands behind the code in `ContentProducer`.
///
/// A code is `001`, the kind of number, the number (for companies the 18 characters of their unified social credit code, USCC) and five of the
/// company's own: the USCC names the company, whatever its product.
package enum TC260Producer {
    /// The USCC in a code; `nil` where the code has another form.
    package static func creditCode(in code: String) -> String? {
        let bytes = Array(code.utf8)
        // 001, 1 for a USCC, 18 characters, and what follows.
        guard bytes.count >= 22, bytes.starts(with: Array("0011".utf8)),
            bytes[4..<22].allSatisfy({ Bytes.isDigit($0) || (0x41...0x5A).contains($0) })
        else { return nil }
        return String(decoding: bytes[4..<22], as: UTF8.self)
    }

    /// The service that a code or a name stands for; `nil` where it is not known.
    package static func name(of code: String) -> String? {
        if let credit = creditCode(in: code) { return services[credit] }
        return names[code.lowercased()]
    }

    /// Services by the USCC of the company that labels for them, as their files have it
    /// (wiltodelta/remove-ai-watermarks, watermark_registry.py, f52e40a).
    private static let services = [
        "91110102MACQD9K640": "Doubao", "9144030008867405X2": "Jimeng (Dreamina)", "91440101MA9Y9T4H7A": "Qwen",
        "91110108335469089C": "Kling", "91440300708461136T": "Tencent Yuanbao",
        "91340100MAEB4N8H76": "RunningHub", "91110000802100433B": "Baidu", "91110105MACJ6K1C8A": "LibLibAI",
    ]

    /// Names that some write where the code belongs.
    private static let names = ["doubao": "Doubao", "picwish": "PicWish", "runninghub": "RunningHub"]
}
