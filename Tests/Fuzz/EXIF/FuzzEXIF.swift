import FuzzSupport
import SelloBytes
import SelloMetadata

/// Claims: no block traps, neither ours nor libexif's reader; a block with a new identifier is read back with it and with all other fields as
/// they were.
@c(LLVMFuzzerTestOneInput)
public func fuzzEXIF(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Input.bytes(start, count)
    do {
        try EXIFClaims.check(bytes)
    } catch {
        if let offset = error.offset { claim((0...count).contains(offset), "an error names a place of the block") }
    }
    return 0
}

enum EXIFClaims {
    static func check(_ bytes: [UInt8]) throws(AssetError) {
        let limits = Limits()
        let block = try ExifBlock(parsing: bytes, limits: limits)
        _ = (block.imageDescription, block.make, block.model, block.software, block.dateTime, block.artist)
        _ = block.userComment
        _ = try? ExifCheck.imageUniqueID(in: bytes, limits: limits)
        let (new, previous) = try block.settingImageUniqueID(identifier)
        claim(block.damage == nil, "a damaged block is left alone")
        claim(previous == block.imageUniqueID, "the old identifier is given back")
        let read: ExifBlock
        do throws(AssetError) {
            read = try ExifBlock(parsing: new, limits: limits)
        } catch { fatalError("The claim does not hold: what is written can be read: \(error)") }
        claim(read.damage == nil, "what is written is whole")
        claim(read.imageUniqueID == identifier, "the identifier is read back")
        claim(new.count >= bytes.count, "nothing is taken away")
        checkFields(block, read)
        // libexif may see something else in a block made to confuse it; then the stamper leaves the block alone. It must not crash.
        try? ExifCheck.confirm(identifier, in: new, limits: limits)
        let again = try read.settingImageUniqueID(identifier)
        claim(again.block == new && again.previous == identifier, "the same identifier changes nothing")
    }

    private static let identifier = "0123456789abcdef0123456789ABCDEF"

    /// Everything but the identifier, the pointer to the Exif directory, and the version of one that was not there before.
    private static func checkFields(_ old: ExifBlock, _ new: ExifBlock) {
        let hadExif = old.fields.contains { $0.directory == "IFD0" && $0.entry.tag == 0x8769 }
        func others(_ block: ExifBlock, isNew: Bool) -> [String: [Field]] {
            let kept = block.fields.filter { field in
                switch (field.directory, field.entry.tag) {
                case ("IFD0", 0x8769), ("ExifIFD", 0xA420): false
                case ("ExifIFD", 0x9000): !isNew || hadExif
                default: true
                }
            }
            // A directory that is written anew has its entries in order; those of one tag stay as they followed each other.
            return Dictionary(grouping: kept.map(Field.init), by: \.directory).mapValues { fields in
                fields.enumerated().sorted { ($0.element.tag, $0.offset) < ($1.element.tag, $1.offset) }.map(\.element)
            }
        }
        let before = others(old, isNew: false)
        let after = others(new, isNew: true)
        for (directory, fields) in before {
            claim(after[directory] == fields, "the fields of \(directory) stay as they were")
        }
        // A pointer back to the old IFD0 leads nowhere new while that is IFD0.
        let added = Set(after.keys).subtracting(before.keys).subtracting(["GPS", "InteropIFD"])
        claim(added.isEmpty, "no directory with other fields comes: \(added)")
    }

    private struct Field: Equatable {
        let directory: String
        let tag: UInt16
        let type: UInt16
        let count: UInt32
        let value: [UInt8]

        init(_ field: ExifBlock.Field) {
            directory = field.directory
            tag = field.entry.tag
            type = field.entry.type
            count = field.entry.count
            value = Array(field.value)
        }
    }
}
