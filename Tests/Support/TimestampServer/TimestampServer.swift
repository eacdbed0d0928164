package import Foundation

/// A time-stamping authority on the loopback: `openssl ts` behind a small server of Python's, both of which may be absent.
///
/// The path of the address says how it answers: `/good`, `/once` (fails the first time), `/fails`, `/missing`, `/redirect`, `/long`, `/slow`,
/// `/silent` (an empty answer).
package final class TimestampServer {
    /// The folder of its keys, removed with everything in it.
    package let folder: URL
    private let process = Process()
    private let port: Int

    /// Whether what it needs is there.
    package static let isPossible = ["openssl", "python3"].allSatisfy { program($0) != nil }

    /// The certificate that vouches for it, in PEM.
    package var root: URL { folder.appending(path: "root.pem") }

    /// The address that answers in a way.
    package func address(_ behaviour: String) -> String { "http://127.0.0.1:\(port)/\(behaviour)" }

    /// How often it was asked so.
    package func count(_ behaviour: String) -> Int {
        let log = (try? String(contentsOf: folder.appending(path: "log"), encoding: .utf8)) ?? ""
        return log.split(separator: "\n").count { $0 == "/\(behaviour)" }
    }

    package init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "sello-authority-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Self.configuration.write(to: folder.appending(path: "openssl.cnf"), atomically: true, encoding: .utf8)
        try Self.script.write(to: folder.appending(path: "server.py"), atomically: true, encoding: .utf8)
        try "01\n".write(to: folder.appending(path: "serial"), atomically: true, encoding: .utf8)
        let curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-config", "openssl.cnf"]
        try Self.openssl(
            [
                "req", "-x509", "-extensions", "root", "-days", "30", "-subj", "/CN=Root", "-keyout", "root.key",
                "-out", "root.pem",
            ]
                + curve, in: folder)
        try Self.openssl(
            ["req", "-subj", "/CN=Authority", "-keyout", "key.pem", "-out", "request.pem"] + curve, in: folder)
        try Self.openssl(
            [
                "x509", "-req", "-in", "request.pem", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial",
                "-days", "30",
                "-extfile", "openssl.cnf", "-extensions", "leaf", "-out", "cert.pem",
            ], in: folder)
        process.executableURL = Self.program("python3")
        process.arguments = ["server.py"]
        process.currentDirectoryURL = folder
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var line: [UInt8] = []
        while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != 10 { line.append(byte) }
        guard let port = Int(String(decoding: line, as: UTF8.self)) else { throw CocoaError(.executableLoad) }
        self.port = port
    }

    deinit {
        process.terminate()
        try? FileManager.default.removeItem(at: folder)
    }

    private static func program(_ name: String) -> URL? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
        return folders.map { URL(filePath: String($0)).appending(path: name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }

    private static func openssl(_ arguments: [String], in folder: URL) throws {
        let process = Process()
        process.executableURL = program("openssl")
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    }

    private static let configuration = """
        [req]
        distinguished_name = name
        [name]
        [root]
        basicConstraints = critical,CA:TRUE
        keyUsage = critical,keyCertSign,cRLSign
        subjectKeyIdentifier = hash
        [leaf]
        basicConstraints = critical,CA:FALSE
        keyUsage = critical,digitalSignature
        extendedKeyUsage = critical,timeStamping
        subjectKeyIdentifier = hash
        authorityKeyIdentifier = keyid:always
        [tsa]
        default_tsa = authority
        [authority]
        serial = ./serial
        signer_digest = sha256
        default_policy = 1.2.3.4
        digests = sha256, sha384, sha512
        ess_cert_id_alg = sha256

        """

    private static let script = """
        import http.server, subprocess, time

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *words): pass
            def give(self, status, body=b"", **headers):
                self.send_response(status)
                for name, value in headers.items(): self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            def do_GET(self): self.give(405)
            def do_POST(self):
                query = self.rfile.read(int(self.headers["Content-Length"]))
                with open("log", "a") as log: log.write(self.path + "\\n")
                count = open("log").read().split("\\n").count(self.path)
                if self.headers["Content-Type"] != "application/timestamp-query": return self.give(415)
                if self.path == "/fails" or self.path == "/once" and count == 1: return self.give(503)
                if self.path == "/missing": return self.give(404)
                if self.path == "/redirect": return self.give(307, Location="/good")
                if self.path == "/long": return self.give(200, b"0" * 200000)
                if self.path == "/silent": return self.give(200)
                if self.path == "/slow": time.sleep(5)
                with open("query", "wb") as file: file.write(query)
                subprocess.run(["openssl", "ts", "-reply", "-config", "openssl.cnf", "-section", "authority", "-queryfile", "query",
                    "-inkey", "key.pem", "-signer", "cert.pem", "-out", "reply"], check=True, stderr=subprocess.DEVNULL)
                self.give(200, open("reply", "rb").read())

        server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
        print(server.server_port, flush=True)
        server.serve_forever()

        """
}
