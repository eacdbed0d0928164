// Makes the seeds that are signed, out of the unsigned ones, and forgets the keys:
//   SELLO_FUZZ=1 swift run --scratch-path .build-seeds FuzzSeeds Tests/Fuzz/Corpus
import Foundation
import FuzzKnown
import Sello
import SelloBytes
import SelloCBOR
import SelloContainers
import SelloManifest
import SelloSigning
import SigningForge

let folder = URL(filePath: CommandLine.arguments.dropFirst().first ?? "Tests/Fuzz/Corpus")

func read(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: name))) }

func write(_ bytes: [UInt8], _ name: String) throws {
    let path = folder.appending(path: name)
    try FileManager.default.createDirectory(at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: path)
}

/// Signers of one organization.
struct Credentials {
    let root: [UInt8]
    let signer: LocalSigner

    init(_ algorithm: SigningAlgorithm) throws {
        let made = try DevelopmentCredentials.create(
            algorithm: algorithm, organization: "Seeds", at: KnownSignatures.moment)
        root = made.root
        signer = try LocalSigner(certificates: made.chain, key: made.key, at: KnownSignatures.moment)
    }
}

// COSE, and chains for Certificate.
for algorithm in [SigningAlgorithm.es256, .es512, .ed25519, .ps256] {
    let made = try Credentials(algorithm)
    // A short chain keeps the input short: what is tried here is the signature.
    let builder = try COSESign1Builder(
        algorithm: algorithm, chain: [made.signer.certificateChain[0]], reservedPadding: algorithm == .es256 ? 20 : 0,
        claimedTime: algorithm == .es512 ? KnownSignatures.moment : nil)
    let signature = try await made.signer.sign(builder.signatureStructure(payload: KnownSignatures.payload))
    try write(try builder.finish(signature: signature), "COSE/\(algorithm.rawValue)")
    if algorithm == .es256 {
        try write(made.signer.certificateChain.flatMap { $0 }, "Certificate/chain.der")
        try write(made.root, "Certificate.pem")
        try write(Array(made.signer.certificates.map(\.pem).joined().utf8), "Certificate/chain.pem")
    } else if algorithm == .ps256 || algorithm == .ed25519 {
        try write(made.signer.certificateChain[0], "Certificate/\(algorithm.rawValue).der")
    }
}

