internal import SelloCBOR

/// The visible label as a value of `org.sello.sgi` (`Spec/sgi-label.md`, "The visible label").
extension VisibleLabel {
    /// The value: the words alone as a text, as files have them since before there was more to say; with anything else a map.
    var cbor: CBORValue {
        if self == VisibleLabel(text) { return .text(text) }
        var region: CBORValue?
        if case .region(let place) = place {
            region = .map([
                "left": .fraction(place.left), "top": .fraction(place.top), "width": .fraction(place.width),
                "height": .fraction(place.height),
            ])
        }
        return .map([
            "text": .text(text), "language": language.map { .text($0) }, "kind": kind.map { .text($0.rawValue) },
            "place": place == .start ? "start" : nil, "region": region,
            "time": extent.map { .map(["from": .integer($0.from), "to": $0.to.map { .integer($0) }]) },
        ])
    }

    /// Reads either form; what has not the form that it must have is as if it were not there.
    init?(_ value: CBORValue?) {
        if let text = value?.textValue {
            self.init(text)
            return
        }
        guard let value, let text = value["text"]?.textValue else { return nil }
        self.init(
            text, language: value["language"]?.textValue.flatMap { LanguageTag.isWellFormed($0) ? $0 : nil },
            kind: value["kind"]?.textValue.flatMap { Kind(rawValue: $0) }, place: Self.place(value),
            extent: Self.extent(value["time"]))
    }

    private static func place(_ value: CBORValue) -> Place? {
        if value["place"]?.textValue == "start" { return .start }
        guard let map = value["region"], let left = map["left"]?.doubleValue, let top = map["top"]?.doubleValue,
            let width = map["width"]?.doubleValue, let height = map["height"]?.doubleValue
        else { return nil }
        let region = Region(left: left, top: top, width: width, height: height)
        return region.isInside ? .region(region) : nil
    }

    private static func extent(_ value: CBORValue?) -> Extent? {
        guard let from = value?["from"]?.intValue else { return nil }
        let extent = Extent(from: from, to: value?["to"]?.intValue)
        // An end that is there and cannot be read must not become the end of the content.
        return extent.isOrdered && (extent.to != nil) == (value?["to"] != nil) ? extent : nil
    }
}

extension CBORValue {
    /// A number from 0 to 1: the ends as integers, as RFC 8949, 4.2.2 has it for numbers that have no fraction.
    fileprivate static func fraction(_ number: Double) -> CBORValue {
        number == 0 ? .unsigned(0) : number == 1 ? .unsigned(1) : .float(number)
    }
}
