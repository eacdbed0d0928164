/// What a fuzzer gave, and what must hold for it.
package enum Input {
    /// A copy of the bytes that libFuzzer lends.
    package static func bytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
        unsafe Array(UnsafeBufferPointer(start: start, count: count))
    }
}

/// Stops the fuzzer, which then keeps the input, unless something holds.
///
/// - Parameters:
///   - holds: What the code under test promises.
///   - promise: The promise in words; it is printed.
package func claim(_ holds: Bool, _ promise: @autoclosure () -> String) {
    guard !holds else { return }
    fatalError("The claim does not hold: \(promise())")
}
