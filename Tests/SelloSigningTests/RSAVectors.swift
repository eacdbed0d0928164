import SelloBytes
import SelloSigning

/// Signatures by ``TestPEM/rsaKey`` over one message, made with `openssl dgst -sha256 -sign`.
enum RSAVectors {
    static let message = Array("What was signed".utf8)

    /// A certificate of the key.
    static func certificate() throws -> [UInt8] {
        let validity = ValidityPeriod(notBefore: Moment(seconds: 0), notAfter: Moment(seconds: 4_000_000_000))
        return try CertificateTemplate(subject: [("CN", "Key")], validity: validity, extensions: [])
            .certificate(for: PrivateKey(pem: TestPEM.rsaKey)).der
    }

    /// RSASSA-PSS with a salt of 32 bytes and MGF1 by SHA-256: PS256.
    static let right =
        "594244e10dd58d95594b10bd1d135f1fe3cbf1e689061db8202ba376107e358ad7c33957cd3518c04c423b853e0df28d9b10"
        + "1a2ed56c94ce524644aeb2dcb15b63277ce51fb87b1bfba011537ae865da2354e9e35c11eec5dfb2290d38529c0d78554b0d"
        + "aeb9c95fde27cc99a5fc006edc898fea3ba32e317cc76a131a4d75356b220e76a9fbbea7b3bf8037ca4735f5c4f0e12f97e1"
        + "4e6e4f302a1d5935952e751dd4beca1ebf5752747fe3447d29d778fc23612481125631934caf3f69e01808e0b32f544f0478"
        + "ab6fdad6f2f08cda28fef3440c75652aebc9ed8355c61b78cd63febf0de441710c199ff2befd210312447a4a8e53f567ff0d"
        + "97df2e103aaa"

    /// The same with a salt of 20 bytes.
    static let saltOf20 =
        "36a78ef062c9f41679a7275509d14a8ef8ddab9af9bee9c0163e7fbe217966b3f522cfe5bd123433992a1d0be12337643708"
        + "0810d91785c5de6c0b5691ffec0db053a5507a8027d7b97fd071185ca60bb39147baefa58a9fd30fca0eb154f1a5194c2f5a"
        + "466de25d23d1185a1c5ea9ce7bf7f70272bf0d13001902d6a75b82342d2c45e0bb7bb018c680cd5e7eaab4a6c2bae5fd03aa"
        + "01797100bf239e1176a776e29175001c62c689c6bdc92c9bca4cd4cf1a772b34ceef37ec968e2e110306f8a39fcc3f331452"
        + "2892051b747b85339094024cb01ef1509fa68835e11d33f8fa703f054769464024ab9503d14f61f78c5a7a44a858203921f3"
        + "0a9e4fafcac6"

    /// The same without a salt.
    static let saltOf0 =
        "27abb69e138986f4ccbf55b16268d5a7103fb34ab26f4f92d3cd1711783867d54719930f17d266b8c18c33997a31bd8b9dce"
        + "d59544dee8816388017db541643265dd66d3508b90ea46296f47e351b757d75117f767666263c43d9be25c080b881568edb7"
        + "28735960fed346926ef0991717ba33d87de5be4b8757a9857c1e4ecb2159ba5989973a9c091a02efd1cac638220f5ea5f00e"
        + "7f69534929d8da1da7e397b9af71dd46a544a02d248ca39644572599e6d0531f505cf54d061ae8f6712d6e6c47f38bdf7f70"
        + "b2701f72907de7578b8b7f531c9658a3cc3f0711c56da4c4536af12e06fe6cc336b46d552591a86ae9c8af2961c42dac4fec"
        + "ddd6d681afcb"

    /// The same with the longest salt that fits.
    static let saltOf222 =
        "addec741c89e3d6c133fb4d583f871aaebade1a9374aae11eb26f243e6d05e40068525b62769b678c5cbf604d6d3d7ebf1ed"
        + "a24518a7bf74664534faec154bd447de43709c26c167dbef8964b963feab7c900f5f55411446cea6e51e5754ff55c8679222"
        + "b96289abe942f363c5e8b7199fcb31f108e58bf97813323eabc4ee8f994cd5a5903f9c2ac921eab1150c5013fafc012e75e1"
        + "0f719003641eba43ad9024cc6ad55c47eb67a39f6803f054f0ff164262bd4083ac32d57f01d4237bd0f2dbb4f9935691be4d"
        + "c161273f929fb3f2e20b77926b4f278972ca40d85e41681c520eafac0644c4b14942193c8d2ba46dde8ca4b72d78c5adcb42"
        + "48d8c23a9366"

    /// A salt of 32 bytes and MGF1 by SHA-1.
    static let maskBySHA1 =
        "aa78ad3c70fe276a5ee792dfa837d73b64f8308d0f380b3a0a13702585e597c5bf903ac69c37d312898ca3f102e937857828"
        + "4fa11fd81152ecb6dae3ee30df236e7f0a6600f45b79db4ac7db7796376d30ec11398944f651e67aa963965b63f0a37dbc73"
        + "c3e83ccdfd142358a6666e89a82f4f1a5bf145c2d5ee4d5f6641993054eb7a3bcfbfafa4d76c7cb922e3eb70a33eede30a19"
        + "ee5bdf2d0f9c5432fc210efa1d691f52868f1b9eb27d7bf6deaf7cab7b56159630c5e2f153068bc004d82d62f224002e74cf"
        + "078b95c99c1f25a97f7191886c2efe63f441134906bf760671633d770726ecd0eeeaee2ffd6033b1bd97a71cc4c8a9df1eb6"
        + "747043f2d2d1"

    /// RSASSA-PKCS1-v1_5.
    static let pkcs1 =
        "22098da660c7c282ce8c819496075d35e5bd05ff0b901d5c2ba08f1fe7a23028e858e26ba7c2218b768666599f56f13cdb20"
        + "9d638560acdb42ec80efda749abcee1f79b37bd2492aad94cf1a07231b3d915b3dcf92e399a7311fdaf7c6d8a6a581afe88e"
        + "3e875441b0fc170bbf70c3bf573287490665c356c1c438c7d7d9382cbe804835e98dd0661b4949407c3ecc3eb736b7fff2fe"
        + "06aefa068ff9e4b08be3ab751d0037c677e0ba960e99b3332c8d08c4743a77c568175f52175b46954f1534b16bff053bf354"
        + "914bc3b07e8ec89603d226c64c2db86e4237dedc86b7b9b6184e6788a2cf867d4ab15dafab824eccfb780f16446b4cc3b061"
        + "8a53ee2c0697"
}
