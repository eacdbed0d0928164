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
        try verify(asset, fragments: [], progress: progress)
    }

    /// Verifies a stream: an initialisation segment, whose manifest speaks for it, and the fragments that follow it.
    ///
    /// Fragments are checked as far as they are handed over, each track from its first on; the report says how many there are besides. A
    /// stream of one file needs none.
    ///
    /// - Parameters:
    ///   - asset: The initialisation segment.
    ///   - fragments: The files of the fragments, in their order; tracks may be mixed.
    ///   - progress: Told how many bytes were hashed since the last call.
    /// - Returns: The report, whatever it says: a file that does not hold is no error.
    /// - Throws: `AssetError` where the initialisation segment is of no format that Sello reads or is damaged beyond reading, or where a
    ///   file cannot be read.
    public func verify(
        _ asset: any ByteSource, fragments: [any ByteSource], progress: (Int) -> Void = { _ in }
    ) throws(AssetError) -> VerificationReport {
        try verify(asset, knowing: Circumstances(), fragments: fragments, progress: progress)
    }

    /// Verifies a file whose manifest was kept elsewhere: in a `.c2pa` file beside it, or at the address that its XMP names.
    ///
    /// A manifest in the file comes before it. The report's ``VerificationReport/manifestPlace`` says which one spoke.
    ///
    /// - Parameters:
    ///   - asset: The file.
    ///   - manifest: The manifest store, as a `.c2pa` file holds it.
    ///   - fragments: The files of a stream's fragments, in their order.
    ///   - progress: Told how many bytes were hashed since the last call.
    /// - Returns: The report, whatever it says: a store that cannot be read is a finding.
    /// - Throws: `AssetError` where a file is of no format that Sello reads, is damaged beyond reading, or cannot be read.
    public func verify(
        _ asset: any ByteSource, manifest: [UInt8], fragments: [any ByteSource] = [],
        progress: (Int) -> Void = { _ in }
    ) throws(AssetError) -> VerificationReport {
        try verify(asset, knowing: Circumstances(), manifest: manifest, fragments: fragments, progress: progress)
    }

    /// Verifies a file of which the caller knows more than it tells itself: what its uploader declared, its decoded pixels.
    ///
    /// - Parameters:
    ///   - asset: The file.
    ///   - circumstances: What is known of it.
    ///   - manifest: The manifest store, where it is kept elsewhere; one in the file comes before it.
    ///   - fragments: The files of a stream's fragments, in their order.
    ///   - progress: Told how many bytes were hashed since the last call.
    /// - Returns: The report, whatever it says.
    /// - Throws: `AssetError` where a file is of no format that Sello reads, is damaged beyond reading, or cannot be read.
    public func verify(
        _ asset: any ByteSource, knowing circumstances: Circumstances, manifest: [UInt8]? = nil,
        fragments: [any ByteSource] = [], progress: (Int) -> Void = { _ in }
    ) throws(AssetError) -> VerificationReport {
        let evidence = try ManifestEvidence(
            reading: asset, detached: manifest, fragments: fragments, options: options, progress: progress)
        var declaration: DeclarationFinding?
        if let record = circumstances.record {
            declaration = record.check(
                against: try ReceivedFile(reading: asset, limits: options.limits, progress: progress), options)
        }
        return ReportBuilder(
            evidence: evidence, asset: asset, options: options, circumstances: circumstances, declaration: declaration
        ).report()
    }

    /// What exactly the hard binding of a file was made over, digest by digest, so that anybody can compute it again.
    ///
    /// - Parameters:
    ///   - asset: The file.
    ///   - fragments: The fragments of a stream, where the file is its initialisation segment.
    ///   - progress: Told how many bytes were hashed since the last call.
    /// - Returns: The digests in their order, up to the first that does not hold; memory grows with their number.
    /// - Throws: `AssetError` as verification does.
    public func bindingDigests(
        of asset: any ByteSource, fragments: [any ByteSource] = [], progress: (Int) -> Void = { _ in }
    ) throws(AssetError) -> [BindingDigest] {
        var options = options
        options.recordsDigests = true
        return try ManifestEvidence(reading: asset, fragments: fragments, options: options, progress: progress)
            .validation?.digests ?? []
    }
}
