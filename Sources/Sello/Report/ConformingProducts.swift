public import SelloBytes
internal import SelloManifest
internal import SelloSigning

/// C2PA's list of conforming products, as its conformance programme publishes it and a caller hands it over.
public struct ConformingProducts: Sendable {
    /// One product.
    public struct Product: Sendable, Hashable {
        /// The identifier of its record.
        public let recordID: String
        /// Its name.
        public let name: String
        /// Who makes it.
        public let organization: String
        /// What the programme says of it, such as `conformant`; `nil` where it says nothing.
        public let status: String?
        /// The highest assurance level of its certificates: 1 or 2; `nil` for a product that only validates.
        public let assuranceLevel: Int?
        /// The official signals that it may not emit, by their names in the list, such as `capturedMedia`.
        public let disallowedSignals: [String]
    }

    private struct Name: Hashable {
        let common: String
        let organization: String
        let unit: String
        let country: String
    }

    private var byName: [Name: Product] = [:]

    /// The products, in no order.
    public var products: [Product] { Array(byName.values) }

    /// Reads the list.
    ///
    /// - Parameters:
    ///   - json: The list (JSON), as it is published.
    ///   - limits: The most that it may cost.
    /// - Throws: `AssetError` for anything else than a list of products.
    public init(json: [UInt8], limits: Limits = Limits()) throws(AssetError) {
        guard let records = JSONItem(json, nesting: limits.nesting)?.items else {
            throw AssetError(
                .malformed, at: 0,
                "this is no list of conforming products (a JSON array of at most \(JSONItem.byteLimit) bytes)")
        }
        for (index, record) in records.enumerated() {
            let product = record["product"]
            let name = product?["DN"]
            guard let id = record["recordId"]?.text, let common = name?["CN"]?.text,
                let organization = name?["O"]?.text, let country = name?["C"]?.text
            else {
                throw AssetError(
                    .malformed, "entry \(index) of the list of conforming products lacks its name or record")
            }
            // A product that only validates signs nothing.
            guard product?["productType"]?.text == "generatorProduct" else { continue }
            let level: Int? =
                if case .literal(let number) = product?["assurance"]?["maxAssuranceLevel"] { Int(number) } else { nil }
            let disallowed = ["inception", "transformation"].flatMap {
                product?["disallowedSignals"]?[$0]?.items ?? []
            }
            byName[
                Name(
                    common: common, organization: organization, unit: name?["OU"]?.text ?? "", country: country)] =
                Product(
                    recordID: id, name: common, organization: organization, status: record["status"]?.text,
                    assuranceLevel: level, disallowedSignals: disallowed.compactMap(\.text))
        }
    }

    /// The product of a signer's certificate: common name, organization, unit and country are those of its record.
    func product(of leaf: Certificate) -> Product? {
        func value(_ shortName: String) -> String {
            leaf.subject.attributes.first { $0.shortName == shortName }?.value ?? ""
        }
        return byName[
            Name(common: value("CN"), organization: value("O"), unit: value("OU"), country: value("C"))]
    }
}

/// The product that signed, where it is on the list of conforming products.
public struct ConformingProduct: Sendable, Hashable {
    /// The product.
    public let product: ConformingProducts.Product
    /// Official signals that the manifest raises and the product may not emit.
    public let forbiddenSignals: [Signals.Official]

    /// The product as `--json` has it.
    var json: JSONValue {
        var object = JSONObject()
        object.add("recordId", text: product.recordID)
        object.add("name", text: product.name)
        object.add("organization", text: product.organization)
        object.add("status", text: product.status)
        object.add("assuranceLevel", product.assuranceLevel.map { .integer(Int64($0)) })
        object.add("forbiddenSignals", .array(forbiddenSignals.map { .text($0.rawValue) }))
        return object.value
    }
}

extension VerificationReport {
    /// The product that signed the active manifest, where a list of conforming products has it.
    ///
    /// Only a signer that is trusted counts: a name in a certificate of anybody's making proves nothing.
    /// - Parameter list: The list.
    /// - Returns: The product, or `nil`.
    public func conformingProduct(in list: ConformingProducts) -> ConformingProduct? {
        guard state == .trusted, let validation = source.validation,
            let leaf = validation.manifests[validation.active]?.certificates.first,
            let product = list.product(of: leaf)
        else { return nil }
        let forbidden = (signals?.official ?? []).filter { signal in
            product.disallowedSignals.contains { "signal_" + $0 == signal.rawValue }
        }
        return ConformingProduct(product: product, forbiddenSignals: forbidden)
    }

    /// The signals of the active manifest; `nil` where there is none.
    ///
    /// They say what the manifest says: where the state is `invalid`, nothing proves it.
    public var signals: Signals? {
        guard let validation = source.validation, let active = validation.manifests[validation.active] else {
            return nil
        }
        return Signals(
            active, earlier: validation.manifests.values.filter { $0.manifest.label != validation.active },
            isLabelled: label?.standing == .signed && label?.sourceType?.namesModel == true)
    }

    /// The official signals of a manifest; `nil` for one that nothing leads to.
    public func officialSignals(of manifest: ManifestSummary) -> [Signals.Official]? {
        source.validation?.manifests[manifest.label].map { Signals($0).official }
    }
}
