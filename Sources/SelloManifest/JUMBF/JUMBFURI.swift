/// A reference to a box of a manifest store: `self#jumbf=` and a path of labels (spec 2.4, §8.4.1).
package struct JUMBFURI: Sendable, Hashable {
    /// The labels from the store's root on when ``isAbsolute``, otherwise from the manifest that holds the reference.
    package let labels: [String]
    /// Whether the path begins at the store.
    package let isAbsolute: Bool

    /// Reads a reference.
    ///
    /// - Returns: `nil` for any other URI, for an empty label and for `..`.
    package init?(_ text: String) {
        let scheme = "self#jumbf="
        guard text.hasPrefix(scheme) else { return nil }
        // By bytes: a slash is one in UTF-8 and part of nothing else, and characters are slow to tell apart.
        let path = text.utf8.dropFirst(scheme.utf8.count)
        var labels = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { String($0) ?? "" }
        var isAbsolute = path.first == UInt8(ascii: "/")
        if isAbsolute { labels.removeFirst() }
        guard !labels.isEmpty, labels.allSatisfy({ !$0.isEmpty && $0 != ".." && $0 != "." }) else { return nil }
        // The reference reader also writes the store's path without its slash (checklist §4.1).
        if !isAbsolute, labels.first == Self.storeLabel, labels.count > 1 { isAbsolute = true }
        if isAbsolute {
            guard labels.removeFirst() == Self.storeLabel else { return nil }
        }
        self.labels = labels
        self.isAbsolute = isAbsolute
    }

    /// The absolute reference to a box of a manifest.
    package static func absolute(_ labels: String...) -> String {
        "self#jumbf=/" + ([storeLabel] + labels).joined(separator: "/")
    }

    /// The label of every manifest store.
    package static let storeLabel = "c2pa"
}
