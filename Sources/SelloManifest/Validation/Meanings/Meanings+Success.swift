extension StatusCodeTable {
    /// What holds.
    static let success: [Row] = [
        Row(
            "claimSignature.validated", "15.7",
            en: "The signature fits what was signed: nobody changed the manifest's claim.",
            es: "La firma corresponde a lo firmado: nadie cambió la declaración del manifiesto."),
        Row(
            "claimSignature.insideValidity", "15.8.2",
            en: "The signer's certificate was valid at the time of signing.",
            es: "El certificado del firmante estaba vigente al momento de firmar."),
        Row(
            "signingCredential.trusted", "15.7",
            en:
                "The signer's certificate leads to an anchor that was given, or is on the list of signers that was given.",
            es:
                "El certificado del firmante lleva a una autoridad de confianza indicada, o está en la lista de firmantes indicada."
        ),
        Row(
            "signingCredential.ocsp.notRevoked", "15.9",
            en: "The issuer of the signer's certificate says that it was not revoked.",
            es: "El emisor del certificado del firmante dice que no fue revocado."),
        Row(
            "timeStamp.validated", "15.8.2",
            en: "A time-stamping authority confirms that the signature existed at a certain time.",
            es: "Una autoridad de sellado de tiempo confirma que la firma existía en cierto momento."),
        Row(
            "timeStamp.trusted", "15.8.2",
            en: "The time-stamping authority leads to an anchor that was given.",
            es: "La autoridad de sellado de tiempo lleva a una autoridad de confianza indicada."),
        Row(
            "assertion.hashedURI.match", "15.10.3.1",
            en: "This part of the manifest is the one that was signed.",
            es: "Esta parte del manifiesto es la que se firmó."),
        Row(
            "assertion.dataHash.match", "15.12.1",
            en: "The bytes of the file are those that were signed.",
            es: "Los bytes del archivo son los que se firmaron."),
        Row(
            "assertion.bmffHash.match", "15.12.2",
            en: "The boxes of the file are those that were signed.",
            es: "Las cajas del archivo son las que se firmaron."),
        Row(
            "assertion.boxesHash.match", "15.12.3",
            en: "The segments or chunks of the file are those that were signed.",
            es: "Los segmentos o bloques del archivo son los que se firmaron."),
        Row(
            "assertion.collectionHash.match", "15.12.5",
            en: "Every file of the collection is the one that was signed.",
            es: "Cada archivo de la colección es el que se firmó."),
        Row(
            "assertion.multiAssetHash.match", "15.12.4",
            en: "The parts of the file are those that were signed.",
            es: "Las partes del archivo son las que se firmaron."),
        Row(
            "assertion.accessible", "15.2.2.1",
            en: "Data kept outside the file could be had.",
            es: "Se pudieron obtener los datos guardados fuera del archivo."),
        Row(
            "assertion.alternativeContentRepresentation.match", "2.4:15.10.3.2.7",
            en: "Another representation of the content is the one that was signed.",
            es: "Otra representación del contenido es la que se firmó."),
        Row(
            "ingredient.manifest.validated", "15.11.3.3.2",
            en: "The manifest of a file that went into this one is the one that was recorded.",
            es: "El manifiesto de un archivo que forma parte de este es el que se registró."),
        Row(
            "ingredient.claimSignature.validated", "15.11.3.3.1",
            en: "The signature of a file that went into this one is the one that was recorded.",
            es: "La firma de un archivo que forma parte de este es la que se registró."),
        Row(
            "cawg.x509.credential.trusted", "CAWG",
            en:
                "The certificate of the person or organization that speaks here leads to an anchor that was given for identities.",
            es:
                "El certificado de la persona u organización que habla aquí lleva a una autoridad indicada para identidades."
        ),
        Row(
            "cawg.x509.signature.validated", "CAWG",
            en: "The person or organization that the identity names did sign it.",
            es: "La persona u organización que nombra la identidad sí lo firmó."),
        Row(
            "cawg.ica.credential_valid", "CAWG",
            en: "The credential in which an aggregator names the creator holds.",
            es: "La credencial en la que un intermediario nombra al creador es correcta."),
        Row(
            "cawg.ica.time_stamp.validated", "CAWG",
            en: "A time-stamp confirms when the identity was signed.",
            es: "Un sello de tiempo confirma cuándo se firmó la identidad."),
    ]
}
