/// Keys and certificates in forms that this library does not write; made with the `openssl` command, for tests only.
enum TestPEM {
    /// An EC key as `openssl ec` writes it; the others with its name hold the same key.
    static let ecKey = Array(
        """
        -----BEGIN EC PRIVATE KEY-----
        MHcCAQEEIJWbNzVUEPbTPDuc7t7JRA+9o28GgjAvGDGGWnsC+AsioAoGCCqGSM49
        AwEHoUQDQgAEJSLmNAQOfvAi7oJfa0khCkVw6a71ujpuhYJn+cBTWvS+TXMhofMi
        8wTivfrWsdf8t0NCWX8YLMOLxmTF4E3BvQ==
        -----END EC PRIVATE KEY-----

        """.utf8)

    /// The same after its parameters, as `openssl ecparam -genkey` writes it.
    static let ecKeyWithParameters = Array(
        """
        -----BEGIN EC PARAMETERS-----
        BggqhkjOPQMBBw==
        -----END EC PARAMETERS-----
        -----BEGIN EC PRIVATE KEY-----
        MHcCAQEEIJWbNzVUEPbTPDuc7t7JRA+9o28GgjAvGDGGWnsC+AsioAoGCCqGSM49
        AwEHoUQDQgAEJSLmNAQOfvAi7oJfa0khCkVw6a71ujpuhYJn+cBTWvS+TXMhofMi
        8wTivfrWsdf8t0NCWX8YLMOLxmTF4E3BvQ==
        -----END EC PRIVATE KEY-----

        """.utf8)

    /// The same, encrypted with the password `correct` in the old way.
    static let ecKeyEncrypted = Array(
        """
        -----BEGIN EC PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: AES-128-CBC,416CF2A707587756B05B352D3B393ABE

        VWTiqsJaOhhuqff0M2Sc2201V07lUuLYx0vkyq/ojAE0P6baTqtPQu1ltsQ+4eCr
        rA0P+WGLTGBkB/TvDesFJUU4QuBzCK5Hey7y3Z+ZZV+K0RhzfYRS5kP9AVXVRzho
        7xVqyCIB2uTH++aEpb79A/SqCsz3Hx0QWrlmyIpfYCw=
        -----END EC PRIVATE KEY-----

        """.utf8)

    /// The same as PKCS#8.
    static let pkcs8Key = Array(
        """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQglZs3NVQQ9tM8O5zu
        3slED72jbwaCMC8YMYZaewL4CyKhRANCAAQlIuY0BA5+8CLugl9rSSEKRXDprvW6
        Om6Fgmf5wFNa9L5NcyGh8yLzBOK9+tax1/y3Q0JZfxgsw4vGZMXgTcG9
        -----END PRIVATE KEY-----

        """.utf8)

    /// The same as PKCS#8, encrypted with the password `correct`.
    static let pkcs8KeyEncrypted = Array(
        """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAihKTQQRja78wICCAAw
        DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEMxNVlDF1eROC9kxjV2uKL0EgZCl
        jwunFD6JK5Vg42vmvdr0VTCHctGfMdohmIs/jS5x/+Jma/aexMWtK80BualpzzVt
        D+66FIYu8yg9XK/4MkNm7/p1M1xST7fJyLQVtzE3zQHoJIfuK8Ml7b9hfcY6FQ9+
        S8VQkH9lgjRbNMpqDz5LSJTZMXzQmhal1qq0J2dme1XeDPzX7tyR1L3EDLjWIWE=
        -----END ENCRYPTED PRIVATE KEY-----

        """.utf8)

