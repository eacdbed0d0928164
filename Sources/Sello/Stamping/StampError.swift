public import SelloBytes
public import SelloSigning

/// Why a file was not stamped.
///
/// Nothing was written.
public enum StampError: Error, Sendable, Hashable {
    /// The file, or the place for the new one, does not allow it.
    case asset(AssetError)
    /// Key, certificates or signing service do not allow it.
    case signing(SigningError)
    /// What was asked for would weaken a label or tell a lie.
    case refused(Refusal)

    /// A request that Sello does not follow.
    public struct Refusal: Sendable, Hashable {
        /// Why.
        public enum Code: String, Sendable, Hashable {
            /// What was to be redacted must stay.
            case redactionForbidden
            /// What was to be redacted is not there.
            case redactionUnknown
            /// The file carries another label identifier.
            case labelConflict
            /// The source type would say less than the label that the file, or a part of it, carries.
            case labelWeakened
            /// The file's manifest is not the parent's, nor in the parent's chain.
            case parentMismatch
            /// The parent's manifest does not hold.
            case parentInvalid
            /// The action is not one that can be claimed here.
            case actionUnknown
            /// What was to be recorded has a field that may not be so.
            case recordInvalid
            /// What was written does not verify; a fault of Sello or of the storage.
            case outputInvalid
        }

        /// Why.
        public let code: Code
        /// One sentence on what was found and what to do.
        public let reason: String

        init(_ code: Code, _ reason: String) {
            self.code = code
            self.reason = reason
        }
    }

    static func refused(_ code: Refusal.Code, _ reason: String) -> StampError { .refused(Refusal(code, reason)) }

    static func refused(_ error: RecordError) -> StampError { .refused(.recordInvalid, error.description) }
}

extension StampError: CustomStringConvertible {
    /// The reason.
    public var description: String {
        switch self {
        case .asset(let error): error.description
        case .signing(let error): error.description
        case .refused(let refusal): refusal.reason
        }
    }
}
