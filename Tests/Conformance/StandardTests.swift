import SelloManifest
import Testing

/// The files that all pairs start from.
@Suite struct StandardTests {
    @Test(arguments: [
        ("PNG", Standard.png), ("JPEG", Standard.jpeg), ("MP4", Standard.movie), ("edited", Standard.edited),
        ("updated", Standard.updated),
    ])
    func soundFilesAreTrusted(_ name: String, _ scene: Scene) throws {
        let found = try scene.findings()
        #expect(found.state == .trusted, "\(found)")
    }
}
