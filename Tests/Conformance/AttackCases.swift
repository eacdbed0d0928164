import Forging
import SelloBytes
import SelloCBOR
import SelloManifest
import SelloSigning
import SigningForge

/// Attacks that worked on some verifier, by their numbers in `predicates.tsv`.
enum AttackCases {
    static let note = IngredientCases.note
    static let wrong = [UInt8](repeating: 3, count: 32)
    static let data = ImageCases.url
    static let signature = Standard.signature()

    // MARK: - Bytes that no hash covers

    /// A JPEG with Exif behind its store.
    static let dated: Scene = {
        var scene = Standard.jpeg
        let exif = Array("Exif\0\0II*\0".utf8) + [8, 0, 0, 0, 0, 0, 0, 0, 0, 0]
        scene.jpeg.segments.insert(("APP1", ForgedJPEG.segment(0xE1, exif)), at: 0)
        return scene
    }()

    static let uncovered = [
        Case(
            "ATTACK-01", "the exclusion holds the store alone, or the Exif behind it as well", dated,
            lie: ImageCases.binding { data, asset in data.exclusions[0].length += try asset.range("APP1").count },
            "assertion.dataHash.mismatch", data),
        Case(
            "ATTACK-02", "the padding of the signature holds zeros, or markup", Standard.png,
            honest: { $0.active.signature.padding = [UInt8](repeating: 0, count: 40) },
            lie: { $0.active.signature.padding = Array("<script>document.title='not this'</script>".utf8.prefix(40)) },
            "claimSignature.mismatch", signature),
        Case(
            "ATTACK-02", "behind the store, inside its exclusion, are zeros or markup", Standard.jpeg,
            honest: { $0.jpeg.slack = [0, 0, 0, 0, 0] }, lie: { $0.jpeg.slack = Array("<svg>".utf8) },
            "assertion.dataHash.mismatch", data),
        Case(
            "ATTACK-03", "the hash of a store beside its picture covers it all, or leaves the picture's data out",
            {
                var scene = Standard.png
                scene.file.isEmbedded = false
                return scene
            }(),
            lie: ImageCases.binding { data, asset in
                let hole = try asset.range("IDAT")
                data.exclusions = [(hole.lowerBound, hole.count)]
            }, "assertion.dataHash.mismatch", data),
        Case(
            "ATTACK-04", "the segments of an updated store are together, or one of another kind is among them",
            ImageCases.update(Standard.jpeg),
            lie: { scene in
                scene.jpeg.changeStore = { $0.insert(ForgedJPEG.segment(0xFE, Array("hidden".utf8)), at: 1) }
            }, "general.error", ""),
        Case(
            "ATTACK-04", "the segments of an updated store count up, or one number is left out",
            ImageCases.update(Standard.jpeg),
            lie: { scene in scene.jpeg.changeStore = { $0[1][11] += 1 } }, "general.error", ""),
        Case(
            "ATTACK-04", "all segments of an updated store repeat its header, or one has another",
            ImageCases.update(Standard.jpeg),
            lie: { scene in scene.jpeg.changeStore = { $0[1][15] ^= 1 } }, "general.error", ""),
        Case(
            "ATTACK-05", "the table of chunks leads to the media, or into padding that no hash covers",
            {
                var scene = Standard.movie
                scene.active["c2pa.hash.bmff.v3"] = ForgedBinding.bmff { boxes, _ in
                    boxes.exclusions.append(.map(["xpath": "/free"]))
                    boxes.excluded.insert("free")
                }
                return scene
            }(), lie: { $0.movie.pieces[3] = .movie(chunkIn: 4, at: 8) }, "sello.uncoveredMedia", BMFFCases.url),
        Case(
            "ATTACK-06", "the C2PA box is for a manifest, or for nothing that is known", Standard.movie,
            lie: retag("manyfest"), "general.error", ""),
        Case(
            "ATTACK-06", "the C2PA box is for a manifest, or for one that an update is missing of", Standard.movie,
            lie: retag("original"), "general.error", ""),
        Case(
            "ATTACK-06", "the C2PA box is for a manifest, or for an update alone", Standard.movie,
            lie: retag("update\0\0"), "general.error", ""),
        Case(
            "ATTACK-25", "the Exif of a picture is covered, or left out and to be changed by anyone", dated,
            lie: ImageCases.binding { data, asset in
                let exif = try asset.range("APP1")
                data.exclusions.append((exif.lowerBound + 10, exif.count - 10))
            }, "assertion.dataHash.additionalExclusionsPresent", data, as: .informational),
    ]

