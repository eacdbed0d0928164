// swift-tools-version: 6.2
import PackageDescription

/// The settings of every Swift target: the language of tomorrow, memory safety spelled out, no warning let through.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableExperimentalFeature("Lifetimes"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "Sello",
    platforms: [.macOS(.v26)],
    products: [
        .library(name: "Sello", targets: ["Sello"]),
        .library(name: "SelloPolicy", targets: ["SelloPolicy"]),
        .executable(name: "sello", targets: ["SelloCLI"]),
        .library(name: "SelloTimestampHTTP", targets: ["SelloTimestampHTTP"]),
        .executable(name: "sello-time-stamp", targets: ["SelloTimeStampCommand"]),
    ],
    traits: [
        .trait(name: "Brotli", description: "Reads compressed manifests; needs libbrotlidec."),
        .default(enabledTraits: ["Brotli"]),
    ],
    dependencies: [
        // Documentation only; no target depends on it.
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
        // The command only.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    ],
    targets: [
        // C libraries. Each has a module map, a shim.h with the reason for each shim, and is imported by Swift code
        // as `internal`, so that no C type reaches the public API.
        .systemLibrary(
            name: "COpenSSL", pkgConfig: "openssl",
            providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .systemLibrary(
            name: "CLibExif", pkgConfig: "libexif",
            providers: [.apt(["libexif-dev"]), .brew(["libexif"])]),
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

        .systemLibrary(
            name: "CBrotli", pkgConfig: "libbrotlidec",
            providers: [.apt(["libbrotli-dev"]), .brew(["brotli"])]),

        // System calls that Swift's module of the C library leaves out.
        .systemLibrary(name: "CPlatform"),

        .target(name: "SelloBytes", dependencies: ["COpenSSL", "CPlatform"], swiftSettings: strict),
        .testTarget(
            name: "SelloBytesTests", dependencies: ["SelloBytes", "CPlatform", "WriterProbe"], swiftSettings: strict),
        // Not a test by itself: the process that the tests of AtomicFile kill, starve of room and run as another user.
        .executableTarget(
            name: "WriterProbe", dependencies: ["SelloBytes"], path: "Tests/WriterProbe", swiftSettings: strict),

        // Not a test by itself: where files of others are, for the tests that read them.
        .target(name: "Fixtures", path: "Tests/Support/Fixtures", swiftSettings: strict),

        .target(name: "SelloContainers", dependencies: ["SelloBytes"], swiftSettings: strict),
        .testTarget(
            name: "SelloContainersTests", dependencies: ["Fixtures", "SelloContainers", "SelloBytes"],
            swiftSettings: strict),

        .target(
            name: "SelloMetadata", dependencies: ["SelloBytes", "CLibXML2", "CLibExif", "CZlib"],
            swiftSettings: strict),
        .testTarget(
            name: "SelloMetadataTests", dependencies: ["Fixtures", "SelloMetadata", "SelloBytes"], swiftSettings: strict
        ),

        .target(name: "SelloCBOR", dependencies: ["SelloBytes"], swiftSettings: strict),
        .testTarget(name: "SelloCBORTests", dependencies: ["SelloCBOR", "SelloBytes"], swiftSettings: strict),

        .target(
            name: "SelloSigning", dependencies: ["SelloCBOR", "SelloBytes", "COpenSSL"], swiftSettings: strict),
        // Not a test by itself: certificates, time-stamps and revocation answers that no honest authority makes.
        .target(
            name: "SigningForge", dependencies: ["SelloSigning", "SelloBytes"], path: "Tests/Support/SigningForge",
            swiftSettings: strict),
        .testTarget(
            name: "SelloSigningTests",
            dependencies: ["Fixtures", "SigningForge", "SelloSigning", "SelloCBOR", "SelloBytes"],
            swiftSettings: strict),

        .target(
            name: "SelloManifest",
            dependencies: [
                "SelloSigning", "SelloContainers", "SelloCBOR", "SelloBytes",
                .target(name: "CBrotli", condition: .when(traits: ["Brotli"])),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "SelloManifestTests",
            dependencies: [
                "Forging", "SigningForge", "SelloManifest", "SelloSigning", "SelloContainers", "SelloCBOR",
                "SelloBytes",
            ],
            swiftSettings: strict),

        // What laws ask of a file and of who handles it: values in, values out.
        .target(name: "SelloPolicy", dependencies: ["SelloBytes"], swiftSettings: strict),
        .testTarget(
            name: "SelloPolicyTests", dependencies: ["SelloPolicy", "SelloBytes"], exclude: ["README.md", "Cases"],
            swiftSettings: strict),

        .target(
            name: "Sello",
            dependencies: [
                "SelloPolicy", "SelloManifest", "SelloSigning", "SelloMetadata", "SelloContainers", "SelloCBOR",
                "SelloBytes",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "SelloTests",
            dependencies: [
                "Fixtures", "Forging", "SigningForge", "Sello", "SelloManifest", "SelloSigning", "SelloMetadata",
                "SelloContainers", "SelloCBOR", "SelloBytes",
            ],
            exclude: ["Continuity/synthetic-by-signature.tsv"], swiftSettings: strict),
        // Not a test by itself: files with stores that no honest software would make.
        .target(
            name: "Forging",
            dependencies: [
                "SigningForge", "SelloManifest", "SelloSigning", "SelloContainers", "SelloCBOR", "SelloBytes",
            ],
            path: "Tests/Support/Forging", swiftSettings: strict),
        // A crafted pair of files for each rule of the standard, and for each attack that worked on somebody.
        .testTarget(
            name: "ConformanceTests",
            dependencies: [
                "Forging", "SigningForge", "Sello", "SelloManifest", "SelloSigning", "SelloContainers", "SelloCBOR",
                "SelloBytes",
            ],
            path: "Tests/Conformance", exclude: ["predicates.tsv"], swiftSettings: strict),
        // The examples in the README, compiled as a user would, and run. They import Sello alone; the others are named so that they are
        // compiled anew when those change.
        .testTarget(
            name: "ReadmeTests", dependencies: ["Sello", "SelloManifest", "SelloSigning", "SelloBytes"],
            swiftSettings: strict),

        // The network, in a module and a program of their own: no process that reads files of others has it.
        .target(name: "SelloTimestampHTTP", dependencies: ["SelloSigning"], swiftSettings: strict),
        .executableTarget(
            name: "SelloTimeStampCommand", dependencies: ["SelloTimestampHTTP", "SelloSigning"], swiftSettings: strict),
        .testTarget(
            name: "SelloTimestampHTTPTests",
            dependencies: ["TimestampServer", "SelloTimestampHTTP", "SelloSigning", "SelloBytes"],
            swiftSettings: strict),
        // Not a test by itself: a time-stamping authority on the loopback.
        .target(name: "TimestampServer", path: "Tests/Support/TimestampServer", swiftSettings: strict),

        .executableTarget(
            name: "SelloCLI",
            dependencies: [
                "Sello", "SelloPolicy", "SelloManifest", "SelloSigning", "SelloContainers", "SelloCBOR", "SelloBytes",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "SelloCLITests",
            dependencies: [
                "Fixtures", "TimestampServer", "SelloTimeStampCommand",
                "SelloCLI", "Sello", "SelloManifest", "SelloSigning", "SelloContainers", "SelloBytes",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)

// Fuzzers, only where they are asked for: they are built with a sanitizer that brings its own `main` (see Tests/Fuzz/README.md). They are part of this
// package because they call what only its own targets see.
if Context.environment["SELLO_FUZZ"] != nil {
    func fuzzer(_ entry: String, _ dependencies: [Target.Dependency]) -> Target {
        .executableTarget(
            name: "Fuzz\(entry)", dependencies: ["FuzzSupport"] + dependencies, path: "Tests/Fuzz/\(entry)",
            swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])])
    }
    package.targets += [
        .systemLibrary(name: "CFuzzer", path: "Tests/Fuzz/CFuzzer"),
        .target(name: "FuzzKnown", dependencies: ["SelloBytes"], path: "Tests/Fuzz/Known", swiftSettings: strict),
        .executableTarget(
            name: "FuzzSeeds",
            dependencies: [
                "FuzzKnown", "Forging", "SigningForge", "Sello", "SelloManifest", "SelloSigning", "SelloContainers",
                "SelloCBOR", "SelloBytes",
            ],
            path: "Tests/Fuzz/Seeds", swiftSettings: strict),
        .target(
            name: "FuzzSupport", dependencies: ["CFuzzer", "SelloContainers", "SelloBytes"], path: "Tests/Fuzz/Support",
            swiftSettings: strict),
        fuzzer("BMFF", ["SelloContainers", "SelloBytes"]),
        fuzzer("Brotli", ["SelloManifest", "SelloBytes"]),
        fuzzer("CBOR", ["SelloCBOR", "SelloBytes"]),
        fuzzer("Certificate", ["FuzzKnown", "SelloSigning", "SelloBytes"]),
        fuzzer("COSE", ["FuzzKnown", "SelloSigning", "SelloCBOR", "SelloBytes"]),
        fuzzer("Cursor", ["SelloBytes"]),
        fuzzer("EXIF", ["SelloMetadata", "SelloBytes"]),
        fuzzer("JPEG", ["SelloContainers", "SelloBytes"]),
        fuzzer("JSON", ["SelloBytes"]),
        fuzzer("JUMBF", ["SelloManifest", "SelloSigning", "SelloCBOR", "SelloBytes"]),
        fuzzer("Merkle", ["SelloManifest", "SelloCBOR", "SelloBytes"]),
        fuzzer("Moment", ["SelloBytes"]),
        fuzzer("OCSP", ["FuzzKnown", "SelloSigning", "SelloBytes"]),
        fuzzer("PNG", ["SelloContainers", "SelloBytes"]),
        fuzzer("Record", ["FuzzKnown", "Sello", "SelloCBOR", "SelloManifest", "SelloBytes"]),
        fuzzer("Stamp", ["FuzzKnown", "Sello", "SelloBytes"]),
        fuzzer("TimeStamp", ["FuzzKnown", "SelloSigning", "SelloBytes"]),
        fuzzer("Traces", ["SelloMetadata", "SelloBytes"]),
        fuzzer("Verify", ["FuzzKnown", "Sello", "SelloContainers", "SelloBytes"]),
        fuzzer("XMP", ["SelloMetadata", "SelloBytes"]),
    ]
}

// Benchmarks, only where they are asked for, so that nobody else waits for them to be built (see Tests/Benchmarks/README.md).
if Context.environment["SELLO_BENCHMARK"] != nil {
    package.targets.append(
        .executableTarget(
            name: "SelloBenchmarks",
            dependencies: ["Sello", "SelloSigning", "SelloContainers", "SelloBytes", "COpenSSL"],
            path: "Tests/Benchmarks", exclude: ["README.md"], swiftSettings: strict))
}
