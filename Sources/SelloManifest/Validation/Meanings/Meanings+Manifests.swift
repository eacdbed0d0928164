extension StatusCodeTable {
    /// What does not hold in a manifest, its claim, its signature, and what it says of other files.
    static let manifestFailures: [Row] = [
        Row(
            "claim.cbor.invalid", "15.6.2", .noRely,
            en: "The manifest's claim cannot be read.",
            es: "La declaración del manifiesto no se puede leer."),
        Row(
            "claim.hardBindings.missing", "15.10.1.2", .noRely,
            en: "Nothing binds the manifest to the content: it could have been put on any file.",
            es: "Nada une el manifiesto con el contenido: se podría haber puesto en cualquier archivo."),
        Row(
            "claim.malformed", "15.6.2", .maker,
            en: "The manifest's claim lacks something that it must have.",
            es: "A la declaración del manifiesto le falta algo que debe tener."),
        Row(
            "claim.missing", "15.11.3.3", .noRely,
            en: "The manifest has no claim.",
            es: "El manifiesto no tiene declaración."),
        Row(
            "claim.multiple", "15.6.1", .appended,
            en: "There are several claims, so that it is not certain which counts.",
            es: "Hay varias declaraciones, así que no es seguro cuál cuenta."),
        Row(
            "claim.required.missing", "2.0:15.1.2", .maker,
            en: "The manifest's claim lacks a field that it must have.",
            es: "A la declaración del manifiesto le falta un campo que debe tener."),
        Row(
            "claimSignature.missing", "15.7", .noRely,
            en: "The manifest is not signed.",
            es: "El manifiesto no está firmado."),
        Row(
            "claimSignature.mismatch", "15.7", .noRely,
            en: "The signature does not fit: the manifest was changed, or was never signed by the one it names.",
            es: "La firma no corresponde: el manifiesto se modificó, o nunca lo firmó quien dice."),
        Row(
            "claimSignature.outsideValidity", "15.8.2", .at,
            en: "The signer's certificate was not valid at the time of signing.",
            es: "El certificado del firmante no estaba vigente al momento de firmar."),
        Row(
            "general.error", "15.2.2.3",
            en: "Something is wrong for which the standard has no code.",
            es: "Algo anda mal para lo que el estándar no tiene un código."),
        Row(
            "hashedURI.missing", "15.10.3.3", .takenOut,
            en: "The manifest refers to a part that is not there.",
            es: "El manifiesto se refiere a una parte que no está."),
        Row(
            "hashedURI.mismatch", "15.10.3.3", .partChanged,
            en: "The manifest refers to a part that is no longer as it was.",
            es: "El manifiesto se refiere a una parte que ya no está como estaba."),
        Row(
            "ingredient.claimSignature.missing", "15.11.3.3.1", .source,
            en: "The signature of a file that went into this one is missing.",
            es: "Falta la firma de un archivo que forma parte de este."),
        Row(
            "ingredient.claimSignature.mismatch", "15.11.3.3.1", .source,
            en: "The signature of a file that went into this one is not the one that was recorded.",
            es: "La firma de un archivo que forma parte de este no es la que se registró."),
        Row(
            "ingredient.manifest.missing", "15.11.3.3.2", .source,
            en: "The manifest of a file that went into this one is missing.",
            es: "Falta el manifiesto de un archivo que forma parte de este."),
        Row(
            "ingredient.manifest.mismatch", "15.11.3.3.2", .source,
            en: "The manifest of a file that went into this one is not the one that was recorded.",
            es: "El manifiesto de un archivo que forma parte de este no es el que se registró."),
        Row(
            "ingredient.hashedURI.mismatch", "2.0:15.1.2", .source,
            en: "The record of a file that went into this one does not fit.",
            es: "El registro de un archivo que forma parte de este no corresponde."),
        Row(
            "livevideo.assertion.invalid", "2.3:19", .maker,
            en: "The manifest of a live stream lacks what it must have.",
            es: "Al manifiesto de una transmisión en vivo le falta lo que debe tener."),
        Row(
            "livevideo.continuityMethod.invalid", "2.3:19", .maker,
            en: "A segment of a live stream does not follow the one before it.",
            es: "Un segmento de una transmisión en vivo no sigue al anterior."),
        Row(
            "livevideo.init.invalid", "2.3:19", .maker,
            en: "The start of a live stream is not the one that was signed.",
            es: "El inicio de una transmisión en vivo no es el que se firmó."),
        Row(
            "livevideo.manifest.invalid", "2.3:19", .maker,
            en: "The manifest of a live stream does not hold.",
            es: "El manifiesto de una transmisión en vivo no se sostiene."),
        Row(
            "livevideo.segment.invalid", "2.3:19", .getAgainVideo,
            en: "A segment of a live stream is not the one that was signed.",
            es: "Un segmento de una transmisión en vivo no es el que se firmó."),
        Row(
            "livevideo.sessionkey.invalid", "2.3:19", .maker,
            en: "The key of a live stream does not hold.",
            es: "La clave de una transmisión en vivo no se sostiene."),
        Row(
            "manifest.compressed.invalid", "15.5.4", .noRely,
            en: "A compressed manifest cannot be unpacked.",
            es: "Un manifiesto comprimido no se puede descomprimir."),
        Row(
            "manifest.html.multipleManifests", "2.4:15.2", .appended,
            en: "A web page holds several manifests, so that it is not certain which counts.",
            es: "Una página web tiene varios manifiestos, así que no es seguro cuál cuenta."),
        Row(
            "manifest.inaccessible", "15.5.3", .elsewhere,
            en: "The manifest is kept elsewhere, and nobody handed it over.",
            es: "El manifiesto se guarda en otro lugar, y nadie lo entregó."),
        Row(
            "manifest.multipleParents", "15.10.1.2", .maker,
            en: "The manifest names several files as the one that it was made from.",
            es: "El manifiesto nombra varios archivos como aquel del que se hizo."),
        Row(
            "manifest.structuredText.emptyReference", "2.4:15.2", .maker,
            en: "A text names no place for its manifest.",
            es: "Un texto no nombra ningún lugar para su manifiesto."),
        Row(
            "manifest.structuredText.malformedReference", "2.4:15.2", .maker,
            en: "A text names a place for its manifest that cannot be read.",
            es: "Un texto nombra para su manifiesto un lugar que no se puede leer."),
        Row(
            "manifest.structuredText.multipleReferences", "2.4:15.2", .maker,
            en: "A text names several places for its manifest.",
            es: "Un texto nombra varios lugares para su manifiesto."),
        Row(
            "manifest.structuredText.noManifest", "2.4:15.2", .elsewhere,
            en: "A text names a place for its manifest, and none is there.",
            es: "Un texto nombra un lugar para su manifiesto, y ahí no hay ninguno."),
        Row(
            "manifest.structuredText.noResolutionPath", "2.4:15.2", .maker,
            en: "A text names its manifest in a way that leads nowhere.",
            es: "Un texto nombra su manifiesto de una manera que no lleva a ninguna parte."),
        Row(
            "manifest.text.corruptedWrapper", "2.3:15.2", .getAgain,
            en: "The manifest hidden in a text cannot be read.",
            es: "El manifiesto oculto en un texto no se puede leer."),
        Row(
            "manifest.text.multipleWrappers", "2.3:15.2", .appended,
            en: "A text holds several manifests, so that it is not certain which counts.",
            es: "Un texto tiene varios manifiestos, así que no es seguro cuál cuenta."),
        Row(
            "manifest.timestamp.invalid", "2.1:15.2", .maker,
            en: "A manifest that may hold only a time-stamp holds more.",
            es: "Un manifiesto que solo puede llevar un sello de tiempo lleva algo más."),
        Row(
            "manifest.timestamp.wrongParents", "2.1:15.2", .maker,
            en: "A manifest that holds only a time-stamp does not say for which manifest.",
            es: "Un manifiesto que solo lleva un sello de tiempo no dice para cuál manifiesto es."),
        Row(
            "manifest.update.invalid", "15.10.1.3", .noRely,
            en: "A manifest that may only add to another one changes what it may not.",
            es: "Un manifiesto que solo puede agregar algo a otro cambia lo que no puede."),
        Row(
            "manifest.update.wrongParents", "15.10.1.3", .noRely,
            en: "A manifest that adds to another one does not say to which.",
            es: "Un manifiesto que agrega algo a otro no dice a cuál."),
        Row(
            "signingCredential.invalid", "15.7", .credential,
            en: "The signer's certificate is not one that may sign manifests.",
            es: "El certificado del firmante no es uno que pueda firmar manifiestos."),
        Row(
            "signingCredential.ocsp.revoked", "15.9", .revoked,
            en: "The signer's certificate was revoked before the file was signed.",
            es: "El certificado del firmante fue revocado antes de firmarse el archivo."),
        Row(
            "signingCredential.ocsp.unknown", "15.9", .revoked,
            en: "The issuer does not know the signer's certificate.",
            es: "El emisor no conoce el certificado del firmante."),
        Row(
            "signingCredential.untrusted", "15.7", .anchor,
            en: "The signer's certificate leads to no anchor that was given: its name may be anybody's invention.",
            es:
                "El certificado del firmante no lleva a ninguna autoridad de confianza indicada: su nombre puede ser invento de cualquiera."
        ),
        Row(
            "signingCredential.expired", "2.1:15.2", .at,
            en: "The signer's certificate had expired at the time of signing.",
            es: "El certificado del firmante ya había vencido al momento de firmar."),
        Row(
            "sello.notChecked", "Sello", .notChecked,
            en: "A part of the manifest is of a kind that this version does not check.",
            es: "Una parte del manifiesto es de un tipo que esta versión no comprueba."),
        Row(
            "sello.failuresOmitted", "Sello", .omitted,
            en: "More was found than is listed, failures among it.",
            es: "Se encontró más de lo que se lista, y entre eso hay fallas."),
        Row(
            "sello.uncoveredMedia", "Sello", .uncovered,
            en: "The file plays or shows bytes that the signature does not protect.",
            es: "El archivo reproduce o muestra bytes que la firma no protege."),
    ]
}
