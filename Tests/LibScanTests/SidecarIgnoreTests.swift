import Foundation
import Testing
import TraktCore

@testable import lib_scan

/// Files that leave out parts of a library: .ignore, .nomedia, .plexignore, .embyignore.
@Suite("sidecars: ignore files")
struct SidecarIgnoreTests {
    static let videos = [
        "Big (1988).mkv", "Heat (1995)/Heat (1995).mkv", "Old/Jaws (1975).avi",
        "Old/Ran (1985)/Ran (1985).mkv", "Up (2009)/Up (2009).mkv",
    ]

    /// The ignore file, its text, and what is left of `videos`, by index.
    static let cases: [(file: String, text: String, left: [Int])] = [
        (".ignore", "", []),
        (".ignore", "\n  \n", []),
        (".ignore", "[\n", []),
        (".ignore", "# a remark\n", [0, 2, 1, 3, 4]),
        ("Old/.ignore", "", [0, 1, 4]),
        ("Old/.ignore", "*.avi\n", [0, 1, 3, 4]),
        (".ignore", "*.mkv\n!Big*\n", [0, 2]),
        (".ignore", "Old/\n", [0, 1, 4]),
        (".ignore", "/Old\n", [0, 1, 4]),
        (".ignore", "Old/*.avi\n", [0, 1, 3, 4]),
        (".ignore", "**/Ran*/\n", [0, 1, 2, 4]),
        (".ignore", "Ran (1985)\r\n", [0, 1, 2, 4]),
        (".ignore", "[BH]*.mkv\n", [2, 3, 4]),
        (".nomedia", "", []),
        ("Old/.nomedia", "x", [0, 1, 4]),
        (".plexignore", "", [0, 1, 2, 3, 4]),
        (".plexignore", "# all\n*.avi\n", [0, 1, 3, 4]),
        (".plexignore", "*\n", []),
        (".plexignore", "Old\n", [0, 1, 2, 3, 4]),
        (".plexignore", "Old/*\n", [0, 1, 4]),
        (".plexignore", "Old/*.avi\n", [0, 1, 3, 4]),
        (".plexignore", "Old/Ran*/*\n", [0, 1, 2, 4]),
        (".plexignore", "*/Ran*/", [0, 1, 2, 4]),
        (".plexignore", "Ran (1985)/", [0, 1, 2, 3, 4]),
        (".embyignore", "/Old/", [0, 1, 4]),
        ("Old/.plexignore", "Jaws*", [0, 1, 3, 4]),
        (".embyignore", "*.avi\n/Big*\n", [1, 3, 4]),
        (".embyignore", "Old\n", [0, 1, 4]),
        (".embyignore", "", [0, 1, 2, 3, 4]),
        ("Old/.NoMedia", "", [0, 1, 4]),
        (".ignore", "[\n*.avi\n", [0, 1, 3, 4]),
        (".ignore", "[bh]*.MKV\n", [2, 3, 4]),
        (".plexignore", "*.AVI\n", [0, 1, 3, 4]),
    ]

    @Test("what they name gives no record", arguments: cases)
    func ignored(_ file: String, _ text: String, _ left: [Int]) async throws {
        let library = try ScratchLibrary(videos: Self.videos)
        try library.write(file, .init(text.utf8))
        let result = try await library.scan()
        let paths = result.paths.map { String($0.dropFirst(library.path.count + 1)) }
        #expect(paths.sorted() == left.map { Self.videos[$0] }.sorted())
        #expect(result.status == .ok, "\(result.said)")
    }

    @Test("a root that is left out is named; a file asked for by its name is not left out")
    func roots() async throws {
        let library = try ScratchLibrary([
            "A/.ignore": "", "A/Up (2009).mkv": "x", "A/B/.nomedia": "", "A/B/Big (1988).mkv": "x",
        ])
        let folder = library.path + "/A"
        let result = try await library.scan(paths: [folder])
        #expect(result.summaries == [])
        #expect(result.said.contains("/A/: the whole folder is left out because of its .ignore"))
        let file = try await library.scan(paths: [folder + "/Up (2009).mkv"])
        #expect(file.summaries == ["Up (2009)"])
    }

    @Test("a pattern of many stars takes no time to speak of")
    func stars() {
        let pattern = Array(String(repeating: "*a", count: 60).utf8) + Array("*b".utf8)
        let name = [UInt8](repeating: UInt8(ascii: "a"), count: 250)
        #expect(!Glob.matches(pattern, name[...]))
    }
}
