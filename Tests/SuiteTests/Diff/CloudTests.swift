import Testing
import TraktCore

/// `trakt-diff --cloud` against an account whose watched lists lag behind its history.
@Suite("trakt-diff --cloud")
struct CloudTests {
    @Test("a play removed a moment ago is missing, though the watched lists still show it")
    func removedJustNow() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--watched-lag", "300"], in: scratch) { sandbox in
            func run(
                _ tool: String, _ options: [String], _ input: Command.Input = .empty
            ) async throws -> CommandResult {
                try await Command(
                    tool, options, in: scratch, input: input, environment: sandbox.environment
                ).run()
            }
            let play = try await run("trakt-history", ["--limit", "1"])
            let id = try #require(try play.records.first?.value("episode", "ids", "trakt")?.int64)
            let input = Command.Input.lines(play.lines)
            try await run("trakt-remove", ["--yes"], input).expectStatus(0)
            let missing = try await run("trakt-diff", ["--cloud"], input)
            missing.expectStatus(0)
            #expect(
                try missing.records.map { $0.value("episode", "ids", "trakt")?.int64 } == [id])
            #expect(try !sandbox.requestLines().contains("GET /sync/watched/movies"))
        }
    }
}

/// `trakt-diff --cloud` when Trakt counts fewer rows than there are.
@Suite("trakt-diff --cloud")
struct CloudCountTests {
    @Test("the whole account is compared", arguments: [0, 700, 1100])
    func lagging(_ rows: Int) async throws {
        let scratch = try Scratch()
        let server = ["--account", "empty", "--plays", "1100", "--count-lag", "\(rows)"]
        try await Sandbox.run(server, in: scratch) { sandbox in
            let plays = try sandbox.plays().map(\.text)
            for options in [[], ["--by", "play"]] {
                let result = try await Command(
                    "trakt-diff", ["--cloud"] + options, in: scratch, input: .lines(plays),
                    environment: sandbox.environment
                ).run()
                result.expectStatus(0)
                result.expect(result.output.isEmpty, "nothing is missing")
            }
        }
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
            #expect(try sandbox.requestLines().count <= 5)
        }
    }

    @Test(
        "rows of the account that cannot be compared are named, status 1", arguments: [false, true])
    func oddRows(_ isReverse: Bool) async throws {
        let good =
            #"{"id":1,"watched_at":"2025-01-01T00:00:00.000Z","type":"movie","#
            + #""movie":{"title":"Dune","ids":{"trakt":1}}}"#
        let server = try LoopbackServer { request in
            let rows = [good, "null", "5", #"{"id":2,"type":"movie","movie":null}"#]
            let isFirst = request.start.contains("page=1&")
            return .reply(
                "200 OK", type: "application/json",
                isFirst ? "[\(rows.joined(separator: ","))]" : "[]")
        }
        defer { server.stop() }
        let other = good.replacing(#""trakt":1"#, with: #""trakt":7"#)
        let result = try await Command(
            "trakt-diff", ["--cloud", "--by", "play"] + (isReverse ? ["--reverse"] : []),
            in: try Scratch(), input: .lines([other]),
            environment: [
                "TRAKT_API_URL": server.url, "TRAKT_CLIENT_ID": "c", "TRAKT_ACCESS_TOKEN": "t",
            ]
        ).run()
        result.expectStatus(1)
        result.expect(result.lines == [isReverse ? good : other], "the rest is compared")
        // One line for each odd row, and the summary.
        result.expectErrorLines(4)
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
            let damaged = try await diff(
                sandbox, scratch, ["--cloud", "--reverse"], [all[0].text, "{"])
            damaged.expectStatus(65)
            #expect(damaged.output.isEmpty)
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

/// What `trakt-diff --cloud` takes for the same record.
@Suite("trakt-diff --cloud: what is the same")
struct CloudIdentityTests {
    private func run(
        _ tool: String, _ options: [String], _ lines: [String], _ sandbox: Sandbox,
        _ scratch: Scratch
    ) async throws -> CommandResult {
        try await Command(
            tool, options, in: scratch, input: .lines(lines), environment: sandbox.environment
        ).run()
    }

    @Test("a backup with two plays in one minute misses one when the account has one, else both")
    func restore() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let plays = try sandbox.plays()
            let first = try #require(plays.first)
            let twin = first.setting("id", to: 77).text
            let backup = plays.map(\.text) + [twin]
            let options = ["--cloud", "--by", "play"]
            let missing = try await run("trakt-diff", options, backup, sandbox, scratch)
            missing.expectStatus(0)
            #expect(missing.lines == [twin])
            #expect(
                missing.errors.contains(
                    "1 of \(backup.count) records is missing from the account's"))
            try await run("trakt-remove", ["--yes"], [first.text], sandbox, scratch).expectStatus(0)
            let both = try await run("trakt-diff", options, backup, sandbox, scratch)
            #expect(both.lines == [first.text, twin])
        }
    }

    @Test("a changed rating is a difference by value, and none by item")
    func ratings() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let film = #"{"title":"Dune","year":2021,"ids":{"imdb":"tt1160419"}}"#
            func dune(_ rating: Int) -> String {
                #"{"rating":\#(rating),"type":"movie","movie":\#(film)}"#
            }
            try await run("trakt-add", ["--to", "ratings"], [dune(8)], sandbox, scratch)
                .expectStatus(0)
            let lines = [dune(8), dune(9)]
            let byValue = try await run(
                "trakt-diff", ["--cloud=ratings", "--by=value"], lines, sandbox, scratch)
            #expect(byValue.lines == [dune(9)])
            let byItem = try await run("trakt-diff", ["--cloud=ratings"], lines, sandbox, scratch)
            #expect(byItem.lines.isEmpty)
            #expect(byItem.errors.contains("all 2 records are in the account's ratings"))
        }
    }

    @Test("a show and a season are there when an episode is, in the watched lists or the history")
    func shows() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let lines = [
                #"{"type":"show","show":{"ids":{"trakt":1394}}}"#,
                #"{"type":"season","season":{"number":3},"show":{"ids":{"tvdb":263365}}}"#,
                #"{"type":"season","season":{"number":99},"show":{"ids":{"tvdb":263365}}}"#,
                #"{"type":"show","show":{"ids":{"trakt":999999}}}"#,
            ]
            let result = try await run("trakt-diff", ["--cloud"], lines, sandbox, scratch)
            #expect(result.lines == Array(lines[2...]))
            let taken = try await run(
                "trakt-diff", ["--cloud", "--common", "--take=watched_at"], lines, sandbox, scratch)
            let newest = try #require(try sandbox.plays().first?["watched_at"]?.string)
            #expect(taken.lines.count == 2)
            #expect(try taken.records.first?["watched_at"]?.string == newest)
        }
    }
}
