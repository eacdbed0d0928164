internal import SelloCBOR

/// Checks a collection hash (checklist §13.4) as far as one file allows: its form, and that the files it speaks of are not here.
enum CollectionHashValidator {
    static func validate(_ value: CBORValue, _ found: inout BindingFindings) {
        guard let uris = value["uris"]?.arrayValue, value["alg"]?.textValue != nil else {
            found.fail(
                .assertionCollectionHashMalformed, "the collection hash has no list of files, or names no digest")
            return
        }
        for item in uris {
            guard let uri = item["uri"]?.textValue, item["hash"]?.byteString != nil else {
                found.fail(
                    .assertionCollectionHashMalformed, "an entry of the collection hash lacks its name or its digest")
                return
            }
            let steps = uri.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            guard !steps.contains(where: { $0.elementsEqual(".".utf8) || $0.elementsEqual("..".utf8) }) else {
                found.fail(
                    .assertionCollectionHashInvalidURI, "an entry of the collection hash leads out of its folder")
                return
            }
        }
        found.fail(
            .assertionCollectionHashIncorrectFileCount,
            "the manifest speaks for a collection of \(uris.count) files, none of which was handed over with this one")
    }
}
