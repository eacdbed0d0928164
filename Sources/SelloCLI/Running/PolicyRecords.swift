import Sello
import SelloBytes
import SelloManifest
import SelloPolicy

/// The records that `sello policy` was given, and those that stand in the file.
struct PolicyRecords {
    private var declaration: DeclarationRecord?
    private var consents: [(path: String, record: ConsentFile)] = []

    /// Whether a record must be held against the file's bytes, which costs a reading of the whole file.
    var needFile: Bool { declaration != nil || !consents.isEmpty }

    /// The most bytes that a record may have: one with its certificates and a time-stamp has some 10 KB.
    private static let limit = 1 << 20

    /// Reads the records that the options name.
    mutating func read(_ options: CaseOptions, _ language: Language) throws(FailureReport) {
        if let path = options.declaration {
            let bytes = try SmallFile.read(path, limit: Self.limit, "declarations")
            do { declaration = try DeclarationRecord(bytes) } catch { throw Self.failure(error, path, language) }
        }
        for path in options.consents {
            let bytes = try SmallFile.read(path, limit: Self.limit, "consent records")
            do {
                consents.append((path, try ConsentFile(bytes)))
            } catch {
                throw Self.failure(error, path, language)
            }
        }
    }

    /// Fills in what the records say.
    func fill(
        _ facts: inout PolicyCase, _ report: VerificationReport, _ received: ReceivedFile?, _ options: ValidationOptions
    ) {
        if let declaration, let received {
            facts.declaration = declaration.check(against: received, options).declaration
        } else if let embedded = report.declarations.first(where: \.holds) {
            // It speaks of the file before the update that it stands in; the manifest ties it to the content.
            facts.declaration = embedded.declaration
            facts.declaration?.sha256 = nil
        }
        facts.consents = consents.map { path, record in
            record.check(against: report.label?.label, received, options).consent(named: path)
        }
    }

    private static func failure(_ error: RecordError, _ path: String, _ language: Language) -> FailureReport {
        FailureReport(.notItsFormat, error.code.rawValue, "“\(path)”: \(error.sentence.text(language))")
    }
}
