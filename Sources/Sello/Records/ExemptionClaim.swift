public import SelloBytes
internal import SelloPolicy

/// A claim that what was done to a file is outside the law's definition of synthetic information, signed with the file's manifest
/// (`Spec/exemption.md`).
///
/// It is a claim by whoever signs, never a fact: nothing here judges it, and the file is labelled all the same.
public struct ExemptionClaim: Sendable, Hashable {
    /// The exclusion that is claimed: a limb of the proviso to rule 2(1)(wa) of India's IT Rules (as amended on 10 February 2026).
    public enum Limb: String, Sendable, Hashable, CaseIterable {
        /// Routine or good-faith editing that does not materially change substance, context or meaning.
        case editing = "a"
        /// Routine or good-faith making of documents and teaching or research material, that makes no false record.
        case documents = "b"
        /// Use of a computer solely for access, clarity, quality, translation, description or discovery, without generating a material part.
        case accessibility = "c"
    }

    /// What is put forward for the claim.
    public enum Evidence: Sendable, Hashable {
        /// A document that the claimant keeps, with its SHA-256 where that is to be fixed.
        case document(OpaqueReference, sha256: [UInt8]? = nil)
        /// A statement in words.
        case statement(String)
        /// Evidence of a kind that this version does not know; only its kind is read.
        case other(kind: String)

        /// The kind, as it is written.
        public var kind: String {
            switch self {
            case .document: "document"
            case .statement: "statement"
            case .other(let kind): kind
            }
        }
    }

    /// The rulebook that the limb is of.
    public static let rulebook = "in-2026"

    /// The exclusion.
    public var limb: Limb
    /// The actions of the manifest that the claim is for, as C2PA names them.
    public var actions: [String]
    /// Who claims it: a reference.
    public var claimedBy: OpaqueReference
    /// What is put forward.
    public var evidence: [Evidence]

    /// Makes a claim.
    public init(_ limb: Limb, actions: [String], claimedBy: OpaqueReference, evidence: [Evidence] = []) {
        self.limb = limb
        self.actions = actions
        self.claimedBy = claimedBy
        self.evidence = evidence
    }

    /// The most that may be named of anything.
    static let listLimit = 64
    /// The most bytes that a statement may have.
    static let statementByteCount = 4 << 10
    /// The most bytes that the name of an action or of a kind may have.
    static let nameByteCount = 128

    /// Checks what is to be signed.
    ///
    /// - Parameter written: The actions that the manifest will have.
    /// - Throws: ``RecordError`` `.invalidField` that names the field.
    func check(against written: [String]) throws(RecordError) {
        let isListed = !actions.isEmpty && actions.count <= Self.listLimit && Set(actions).count == actions.count
        guard isListed, let unknown = actions.first(where: { !written.contains($0) }) else {
            if isListed { return try checkEvidence() }
            throw .invalidField(
                "exemption.actions",
                Sentence(
                    en: "an exemption is claimed for 1 to \(Self.listLimit) actions, each named once",
                    es: "una exención se alega para entre 1 y \(Self.listLimit) acciones, cada una nombrada una vez"))
        }
        throw .invalidField(
            "exemption.actions",
            Sentence(
                en: "the exemption is claimed for “\(unknown)”, which is none of the actions that are recorded: "
                    + written.joined(separator: ", "),
                es: "la exención se alega para “\(unknown)”, que no es ninguna de las acciones que se registran: "
                    + written.joined(separator: ", ")))
    }

    private func checkEvidence() throws(RecordError) {
        let isSound =
            evidence.count <= Self.listLimit
            && evidence.allSatisfy { one in
                switch one {
                case .document(_, let sha256): sha256.map { $0.count == 32 } ?? true
                case .statement(let text): (1...Self.statementByteCount).contains(text.utf8.count)
                // What is not known cannot be written.
                case .other: false
                }
            }
        guard isSound else {
            throw .invalidField(
                "exemption.evidence",
                Sentence(
                    en:
                        "evidence is up to \(Self.listLimit) documents, with a SHA-256 of 32 bytes if any, and statements of 1 to "
                        + "\(Self.statementByteCount) bytes",
                    es:
                        "las pruebas son hasta \(Self.listLimit) documentos, con un SHA-256 de 32 bytes si lo hay, y declaraciones de "
                        + "1 a \(Self.statementByteCount) bytes"))
        }
    }
}

/// A claimed exemption as it was found.
public struct ExemptionFinding: Sendable, Hashable {
    /// The claim.
    public let claim: ExemptionClaim
    /// When it was made, as the signer says.
    public let claimedAt: Moment
    /// The manifest that holds it.
    public let manifest: String
    /// Who signed that; `nil` where no certificate can be read.
    public let signer: SignerSummary?
    /// Whether that manifest, and the file's, hold: that the claim was made is proven then; that it is right never is.
    public let isSigned: Bool
}