    /// Writes another purpose of eight letters over the one that is there.
    static func retag(_ purpose: String) -> @Sendable (inout Scene) -> Void {
        { scene in
            scene.file.changeFile = { bytes, asset in
                guard let box = asset.extent else { return }
                bytes.replaceSubrange(box.lowerBound + 28..<box.lowerBound + 36, with: Array(purpose.utf8))
            }
        }
    }

    static let trees =
        StreamCases.both(
            "ATTACK-07", "a fragment says that it is the one it is, or one behind the last",
            { $0.changeProof = { number, value in number == 3 ? value.setting("location", 4) : value } },
            BMFFCases.mismatch)
        + StreamCases.both(
            "ATTACK-07", "the place of a fragment is a number, or the same and 2^32",
            {
                $0.changeProof = { number, value in
                    number == 1 ? value.setting("location", .unsigned(1 << 32 | 1)) : value
                }
            }, BMFFCases.mismatch)
        + StreamCases.both(
            "ATTACK-07", "the second fragment is what it is, or a copy of the first",
            { $0.changeFragments = { $0[1] = $0[0] } }, BMFFCases.mismatch)
        + [
            Case(
                "ATTACK-07", "nothing is behind the last box, or five bytes are", Standard.movie,
                lie: { scene in scene.file.changeFile = { bytes, _ in bytes += [1, 2, 3, 4, 5] } }, BMFFCases.mismatch,
                BMFFCases.url)
        ]

    // MARK: - Manifests that lead to others

    /// A parent whose note was taken out, with something in its place.
    static func slot(_ content: [UInt8]) -> Scene {
        var scene = IngredientCases.redacted()
        let bytes = ManifestStore.redactionIdentifier + content
        scene.parent[note] = ForgedAssertion(note, type: .uuid, code: JUMBFBox.uuid, bytes)
        scene.parent[note].listedHash = wrong
        return scene
    }

