import SelloSigning
import Testing

@Suite struct SigningAlgorithmTests {
    @Test(arguments: SigningAlgorithm.allCases) func isFoundByItsNumber(_ algorithm: SigningAlgorithm) {
        #expect(SigningAlgorithm(coseIdentifier: algorithm.coseIdentifier) == algorithm)
    }
}