// Verify, and the stores in them for JUMBF.
let stamps = try Credentials(.ed25519)
let stamper = Stamper(signer: stamps.signer)
func stamped(_ bytes: [UInt8], _ change: (inout Stamp) -> Void = { _ in }) async throws -> [UInt8] {
    var stamp = Stamp(
        system: .init(name: "Imager", version: "2.1"), provider: "Example", moment: KnownSignatures.moment)
    change(&stamp)
    let sink = MemorySink()
    _ = try await stamper.stamp(MemorySource(bytes), with: stamp, to: sink)
    return sink.bytes
}
func store(_ file: [UInt8]) throws -> [UInt8] {
    let source = MemorySource(file)
    guard let location = try Container.read(source, limits: Limits()).stores.first else { return [] }
    return try location.bytes(of: source, limits: Limits())
}
/// A file with a manifest that nobody signed, holding what Sello itself never writes: JSON, an embedded file, older assertions and a claim of
/// version 1 with all they may have.
func unsigned() throws -> [UInt8] {
    func box(_ type: JUMBFType, _ label: String, _ content: (UInt32, [UInt8])...) -> (String, [UInt8]) {
        (label, JUMBFWriter.superbox(type, label: label, content: content.map { JUMBFWriter.box($0.0, [$0.1]) }))
    }
    func cbor(_ label: String, _ value: CBORValue) -> (String, [UInt8]) {
        (label, JUMBFWriter.cbor(.cbor, label: label, CBOREncoder.encode(value)))
    }
    let digest = CBORValue.bytes([UInt8](repeating: 7, count: 32))
    let named: CBORValue = .map(["url": "self#jumbf=c2pa.assertions/c2pa.ingredient", "hash": digest])
    let parent: CBORValue = .map(["url": "self#jumbf=/c2pa/urn:c2pa:0", "hash": digest, "alg": "sha384"])
    let assertions = [
        box(
            .json, "stds.schema-org.CreativeWork",
            (JUMBFBox.json, Array("{\"a\": [1, -2.5e3, null], \"b\\u0041\": \"c\"}".utf8))),
        box(
            .embeddedFile, "c2pa.thumbnail.claim", (JUMBFBox.fileDescription, [0] + Array("image/png\0".utf8)),
            (JUMBFBox.fileData, [1, 2])),
        cbor(
            "c2pa.hash.bmff.v2",
            .map([
                "exclusions": [.map(["xpath": "/uuid", "data": [.map(["offset": 8, "value": .bytes([1])])]])],
                "merkle": [], "hash": digest,
            ])),
        cbor(
            "c2pa.hash.data",
            .map([
                "exclusions": [.map(["start": 33, "length": 9]), .map(["start": 50, "length": 1])], "hash": digest,
                "alg": "sha512",
            ])),
        cbor(
            "c2pa.ingredient",
            .map([
                "relationship": "parentOf", "c2pa_manifest": parent,
                "validationStatus": [.map(["code": "a.b", "url": "u", "success": true])],
            ])),
        cbor("c2pa.ingredient__1", .map(["relationship": "componentOf", "dc:title": "t"])),
        cbor(
            "c2pa.actions",
            .map([
                "actions": [
                    .map(["action": "c2pa.placed", "parameters": .map(["ingredient": named]), "softwareAgent": "s"])
                ]
            ])),
    ]
    let claim = CBORValue.map([
        "instanceID": "i", "claim_generator": "g", "claim_generator_info": [.map(["name": "g", "version": "1"])],
        "dc:format": "image/png",
        "signature": "self#jumbf=c2pa.signature", "alg": "sha256",
        "redacted_assertions": ["self#jumbf=/c2pa/urn:c2pa:0/c2pa.assertions/a"],
        "assertions": .array(
            try assertions.dropLast().map { label, box in
                .map([
                    "url": .text("self#jumbf=c2pa.assertions/\(label)"),
                    "hash": .bytes(try Digest.of(box.rawBytes.extracting(8..<box.count), .sha256)),
                ])
            }),
    ])
    let manifest = JUMBFWriter.superbox(
        .standardManifest, label: "urn:c2pa:1",
        content: [
            JUMBFWriter.superbox(.assertionStore, label: "c2pa.assertions", content: assertions.map(\.1)),
            JUMBFWriter.cbor(.claim, label: "c2pa.claim", CBOREncoder.encode(claim)),
            JUMBFWriter.cbor(.claimSignature, label: "c2pa.signature", try read("COSE/es256")),
        ])
    let update = JUMBFWriter.superbox(
        .updateManifest, label: "urn:c2pa:0",
        content: [JUMBFWriter.superbox(.credentialStore, label: "c2pa.credentials", content: [])])
    let store = JUMBFWriter.superbox(.manifestStore, label: "c2pa", content: [update, manifest])
    let source = MemorySource(try read("PNG/plain"))
    let plan = try Container.read(source, limits: Limits()).rewrite(
        RewriteRequest(storeByteCount: store.count), of: source, limits: Limits())
    let sink = MemorySink()
    _ = try plan.write(from: source, to: sink, hashing: DigestPlan(), .sha256)
    try plan.fill(store, in: sink)
    return sink.bytes
}

