extension VisibleLabel {
    /// The attestation as reports have it.
    var json: JSONValue {
        var object = JSONObject()
        object.add("text", text: text)
        object.add("language", text: language)
        object.add("kind", text: kind?.rawValue)
        switch place {
        case .start: object.add("place", text: "start")
        case .region(let region):
            object.add("place", text: "region")
            object.add(
                "region",
                .object([
                    "left": .number(region.left), "top": .number(region.top), "width": .number(region.width),
                    "height": .number(region.height),
                ]))
        case nil: break
        }
        if let extent {
            object.add("from", .integer(Int64(extent.from)))
            object.add("to", extent.to.map { .integer(Int64($0)) })
        }
        return object.value
    }
}
