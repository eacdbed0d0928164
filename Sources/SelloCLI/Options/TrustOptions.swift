import ArgumentParser
import Sello
import SelloBytes
import SelloManifest
import SelloSigning

/// Options of the commands that verify: whom to trust, and at which moment to judge.
struct TrustOptions: ParsableArguments {
    @Option(
        name: .customLong("trust-anchors"), parsing: .singleValue,
        help: ArgumentHelp(
            "Certificates (PEM) that make a signer trusted; may be given several times.", valueName: "pem"))
    var trustAnchors: [String] = []

    @Option(
        name: .customLong("trust-config"),
        help: ArgumentHelp(
            "The extended key usages that a trusted signer may have, an identifier a line.", valueName: "cfg"))
    var trustConfiguration: String?

    @Option(
        name: .customLong("allowed-list"), parsing: .singleValue,
        help: ArgumentHelp(
            "Signers that are trusted one by one: certificates (PEM), or their SHA-256 digests in Base64, one a line; may be given several times.",
            valueName: "file"))
    var allowedLists: [String] = []

    @Option(
        name: .customLong("time-stamp-anchors"), parsing: .singleValue,
        help: ArgumentHelp(
            "Certificates (PEM) of trusted time-stamping authorities; may be given several times.",
            valueName: "pem"))
    var timeStampAnchors: [String] = []

    @Option(
        name: .customLong("identity-anchors"), parsing: .singleValue,
        help: ArgumentHelp(
            "Certificates (PEM) that make the signer of a CAWG identity assertion trusted; may be given several times.",
            valueName: "pem"))
    var identityAnchors: [String] = []

    @Option(
        name: .customLong("at"),
        help: ArgumentHelp(
            "The moment to judge at, such as 2026-11-21T19:45:00Z (default: now).", valueName: "rfc3339"),
        transform: { text in
            guard let moment = Moment(rfc3339: text) else {
                throw ValidationError("“\(text)” is no time such as 2026-11-21T19:45:00Z.")
            }
            return moment
        })
    var moment: Moment?

    /// What may be relied on in validation.
    ///
    /// - Returns: The options, without a number of threads.
    /// - Throws: ``FailureReport`` for a file that is not what its option says.
    func validationOptions() throws(FailureReport) -> ValidationOptions {
        var options = ValidationOptions(
            anchors: try anchors(), timeStampAnchors: try Self.anchors(timeStampAnchors, for: .timeStamping, nil),
            moment: moment ?? .now())
        options.identityAnchors = try Self.anchors(identityAnchors, for: .claimSigning, nil)
        return options
    }

    private func anchors() throws(FailureReport) -> TrustAnchors {
        var configuration: TrustConfiguration?
        if let path = trustConfiguration {
            let bytes = try PEMFile.read(path)
            do {
                configuration = try TrustConfiguration(text: String(decoding: bytes, as: UTF8.self))
            } catch {
                throw FailureReport(error, in: path)
            }
        }
        var allowed = AllowedList.empty
        for path in allowedLists {
            let bytes = try PEMFile.read(path)
            do { allowed = allowed.union(try AllowedList(file: bytes)) } catch { throw FailureReport(error, in: path) }
        }
        return try Self.anchors(trustAnchors, for: .claimSigning, configuration, allowed)
    }

    private static func anchors(
        _ paths: [String], for purpose: TrustAnchors.Purpose, _ configuration: TrustConfiguration?,
        _ allowed: AllowedList = .empty
    ) throws(FailureReport) -> TrustAnchors {
        guard !paths.isEmpty || allowed.count > 0 else { return purpose == .timeStamping ? .noTimeStamps : .none }
        var certificates: [Certificate] = []
        for path in paths {
            let bytes = try PEMFile.read(path)
            do { certificates += try Certificate.all(pem: bytes) } catch { throw FailureReport(error, in: path) }
        }
        do {
            return try TrustAnchors(
                certificates: certificates, purpose: purpose, configuration: configuration, allowed: allowed)
        } catch {
            throw FailureReport(error)
        }
    }
}