    /// An RSA key of 2048 bits as `openssl genrsa -traditional` writes it.
    static let rsaKey = Array(
        """
        -----BEGIN RSA PRIVATE KEY-----
        MIIEowIBAAKCAQEAyfd8r5kVDIRlNRA40aBskJgaKouCWoMQjc+viWmPOd5enkjd
        SHfVEidTJAjmf+GbX0Hfqbr+NKf7LnKsZhTXQhufDeaWmFJaYkL+wa4grRBWDaxE
        ernSAtR1fkjBzggdvZWfSux2SpKEJ15s/PzO5buxu/qaPsLFR9If7rjs7jJ5GdBa
        hEyB4UxM2ljPEOhaKEcCHNyhbjBuJerHGz5As2Aga8Je2r8JrBz0Y9UAMkGwadRI
        zkrKv4UPJualaDsvrD/6DZ6FdbGBLKR0jH2Lo0U1DXah00AROFi7ka+pW06MS4oC
        d37Z0Tuvq9AqaOOYMzkoMvqtPy3sldYz9i1LOQIDAQABAoIBAAUETAQA9DQlpMLw
        QSJkjwB6JWo+9ru2AOcDjJYdTw9jreuAyVhdEP1HXfS+8NomhJQVlY9Ig7sonLVp
        vU0NgaRU0yWxVOEkkzYDeS2z8YADBXQyU4LN6Kt6fg78koMs50TijtH5tN2DgrCx
        /diR6gzBqwz4O7Ueju/KsSbeT+pXFNLO3kOzRy0dFVejqQ1o9kFprvsW6w8rMy5Q
        La6NFeGn6PAVdmTk0n1O2CQiFQfJRaHd/YxYBga9VGnizXRYeVLdKW1ql6q5xvKI
        1RKBUS5S9FWD56JaFDb0aUFb391WFpcxN6xQHg0gfN08f/VLcptVh39aDtPkqu3G
        inuV/DUCgYEA5Z1a5DmCB5U5rUVCQQu7+s04ESE4YgDxV+AmMUpG5BslYYjc+p8i
        XJdymPyPSBNEwzeZVSc1MkzQgRBfjnEaSmTrcSno2brwDLXQ+WhLL+o6+E2PMmAP
        Z9xsHb2D6DozYtJ3Z3EtKs5lkf1MQnbQWo4rcZSWOY9Eh3w0wicd70UCgYEA4SzN
        /GULyOB0oIsWu/r5wyrlJ3SdG8gMHs02vau7rjLpIMd/KlUvPn770uHiS2LPQaWp
        yph2Gw91vxQl4MfHiMxU+UoHJISM53YPtNqQ1wq59ZiQxttuN4bIdDEq5Me9VLNT
        tGChVDxfd7BRodDAa+zsqeL14rsXOUl3rbrOIWUCgYBn5+pOpvuBpPTBxTqzJrU9
        TIrXrZnPN6//XS7LVVp5NROYbI/bVhH9poc0Ve4c5qNSWCGqGCEJjxs3nIoxcls8
        WSj2P8ngZajlh412n8yOdUeUP7zSRggSrvu6BZ3ghB3m1Wk1RVD0MwxhoSdWWF/2
        6qkcL+o/R+byDLHvPjZcpQKBgHblvpqQDGn0QwDmkImP20P3qWptA+xAdE3rVAVQ
        4df4n+qkDHyg4EJisLvIdEIUGZXzULVeTba6MhVEIUAQnUaZhiDfuufIadJqH58C
        bcpuqoSJG6E1CnydWckokRqecVWBHyi2gVlGS66aVnBYFtKmFs0Zv3YKDhg8t8nv
        QpqVAoGBAMNshjpG/10s+RtIPIJNokH2iMiYDv5GRRQ3I+UD7AWXxCsPL6duk18n
        xzNXBzGndRlDqSRH28gGpyeyE8F56Rnx4xxIArxtF/EG19iSpLbfZkaCRwIUv3H9
        sVmQQtKFpXyUZ/+hDQc+RxK1kxSlMK6B72xWFwrYlDJ/+axhxpcj
        -----END RSA PRIVATE KEY-----

        """.utf8)

    /// A root on P-256.
    static let sha1Root = Array(
        """
        -----BEGIN CERTIFICATE-----
        MIIBbjCCARSgAwIBAgIUFF6NBdzkDq77rvYQXsC9Mu2ngA0wCgYIKoZIzj0EAwIw
        FDESMBAGA1UEAwwJVGVzdCByb290MCAXDTI2MTEyMTIxNDEzOVoYDzIxMjYxMDI4
        MjE0MTM5WjAUMRIwEAYDVQQDDAlUZXN0IHJvb3QwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAAQ9A51ic9zhz62NtvDjR/NooOfqgraf7sPRTuOeka43uvFKF9j54l3u
        +32fOzR90sbsQGwBrSrqZM1i0alkwKCUo0IwQDAPBgNVHRMBAf8EBTADAQH/MA4G
        A1UdDwEB/wQEAwICBDAdBgNVHQ4EFgQUfayAs46uTea5oqESvlabO4fYI/YwCgYI
        KoZIzj0EAwIDSAAwRQIhAIsNxiBizn/LX/x2KX12aQCwfUUCN1eQbPLIXem+HwDI
        AiB0w5kbBKEziaG1zFk44/4ePHCT9jqYyG/vrsVVkDGWRQ==
        -----END CERTIFICATE-----

        """.utf8)

