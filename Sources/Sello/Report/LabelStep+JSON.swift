extension LabelStep {
    /// The step as `--json` has it.
    var json: JSONValue {
        var object = JSONObject()
        object.add("manifest", text: manifest)
        object.add("parent", text: ingredient)
        object.add("relation", text: relation.rawValue)
        object.add("verdict", text: verdict.rawValue)
        object.add("reason", text: reason.rawValue)
        object.add("before", text: before?.rawValue)
        object.add("after", text: after?.rawValue)
        object.add("fields", fields.isEmpty ? nil : .array(fields.map { .text($0) }))
        object.add("why", text: why(in: .english))
        return object.value
    }
}

extension SGILabel.Predecessor {
    /// The label of another as `--json` has it.
    var json: JSONValue {
        var object = JSONObject()
        object.add("place", text: place.rawValue)
        object.add("identifier", text: identifier)
        object.add("sourceType", text: sourceType?.rawValue)
        return object.value
    }
}
