import FuzzKnown
import FuzzSupport
import Sello
import SelloBytes
import SelloCBOR
import SelloManifest

/// Claims: no bytes trap as a record of any kind; a consent that is read is written as itself again; no declaration holds that
/// says something else than a seed does.
@c(LLVMFuzzerTestOneInput)
public func fuzzRecord(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Input.bytes(start, count)
    if let file = try? ConsentFile(bytes) {
        let consent = file.consent
        // A reference that somebody signed may be one that is not to be written.
        if case .unsigned = file {
            let again = try? ConsentRecord(json: Array(consent.json().utf8))
            claim(again == consent, "a consent is written as it was read")
        }
        let finding = file.check(against: nil, nil, options)
        claim(!finding.holds, "no consent is for a work without a label and a file")
        _ = (finding.json, finding.consent(named: "file"))
    }
    if let record = try? DeclarationRecord(bytes) {
        let finding = record.check(against: record.statement.file, options)
        claim(!finding.holds || known.contains(record.statement), "what was not signed does not hold")
        _ = finding.json
    }
    if let value = try? CBORDecoder.decode(bytes) {
        do {
            let (exemption, moment) = try ExemptionClaim.read(value)
            let again = try ExemptionClaim.read(exemption.cbor(at: moment))
            claim(again.claim == exemption, "a claim is written as it was read")
        } catch {
            claim(!error.description.isEmpty, "an error has a sentence")
        }
    }
    return 0
}

private let options = ValidationOptions(moment: KnownSignatures.moment)

private let known = Set(Seeds.of("Record").compactMap { try? DeclarationRecord($0).statement })
