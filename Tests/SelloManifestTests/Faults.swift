import SelloManifest

extension StoreValidation {
    /// The failures of the active manifest but the one of trust: code and reference.
    var faults: [String] { Self.list(activeResults.failure) }

    /// The new failures at ingredients but the one of trust.
    var faultsBelow: [String] { deltas.flatMap { Self.list($0.validationDeltas.failure) } }

    private static func list(_ failures: [ValidationStatus]) -> [String] {
        failures.filter { $0.code != .signingCredentialUntrusted }.map { "\($0.code.rawValue) \($0.url)" }
    }
}
