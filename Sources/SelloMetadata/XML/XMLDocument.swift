internal import CLibXML2
import SelloBytes

// Every `unsafe` here is a call of libxml2, or a look into an object that an `Owned` beside it keeps alive;
// `_private` points at a local that outlives the parse and is cleared after it.

/// A tree of libxml2, freed with this value.
///
/// Each document is parsed in a context of its own with errors collected there: the library's global handlers are never touched. Nothing
/// is loaded from a network or a file, no document type declaration is read, and no entity beyond XML's own five exists.
struct XMLDocument: ~Copyable {
    private let owned: Owned<XMLTree>
    /// Whether all prefixes are declared and all namespace names are URIs.
    ///
    /// Where not, libxml2 cannot write the tree as it was, so it is only read.
    let namespacesAreSound: Bool

    /// Parses a text.
    ///
    /// - Parameters:
    ///   - text: Markup in UTF-8 that has passed ``MarkupCheck``.
    ///   - base: The place of its first byte in the asset, where it is known.
    /// - Throws: ``AssetError`` `.malformed` with the place of the first fault, `.unsupported` for a document type declaration,
    ///   `.limitExceeded` where libxml2's own limits or the memory end.
    init(parsing text: [UInt8], at base: Int?) throws(AssetError) {
        XMLLibrary.start()
        guard let size = Int32(exactly: text.count),
            let parser = unsafe Owned<XMLParser>(OpaquePointer(xmlNewParserCtxt()))
        else { throw AssetError(.limitExceeded, at: base, "the XMP is too large for libxml2") }
        let context = unsafe UnsafeMutablePointer<xmlParserCtxt>(parser.raw)
        var fault = XMLFault()
        let tree = unsafe withUnsafeMutablePointer(to: &fault) { fault in
            unsafe context.pointee._private = UnsafeMutableRawPointer(fault)
            unsafe XMLFault.collect(in: context)
            let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
            return unsafe text.rawBytes.withUnsafeBytes { bytes in
                // The encoding is known, whatever an XML declaration says: it may stem from before a conversion.
                unsafe xmlCtxtReadMemory(
                    context, bytes.bindMemory(to: CChar.self).baseAddress, size, nil, "UTF-8",
                    Int32(bitPattern: options | XML_PARSE_IGNORE_ENC.rawValue))
            }
        }
        unsafe context.pointee._private = nil
        let document = unsafe Owned<XMLTree>(OpaquePointer(tree))
        if fault.isDocumentType {
            throw AssetError(
                .unsupported, at: base,
                "the XMP has a document type declaration, which is never read; take it out")
        }
        guard let document, fault.code == 0 else {
            let isMemory = fault.code == Int32(bitPattern: XML_ERR_NO_MEMORY.rawValue)
            throw AssetError(
                isMemory ? .limitExceeded : .malformed, at: base.flatMap { base in fault.offset.map { base + $0 } },
                "the XMP is not well-formed XML (\(fault.message)); repair it, or take it out")
        }
        owned = document
        namespacesAreSound = unsafe context.pointee.nsWellFormed == 1
        // Without a name libxml2 writes characters of attributes as numbers.
        if unsafe self.tree.pointee.encoding == nil {
            unsafe self.tree.pointee.encoding = UnsafePointer(xmlStrdup("UTF-8"))
        }
    }

    private var tree: xmlDocPtr { unsafe xmlDocPtr(owned.raw) }

    /// The outermost element; a parsed document has one.
    var root: XMLElement? { unsafe xmlDocGetRootElement(tree).map { unsafe XMLElement($0) } }

    /// Writes the document's nodes in UTF-8, one a line, without the XML declaration and without instructions of one target.
    ///
    /// - Parameter target: The instructions to leave out.
    /// - Returns: The markup.
    /// - Throws: ``AssetError`` `.malformed` where namespaces are not sound, `.limitExceeded` where the memory ends.
    func serialized(omittingInstructions target: String) throws(AssetError) -> [UInt8] {
        try requireSoundNamespaces()
        guard let output = unsafe Owned<XMLOutput>(OpaquePointer(xmlAllocOutputBuffer(nil))) else { throw .outOfMemory }
        let raw = unsafe xmlOutputBufferPtr(output.raw)
        var node = unsafe tree.pointee.children
        while let current = unsafe node {
            unsafe node = current.pointee.next
            if unsafe current.pointee.type == XML_PI_NODE, unsafe xmlStrEqual(current.pointee.name, target) == 1 {
                continue
            }
            unsafe xmlNodeDumpOutput(raw, tree, current, 0, 0, "UTF-8")
            _ = unsafe xmlOutputBufferWriteString(raw, "\n")
        }
        guard unsafe raw.pointee.error == 0 else { throw .outOfMemory }
        let count = unsafe Int(xmlOutputBufferGetSize(raw))
        return unsafe Array(UnsafeBufferPointer(start: xmlOutputBufferGetContent(raw), count: count))
    }

