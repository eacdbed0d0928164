/// A test asked for something that cannot be forged.
package struct ForgingError: Error, CustomStringConvertible {
    package let description: String

    package init(_ what: String) { description = "the forger finds no \(what)" }
}
