import Sello

/// Prints what every digest and signature covers.
struct HashPrinter {
    let language: Language

    /// Prints all of them.
    func print(_ hashes: [CoveredHash], to page: inout Page) {
        page.print("")
        guard !hashes.isEmpty else {
            page.print(
                language(
                    en: "Nothing is hashed: there is no manifest that can be read, or not the file that it speaks for.",
                    es:
                        "Nada tiene resumen: no hay un manifiesto que se pueda leer, o no está el archivo del que habla."
                ))
            page.finish()
            return
        }
        page.print(
            language(
                en: "What is hashed: the pieces of each, one after another. Bytes count from 0, the last one included.",
                es:
                    "De qué se hace cada resumen: los trozos, uno tras otro. Los bytes se cuentan desde 0, con el último incluido."
            ))
        page.print(
            language(
                en: "A piece of the file is:  tail -c +$((FIRST + 1)) FILE | head -c COUNT",
                es: "Un trozo del archivo es:  tail -c +$((PRIMERO + 1)) ARCHIVO | head -c CANTIDAD"))
        for hash in hashes { print(hash, to: &page) }
        page.finish()
    }

    private func print(_ hash: CoveredHash, to page: inout Page) {
        page.print("")
        page.print(
            "  \(VisibleText.escaped(subject(hash), limit: 120)): \(VisibleText.escaped(hash.url, limit: 240))")
        if let fragment = hash.fragment {
            page.print(
                language(
                    en: "    in the file of fragment \(fragment)", es: "    en el archivo del fragmento \(fragment)"))
        }
        let algorithm = VisibleText.escaped(hash.algorithm, limit: 40)
        page.print(language(en: "    \(algorithm) over", es: "    \(algorithm) de"))
        for piece in hash.pieces { page.print("      \(words(piece))") }
        if hash.pieces.isEmpty {
            page.print(
                language(
                    en: "      bytes that do not stand in this file as they are",
                    es: "      bytes que no están tal cual en este archivo"))
        }
        printLeaf(of: hash, to: &page)
        guard let holds = hash.holds else { return }
        let (signed, computed) = (CoveredHash.hexadecimal(hash.expected), CoveredHash.hexadecimal(hash.computed))
        page.print(language(en: "    signed:   \(signed)", es: "    firmado:   \(signed)"))
        let difference = holds ? "" : language(en: "  DIFFERENT", es: "  DISTINTO")
        page.print(language(en: "    computed: \(computed)", es: "    calculado: \(computed)") + difference)
    }

    /// What is covered: in English as `--json` has it, in another language by its kind; the reference behind it says the rest.
    private func subject(_ hash: CoveredHash) -> String {
        switch hash.kind {
        case .signature: language(en: hash.subject, es: "firma de la declaración")
        case .assertion: language(en: hash.subject, es: "aserción")
        case .ingredient: language(en: hash.subject, es: "manifiesto o firma de un archivo que forma parte de este")
        case .binding: language(en: hash.subject, es: "contenido del archivo")
        }
    }

    private func printLeaf(of hash: CoveredHash, to page: inout Page) {
        guard let leaf = hash.leaf else { return }
        let digest = CoveredHash.hexadecimal(leaf.digest)
        page.print(
            language(
                en: "    comes to \(digest), leaf \(leaf.index) of \(leaf.count) of a tree",
                es: "    da \(digest), hoja \(leaf.index) de \(leaf.count) de un árbol"))
        for step in leaf.proof {
            let digits = CoveredHash.hexadecimal(step)
            page.print(language(en: "      joined with \(digits)", es: "      unida con \(digits)"))
        }
    }

    private func words(_ piece: CoveredHash.Piece) -> String {
        switch piece {
        case .bytes(let range):
            let (first, last) = (range.lowerBound, range.upperBound - 1)
            return language(
                en: "bytes \(first) to \(last) of the file (\(range.count) bytes)",
                es: "bytes \(first) a \(last) del archivo (\(range.count) bytes)")
        case .number(let number):
            let digits = CoveredHash.hexadecimal(CoveredHash.bytes(number))
            return language(
                en: "the number \(number) as eight bytes: \(digits)", es: "el número \(number) en ocho bytes: \(digits)"
            )
        case .literal(let bytes):
            let digits = CoveredHash.hexadecimal(bytes)
            return language(
                en: "the bytes \(digits), which stand in no file",
                es: "los bytes \(digits), que no están en ningún archivo")
        }
    }
}
