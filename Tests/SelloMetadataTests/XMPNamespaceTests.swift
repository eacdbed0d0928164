import SelloMetadata
import Testing

@Suite struct XMPNamespaceTests {
    @Test func rdfIsTheOneOfW3C() {
        #expect(XMPNamespace.rdf.uri == "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
    }
}