    static let graphs = [
        Case(
            "ATTACK-08", "in the place of a redacted assertion are zeros, or something forged",
            finding: { try slot([0, 0, 0, 0]).findings() }, and: { try slot([0, 0, 7, 0]).findings() },
            "assertion.notRedacted", Standard.url(note)),
        Case(
            "ATTACK-08", "in the place of a redacted assertion are zeros, or another assertion",
            finding: { try slot([0, 0, 0, 0]).findings() },
            and: {
                var scene = slot([])
                scene.parent[note] = ForgedAssertion(note, .map(["text": "forged"]))
                scene.parent[note].listedHash = wrong
                return try scene.findings()
            }, "assertion.notRedacted", Standard.url(note)),
        Case(
            "ATTACK-09", "a redaction is declared by the child, or by a manifest that nobody leads to",
            IngredientCases.redacted(),
            lie: { scene in
                scene.active.claimFields = []
                var stranger = Standard.child(7, of: 1)
                stranger.claim("redacted_assertions", [.text(Standard.url(note))])
                scene.file.manifests.insert(stranger, at: 1)
            }, "assertion.missing", Standard.url(note)),
        Case(
            "ATTACK-09",
            "a redaction is declared by the child, or by a component that does not lead to what it redacts",
            composed, honest: { $0.active.claim("redacted_assertions", [.text(Standard.url(note))]) }, lie: { _ in },
            "assertion.missing", Standard.url(note)),
        Case(
            "ATTACK-10",
            "that the parent does not hold was recorded by the child, or by a manifest that nobody leads to",
            broken,
            honest: { scene in
                scene.active[Standard.ingredient].value =
                    scene.active[Standard.ingredient].value.setting("validationResults", excuse)
            },
            lie: { scene in
                var stranger = Standard.child(7, of: 1)
                stranger[Standard.ingredient].value =
                    stranger[Standard.ingredient].value.setting("validationResults", excuse)
                scene.file.manifests.insert(stranger, at: 1)
            }, "claimSignature.mismatch", Standard.signature(1)),
        Case(
            "ATTACK-10", "a manifest binds to its content itself, or leaves that to its parent", Standard.edited,
            lie: { $0.active.remove("c2pa.hash.data") }, "claim.hardBindings.missing", Standard.claim(2)),
        Case(
            "ATTACK-11", "a name belongs to one manifest, or to two", Standard.edited,
            lie: { scene in
                var twin = scene.parent
                twin.created.append(ForgedAssertion(note, .map(["text": "a twin"])))
                scene.file.manifests.insert(twin, at: 1)
            }, "ingredient.manifest.missing", Standard.manifestURL(1)),
        Case(
            "ATTACK-11", "manifests lead to those before them, or in a circle", IngredientCases.line,
            lie: { scene in
                let back = CBORValue.map(["url": .text(Standard.manifestURL(3)), "hash": .bytes(wrong)])
                scene.parent[Standard.ingredient].value =
                    scene.parent[Standard.ingredient].value.setting("activeManifest", back)
            }, "ingredient.manifest.mismatch", Standard.manifestURL(3)),
    ]

    /// A child with a component whose claim redacts a note of the parent, which it does not lead to.
    static let composed: Scene = {
        var scene = IngredientCases.redacted([])
        scene.active.claimFields = []
        let label = "c2pa.ingredient.v3__1"
        scene.active[Standard.actions] = Standard.actions([
            Standard.opened(), Standard.action("c2pa.placed", ingredients: [ForgedReference.assertion(label)]),
        ])
        scene.active.created.append(Standard.ingredient(7, "componentOf", label: label))
        var component = Standard.manifest(7)
        component.claim("redacted_assertions", [.text(Standard.url(note))])
        scene.file.manifests.insert(component, at: 1)
        return scene
    }()

    static let broken: Scene = {
        var scene = Standard.edited
        scene.parent.signature.spoil = { $0[0] ^= 1 }
        return scene
    }()

    /// What a child records of a parent that does not hold.
    static let excuse = CBORValue.map([
        "activeManifest": .map([
            "success": [], "informational": [],
            "failure": [.map(["code": "claimSignature.mismatch", "url": .text(Standard.signature(1))])],
        ])
    ])

    // MARK: - Signatures, time and revocation

