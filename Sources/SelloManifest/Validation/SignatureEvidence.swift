internal import SelloBytes
internal import SelloSigning

/// What manifests of a store hold for the signatures of others: time-stamps and answers about revocation.
///
/// Each proves itself by the signature of the authority that made it. Whose manifest carries it, and whether that one holds, changes
/// nothing.
struct SignatureEvidence: Sendable {
    /// Time-stamp tokens by the URN of the manifest that they are for, in the order of the store.
    private(set) var timeStamps: [String: [[UInt8]]] = [:]
    /// Answers of responders, for whatever certificate they name; read once for all manifests.
    private(set) var responses: [RevocationResponse] = []

    /// The most tokens for one manifest, and the most answers, that are looked at: each costs a signature check.
    private static let limit = 16

    /// Nothing.
    static let none = SignatureEvidence()

    private init() {}

    /// Gathers what a store holds; assertions that break their rules are left out, and told of where they stand.
    ///
    /// The manifests that the active one leads to come first: others are anyone's to put there, and must not fill the places.
    init(_ store: ManifestStore, reached: (Manifest) -> Bool, limits: Limits) {
        for manifest in store.manifests.filter(reached) + store.manifests.filter({ !reached($0) }) {
            for assertion in manifest.assertions {
                switch assertion.type {
                case AssertionLabel.timeStamp:
                    guard let value = try? store.cbor(in: assertion.box, limits: limits) else { continue }
                    for (name, token) in TimeStampAssertion.tokens(value) ?? []
                    where timeStamps[name, default: []].count < Self.limit {
                        timeStamps[name, default: []].append(token)
                    }
                case AssertionLabel.certificateStatus:
                    guard responses.count < Self.limit, let value = try? store.cbor(in: assertion.box, limits: limits)
                    else { continue }
                    responses += (RevocationValues.responses(value) ?? []).prefix(Self.limit - responses.count)
                        .compactMap { RevocationResponse(der: $0) }
                default: break
                }
            }
        }
    }
}