    /// An issuer that the root certified with SHA-1.
    static let sha1Issuer = Array(
        """
        -----BEGIN CERTIFICATE-----
        MIIBlzCCAT+gAwIBAgIUJ5EO8uIWBH4/+Z0kLFYZ+QFVFZswCQYHKoZIzj0EATAU
        MRIwEAYDVQQDDAlUZXN0IHJvb3QwIBcNMjYxMTIxMjE0MTM5WhgPMjEyNjEwMjgy
        MTQxMzlaMB8xHTAbBgNVBAMMFFRlc3QgaXNzdWVyIGJ5IFNIQS0xMFkwEwYHKoZI
        zj0CAQYIKoZIzj0DAQcDQgAEN2vkHt3iFLxn/0HDBOlaq1v17ZoNTSdNZbWPfUdB
        IxDU68JDYT0KU9rpASK7lDA5q+LFt4q/9oFLHlgEtfbjsaNjMGEwDwYDVR0TAQH/
        BAUwAwEB/zAOBgNVHQ8BAf8EBAMCAgQwHQYDVR0OBBYEFCKDHBaNu0IF9mQteP9H
        Odt+TZYcMB8GA1UdIwQYMBaAFH2sgLOOrk3muaKhEr5WmzuH2CP2MAkGByqGSM49
        BAEDRwAwRAIgBWQCh4byfYglV1HE66Z2MTsrAynSHUK3Al8rsC7QeLECIHbbqr5v
        jCbkTXhDE3r/zngDbJLe9YwL9OYzJ9PbaDYS
        -----END CERTIFICATE-----

        """.utf8)

    /// A signer that this issuer certified.
    static let sha1Leaf = Array(
        """
        -----BEGIN CERTIFICATE-----
        MIIBrjCCAVSgAwIBAgIUGIV+6i2dHqwXulolAWiPrEf5uLswCgYIKoZIzj0EAwIw
        HzEdMBsGA1UEAwwUVGVzdCBpc3N1ZXIgYnkgU0hBLTEwIBcNMjYxMTIxMjE0MTM5
        WhgPMjEyNjEwMjgyMTQxMzlaMBYxFDASBgNVBAMMC1Rlc3Qgc2lnbmVyMFkwEwYH
        KoZIzj0CAQYIKoZIzj0DAQcDQgAEZgkU3DAjtTpuydQ6jK92hEBmdIwjYAtTyyPx
        Szo+P7+fCjAzS3qcndFXrIMMGSIQ2zH3OgEA2fvIM8keDhLviKN1MHMwDAYDVR0T
        AQH/BAIwADAOBgNVHQ8BAf8EBAMCB4AwEwYDVR0lBAwwCgYIKwYBBQUHAwQwHQYD
        VR0OBBYEFLn9fmVxMgwtedPD2RsZeI4mKssdMB8GA1UdIwQYMBaAFCKDHBaNu0IF
        9mQteP9HOdt+TZYcMAoGCCqGSM49BAMCA0gAMEUCIF2stPnTe5m4HoEZuR7w++1c
        WSQBfLXDWdrGeY6gEkscAiEAkDeo6xol6XwY/2ZixgSceJTAg+85pUdpbTJnWaGo
        e1A=
        -----END CERTIFICATE-----

        """.utf8)

    /// A certificate of a key on secp256k1.
    static let koblitz = Array(
        """
        -----BEGIN CERTIFICATE-----
        MIIBgjCCASmgAwIBAgIUYn6SeDHSmk9zWvuuHl+OJvmL5OEwCgYIKoZIzj0EAwIw
        FzEVMBMGA1UEAwwMVGVzdCBrb2JsaXR6MCAXDTI2MTEyMTIxNDEzOVoYDzIxMjYx
        MDI4MjE0MTM5WjAXMRUwEwYDVQQDDAxUZXN0IGtvYmxpdHowVjAQBgcqhkjOPQIB
        BgUrgQQACgNCAASc6a6kThb9cohvxTDBD5mHU32iTkerUH0PhR3hFMHfRxkJGlED
        2Dysb6UNezyShVARG4uMvSZcYJguv7bXdGKyo1QwUjAMBgNVHRMBAf8EAjAAMA4G
        A1UdDwEB/wQEAwIHgDATBgNVHSUEDDAKBggrBgEFBQcDBDAdBgNVHQ4EFgQUveAm
        s2pu8Ea3Zn5ElEdb/hu1qTcwCgYIKoZIzj0EAwIDRwAwRAIgBq1beurYKwrXOyU3
        Xjmf56d9C6Y86SRCfzZotjYeVrUCIB77JE0jPM6XMKZ73fjQ6EXiJVj3RiPgJPCw
        YWDhDb7I
        -----END CERTIFICATE-----

        """.utf8)