    static let headers = [
        Case(
            "ATTACK-12", "the date in a time-stamp is the authority's, or was edited", Standard.png,
            honest: { $0.active.signature.timeStamps = [TimeCases.stamp(2)] },
            lie: { $0.active.signature.timeStamps = [TimeCases.stamp(2) { $0.isIntact = false }] },
            "timeStamp.mismatch", signature, as: .informational, instead: ("timeStamp.validated", signature)),
        Case(
            "ATTACK-12", "a stapled answer is one, or rubbish that must not pass for one", CryptographyCases.stapled,
            lie: { scene in
                scene.active.signature.answers = []
                scene.active.signature.unprotectedEntries = [
                    CBORPair("rVals", .map(["ocspVals": [.bytes(Array("rubbish".utf8))]]))
                ]
            }, "signingCredential.ocsp.skipped", signature, as: .informational),
        Case(
            "ATTACK-12", "the certificates are signed, or beside what is signed", Standard.png,
            lie: { $0.active.signature.chainIsProtected = false }, "signingCredential.invalid", signature),
        Case(
            "ATTACK-13", "the time-stamp of an expired signer is there, or was taken away", TimeCases.stamped,
            lie: { $0.active.signature.timeStamps = [] }, TimeCases.outside, signature),
        Case(
            "ATTACK-13", "one time-stamp stands beside the signature, or two of different times", TimeCases.stamped,
            lie: { $0.active.signature.timeStamps = [TimeCases.stamp(20), TimeCases.stamp(5)] }, TimeCases.outside,
            signature),
        Case(
            "ATTACK-14", "the authority of a time-stamp leads to an anchor for that, or to one for signers",
            Standard.png,
            honest: { $0.active.signature.timeStamps = [TimeCases.stamp(2)] },
            lie: { $0.active.signature.timeStamps = [TimeCases.stamp(2, by: signersAuthority)] },
            "timeStamp.untrusted", signature, as: .informational),
        Case(
            "ATTACK-14", "the signer's certificate is for claims, or for time-stamps alone", Standard.png,
            lie: { $0.active.signature.credential = signersAuthority }, "signingCredential.untrusted", signature,
            lieState: .valid),
        Case(
            "ATTACK-15", "the issuer's certificate is valid, or has expired", Standard.png,
            lie: CryptographyCases.signed(.make(issuer: { $0.to = -5 })), TimeCases.outside, signature),
        Case(
            "ATTACK-15", "the issuer is an authority, or not", Standard.png,
            lie: CryptographyCases.signed(
                .make(issuer: {
                    $0.set("basicConstraints", "critical,CA:FALSE")
                    $0.set("keyUsage", "critical,digitalSignature")
                })), "signingCredential.untrusted", signature, lieState: .invalid),
        Case(
            "ATTACK-15", "the root lets authorities stand below it, or none", Standard.png,
            lie: CryptographyCases.signed(.make(root: { $0.set("basicConstraints", "critical,CA:TRUE,pathlen:0") })),
            "signingCredential.untrusted", signature, lieState: .valid),
        Case(
            "ATTACK-15", "the issuer may certify the signer's name, or only others", Standard.png,
            lie: CryptographyCases.signed(
                .make(issuer: {
                    $0.set("nameConstraints", "critical,DER:3015A0133011A40F300D310B3009060355040613025A5A")
                })),
            "signingCredential.untrusted", signature),
        Case(
            "ATTACK-15", "the issuer has no critical extension that nobody knows, or one", Standard.png,
            lie: CryptographyCases.signed(.make(issuer: { $0.set("nsComment", "critical,DER:16026869") })),
            "signingCredential.invalid", signature),
        Case(
            "ATTACK-16", "a stapled answer comes from the issuer, or from a stranger", CryptographyCases.stapled,
            honest: CryptographyCases.answered { answer in
                answer.responder = ForgedCredential.other.leaf
                answer.status = .revoked(at: CryptographyCases.past, reason: 1)
            }, lie: CryptographyCases.answered { $0.status = .revoked(at: CryptographyCases.past, reason: 1) },
            CryptographyCases.revoked, signature),
        Case(
            "ATTACK-16", "a stapled answer is about the signer, or about another's certificate",
            CryptographyCases.stapled,
            honest: CryptographyCases.answered { answer in
                answer.subject = ForgedCredential.other.leaf.certificate
                answer.status = .revoked(at: CryptographyCases.past, reason: 1)
            }, lie: CryptographyCases.answered { $0.status = .revoked(at: CryptographyCases.past, reason: 1) },
            CryptographyCases.revoked, signature),
        Case(
            "ATTACK-24", "an answer says that the signer is good, or nobody was asked", CryptographyCases.stapled,
            lie: { $0.active.signature.answers = [] }, "signingCredential.ocsp.skipped", signature, as: .informational),
        Case(
            "ATTACK-24", "the signer's certificate is good, or was revoked", CryptographyCases.stapled,
            lie: CryptographyCases.answered { $0.status = .revoked(at: CryptographyCases.past, reason: 1) },
            CryptographyCases.revoked, signature),
    ]

