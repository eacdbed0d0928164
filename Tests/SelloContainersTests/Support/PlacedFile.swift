import Testing

/// A file, and in short where things stand in the new one.
struct PlacedFile: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let bytes: [UInt8]
}
