import ArgumentParser
import Sello

/// The label that people see or hear in the content, as the caller attests it.
struct VisibleLabelOptions: ParsableArguments {
    @Option(
        name: .customLong("visible-label"),
        help: ArgumentHelp(
            "The words of the visible or audible label that the content carries already; it is recorded as your word, nobody looks.",
            valueName: "text"))
    var text: String?

    @Option(
        name: .customLong("visible-label-language"),
        help: ArgumentHelp("The language of these words, such as en or es-MX.", valueName: "tag"))
    var language: String?

    @Option(
        name: .customLong("visible-label-kind"),
        help: ArgumentHelp("Whether the label is seen or heard: visible, audible.", valueName: "kind"))
    var kind: VisibleLabel.Kind?

    @Option(
        name: .customLong("visible-label-place"),
        help: ArgumentHelp(
            "Where it is: start (before everything else), or LEFT,TOP,WIDTH,HEIGHT as fractions of the picture, such as 0,0.9,1,0.1.",
            valueName: "place"),
        transform: { text in
            guard let place = Self.place(text) else {
                throw ValidationError(
                    "“\(text)” is no place: write start, or LEFT,TOP,WIDTH,HEIGHT as fractions from 0 to 1 of a rectangle inside the picture, such as 0,0.9,1,0.1."
                )
            }
            return place
        })
    var place: VisibleLabel.Place?

    @Option(
        name: .customLong("visible-label-from"),
        help: ArgumentHelp("When it begins, in seconds from the start (default with an end: 0).", valueName: "s"))
    var from: Double?

    @Option(
        name: .customLong("visible-label-to"),
        help: ArgumentHelp(
            "When it ends, in seconds from the start (default with a beginning: the end).", valueName: "s"))
    var to: Double?

    func validate() throws {
        let details: [(String, Bool)] = [
            ("language", language != nil), ("kind", kind != nil), ("place", place != nil), ("from", from != nil),
            ("to", to != nil),
        ]
        for (name, isGiven) in details where isGiven && text == nil {
            throw ValidationError("--visible-label-\(name) tells more of a label; give its words with --visible-label.")
        }
        for (name, seconds) in [("from", from), ("to", to)] {
            if let seconds, Self.milliseconds(seconds) == nil {
                throw ValidationError("--visible-label-\(name) takes seconds from the start, such as 0 or 2.5.")
            }
        }
    }

    /// The attestation; `nil` where there is none.
    var value: VisibleLabel? {
        guard let text else { return nil }
        var extent: VisibleLabel.Extent?
        if from != nil || to != nil {
            extent = VisibleLabel.Extent(
                from: from.flatMap(Self.milliseconds) ?? 0, to: to.flatMap(Self.milliseconds))
        }
        return VisibleLabel(text, language: language, kind: kind, place: place, extent: extent)
    }

    private static func place(_ text: String) -> VisibleLabel.Place? {
        if text == "start" { return .start }
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
        guard numbers.count == 4, let left = numbers[0], let top = numbers[1], let width = numbers[2],
            let height = numbers[3]
        else { return nil }
        let region = VisibleLabel.Region(left: left, top: top, width: width, height: height)
        return region.isInside ? .region(region) : nil
    }

    private static func milliseconds(_ seconds: Double) -> Int? {
        guard seconds >= 0, seconds.isFinite else { return nil }
        return Int(exactly: (seconds * 1000).rounded())
    }
}
