public import ArgumentParser
public import Sello
public import SelloBytes
public import SelloPolicy
public import SelloSigning

// Values of the library as arguments: their raw values are the words of the command line.
extension SigningAlgorithm: ExpressibleByArgument {}
extension SGILabel.Operation: ExpressibleByArgument {}
extension VisibleLabel.Kind: ExpressibleByArgument {}
extension ExemptionClaim.Limb: ExpressibleByArgument {}
extension Declaration.Answer: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}
