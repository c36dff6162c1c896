import Testing
import TraktCore

/// A run says what happened: what was recorded as something else, what changed nothing, what could
/// not be decided.
@Suite("Changes: what is said")
struct ChangesHonestTests {
    private let minute = #","watched_at":"2024-01-01T08:00:00.000Z""#
    /// The Trakt id of The Thing and the IMDb id of Dune.
    private let mixed = #"{"trakt":788,"imdb":"tt1160419"}"#

    private func tool(
        _ words: [String], _ lines: [String], _ environment: [String: String], _ scratch: Scratch
    ) async throws -> CommandResult {
        try await Command(
            words[0], Array(words.dropFirst()), in: scratch, input: .lines(lines),
            environment: environment
        ).run()
    }

    @Test("ids that contradict each other: what Trakt made of them is said, with the way back")
    func contradiction() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            for _ in 1...2 {
                let result = try await tool(
                    ["trakt-add", "-q"], [Changes.film(mixed, minute)], sandbox.environment,
                    scratch)
                result.expectStatus(1)
                result.expect(
                    result.errors.contains(
                        "has it as The Thing (1982), imdb tt0084787, not tt1160419"), "said")
                #expect(try sandbox.plays().count == 1)
                let back = try #require(result.errors.firstMatch(of: /to remove it: (.+)/)).1
                try await Command.shell(
                    "\(back) -n", in: scratch, environment: sandbox.environment
                ).run().expectStatus(0)
            }
            // Another minute of the same days: now the account shows it before anything is sent.
            let writes = try Changes.writes(sandbox).count
            let other = minute.replacing("08:00", with: "09:00")
            let refused = try await tool(
                ["trakt-add"], [Changes.film(mixed, other)], sandbox.environment, scratch)
            refused.expectStatus(1)
            refused.expect(refused.errors.contains("imdb tt0084787, not tt1160419"), "named")
            #expect(try Changes.writes(sandbox).count == writes)
        }
    }

    @Test(
        "ids that contradict each other, in other places",
        arguments: [
            (
                #"{"type":"episode","episode":{"season":1,"number":2,"ids":{"tmdb":5}},"#
                    + #""show":{"ids":{"trakt":1394}}}"#, [String](), "not 5"
            ),
            (
                #"{"type":"episode","episode":{"ids":{"tvdb":200000064}},"#
                    + #""show":{"ids":{"trakt":1}}}"#, [], "trakt 1394, not 1"
            ),
            (
                #"{"type":"episode","episode":{"season":1,"number":2,"ids":{"tvdb":200000064}},"#
                    + #""show":{"ids":{"trakt":1394}}}"#, [], "not S01E02"
            ),
            (
                #"{"type":"movie","movie":{"ids":{"trakt":788,"imdb":"tt1160419"}}}"#,
                ["--to", "watchlist"], "not tt1160419"
            ),
        ])
    func contradictions(_ line: String, _ words: [String], _ said: String) async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let result = try await tool(
                ["trakt-add"] + words, [line], sandbox.environment, scratch)
            result.expectStatus(1)
            result.expect(result.errors.contains(said), said)
        }
    }

    @Test(
        "a removal by ids that contradict each other is refused",
        arguments: ["watchlist", "history"])
    func contradictingRemoval(_ list: String) async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let ids = [#"{"trakt":788}"#, #"{"imdb":"tt1160419"}"#]
            let films = ids.map { #"{"type":"movie","movie":{"ids":\#($0)}}"# }
            _ = try await tool(
                ["trakt-add", "--to", list], films, sandbox.environment, scratch)
            let writes = try Changes.writes(sandbox).count
            let all = list == "history" ? ["--all-plays"] : []
            let result = try await tool(
                ["trakt-remove", "--yes", "--from", list] + all, [Changes.film(mixed)],
                sandbox.environment, scratch)
            result.expectStatus(65)
            result.expect(result.errors.contains("imdb tt0084787, not tt1160419"), "named")
            #expect(try Changes.writes(sandbox).count == writes)
        }
    }

    @Test(
        "a play id whose record names another title by its words: refused",
        arguments: [
            (#"{"title":"Dune","year":2021}"#, false), (#"{"title":"the thing"}"#, true),
            (#"{"title":"The Thing","year":2011}"#, false), (#"{"year":1982}"#, true),
            (#"{"title":"THE THING!","year":1982,"ids":{"slug":"x"}}"#, true),
        ])
    func otherTitle(_ movie: String, _ isRemoved: Bool) async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let film = Changes.film(#"{"trakt":788}"#, minute)
            let play = try await tool(["trakt-add"], [film], sandbox.environment, scratch)
            let id = try #require(try play.records.first?["id"]?.int64)
            let result = try await tool(
                ["trakt-remove", "--yes"], [#"{"id":\#(id),"type":"movie","movie":\#(movie)}"#],
                sandbox.environment, scratch)
            result.expectStatus(isRemoved ? 0 : 65)
            #expect(try sandbox.plays().isEmpty == isRemoved)
        }
    }

    @Test("notes that Trakt does not change: not called changed, status 1, no undo")
    func unchanged() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let words = ["trakt-add", "--to", "favorites"]
            let films = [#"{"trakt":788}"#, #"{"imdb":"tt1160419"}"#].map {
                Changes.film($0, #","notes":"a""#)
            }
            try await tool(words, [films[0]], sandbox.environment, scratch).expectStatus(0)
            let noted = films.map { $0.replacing(#""a""#, with: #""b""#) }
            let result = try await tool(words, noted, sandbox.environment, scratch)
            result.expectStatus(1)
            result.expect(result.errors.contains("line 1: The Thing (1982)"), "named")
            result.expect(
                result.errors.contains("added 1 entry to the favorites (0 already"), "the end line")
            result.expect(result.errors.contains("1 not changed"), "the end line")
            result.expect(!result.errors.contains("added 1 entry to the favorites, changed"), "")
            result.expect(!result.errors.contains("traktutils/changed"), "no undo of a change")
        }
    }

    @Test("an undo while the history still shows the removed plays: waits, or says so and 75")
    func staleHistory() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty", "--plays", "3"], in: scratch) { sandbox in
            let before = try sandbox.plays()
            let server = try LateServer(sandbox) { _ in nil }
            let removal = try await tool(
                ["trakt-remove", "--yes"], before.map(\.text), sandbox.environment, scratch)
            for (readings, status) in [(Int.max, Int32(75)), (3, 0)] {
                server.showHistory(before, readings: readings)
                let result = try await tool(
                    ["trakt-add", "-q"], removal.lines,
                    status == 0 ? server.patientEnvironment : server.environment, scratch)
                result.expectStatus(status)
                result.expect(result.errors.contains("still shows") == (status == 75), "said")
            }
            #expect(try Changes.tally(sandbox.plays()) == Changes.tally(before))
        }
    }

    @Test("one undo file after the other: what cannot be decided is said and gives status 1")
    func undecided() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let plays = [1, 2].map { Changes.film(#"{"trakt":788}"#, #","id":\#($0)\#(minute)"#) }
            _ = try await tool(["trakt-add"], plays, sandbox.environment, scratch)
            var files: [[String]] = []
            for _ in plays {
                let newest = try #require(try sandbox.plays().first).text
                files.append(
                    try await tool(
                        ["trakt-remove", "--yes"], [newest], sandbox.environment, scratch
                    ).lines)
            }
            for (file, status) in zip(files, [Int32(0), 1]) {
                let result = try await tool(
                    ["trakt-add", "-q"], file, sandbox.environment, scratch)
                result.expectStatus(status)
                result.expect(result.errors.contains("line 1: not restored") == (status == 1), "")
            }
        }
    }

    @Test("ratings of one item by different ids are one entry, and the last one counts")
    func oneEntry() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let ids = [#"{"imdb":"tt0084787"}"#, #"{"tmdb":1091}"#, #"{"trakt":788}"#]
            for first in [3, 6] {
                let lines = ids.enumerated().map { index, ids in
                    Changes.film(ids, #","rating":\#(first + index)"#)
                }
                let result = try await tool(
                    ["trakt-add", "--to", "ratings"], lines, sandbox.environment, scratch)
                result.expectStatus(0)
                let end =
                    first == 3 ? "added 1 entry to" : "added 0 entries to the ratings, changed 1 "
                result.expect(result.errors.contains(end), end)
                let ratings = try result.records.map { $0["rating"]?.int }
                #expect(ratings == [first + 2, first + 2, first + 2])
            }
        }
    }

    @Test("numbers as text: ratings, ids of plays, seasons and numbers")
    func textNumbers() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let rated = Changes.film(#"{"trakt":"788"}"#, #","rating":"8""#)
            try await tool(
                ["trakt-add", "--to", "ratings"], [rated], sandbox.environment, scratch
            ).expectStatus(0)
            let episode =
                #"{"type":"episode","episode":{"season":"1","number":"2"},"#
                + #""show":{"ids":{"trakt":"1394"}},"id":"#
            let lines = [#""11""#, #""12""#].map { episode + $0 + minute + "}" }
            let added = try await tool(["trakt-add"], lines, sandbox.environment, scratch)
            added.expectStatus(0)
            #expect(try sandbox.plays().count == 2)
            let ids = try added.records.compactMap { $0["id"]?.int64 }
            let removed = try await tool(
                ["trakt-remove", "--yes"], ids.map { #"{"id":"\#($0)"}"# }, sandbox.environment,
                scratch)
            removed.expectStatus(0)
            #expect(try sandbox.plays().isEmpty)
        }
    }

    @Test("the meaning of now belongs to the account: another account's run is not continued")
    func nowOfAccount() async throws {
        let scratch = try Scratch()
        let film = Changes.film(#"{"trakt":788}"#)
        try await Sandbox.run(["--account", "empty"], in: scratch) { first in
            try await Sandbox.run(["--account", "empty"], in: scratch) { second in
                let server = try LateServer(first) { $0 == 1 ? .silent : nil }
                let addition = Command(
                    "trakt-add", in: scratch, input: .lines([film]),
                    environment: server.environment)
                try await server.run(killing: addition, afterCarriedOut: true)
                for (environment, continues) in [
                    (second.environment, false), (server.environment, true),
                ] {
                    let result = try await tool(["trakt-add"], [film], environment, scratch)
                    result.expectStatus(0)
                    result.expect(result.errors.contains("continuing the run") == continues, "")
                }
            }
        }
    }

    @Test("Ctrl-C at the question: says that nothing was removed")
    func interrupted() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty", "--plays", "1"], in: scratch) { sandbox in
            let command = Command(
                "trakt-remove", in: scratch, input: .lines(try sandbox.plays().map(\.text)),
                environment: sandbox.environment)
            let result = try await command.run(atTerminal: { terminal in
                try terminal.expect("[y/N] ")
                try terminal.type("\u{3}")
            })
            result.expectStatus(130)
            result.expect(result.errors.contains("nothing was removed"), "said")
        }
    }

    @Test("trakt-history of an id that Trakt does not have: named, status 66")
    func unknownItem() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            for (operand, status) in [("99999999", Int32(66)), ("movie:788", 0)] {
                let result = try await tool(
                    ["trakt-history", operand], [], sandbox.environment, scratch)
                result.expectStatus(status)
                result.expect(result.errors.contains(operand) == (status == 66), "named")
            }
            #expect(try sandbox.log().count <= 6)
            let record = #"{"type":"movie","movie":{"title":"Gone","ids":{"trakt":99999999}}}"#
            let result = try await tool(
                ["trakt-history", "-"], [record], sandbox.environment, scratch)
            result.expectStatus(1)
            result.expect(result.errors.contains("line 1: "), "named")
        }
    }
}
