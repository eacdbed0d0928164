import SelloBytes
import SelloMetadata

/// A packet around the inside of `rdf:RDF`, with the prefixes that the tests use.
func packet(_ inside: String) -> String {
    """
    <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/">
     <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"
       xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
       xmlns:stRef="http://ns.adobe.com/xap/1.0/sType/ResourceRef#" xmlns:q="urn:example:q">
    \(inside)
     </rdf:RDF>
    </x:xmpmeta>
    <?xpacket end="w"?>
    """
}

/// A packet with one description.
func described(_ inside: String, attributes: String = "") -> String {
    packet("<rdf:Description rdf:about=\"\" \(attributes)>\(inside)</rdf:Description>")
}

func parsed(_ text: String, limits: Limits = Limits(), at base: Int = 0) throws(AssetError) -> XMPPacket {
    try XMPPacket(parsing: Array(text.utf8), limits: limits, at: base)
}

/// The code of the error that parsing gives, or `nil`.
func parsingError(_ bytes: [UInt8], limits: Limits = Limits(), at base: Int = 0) -> AssetError? {
    do {
        _ = try XMPPacket(parsing: bytes, limits: limits, at: base)
        return nil
    } catch { return error }
}

func parsingError(_ text: String, limits: Limits = Limits(), at base: Int = 0) -> AssetError? {
    parsingError(Array(text.utf8), limits: limits, at: base)
}

/// A small generator of numbers, so that a failing test fails again.
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}

/// Mutants of bytes: flips, cuts, doublings and pieces put in.
func mutants(of bytes: [UInt8], count: Int, seed: UInt64, pieces: [String] = []) -> [[UInt8]] {
    var dice = Dice(state: seed)
    return (0..<count).map { _ in
        var mutant = bytes
        for _ in 0..<Int.random(in: 1...4, using: &dice) where !mutant.isEmpty {
            let place = Int.random(in: 0..<mutant.count, using: &dice)
            switch Int.random(in: 0..<4, using: &dice) {
            case 0: mutant[place] ^= 1 << UInt8.random(in: 0..<8, using: &dice)
            case 1: mutant[place] = [0, 0xFF, 0x7F, 0x3C, 0x3E, 0x22][Int.random(in: 0..<6, using: &dice)]
            case 2: mutant.removeSubrange(place..<min(mutant.count, place + Int.random(in: 1...9, using: &dice)))
            default:
                if let piece = pieces.randomElement(using: &dice) {
                    mutant.insert(contentsOf: piece.utf8, at: place)
                } else {
                    mutant[place] = UInt8.random(in: 0...255, using: &dice)
                }
            }
        }
        return mutant
    }
}
