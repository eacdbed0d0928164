import SelloBytes

/// A file that is opened for every read: a stream has thousands of fragments, and a process may have far fewer files open.
struct ReopenedFile: ByteSource {
    /// How many bytes the file had when it was first looked at.
    let byteCount: Int
    private let path: String

    init(path: String) throws(AssetError) {
        self.path = path
        byteCount = try FileSource(path: path).byteCount
    }

    func read(at offset: Int, into buffer: inout MutableRawSpan) throws(AssetError) -> Int {
        try FileSource(path: path).read(at: offset, into: &buffer)
    }
}
