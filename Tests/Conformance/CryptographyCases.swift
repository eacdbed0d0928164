import Forging
import SelloBytes
import SelloCBOR
import SelloManifest
import SelloSigning
import SigningForge

/// Signatures, certificates, time-stamps beside signatures, revocation.
enum CryptographyCases {
    static let url = Standard.signature()
    static let invalid = "signingCredential.invalid"
    static let untrusted = "signingCredential.untrusted"
    static let trusted = (code: "signingCredential.trusted", url: url)

    /// A manifest of such signers, with a time-stamp of so many days before.
    private static func stamped(_ credential: ForgedCredential, _ days: Int64) -> @Sendable (inout Scene) throws -> Void
    {
        { scene in
            try signed(credential)(&scene)
            scene.active.signature.timeStamps = [TimeCases.stamp(days)]
        }
    }

    static func signed(_ credential: ForgedCredential) -> @Sendable (inout Scene) throws -> Void {
        { scene in
            scene.active.signature.credential = credential
            scene.anchors = [credential.root.certificate]
        }
    }

    /// Certificates that break the profile in one thing; each is made beside the honest one.
    static let profiles: [(difference: String, make: @Sendable () -> ForgedCredential)] = [
        ("has a key usage", { .make(leaf: { $0.set("keyUsage", nil) }) }),
        ("may sign", { .make(leaf: { $0.set("keyUsage", "critical,keyEncipherment") }) }),
        ("has an extended key usage", { .make(leaf: { $0.set("extendedKeyUsage", nil) }) }),
        (
            "has not the extended key usage for anything",
            { .make(leaf: { $0.set("extendedKeyUsage", "\(OID.claimSigning),anyExtendedKeyUsage") }) }
        ),
        (
            "is not for time-stamps besides",
            { .make(leaf: { $0.set("extendedKeyUsage", "\(OID.claimSigning),timeStamping") }) }
        ),
        (
            "is not for revocation answers besides",
            { .make(leaf: { $0.set("extendedKeyUsage", "\(OID.claimSigning),OCSPSigning") }) }
        ),
        ("names the key of its issuer", { .make(leaf: { $0.set("authorityKeyIdentifier", nil) }) }),
        (
            "certifies no others", { .make(leaf: { $0.set("keyUsage", "critical,digitalSignature,keyCertSign") }) }
        ),
        ("has an RSA key of enough bits", { .make(leaf: { $0.key = .rsa(bits: 1024) }) }),
        (
            "its issuer names its own key",
            {
                .make(
                    leaf: { $0.set("authorityKeyIdentifier", "issuer:always") },
                    issuer: { $0.set("subjectKeyIdentifier", nil) })
            }
        ),
        (
            "knows no critical extension that nobody else does",
            { .make(leaf: { $0.set("nsComment", "critical,DER:16026869") }) }
        ),
    ]

    static let certificates =
        profiles.map { difference, make in
            Case(
                "PRED-CRYP-003", "the signer's certificate \(difference), or not", Standard.png, lie: signed(make()),
                invalid, url)
        } + [
            Case(
                "PRED-CRYP-003", "the certificates of a claim of version 2 are signed, or not", Standard.png,
                lie: { $0.active.signature.chainIsProtected = false }, invalid, url),
            Case(
                "PRED-CRYP-007", "the root is an anchor, or not", Standard.png,
                lie: { $0.anchors = [ForgedCredential.other.root.certificate] }, untrusted, url, instead: trusted),
            Case(
                "PRED-CRYP-007", "the issuer's certificate is beside the signer's, or missing", Standard.png,
                lie: { $0.active.signature.chain = [ForgedCredential.honest.leaf.certificate.der] }, untrusted, url,
                instead: trusted),
            Case(
                "PRED-CRYP-007", "the issuer may certify, or is no authority", Standard.png,
                lie: signed(
                    .make(issuer: {
                        $0.set("basicConstraints", "critical,CA:FALSE")
                        $0.set("keyUsage", "critical,digitalSignature")
                    })), untrusted, url, instead: trusted),
            Case(
                "PRED-CRYP-006", "the anchor is valid at the time of signing, or has expired", Standard.png,
                honest: signed(.make(root: { $0.to = 5 })), lie: signed(.make(root: { $0.to = -5 })), untrusted, url,
                instead: trusted),
            Case(
                "PRED-CRYP-006", "the anchor had not expired at the attested time, or had", TimeCases.stamped,
                honest: stamped(anchorUntilThen, 20),
                lie: stamped(anchorUntilThen, 2), untrusted, url, instead: trusted),
        ]

