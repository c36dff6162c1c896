// `file.guess`: the fields whose evidence is weak, in every record.

import Testing
import TraktCore

@testable import lib_scan

@Suite("file.guess")
struct GuessTests {
    /// The keys in `file.guess` of the only record of a library.
    private func guess(_ video: String, _ words: String...) async throws -> [String] {
        let result = try await ScratchLibrary(videos: [video]).scan(words: words)
        let list = result.records.first?.value("file", "guess")
        return list?.elements.compactMap(\.string) ?? []
    }

    @Test(
        "weak fields are listed without --explain",
        arguments: [
            ("all/Something.mkv", ["type", "title"]),
            ("all/Wonder Woman 1984.mkv", ["type", "title", "year"]),
            ("TV Shows/Friends/Part 1/Friends - 05.mkv", ["season"]),
            ("TV Shows/Legends of It 2016 - S02E02.mkv", ["title", "year"]),
            ("Oz/Oz - 108 - The Wedding.mkv", ["number_abs"]),
        ])
    func weak(video: String, fields: [String]) async throws {
        #expect(try await guess(video) == fields)
    }

    @Test(
        "a record of sure fields has no such key",
        arguments: [
            "Ran (1985)/Ran.mkv", "TV/Oz (1997)/Season 3/Oz - S03E04.mkv",
            "Anime/Oz/Oz - 108 - The Wedding.mkv",
        ])
    func sure(video: String) async throws {
        #expect(try await guess(video).isEmpty)
    }

    @Test("what the person says is no guess")
    func told() async throws {
        #expect(try await guess("all/Something.mkv", "--type", "movie") == ["title"])
    }
}
