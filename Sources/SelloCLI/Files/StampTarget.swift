/// One file to stamp and where the result goes.
struct StampTarget: Sendable, Hashable {
    /// The file.
    let input: String
    /// The new file.
    let output: String
    /// Where its manifest goes, if not into it.
    var sidecar: String?

    /// Where results go.
    enum Destination: Sendable, Hashable {
        case file(String)
        case folder(String)
        case inPlace
    }

    /// Finds every destination, and refuses what would lose a file.
    ///
    /// - Parameters:
    ///   - inputs: The files.
    ///   - destination: Where results go.
    ///   - precious: Other files that are read (keys, certificates, ingredients), which must not be replaced.
    ///   - identity: What file a path means.
    /// - Returns: The files with their destinations, in order.
    /// - Throws: ``FailureReport`` of wrong use.
    static func all(
        _ inputs: [String], to destination: Destination, precious: [String],
        identity: (String) -> FileIdentity? = PathName.identity
    ) throws(FailureReport) -> [StampTarget] {
        switch destination {
        case .file(let output):
            guard inputs.count == 1, let input = inputs.first else {
                throw .wrongUse(
                    "--output names one file, but there are \(inputs.count) to stamp; use --output-directory or --in-place"
                )
            }
            if let found = identity(output) {
                guard found != identity(input) else {
                    throw .wrongUse("--output is the file to stamp, “\(input)”; to replace it, use --in-place")
                }
                try spare(identities(precious, identity), from: output, found)
            }
            return [StampTarget(input: input, output: output)]
        case .folder(let folder): return try all(inputs, in: folder, identities(precious, identity), identity)
        case .inPlace:
            var seen: [FileIdentity: String] = [:]
            for input in inputs {
                guard let found = identity(input) else { continue }
                if let other = seen.updateValue(input, forKey: found) {
                    throw .wrongUse("“\(other)” and “\(input)” are the same file; name it once")
                }
            }
            return inputs.map { StampTarget(input: $0, output: $0) }
        }
    }

    private static func all(
        _ inputs: [String], in folder: String, _ precious: [FileIdentity: String],
        _ identity: (String) -> FileIdentity?
    ) throws(FailureReport) -> [StampTarget] {
        var origins: [String: String] = [:]
        var targets: [StampTarget] = []
        for input in inputs {
            let name = PathName.last(of: input)
            guard !name.isEmpty, name != ".", name != ".." else {
                throw .wrongUse("“\(input)” is a folder; name the files to stamp")
            }
            let output = PathName.join(folder, name)
            if let other = origins.updateValue(input, forKey: name) {
                throw .wrongUse(
                    "“\(other)” and “\(input)” would both become “\(output)”; stamp them into different folders")
            }
            targets.append(StampTarget(input: input, output: output))
        }
        let sources = identities(inputs, identity)
        for target in targets {
            guard let found = identity(target.output) else { continue }
            if let source = sources[found] {
                throw .wrongUse(
                    "“\(target.output)” would replace “\(source)”, which is to be stamped; choose another folder, or use --in-place"
                )
            }
            try spare(precious, from: target.output, found)
        }
        return targets
    }

    private static func identities(
        _ paths: [String], _ identity: (String) -> FileIdentity?
    ) -> [FileIdentity: String] {
        Dictionary(
            paths.compactMap { path in identity(path).map { ($0, path) } }, uniquingKeysWith: { first, _ in first })
    }

    private static func spare(
        _ precious: [FileIdentity: String], from output: String, _ found: FileIdentity
    ) throws(FailureReport) {
        if let other = precious[found] {
            throw .wrongUse("“\(output)” would replace “\(other)”, which this command reads; name another file")
        }
    }
}
