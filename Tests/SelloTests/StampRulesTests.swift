import Sello
import SelloBytes
import SelloCBOR
import SelloContainers
import SelloManifest
import SelloSigning
import Testing

/// The rules of the command's contract and of `Spec/sgi-label.md` that hold for every file.
@Suite struct StampRulesTests {
    static let moment = Moment(seconds: 1_795_290_300)

    static let stamper: Stamper? = {
        guard let made = try? DevelopmentCredentials.create(algorithm: .es256, organization: "Tests", at: moment),
            let signer = try? LocalSigner(certificates: made.chain, key: made.key, at: moment)
        else { return nil }
        return Stamper(signer: signer)
    }()

    private func stamp(
        _ bytes: [UInt8], _ change: (inout Stamp) -> Void = { _ in }
    ) async throws -> (bytes: [UInt8], label: SGILabel) {
        var stamp = Stamp(
            system: .init(name: "Imager", version: "2", resource: "urn:t"), provider: "P", moment: Self.moment)
        change(&stamp)
        let sink = MemorySink()
        let receipt = try await #require(Self.stamper).stamp(MemorySource(bytes), with: stamp, to: sink)
        return (sink.bytes, receipt.label)
    }

    private func verify(_ bytes: [UInt8]) throws -> VerificationReport {
        try Verifier(options: ValidationOptions(moment: Self.moment)).verify(MemorySource(bytes))
    }

    /// The actions of the active manifest, as the signed assertion has them.
    private func actions(_ bytes: [UInt8]) throws -> Actions {
        let source = MemorySource(bytes)
        let layout = try Container.read(source, limits: Limits())
        let location = try #require(layout.stores.first)
        let store = try ManifestStore(try location.bytes(of: source, limits: Limits()), limits: Limits())
        let active = try #require(store.active)
        let box = try #require(active.assertions.first { $0.label == "c2pa.actions.v2" }).box
        return try #require(Actions(try store.cbor(in: box, limits: Limits())))
    }

    private func refusal(_ body: () async throws -> Void) async -> StampError.Refusal.Code? {
        do { try await body() } catch {
            if case .refused(let refusal) = error as? StampError { return refusal.code }
        }
        return nil
    }

    @Test(arguments: Carriers.all.map(\.bytes)) func aFirstStampIsACreation(_ bytes: [UInt8]) async throws {
        let (stamped, label) = try await stamp(bytes)
        let report = try verify(stamped)
        #expect(report.state == .valid)
        #expect(report.chain == .none)
        #expect(report.label?.label == label)
        #expect(report.integrity == .intact)
        let actions = try actions(stamped)
        #expect(actions.actions.map(\.name) == ["c2pa.created"])
        #expect(actions.actions.first?.digitalSourceType == DigitalSourceType.trainedAlgorithmicMedia.rawValue)
        #expect(actions.allActionsIncluded == true)
        #expect(label.operation == .generated)
    }

    @Test(arguments: Carriers.all.map(\.bytes)) func aSecondStampTakesTheFileAsItsParent(_ bytes: [UInt8]) async throws
    {
        let (first, label) = try await stamp(bytes)
        let (second, kept) = try await stamp(first)
        #expect(kept.id == label.id)
        #expect(kept.createdAt == label.createdAt)
        let report = try verify(second)
        #expect(report.state == .valid)
        #expect(report.chain == .kept)
        #expect(report.manifests.count == 2)
        let actions = try actions(second)
        #expect(actions.actions.map(\.name) == ["c2pa.opened", "c2pa.edited"])
        #expect(actions.actions[0].digitalSourceType == nil)
        #expect(actions.actions[1].digitalSourceType == DigitalSourceType.trainedAlgorithmicMedia.rawValue)
        #expect(actions.allActionsIncluded == false)
    }

    @Test func namedActionsFollowTheOpening() async throws {
        let (first, _) = try await stamp(Carriers.jpeg)
        let (second, _) = try await stamp(first) { $0.actions = ["c2pa.cropped", "c2pa.edited.metadata"] }
        let actions = try actions(second)
        #expect(actions.actions.map(\.name) == ["c2pa.opened", "c2pa.cropped", "c2pa.edited.metadata"])
        #expect(actions.actions[1].digitalSourceType == DigitalSourceType.humanEdits.rawValue)
        #expect(actions.actions[2].digitalSourceType == nil)
        #expect(actions.allActionsIncluded == false)
        let (third, _) = try await stamp(first) {
            $0.actions = ["c2pa.cropped"]
            $0.isComplete = true
        }
        #expect(try self.actions(third).allActionsIncluded == true)
    }

    @Test(arguments: ["c2pa.created", "c2pa.opened", "c2pa.placed", "c2pa.redacted"])
    func actionsThatNeedMoreThanANameAreRefused(_ name: String) async throws {
        let code = await refusal { _ = try await stamp(Carriers.png) { $0.actions = [name] } }
        #expect(code == .actionUnknown)
    }

