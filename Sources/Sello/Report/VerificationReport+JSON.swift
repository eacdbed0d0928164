public import SelloBytes
internal import SelloManifest

extension VerificationReport {
    /// The report as one line of JSON; the members are described in `Spec/report.md`.
    ///
    /// - Parameters:
    ///   - file: The name to print for the file.
    ///   - isExplained: Whether every finding is also explained.
    ///   - products: C2PA's list of conforming products, where there is one to look the signer up in.
    /// - Returns: The line, without its end.
    public func json(file: String, isExplained: Bool = false, products: ConformingProducts? = nil) -> String {
        jsonValue(file: file, isExplained: isExplained, products).serialized()
    }

    /// The report as crJSON, C2PA's own form (spec 2.4).
    ///
    /// - Parameter indented: Whether each member stands on a line of its own; otherwise everything is one line.
    /// - Returns: The text, without a line's end.
    public func crJSONText(indented: Bool = false) -> String {
        final class Text { var text = "" }
        let text = Text()
        source.write(isIndented: indented) { text.text += $0 }
        return text.text
    }

    /// Writes the report as crJSON, piece by piece: the whole of it, which may be long, is never in memory.
    ///
    /// - Parameters:
    ///   - isIndented: Whether each member stands on a line of its own; otherwise everything is one line.
    ///   - sink: Takes the pieces, in order; no line's end follows the last.
    public func writeCRJSON(isIndented: Bool = false, to sink: @escaping (String) -> Void) {
        source.write(isIndented: isIndented, to: sink)
    }

    private func jsonValue(file: String, isExplained: Bool, _ products: ConformingProducts?) -> JSONValue {
        var object = JSONObject()
        object.add("file", text: file)
        object.add("format", text: mediaType)
        object.add("state", text: state.rawValue)
        object.add("activeManifest", text: activeManifest)
        object.add("claimVersion", claimVersion.map { .integer(Int64($0)) })
        object.add("label", label.map { Self.json($0) })
        object.add("integrity", text: integrity.rawValue)
        object.add("signer", signer.map { Self.json($0) })
        object.add("timeEvidence", text: timeEvidence.rawValue)
        object.add("timeStamp", text: timeStamp?.description)
        object.add("revocation", text: revocation.rawValue)
        object.add("chain", text: chain.rawValue)
        object.add("chainSteps", .array(chainSteps.map(\.json)))
        object.add("manifests", .array(manifests.map { json($0) }))
        object.add("results", JSONValue(results))
        object.add("ingredientDeltas", .array(ingredientDeltas.map { JSONValue($0) }))
        object.add("cawg", .array(identities.map { Self.json($0) }))
        object.add("unprotected", .array(unprotected.map { Self.json($0) }))
        object.add("remoteManifest", text: remoteManifest)
        object.add("undetermined", .array(undetermined.map { Self.json($0) }))
        object.add("signals", signals?.json)
        object.add("conformingProduct", products.flatMap { conformingProduct(in: $0) }?.json)
        object.add("contradictions", .array(contradictions.map { Self.json($0) }))
        object.add("synthesis", synthesis.json)
        object.add("declarations", declarations.isEmpty ? nil : .array(declarations.map(\.jsonValue)))
        object.add("declarationCheck", declarationCheck?.json)
        object.add("exemptions", exemptions.isEmpty ? nil : .array(exemptions.map(\.jsonValue)))
        object.add("manifestPlace", text: manifestPlace.rawValue)
        if isExplained { object.add("explanations", .array(explanations.map { $0.json })) }
        return object.value
    }

    private static func json(_ finding: LabelFinding) -> JSONValue {
        var object = JSONObject()
        object.add("id", text: finding.id.description)
        object.add("standing", text: finding.standing.rawValue)
        object.add("sourceType", text: finding.sourceType?.rawValue)
        guard let label = finding.label else { return object.value }
        object.add("operation", text: label.operation.rawValue)
        object.add("system", label.system.map { json($0) })
        object.add("provider", text: label.provider)
        object.add("createdAt", text: label.createdAt.description)
        object.add("modifiedAt", text: label.modifiedAt?.description)
        object.add("title", text: label.title)
        object.add("prompt", text: label.prompt)
        object.add("promptWriter", text: label.promptWriter)
        object.add("visibleLabel", label.visibleLabel?.json)
        object.add("previous", label.previous.isEmpty ? nil : json(label.previous))
        object.add("succeeds", label.succeeds.isEmpty ? nil : .array(label.succeeds.map(\.json)))
        object.add("manifest", text: finding.manifest)
        object.add("copies", .array(finding.copies.map { json($0) }))
        return object.value
    }

