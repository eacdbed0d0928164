import SelloBytes
import SelloSigning

/// Makes the signer from files, with the key's password from the environment or a prompt.
enum StampSigner {
    /// The variable that may hold the key's password.
    static let passwordVariable = "SELLO_KEY_PASSWORD"

    private static let attempts = 3

    /// Reads certificates and key.
    static func make(_ options: SigningOptions, at moment: Moment) throws(FailureReport) -> LocalSigner {
        let certificates = try PEMFile.read(options.certificates)
        let key = try PEMFile.read(options.key)
        let given = Environment.value(passwordVariable).flatMap { $0.isEmpty ? nil : Array($0.utf8) }
        func signer(_ password: [UInt8]?) throws(SigningError) -> LocalSigner {
            try LocalSigner(
                certificates: certificates, key: key, password: password, algorithm: options.algorithm, at: moment)
        }
        var failure: SigningError
        do { return try signer(given) } catch { failure = error }
        guard failure.code == .wrongPassword else { throw report(failure, options) }
        if given != nil {
            throw .wrongUse("“\(options.key)”: the password in \(passwordVariable) does not open this key")
        }
        let file = VisibleText.escaped(options.key)
        for attempt in 1...attempts {
            switch PasswordPrompt.ask(
                attempt == 1 ? "Password for “\(file)”:" : "This does not open it. Password for “\(file)”:")
            {
            case .password(let password):
                do { return try signer(password) } catch { failure = error }
                guard failure.code == .wrongPassword else { throw report(failure, options) }
            case .interrupted: throw .wrongUse("no password was given for “\(options.key)”")
            case .noTerminal:
                throw .wrongUse(
                    "“\(options.key)” is encrypted and there is no terminal to ask for its password; put that into the variable \(passwordVariable)"
                )
            }
        }
        throw .wrongUse("“\(options.key)”: this password does not open it")
    }

    private static func report(_ error: SigningError, _ options: SigningOptions) -> FailureReport {
        switch error.code {
        case .invalidKey: FailureReport(error, in: options.key)
        case .unfitCertificate, .expiredCertificate: FailureReport(error, in: options.certificates)
        default: FailureReport(error)
        }
    }
}
