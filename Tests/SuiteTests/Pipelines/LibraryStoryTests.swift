import Foundation
import Testing
import TraktCore

/// The collector's story: a library becomes a watch history, and a second run changes nothing.
@Suite("Pipeline: lib-scan | trakt-resolve | trakt-diff --cloud | trakt-add")
struct LibraryStoryTests {
    /// Files of the library, and what the account should hold once more after the first run.
    private static let files = [
        ("english/2021/Dune (2021)/Dune (2021).mkv", "movie Dune 2021"),
        ("english/1982/The Thing (1982)/The.Thing.1982.1080p.mkv", "movie The Thing 1982"),
        ("english/1999/The Matrix (1999)/matrix.mkv", nil),
        ("series/Breaking Bad/S01/Breaking Bad S01E01.mkv", "episode Breaking Bad 1x1"),
        ("series/Breaking Bad/Season 01/breaking.bad.s01e02.mkv", "episode Breaking Bad 1x2"),
        ("series/Marvel's Agents of S.H.I.E.L.D. (2013)/S03/S03E12.mkv", nil),
    ]

    private static let expected = files.compactMap(\.1).sorted()

    private func stages(_ scratch: Scratch, _ sandbox: Sandbox) -> [Command] {
        [
            ("lib-scan", ["Library"]), ("trakt-resolve", []), ("trakt-diff", ["--cloud"]),
            ("trakt-add", []),
        ].map { Command($0, $1, in: scratch, environment: sandbox.environment) }
    }

    private func library() throws -> Scratch {
        let scratch = try Scratch()
        for (path, _) in LibraryStoryTests.files {
            try scratch.write("Library/\(path)", "a film\n")
        }
        return scratch
    }

    @Test(
        "each missing title is added once, and a second run at once adds none",
        arguments: [[], ["--watched-lag", "600"], ["--profile", "legacy"]])
    func twice(_ options: [String]) async throws {
        let scratch = try library()
        try await Sandbox.run(options, in: scratch) { sandbox in
            let before = try sandbox.plays().map(\.text)
            let first = try await Command.pipeline(stages(scratch, sandbox))
            for stage in first { stage.expectStatus(0) }
            let added = try sandbox.plays().filter { !before.contains($0.text) }
            first[3].expect(added.map(title).sorted() == LibraryStoryTests.expected, "\(added)")
            #expect(try sandbox.plays().count == before.count + added.count)
            #expect(try first[3].records.map(title).sorted() == LibraryStoryTests.expected)
            #expect(try writes(sandbox) == ["POST /sync/history"])

            let second = try await Command.pipeline(stages(scratch, sandbox))
            for stage in second { stage.expectStatus(0) }
            second[3].expect(second[3].output.isEmpty, "nothing is left to add")
            #expect(try sandbox.plays().count == before.count + added.count)
            #expect(try writes(sandbox).count == 1)
        }
    }

    @Test("the plays are at the minutes of the files' own times")
    func times() async throws {
        let scratch = try library()
        try await Sandbox.run(in: scratch) { sandbox in
            let commands = stages(scratch, sandbox)
            let scanned = try await commands[0].run().records
            for stage in try await Command.pipeline(commands) { stage.expectStatus(0) }
            let minutes = Set(try sandbox.plays().prefix(4).map(minute))
            let files = Set(try scanned.map(minute))
            #expect(!minutes.isEmpty && minutes.isSubset(of: files))
        }
    }

    @Test("a second run asks for no title again")
    func requests() async throws {
        let scratch = try library()
        try await Sandbox.run(in: scratch) { sandbox in
            _ = try await Command.pipeline(stages(scratch, sandbox))
            let first = try sandbox.requestLines()
            let searches = first.count { $0.contains(" /search/") }
            #expect((1...6).contains(searches), "\(first)")
            _ = try await Command.pipeline(stages(scratch, sandbox))
            let second = try sandbox.requestLines().dropFirst(first.count)
            let lookups = second.filter { $0.contains("/search/") || $0.contains("/shows/") }
            #expect(lookups == [])
        }
    }

    @Test("a 30-digit number goes through five stages as it is")
    func longNumber() async throws {
        let scratch = try Scratch()
        let odd = #""a" : 123456789012345678901234567890,"b":"\u00e9\/\ud83d\ude00","c":-0.10E+007"#
        let line = #"{\#(odd),"type":"movie","movie":{"ids":{"imdb":"tt1160419"}},"z":{ }}"#
        try await Sandbox.run(in: scratch) { sandbox in
            let stages = [
                ("cat", []), ("trakt-resolve", []), ("trakt-diff", ["--cloud"]),
                ("trakt-add", ["--watched-at", "2025-06-01 20:00"]),
                ("trakt-diff", ["-", "/dev/null"]),
            ].map { Command($0, $1, in: scratch, environment: sandbox.environment) }
            var commands = stages
            commands[0].input = .lines([line])
            let results = try await Command.pipeline(commands)
            for result in results { result.expectStatus(0) }
            let text = results[4].text
            results[4].expect(text.hasPrefix("{\(odd),\"type\""), "the odd fields first")
            results[4].expect(text.contains(#""z":{ }"#), "the last field too")
            results[4].expect(results[4].lines.count == 1, "one line")
        }
    }

    private func writes(_ sandbox: Sandbox) throws -> [String] {
        try sandbox.requestLines().filter { $0.hasPrefix("POST /sync") }
    }

    /// What a record is about, in words.
    private func title(_ record: Record) -> String {
        let show = record.value("show", "title")?.string ?? ""
        let film = record.value("movie", "title")?.string ?? ""
        if record["type"]?.string == "movie" {
            return "movie \(film) \(record.value("movie", "year")?.int ?? 0)"
        }
        let season = record.value("episode", "season")?.int ?? -1
        return "episode \(show) \(season)x\(record.value("episode", "number")?.int ?? -1)"
    }

    private func minute(_ record: Record) throws -> Int64 {
        try #require(record["watched_at"]?.string.flatMap { Timestamp($0) }).minute
    }
}
