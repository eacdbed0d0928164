import SelloBytes
import SelloSigning

/// Signing a claim and checking a signature, with each algorithm; certificates are read already.
func signatureBenchmarks() throws -> [Benchmark] {
    let moment = Moment(seconds: 1_795_290_300)
    let claim = TemporaryFolder.pseudorandom(700)
    return try [SigningAlgorithm.es256, .es384, .es512, .ps256, .ed25519].flatMap { algorithm in
        let made = try DevelopmentCredentials.create(algorithm: algorithm, at: moment)
        let key = try PrivateKey(pem: made.key)
        let chain = try Certificate.all(pem: made.chain)
        let leaf = chain[0]
        let builder = try COSESign1Builder(algorithm: algorithm, chain: chain.map(\.der))
        let signature = try key.sign(
            builder.signatureStructure(payload: claim), algorithm: algorithm, kind: leaf.keyKind)
        let box = try COSESign1(parsing: try builder.finish(signature: signature))
        let anchors = try TrustAnchors(pem: [made.root])
        return [
            Benchmark(name: "signature/sign, \(algorithm.rawValue)") {
                _ = try key.sign(builder.signatureStructure(payload: claim), algorithm: algorithm, kind: leaf.keyKind)
            },
            Benchmark(name: "signature/check, \(algorithm.rawValue)") {
                guard box.verify(payload: claim, with: leaf).isValid else {
                    throw AssetError(.malformed, "no signature")
                }
            },
            Benchmark(name: "signature/read certificates, \(algorithm.rawValue)") {
                for one in chain { _ = try Certificate(der: one.der) }
            },
            Benchmark(name: "signature/find path, \(algorithm.rawValue)") {
                guard case .trusted = ChainValidator.validate(chain: chain, anchors: anchors, at: moment) else {
                    throw AssetError(.malformed, "no path")
                }
            },
        ]
    }
}
