import SelloBytes

/// A file that can no longer be read once the work is to stop.
struct InterruptibleSource: ByteSource {
    let source: any ByteSource
    let interruption: Interruption

    var byteCount: Int { source.byteCount }

    func read(at offset: Int, into buffer: inout MutableRawSpan) throws(AssetError) -> Int {
        try interruption.check()
        return try source.read(at: offset, into: &buffer)
    }
}

/// A new file that can no longer be written once the work is to stop.
final class InterruptibleSink: ByteSink {
    private let sink: any ByteSink
    private let interruption: Interruption

    init(_ sink: any ByteSink, _ interruption: Interruption) {
        self.sink = sink
        self.interruption = interruption
    }

    var byteCount: Int { sink.byteCount }

    func read(at offset: Int, into buffer: inout MutableRawSpan) throws(AssetError) -> Int {
        try interruption.check()
        return try sink.read(at: offset, into: &buffer)
    }

    func append(_ bytes: RawSpan) throws(AssetError) {
        try interruption.check()
        try sink.append(bytes)
    }

    func overwrite(at offset: Int, with bytes: RawSpan) throws(AssetError) {
        try interruption.check()
        try sink.overwrite(at: offset, with: bytes)
    }
}

extension Interruption {
    fileprivate func check() throws(AssetError) {
        if isAsked { throw AssetError(.writeFailed, "interrupted; nothing was kept") }
    }
}