    private static func json(_ identity: IdentityFinding) -> JSONValue {
        var object = JSONObject()
        object.add("manifest", text: identity.manifest)
        object.add("assertion", text: identity.assertion)
        object.add("signatureType", text: identity.signatureType)
        object.add("roles", .array(identity.roles.map { .text($0) }))
        object.add("state", text: identity.state.rawValue)
        object.add("signer", identity.signer.map { json($0) })
        object.add("issuer", text: identity.issuer)
        object.add("results", JSONValue(identity.results))
        object.add("undetermined", .array(identity.undetermined.map { json($0) }))
        return object.value
    }

    private static func json(_ system: SGILabel.System) -> JSONValue {
        .texts([
            "name": system.name,
            "version": system.version,
            "resource": system.resource,
        ])
    }

    private static func json(_ previous: SGILabel.Previous) -> JSONValue {
        .texts([
            "imageUniqueID": previous.imageUniqueID,
            "digitalSourceType": previous.digitalSourceType,
            "aiSystemUsed": previous.aiSystemUsed,
            "aiSystemVersionUsed": previous.aiSystemVersionUsed,
            "aiPromptInformation": previous.aiPromptInformation,
            "aiPromptWriterName": previous.aiPromptWriterName,
            "provenance": previous.provenance,
            "resource": previous.resource,
            "provider": previous.provider,
            "createdAt": previous.createdAt,
        ])
    }

    private static func json(_ copy: LabelFinding.Copy) -> JSONValue {
        .texts([
            "place": copy.place.rawValue,
            "agreement": copy.agreement.rawValue,
        ])
    }

    static func json(_ signer: SignerSummary) -> JSONValue {
        var object = JSONObject()
        object.add("commonName", text: signer.commonName)
        object.add("organization", text: signer.organization)
        object.add("issuer", text: signer.issuer)
        object.add("serialNumber", text: signer.serialNumber)
        object.add("algorithm", text: signer.algorithm)
        object.add("trusted", .bool(signer.isTrusted))
        return object.value
    }

    private func json(_ manifest: ManifestSummary) -> JSONValue {
        var object = JSONObject()
        object.add("label", text: manifest.label)
        object.add("generator", text: manifest.generator)
        object.add("signer", manifest.signer.map { Self.json($0) })
        object.add("actions", .array(manifest.actions.map { .text($0) }))
        object.add("digitalSourceTypes", .array(manifest.digitalSourceTypes.map { .text($0.rawValue) }))
        object.add("labelID", text: manifest.sgiLabel?.id.description)
        object.add("parent", text: manifest.parent)
        object.add("reached", .bool(manifest.isReached))
        object.add("signals", officialSignals(of: manifest).map { .array($0.map { .text($0.rawValue) }) })
        return object.value
    }

    private static func json(_ bytes: UnprotectedBytes) -> JSONValue {
        var object = JSONObject()
        object.add("start", .integer(Int64(bytes.range.lowerBound)))
        object.add("end", .integer(Int64(bytes.range.upperBound)))
        object.add("content", text: bytes.content)
        object.add("holds", text: bytes.holds)
        return object.value
    }

    private static func json(_ contradiction: MetadataContradiction) -> JSONValue {
        .object([
            "field": .text(contradiction.field), "signed": .text(contradiction.signed),
            "assertion": .text(contradiction.assertion), "found": .text(contradiction.found),
            "place": .text(contradiction.place.rawValue), "protected": .bool(contradiction.isProtected),
        ])
    }

    private static func json(_ question: Undetermined) -> JSONValue {
        .texts([
            "subject": question.subject,
            "reason": question.reason,
        ])
    }
}

extension StampReceipt {
    /// The receipt as one line of JSON.
    ///
    /// - Parameters:
    ///   - file: The name to print for the file that was stamped.
    ///   - output: The name to print for the new file.
    ///   - sidecar: The name to print for the file of its manifest, where that is one of its own.
    /// - Returns: The line, without its end.
    public func json(file: String, output: String, sidecar: String? = nil) -> String {
        var written = JSONObject()
        written.add("id", text: label.id.description)
        written.add("operation", text: label.operation.rawValue)
        written.add("sourceType", text: label.sourceType.rawValue)
        written.add("createdAt", text: label.createdAt.description)
        var object = JSONObject()
        object.add("file", text: file)
        object.add("output", text: output)
        object.add("sidecar", text: sidecar)
        object.add("format", text: mediaType)
        object.add("label", written.value)
        object.add("manifest", text: manifest)
        object.add("warnings", .array(warnings.map { .text($0.english) }))
        return object.value.serialized()
    }
}

extension AssetError {
    /// A file that could not be read, as one line of JSON.
    ///
    /// - Parameter file: The name to print for the file.
    /// - Returns: The line, without its end.
    public func json(file: String) -> String {
        var error = JSONObject()
        error.add("code", text: code.rawValue)
        error.add("message", text: reason)
        error.add("offset", offset.map { .integer(Int64($0)) })
        var object = JSONObject()
        object.add("file", text: file)
        object.add("state", text: "unreadable")
        object.add("error", error.value)
        return object.value.serialized()
    }
}
