extension StampTarget {
    /// Gives each result a file beside it for its manifest, where a reader will look for it.
    ///
    /// A file that is there already is never replaced (see ``StampJob``): it may hold the only manifest of another file, or of this one.
    ///
    /// - Parameter targets: The files.
    /// - Returns: The same, each with its sidecar.
    /// - Throws: ``FailureReport`` of wrong use, for a name that no sidecar can have, and for two files that would share one.
    static func withSidecars(_ targets: [StampTarget]) throws(FailureReport) -> [StampTarget] {
        var owners: [String: String] = [:]
        var found: [StampTarget] = []
        for var target in targets {
            guard let path = SidecarFile.path(beside: target.output), path != target.output else {
                throw .wrongUse(
                    "“\(target.output)” needs an extension such as .jpg, in whose place the manifest's file has .c2pa")
            }
            if let other = owners.updateValue(target.output, forKey: path) {
                throw .wrongUse(
                    "the manifests of “\(other)” and “\(target.output)” would both become “\(path)”; stamp them into different folders"
                )
            }
            target.sidecar = path
            found.append(target)
        }
        return found
    }
}
