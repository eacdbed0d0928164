import Sello
import SelloBytes
import SelloContainers
import SelloManifest

extension Inspection {
    /// The file as one line of JSON.
    func json(file: String, isFull: Bool) -> String {
        var object = JSONObject()
        object.add("file", text: file)
        object.add("format", text: mediaType)
        object.add("size", .integer(Int64(byteCount)))
        object.add("parts", .array(parts.map(Self.json)))
        object.add("metadata", .array(metadata.map(Self.json)))
        object.add("stores", .array(stores.map { json($0, isFull: isFull) }))
        object.add("hashes", hashes.map { .array($0.map(\.json)) })
        return object.value.serialized()
    }

    private static func json(_ part: Part) -> JSONValue {
        var object = JSONObject()
        object.add("name", text: part.name)
        object.add("offset", .integer(Int64(part.range.lowerBound)))
        object.add("size", .integer(Int64(part.range.count)))
        object.add("depth", .integer(Int64(part.depth)))
        object.add("count", .integer(Int64(part.count)))
        return object.value
    }

    private static func json(_ location: MetadataLocation) -> JSONValue {
        var object = JSONObject()
        object.add("kind", text: location.kind.rawValue)
        object.add("size", .integer(Int64(location.byteCount)))
        object.add("carrier", text: location.carrier)
        return object.value
    }

    private func json(_ store: Store, isFull: Bool) -> JSONValue {
        var object = JSONObject()
        object.add("purpose", text: store.location.purpose.rawValue)
        object.add("offset", .integer(Int64(store.location.extent.lowerBound)))
        object.add("extent", .integer(Int64(store.location.extent.count)))
        object.add("size", .integer(Int64(store.location.byteCount)))
        object.add("pieces", .integer(Int64(store.location.pieces.count)))
        switch store.content {
        case .success(let content): object.add("boxes", .array(boxes(of: content, isFull: isFull)))
        case .failure(let error):
            let failure = FailureReport(error)
            var fault = JSONObject()
            fault.add("code", text: failure.code)
            fault.add("message", text: failure.message)
            fault.add("offset", failure.offset.map { .integer(Int64($0)) })
            object.add("error", fault.value)
        }
        return object.value
    }

    private func boxes(of store: ManifestStore, isFull: Bool) -> [JSONValue] {
        store.tree.boxes.indices.filter { store.tree.boxes[$0].code != JUMBFBox.descriptionBox }.map { index in
            let box = store.tree.boxes[index]
            var object = JSONObject()
            object.add("code", text: Self.code(box.code))
            object.add("label", text: box.description?.label)
            object.add("type", text: box.description.map { Self.name(of: $0.type, .english) })
            object.add("offset", .integer(Int64(box.range.lowerBound)))
            object.add("size", .integer(Int64(box.range.count)))
            object.add("depth", .integer(Int64(box.depth)))
            object.add("content", text: content(of: index, in: store, isFull: isFull, .english))
            return object.value
        }
    }
}
