import FuzzSupport
import SelloBytes
import SelloMetadata

/// Claims: no packet traps, and one that is changed as a label changes it is read back with the new values and all others as they were.
@c(LLVMFuzzerTestOneInput)
public func fuzzXMP(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Input.bytes(start, count)
    do {
        try XMPClaims.check(bytes)
    } catch {
        if let offset = error.offset { claim((0...count).contains(offset), "an error names a place of the packet") }
    }
    return 0
}

enum XMPClaims {
    static func check(_ bytes: [UInt8]) throws(AssetError) {
        let limits = Limits()
        var packet = try XMPPacket(parsing: bytes, limits: limits)
        let before = try packet.properties()
        let documentID = packet.text(.mediaManagement, "DocumentID")
        try checkMerging(packet, before)
        do throws(AssetError) {
            try packet.set(.sello, "LabelID", to: value)
            try packet.setStructure(
                .mediaManagement, "DerivedFrom", fields: [(.resourceReference, "documentID", value)])
            try packet.setLocalizedText(.dublinCore, "title", to: value)
            try packet.remove(.dublinCoreTerms, "provenance")
        } catch {
            claim(error.code == .malformed, "a packet is only refused for its namespaces, not for \(error)")
            return
        }
        let written = try packet.serialized(padding: 10)
        do throws(AssetError) {
            let read = try XMPPacket(parsing: written, limits: limits)
            let after = try read.properties()
            claim(before.filter(isOther) == after.filter(isOther), "all other properties stay")
            check(read, documentID: documentID)
            claim(try read.serialized(padding: 10) == written, "the same tree gives the same bytes")
        } catch {
            // A packet just below a limit may be just above it with what was added.
            claim([.limitExceeded, .nestedTooDeep].contains(error.code), "what is written can be read: \(error)")
        }
    }

    private static func check(_ read: borrowing XMPPacket, documentID: String?) {
        let text = read.text(.sello, "LabelID")
        claim(text == value, "a text is read back: \(text ?? "none")")
        let field = read.text(.mediaManagement, "DerivedFrom", field: .resourceReference, "documentID")
        claim(field == value, "a field is read back: \(field ?? "none")")
        let title = read.text(.dublinCore, "title")
        claim(title == value, "a title is read back: \(title ?? "none")")
        let provenance = read.text(.dublinCoreTerms, "provenance")
        claim(provenance == nil, "what is taken out is gone")
        let identifier = read.text(.mediaManagement, "DocumentID")
        claim(identifier == documentID, "what is not named stays")
    }

    /// A packet that takes another's place has all its properties, and its own as they were.
    private static func checkMerging(_ packet: borrowing XMPPacket, _ before: [XMPProperty]) throws(AssetError) {
        var merged = try XMPPacket(limits: Limits())
        try merged.set(.sello, "LabelID", to: value)
        do throws(AssetError) {
            try merged.adopt(packet)
        } catch {
            claim(error.code == .malformed, "a packet is only refused for its namespaces, not for \(error)")
            return
        }
        let after = try merged.properties()
        claim(merged.text(.sello, "LabelID") == value, "a packet keeps what it has")
        func names(_ properties: [XMPProperty]) -> Set<[String]> {
            Set(properties.map { [$0.namespace, String($0.path.prefix { $0 != "/" && $0 != "[" })] })
        }
        let missing = names(before).subtracting(names(after)).filter {
            !["", XMPNamespace.xml.uri, XMPNamespace.rdf.uri].contains($0[0])
        }
        claim(missing.isEmpty, "nothing is lost: \(missing)")
    }

    private static let value = "a <b> & \"c\""

    private static func isOther(_ property: XMPProperty) -> Bool {
        let changed: [(XMPNamespace, String)] = [
            (.sello, "LabelID"), (.mediaManagement, "DerivedFrom"), (.dublinCore, "title"),
            (.dublinCoreTerms, "provenance"),
        ]
        return !changed.contains { namespace, name in
            property.namespace == namespace.uri
                && (property.path == name || property.path.hasPrefix(name + "/") || property.path.hasPrefix(name + "["))
        }
    }
}
