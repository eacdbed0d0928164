public import SelloBytes

extension Verifier {
    /// Judges a declaration that is kept beside a file.
    ///
    /// - Parameters:
    ///   - record: The declaration.
    ///   - asset: The file; all of it is hashed.
    ///   - progress: Told how many bytes were hashed since the last call.
    /// - Returns: The finding, whatever it says; ``VerificationReport/add(_:)`` takes it into the file's report.
    /// - Throws: `AssetError` where the file cannot be read.
    public func check(
        _ record: DeclarationRecord, against asset: any ByteSource, progress: (Int) -> Void = { _ in }
    ) throws(AssetError) -> DeclarationFinding {
        record.check(against: try ReceivedFile(reading: asset, limits: options.limits, progress: progress), options)
    }
}

extension VerificationReport {
    /// Takes a declaration into the report that was kept beside the file.
    ///
    /// It changes nothing of what the file says; the two stand side by side.
    public mutating func add(_ declaration: DeclarationFinding) { declarations.append(declaration) }
}
