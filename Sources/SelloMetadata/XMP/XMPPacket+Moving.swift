internal import CLibXML2
package import SelloBytes

// Every `unsafe` here is a call of libxml2 on nodes of documents that live as long as the packets; the copy is
// freed here where the tree does not take it.

extension XMPPacket {
    /// Moves properties into another packet, the largest first, until this one fits a place of limited size.
    ///
    /// For JPEG, where one segment holds the packet and the rest goes into extended XMP (XMP part 3, 1.1.3.1). Only properties that are
    /// elements move, for those alone grow large, and none that the other packet has already.
    ///
    /// - Parameters:
    ///   - other: Where they go, behind what is there.
    ///   - byteCount: The most bytes that this packet is to have when written without padding.
    ///   - kept: Namespaces whose properties stay.
    /// - Throws: ``AssetError`` `.limitExceeded` where what may not move is too large by itself, or the memory ends; `.malformed` for a
    ///   packet whose namespaces cannot be told apart.
    package mutating func move(
        to other: inout XMPPacket, leaving byteCount: Int, keeping kept: Set<XMPNamespace>
    ) throws(AssetError) {
        try other.document.requireSoundNamespaces()
        var excess = try serialized().count - byteCount
        let known = other.propertyNames
        let uris = Set(kept.map(\.uri))
        var candidates: [(element: XMLElement, byteCount: Int)] = []
        for element in descriptions.flatMap(\.children)
        where !uris.contains(element.namespace.uri) && !known.names.contains(element.propertyName) {
            candidates.append((element, try document.byteCount(of: element)))
        }
        candidates.sort { $0.byteCount > $1.byteCount }
        let target = try other.firstDescription()
        for (element, byteCount) in candidates where excess > 0 {
            try target.adopt(copyOf: element)
            element.remove()
            excess -= byteCount
        }
        guard excess <= 0 else {
            throw AssetError(
                .limitExceeded,
                "the XMP is \(excess) bytes too large for a JPEG file, even with its larger properties in extended XMP; make it smaller"
            )
        }
    }
}

extension XMLElement {
    /// Appends a copy of an element of another document, declarations of its namespaces and all.
    ///
    /// - Throws: ``AssetError`` `.limitExceeded` where the memory ends.
    fileprivate func adopt(copyOf element: XMLElement) throws(AssetError) {
        guard let copy = unsafe xmlDocCopyNode(element.node, node.pointee.doc, 1) else { throw .outOfMemory }
        guard unsafe xmlAddChild(node, copy) != nil else {
            unsafe xmlFreeNode(copy)
            throw .outOfMemory
        }
    }
}