    /// How many bytes an element takes when written.
    ///
    /// - Throws: ``AssetError`` `.limitExceeded` where the memory ends.
    func byteCount(of element: XMLElement) throws(AssetError) -> Int {
        guard let output = unsafe Owned<XMLOutput>(OpaquePointer(xmlAllocOutputBuffer(nil))) else { throw .outOfMemory }
        let raw = unsafe xmlOutputBufferPtr(output.raw)
        unsafe xmlNodeDumpOutput(raw, tree, element.node, 0, 0, "UTF-8")
        guard unsafe raw.pointee.error == 0 else { throw .outOfMemory }
        return unsafe Int(xmlOutputBufferGetSize(raw))
    }

    /// Refuses to change or write a document whose namespaces libxml2 could not tell apart.
    ///
    /// - Throws: ``AssetError`` `.malformed`.
    func requireSoundNamespaces() throws(AssetError) {
        guard namespacesAreSound else {
            throw AssetError(
                .malformed,
                "the XMP uses a prefix that it does not declare, or a namespace that is no URI; repair it, or take it out"
            )
        }
    }
}

extension AssetError {
    /// What is thrown where a C library gave no memory.
    static var outOfMemory: AssetError { AssetError(.limitExceeded, "no memory is left for the metadata") }
}

/// The first fault of a parse, filled in by libxml2's callbacks.
struct XMLFault {
    var code: Int32 = 0
    var offset: Int?
    var message = "no reason given"
    var isDocumentType = false

    /// Has a context write its first fault into the value that its `_private` points to, and stop there.
    fileprivate static func collect(in context: xmlParserCtxtPtr) {
        unsafe context.pointee.sax.pointee.serror = { data, error in
            guard let context = unsafe data?.assumingMemoryBound(to: xmlParserCtxt.self), let error = unsafe error,
                unsafe error.pointee.level == XML_ERR_FATAL,
                let fault = unsafe context.pointee._private?.assumingMemoryBound(to: XMLFault.self),
                unsafe fault.pointee.code == 0
            else { return }
            unsafe fault.pointee.code = error.pointee.code
            let place = unsafe xmlByteConsumed(context)
            if place >= 0 { unsafe fault.pointee.offset = place }
            if let message = unsafe error.pointee.message {
                // It quotes the packet: only what cannot disturb a terminal is kept.
                let text = unsafe String(cString: message).unicodeScalars.prefix(160)
                    .filter { (" "..."~").contains($0) }
                unsafe fault.pointee.message = String(String.UnicodeScalarView(text))
            }
            unsafe xmlStopParser(context)
        }
        // The second wall behind ``MarkupCheck``: this is called before anything of the declaration is stored.
        unsafe context.pointee.sax.pointee.internalSubset = { data, _, _, _ in
            guard let context = unsafe data?.assumingMemoryBound(to: xmlParserCtxt.self) else { return }
            unsafe context.pointee._private?.assumingMemoryBound(to: XMLFault.self).pointee.isDocumentType = true
            unsafe xmlStopParser(context)
        }
    }
}

/// The library's own start, once in the life of the process.
private enum XMLLibrary {
    private static let started: Void = xmlInitParser()

    static func start() { _ = started }
}

// Not private: the compiler (6.3.1) fails on a private type inside a non-copyable stored property.
enum XMLTree: CObject {
    static func free(_ raw: OpaquePointer) { unsafe xmlFreeDoc(xmlDocPtr(raw)) }
}

enum XMLParser: CObject {
    static func free(_ raw: OpaquePointer) { unsafe xmlFreeParserCtxt(xmlParserCtxtPtr(raw)) }
}

enum XMLOutput: CObject {
    static func free(_ raw: OpaquePointer) { _ = unsafe xmlOutputBufferClose(xmlOutputBufferPtr(raw)) }
}
