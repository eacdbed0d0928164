internal import SelloBytes

/// How many findings may still be listed: a file of some megabytes can have a million faults, and a report of all would be gigabytes.
struct FindingRoom: Sendable {
    /// How many there is room for.
    private(set) var left: Int
    /// How many were listed.
    private(set) var taken = 0

    /// Room for the findings of one manifest.
    init(_ count: Int = Limits().manifestFindingCount) { left = count }

    /// Takes the room of one finding; `false` where there is none.
    ///
    /// The verdict rests on some codes, of which a manifest has one each: those are always listed.
    mutating func take(_ code: StatusCode) -> Bool {
        guard !Self.decisive.contains(code) else { return true }
        guard left > 0 else { return false }
        left -= 1
        taken += 1
        return true
    }

    /// Leaves no more room than this.
    mutating func limit(to count: Int) { left = min(left, max(0, count)) }

    private static let decisive: Set<StatusCode> = [
        .claimSignatureValidated, .claimSignatureInsideValidity, .signingCredentialTrusted, .signingCredentialUntrusted,
    ]
}

/// How many findings are not listed.
struct OmittedFindings: Sendable, Hashable {
    var successes = 0
    var notes = 0
    var failures = 0

    var count: Int { successes + notes + failures }

    static func += (left: inout OmittedFindings, right: OmittedFindings) {
        left.successes += right.successes
        left.notes += right.notes
        left.failures += right.failures
    }
}
