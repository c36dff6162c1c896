import Testing
import TraktCore

/// `trakt-suspect` in its pipelines.
@Suite("Pipeline: trakt-suspect")
struct SuspectTests {
    private static let accident = (0..<22).map { Int64(10_000_000_000 + $0) }

    private func shell(_ line: String, _ sandbox: Sandbox, _ scratch: Scratch) async throws
        -> CommandResult
    {
        let result = try await Command.shell(
            line, in: scratch, environment: sandbox.environment
        ).run()
        result.expectStatus(0)
        return result
    }

    @Test("the accident's 22 plays are found, in input order, with no other byte changed")
    func accident() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let plays = try await shell("trakt-history -q 1394", sandbox, scratch)
            let found = try await shell("trakt-history -q 1394 | trakt-suspect", sandbox, scratch)
            let records = try found.records
            #expect(records.compactMap { $0["id"]?.int64 } == SuspectTests.accident.reversed())
            #expect(records.map { $0.removing("suspect").text } == plays.lines.suffix(22))
            for record in records {
                #expect(record.value("suspect", "rule")?.string == "burst")
                #expect(record.value("suspect", "with")?.elements.count == 21)
            }
            found.expect(
                found.errors == "trakt-suspect: 22 of 28 plays are suspect: 22 burst\n", "summary")
        }
    }

    @Test("rows of overlapping backups are the same plays")
    func overlapping() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let once = try await shell("trakt-history > h; trakt-suspect < h", sandbox, scratch)
            let twice = try await shell("cat h h | trakt-suspect", sandbox, scratch)
            #expect(once.lines == twice.lines)
            twice.expect(twice.errors.contains("repeated rows left out"), "says so")
        }
    }

    @Test("they go into trakt-remove as they are, and the others stay")
    func removal() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let before = try sandbox.plays().count
            let gone = try await shell(
                "trakt-history | trakt-suspect | trakt-remove --yes", sandbox, scratch)
            #expect(gone.lines.count == 22)
            #expect(try sandbox.plays().count == before - 22)
            let rest = try await shell("trakt-history | trakt-suspect", sandbox, scratch)
            #expect(rest.output.isEmpty)
        }
    }

    @Test("--same-day asks for the account's zone when somebody is signed in, and only then")
    func sameDay() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            _ = try await shell("trakt-history -q > plays", sandbox, scratch)
            let asked = { try sandbox.requestLines().filter { $0.contains("/users/settings") } }
            _ = try await shell("trakt-suspect --same-day < plays", sandbox, scratch)
            #expect(try asked().count == 1)
            _ = try await shell(
                "trakt-suspect --same-day --timezone Asia/Tokyo < plays", sandbox, scratch)
            #expect(try asked().count == 1)
        }
        let signedOut = try await Command.shell(
            "trakt-suspect --same-day < plays", in: scratch
        ).run()
        signedOut.expectStatus(0)
    }

    @Test(
        "options that make no sense are refused by one line",
        arguments: [
            ["--timezone", "Mars"], ["--only", "burst", "--within", "1h"],
            ["--only", "future", "--same-day", "-q"], ["--min-burst", "1"], ["--keep", "both"],
        ])
    func wrongOptions(_ arguments: [String]) async throws {
        let result = try await Command("trakt-suspect", arguments, in: try Scratch()).run()
        result.expectStatus(64)
        result.expectErrorLines(1)
        result.expect(result.errors.contains(arguments[arguments.count - 2]), "names the option")
    }

    @Test("--only applies the named rules alone")
    func only() async throws {
        let plays = ["1970-01-01T00:00:00.000Z", "9999-01-01T00:00:00.000Z"].map {
            #"{"watched_at":"\#($0)","type":"movie","movie":{"title":"A"}}"#
        }
        for (rules, count) in [("future", 1), ("unknown-date,future", 2), ("burst", 0)] {
            let result = try await Command(
                "trakt-suspect", ["--only", rules], in: try Scratch(), input: .lines(plays)
            ).run()
            result.expectStatus(0)
            #expect(result.lines.count == count)
        }
    }
}
