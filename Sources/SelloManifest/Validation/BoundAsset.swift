package import SelloBytes
package import SelloContainers

/// An asset with the place of the manifest store that speaks for it.
package struct BoundAsset: Sendable {
    /// The asset's layout.
    package let layout: any ContainerLayout
    /// The asset's bytes.
    package let source: any ByteSource
    /// Where the store lies in it; `nil` for a store kept elsewhere.
    package let location: StoreLocation?
    /// The files of a stream that follow this one, which is then its initialisation segment, in their order.
    package let fragments: [any ByteSource]

    package init(
        layout: any ContainerLayout, source: any ByteSource, location: StoreLocation?, fragments: [any ByteSource] = []
    ) {
        self.layout = layout
        self.source = source
        self.location = location
        self.fragments = fragments
    }
}
