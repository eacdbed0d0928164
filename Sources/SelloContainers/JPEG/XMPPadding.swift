/// The white space that an XMP packet keeps before its end, for editors that change it in place (XMP part 1, 7.3.3).
enum XMPPadding {
    /// The packet without its padding; as it is where there is none, or no trailer to find it by.
    static func trimmed(_ packet: [UInt8]) -> [UInt8] {
        let trailer = Array("<?xpacket end=".utf8)
        guard packet.count >= trailer.count,
            let end = (0...packet.count - trailer.count).last(where: { index in
                packet[index] == trailer[0] && packet[index..<index + trailer.count].elementsEqual(trailer)
            })
        else { return packet }
        let white: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
        guard let last = packet[..<end].lastIndex(where: { !white.contains($0) }) else { return packet }
        // What a reader may still expect behind the trailer is nothing: white space and NULs go as well.
        let tail = packet[end...]
        let close = tail.lastIndex(where: { !white.contains($0) && $0 != 0 }) ?? tail.index(before: tail.endIndex)
        return packet[...last] + [0x0A] + packet[end...close]
    }
}
