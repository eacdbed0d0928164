package import SelloBytes

/// One thing in a file that says where its content is from; a mark is a small type, and ``Retention/marks`` lists all.
package protocol RetentionMark: Sendable {
    /// Its name, as `--json` prints it.
    var name: String { get }
    /// What it is, in plain words.
    func title(in language: Language) -> String
    /// What its loss means.
    var meaning: RetentionMeaning { get }
    /// How it stands in a file; `nil` where it is not there.
    func reading(of file: MarkedFile) -> MarkReading?
    /// Whether what is there afterwards still says what was said before.
    func survives(_ before: MarkReading, as after: MarkReading) -> Bool
}

extension RetentionMark {
    package func survives(_ before: MarkReading, as after: MarkReading) -> Bool { before.value == after.value }
}

/// How a mark stands in a file.
package struct MarkReading: Sendable, Hashable {
    /// What it says.
    package var value: String
    /// Whether it is a label: whether it says that the content is synthetic, or identifies what says so.
    package var isLabel: Bool
    /// Whether it holds; `false` for what a broken signature vouches for.
    package var holds: Bool

    package init(_ value: String, isLabel: Bool = false, holds: Bool = true) {
        self.value = value
        self.isLabel = isLabel
        self.holds = holds
    }
}

/// What the loss of a mark means under the laws that speak of it (`Spec/label-continuity.md`, "What a loss means").
package enum RetentionMeaning: String, Sendable, Hashable, CaseIterable {
    /// A label, or what signs it.
    case label
    /// What identifies the work or the system that made it.
    case identifier
    /// What California asks a file to say of the system.
    case disclosure
    /// China's label.
    case implicitLabel
    /// The attestation of a label that people see or hear.
    case visibleLabel
    /// Provenance that says nothing of synthesis by itself.
    case provenance
    /// What nobody is bound to keep, and what a platform notices undeclared content by.
    case trace

    /// What the loss means, in one or two sentences.
    package func sentence(in language: Language) -> String {
        switch self {
        case .label:
            language(
                en:
                    "India: a service that handles synthetic media may not enable its label to be changed, suppressed or removed (IT Rules, rule 3(3)(b)). EU: marks on inputs are to be kept (Code of Practice, 1.2). California: platforms may not strip provenance data (§ 22757.3.1(b), from 1 January 2027).",
                es:
                    "India: un servicio que maneja contenido sintético no debe permitir que su etiqueta se cambie, se oculte o se quite (IT Rules, regla 3(3)(b)). UE: las marcas de lo que se recibe se conservan (Código de buenas prácticas, 1.2). California: las plataformas no deben eliminar los datos de procedencia (§ 22757.3.1(b), desde el 1 de enero de 2027)."
            )
        case .identifier:
            language(
                en:
                    "India: the unique identifier has to stay; no service may enable its removal (IT Rules, rule 3(3)(a)(ii) and (b)). Without it the work is harder to find again.",
                es:
                    "India: el identificador único debe permanecer; ningún servicio debe permitir que se quite (IT Rules, regla 3(3)(a)(ii) y (b)). Sin él es más difícil volver a encontrar la obra."
            )
        case .disclosure:
            language(
                en:
                    "California: the file has to tell the system's name and version (§ 22757.3(b)). EU: marks on inputs are to be kept (Code of Practice, 1.2).",
                es:
                    "California: el archivo debe decir el nombre y la versión del sistema (§ 22757.3(b)). UE: las marcas de lo que se recibe se conservan (Código de buenas prácticas, 1.2)."
            )
        case .implicitLabel:
            language(
                en:
                    "China: nobody may maliciously delete, change, forge or hide the label in a file's metadata (Labeling Measures, Article 10).",
                es:
                    "China: nadie debe borrar, alterar, falsificar u ocultar con malicia la etiqueta de los metadatos (Medidas de etiquetado, artículo 10)."
            )
        case .visibleLabel:
            language(
                en:
                    "India: the content needs a label that people notice at once (IT Rules, rule 3(3)(a)(ii)); nothing signed says any more that it has one.",
                es:
                    "India: el contenido necesita una etiqueta que se note de inmediato (IT Rules, regla 3(3)(a)(ii)); ya nada firmado dice que la tenga."
            )
        case .provenance:
            language(
                en:
                    "California: platforms may not strip provenance data (§ 22757.3.1(b), from 1 January 2027). The content's history can no longer be shown.",
                es:
                    "California: las plataformas no deben eliminar los datos de procedencia (§ 22757.3.1(b), desde el 1 de enero de 2027). Ya no se puede mostrar la historia del contenido."
            )
        case .trace:
            language(
                en:
                    "No law asks to keep it by itself; but platforms notice undeclared synthetic content by such traces (China, Labeling Measures, Article 6: “suspected”).",
                es:
                    "Ninguna ley pide conservarlo por sí solo; pero por esos rastros las plataformas notan el contenido sintético no declarado (China, Medidas de etiquetado, artículo 6: «presunto»)."
            )
        }
    }
}
