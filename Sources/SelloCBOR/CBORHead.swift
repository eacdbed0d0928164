/// The numbers of the major types and of what the head of an item says (RFC 8949, section 3).
enum CBORMajorType: UInt8 {
    case unsigned = 0
    case negative = 1
    case bytes = 2
    case text = 3
    case array = 4
    case map = 5
    case tag = 6
    case simpleOrFloat = 7
}

/// The head of an item: its major type and its argument.
struct CBORHead {
    /// What the low five bits and the bytes after them say.
    enum Argument {
        /// A number, and the low five bits it was read from: for major type 7 these tell a simple value from a float.
        case number(UInt64, additional: UInt8)
        /// 31: a length that a break ends, or the break itself.
        case indefinite
    }

    let type: CBORMajorType
    let argument: Argument
    /// The place of the first byte, for errors.
    let place: Int
}

/// The byte that ends an item of indefinite length.
let cborBreak: UInt8 = 0xFF
