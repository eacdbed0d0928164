public import SelloBytes
internal import SelloContainers
public import SelloManifest
internal import SelloMetadata

/// Verifies files: what they claim, who signed that, whether it was touched.
///
/// Nothing is fetched from a network and nothing is written; memory is constant whatever the file's size.
public struct Verifier: Sendable {
    /// What the verification may rely on.
    public let options: ValidationOptions

    /// Makes a verifier.
    ///
    /// - Parameter options: Trust anchors, the moment to judge at, limits.
    public init(options: ValidationOptions = ValidationOptions()) { self.options = options }

    /// Verifies a file.
    ///
    /// - Parameters:
    ///   - asset: The file.
    ///   - progress: Told how many bytes were hashed since the last call.
    /// - Returns: The report, whatever it says: a file that does not hold is no error.
    /// - Throws: `AssetError` where the file is of no format that Sello reads, is damaged beyond reading, or cannot be read.
    public func verify(
        _ asset: any ByteSource, progress: (Int) -> Void = { _ in }
    ) throws(AssetError) -> VerificationReport {
        let evidence = try ManifestEvidence(reading: asset, options: options, progress: progress)
        return ReportBuilder(evidence: evidence, asset: asset, options: options).report()
    }
}
