package import SelloCBOR

/// What a manifest's signer vouches for (spec 2.4, §10.2): version 2 as it is written today, version 1 as 1.x files have it.
package struct Claim: Sendable {
    /// 1 or 2.
    package let version: Int
    /// The identifier of this state of the asset, from XMP where there is one.
    package let instanceID: String
    /// The reference to the signature box.
    package let signature: String
    /// What the signer made; in version 1 all assertions.
    package let createdAssertions: [HashedURI]
    /// What the signer took over from others; version 2 only.
    package let gatheredAssertions: [HashedURI]
    /// Assertions of ingredients that this manifest removed.
    package let redactedAssertions: [String]
    /// The digest for hashed URIs without one of their own.
    package let algorithm: String?
    /// The software that made the claim; several only in version 1.
    package let generators: [GeneratorInfo]
    /// The asset's title.
    package let title: String?
    /// The asset's media type; version 1 only.
    package let format: String?

    /// Every assertion that the claim lists.
    package var assertions: [HashedURI] { createdAssertions + gatheredAssertions }

    /// The label of a claim box for a version.
    package static func label(version: Int) -> String { version == 1 ? "c2pa.claim" : "c2pa.claim.v2" }

    /// Reads a claim.
    ///
    /// Unknown keys are no fault: later versions add some (trap 15). Which fields must be there is the clause's list. The result is `nil` where
    /// one of these is missing or of another type (`claim.malformed`).
    ///
    /// - Parameters:
    ///   - value: The decoded map.
    ///   - version: The version that the box's label names.
    package init?(_ value: CBORValue, version: Int) {
        guard let instanceID = value["instanceID"]?.textValue, let signature = value["signature"]?.untagged.textValue
        else { return nil }
        self.version = version
        self.instanceID = instanceID
        self.signature = signature
        algorithm = value["alg"]?.textValue
        title = value["dc:title"]?.textValue
        format = value["dc:format"]?.textValue
        redactedAssertions = (value["redacted_assertions"]?.arrayValue ?? []).compactMap { $0.untagged.textValue }
        if version == 1 {
            guard let assertions = Self.references(value["assertions"]), !assertions.isEmpty, format != nil,
                value["claim_generator"]?.textValue != nil
            else { return nil }
            createdAssertions = assertions
            gatheredAssertions = []
            let list = value["claim_generator_info"]?.arrayValue ?? []
            let named = list.compactMap { GeneratorInfo($0) }
            let agent = value["claim_generator"]?.textValue ?? ""
            generators = named.isEmpty ? [GeneratorInfo(name: agent)] : named
        } else {
            guard let created = Self.references(value["created_assertions"]), !created.isEmpty,
                let generator = GeneratorInfo(value["claim_generator_info"])
            else { return nil }
            if let gathered = value["gathered_assertions"] {
                guard let references = Self.references(gathered) else { return nil }
                gatheredAssertions = references
            } else {
                gatheredAssertions = []
            }
            createdAssertions = created
            generators = [generator]
        }
    }

    private static func references(_ value: CBORValue?) -> [HashedURI]? {
        guard let array = value?.arrayValue else { return nil }
        let references = array.compactMap { HashedURI($0) }
        return references.count == array.count ? references : nil
    }
}
