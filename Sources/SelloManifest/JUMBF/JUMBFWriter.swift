internal import SelloBytes

/// Makes JUMBF boxes, plain ones only: every reader takes them.
package enum JUMBFWriter {
    /// A superbox with a label and ready content boxes.
    package static func superbox(_ type: JUMBFType, label: String, content: [[UInt8]]) -> [UInt8] {
        var description = ByteWriter()
        description.write(type.bytes)
        description.write(UInt8(0x03))  // requestable, with a label: what every C2PA box has (checklist §1.3)
        description.write(label)
        description.write(UInt8(0))
        return box(JUMBFBox.superbox, [box(JUMBFBox.descriptionBox, [description.bytes])] + content)
    }

    /// A superbox that holds one CBOR item.
    package static func cbor(_ type: JUMBFType, label: String, _ item: [UInt8]) -> [UInt8] {
        superbox(type, label: label, content: [box(JUMBFBox.cbor, [item])])
    }

    /// A box of parts.
    ///
    /// Stores are far below 4 GiB (``Limits/storeByteCount``), so that the length always fits.
    package static func box(_ code: UInt32, _ parts: [[UInt8]]) -> [UInt8] {
        let count = parts.reduce(8) { $0 + $1.count }
        var writer = ByteWriter(capacity: count)
        writer.write(UInt32(truncatingIfNeeded: count))
        writer.write(code)
        for part in parts { writer.write(part) }
        return writer.bytes
    }
}