    static let anchorUntilThen = ForgedCredential.make(root: { $0.to = -10 })

    static let signatures = [
        Case(
            "PRED-CRYP-002", "the claim names its own signature, or another manifest's", Standard.edited,
            lie: { $0.active.claim("signature", .text(Standard.signature(1))) }, "claimSignature.missing",
            Standard.signature(2)),
        Case(
            "PRED-CRYP-002", "the claim names its signature, or a box that is not there", Standard.png,
            lie: { $0.active.claim("signature", "self#jumbf=c2pa.signature.other") }, "claimSignature.missing", url),
        Case(
            "PRED-CRYP-002", "the signature is there, or not", Standard.png,
            lie: { $0.active.signature.isStored = false }, "claimSignature.missing", url),
        Case(
            "PRED-CRYP-004", "the signature names ES256, or ES256K", Standard.png,
            lie: { $0.active.signature.namedAlgorithm = -47 }, "algorithm.unsupported", url),
        Case(
            "PRED-CRYP-004", "the signature names ES256, or RSA with PKCS #1 padding", Standard.png,
            lie: { $0.active.signature.namedAlgorithm = -257 }, "algorithm.unsupported", url),
        Case(
            "PRED-CRYP-008", "the signature fits the claim, or a bit of it was changed", Standard.png,
            lie: { $0.active.signature.spoil = { $0[40] ^= 1 } }, "claimSignature.mismatch", url,
            instead: ("claimSignature.validated", url)),
        Case(
            "PRED-CRYP-008", "the signature is of the signer's key, or of another's", Standard.png,
            lie: { $0.active.signature.chain = ForgedCredential.other.chain.map(\.der) }, "claimSignature.mismatch", url
        ),
    ]

    static let times = [
        Case(
            "PRED-CRYP-005", "a time-stamp of a time when the chain was valid lets it be built, or there is none",
            TimeCases.stamped, lie: { $0.active.signature.timeStamps = [] }, TimeCases.outside, url, instead: trusted),
        Case(
            "PRED-CRYP-016", "the attested time lies inside the signer's validity, or before it", Standard.png,
            honest: { $0.active.signature.timeStamps = [TimeCases.stamp(20)] },
            lie: { $0.active.signature.timeStamps = [TimeCases.stamp(40)] }, TimeCases.outside, url),
        Case(
            "PRED-CRYP-016", "the attested time lies inside the issuer's validity, or before it", Standard.png,
            honest: stamped(youngIssuer, 5),
            lie: stamped(youngIssuer, 20), TimeCases.outside, url),
        Case(
            "PRED-CRYP-017",
            "the time-stamp beside the signature of an expired signer holds, or is about something else",
            TimeCases.stamped,
            lie: {
                $0.active.signature.timeStamps = [TimeCases.stamp(20) { $0.imprint = [UInt8](repeating: 1, count: 32) }]
            },
            TimeCases.outside, url, instead: (TimeCases.inside, url)),
        Case(
            "PRED-CRYP-019", "the time that the signer names is inside its validity, or before it", Standard.png,
            honest: { $0.active.signature.claimedTime = testDay(-1) },
            lie: { $0.active.signature.claimedTime = testDay(-40) }, "timeOfSigning.outsideValidity", url,
            as: .informational, instead: ("timeOfSigning.insideValidity", url)),
        Case(
            "PRED-CRYP-019", "the time that the signer names is before the time-stamp's, or after it", Standard.png,
            honest: { scene in
                scene.active.signature.claimedTime = testDay(-3)
                scene.active.signature.timeStamps = [TimeCases.stamp(2)]
            },
            lie: { scene in
                scene.active.signature.claimedTime = testDay(-1)
                scene.active.signature.timeStamps = [TimeCases.stamp(2)]
            }, "timeOfSigning.outsideValidity", url, as: .informational),
    ]