    /// An authority for time-stamps below the root of the signers.
    static let signersAuthority = ForgedCredential.make(
        leaf: { $0.set("extendedKeyUsage", "critical,timeStamping") }, under: .honest)

    // MARK: - Identities, addresses

    /// An identity whose credential was issued by whoever made the file.
    static let selfIssued: ForgedAssertion = {
        let key = #"did:jwk:eyJrdHkiOiJFQyIsImNydiI6IlAtMjU2In0"#
        let subject =
            #"{"c2paAsset":{"referenced_assertions":[],"sig_type":"cawg.identity_claims_aggregation"},"id":"\#(key)"}"#
        let credential =
            #"{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"],"issuer":"\#(key)","validFrom":"2026-01-01T00:00:00Z","credentialSubject":\#(subject)}"#
        let header = CBOREncoder.encode(.map([CBORPair(1, -7), CBORPair(3, "application/vc")]))
        let cose = CBORValue.tagged(
            18,
            [
                .bytes(header), .map([CBORPair]()), .bytes(Array(credential.utf8)),
                .bytes([UInt8](repeating: 1, count: 64)),
            ])
        return ForgedAssertion(
            "cawg.identity",
            .map([
                "signer_payload": .map([
                    "sig_type": "cawg.identity_claims_aggregation",
                    "referenced_assertions": [ForgedReference.assertion("c2pa.hash.data")],
                ]), "signature": .bytes(CBOREncoder.encode(cose)), "pad1": .bytes([]),
            ]))
    }()

    /// A PNG without a manifest, with XMP that names one elsewhere.
    static func remote(_ xmp: String) -> Scene {
        var scene = Standard.png
        let chunk = Array("XML:com.adobe.xmp\0\0\0\0\0".utf8) + Array(xmp.utf8)
        scene.png.chunks.insert(("iTXt", chunk), at: 0)
        scene.png.storeCount = 0
        return scene
    }

    static let address = "http://169.254.169.254/latest"

    /// A packet that names an address.
    static func packet(_ attribute: String, before: String = "") -> String {
        before
            + #"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">"#
            + #"<rdf:Description rdf:about="" xmlns:dcterms="http://purl.org/dc/terms/" \#(attribute)/></rdf:RDF></x:xmpmeta>"#
    }

