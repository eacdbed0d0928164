internal import COpenSSL

// Every `unsafe` here is a call of OpenSSL on objects that live through it: the buffer is lent with its own
// length.

extension OID {
    /// Takes the identifier of an `ASN1_OBJECT *`.
    init(of object: OpaquePointer?) {
        var buffer = [CChar](repeating: 0, count: 128)
        let count = unsafe OBJ_obj2txt(&buffer, Int32(buffer.count), object, 1)
        // OpenSSL cuts what does not fit and says how long it is; such an identifier is none that anybody knows.
        guard count > 0, Int(count) < buffer.count else {
            self.init(known: "")
            return
        }
        self.init(known: String(decoding: buffer.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }
}
