// `import Sello` is enough: its own interface speaks of sources, signers and validation results, which are theirs.
@_exported public import SelloBytes
@_exported public import SelloManifest
@_exported public import SelloSigning
