internal import SelloBytes
internal import SelloCBOR
internal import SelloContainers

/// Asks the parts of an asset where the whole is not what was signed, as when a video was cut off a picture (checklist §13.5).
struct MultiAssetHashValidator {
    let context: BindingContext
    let binder: ManifestValidation
    let store: ManifestStore
    let digests: DigestCache

    /// What came of one part.
    private struct Fault: Error {
        let code: StatusCode
        let reason: String
    }

    /// Validates the parts.
    ///
    /// - Parameters:
    ///   - whole: What was found at the binding of the whole.
    ///   - progress: Told how many bytes were hashed.
    /// - Returns: That all parts that are there hold, or what was found at the whole and why the parts do not help.
    /// - Throws: ``AssetError`` of the source.
    func validate(
        insteadOf whole: BindingFindings, _ progress: (Int) -> Void
    ) throws(AssetError) -> BindingFindings {
        // What is wrong with the binding itself, or open, no part makes good.
        guard whole.results.omitted.failures == 0,
            whole.results.failure.allSatisfy({ Self.excusable.contains($0.code) })
        else { return whole }
        let assertions = binder.manifest.assertions.filter { $0.type == AssertionLabel.multiAssetHash }
        guard let assertion = assertions.first, let value = binder.values[assertion.label] else { return whole }
        var found = BindingFindings(url: binder.manifest.assertionURI(assertion.label))
        do {
            guard assertions.count == 1 else {
                throw Fault(
                    code: .assertionMultiAssetHashMalformed, reason: "the manifest has several multi-asset hashes")
            }
            guard let hash = MultiAssetHash(value) else {
                throw Fault(
                    code: .assertionMultiAssetHashMalformed,
                    reason: "the multi-asset hash has no parts, or one without a place or a binding")
            }
            found.coverage = DigestPlan(covering: try validate(hash, &found, progress))
            found.pass(
                .assertionMultiAssetHashMatch,
                "the asset as a whole is not the one that was signed, but each of its parts is")
        } catch let fault as Fault {
            found.fail(fault.code, fault.reason)
            var both = whole
            both.adopt(found)
            return both
        } catch let error as AssetError {
            throw error
        } catch {
            return whole
        }
        return found
    }

    private static let excusable: Set<StatusCode> = [
        .assertionDataHashMismatch, .assertionBMFFHashMismatch, .assertionBoxesHashMismatch,
        .assertionBoxesHashUnknownBox,
    ]

    /// - Returns: What the parts cover.
    private func validate(
        _ hash: MultiAssetHash, _ found: inout BindingFindings, _ progress: (Int) -> Void
    ) throws -> [Range<Int>] {
        let byteCount = context.asset.source.byteCount
        var covered: [Range<Int>] = []
        var end = 0
        var steps = 0
        // A long list of exclusions that very many parts share would be gone through for each.
        var bindingByteCount = 0
        let assertions = Dictionary(
            binder.manifest.assertions.map { ($0.box, $0) }, uniquingKeysWith: { first, _ in first })
        for (number, part) in hash.parts.enumerated() {
            let range: Range<Int>?
            switch part.location {
            case .bytes(let offset, let length):
                guard offset == UInt64(end) else {
                    throw Fault(
                        code: .assertionMultiAssetHashMalformed,
                        reason: "part \(number) of the multi-asset hash begins at byte \(offset), where \(end) is due")
                }
                // Past what a file can have: past its end.
                let last = Int(clamping: offset + length)
                range = end < byteCount || length == 0 ? end..<last : nil
                end = last
            case .box(let xpath):
                range = try payload(at: xpath, &steps)
                if let range {
                    guard range.lowerBound == end else {
                        throw Fault(
                            code: .assertionMultiAssetHashMalformed,
                            reason:
                                "part \(number) of the multi-asset hash begins at byte \(range.lowerBound), where \(end) is due"
                        )
                    }
                    end = range.upperBound
                } else if !part.isOptional {
                    // Of a box the standard says so, of bytes that they are a missing part (spec 2.4, §15.12.5).
                    throw Fault(
                        code: .assertionMultiAssetHashMalformed,
                        reason: "part \(number) of the multi-asset hash names a box that the asset does not have")
                }
            }
            guard let range else {
                guard part.isOptional else {
                    throw Fault(
                        code: .assertionMultiAssetHashMissingPart,
                        reason: "part \(number), which must be there, is missing")
                }
                continue
            }
            guard range.upperBound <= byteCount else {
                throw Fault(
                    code: .assertionMultiAssetHashMismatch, reason: "part \(number) is cut off by the end of the file")
            }
            covered += try validate(part, assertions, &bindingByteCount, number, range, &found, progress)
        }
        guard end >= byteCount else {
            throw Fault(
                code: .assertionMultiAssetHashMalformed,
                reason: "the parts of the multi-asset hash leave out the last \(byteCount - end) bytes of the file")
        }
        return covered
    }

