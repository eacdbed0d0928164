/// An algorithm of C2PA's list of soft bindings: watermarks and fingerprints by which a manifest that was stripped is found again.
///
/// The list is C2PA's `softbinding-algorithm-list`, which grows: what is not in it may have been added since, and need not be wrong.
package struct SoftBindingAlgorithm: Sendable, Hashable {
    /// What such an algorithm makes.
    package enum Kind: String, Sendable, Hashable {
        /// A mark that is put into the content.
        case watermark
        /// A value that is computed from the content.
        case fingerprint
    }

    /// The number in the list.
    package let number: Int
    /// The name, as `alg` has it.
    package let name: String
    /// What it makes.
    package let kind: Kind

    /// The algorithm of a name; `nil` for one that is not in the list.
    ///
    /// Names are compared as they are written.
    package init?(named name: String) {
        guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
        self = found
    }

    private init?(_ line: Substring) {
        let fields = line.split(separator: "|")
        guard fields.count == 3, let number = Int(fields[0]), let kind = Kind(rawValue: String(fields[1])) else {
            return nil
        }
        self.number = number
        self.kind = kind
        name = String(fields[2])
    }

    /// The day of the list that this version knows.
    package static let listDate = "2026-04-15"

    /// All algorithms, read when the first is asked for.
    package static let all: [SoftBindingAlgorithm] = list.split(separator: "\n").compactMap { SoftBindingAlgorithm($0) }

    /// Number, kind and name: github.com/c2pa-org/softbinding-algorithm-list, softbinding-algorithm-list.json at
    /// 68246adab346c8fa98b4c2cc72b68c979320ed10.
    private static let list = """
        1|watermark|com.digimarc.validate.1
        2|watermark|org.atsc.a336
        3|fingerprint|io.iscc.v0
        4|watermark|com.adobe.trustmark.Q
        5|watermark|com.adobe.trustmark.C
        6|fingerprint|com.adobe.icn.dense
        7|watermark|ai.steg.api
        8|watermark|ai.trufo.gen1.image
        9|watermark|ai.trufo.gen1.image-lite
        10|watermark|app.overlai.watermark.1
        11|watermark|tv.kinetiq.watercast.48.1
        12|watermark|castLabs.watermark.1
        13|watermark|com.adobe.trustmark.P
        14|watermark|com.imatag.lamark.v1
        15|watermark|com.nagra.nexguard.watermark.1
        16|watermark|com.mentaport.watermark.1
        17|fingerprint|com.digicaps.fingerprint.1
        18|watermark|com.sonicorigin.watermark.1
        19|watermark|com.microsoft.invismark.1
        20|watermark|com.microsoft.wavmark.1
        21|watermark|ai.contentlens.image.basewmk
        22|watermark|ai.contentlens.image.ensemblewmk
        23|watermark|ai.contentlens.image.customwmk
        24|watermark|ai.contentlens.audio.mono
        25|watermark|ai.contentlens.audio.stereo
        26|watermark|es.lumatrace
        27|watermark|com.markany.watermark.1
        28|watermark|com.verimatrix.watermark.1
        29|watermark|com.writerslogic.zwc-watermark.1
        30|watermark|com.aiwatermark.videoseal.1
        31|watermark|com.aiwatermark.pixelseal.1
        32|watermark|com.aiwatermark.audioseal.1
        """
}
