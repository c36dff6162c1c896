import Testing
import TraktCore

/// `trakt-diff --by play` and `--by value` of files.
@Suite("trakt-diff by play and by value")
struct ByPlayTests {
    /// A play of film 9, with the id `id` if that is not 0.
    private func play(_ time: String, id: Int = 0, ids: String = #""trakt":9"#) -> String {
        let id = id == 0 ? "" : #""id":\#(id),"#
        return #"{\#(id)"watched_at":"\#(time)","type":"movie","movie":{"ids":{\#(ids)}}}"#
    }

    private func diff(
        _ a: [String], _ b: [String], _ options: [String] = ["--by=play"]
    ) async throws -> [String] {
        let scratch = try Scratch()
        try scratch.write("a", a.map { $0 + "\n" }.joined())
        try scratch.write("b", b.map { $0 + "\n" }.joined())
        let result = try await Command("trakt-diff", options + ["a", "b"], in: scratch).run()
        result.expectStatus(0)
        return result.lines
    }

    @Test(
        "many records: files, whose length is known, and pipes give the same",
        arguments: ["item", "play"],
        ["trakt-diff a b", "cat a | trakt-diff - b", "cat b | trakt-diff a -", "trakt-diff - b <a"])
    func many(_ identity: String, _ way: String) async throws {
        // The plays 5000 to 7999 are of the films of 0 to 2999, on other days.
        let plays = (0..<8000).map {
            play("2025-11-\(10 + $0 % 9)T01:02:00Z", id: $0 + 1, ids: #""trakt":\#($0 % 5000 + 1)"#)
        }
        let scratch = try Scratch()
        try scratch.write("a", plays.map { $0 + "\n" }.joined())
        try scratch.write("b", plays[2000..<4500].map { $0 + "\n" }.joined())
        let result = try await Command.shell("\(way) --by \(identity)", in: scratch).run()
        result.expectStatus(0)
        let last = identity == "play" ? plays[4500...] : plays[4500..<5000]
        #expect(result.lines == Array(plays[..<2000] + last))
    }

    @Test("the minute makes a play, and every play counts")
    func counts() async throws {
        let plays = [
            play("2025-11-17T01:02:00.000Z", id: 1), play("2025-11-17T01:02:59Z", id: 2),
            play("2025-11-17T01:02:00.000Z", id: 3), play("2025-11-17T01:03:00.000Z", id: 4),
        ]
        let one = [play("2025-11-17T01:02:30.000Z")]
        #expect(try await diff(plays, one) == Array(plays[1...]))
        #expect(try await diff(plays, one, ["--by=play", "--common"]) == [plays[0]])
        #expect(try await diff(plays, one + one) == Array(plays[2...]))
        #expect(try await diff(plays, plays.reversed()).isEmpty)
        #expect(try await diff(plays, []) == plays)
        #expect(try await diff(one, plays, ["--by=play", "--reverse"]) == Array(plays[1...]))
    }

    @Test("a row that an export repeats is one play, on either side")
    func repeatedRows() async throws {
        let row = play("2025-11-17T01:02:00.000Z", id: 1)
        let other = play("2025-11-17T01:02:00.000Z", id: 2)
        #expect(try await diff([row, row, other, row], []) == [row, other])
        #expect(try await diff([row, other], [row, row]) == [other])
        // A number that is no play's id (here the film's) does not make two plays one.
        let later = play("2025-11-18T01:02:00.000Z", id: 1)
        #expect(try await diff([row, later], []) == [row, later])
        let film = play("2025-11-17T01:02:00.000Z", id: 1, ids: #""trakt":8"#)
        #expect(try await diff([row, film], []) == [row, film])
    }

    @Test("plays count by all ids, in whatever order the ids become known")
    func idsTogether() async throws {
        let time = "2025-11-17T01:02:00.000Z"
        let trakt = play(time)
        let imdb = play(time, ids: #""imdb":"tt5""#)
        let both = play(time, ids: #""trakt":9,"imdb":"tt5""#)
        #expect(try await diff([trakt, trakt, trakt], [both, both]) == [trakt])
        #expect(try await diff([imdb, trakt], [both]) == [trakt])
        #expect(try await diff([both, both, both], [trakt, imdb]) == [both])
        #expect(try await diff([imdb, imdb, trakt, trakt], [trakt, imdb, both]) == [trakt])
    }

    @Test("with a tolerance each play takes the nearest one that is left")
    func within() async throws {
        let plays = ["2025-11-17T01:02:00Z", "2025-11-17T09:00:00Z", "2025-11-18T02:00:00Z"].map {
            play($0)
        }
        let there = play("2025-11-17T01:02:30.000Z")
        func diff(_ a: [String], _ b: [String], _ options: String...) async throws -> [String] {
            try await self.diff(a, b, ["--by=play"] + options)
        }
        #expect(try await diff(plays, [there], "--within=24h") == Array(plays[1...]))
        #expect(try await diff([plays[2]], [there], "--within=26h").isEmpty)
        #expect(try await diff([plays[2]], [there], "--within=24h") == [plays[2]])
        let near = ["2025-11-17T08:00:00Z", "2025-11-17T02:00:00Z"].map { play($0) }
        #expect(
            try await diff(plays, near, "--within=2h", "--common", "--take=watched_at")
                == near.reversed())
        #expect(try await diff(plays, near, "--within=1e300") == [plays[2]])
    }

    @Test("with a tolerance as many plays are paired as can be, in whatever order they come")
    func pairing() async throws {
        let way = ["--by=play", "--within=24h"]
        // A diary of days, and one of the two viewings as it was scrobbled.
        let diary = ["2024-01-02T12:00:00Z", "2024-01-01T12:00:00Z"].map { play($0) }
        let scrobbled = [play("2024-01-01T20:00:00Z")]
        #expect(try await diff(diary, scrobbled, way) == [diary[0]])
        #expect(try await diff(diary.reversed(), scrobbled, way) == [diary[0]])
        #expect(try await diff(scrobbled, diary, way).isEmpty)
        // Each of two has its own partner, though both are nearer to the same one.
        let late = ["2024-01-03T09:00:00Z", "2024-01-02T06:00:00Z"].map { play($0) }
        let early = ["2024-01-02T10:00:00Z", "2024-01-01T18:00:00Z"].map { play($0) }
        #expect(try await diff(late, early, way).isEmpty)
        #expect(try await diff(late.reversed(), early.reversed(), way).isEmpty)
        // The same minute goes before another day.
        let same = [play("2024-01-01T10:00:00Z"), play("2024-01-01T20:00:30Z")]
        #expect(try await diff(same, scrobbled, way) == [same[0]])
        // Ids that only a later record brings together.
        let imdb = play("2024-01-01T20:00:00Z", ids: #""imdb":"tt5""#)
        let both = play("2024-02-01T20:00:00Z", ids: #""imdb":"tt5","trakt":9"#)
        #expect(try await diff([imdb, both], scrobbled, way) == [both])
    }

    @Test("all unknown dates are one")
    func unknownDates() async throws {
        let plays = ["1970-01-01T00:00:00.000Z", "1900-01-01T00:00:00Z"].map { play($0) }
        #expect(try await diff([plays[0]], [plays[1]]).isEmpty)
        #expect(try await diff(plays, [plays[1]]) == [plays[1]])
    }

    @Test("by value, a changed rating or collection date is a difference")
    func values() async throws {
        func item(_ field: String) -> String {
            #"{\#(field),"type":"movie","movie":{"ids":{"trakt":9}}}"#
        }
        let rated = [#""rating":8"#, #""rating":9"#, #""rated_at":"x","rating":9.0"#].map(item)
        let way = ["--by=value"]
        #expect(try await diff(rated, [rated[1]], way) == [rated[0]])
        #expect(try await diff(rated, [], way) == Array(rated[..<2]))
        let kept = ["2025-11-17T01:02:00.000Z", "2025-11-17T01:02:59Z", "2025-11-17T01:03:00Z"]
            .map { item(#""collected_at":"\#($0)""#) }
        #expect(try await diff(kept, [kept[0]], way) == [kept[2]])
        let scratch = try Scratch()
        let bare = try await Command(
            "trakt-diff", way + ["-", "/dev/null"], in: scratch,
            input: .lines([item(#""rating":"many""#)])
        ).run()
        bare.expectStatus(1)
        #expect(bare.errors.contains("has no rating or collected_at"))
    }
}

/// `trakt-diff --common --take`.
@Suite("trakt-diff --take")
struct TakeTests {
    @Test("the first record of B gives the values; every other byte and the order are A's")
    func take() async throws {
        let scratch = try Scratch()
        try scratch.write(
            "a",
            """
            {"Id":"x\\u0041", "type":"movie","movie":{"ids":{"imdb":"tt1"}},"watched_at":null,"n":1.50}
            {"type":"movie","movie":{"ids":{"tmdb":7}}}
            {"type":"movie","movie":{"ids":{"tmdb":8}}}
            {"type":"movie","movie":{"ids":{"trakt":3}},"played":"kept"}
            {"type":"movie","movie":{"ids":{"imdb":"tt1"}},"n":2}

            """)
        try scratch.write(
            "b",
            """
            {"id":5,"played":{"b": [1e3]},"type":"movie","movie":{"ids":{"tmdb":7}}}
            {"id":6,"watched_at":"new","type":"movie","movie":{"ids":{"trakt":3,"imdb":"tt3"}}}
            {"id":7,"watched_at":"2","played":0,"type":"movie","movie":{"ids":{"trakt":1,"imdb":"tt1"}}}
            {"id":8,"watched_at":"1","played":1,"type":"movie","movie":{"ids":{"trakt":1,"imdb":"tt1"}}}

            """)
        let result = try await Command(
            "trakt-diff", ["-c", "--take", "watched_at,played", "a", "b"], in: scratch
        ).run()
        result.expectStatus(0)
        #expect(
            result.lines == [
                #"{"Id":"x\u0041", "type":"movie","movie":{"ids":{"imdb":"tt1"}},"watched_at":"2","n":1.50,"played":0}"#,
                #"{"type":"movie","movie":{"ids":{"tmdb":7}},"played":{"b": [1e3]}}"#,
                #"{"type":"movie","movie":{"ids":{"trakt":3}},"played":"kept","watched_at":"new"}"#,
            ])
    }

    @Test("a null takes nothing, and a key that nobody has is named")
    func nothingToTake() async throws {
        let scratch = try Scratch()
        let mine = #"{"type":"movie","movie":{"ids":{"tmdb":7}},"watched_at":"2025"}"#
        let theirs = #"{"type":"movie","movie":{"ids":{"tmdb":7}},"watched_at":null}"#
        let result = try await Command.shell(
            "echo '\(theirs)' > b; echo '\(mine)' | trakt-diff -cq --take watched_at,plaid - b",
            in: scratch
        ).run()
        #expect(result.lines == [mine])
        #expect(
            result.errorLines == [#"trakt-diff: no record of b has "watched_at", "plaid" to take"#])
    }

    @Test("by play, each play of A takes from a play of B of its own")
    func byPlay() async throws {
        let scratch = try Scratch()
        func play(_ id: Int) -> String {
            #"{"id":\#(id),"watched_at":"2025-11-17T01:02:00.000Z","type":"movie","movie":{"ids":{"tmdb":7}}}"#
        }
        try scratch.write("b", "\(play(11))\n\(play(12))\n")
        let result = try await Command(
            "trakt-diff", ["-c", "--by=play", "--take=id", "-", "b"], in: scratch,
            input: .lines([play(1), play(2), play(3)])
        ).run()
        #expect(result.lines == [play(11), play(12)])
    }
}
