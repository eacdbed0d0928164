import SelloBytes
import SelloCBOR
import SelloManifest
import SelloSigning
import SigningForge

@testable import Sello

/// What the tests of records have in common: a platform that signs, files, and somebody who uploads them.
enum RecordScene {
    static let platform = ForgedSigner(.honest)

    /// Options that trust the platform.
    static let trusting: ValidationOptions = {
        var options = ValidationOptions(moment: testMoment)
        if let anchors = try? TrustAnchors(certificates: [ForgedCredential.honest.root.certificate]) {
            options.anchors = anchors
        }
        return options
    }()

    /// Options that trust nobody.
    static let plain = ValidationOptions(moment: testMoment)

    static func statement(
        _ bytes: [UInt8], _ answer: Declaration.Answer = .yes, at moment: Moment = testMoment
    ) throws -> DeclarationStatement {
        DeclarationStatement(
            answer: answer, by: try OpaqueReference("user:7f3c"), at: moment,
            file: try ReceivedFile(reading: MemorySource(bytes)))
    }

    static func declare(
        _ bytes: [UInt8], _ answer: Declaration.Answer = .yes, at moment: Moment = testMoment,
        by signer: any Signer = platform
    ) async throws -> DeclarationRecord {
        try await DeclarationRecord.sign(try statement(bytes, answer, at: moment), with: signer, at: testMoment)
    }

    static func stamped(_ bytes: [UInt8], _ change: (inout Stamp) -> Void = { _ in }) async throws -> [UInt8] {
        var stamp = Stamp(system: SGILabel.System(name: "Imager"), provider: "P", moment: testMoment)
        change(&stamp)
        let sink = MemorySink()
        _ = try await Stamper(signer: platform).stamp(MemorySource(bytes), with: stamp, to: sink)
        return sink.bytes
    }

    static func report(
        _ bytes: [UInt8], _ options: ValidationOptions = trusting, _ record: DeclarationRecord? = nil
    ) throws -> VerificationReport {
        try Verifier(options: options).verify(MemorySource(bytes), knowing: Circumstances(record: record))
    }

    static func received(_ bytes: [UInt8]) throws -> ReceivedFile { try ReceivedFile(reading: MemorySource(bytes)) }

    /// A record whose payload and unprotected header are another's, signed or not.
    static func forged(
        _ payload: [UInt8], _ contentType: String, by credential: ForgedCredential = .honest,
        beside: [CBORPair] = [], over signed: [UInt8]? = nil
    ) throws -> [UInt8] {
        let builder = try COSESign1Builder(
            enclosing: payload, contentType: contentType, algorithm: credential.algorithm,
            certificates: credential.chain, reservedPadding: beside.isEmpty ? 0 : 4096)
        let signature = try credential.sign(builder.signatureStructure(payload: signed ?? payload))
        return try builder.finish(signature: signature, additions: beside)
    }
}

extension CBORValue {
    /// A map with a field changed, by its path; `nil` takes it out.
    func setting(_ path: String, _ value: CBORValue?) -> CBORValue {
        let parts = path.split(separator: ".", maxSplits: 1).map(String.init)
        guard let key = parts.first, case .map(let pairs) = self else { return self }
        let old = pairs.first { $0.key == .text(key) }?.value
        let new = parts.count > 1 ? (old ?? .map([])).setting(parts[1], value) : value
        return .map(pairs.filter { $0.key != .text(key) } + (new.map { [CBORPair(.text(key), $0)] } ?? []))
    }
}
