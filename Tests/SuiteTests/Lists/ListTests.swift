import Testing
import TraktCore

/// Lists of an account as records.
@Suite("trakt-list")
struct ListTests {
    private func list(
        _ words: [String], _ sandbox: Sandbox, _ scratch: Scratch
    ) async throws -> CommandResult {
        try await Command(
            "trakt-list", words, in: scratch, environment: sandbox.environment
        ).run()
    }

    @Test(
        "every list of the demo account, each row with a type and an item",
        arguments: [
            ("watched", ["movie", "show"]), ("collection", ["movie", "show"]),
            ("watchlist", ["movie", "show"]), ("ratings", ["movie", "show", "episode"]),
            ("favorites", ["movie", "show"]), ("list:weekend", ["movie", "show", "episode"]),
        ])
    func lists(_ name: String, _ types: [String]) async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let result = try await list([name], sandbox, scratch)
            result.expectStatus(0)
            let records = try result.records
            #expect(Set(records.compactMap { $0["type"]?.string }) == Set(types))
            #expect(records.allSatisfy { MediaItem($0) != nil })
            let only = try await list([name, "-t", "movie"], sandbox, scratch)
            #expect(
                try only.records.count == records.count { $0["type"]?.string == "movie" })
        }
    }

    @Test("the personal lists, by the slugs that list: takes")
    func personal() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let result = try await Command.shell(
                "trakt-list lists | jq -r .ids.slug", in: scratch, environment: sandbox.environment
            ).run()
            if Products.isInstalled("jq") { #expect(result.lines == ["weekend"]) }
            let none = try await list(["list:none"], sandbox, scratch)
            none.expectStatus(66)
            none.expectErrorLines(1)
        }
    }

    @Test(
        "a list of many pages under a lagging count and hidden rows: every row once",
        arguments: [
            ["--count-lag", "500"], ["--short-pages"], ["--count-lag", "1000", "--short-pages"],
        ])
    func manyPages(_ server: [String]) async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty", "--plays", "3000"] + server, in: scratch) {
            sandbox in
            let plays = try sandbox.plays()
            let titles = Set(
                plays.compactMap { play -> String? in
                    guard let item = MediaItem(play) else { return nil }
                    let kind = item.type == .movie ? "movie" : "show"
                    return "\(kind) \(item.title.ids.trakt ?? 0)"
                })
            let result = try await list(["watched"], sandbox, scratch)
            result.expectStatus(0)
            let rows = try result.records.compactMap { row in
                MediaItem(row).map { "\($0.type) \($0.ids.trakt ?? 0)" }
            }
            #expect(rows.count == titles.count && Set(rows) == titles)
        }
    }

    @Test("an odd row is named and skipped, a row that comes twice is printed once, people pass")
    func oddRows() async throws {
        let rows = [
            #"{"plays":1,"movie":{"title":"Dune","ids":{"trakt":1}}}"#, "null", "7",
            #"{"plays":1,"movie":{"title":"Dune","ids":{"trakt":1}}}"#,
            #"{"plays":1,"movie":{"title":null,"ids":{"trakt":2}}}"#,
            #"{"id":9,"type":"person","person":{"name":"Ann","ids":{"trakt":3}}}"#,
        ]
        let server = try LoopbackServer { request in
            let body = request.start.contains("page=1&") ? "[\(rows.joined(separator: ","))]" : "[]"
            return .reply("200 OK", type: "application/json", body)
        }
        let result = try await Command(
            "trakt-list", ["list:x"], in: try Scratch(),
            environment: [
                "TRAKT_API_URL": server.url, "TRAKT_CLIENT_ID": "c", "TRAKT_ACCESS_TOKEN": "t",
            ]
        ).run()
        result.expectStatus(1)
        #expect(result.lines.count == 2)
        result.expectErrorLines(4)
    }

    @Test(
        "what is not a list is status 64 and says which there are",
        arguments: ["plays", "list:", "list:..", "Watched", ""])
    func unknown(_ name: String) async throws {
        let result = try await Command("trakt-list", [name], in: try Scratch()).run()
        result.expectStatus(64)
        result.expectErrorLines(1)
        result.expect(result.errors.contains("watchlist"), "which lists there are")
    }

    @Test("-t with watched asks for no list that it does not print")
    func requests() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            try await list(["watched", "-t", "movie"], sandbox, scratch).expectStatus(0)
            let paths = Set(try sandbox.requestLines())
            #expect(paths == ["GET /sync/watched/movies"])
        }
    }
}
