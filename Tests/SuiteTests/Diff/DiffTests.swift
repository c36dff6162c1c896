import Testing
import TraktCore

/// `trakt-diff` of files: what is the same, what comes out, byte for byte.
@Suite("trakt-diff of files")
struct DiffTests {
    private let dune =
        #"{"type":"movie","movie":{"title":"Dune","ids":{"imdb":"tt1160419"}},"x":1.50}"#
    private let duneByTrakt =
        #"{"type":"movie","movie":{"title":"Dune","ids":{"trakt":9,"imdb":"tt1160419"}}}"#
    private let heat =
        #"{"movie":{"title":"Heat","ids":{"tmdb":949}},"type":"movie","\u0041":"\/"}"#
    private let episode = #"""
        {"type":"episode","episode":{"season":1,"number":2,"ids":{"trakt":77}},"show":{"ids":{"tvdb":5}}}
        """#
    private let episodeByShow = #"""
        {"type":"episode","episode":{"season":1,"number":2},"show":{"ids":{"trakt":4,"tvdb":5}}}
        """#
    private let show = #"{"type":"show","show":{"ids":{"tvdb":5}}}"#

    private func diff(
        _ a: [String], _ b: [String], _ options: [String] = []
    ) async throws -> CommandResult {
        let scratch = try Scratch()
        let left = try scratch.write("a.ndjson", a.map { $0 + "\n" }.joined())
        let right = try scratch.write("b.ndjson", b.map { $0 + "\n" }.joined())
        return try await Command("trakt-diff", options + [left, right], in: scratch).run()
    }

    @Test("a show's row with its episodes is compared episode by episode, on either side")
    func nested() async throws {
        let row =
            #"{"type":"show","show":{"ids":{"trakt":1}},"seasons":[{"number":1,"episodes":[{"number":1},{"number":2}]}]}"#
        let episode =
            #"{"type":"episode","episode":{"season":1,"number":1},"show":{"ids":{"trakt":1}}}"#
        let scratch = try Scratch()
        try scratch.write("rows", row + "\n")
        try scratch.write("disk", episode + "\n")
        let gone = try await Command("trakt-diff", ["rows", "disk"], in: scratch).run()
        try gone.expect(gone.records.map { $0.value("episode", "number")?.int } == [2], "episode 2")
        let kept = try await Command("trakt-diff", ["disk", "rows"], in: scratch).run()
        kept.expect(kept.lines.isEmpty, "nothing")
    }

    @Test("items are the same when they share any id; the bytes of A come out as they are")
    func sharedIDs() async throws {
        let result = try await diff([dune, heat, episode, show], [duneByTrakt, episodeByShow])
        result.expectStatus(0)
        #expect(result.lines == [heat, show])
    }

    @Test("a show is known by an id of any size; why numbers do not count is told")
    func largeNumbers() async throws {
        let large =
            #"{"type":"episode","episode":{"season":1,"number":2},"show":{"ids":{"trakt":9000000000}}}"#
        let result = try await diff([large], [large.replacing("9000000000", with: "9000000001")])
        result.expectStatus(0)
        #expect(result.lines == [large])
        let season = try await diff([large.replacing(":1,", with: ":5000,")], [])
        season.expect(
            season.errors.contains("no usable season or episode number"), "what is wrong")
    }

    @Test("--common and --reverse choose the other parts")
    func parts() async throws {
        #expect(try await diff([dune, heat], [duneByTrakt], ["--common"]).lines == [dune])
        #expect(try await diff([dune], [duneByTrakt, heat], ["--reverse"]).lines == [heat])
    }

    @Test("each item comes out once, also when it is known by different ids")
    func once() async throws {
        #expect(try await diff([dune, duneByTrakt, dune, heat, heat], []).lines == [dune, heat])
    }

    @Test("a number is never an id of another kind: movie 5 is not show 5, tmdb 5 not tvdb 5")
    func kinds() async throws {
        let ids = ["trakt", "tmdb", "tvdb"].flatMap { space in
            ["movie", "show"].map { #"{"type":"\#($0)","\#($0)":{"ids":{"\#(space)":5}}}"# }
        }
        for one in ids {
            #expect(try await diff(ids, [one]).lines == ids.filter { $0 != one })
        }
    }

    @Test("what cannot be compared is named, kept and counted")
    func rejects() async throws {
        let scratch = try Scratch()
        let a = try scratch.write(
            "a", "\(dune)\n{\"type\":\"movie\",\"movie\":{\"title\":\"No Id\"}}\n{\"k\":1}\n")
        let result = try await Command(
            "trakt-diff", ["--rejects", "\(scratch.path)/r", a, "/dev/null"], in: scratch
        ).run()
        result.expectStatus(1)
        #expect(result.lines == [dune])
        #expect(result.errorLines.count == 4)
        #expect(result.errors.contains("line 2: No Id has no id"))
        let kept = try scratch.lines("\(scratch.path)/r")
        #expect(kept.count == 2)
        #expect(kept[0].contains(#""line":2,"reason":""#))
    }

    @Test("a summary names the other side, counts what is left out, and is silent with -q")
    func summary() async throws {
        let scratch = try Scratch()
        try scratch.write("a", [dune, dune, heat, episode].map { $0 + "\n" }.joined())
        try scratch.write("b", episodeByShow + "\n")
        func errors(_ arguments: [String]) async throws -> [String] {
            let input = Command.Input.lines([dune])
            return try await Command("trakt-diff", arguments, in: scratch, input: input).run()
                .errorLines
        }
        #expect(
            try await errors(["a", "b"])
                == ["trakt-diff: 2 of 4 records are missing from b (1 repeat left out)"])
        #expect(try await errors(["-c", "a", "b"]) == ["trakt-diff: 1 of 4 records is in b"])
        #expect(
            try await errors(["-r", "-", "b"])
                == ["trakt-diff: 1 of 1 record is missing from standard input"])
        #expect(
            try await errors(["a", "-"])
                == ["trakt-diff: 2 of 4 records are missing from standard input"])
        #expect(try await errors(["-q", "a", "b"]).isEmpty)
    }

    @Test("records without ids: one line says how to find them without an account")
    func hint() async throws {
        let bare = #"{"type":"movie","movie":{"title":"No Id"}}"#
        for (a, b, status) in [([bare, bare], [dune], 1), ([dune], [bare, bare], 65)] {
            let result = try await diff(a, b)
            result.expectStatus(Int32(status))
            let hints = result.errorLines.count { $0.contains("trakt-resolve --offline --known") }
            #expect(hints == 1)
        }
        #expect(try await !diff([heat], [dune]).errors.contains("--known"))
    }

    @Test(
        "options that do not go together are refused",
        arguments: [
            ["-"], ["-", "-"], ["a", "b", "c"], ["--cloud", "a", "b"],
            ["--common", "--reverse", "a", "b"],
            ["--within", "26h", "a", "b"], ["--cloud=ratings", "--by=play"], ["--cloud=nothing"],
            ["--cloud", "watchlist"], ["--cloud", "list:weekend"],
            ["--cloud=history", "--by=value"], ["--cloud=watchlist", "--by=value"],
            ["--within=1h", "--by=value", "a", "b"], ["--take", "id", "a", "b"],
            ["--take", "id", "--reverse", "a", "b"], ["--common", "--take=id,", "a", "b"],
        ])
    func usage(_ arguments: [String]) async throws {
        let scratch = try Scratch()
        let result = try await Command("trakt-diff", arguments, in: scratch).run()
        result.expectStatus(64)
        result.expectErrorLines(1)
    }

    @Test(
        "what is not in a damaged file is not known: nothing is printed, status 65",
        arguments: [
            #"{"type":"movie","movie":{"ids":{"tmd"#,
            #"[{"type":"movie","movie":{"ids":{"tmdb":5}}},"#,
            #"{"type":"movie","movie":{"title":"No Id"}}"#, #"{"k":1}"#, "# 5 lines",
        ])
    func damage(_ line: String) async throws {
        let scratch = try Scratch()
        try scratch.write("a", "\(dune)\n\(heat)\n")
        try scratch.write("b b", "\(line)\n\(duneByTrakt)\n")
        for arguments in [["a", "b b"], ["--reverse", "b b", "a"]] {
            let result = try await Command(
                "trakt-diff", arguments, in: scratch
            ).run()
            result.expectStatus(65)
            #expect(result.output.isEmpty)
            #expect(result.errorLines.last?.contains("use --rejects") == true)
        }
        let common = try await Command("trakt-diff", ["--common", "a", "b b"], in: scratch).run()
        common.expectStatus(1)
        #expect(common.lines == [dune])
        let kept = try await Command(
            "trakt-diff", ["--rejects", "r", "a", "b b"], in: scratch
        ).run()
        kept.expectStatus(1)
        #expect(kept.lines == [heat])
        #expect(try scratch.lines("r").count == 1)
    }

    @Test("an empty other side is named")
    func emptySide() async throws {
        let result = try await diff([dune], [], ["--quiet"])
        result.expectStatus(0)
        #expect(result.lines == [dune])
        #expect(result.errorLines.count == 1)
        #expect(result.errors.contains("b.ndjson contains no records"))
    }

    @Test("a rating written in quotes is a rating")
    func ratingInQuotes() async throws {
        let rated = #"{"type":"movie","movie":{"ids":{"tmdb":5}},"rating":8}"#
        let quoted = rated.replacing("8", with: "\"8\"")
        let result = try await diff([quoted], [rated], ["--by", "value"])
        result.expectStatus(0)
        #expect(result.lines.isEmpty)
    }

    @Test("a file that is not there is status 66")
    func noFile() async throws {
        let scratch = try Scratch()
        let result = try await Command("trakt-diff", ["/nowhere/a", "-"], in: scratch).run()
        result.expectStatus(66)
        result.expectErrorLines(1)
    }
}
