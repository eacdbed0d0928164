import Sello

extension Inspection {
    /// Prints what every digest and signature covers.
    func print(_ hashes: [CoveredHash], to page: inout Page) {
        page.print("")
        guard !hashes.isEmpty else {
            page.print("Nothing is hashed: there is no manifest that can be read, or not the file that it speaks for.")
            page.finish()
            return
        }
        page.print("What is hashed: the pieces of each, one after another. Bytes count from 0, the last one included.")
        page.print("A piece of the file is:  tail -c +$((FIRST + 1)) FILE | head -c COUNT")
        for hash in hashes {
            page.print("")
            page.print(
                "  \(VisibleText.escaped(hash.subject, limit: 120)): \(VisibleText.escaped(hash.url, limit: 240))")
            if let fragment = hash.fragment { page.print("    in the file of fragment \(fragment)") }
            page.print("    \(VisibleText.escaped(hash.algorithm, limit: 40)) over")
            for piece in hash.pieces { page.print("      \(Self.words(piece))") }
            if hash.pieces.isEmpty { page.print("      bytes that do not stand in this file as they are") }
            Self.print(leaf: hash, to: &page)
            guard let holds = hash.holds else { continue }
            page.print("    signed:   \(CoveredHash.hexadecimal(hash.expected))")
            page.print("    computed: \(CoveredHash.hexadecimal(hash.computed))\(holds ? "" : "  DIFFERENT")")
        }
        page.finish()
    }

    private static func print(leaf hash: CoveredHash, to page: inout Page) {
        guard let leaf = hash.leaf else { return }
        page.print(
            "    comes to \(CoveredHash.hexadecimal(leaf.digest)), leaf \(leaf.index) of \(leaf.count) of a tree")
        for step in leaf.proof { page.print("      joined with \(CoveredHash.hexadecimal(step))") }
    }

    private static func words(_ piece: CoveredHash.Piece) -> String {
        switch piece {
        case .bytes(let range):
            "bytes \(range.lowerBound) to \(range.upperBound - 1) of the file (\(range.count) bytes)"
        case .number(let number):
            "the number \(number) as eight bytes: \(CoveredHash.hexadecimal(CoveredHash.bytes(number)))"
        case .literal(let bytes): "the bytes \(CoveredHash.hexadecimal(bytes)), which stand in no file"
        }
    }
}