    @Test func componentsArePlacedAndInputsNamed() async throws {
        let (part, _) = try await stamp(Carriers.png)
        let (whole, _) = try await stamp(Carriers.jpeg) {
            $0.components = [Stamp.Ingredient(MemorySource(part), title: "part")]
            $0.inputs = [Stamp.Ingredient(MemorySource(Carriers.png), title: "prompt picture")]
        }
        let actions = try actions(whole)
        #expect(actions.actions.map(\.name) == ["c2pa.created", "c2pa.placed"])
        #expect(actions.actions[0].ingredients.count == 1)
        #expect(actions.actions[1].ingredients.count == 1)
        let report = try verify(whole)
        #expect(report.state == .valid)
        #expect(report.manifests.count == 2)
        #expect(report.results.failure.map(\.code) == [.signingCredentialUntrusted])
    }

    @Test func aLabelIdentifierStays() async throws {
        let id = UniqueIdentifier.timeOrdered(milliseconds: 1)
        let (first, label) = try await stamp(Carriers.jpeg) { $0.labelID = id }
        #expect(label.id == id)
        let code = await refusal { _ = try await stamp(first) { $0.labelID = .timeOrdered(milliseconds: 2) } }
        #expect(code == .labelConflict)
        #expect(try await stamp(first) { $0.labelID = id }.label.id == id)
    }

    @Test func aSourceTypeIsNeverLowered() async throws {
        let (first, _) = try await stamp(Carriers.jpeg)
        let code = await refusal { _ = try await stamp(first) { $0.sourceType = .humanEdits } }
        #expect(code == .labelWeakened)
        let (second, label) = try await stamp(first) {
            $0.sourceType = .humanEdits
            $0.actions = ["c2pa.cropped"]
        }
        #expect(label.sourceType == .trainedAlgorithmicMedia)
        #expect(try verify(second).chain == .kept)
        let (edited, low) = try await stamp(Carriers.jpeg) { $0.sourceType = .humanEdits }
        #expect(low.sourceType == .humanEdits)
        let (_, raised) = try await stamp(edited) { $0.sourceType = .trainedAlgorithmicMedia }
        #expect(raised.sourceType == .trainedAlgorithmicMedia)
    }

    @Test func anotherFilesManifestIsNoParent() async throws {
        let (first, _) = try await stamp(Carriers.jpeg)
        let (other, _) = try await stamp(Carriers.png)
        let code = await refusal {
            _ = try await stamp(first) { $0.parent = Stamp.Ingredient(MemorySource(other)) }
        }
        #expect(code == .parentMismatch)
        // A later state of the same file is.
        let (later, label) = try await stamp(first)
        let (child, kept) = try await stamp(first) { $0.parent = Stamp.Ingredient(MemorySource(later)) }
        #expect(kept.id == label.id)
        #expect(try verify(child).manifests.count == 3)
    }

