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

    @Test("items are the same when they share any id; the bytes of A come out as they are")
    func sharedIDs() async throws {
        let result = try await diff([dune, heat, episode, show], [duneByTrakt, episodeByShow])
        result.expectStatus(0)
        #expect(result.lines == [heat, show])
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

    @Test("by play the minute counts, and with a tolerance what is near")
    func byPlay() async throws {
        func play(_ time: String) -> String {
            #"{"id":1,"watched_at":"\#(time)","type":"movie","movie":{"ids":{"trakt":9}}}"#
        }
        let plays = [
            "2025-11-17T01:02:00.000Z", "2025-11-17T01:02:59Z", "2025-11-17T01:03:00.000Z",
            "2025-11-18T02:00:00.000Z",
        ].map(play)
        let there = [play("2025-11-17T01:02:30.000Z")]
        #expect(try await diff(plays, there, ["--by", "play"]).lines == Array(plays[2...]))
        let near = try await diff(plays, there, ["--by=play", "--within=24h"])
        #expect(near.lines == [plays[3]])
        #expect(try await diff(plays, there, ["--by=play", "--within=26h"]).lines.isEmpty)
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
        #expect(result.errorLines.count == 2)
        #expect(result.errors.contains("line 2: No Id has no id"))
        let kept = try scratch.lines("\(scratch.path)/r")
        #expect(kept.count == 2)
        #expect(kept[0].contains(#""reject":{"line":2,"reason":""#))
    }

    @Test(
        "options that do not go together are refused",
        arguments: [
            ["-"], ["-", "-"], ["a", "b", "c"], ["--cloud", "a", "b"],
            ["--common", "--reverse", "a", "b"],
            ["--within", "26h", "a", "b"], ["--cloud=ratings", "--by=play"], ["--cloud=nothing"],
        ])
    func usage(_ arguments: [String]) async throws {
        let scratch = try Scratch()
        let result = try await Command("trakt-diff", arguments, in: scratch).run()
        result.expectStatus(64)
        result.expectErrorLines(1)
    }

    @Test("a file that is not there is status 66")
    func noFile() async throws {
        let scratch = try Scratch()
        let result = try await Command("trakt-diff", ["/nowhere/a", "-"], in: scratch).run()
        result.expectStatus(66)
        result.expectErrorLines(1)
    }
}

/// `trakt-diff --cloud` against the sandbox.
@Suite("trakt-diff --cloud")
struct CloudDiffTests {
    private let watched =
        #"{"type":"episode","episode":{"season":3,"number":13},"show":{"ids":{"tvdb":263365}}}"#
    private let unwatched =
        #"{"type":"episode","episode":{"season":1,"number":1},"show":{"ids":{"trakt":1394}}}"#

    private func diff(
        _ sandbox: Sandbox, _ scratch: Scratch, _ options: [String], _ lines: [String]
    ) async throws -> CommandResult {
        try await Command(
            "trakt-diff", options, in: scratch, input: .lines(lines),
            environment: sandbox.environment
        ).run()
    }

    @Test("the history is told from the watched lists, in a few requests")
    func watchedLists() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let result = try await diff(sandbox, scratch, ["--cloud"], [watched, unwatched])
            result.expectStatus(0)
            #expect(result.lines == [unwatched])
            #expect(try sandbox.requestLines().count <= 3)
        }
    }

    @Test("right after a write the lists lag, and the history itself is read")
    func lag() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--watched-lag", "600"], in: scratch) { sandbox in
            let id = try #require(
                try sandbox.plays().first?.value("episode", "ids", "trakt")?.int64)
            let reply = try Loopback.send(
                "POST", sandbox.fact("url") + "/sync/history",
                headers: [
                    "Authorization": "Bearer \(sandbox.fact("access_token"))",
                    "trakt-api-key": sandbox.fact("client_id"), "trakt-api-version": "2",
                    "Content-Type": "application/json", "User-Agent": "test/1",
                ],
                body:
                    #"{"shows":[{"ids":{"trakt":1394},"seasons":[{"number":1,"episodes":[{"number":1}]}]}]}"#
            )
            #expect(reply.status == 201 && id > 0)
            let result = try await diff(sandbox, scratch, ["--cloud"], [watched, unwatched])
            #expect(result.lines.isEmpty)
        }
    }

    @Test("an episode known by its own id alone is found too")
    func episodeID() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let id = try #require(
                try sandbox.plays().first?.value("episode", "ids", "trakt")?.int64)
            let known = #"{"type":"episode","episode":{"ids":{"trakt":\#(id)}}}"#
            let result = try await diff(sandbox, scratch, ["--cloud"], [known, unwatched])
            #expect(result.lines == [unwatched])
        }
    }

    @Test("--reverse prints the account's plays that A does not have")
    func reverse() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let all = try sandbox.plays()
            let shown = try await diff(
                sandbox, scratch, ["--cloud", "--by", "play", "--reverse"],
                all.dropFirst().map(\.text))
            #expect(shown.lines.count == 1)
            #expect(try shown.records.first?["id"]?.int64 == all.first?["id"]?.int64)
        }
    }

    @Test("an empty input asks nothing")
    func empty() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            try await diff(sandbox, scratch, ["--cloud"], []).expectStatus(0)
            #expect(try sandbox.requestLines().isEmpty)
        }
    }
}
