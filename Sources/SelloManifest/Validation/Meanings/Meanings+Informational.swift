extension StatusCodeTable {
    /// What neither helps nor harms.
    static let informational: [Row] = [
        Row(
            "algorithm.deprecated", "15.4.3", .maker,
            en: "An algorithm is used that still counts and is being given up.",
            es: "Se usa un algoritmo que todavía cuenta, pero que se está abandonando."),
        Row(
            "ingredient.unknownProvenance", "15.11.3.3",
            en: "A file that went into this one has no manifest; nothing is known of where it came from.",
            es: "Un archivo que forma parte de este no tiene manifiesto; no se sabe nada de su origen."),
        Row(
            "manifest.unknownProvenance", "15.2.1",
            en: "Nothing is known of where the content came from.",
            es: "No se sabe nada del origen del contenido."),
        Row(
            "manifest.unreferenced", "2.1:15.2",
            en: "The store holds a manifest that nothing leads to; it says nothing of this file.",
            es: "El archivo guarda un manifiesto al que nada lleva; no dice nada de este archivo."),
        Row(
            "signingCredential.ocsp.inaccessible", "15.9.2", .ask,
            en: "The issuer of the signer's certificate could not be asked whether it was revoked.",
            es: "No se pudo preguntar al emisor del certificado del firmante si fue revocado."),
        Row(
            "signingCredential.ocsp.skipped", "15.9.2", .ask,
            en: "Nobody was asked whether the signer's certificate was revoked.",
            es: "No se preguntó a nadie si el certificado del firmante fue revocado."),
        Row(
            "timeOfSigning.insideValidity", "15.8.3",
            en: "The time that the signer claims fits the certificate and the time-stamp.",
            es: "La hora que indica el firmante concuerda con el certificado y con el sello de tiempo."),
        Row(
            "timeOfSigning.outsideValidity", "15.8.3", .claimedTime,
            en: "The time that the signer claims does not fit the certificate or the time-stamp.",
            es: "La hora que indica el firmante no concuerda con el certificado o con el sello de tiempo."),
        Row(
            "timeStamp.malformed", "15.8.2", .noTime,
            en: "The time-stamp cannot be read, so nothing confirms the time of signing.",
            es: "El sello de tiempo no se puede leer, así que nada confirma cuándo se firmó."),
        Row(
            "timeStamp.mismatch", "15.8.2", .noTime,
            en: "The time-stamp was made for another signature, so nothing confirms the time of signing.",
            es: "El sello de tiempo se hizo para otra firma, así que nada confirma cuándo se firmó."),
        Row(
            "timeStamp.outsideValidity", "15.8.2", .noTime,
            en:
                "The time-stamp was made when the authority's certificate was not valid, so nothing confirms the time of signing.",
            es:
                "El sello de tiempo se hizo cuando el certificado de la autoridad no estaba vigente, así que nada confirma cuándo se firmó."
        ),
        Row(
            "timeStamp.untrusted", "15.8.2", .timeAnchor,
            en:
                "The time-stamping authority leads to no anchor that was given, so nothing confirms the time of signing.",
            es:
                "La autoridad de sellado de tiempo no lleva a ninguna autoridad de confianza indicada, así que nada confirma cuándo se firmó."
        ),
        Row(
            "timeStamp.credentialInvalid", "2.4:15.8", .noTime,
            en:
                "The certificate of the time-stamping authority is not fit for that, so nothing confirms the time of signing.",
            es:
                "El certificado de la autoridad de sellado de tiempo no sirve para eso, así que nada confirma cuándo se firmó."
        ),
        Row(
            "assertion.dataHash.additionalExclusionsPresent", "15.12.1", .excluded,
            en:
                "The signature leaves out more of the file than the manifest itself; those bytes can be changed unseen.",
            es:
                "La firma deja fuera más partes del archivo que el propio manifiesto; esos bytes se pueden cambiar sin que se note."
        ),
        Row(
            "assertion.bmffHash.additionalExclusionsPresent", "2.4:15.12", .excluded,
            en:
                "The signature leaves out more boxes of the file than the standard asks for; those can be changed unseen.",
            es:
                "La firma deja fuera más cajas del archivo de las que pide el estándar; esas se pueden cambiar sin que se note."
        ),
        Row(
            "assertion.boxesHash.additionalExclusionsPresent", "2.4:15.12", .excluded,
            en:
                "The signature leaves out more of the file than the manifest itself; those bytes can be changed unseen.",
            es:
                "La firma deja fuera más partes del archivo que el propio manifiesto; esos bytes se pueden cambiar sin que se note."
        ),
        Row(
            "cawg.ica.untrusted_issuer", "CAWG",
            en: "The aggregator that names the creator is not one that was given as trusted.",
            es: "El intermediario que nombra al creador no es uno de los indicados como de confianza."),
        Row(
            "sello.malformedAssertion", "Sello", .maker,
            en: "A part of the manifest of a known kind lacks what it must have.",
            es: "A una parte del manifiesto, de un tipo conocido, le falta lo que debe tener."),
        Row(
            "sello.unlistedSoftBinding", "Sello", .softBinding,
            en: "A watermark or fingerprint is of a kind that is not in C2PA's list, so that few can read it.",
            es:
                "Una marca de agua o huella es de un tipo que no está en la lista de C2PA, así que pocos la pueden leer."
        ),
        Row(
            "sello.redactsNothing", "Sello", .maker,
            en: "The manifest says that something was taken out which is no part of any manifest here.",
            es: "El manifiesto dice que se quitó algo que no es parte de ningún manifiesto de aquí."),
        Row(
            "sello.findingsOmitted", "Sello", .omitted,
            en: "More was found than is listed; none of it is a failure.",
            es: "Se encontró más de lo que se lista; nada de eso es una falla."),
    ]
}
