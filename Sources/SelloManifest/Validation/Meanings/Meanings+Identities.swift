extension StatusCodeTable {
    /// What does not hold in a statement of who stands behind the content.
    static let identityFailures: [Row] = [
        Row(
            "cawg.x509.credential.untrusted", "CAWG", .identity,
            en:
                "The certificate of the person or organization that speaks here leads to no anchor that was given for identities.",
            es:
                "El certificado de la persona u organización que habla aquí no lleva a ninguna autoridad indicada para identidades."
        ),
        Row(
            "cawg.x509.credential.invalid", "CAWG", .identity,
            en: "The certificate of the person or organization that speaks here is not fit for that.",
            es: "El certificado de la persona u organización que habla aquí no sirve para eso."),
        Row(
            "cawg.x509.signature.mismatch", "CAWG", .identity,
            en: "The person or organization that the identity names did not sign it, or it was changed.",
            es: "La persona u organización que nombra la identidad no lo firmó, o se modificó."),
        Row(
            "cawg.x509.algorithm.unsupported", "CAWG", .identity,
            en: "The identity is signed with an algorithm that is not allowed.",
            es: "La identidad está firmada con un algoritmo que no está permitido."),
        Row(
            "cawg.x509.signature.outside_validity", "CAWG", .identity,
            en: "The certificate of the identity was not valid when it was signed.",
            es: "El certificado de la identidad no estaba vigente cuando se firmó."),
        Row(
            "cawg.identity.cbor.invalid", "CAWG", .identity,
            en: "The statement of who stands behind the content cannot be read.",
            es: "La declaración de quién respalda el contenido no se puede leer."),
        Row(
            "cawg.identity.assertion.mismatch", "CAWG", .identity,
            en: "The statement of who stands behind the content speaks of another part than the one that is there.",
            es: "La declaración de quién respalda el contenido habla de otra parte que la que está ahí."),
        Row(
            "cawg.identity.assertion.duplicate", "CAWG", .identity,
            en: "The statement of who stands behind the content names a part twice.",
            es: "La declaración de quién respalda el contenido nombra dos veces una parte."),
        Row(
            "cawg.identity.hard_binding_missing", "CAWG", .identity,
            en: "The statement of who stands behind the content does not name the content.",
            es: "La declaración de quién respalda el contenido no nombra el contenido."),
        Row(
            "cawg.identity.sig_type.unknown", "CAWG", .identity,
            en: "The statement of who stands behind the content is signed in a way that is not known.",
            es: "La declaración de quién respalda el contenido está firmada de una manera que no se conoce."),
        Row(
            "cawg.identity.pad.invalid", "CAWG", .identity,
            en: "The padding of the statement of who stands behind the content is not empty.",
            es: "El relleno de la declaración de quién respalda el contenido no está vacío."),
        Row(
            "cawg.ica.invalid_cose_sign1", "CAWG", .identity,
            en: "The aggregator's signature cannot be read.",
            es: "La firma del intermediario no se puede leer."),
        Row(
            "cawg.ica.invalid_alg", "CAWG", .identity,
            en: "The aggregator's signature uses an algorithm that is not allowed.",
            es: "La firma del intermediario usa un algoritmo que no está permitido."),
        Row(
            "cawg.ica.invalid_content_type", "CAWG", .identity,
            en: "The aggregator's credential is of another kind than it should be.",
            es: "La credencial del intermediario es de otro tipo que el que debe ser."),
        Row(
            "cawg.ica.invalid_verifiable_credential", "CAWG", .identity,
            en: "The aggregator's credential breaks a rule.",
            es: "La credencial del intermediario incumple una regla."),
        Row(
            "cawg.ica.invalid_issuer", "CAWG", .identity,
            en: "The aggregator's credential names an issuer that is none.",
            es: "La credencial del intermediario nombra un emisor que no lo es."),
        Row(
            "cawg.ica.did_unavailable", "CAWG", .identity,
            en: "The aggregator's key could not be had.",
            es: "No se pudo obtener la clave del intermediario."),
        Row(
            "cawg.ica.invalid_did_document", "CAWG", .identity,
            en: "The aggregator's key cannot be read.",
            es: "La clave del intermediario no se puede leer."),
        Row(
            "cawg.ica.signature_mismatch", "CAWG", .identity,
            en: "The aggregator did not sign this, or it was changed.",
            es: "El intermediario no firmó esto, o se modificó."),
        Row(
            "cawg.ica.time_stamp.invalid", "CAWG", .identity,
            en: "The time-stamp of the aggregator's credential does not hold.",
            es: "El sello de tiempo de la credencial del intermediario no se sostiene."),
        Row(
            "cawg.ica.valid_from.missing", "CAWG", .identity,
            en: "The aggregator's credential does not say from when it counts.",
            es: "La credencial del intermediario no dice desde cuándo cuenta."),
        Row(
            "cawg.ica.valid_from.invalid", "CAWG", .identity,
            en: "The aggregator's credential did not count yet.",
            es: "La credencial del intermediario todavía no contaba."),
        Row(
            "cawg.ica.valid_until.invalid", "CAWG", .identity,
            en: "The aggregator's credential did not count any more.",
            es: "La credencial del intermediario ya no contaba."),
        Row(
            "cawg.ica.signer_payload.mismatch", "CAWG", .identity,
            en: "The aggregator's credential was made for another file.",
            es: "La credencial del intermediario se hizo para otro archivo."),
    ]
}
