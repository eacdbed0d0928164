import SelloBytes
import SelloSigning
import SigningForge
import Testing

@Suite struct CertificateTests {
    @Test func saysWhatItHolds() throws {
        let root = try TestIdentity.authority("Root")
        let one = try TestIdentity.make("Ünï", by: root, key: .ecdsa(.p384)) {
            $0.subject = [
                ("C", "ES"), ("ST", "Madrid"), ("L", "Getafe"), ("O", "Works & Co"), ("OU", "Images"), ("CN", "Ünï"),
                ("emailAddress", "a@example.com"), ("2.5.4.97", "VATES-B00000000"),
            ]
            $0.serial = [0x0A, 0xBC, 0xDE]
            $0.digest = .sha384
        }
        let certificate = one.certificate
        #expect(certificate.subject["C"] == "ES")
        #expect(certificate.subject["ST"] == "Madrid")
        #expect(certificate.subject["L"] == "Getafe")
        #expect(certificate.subject["O"] == "Works & Co")
        #expect(certificate.subject["OU"] == "Images")
        #expect(certificate.subject["CN"] == "Ünï")
        #expect(certificate.subject["E"] == "a@example.com")
        #expect(certificate.subject["2.5.4.97"] == "VATES-B00000000")
        #expect(certificate.subject.description.hasSuffix("CN=Ünï, E=a@example.com, 2.5.4.97=VATES-B00000000"))
        #expect(certificate.issuer.commonName == "Root")
        #expect(certificate.serialNumberHex == "0abcde")
        #expect(certificate.serialNumber == "703710")
        #expect(certificate.keyKind == .ecdsa(.p384))
        #expect(certificate.signatureAlgorithm == OID("1.2.840.10045.4.3.3"))
        #expect(certificate.extendedKeyUsages == [.emailProtection])
        #expect(!certificate.isAuthority && !certificate.isSelfSigned)
        #expect(root.certificate.isAuthority && root.certificate.isSelfSigned)
        #expect(certificate.validity.notBefore == testDay(-10))
        #expect(certificate.validity.notAfter == testDay(10))
        #expect(certificate.isIssued(by: root.certificate))
        #expect(!root.certificate.isIssued(by: certificate))
    }

    @Test func isReadFromPEMAsItWasWritten() throws {
        let one = try TestIdentity.make("One").certificate
        let other = try TestIdentity.make("Other").certificate
        #expect(one != other)
        let text = "subject=one\n" + one.pem + "\nsome words\n" + other.pem
        #expect(try Certificate.all(pem: Array(text.utf8)) == [one, other])
        #expect(try Certificate.all(pem: TestPEM.pkcs8Key + Array(one.pem.utf8)) == [one])
        #expect(try Certificate(der: one.der) == one)
        #expect(Set([one, one, other]).count == 2)
    }

    @Test func aBrokenOneIsNotPassedOver() throws {
        let one = try TestIdentity.make("One").certificate
        let broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
        for text in [broken, one.pem + broken, broken + one.pem, String(one.pem.dropLast(40)), "", "no PEM"] {
            #expect(failure { _ = try Certificate.all(pem: Array(text.utf8)) } == .unfitCertificate)
        }
    }

    @Test func cutAnywhereItIsRefused() throws {
        let der = try TestIdentity.make("One").certificate.der
        for count in 0..<der.count {
            #expect(failure { _ = try Certificate(der: Array(der[..<count])) } == .unfitCertificate)
        }
        #expect(failure { _ = try Certificate(der: der + [0]) } == .unfitCertificate)
    }

    @Test func changedAnywhereItNeverTraps() throws {
        let der = try TestIdentity.make("One").certificate.der
        for place in der.indices {
            for change: UInt8 in [1, 0x80, 0xFF] {
                var changed = der
                changed[place] ^= change
                guard let one = try? Certificate(der: changed) else { continue }
                _ = CertificateProfile.faults(of: one, as: .claimSigner)
                _ = (one.subject, one.issuer, one.serialNumber, one.serialNumberHex, one.isSelfSigned, one.publicKey)
            }
        }
    }

    @Test(arguments: [
        "500101000000Z", "491231235959Z", "700101000000Z",
    ]) func yearsOfTwoDigitsAreThoseOfRFC5280(_ text: String) throws {
        var tree = CertificateTree(try TestIdentity.make("One").certificate)
        tree.signed.children[4].children[0] = DERNode(0x17, Array(text.utf8))
        let century = text.hasPrefix("4") ? "20" : "19"
        let year = century + text.prefix(2)
        #expect(try tree.certificate.validity.notBefore.description.hasPrefix(year))
    }

    @Test func identifiersAreReadInTheirDottedForm() {
        for good in ["1.2", "2.5.29.37.0", "1.3.6.1.4.1.62558.2.1", "0.0", "2.999"] {
            #expect(OID(good)?.dotted == good)
        }
        for bad in ["", "1", "1.", ".1", "1..2", "3.1", "1.02", "1.2 ", "a.b", "1.2.x", "-1.2", "11.2"] {
            #expect(OID(bad) == nil, "\(bad)")
        }
    }
}

@Suite struct TrustConfigurationTests {
    @Test func readsLinesAndComments() throws {
        let text =
            "//id-kp-emailProtection \n1.3.6.1.5.5.7.3.4\r\n\n  1.3.6.1.5.5.7.3.8 // time-stamps\n# more\n1.2.3#x"
        let configuration = try TrustConfiguration(text: text)
        #expect(
            configuration.extendedKeyUsages.map(\.dotted).sorted() == [
                "1.2.3", "1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.8",
            ])
        #expect(configuration.claimSigningUsages.map(\.dotted).sorted() == ["1.2.3", "1.3.6.1.5.5.7.3.4"])
    }

    @Test func aMistypedLineIsSaid() {
        do {
            _ = try TrustConfiguration(text: "1.3.6.1.5.5.7.3.4\nemailProtection\n")
            Issue.record("a name was taken for an identifier")
        } catch {
            #expect(error.code == .invalidTrustConfiguration)
            #expect(error.reason.contains("Line 2"))
        }
        #expect(failure { _ = try TrustConfiguration(text: "// nothing\n") } == .invalidTrustConfiguration)
    }
}
