/// A rule of the profile that a certificate of a chain breaks, and which one it is.
package struct PlacedFault: Sendable, Hashable {
    /// The place in the chain; 0 is the leaf.
    package let index: Int
    /// The rule.
    package let fault: ProfileFault

    /// Makes a fault with its place.
    package init(index: Int, fault: ProfileFault) {
        self.index = index
        self.fault = fault
    }
}

extension PlacedFault: CustomStringConvertible {
    /// What is wrong with which certificate, and the clause.
    package var description: String { "certificate \(index + 1) of the chain: \(fault) (\(fault.clause))" }
}
