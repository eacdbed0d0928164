// Every `unsafe` here hands on a pointer that this value alone owns: it is freed once, when the value ends.

/// A C object that its library frees through one function.
package protocol CObject {
    /// Gives the object back.
    static func free(_ raw: OpaquePointer)
}

/// Owns a C object and frees it, on every path, failures included.
///
/// The type that works with the object stores one of these: a `~Copyable` struct with a `deinit` of its own cannot throw from its
/// initialiser once it has stored the object.
@safe package struct Owned<Kind: CObject>: ~Copyable {
    /// The object; it lives as long as its owner.
    package let raw: OpaquePointer

    /// Takes ownership of an object, at +1.
    ///
    /// - Returns: `nil` where the library gave none.
    package init?(_ raw: OpaquePointer?) {
        guard let raw = unsafe raw else { return nil }
        unsafe self.raw = raw
    }

    deinit { unsafe Kind.free(raw) }
}