    static let elsewhere = [
        Case(
            "ATTACK-17", "there is no identity, or one that its maker vouches for", Standard.png,
            lie: { $0.active.created.append(selfIssued) }, "cawg.ica.did_unavailable", Standard.url("cawg.identity"),
            as: .informational),
        Case(
            "ATTACK-18", "the metadata name no manifest, or one at an address inside the house",
            finding: { try remote(packet("")).findings() },
            and: { try remote(packet(#"dcterms:provenance="\#(address)""#)).findings() }, "manifest.inaccessible",
            address, lieState: .absent),
        Case(
            "ATTACK-26", "the address is spelled out, or made of entities that are made of entities",
            finding: {
                try remote(
                    packet(
                        #"dcterms:provenance="&b;""#,
                        before: #"<!DOCTYPE x [<!ENTITY a "\#(address)"><!ENTITY b "&a;">]>"#)
                ).findings()
            }, and: { try remote(packet(#"dcterms:provenance="\#(address)""#)).findings() }, "manifest.inaccessible",
            address, lieState: .absent),
    ]

    // MARK: - Sizes and names

    static let sizes = [
        Case(
            "ATTACK-19", "an assertion is nested a little, or a hundred thousand deep", Standard.png,
            honest: { $0.active.created.append(nested(10)) }, lie: { $0.active.created.append(nested(100_000)) },
            "assertion.cbor.invalid", Standard.url(note)),
        Case(
            "ATTACK-19", "boxes of the store are nested a little, or forty thousand deep", Standard.png,
            honest: { $0.file.boxes = [boxes(4)] }, lie: { $0.file.boxes = [boxes(40_000)] }, "general.error", ""),
        Case(
            "ATTACK-20", "an exclusion ends with the file, or behind all numbers", Standard.png,
            honest: ImageCases.binding { data, asset in data.exclusions.append((asset.bytes.count, 0)) },
            lie: { scene in
                scene.active["c2pa.hash.data"] = ForgedBinding.data { data, asset in
                    let store = asset.extent ?? 0..<0
                    data.fields = [
                        (
                            "exclusions",
                            [
                                .map(["start": .integer(store.lowerBound), "length": .integer(store.count)]),
                                .map(["start": .unsigned(.max - 1), "length": .unsigned(.max - 1)]),
                            ]
                        )
                    ]
                }
            }, "assertion.dataHash.mismatch", data),
        Case(
            "ATTACK-20", "a part of a subset ends with its box, or behind all numbers", Standard.movie,
            honest: BMFFCases.subset([(8, 4)]),
            lie: BMFFCases.binding { boxes, _ in
                let parts = CBORValue.array([
                    .map(["offset": 8, "length": .unsigned(.max)]), .map(["offset": .unsigned(.max), "length": 4]),
                ])
                boxes.exclusions.append(.map(["xpath": "/free", "subset": parts]))
            }, BMFFCases.malformed, BMFFCases.url),
        Case(
            "ATTACK-21", "a file of a collection lies in its folder, or above it", Standard.png,
            honest: collection("picture.png"), lie: collection("../../etc/passwd"),
            "assertion.collectionHash.invalidURI", Standard.url("c2pa.hash.collection.data"),
            honestFaults: ["assertion.collectionHash.incorrectFileCount"]),
        Case(
            "ATTACK-22", "the data hash names a digest, or a checksum", Standard.png,
            lie: ImageCases.binding { data, _ in data.algorithm = "crc32b" }, "algorithm.unsupported", data),
        Case(
            "ATTACK-23", "the manifest says what was done, or nothing", Standard.png,
            lie: { $0.active.remove(Standard.actions) }, "assertion.action.malformed", Standard.claim()),
        Case(
            "ATTACK-23", "the manifest has a hard binding, or none", Standard.jpeg,
            lie: { $0.active.remove("c2pa.hash.data") }, "claim.hardBindings.missing", Standard.claim()),
        Case(
            "ATTACK-23", "the signer made the hard binding, or gathered it", Standard.movie,
            lie: { scene in
                scene.active.gathered = [scene.active["c2pa.hash.bmff.v3"]]
                scene.active.created.removeFirst()
            }, "claim.hardBindings.missing", Standard.claim()),
    ]

    #if Brotli
        static let bombs = [
            Case(
                "ATTACK-19", "a compressed manifest holds a manifest, or 256 MiB of nothing", CrossCases.compressed,
                lie: { scene in scene.active.compression = { _ in ForgedBrotli.bomb } }, "manifest.compressed.invalid",
                Standard.manifestURL())
        ]
    #else
        static let bombs: [Case] = []
    #endif

    /// Lists in lists.
    static func nested(_ depth: Int) -> ForgedAssertion {
        ForgedAssertion(
            note, type: .cbor, code: JUMBFBox.cbor, [UInt8](repeating: 0x81, count: depth) + [0])
    }

    /// Boxes in boxes.
    static func boxes(_ depth: Int) -> [UInt8] {
        // From the inside out, the headers alone: what is inside is not copied again for each.
        let description = JUMBFWriter.box(JUMBFBox.descriptionBox, [JUMBFType.named("none").bytes + [3, 0x61, 0]])
        let step = description.count + 8
        return (1...depth).reversed().flatMap { left in BigEndian.u32(left * step) + Array("jumb".utf8) + description }
    }

    static func collection(_ name: String) -> @Sendable (inout Scene) -> Void {
        { scene in
            scene.active.created[0] = ForgedAssertion(
                "c2pa.hash.collection.data",
                .map(["alg": "sha256", "uris": [.map(["uri": .text(name), "hash": .bytes(wrong)])]]))
        }
    }

    static let all = uncovered + trees + graphs + headers + elsewhere + sizes + bombs
}
