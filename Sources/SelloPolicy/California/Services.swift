import SelloBytes

// What providers, platforms, hosts and makers of cameras owe beside the file.
extension California {
    static let manifestOption = Question(
        "manifest-option", en: "Are users offered the option of a visible disclosure?",
        es: "¿Se ofrece a los usuarios la opción de una etiqueta visible?")
    static let freeTool = Question(
        "free-tool",
        en: "Is there a free tool with which anyone can check content by upload, address and programming interface?",
        es:
            "¿Hay una herramienta gratuita con la que cualquiera puede comprobar contenido subiéndolo, por dirección y por interfaz de programación?"
    )
    static let toolWithoutPersonalData = Question(
        "tool-without-personal-data", en: "Does that tool keep back personal provenance data?",
        es: "¿Se reserva esa herramienta los datos personales de procedencia?")
    static let detectsProvenance = Question(
        "detects-provenance", en: "Does the platform detect provenance data that follows widely adopted standards?",
        es: "¿Detecta la plataforma los datos de procedencia que siguen normas de uso extendido?")
    static let showsProvenance = Question(
        "shows-provenance",
        en:
            "Does the interface show whether provenance data is there, the system or device, and whether digital signatures are available?",
        es: "¿Muestra la interfaz si hay datos de procedencia, el sistema o dispositivo, y si hay firmas digitales?")
    static let inspectable = Question(
        "provenance-inspectable", en: "Can users inspect the provenance data, download it or follow a link to it?",
        es: "¿Pueden los usuarios examinar los datos de procedencia, descargarlos o seguir un enlace a ellos?")
    static let marksSurvive = Question(
        "marks-survive", en: "Does every mark survive the platform's handling, as `sello compare` shows?",
        es: "¿Sobreviven todas las marcas al tratamiento de la plataforma, como muestra `sello compare`?")
    static let hostsUndisclosing = Question(
        "hosts-undisclosing", en: "Does the platform knowingly offer a system that places no disclosures?",
        es: "¿Ofrece la plataforma a sabiendas un sistema que no pone esa información?")
    static let captureDisclosure = Question(
        "capture-disclosure",
        en: "Does the device embed maker, device and version, and time by default, with the user in control?",
        es:
            "¿Incorpora el dispositivo por defecto fabricante, dispositivo y versión, y hora, bajo el control del usuario?"
    )

    static let providerRules: [Rule] = [
        Rule(
            "22757.3(a)/manifest-option", "B&P Code § 22757.3(a)", .obligation,
            Sentence(en: "Offer users a visible disclosure.", es: "Ofrezca a los usuarios una etiqueta visible."),
            isOfService: true, penalties: [penalty],
            applies: isCoveredProvider,
            met: { facts in
                let shown = facts.perceivedLabel
                return shown.truth == .yes ? shown : facts.answer(manifestOption)
            }),
        Rule(
            "22757.2/tool", "B&P Code § 22757.2", .obligation,
            Sentence(en: "Offer a free detection tool.", es: "Ofrezca una herramienta de detección gratuita."),
            isOfService: true, penalties: [penalty],
            applies: isCoveredProvider, met: { $0.answer(freeTool) }),
        Rule(
            "22757.2/no-personal-data", "B&P Code § 22757.2, personal provenance data", .obligation,
            Sentence(
                en: "The tool puts out no personal provenance data.",
                es: "La herramienta no muestra datos personales de procedencia."),
            isOfService: true, penalties: [penalty], applies: isCoveredProvider,
            met: { $0.answer(toolWithoutPersonalData) }),
    ]

    private static let platforms = CalendarDay(year: 2027, month: 1, day: 1)

    static let platformRules: [Rule] = [
        Rule(
            "22757.3.1/detect", "B&P Code § 22757.3.1(a)(1)", .obligation,
            Sentence(
                en: "Detect provenance data that follows standards.",
                es: "Detecte los datos de procedencia que siguen normas."),
            since: platforms, isOfService: true, penalties: [penalty], applies: isLargePlatform,
            met: { $0.answer(detectsProvenance) }),
        Rule(
            "22757.3.1/interface", "B&P Code § 22757.3.1(a)(2)", .obligation,
            Sentence(
                en: "Show whether provenance data is there, which system or device made it, and whether it is signed.",
                es: "Muestre si hay datos de procedencia, qué sistema o dispositivo lo hizo y si está firmado."),
            since: platforms, isOfService: true, penalties: [penalty], applies: isLargePlatform,
            met: { $0.answer(showsProvenance) }),
        Rule(
            "22757.3.1/inspect", "B&P Code § 22757.3.1(a)(3)", .obligation,
            Sentence(
                en: "Let users inspect the provenance data.",
                es: "Permita a los usuarios examinar los datos de procedencia."),
            since: platforms, penalties: [penalty],
            applies: { facts in isLargePlatform(facts) && hasProvenance(facts) },
            met: { $0.answer(inspectable) }),
        Rule(
            "22757.3.2/hosting", "B&P Code § 22757.3.2(a)", .prohibition,
            Sentence(
                en: "Do not knowingly offer an AI system that places no disclosures.",
                es: "No ofrezca a sabiendas un sistema de IA que no ponga esa información."), since: platforms,
            isOfService: true, penalties: [penalty],
            applies: { $0.role(hosting) }, met: { !$0.answer(hostsUndisclosing) }),
    ]

    /// Rules whose own text was not read to its end.
    static let laterRules: [Rule] = [
        Rule(
            "22757.3.1/no-stripping", "B&P Code § 22757.3.1(b)", .obligation,
            Sentence(
                en: "Do not strip provenance data or signatures.",
                es: "No quite los datos de procedencia ni las firmas."),
            since: platforms, penalties: [penalty],
            applies: { facts in isLargePlatform(facts) && hasProvenance(facts) },
            met: { $0.answer(marksSurvive) }),
        Rule(
            "22757.3.3/capture", "B&P Code § 22757.3.3(a)", .obligation,
            Sentence(
                en: "Let captured content carry maker, device and version, and time.",
                es: "Haga que lo captado lleve fabricante, dispositivo y versión, y hora."),
            since: CalendarDay(year: 2028, month: 1, day: 1),
            isOfService: true, penalties: [penalty], applies: { $0.role(captureMaker) },
            met: { $0.answer(captureDisclosure) }),
    ]

    private static func isLargePlatform(_ facts: PolicyCase) -> Finding {
        facts.role(platform) && facts.hasMoreUsers(than: 2_000_000)
    }

    private static func hasProvenance(_ facts: PolicyCase) -> Finding {
        let file = facts.file
        let state = Evidence(.observed, "state", file.state.rawValue)
        if file.state != .absent || file.label != nil || file.aigc != nil {
            return .yes(
                Sentence(en: "The file carries provenance data.", es: "El archivo lleva datos de procedencia."), state)
        }
        return facts.missing(
            Sentence(
                en: "No provenance data was found in the file.",
                es: "No se encontraron datos de procedencia en el archivo."))
    }
}
