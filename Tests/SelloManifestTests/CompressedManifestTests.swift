#if Brotli
    import Forging
    import SelloBytes
    import SelloCBOR
    import SelloManifest
    import SelloSigning
    import SigningForge
    import Testing

    /// Compressed manifests (checklist §3.5).
    @Suite struct CompressedManifestTests {
        /// A Brotli stream (RFC 7932) of blocks that are stored as they are.
        static func stream(_ bytes: [UInt8]) -> [UInt8] {
            var stream: [UInt8] = []
            var at = 0
            while at < bytes.count {
                let count = min(1 << 15, bytes.count - at)
                // A bit for the window before the first block; then not the last, four nibbles, the length less one, not compressed.
                let bits = (UInt32(count - 1) << 3 | 1 << 19) << (at == 0 ? 1 : 0)
                for shift in [0, 8, 16] as [UInt32] { stream.append(UInt8(truncatingIfNeeded: bits >> shift)) }
                stream += bytes[at..<at + count]
                at += count
            }
            return stream + [bytes.isEmpty ? 0x06 : 0x03]
        }

        /// Sixteen MiB of zeros.
        private static let bomb: [UInt8] = [
            0xCB, 0xFF, 0xFF, 0x3F, 0xF8, 0x27, 0x00, 0xE2, 0xB1, 0x40, 0x20, 0xF7, 0xFE, 0x2F, 0xFF, 0xFF, 0xFF, 0xF0,
            0x4F, 0x00, 0xC4, 0x61, 0x11, 0x80, 0xEE, 0xFD, 0x1F,
        ]

        private static func wrapped(_ content: [UInt8], label: String = PlainAsset.name, count: Int = 1) -> [UInt8] {
            JUMBFWriter.superbox(
                .compressedManifest, label: label,
                content: [[UInt8]](repeating: JUMBFWriter.box(JUMBFBox.brotli, [content]), count: count))
        }

        private func validate(_ manifest: [UInt8], _ limits: Limits = Limits()) throws -> StoreValidation {
            let store = try ManifestStore(
                JUMBFWriter.superbox(.manifestStore, label: "c2pa", content: [manifest]), limits: limits)
            return try #require(try PlainAsset.validate(store))
        }

        private static func sound(_ type: JUMBFType = .standardManifest) throws -> [UInt8] {
            var manifest = try PlainAsset.manifest()
            manifest.type = type
            return try manifest.box(beside: PlainAsset.bytes)
        }

        @Test func aStreamIsReadBack() throws {
            for count in [0, 1, 100, 1 << 15, 100_000] {
                let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
                #expect(try Brotli.decompress(Self.stream(bytes).rawBytes, limit: count) == bytes)
            }
        }

        @Test func aStreamIsCutAnywhere() throws {
            let stream = Self.stream(Array(0..<200))
            for count in 0..<stream.count {
                let error = #expect(throws: AssetError.self) {
                    try Brotli.decompress(stream.rawBytes.extracting(0..<count), limit: 1000, at: 50)
                }
                #expect(error?.code == .truncated)
                #expect(error?.offset.map { (50...50 + count).contains($0) } == true)
            }
            #expect(throws: AssetError.self) { try Brotli.decompress((stream + [0]).rawBytes, limit: 1000) }
            #expect(throws: AssetError.self) { try Brotli.decompress([0xFF, 0xFF].rawBytes, limit: 1000) }
        }

        @Test func aBombEndsAtTheLimit() throws {
            let error = #expect(throws: AssetError.self) { try Brotli.decompress(Self.bomb.rawBytes, limit: 1 << 20) }
            #expect(error?.code == .limitExceeded)
            #expect(try Brotli.decompress(Self.bomb.rawBytes, limit: 1 << 24).count == 1 << 24)
        }

        @Test func aCompressedManifestIsReadAsWhatItHolds() throws {
            let found = try validate(Self.wrapped(Self.stream(try Self.sound())))
            #expect(found.state == .valid)
            #expect(found.activeResults.succeeded(.assertionDataHashMatch))
        }

        @Test func aBrokenOneIsInvalid() throws {
            let sound = try Self.sound()
            let odd = try Self.sound(.assertionStore)
            let stream = Self.stream(sound)
            for content in [
                Self.wrapped(Array(stream.dropLast())), Self.wrapped(stream, label: Chain.parentName),
                Self.wrapped(Self.stream(sound + [0])), Self.wrapped(Self.stream(odd)), Self.wrapped(Self.bomb),
                Self.wrapped(stream, count: 2), Self.wrapped(stream, count: 0), Self.wrapped(Self.stream([])),
                // One inside another.
                Self.wrapped(Self.stream(Self.wrapped(stream))),
            ] {
                let found = try validate(content)
                let name = found.active
                #expect(found.faults == ["manifest.compressed.invalid self#jumbf=/c2pa/\(name)"])
                #expect(found.state == .invalid)
            }
        }

        @Test func manyBombsShareOneLimit() throws {
            var limits = Limits()
            limits.storeByteCount = 20 << 20
            limits.compressionRatio = 1 << 30
            let boxes = (0..<40).map { Self.wrapped(Self.bomb, label: "urn:c2pa:\($0)") }
            let store = try ManifestStore(
                JUMBFWriter.superbox(.manifestStore, label: "c2pa", content: boxes), limits: limits)
            #expect(store.tree.bytes.count <= limits.storeByteCount)
            #expect(store.manifests.allSatisfy { $0.kind == .compressed })
        }

        @Test func aCompressedParentIsTakenOverAsItIs() throws {
            let box = Self.wrapped(Self.stream(try Self.sound()))
            let store = try ManifestStore(
                JUMBFWriter.superbox(.manifestStore, label: "c2pa", content: [box]), limits: Limits())
            var builder = ManifestBuilder(instanceID: "xmp.iid:1", generator: GeneratorInfo(name: "Tests"))
            let references = try #require(try builder.add(store))
            #expect(references.manifest.hash == (try Digest.of(box.rawBytes.extracting(8..<box.count), .sha256)))
        }

        @Test func theDigestOfAParentIsOfItsCompressedForm() throws {
            var chain = try Chain.sound()
            chain.changeParent = { Self.wrapped(Self.stream($0), label: Chain.parentName) }
            // What was recorded is the digest of the plain form.
            #expect(
                try chain.validate().faultsBelow == [
                    "ingredient.manifest.mismatch self#jumbf=/c2pa/\(Chain.parentName)"
                ])
            let plain = try chain.parent.box(beside: PlainAsset.bytes)
            let box = Self.wrapped(Self.stream(plain), label: Chain.parentName)
            let digest = try Digest.of(box.rawBytes.extracting(8..<box.count), .sha256)
            let reference = HashedURI(url: "self#jumbf=/c2pa/\(Chain.parentName)", hash: digest)
            chain.changeParent = { _ in box }
            chain.ingredientFields = [
                CBORPair("activeManifest", reference.cbor), CBORPair("claimSignature", .undefined),
            ]
            let found = try chain.validate()
            #expect(found.faultsBelow == [])
            #expect(found.state == .valid)
        }
    }
#else
    import SelloBytes
    import SelloManifest
    import Testing

    /// Compressed manifests in a build that cannot read them.
    @Suite struct CompressedManifestTests {
        @Test func theyAreAnOpenQuestion() throws {
            let box = JUMBFWriter.superbox(
                .compressedManifest, label: "urn:c2pa:1", content: [JUMBFWriter.box(JUMBFBox.brotli, [[6]])])
            let store = try ManifestStore(
                JUMBFWriter.superbox(.manifestStore, label: "c2pa", content: [box]), limits: Limits())
            let found = try StoreValidator(store, options: ValidationOptions(moment: testMoment)).validate(nil)
            #expect(found?.activeResults.failure.map(\.code) == [.notChecked])
            #expect(found?.manifests["urn:c2pa:1"]?.undetermined.first?.subject == "structure")
        }
    }
#endif
