import SelloBytes
import SelloContainers
import SelloManifest

extension Inspection {
    /// Prints the file for people.
    func print(file: String, to console: Console, isFull: Bool, language: Language) {
        console.print("\(VisibleText.escaped(file)): \(mediaType), \(byteCount) bytes")
        var page = Page(console, lineLimit: isFull ? .max : Self.lineLimit, language: language)
        if !parts.isEmpty {
            page.print("")
            page.print(
                language(en: "      offset        size  part", es: "    posición      tamaño  parte"))
        }
        for part in parts {
            let name = String(repeating: "  ", count: part.depth) + PartWording.name(part.name, language)
            let count = part.count > 1 ? " ×\(part.count)" : ""
            page.print("\(Self.column(part.range.lowerBound))\(Self.column(part.range.count))  \(name)\(count)")
        }
        page.finish()
        if !metadata.isEmpty {
            page.print("")
            page.print(language(en: "Metadata:", es: "Metadatos:"))
            for location in metadata {
                let carrier = VisibleText.escaped(location.carrier, limit: 80)
                page.print(
                    "  \(location.kind.rawValue), "
                        + language(
                            en: "\(location.byteCount) bytes, in \(carrier)",
                            es: "\(location.byteCount) bytes, en \(carrier)"))
            }
            page.finish()
        }
        if stores.isEmpty {
            console.print(language(en: "\nNo manifest store.", es: "\nNo hay almacén de manifiestos."))
        }
        for store in stores { print(store, to: &page, console, isFull: isFull, language) }
        if let hashes { HashPrinter(language: language).print(hashes, to: &page) }
    }

    private func print(_ store: Store, to page: inout Page, _ console: Console, isFull: Bool, _ language: Language) {
        let extent = store.location.extent
        let count = store.location.pieces.count
        let pieces = count > 1 ? language(en: " in \(count) pieces", es: " en \(count) trozos") : ""
        let purpose = VisibleText.escaped(store.location.purpose.rawValue)
        let (first, last) = (extent.lowerBound, extent.upperBound - 1)
        page.print("")
        page.print(
            language(
                en:
                    "Manifest store (\(purpose)): \(store.location.byteCount) bytes\(pieces), from byte \(first) to \(last) of the file",
                es:
                    "Almacén de manifiestos (\(purpose)): \(store.location.byteCount) bytes\(pieces), del byte \(first) al \(last) del archivo"
            ))
        guard case .success(let content) = store.content else {
            page.print(language(en: "  not readable", es: "  no se puede leer"))
            page.finish()
            return
        }
        page.print(language(en: "      offset        size  box", es: "    posición      tamaño  caja"))
        for (index, box) in content.tree.boxes.enumerated() where box.code != JUMBFBox.descriptionBox {
            var line = String(repeating: "  ", count: box.depth)
            if let description = box.description {
                line +=
                    description.label.map { VisibleText.escaped($0, limit: 120) }
                    ?? language(en: "(no label)", es: "(sin nombre)")
                line += " [\(Self.name(of: description.type, language))]"
            } else {
                line += Self.code(box.code)
            }
            page.print("\(Self.column(box.range.lowerBound))\(Self.column(box.range.count))  \(line)")
            if let text = self.content(of: index, in: content, isFull: isFull, language) {
                let column = Self.textColumn + 2 * box.depth
                let lines = StyledText(text).lines(
                    width: console.terminal.width, first: column, indent: column, isColoured: false)
                page.print(String(repeating: " ", count: column) + lines.joined(separator: "\n"))
            }
        }
        page.finish()
    }

    private static func column(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: " ", count: max(1, 12 - digits.count)) + digits
    }

    /// A four-character code.
    static func code(_ code: UInt32) -> String {
        let bytes = (0..<4).map { UInt8(truncatingIfNeeded: code >> UInt32(24 - 8 * $0)) }
        return VisibleText.escaped(String(decoding: bytes, as: UTF8.self))
    }

    /// A box type in a word.
    static func name(of type: JUMBFType, _ language: Language) -> String {
        switch type {
        case .manifestStore: return language(en: "manifest store", es: "almacén de manifiestos")
        case .standardManifest, .legacyManifest: return language(en: "manifest", es: "manifiesto")
        case .updateManifest: return language(en: "update manifest", es: "manifiesto de actualización")
        case .compressedManifest: return language(en: "compressed manifest", es: "manifiesto comprimido")
        case .assertionStore: return language(en: "assertion store", es: "almacén de aserciones")
        case .claim: return language(en: "claim", es: "declaración")
        case .claimSignature: return language(en: "claim signature", es: "firma de la declaración")
        case .dataBoxStore: return language(en: "data box store", es: "almacén de datos")
        case .credentialStore: return language(en: "credential store", es: "almacén de credenciales")
        case .cbor: return "CBOR"
        case .json: return "JSON"
        case .uuid: return "UUID"
        case .embeddedFile: return language(en: "embedded file", es: "archivo incluido")
        default:
            let digits = type.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            return language(en: "type \(digits)", es: "tipo \(digits)")
        }
    }

    /// The most lines of one list, unless all is asked for.
    private static let lineLimit = 4000
    /// Where the content of the store's boxes begins.
    private static let textColumn = 12
}
