import SelloSigning
import SelloTimestampHTTP
import Testing

@Suite struct AddressTests {
    @Test(arguments: ["", "timestamp.example", "file:///etc/passwd", "ftp://t.example", "http://", "https:///x"])
    func `only addresses of HTTP with a host are taken`(_ address: String) {
        #expect(throws: SigningError(.timeStampFailed, "")) { try HTTPTimestampAuthority(address: address) }
    }

    @Test(arguments: ["http://t.example", "https://t.example/tsa", "HTTP://127.0.0.1:8080/"])
    func `addresses of HTTP are taken`(_ address: String) throws {
        _ = try HTTPTimestampAuthority(address: address)
    }
}
