import Testing
import TraktCore

/// What `trakt-add` sends, and what it does not.
@Suite("trakt-add")
struct ChangesAddTests {
    /// Adds `lines` to an empty account, twice; gives the first result and the account after both.
    private func addTwice(
        _ lines: [String], _ arguments: [String] = [], account: String = "empty",
        status: Int32 = 0, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> (first: CommandResult, plays: [Record], writes: [Record]) {
        let scratch = try Scratch()
        return try await Sandbox.run(["--account", account], in: scratch) { sandbox in
            let command = Command(
                "trakt-add", arguments, in: scratch, input: .lines(lines),
                environment: sandbox.environment)
            let first = try await command.run()
            first.expectStatus(status, sourceLocation: sourceLocation)
            let plays = try sandbox.plays()
            for entry in try Changes.writes(sandbox) {
                Changes.expectSafe(try #require(entry["body"]), sourceLocation: sourceLocation)
            }
            let writes = try Changes.writes(sandbox)
            let second = try await command.run()
            second.expectStatus(status, sourceLocation: sourceLocation)
            let after = try sandbox.plays()
            second.expect(
                try Changes.tally(after) == Changes.tally(plays), "a second run adds nothing",
                sourceLocation: sourceLocation)
            return (first, after, writes)
        }
    }

    private let thing = #"{"imdb":"tt0084787"}"#

    @Test("one item in one minute is one play, whatever ids it is known by")
    func duplicates() async throws {
        let at = #","watched_at":"2024-01-01T08:00:10Z""#
        let (first, plays, _) = try await addTwice([
            Changes.film(thing, at), Changes.film(thing, at),
            Changes.film(#"{"tmdb":1091}"#, #","watched_at":"2024-01-01T10:00:50+02:00""#),
            Changes.film(#"{"trakt":788,"imdb":"tt0084787"}"#, at),
        ])
        #expect(plays.count == 1)
        #expect(plays.first?["watched_at"]?.string == "2024-01-01T08:00:00.000Z")
        #expect(first.lines.count == 4)
    }

    @Test(
        "times: a record's own goes before the option; released and unknown are not doubled",
        arguments: [
            (#","watched_at":"released""#, [String](), nil as String?),
            (#","watched_at":"unknown""#, [], "1970-01-01T00:00:00.000Z"),
            ("", ["--watched-at", "unknown"], "1970-01-01T00:00:00.000Z"),
            ("", ["--watched-at", "released"], nil),
            ("", ["--watched-at", "2020-02-03 04:05"], "2020-02-03T04:05:00.000Z"),
            (#","watched_at":null"#, ["--watched-at", "unknown"], "1970-01-01T00:00:00.000Z"),
            (
                #","watched_at":"2020-02-03T04:05:06.789+02:00""#, ["--watched-at", "unknown"],
                "2020-02-03T02:05:00.000Z"
            ),
            (#","watched_at":"1969-07-20T20:17:00Z""#, [], "1969-07-20T20:17:00.000Z"),
        ])
    func times(_ more: String, _ arguments: [String], _ kept: String?) async throws {
        let (_, plays, _) = try await addTwice(
            [Changes.film(thing, more), Changes.episode(1, 2, more)], arguments)
        #expect(plays.count == 2)
        if let kept { #expect(plays.allSatisfy { $0["watched_at"]?.string == kept }) }
    }

    @Test(
        "what cannot be sent is rejected with the reason, and nothing of it is sent",
        arguments: [
            (#"{"type":"movie","movie":{"title":"Dune","year":2021}}"#, "trakt-resolve"),
            (#"{"type":"movie","movie":{"title":"Dune","ids":{}}}"#, "trakt-resolve"),
            (#"{"type":"movie","movie":{"ids":{"tvdb":5,"slug":"dune-2021"}}}"#, "trakt-resolve"),
            (#"{"type":"movie","movie":{"ids":{"imdb":"nm0000001"}}}"#, "trakt-resolve"),
            (#"{"type":"show","show":{"ids":{"trakt":1394}}}"#, "--whole-show"),
            (
                #"{"type":"season","season":{"number":1},"show":{"ids":{"trakt":1394}}}"#,
                "--whole-show"
            ),
            (#"{"type":"season","season":{"ids":{"trakt":95000002}}}"#, "--whole-show"),
            (#"{"type":"episode","episode":{"season":1},"show":{"ids":{"trakt":1394}}}"#, "id"),
            (#"{"type":"episode","episode":{"ids":{}},"show":{"ids":{"trakt":1394}}}"#, "id"),
            (#"{"type":"person","person":{"ids":{"trakt":1}}}"#, "is not movie"),
            (#"{"show":{"ids":{"trakt":1394}},"seasons":[]}"#, "name no episode"),
            (#"{"type":"show","show":{"ids":{"trakt":1394},"seasons":[]}}"#, "name no episode"),
            (
                #"{"type":"show","show":{"ids":{"trakt":1394}},"episode":{"season":1,"number":1}}"#,
                "has both"
            ),
            (#"{"movie":{"ids":{"trakt":788}},"show":{"ids":{"trakt":1394}}}"#, "has both"),
            (
                #"{"type":"movie","movie":{"ids":{"trakt":788}},"watched_at":1700000000}"#,
                "a number"
            ),
            (
                #"{"type":"movie","movie":{"ids":{"trakt":788}},"watched_at":"yesterday"}"#,
                "watched_at"
            ),
            (
                #"{"type":"movie","movie":{"ids":{"trakt":788}},"watched_at":"2999-01-01"}"#,
                "in the future"
            ),
        ])
    func refused(_ line: String, _ reason: String) async throws {
        let (result, plays, writes) = try await addTwice([line], status: 1)
        #expect(plays.isEmpty && writes.isEmpty)
        result.expectErrorLines(2)
        result.expect(result.errors.contains("line 1: "), "the line")
        result.expect(result.errors.contains(reason), reason)
    }

    @Test("an episode goes under its own kind, by one id; ids that say otherwise are not sent")
    func contradictions() async throws {
        let at = #","watched_at":"2024-01-01T08:00:00Z""#
        let (result, plays, _) = try await addTwice(
            [
                #"{"type":"episode","episode":{"season":9,"number":99,"ids":{"tvdb":200000064}},"#
                    + #""show":{"ids":{"trakt":1}}\#(at)}"#,
                Changes.film(#"{"trakt":788,"imdb":"tt1160419","tmdb":2}"#, at),
            ], status: 1)
        let ids = plays.compactMap { MediaItem($0)?.ids.trakt }.sorted()
        #expect(ids == [788, 100_000_064])
        result.expect(result.errors.contains("line 1: "), "named")
        result.expect(result.errors.contains("line 2: The Thing (1982): "), "named")
    }

    @Test("rows of a list have ids of another kind: two of them are one play")
    func listRows() async throws {
        let lines = [1, 2].map { Changes.film(thing, #","id":\#($0),"rank":\#($0)"#) }
        #expect(try await addTwice(lines, ["--watched-at", "2024-01-01"]).plays.count == 1)
    }

    @Test("--whole-show: the aired episodes of a show or season, once each, without specials")
    func wholeShow() async throws {
        let at = #","watched_at":"2024-01-01T08:00:00Z""#
        let season =
            #"{"type":"season","season":{"number":2},"show":{"ids":{"trakt":1394}}\#(at)}"#
        let (first, plays, _) = try await addTwice(
            [Changes.episode(2, 3, at), season], ["--whole-show"])
        #expect(plays.count == 22)
        #expect(Set(plays.compactMap { $0.asSlice.value("episode", "season")?.int }) == [2])
        #expect(first.lines.count == 1 + 22, "a season stands for its episodes")
        let show = #"{"type":"show","show":{"ids":{"imdb":"tt2364582"}}\#(at)}"#
        let (_, all, _) = try await addTwice([show], ["--whole-show"])
        #expect(all.count > 100)
        #expect(!all.contains { $0.asSlice.value("episode", "season")?.int == 0 })
        #expect(try Changes.tally(all).values.allSatisfy { $0 == 1 })
    }

    @Test("misses are found by counting, whatever not_found says", arguments: ["echo", "bare"])
    func misses(_ form: String) async throws {
        let scratch = try Scratch()
        let at = #","watched_at":"2024-01-01T08:00:00Z""#
        let lines = [
            Changes.film(#"{"imdb":"tt9999991"}"#, at), Changes.film(thing, at),
            Changes.film(#"{"imdb":"tt9999992"}"#, at), Changes.episode(1, 99, at),
        ]
        let arguments = ["--account", "empty", "--not-found", form]
        try await Sandbox.run(arguments, in: scratch) { sandbox in
            let result = try await Command(
                "trakt-add", ["--rejects", "rejects"], in: scratch, input: .lines(lines),
                environment: sandbox.environment
            ).run()
            result.expectStatus(1)
            #expect(try Changes.tally(result.records) == Changes.tally(sandbox.plays()))
            result.expect(
                result.errors.contains("added 1 play (0 already there, 3 not found, 0 uncertain)"),
                "the end line")
            #expect(try sandbox.plays().count == 1)
            #expect(try scratch.lines("rejects").count == 3)
        }
    }

    /// 1,000 plays, each at this many minutes from the one before.
    private func spread(_ minutes: Int64) -> [String] {
        (0..<1000).map { index in
            let time = 1_400_000_000_000 + Int64(index) * minutes * 60_000
            return Changes.episode(
                index / 22 % 5 + 1, index % 22 + 1,
                #","watched_at":"\#(Timestamp(milliseconds: time).text)""#)
        }
    }

    @Test(
        "1,000 plays take ten writes, one look before, and a read for each 250 of them",
        arguments: [0, 60, 5000] as [Int64])
    func requests(_ minutes: Int64) async throws {
        // Of plays in one minute, those of one episode are one.
        let lines = minutes == 0 ? Array(spread(0).prefix(110)) : spread(minutes)
        let pages = (lines.count + 249) / 250
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            func add(_ lines: [String]) async throws -> [String] {
                let result = try await Command(
                    "trakt-add", ["-q"], in: scratch, input: .lines(lines),
                    environment: sandbox.environment
                ).run()
                result.expectStatus(0)
                return result.lines
            }
            let added = try await add(lines)
            #expect(try Changes.writes(sandbox).count == (lines.count + 99) / 100)
            // One look before, and one question in all whose account it is.
            #expect(try Changes.reads(sandbox).count == 2 + pages)
            // The same again, and the backup: what is there is read, and no more.
            _ = try await add(lines)
            #expect(try Changes.reads(sandbox).count == 2 + 2 * pages)
            _ = try await add(added)
            #expect(try Changes.reads(sandbox).count == 2 + 3 * pages)
            #expect(try Changes.writes(sandbox).count == (lines.count + 99) / 100)
        }
    }

    @Test("a record that is not added is named by its line and title", arguments: [false, true])
    func named(_ isUpload: Bool) async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let lines = [
                #"{"type":"movie","movie":{"title":"No Id","year":1999,"ids":{}}}"#,
                #"{"type":"show","show":{"title":"Dark","year":2017,"ids":{"trakt":1394}}}"#,
                #"{"type":"movie","movie":{"title":"Odd","ids":{"trakt":1}},"watched_at":7}"#,
                #"{"type":"movie","movie":{"title":"Gone","ids":{"trakt":999999}}}"#,
                #"{"type":"movie","movie":{"title":"Seen","ids":{"trakt":1}},"rated_at":"x"}"#,
            ]
            let words = isUpload ? ["--upload-file", "up.json"] : ["--rejects", "rejects"]
            let result = try await Command(
                "trakt-add", words, in: scratch, input: .lines(lines),
                environment: sandbox.environment
            ).run()
            result.expectStatus(1)
            let names = ["No Id (1999)", "Dark (2017)", "Odd", "Gone", "Seen"]
            for (line, name) in names.enumerated() {
                result.expect(
                    result.errorLines.contains {
                        $0.hasPrefix("trakt-add: line \(line + 1): \(name)")
                    }, name)
            }
        }
    }

    @Test("every play comes out with its id; the undo file removes those that are new")
    func undo() async throws {
        let scratch = try Scratch()
        let lines = [
            Changes.film(thing), Changes.episode(1, 2),
            Changes.episode(3, 16, #","watched_at":"2025-11-20T10:11:30Z""#),
        ]
        try await Sandbox.run(in: scratch) { sandbox in
            let before = try sandbox.plays().map(\.text)
            let result = try await Command(
                "trakt-add", in: scratch, input: .lines(lines), environment: sandbox.environment
            ).run()
            result.expectStatus(0)
            let after = try sandbox.plays()
            let ids = Set(try result.records.compactMap { $0["id"]?.int64 })
            #expect(ids.count == 3)
            let emitted = after.filter { $0["id"]?.int64.map { ids.contains($0) } ?? false }
            result.expect(
                try Changes.tally(emitted) == Changes.tally(result.records), "as they stand there")
            let command = try #require(result.errors.firstMatch(of: /undo: (.+)/)).1
            for _ in 1...2 {
                try await Command.shell(
                    String(command), in: scratch, environment: sandbox.environment
                ).run().expectStatus(0)
                #expect(try sandbox.plays().map(\.text) == before)
            }
        }
    }

    @Test("a dry run says what it would do, and does not")
    func dryRun() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let before = try sandbox.plays().count
            let result = try await Command(
                "trakt-add", ["-n"], in: scratch,
                input: .lines([
                    Changes.film(thing),
                    Changes.episode(3, 16, #","watched_at":"2025-11-20T10:11:30Z""#),
                ]), environment: sandbox.environment
            ).run()
            result.expectStatus(0)
            #expect(result.lines.isEmpty)
            result.expect(
                result.errors.contains(
                    "would add 1 play, 1 of them as watched now (1 already there); nothing was"),
                "the end line")
            result.expect(result.errorLines[0].contains("Z  The Thing (1982)"), "its time")
            #expect(try sandbox.plays().count == before)
        }
    }

    @Test("of two plays in one minute one is removed: restoring brings back that one, once")
    func restoreBeside() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let at = #","watched_at":"2024-01-01T08:00:00Z""#
            let twins = [11, 12].map { Changes.film(thing, at + #","id":\#($0)"#) }
            let add = Command(
                "trakt-add", in: scratch, input: .lines(twins), environment: sandbox.environment)
            try await add.run().expectStatus(0)
            for older in [true, false] {
                let plays = try sandbox.plays()
                #expect(plays.count == 2)
                let gone = try #require(older ? plays.last : plays.first)
                let removal = try await Command(
                    "trakt-remove", ["--yes"], in: scratch, input: .lines([gone.text]),
                    environment: sandbox.environment
                ).run()
                removal.expectStatus(0)
                #expect(try sandbox.plays().count == 1)
                for _ in 1...2 {
                    try await Command(
                        "trakt-add", in: scratch, input: .bytes(removal.output),
                        environment: sandbox.environment
                    ).run().expectStatus(0)
                    #expect(try sandbox.plays().count == 2)
                }
            }
        }
    }
}
