import FuzzKnown
import FuzzSupport
import Sello
import SelloBytes

/// Claims: no file traps, what is stamped verifies and is trusted, its label is the one that was asked for in every copy, and nobody is ever
/// told that Sello wrote something wrong.
@c(LLVMFuzzerTestOneInput)
public func fuzzStamp(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Input.bytes(start, count)
    let sink = MemorySink()
    let receipt: StampReceipt
    switch Stamping.stamp(bytes, to: sink) {
    case .success(let made): receipt = made
    case .failure(.asset(let error)):
        if let offset = error.offset {
            claim((0...count).contains(offset), "an error names a place of the file: \(error)")
        }
        return 0
    case .failure(let error):
        let deltas = (try? Stamping.verifier.verify(sink))?.ingredientDeltas ?? []
        let faults = deltas.flatMap { delta in delta.validationDeltas.failure.map { "\($0.code.rawValue) at \($0.url)" }
        }
        fatalError("The claim does not hold: a file is stamped or cannot be: \(error); \(faults)")
    }
    // The stamper has validated what it wrote, without anchors; the whole report is looked at for one file in four, which saves a fifth of the time.
    guard count.isMultiple(of: 4) else { return 0 }
    guard let report = try? Stamping.verifier.verify(sink) else {
        fatalError("The claim does not hold: what was stamped can be read")
    }
    claim(report.state == .trusted, "what was stamped is trusted, not \(report.state)")
    claim(report.activeManifest == receipt.manifest, "the new manifest is the active one")
    claim(report.label?.label == receipt.label, "the label is the one that was written")
    claim(report.mediaType == receipt.mediaType, "the media type stays")
    for copy in report.label?.copies ?? [] where copy.place == .xmp {
        claim(copy.agreement == .agrees, "the copy in XMP agrees")
    }
    if receipt.warnings.isEmpty {
        claim(
            report.label?.copies.allSatisfy { $0.agreement == .agrees } == true,
            "all copies agree where nothing was left out")
    }
    return 0
}

private enum Stamping {
    static let moment = KnownSignatures.moment

    static func stamp(_ bytes: [UInt8], to sink: MemorySink) -> Result<StampReceipt, StampError> {
        // Nothing in it waits, so that the task ends before this call does.
        let result = Box()
        let task = Task.immediate {
            do throws(StampError) {
                result.value = .success(try await stamper.stamp(MemorySource(bytes), with: stamp, to: sink))
            } catch { result.value = .failure(error) }
        }
        guard let value = result.value else {
            fatalError("The claim does not hold: stamping in memory does not wait (\(task))")
        }
        return value
    }

    /// A place for the one result; the task that fills it runs inside the call that reads it.
    private final class Box: @unchecked Sendable {
        var value: Result<StampReceipt, StampError>?
    }

    static let stamp: Stamp = {
        var stamp = Stamp(
            system: .init(name: "Imager", version: "2.1", resource: "urn:example:imager"), provider: "Example",
            moment: moment)
        stamp.title = "A <title> & more"
        stamp.allowsInvalidParent = true
        return stamp
    }()

    static let credentials: DevelopmentCredentials = {
        guard let made = try? DevelopmentCredentials.create(algorithm: .ed25519, organization: "Fuzzers", at: moment)
        else {
            fatalError("The claim does not hold: credentials can be made")
        }
        return made
    }()

    static let stamper: Stamper = {
        guard let signer = try? LocalSigner(certificates: credentials.chain, key: credentials.key, at: moment) else {
            fatalError("The claim does not hold: the signer can sign")
        }
        return Stamper(signer: signer)
    }()

    static let verifier: Verifier = {
        guard let anchors = try? TrustAnchors(pem: [credentials.root]) else {
            fatalError("The claim does not hold: the root can be read")
        }
        return Verifier(options: ValidationOptions(anchors: anchors, moment: moment))
    }()
}

/// Keeps the lengths of units right; see `Mutation`.
@c(LLVMFuzzerCustomMutator)
public func mutate(_ start: UnsafeMutablePointer<UInt8>, _ count: Int, _ limit: Int, _ seed: CUnsignedInt) -> Int {
    unsafe Mutation.mutate(start, count, limit, seed: seed)
}
