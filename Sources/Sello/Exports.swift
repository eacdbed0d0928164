// `import Sello` is enough: its own interface speaks of sources, signers, validation results and declarations, which are theirs.
@_exported public import SelloBytes
@_exported public import SelloManifest
@_exported public import SelloPolicy
@_exported public import SelloSigning
