internal import SelloBytes
internal import SelloPolicy

extension DeclarationFinding {
    /// The finding as one line of JSON; the members are described in `Spec/declaration.md`.
    public var json: String { jsonValue.serialized() }

    var jsonValue: JSONValue {
        var object = statement.jsonObject
        switch place {
        case .detached: object.add("place", text: "detached")
        case .embedded(let manifest):
            object.add("place", text: "embedded")
            object.add("embeddedIn", text: manifest)
        }
        object.add("holds", .bool(holds))
        object.add("faults", faults.isEmpty ? nil : .array(faults.map(\.jsonValue)))
        attestation.add(to: &object)
        return object.value
    }
}

extension DeclarationRecord {
    /// What was recorded, as one line of JSON; the members are described in `Spec/declaration.md`.
    ///
    /// - Parameters:
    ///   - file: The name to print for the file that was declared.
    ///   - output: The name to print for what was written.
    ///   - manifest: The update manifest that holds the record; `nil` for a record in a file of its own.
    /// - Returns: The line, without its end.
    public func json(file: String, output: String, manifest: String? = nil) -> String {
        var object = JSONObject()
        object.add("file", text: file)
        object.add("output", text: output)
        object.add("declaration", statement.jsonObject.value)
        object.add("manifest", text: manifest)
        return object.value.serialized()
    }
}

extension DeclarationStatement {
    /// The members that say what was declared.
    fileprivate var jsonObject: JSONObject {
        var object = JSONObject()
        object.add("answer", text: answer.rawValue)
        object.add("by", text: by.rawValue)
        object.add("at", text: at.description)
        object.add(
            "file",
            .object([
                "sha256": .text(Hexadecimal.digits(file.sha256)), "byteCount": .integer(Int64(file.byteCount)),
            ]))
        object.add("manifest", text: file.manifest.map { Hexadecimal.digits($0) })
        return object
    }
}

extension RecordAttestation {
    /// Adds the members that say who signed.
    fileprivate func add(to object: inout JSONObject) {
        object.add("signer", signer.map { VerificationReport.json($0) })
        object.add("untrusted", text: signer?.isTrusted == true ? nil : untrustedReason)
        object.add("timeStamp", text: attestedTime?.description)
        object.add("revocation", text: revocationIsDecided ? "checked" : "skipped")
    }
}

extension ConsentFinding {
    /// The finding as one line of JSON; the members are described in `Spec/consent.md`.
    public var json: String {
        var object = JSONObject()
        object.add("consent", JSONValue(record: consent.cbor))
        object.add("holds", .bool(holds))
        object.add("faults", faults.isEmpty ? nil : .array(faults.map(\.jsonValue)))
        attestation?.add(to: &object)
        return object.value.serialized()
    }
}

extension ExemptionFinding {
    var jsonValue: JSONValue {
        var object = JSONObject()
        object.add("rulebook", text: ExemptionClaim.rulebook)
        object.add("limb", text: claim.limb.rawValue)
        object.add("actions", .array(claim.actions.map { .text($0) }))
        object.add("claimedBy", text: claim.claimedBy.rawValue)
        object.add("claimedAt", text: claimedAt.description)
        object.add("evidence", .array(claim.evidence.map(\.jsonValue)))
        object.add("manifest", text: manifest)
        object.add("signer", signer.map { VerificationReport.json($0) })
        object.add("signed", .bool(isSigned))
        return object.value
    }
}

extension ExemptionClaim.Evidence {
    fileprivate var jsonValue: JSONValue {
        var object = JSONObject()
        object.add("kind", text: kind)
        switch self {
        case .document(let reference, let sha256):
            object.add("reference", text: reference.rawValue)
            object.add("sha256", text: sha256.map { Hexadecimal.digits($0) })
        case .statement(let text): object.add("text", text: text)
        case .other: break
        }
        return object.value
    }
}

extension RecordError {
    /// The fault for programs; the sentence is in English.
    var jsonValue: JSONValue {
        var object = JSONObject()
        object.add("code", text: code.rawValue)
        object.add("field", text: field)
        object.add("explanation", text: description)
        object.add("detail", text: detail)
        return object.value
    }
}