    private func payload(at xpath: String, _ steps: inout Int) throws(AssetError) -> Range<Int>? {
        guard let layout = context.asset.layout as? BMFFLayout else { return nil }
        let matcher = BMFFExclusionMatcher(tree: layout.tree, source: context.asset.source)
        return try matcher.firstBox(at: xpath, &steps).map { layout.tree[$0].payload }
    }

    private func validate(
        _ part: MultiAssetHash.Part, _ assertions: [Int: Manifest.Assertion], _ bindingByteCount: inout Int,
        _ number: Int, _ range: Range<Int>, _ found: inout BindingFindings, _ progress: (Int) -> Void
    ) throws -> [Range<Int>] {
        guard let (owner, box) = store.resolve(part.binding.url, in: binder.manifest), owner.box == binder.manifest.box,
            let assertion = assertions[box],
            let value = binder.values[assertion.label], assertion.type.hasSuffix(Self.suffix),
            let algorithm = binder.algorithm(of: part.binding),
            digests.digest(of: box, algorithm) == part.binding.hash
        else {
            throw Fault(
                code: .assertionMultiAssetHashMalformed,
                reason:
                    "part \(number) of the multi-asset hash names no binding of this manifest, or another one than was signed"
            )
        }
        // Bindings that are not shared fit into the store, all together.
        bindingByteCount += store.tree.boxes[box].range.count
        guard bindingByteCount <= context.options.limits.storeByteCount else {
            throw AssetError(.limitExceeded, "too many parts of the multi-asset hash share too large a binding")
        }
        let source = SliceSource(context.asset.source, range)
        let layout: any ContainerLayout =
            (try? Container.read(source, limits: context.options.limits)) ?? PlainLayout(byteCount: source.byteCount)
        // The store that speaks for the whole lies in one of the parts.
        let location = context.asset.location.flatMap { location -> StoreLocation? in
            guard range.lowerBound <= location.extent.lowerBound, location.extent.upperBound <= range.upperBound else {
                return nil
            }
            // A part that ends with the header of the next one's box is no file by itself; where the store is, is known all the same.
            return layout.stores.first {
                $0.extent.lowerBound + range.lowerBound == location.extent.lowerBound
                    && $0.extent.count == location.extent.count
            } ?? location.shifted(by: -range.lowerBound)
        }
        if location == nil, let extent = context.asset.location?.extent, extent.overlaps(range) {
            throw Fault(
                code: .assertionMultiAssetHashMismatch,
                reason: "part \(number) holds the manifest store, but not as a whole")
        }
        let inner = BindingContext(
            asset: BoundAsset(layout: layout, source: source, location: location),
            claimAlgorithm: context.claimAlgorithm, isUpdated: context.isUpdated, options: context.options)
        var outcome = BindingFindings(url: binder.manifest.assertionURI(assertion.label))
        try inner.check(String(assertion.type.dropLast(Self.suffix.count)), value, &outcome, progress)
        if outcome.hasFailed {
            let reason = outcome.results.failure.first?.explanation ?? "more failed than is listed"
            throw Fault(
                code: .assertionMultiAssetHashMismatch,
                reason: "part \(number) is not the one that was signed: \(reason)")
        }
        found.adopt(outcome, shiftedBy: range.lowerBound)
        return (outcome.coverage?.ranges ?? []).map {
            $0.lowerBound + range.lowerBound..<$0.upperBound + range.lowerBound
        }
    }

    /// What the label of a part's binding ends with.
    private static let suffix = ".part"
}
