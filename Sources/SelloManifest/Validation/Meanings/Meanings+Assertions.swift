extension StatusCodeTable {
    /// What does not hold in a part of a manifest.
    static let assertionFailures: [Row] = [
        Row(
            "algorithm.unsupported", "15.4.3", .maker,
            en: "A digest or signature algorithm is one that the standard does not allow.",
            es: "Un algoritmo de resumen o de firma es uno que el estándar no permite."),
        Row(
            "assertion.action.ingredientMismatch", "2.4:15.10.3.2.3", .maker,
            en: "A step in the history names a source file that it does not have, or not the right one.",
            es: "Un paso de la historia nombra un archivo de origen que no tiene, o que no es el correcto."),
        Row(
            "assertion.action.malformed", "2.4:15.10.3.2.3", .maker,
            en: "The history of the content breaks a rule of the standard.",
            es: "La historia del contenido incumple una regla del estándar."),
        Row(
            "assertion.action.redacted", "15.10.3.1", .noRely,
            en: "The history of the content was taken out, which nobody may do.",
            es: "Se quitó la historia del contenido, lo que nadie puede hacer."),
        Row(
            "assertion.action.redactionMismatch", "2.4:15.10.3.2.3", .maker,
            en: "The history says that something was taken out that was not.",
            es: "La historia dice que se quitó algo que no se quitó."),
        Row(
            "assertion.action.softBindingMissing", "2.4:15.10.3.2.3", .maker,
            en: "The history speaks of a watermark, and nothing says which.",
            es: "La historia habla de una marca de agua, y nada dice cuál es."),
        Row(
            "assertion.bmffHash.malformed", "15.12.2", .maker,
            en: "What binds the manifest to the file's boxes breaks a rule, so that nothing protects the content.",
            es:
                "Lo que une el manifiesto con las cajas del archivo incumple una regla, así que nada protege el contenido."
        ),
        Row(
            "assertion.bmffHash.mismatch", "15.12.2", .getAgainVideo,
            en: "The content was changed after it was signed.",
            es: "El contenido se modificó después de firmarse."),
        Row(
            "assertion.boxesHash.malformed", "15.12.3", .maker,
            en:
                "What binds the manifest to the file's segments or chunks breaks a rule, so that nothing protects the content.",
            es:
                "Lo que une el manifiesto con los segmentos o bloques del archivo incumple una regla, así que nada protege el contenido."
        ),
        Row(
            "assertion.boxesHash.mismatch", "15.12.3", .getAgain,
            en: "The content was changed after it was signed.",
            es: "El contenido se modificó después de firmarse."),
        Row(
            "assertion.boxesHash.unknownBox", "15.12.3", .getAgain,
            en: "The file holds a segment or chunk that was not there when it was signed.",
            es: "El archivo tiene un segmento o bloque que no estaba cuando se firmó."),
        Row(
            "assertion.cloud-data.actions", "15.10.3.2.1", .maker,
            en: "The history of the content is kept outside the file where that is not allowed.",
            es: "La historia del contenido se guarda fuera del archivo, donde no está permitido."),
        Row(
            "assertion.cloud-data.hardBinding", "15.10.3.2.1", .maker,
            en: "What binds the manifest to the content is kept outside the file, which is not allowed.",
            es: "Lo que une el manifiesto con el contenido se guarda fuera del archivo, lo que no está permitido."),
        Row(
            "assertion.cloud-data.malformed", "15.10.3.2.1", .maker,
            en: "A reference to data outside the file lacks what it needs.",
            es: "A una referencia a datos fuera del archivo le falta lo que necesita."),
        Row(
            "assertion.cloud-data.labelMismatch", "2.3:15.10", .maker,
            en: "Data kept outside the file are of another kind than the manifest says.",
            es: "Los datos guardados fuera del archivo son de otro tipo que el que dice el manifiesto."),
        Row(
            "assertion.cbor.invalid", "15.10.3.1", .maker,
            en: "A part of the manifest cannot be read.",
            es: "Una parte del manifiesto no se puede leer."),
        Row(
            "assertion.collectionHash.incorrectFileCount", "15.12.5", .whole,
            en: "A file of the collection is missing.",
            es: "Falta un archivo de la colección."),
        Row(
            "assertion.collectionHash.invalidURI", "15.12.5", .maker,
            en: "The collection names a file outside itself.",
            es: "La colección nombra un archivo que está fuera de ella."),
        Row(
            "assertion.collectionHash.malformed", "15.12.5", .maker,
            en: "What binds the manifest to a collection of files breaks a rule.",
            es: "Lo que une el manifiesto con una colección de archivos incumple una regla."),
        Row(
            "assertion.collectionHash.mismatch", "15.12.5", .whole,
            en: "A file of the collection was changed after it was signed.",
            es: "Un archivo de la colección se modificó después de firmarse."),
        Row(
            "assertion.dataHash.malformed", "15.12.1", .maker,
            en: "What binds the manifest to the file's bytes breaks a rule, so that nothing protects the content.",
            es:
                "Lo que une el manifiesto con los bytes del archivo incumple una regla, así que nada protege el contenido."
        ),
        Row(
            "assertion.dataHash.mismatch", "15.12.1", .getAgain,
            en: "The content was changed after it was signed.",
            es: "El contenido se modificó después de firmarse."),
        Row(
            "assertion.dataHash.redacted", "15.10.3.1", .noRely,
            en: "What binds the manifest to the content was taken out, which nobody may do.",
            es: "Se quitó lo que une el manifiesto con el contenido, lo que nadie puede hacer."),
        Row(
            "assertion.hardBinding.redacted", "2.4:15.10", .noRely,
            en: "What binds the manifest to the content was taken out, which nobody may do.",
            es: "Se quitó lo que une el manifiesto con el contenido, lo que nadie puede hacer."),
        Row(
            "assertion.hashedURI.mismatch", "15.10.3.1", .partChanged,
            en: "A part of the manifest was changed after it was signed.",
            es: "Una parte del manifiesto se modificó después de firmarse."),
        Row(
            "assertion.inaccessible", "15.2.2.3", .elsewhere,
            en: "Data kept outside the file could not be had.",
            es: "No se pudieron obtener datos guardados fuera del archivo."),
        Row(
            "assertion.ingredient.malformed", "15.11.3", .maker,
            en: "The record of a file that went into this one breaks a rule.",
            es: "El registro de un archivo que forma parte de este incumple una regla."),
        Row(
            "assertion.json.invalid", "15.10.3.1", .maker,
            en: "A part of the manifest cannot be read.",
            es: "Una parte del manifiesto no se puede leer."),
        Row(
            "assertion.missing", "15.10.3.1", .takenOut,
            en: "A part that was signed is no longer in the manifest.",
            es: "Una parte que se firmó ya no está en el manifiesto."),
        Row(
            "assertion.multiAssetHash.malformed", "15.12.4", .maker,
            en: "The list of the file's parts breaks a rule.",
            es: "La lista de las partes del archivo incumple una regla."),
        Row(
            "assertion.multiAssetHash.missingPart", "15.12.4", .whole,
            en: "A part of the file that was signed is missing.",
            es: "Falta una parte del archivo que se firmó."),
        Row(
            "assertion.multiAssetHash.mismatch", "15.12.4", .getAgain,
            en: "A part of the file was changed after it was signed.",
            es: "Una parte del archivo se modificó después de firmarse."),
        Row(
            "assertion.multipleHardBindings", "15.10.1.2", .maker,
            en: "The manifest binds to its content in several ways, so that it is not certain which counts.",
            es: "El manifiesto se une a su contenido de varias maneras, así que no es seguro cuál cuenta."),
        Row(
            "assertion.notRedacted", "15.11.3.3.1", .maker,
            en: "A part that should have been taken out is still there.",
            es: "Una parte que debía haberse quitado sigue ahí."),
        Row(
            "assertion.outsideManifest", "15.10.3.1", .noRely,
            en: "The manifest names a part of another manifest as its own.",
            es: "El manifiesto nombra como suya una parte de otro manifiesto."),
        Row(
            "assertion.selfRedacted", "15.10.3.1", .noRely,
            en: "The manifest takes out a part of itself, which makes no sense.",
            es: "El manifiesto quita una parte de sí mismo, lo que no tiene sentido."),
        Row(
            "assertion.timestamp.malformed", "15.10.3.2.4", .noTime,
            en: "A time-stamp that was added later cannot be used.",
            es: "Un sello de tiempo que se agregó después no se puede usar."),
        Row(
            "assertion.undeclared", "15.10.3.1", .notSigned,
            en: "The manifest holds a part that was never signed.",
            es: "El manifiesto contiene una parte que nunca se firmó."),
        Row(
            "assertion.metadata.disallowed", "15.10.3.2.3", .maker,
            en: "Signed metadata hold a field that may not stand there.",
            es: "Los metadatos firmados tienen un campo que no puede estar ahí."),
        Row(
            "assertion.required.missing", "2.0:15.1.2", .maker,
            en: "A part of the manifest lacks a field that it must have.",
            es: "A una parte del manifiesto le falta un campo que debe tener."),
        Row(
            "assertion.external-reference.malformed", "2.4:15.10.3.2.2", .maker,
            en: "A reference to data outside the file breaks a rule.",
            es: "Una referencia a datos fuera del archivo incumple una regla."),
        Row(
            "assertion.external-reference.labelMismatch", "2.4:15.10.3.2.2", .maker,
            en: "Data outside the file are of another kind than the manifest says.",
            es: "Los datos fuera del archivo son de otro tipo que el que dice el manifiesto."),
        Row(
            "assertion.external-reference.hashMismatch", "2.4:15.10.3.2.2", .partChanged,
            en: "Data outside the file are not those that were signed.",
            es: "Los datos fuera del archivo no son los que se firmaron."),
        Row(
            "assertion.external-reference.created", "2.4:15.10.3.2.2", .maker,
            en: "A reference to data outside the file stands among what the signer vouches for, where it may not.",
            es: "Una referencia a datos fuera del archivo está entre lo que el firmante respalda, donde no puede estar."
        ),
        Row(
            "assertion.external-reference.actions", "2.3:15.2", .maker,
            en: "The history of the content is kept outside the file, which is not allowed.",
            es: "La historia del contenido se guarda fuera del archivo, lo que no está permitido."),
        Row(
            "assertion.external-reference.hardBinding", "2.3:15.2", .maker,
            en: "What binds the manifest to the content is kept outside the file, which is not allowed.",
            es: "Lo que une el manifiesto con el contenido se guarda fuera del archivo, lo que no está permitido."),
        Row(
            "assertion.alternativeContentRepresentation.malformed", "2.4:15.10.3.2.7", .maker,
            en: "The note of another representation of the content breaks a rule.",
            es: "La nota sobre otra representación del contenido incumple una regla."),
        Row(
            "assertion.alternativeContentRepresentation.missing", "2.4:15.10.3.2.7", .whole,
            en: "Another representation of the content is missing.",
            es: "Falta otra representación del contenido."),
        Row(
            "assertion.alternativeContentRepresentation.hashMismatch", "2.4:15.10.3.2.7", .partChanged,
            en: "Another representation of the content is not the one that was signed.",
            es: "Otra representación del contenido no es la que se firmó."),
    ]
}