    static let youngIssuer = ForgedCredential.make(issuer: { $0.from = -10 })

    static func token(
        _ difference: String, _ id: String, _ code: String,
        _ change: (inout TimeStampForger) -> Void
    ) -> Case {
        token(difference, id, code, TimeCases.stamp(2, change))
    }

    static func token(_ difference: String, _ id: String, _ code: String, _ lie: TimeStampForger) -> Case {
        Case(
            id, difference, Standard.png, honest: { $0.active.signature.timeStamps = [TimeCases.stamp(2)] },
            lie: { $0.active.signature.timeStamps = [lie] }, code, url, as: .informational,
            instead: ("timeStamp.validated", url))
    }

    static let strangers = ForgedCredential.make(leaf: {
        $0.set("extendedKeyUsage", "critical,timeStamping")
        $0.from = -1000
    })

    static let tokens = [
        Case(
            "PRED-CRYP-010", "one token stands beside the signature, or two", Standard.png,
            honest: { $0.active.signature.timeStamps = [TimeCases.stamp(2)] },
            lie: { $0.active.signature.timeStamps = [TimeCases.stamp(2), TimeCases.stamp(1)] }, "timeStamp.malformed",
            url, as: .informational, instead: ("timeStamp.validated", url)),
        Case(
            "PRED-CRYP-010", "a token of one form stands beside the signature, or one of each", Standard.png,
            honest: { $0.active.signature.timeStamps = [TimeCases.stamp(2)] },
            lie: { scene in
                scene.active.signature.timeStamps = [TimeCases.stamp(2)]
                scene.active.signature.oldTimeStamps = [TimeCases.stamp(2)]
            }, "timeStamp.malformed", url, as: .informational),
        Case(
            "PRED-CRYP-011", "the response around the token was granted with changes, or rejected", Standard.png,
            honest: { $0.active.signature.oldTimeStamps = [TimeCases.stamp(2) { $0.status = 1 }] },
            lie: { $0.active.signature.oldTimeStamps = [TimeCases.stamp(2) { $0.status = 2 }] }, "timeStamp.malformed",
            url, as: .informational, instead: ("timeStamp.validated", url)),
        token("sigTst2 holds a token, or a response around one", "PRED-CRYP-012", "timeStamp.malformed") {
            $0.form = .response
        },
        token("the token can be read, or not", "PRED-CRYP-012", "timeStamp.malformed") {
            $0.form = .bytes([0x30, 0x02, 0x05, 0x00])
        },
        token("the token's signature holds, or not", "PRED-CRYP-013", "timeStamp.mismatch") { $0.isIntact = false },
        token("the token is about the signature, or about something else", "PRED-CRYP-013", "timeStamp.mismatch") {
            $0.imprint = [UInt8](repeating: 1, count: 32)
        },
        token("the token's digest is SHA-256, or SHA-1", "PRED-CRYP-013", "timeStamp.untrusted") {
            $0.imprintAlgorithm = "1.3.14.3.2.26"
            $0.imprint = [UInt8](repeating: 1, count: 20)
        },
        token("the token has its authority's certificate, or none", "PRED-CRYP-014", "timeStamp.untrusted") {
            $0.certificates = []
        },
        token(
            "the authority leads to an anchor, or not", "PRED-CRYP-014", "timeStamp.untrusted",
            TimeCases.stamp(2, by: strangers)),
    ]

    static let revoked = "signingCredential.ocsp.revoked"
    static let notRevoked = (code: "signingCredential.ocsp.notRevoked", url: url)

