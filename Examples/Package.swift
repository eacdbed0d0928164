// swift-tools-version: 6.2
import PackageDescription

// A package of its own, as yours would be: it sees only what Sello shows to everybody.
let package = Package(
    name: "SelloExamples",
    platforms: [.macOS(.v26)],
    dependencies: [
        // Yours would name the repository's address here.
        .package(name: "Sello", path: "..")
    ],
    targets: [
        .executableTarget(name: "Generator", dependencies: [.product(name: "Sello", package: "Sello")]),
        .executableTarget(name: "Platform", dependencies: [.product(name: "Sello", package: "Sello")]),
        .executableTarget(name: "Investigator", dependencies: [.product(name: "Sello", package: "Sello")]),
    ]
)