    @Test func aParentWithoutAManifestIsOfUnknownProvenance() async throws {
        let (child, label) = try await stamp(Carriers.jpeg) { $0.parent = Stamp.Ingredient(MemorySource(Carriers.png)) }
        let report = try verify(child)
        #expect(report.state == .valid)
        #expect(report.chain == .unlabelled)
        #expect(
            report.ingredientDeltas.flatMap(\.validationDeltas.informational).map(\.code) == [
                .ingredientUnknownProvenance
            ])
        #expect(label.operation == .modified)
    }

    @Test func anInvalidParentIsRefusedOrRecorded() async throws {
        var (first, _) = try await stamp(Carriers.jpeg)
        first[first.count - 4] ^= 1
        #expect(try verify(first).state == .invalid)
        let code = await refusal { _ = try await stamp(first) }
        #expect(code == .parentInvalid)
        let (second, _) = try await stamp(first) { $0.allowsInvalidParent = true }
        let report = try verify(second)
        #expect(report.state == .valid)
        #expect(report.chain == .brokenBefore)
    }

    @Test func aManifestThatNoReferenceCanNameIsNoParent() async throws {
        var (first, _) = try await stamp(Carriers.png)
        let name = try #require(first.firstRange(of: Array("urn:c2pa:".utf8)))
        first[name.upperBound] = UInt8(ascii: "/")
        await #expect(throws: StampError.asset(AssetError(.malformed, ""))) {
            _ = try await stamp(first) { $0.allowsInvalidParent = true }
        }
    }

    @Test func aBrokenManifestBehindAnInvalidParentIsRecordedToo() async throws {
        let (part, _) = try await stamp(Carriers.png)
        var (parent, _) = try await stamp(Carriers.jpeg) { $0.components = [Stamp.Ingredient(MemorySource(part))] }
        // The part's manifest comes first in the store: the first disclosure is its.
        let name = try #require(parent.firstRange(of: Array("modelName".utf8)))
        parent[name.lowerBound] ^= 1
        let broken = try verify(parent)
        #expect(broken.state == .invalid)
        #expect(broken.ingredientDeltas.contains { $0.validationDeltas.failed(.assertionHashedURIMismatch) })
        let (child, _) = try await stamp(parent) { $0.allowsInvalidParent = true }
        let report = try verify(child)
        #expect(report.state == .valid)
        #expect(report.chain == .brokenBefore)
        #expect(report.ingredientDeltas.allSatisfy { !$0.validationDeltas.hasFault })
        let (grandchild, _) = try await stamp(child)
        #expect(try verify(grandchild).state == .valid)
    }

    @Test func whatIsReplacedInXMPIsKept() async throws {
        let (first, _) = try await stamp(Carriers.jpeg)
        let (_, label) = try await stamp(first) { $0.system = .init(name: "Other", version: "3") }
        #expect(label.previous.aiSystemUsed == "Imager")
        #expect(label.previous.aiSystemVersionUsed == "2")
        #expect(label.previous.digitalSourceType == nil)
    }

    @Test(arguments: Carriers.all.map(\.bytes)) func whoMadeTheWorkStaysNamed(_ bytes: [UInt8]) async throws {
        let (first, _) = try await stamp(bytes) {
            $0.system = .init(name: "Imager", resource: "urn:imager")
            $0.provider = "First Works"
        }
        let (second, label) = try await stamp(first) {
            $0.system = .init(name: "Other")
            $0.provider = "Second Works"
        }
        #expect(label.previous.resource == "urn:imager" && label.previous.provider == "First Works")
        // What stays the same is not named twice.
        let (_, third) = try await stamp(second) {
            $0.system = .init(name: "Other")
            $0.provider = "Second Works"
        }
        #expect(third.previous.resource == nil && third.previous.provider == nil)
    }

    @Test(arguments: Carriers.all.map(\.bytes)) func everyChangedByteOutsideTheLabelIsNoticed(_ bytes: [UInt8])
        async throws
    {
        let (stamped, _) = try await stamp(bytes)
        let source = MemorySource(stamped)
        let layout = try Container.read(source, limits: Limits())
        let store = try #require(layout.stores.first).extent
        let open = try verify(stamped).unprotected.map(\.range)
        var unnoticed: [Int] = []
        for index in stamped.indices where !store.contains(index) && !open.contains(where: { $0.contains(index) }) {
            var changed = stamped
            changed[index] ^= 0x20
            if let report = try? verify(changed), report.state != .invalid, report.state != .absent {
                unnoticed.append(index)
            }
        }
        #expect(unnoticed.isEmpty)
    }

    /// What the signed assertion of the active manifest holds, or nothing where there is none.
    private func assertions(_ bytes: [UInt8]) throws -> [String] {
        let source = MemorySource(bytes)
        let layout = try Container.read(source, limits: Limits())
        let location = try #require(layout.stores.first)
        let store = try ManifestStore(try location.bytes(of: source, limits: Limits()), limits: Limits())
        return try #require(store.active).assertions.map(\.label)
    }

    @Test func noModelIsDisclosedWhereNoneWasAtWork() async throws {
        let camera = try #require(DigitalSourceType("digitalCapture"))
        let (photo, label) = try await stamp(Carriers.jpeg) { $0.sourceType = camera }
        #expect(label.operation == .created)
        #expect(try !assertions(photo).contains(AssertionLabel.aiDisclosure))
        #expect(photo.firstRange(of: Array("AISystemUsed".utf8)) == nil)
        let (picture, made) = try await stamp(Carriers.jpeg)
        #expect(made.operation == .generated)
        #expect(try assertions(picture).contains(AssertionLabel.aiDisclosure))
        #expect(picture.firstRange(of: Array("AISystemUsed".utf8)) != nil)
    }

    @Test func aPersonsEditOfAnUnlabelledParentIsNotAModels() async throws {
        let (child, label) = try await stamp(Carriers.jpeg) {
            $0.parent = Stamp.Ingredient(MemorySource(Carriers.png))
            $0.actions = ["c2pa.cropped"]
        }
        #expect(label.sourceType == .humanEdits)
        #expect(try actions(child).actions.last?.digitalSourceType == DigitalSourceType.humanEdits.rawValue)
    }

    @Test func aPersonsProgramIsNotTheSystemThatMadeTheWork() async throws {
        let (first, _) = try await stamp(Carriers.jpeg)
        let (second, label) = try await stamp(first) {
            $0.actions = ["c2pa.cropped"]
            $0.system = .init(name: "Paint")
            $0.provider = "Painters"
        }
        #expect(label.system?.name == "Imager")
        #expect(label.provider == "P")
        #expect(try actions(second).actions.last?.softwareAgent?.name == "Paint")
        let (_, again) = try await stamp(second) { $0.system = .init(name: "Other") }
        #expect(again.system?.name == "Other")
    }

    /// A file with the label's XMP and no manifest, as services leave it.
    private func stripped(_ bytes: [UInt8]) throws -> [UInt8] {
        let source = MemorySource(bytes)
        let layout = try Container.read(source, limits: Limits())
        let extent = try #require(layout.stores.first).extent
        return Array(bytes[..<extent.lowerBound] + bytes[extent.upperBound...])
    }

    @Test func aLabelInTheParentsXMPStays() async throws {
        let (first, label) = try await stamp(Carriers.jpeg)
        let parent = try stripped(first)
        let (_, kept) = try await stamp(Carriers.png) { $0.parent = Stamp.Ingredient(MemorySource(parent)) }
        #expect(kept.id == label.id)
        #expect(await refusal { _ = try await stamp(parent) { $0.sourceType = .humanEdits } } == .labelWeakened)
        let (_, low) = try await stamp(parent) {
            $0.sourceType = .humanEdits
            $0.actions = ["c2pa.cropped"]
        }
        #expect(low.id == label.id)
        #expect(low.sourceType == .trainedAlgorithmicMedia)
    }

    @Test func twoLabelsOfFileAndParentAreRefused() async throws {
        let (first, _) = try await stamp(Carriers.jpeg)
        let (other, _) = try await stamp(Carriers.png)
        let file = try stripped(first)
        let code = await refusal { _ = try await stamp(file) { $0.parent = Stamp.Ingredient(MemorySource(other)) } }
        #expect(code == .labelConflict)
    }

    @Test func aFileWhoseManifestIsAPartOfTheParentsIsNotItsChild() async throws {
        let (part, _) = try await stamp(Carriers.jpeg)
        let (whole, _) = try await stamp(Carriers.png) { $0.components = [Stamp.Ingredient(MemorySource(part))] }
        let code = await refusal { _ = try await stamp(part) { $0.parent = Stamp.Ingredient(MemorySource(whole)) } }
        #expect(code == .parentMismatch)
    }

    @Test func aStoreThatIsRelabelledDoesNotVanish() async throws {
        var (bytes, _) = try await stamp(Carriers.mp4)
        let purpose = try #require(bytes.firstRange(of: Array("manifest\0".utf8)))
        bytes.replaceSubrange(purpose, with: Array("merkle\0\0\0".utf8))
        #expect(try verify(bytes).state == .invalid)
        #expect(await refusal { _ = try await stamp(bytes) } == .parentInvalid)
        // Allowed all the same, the store goes, and that is said.
        let (child, _) = try await stamp(bytes) { $0.allowsInvalidParent = true }
        #expect(try verify(child).state == .valid)
        #expect(try verify(child).chain == .brokenBefore)
    }

    @Test func aBoxForATreeThatNobodySignedIsNoticed() async throws {
        let (bytes, _) = try await stamp(Carriers.mp4)
        let usertype = BMFFHash.c2paUserType
        let box = [0, 0, 0, 37] + Array("uuid".utf8) + usertype + [0, 0, 0, 0] + Array("merkle\0".utf8) + [0xA0, 1]
        #expect(try verify(bytes + box).results.failed(.assertionBMFFHashMismatch))
    }

    @Test func mediaThatNoHashCoversAreNotSigned() async throws {
        func box(_ type: String, _ payload: [UInt8]) -> [UInt8] {
            [0, 0, UInt8((payload.count + 8) >> 8), UInt8((payload.count + 8) & 0xFF)] + Array(type.utf8) + payload
        }
        let head = box("ftyp", Array("isom".utf8) + [0, 0, 2, 0])
        // What is played lies at the place named: in `mdat`, or in a second `ftyp`, which every BMFF hash leaves out.
        func file(_ type: String) -> [UInt8] {
            let table = box("stco", [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 24])
            let url = box("dref", [0, 0, 0, 0, 0, 0, 0, 1] + box("url ", [0, 0, 0, 1]))
            let entry = box("stsd", [0, 0, 0, 0, 0, 0, 0, 1] + box("mp4v", [0, 0, 0, 0, 0, 0, 0, 1]))
            let media = box("minf", box("dinf", url) + box("stbl", entry + table))
            return head + box(type, [UInt8](repeating: 7, count: 16))
                + box("moov", box("trak", box("mdia", media)))
        }
        let (sound, _) = try await stamp(file("mdat"))
        #expect(try verify(sound).state == .valid)
        // The file's fault, and said so: not one of what was written.
        await #expect(throws: StampError.asset(AssetError(.contradictory, ""))) { try await stamp(file("ftyp")) }
    }
}