    /// A PNG with a time-stamp and an answer about its signer that was made after it.
    static func answered(
        _ change: @escaping @Sendable (inout RevocationForger) -> Void = { _ in }
    ) -> @Sendable (inout Scene) throws -> Void {
        { scene in
            scene.active.signature.answers = [answer(change)]
        }
    }

    static func answer(_ change: (inout RevocationForger) -> Void = { _ in }) -> RevocationForger {
        var answer = RevocationForger(about: .revocable)
        answer.thisUpdate = testDay(-1)
        answer.producedAt = testDay(-1)
        change(&answer)
        return answer
    }

    static let stapled: Scene = {
        var scene = Standard.png
        scene.active.signature.credential = .revocable
        scene.anchors = [ForgedCredential.revocable.root.certificate]
        scene.active.signature.timeStamps = [TimeCases.stamp(2)]
        scene.active.signature.answers = [answer()]
        return scene
    }()

    static let past = testDay(-20)

    static let revocation = [
        Case(
            "PRED-STRU-011", "the stapled answer says good, or revoked", stapled,
            lie: answered { $0.status = .revoked(at: past, reason: 1) }, revoked, url, instead: notRevoked),
        Case(
            "PRED-STRU-011",
            "nothing says where to ask about a certificate and no answer is there, or one that says revoked",
            Standard.png, honest: { $0.active.signature.timeStamps = [TimeCases.stamp(2)] },
            lie: { scene in
                var answer = RevocationForger(about: .honest)
                answer.thisUpdate = testDay(-1)
                answer.producedAt = testDay(-1)
                answer.status = .revoked(at: past, reason: 1)
                scene.active.signature.timeStamps = [TimeCases.stamp(2)]
                scene.active.signature.answers = [answer]
            }, revoked, url, instead: trusted),
        Case(
            "PRED-STRU-012", "of two answers the first, which is not intact, says revoked, or the first that is",
            stapled,
            honest: {
                $0.active.signature.answers = [
                    answer {
                        $0.isIntact = false; $0.status = .revoked(at: past, reason: 1)
                    }, answer(),
                ]
            },
            lie: { $0.active.signature.answers = [answer { $0.status = .revoked(at: past, reason: 1) }, answer()] },
            revoked,
            url, instead: notRevoked),
        Case(
            "PRED-STRU-014", "a revocation was taken back, or not", stapled,
            honest: answered { $0.status = .revoked(at: past, reason: 8) },
            lie: answered { $0.status = .revoked(at: past, reason: 6) }, revoked, url, instead: notRevoked),
        Case(
            "PRED-STRU-015", "an answer is stapled, or none, and nobody is asked", stapled,
            lie: { $0.active.signature.answers = [] }, "signingCredential.ocsp.skipped", url, as: .informational,
            instead: notRevoked),
        Case(
            "PRED-CRYP-020", "the issuer was not revoked, or was", stapled,
            honest: { scene in
                scene.active.signature.answers = [aboutIssuer(.good), answer()]
            },
            lie: { scene in
                scene.active.signature.answers = [aboutIssuer(.revoked(at: past, reason: 2)), answer()]
            }, untrusted, url, instead: trusted),
        Case(
            "PRED-CRYP-021", "the stapled answer is of another certificate, or of the signer's", stapled,
            honest: answered { $0.subject = ForgedCredential.other.leaf.certificate }, lie: answered(), notRevoked.code,
            url,
            as: .success),
        Case(
            "PRED-CRYP-021", "the stapled answer is not intact, or is", stapled,
            honest: answered { $0.isIntact = false }, lie: answered(), notRevoked.code, url, as: .success),
    ]

    static func aboutIssuer(_ status: RevocationForger.Status) -> RevocationForger {
        var answer = RevocationForger(aboutIssuerOf: .revocable)
        answer.thisUpdate = testDay(-1)
        answer.producedAt = testDay(-1)
        answer.status = status
        return answer
    }

    static let all = certificates + signatures + times + tokens + revocation
}