var files: [String: [UInt8]] = [:]
for name in [
    "JPEG/plain", "JPEG/multi-picture", "PNG/plain", "PNG/compressed", "BMFF/movie", "BMFF/avif", "BMFF/fragments",
] {
    files[name.lowercased().replacing("/", with: "-")] = try await stamped(try read(name))
}
let plain = files["jpeg-plain"] ?? []
files["edited"] = try await stamped(plain) {
    $0.actions = ["c2pa.cropped", "c2pa.color_adjustments"]
    $0.sourceType = .humanEdits
    $0.title = "A title"
}
files["placed"] = try await stamped(try read("PNG/plain")) {
    $0.components = [.init(MemorySource(plain), title: "Part")]
    $0.inputs = [.init(MemorySource(files["png-plain"] ?? []))]
    $0.prompt = "A prompt"
}
files["unsigned"] = try unsigned()
files.merge(try Bindings.files()) { first, _ in first }
for (name, bytes) in files { try write(bytes, "Verify/\(name)") }
try write(stamps.root, "Verify.pem")
for name in ["jpeg-plain", "bmff-movie", "edited", "placed", "unsigned"] {
    try write(store(files[name] ?? []), "JUMBF/\(name)")
}

// Records.
let declared = DeclarationStatement(
    answer: .yes, by: try OpaqueReference("user:1"), at: KnownSignatures.moment,
    file: try ReceivedFile(reading: MemorySource(plain)))
try write(
    try await DeclarationRecord.sign(declared, with: stamps.signer, at: KnownSignatures.moment).bytes,
    "Record/declaration")
var consent = ConsentRecord(
    subject: try OpaqueReference("person:1"), work: .label(.timeOrdered(milliseconds: 0)), likeness: [.voice],
    givenAt: KnownSignatures.moment)
consent.prior = .init(isMet: true, how: "signed before", evidence: try OpaqueReference("document:1"))
try write(Array(consent.json().utf8), "Record/consent.json")
try write(
    try await SignedConsent.sign(consent, with: stamps.signer, at: KnownSignatures.moment).bytes, "Record/consent")
let exemption = ExemptionClaim(
    .editing, actions: ["c2pa.cropped"], claimedBy: try OpaqueReference("desk:1"),
    evidence: [.document(try OpaqueReference("document:1")), .statement("cropped")])
try write(CBOREncoder.encode(exemption.cbor(at: KnownSignatures.moment)), "Record/exemption")

// TimeStamp and OCSP.
let timeRoot = try TestIdentity.authority("Time root")
let timeStamper = try TestIdentity.make("Time", by: timeRoot, TimeStampForger.extensions)
var token = TimeStampForger(timeStamper, others: [timeRoot], message: KnownSignatures.payload)
token.time = KnownSignatures.moment
token.namedCertificate = timeStamper.certificate
try write(try token.token(), "TimeStamp/token")
try write(try token.response(), "TimeStamp/response")
token.status = 2
try write(try token.response(), "TimeStamp/refused")
token.certificates = []
token.nonce = DERNode.integer([1, 2, 3]).der
try write(try token.token(), "TimeStamp/bare")
try write(Array(timeRoot.certificate.pem.utf8), "TimeStamp.pem")

let issuer = try TestIdentity.authority("Issuer")
let signer = try TestIdentity.make("Signer", by: issuer)
let responder = try TestIdentity.make("Responder", by: issuer, RevocationForger.extensions)
var answer = RevocationForger(responder, about: signer.certificate, by: issuer.certificate)
answer.thisUpdate = KnownSignatures.moment
answer.producedAt = KnownSignatures.moment
answer.nextUpdate = Moment(seconds: KnownSignatures.moment.seconds + 3600)
try write(try answer.response(), "OCSP/good")
answer.status = .revoked(at: KnownSignatures.moment, reason: 1)
try write(try answer.response(), "OCSP/revoked")
answer.status = .unknown
answer.nextUpdate = nil
try write(try answer.response(), "OCSP/unknown")
answer.outcome = 6
try write(try answer.response(), "OCSP/refused")
answer = RevocationForger(issuer, about: signer.certificate, by: issuer.certificate)
try write(try answer.response(), "OCSP/direct")
try write(Array((signer.certificate.pem + issuer.certificate.pem).utf8), "OCSP.pem")