    /// A certificate of a P-256 key whose curve is spelled out in place of named.
    static let explicitCurve = Array(
        """
        -----BEGIN CERTIFICATE-----
        MIICezCCAiKgAwIBAgIUAwD4Aczb1JNbknbAwVvME8eLbPUwCgYIKoZIzj0EAwIw
        GDEWMBQGA1UEAwwNVGVzdCBleHBsaWNpdDAgFw0yNjExMjEyMTQxMzlaGA8yMTI2
        MTAyODIxNDEzOVowGDEWMBQGA1UEAwwNVGVzdCBleHBsaWNpdDCCAUswggEDBgcq
        hkjOPQIBMIH3AgEBMCwGByqGSM49AQECIQD/////AAAAAQAAAAAAAAAAAAAAAP//
        /////////////zBbBCD/////AAAAAQAAAAAAAAAAAAAAAP///////////////AQg
        WsY12Ko6k+ez671VdpiGvGUdBrDMU7D2O848PifSYEsDFQDEnTYIhucEk2pmeOET
        nSa3gZ9+kARBBGsX0fLhLEJH+Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT+NC4v4a
        f5uO5+tKfA+eFivOM1drMV7Oy7ZAaDe/UfUCIQD/////AAAAAP//////////vOb6
        racXnoTzucrC/GMlUQIBAQNCAAQVAPAXycQUg930Q4ONGEAl4tVtxvLQN2zz3Ny6
        /InvZbrnFIq+LiNuspOAuFzmtpABOXW3PjM1kckcxnGyRsXjo1QwUjAMBgNVHRMB
        Af8EAjAAMA4GA1UdDwEB/wQEAwIHgDATBgNVHSUEDDAKBggrBgEFBQcDBDAdBgNV
        HQ4EFgQUmTBAtbPAh4iYWfYJypXzsBeJdxAwCgYIKoZIzj0EAwIDRwAwRAIgQ+ul
        Os8WTNT7MAtdcLkBmbWibPfWSmEMsK73HvsFKxcCIGR2uZsVHfC4jqX4I7B2j71C
        Vu0JsuQ/t9ZcHRvK30ag
        -----END CERTIFICATE-----

        """.utf8)

    /// A certificate of an Ed448 key.
    static let ed448 = Array(
        """
        -----BEGIN CERTIFICATE-----
        MIIBiTCCAQmgAwIBAgIUJnrmxHgiq6fc7mvwk9o2Um13ORwwBQYDK2VxMBMxETAP
        BgNVBAMMCFRlc3QgNDQ4MCAXDTI2MTEyMTIxNDEzOVoYDzIxMjYxMDI4MjE0MTM5
        WjATMREwDwYDVQQDDAhUZXN0IDQ0ODBDMAUGAytlcQM6AKSzxufCGvoU9ZxnyJQQ
        VJukOTrORrNEq3lpCn2aM4icasHQyJmv0pjEgVrxepNhIM89Hp7BL76WgKNUMFIw
        DAYDVR0TAQH/BAIwADAOBgNVHQ8BAf8EBAMCB4AwEwYDVR0lBAwwCgYIKwYBBQUH
        AwQwHQYDVR0OBBYEFHoOk8cnIT6+wUi2UrGgslNmlamwMAUGAytlcQNzANbToPBx
        GR3ZnPQl8ZnRGQbrRxFuD0bO4HJfwCN0VpyauHy8zsj/bjfymLNwHcAxqn7CA0eV
        eDqqgImUWqzlXDqUElU/fBsJJzTW2u8vDXSz7tOL8Vhqn3VCMmSi8Eg541ctevru
        KYmO5YdCt+bnXP05AA==
        -----END CERTIFICATE-----

        """.utf8)
}
