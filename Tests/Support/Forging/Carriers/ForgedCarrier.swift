/// What a store is put into.
package protocol ForgedCarrier: Sendable {
    /// Puts in a store; an empty one leaves no trace.
    func embed(_ store: [UInt8], appended: [UInt8]) throws -> ForgedAsset
}
