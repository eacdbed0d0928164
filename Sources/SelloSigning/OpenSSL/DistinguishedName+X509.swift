internal import COpenSSL

// Every `unsafe` here is a call of OpenSSL on objects that live through it: entries belong to the name, which
// outlives them; each text is copied and freed.

extension DistinguishedName {
    /// Reads an `X509_NAME *`.
    init(_ raw: OpaquePointer?) {
        var attributes: [Attribute] = []
        for index in 0..<max(0, unsafe X509_NAME_entry_count(raw)) {
            let entry = unsafe X509_NAME_get_entry(raw, index)
            let type = unsafe OID(of: X509_NAME_ENTRY_get_object(entry))
            var text: UnsafeMutablePointer<UInt8>?
            let count = unsafe ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(entry))
            guard count >= 0, let start = unsafe text else {
                ErrorQueue.clear()
                continue
            }
            let bytes = unsafe UnsafeBufferPointer(start: start, count: Int(count))
            attributes.append(Attribute(type: type, value: unsafe String(decoding: bytes, as: UTF8.self)))
            unsafe CRYPTO_free(start, #file, #line)
        }
        self.init(attributes)
    }
}
