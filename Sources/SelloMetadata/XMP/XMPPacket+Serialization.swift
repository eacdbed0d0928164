package import SelloBytes

extension XMPPacket {
    /// Writes the packet with its wrapper (ISO 16684-1, 7.3.2), in UTF-8.
    ///
    /// The same tree gives the same bytes. Comments and white space are kept; the wrapper and its padding are new.
    ///
    /// - Parameter padding: How many bytes of white space to leave before the trailer, for editors that write in place.
    /// - Returns: The packet, from `<?xpacket begin` to `<?xpacket end="w"?>`.
    /// - Throws: ``AssetError`` `.malformed` for a packet whose namespaces cannot be told apart, `.limitExceeded` where the memory
    ///   ends.
    package func serialized(padding: Int = 0) throws(AssetError) -> [UInt8] {
        let body = try document.serialized(omittingInstructions: "xpacket")
        var writer = ByteWriter(capacity: body.count + max(0, padding) + 128)
        writer.write("<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n")
        writer.write(body)
        for place in 0..<max(0, padding) { writer.write(place % 100 == 99 ? UInt8(0x0A) : 0x20) }
        writer.write("<?xpacket end=\"w\"?>")
        return writer.bytes
    }

    /// Writes the packet without a wrapper, as extended XMP has it (XMP part 3, 1.1.3.1), in UTF-8.
    ///
    /// - Returns: The markup.
    /// - Throws: ``AssetError`` `.malformed` for a packet whose namespaces cannot be told apart, `.limitExceeded` where the memory
    ///   ends.
    package func serializedWithoutWrapper() throws(AssetError) -> [UInt8] {
        try document.serialized(omittingInstructions: "xpacket")
    }
}
