import Foundation
import Testing
import TraktCore

/// Any GET of the API.
@Suite("trakt-get")
struct GetTests {
    private func get(
        _ words: [String], _ sandbox: Sandbox, _ scratch: Scratch
    ) async throws -> CommandResult {
        try await Command("trakt-get", words, in: scratch, environment: sandbox.environment).run()
    }

    @Test("a list of many pages is a row per line, under a lagging count too")
    func pages() async throws {
        let scratch = try Scratch()
        let server = ["--account", "empty", "--plays", "1100", "--count-lag", "700"]
        try await Sandbox.run(server, in: scratch) { sandbox in
            let result = try await get(["/sync/history"], sandbox, scratch)
            result.expectStatus(0)
            let ids = try result.records.compactMap { $0["id"]?.int64 }
            #expect(ids.count == 1100 && Set(ids).count == 1100)
            #expect(try sandbox.requestLines().count == 6)
            let small = try await get(
                ["sync/history?limit=7", "--no-pages"], sandbox, scratch)
            #expect(small.lines.count == 7)
            let second = try await get(
                ["/sync/history", "--query", "page=2", "--query", "limit=7"], sandbox, scratch)
            #expect(second.lines.count == 7 && second.lines != small.lines)
        }
    }

    @Test("an object is one record; nothing at the path is 66")
    func objects() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let show = try await get(["/shows/1394", "--query", "extended=full"], sandbox, scratch)
            show.expectStatus(0)
            #expect(try show.records.first?.value("ids", "trakt")?.int64 == 1394)
            #expect(try show.records.first?["network"] != nil)
            let full = try await get(["\(sandbox.fact("url"))/shows/1394"], sandbox, scratch)
            full.expectStatus(0)
            try await get(["/shows/nothing-like-it"], sandbox, scratch).expectStatus(66)
            try await get(["/no/such/path"], sandbox, scratch).expectStatus(66)
        }
    }

    @Test("what needs no sign-in works without, what needs one says so")
    func signedOut() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let open = try await Command(
                "trakt-get", ["/genres/movies"], in: scratch,
                environment: sandbox.signedOutEnvironment
            ).run()
            open.expectStatus(0)
            #expect(try open.records.contains { $0["slug"]?.string == "science-fiction" })
            let closed = try await Command(
                "trakt-get", ["/sync/history"], in: scratch,
                environment: sandbox.signedOutEnvironment
            ).run()
            closed.expectStatus(77)
            #expect(closed.errors.contains("not signed in: run `trakt-auth login`"))
        }
    }

    @Test(
        "what people look up: up next, calendars, comments, lists",
        arguments: [
            ("/shows/1394/progress/watched", 1, "next_episode"),
            ("/calendars/all/shows/2019-05-01/33", 1, "first_aired"),
            ("/calendars/my/shows", 0, ""), ("/movies/476/comments/newest", 3, "comment"),
            ("/users/me/lists", 1, "item_count"), ("/users/me/lists/weekend/items", 3, "listed_at"),
            ("/sync/favorites/movies", 2, "listed_at"), ("/movies/updates/none", 0, "-"),
        ])
    func lookUps(_ path: String, _ least: Int, _ key: String) async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let result = try await get([path], sandbox, scratch)
            guard key != "-" else { return result.expectStatus(66) }
            result.expectStatus(0)
            let records = try result.records
            #expect(records.count >= least && records.allSatisfy { $0[key] != nil })
        }
    }

    @Test("up next is the first aired episode that was not watched")
    func upNext() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let result = try await get(["/shows/1428/progress/watched"], sandbox, scratch)
            let record = try #require(try result.records.first)
            #expect(record["completed"]?.int == 2)
            #expect(record.value("next_episode", "number")?.int == 3)
            #expect(record.value("last_episode", "number")?.int == 2)
        }
    }

    @Test(
        "only paths below the API's address, only as GET",
        arguments: [
            "https://evil.example/sync/history", "http://127.0.0.1:1/x",
            "https://api.trakt.tv.evil/x",
            "//evil.example/x", "/../admin", "/a/%2e%2e/b", "/a/./b", "/%2E%2E/x", "", "/", "/x#y",
            "file:///etc/passwd", "?a=b",
        ])
    func elsewhere(_ path: String) async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let result = try await get([path], sandbox, scratch)
            result.expectStatus(64)
            result.expectErrorLines(1)
            #expect(try sandbox.requestLines() == [])
        }
    }

    @Test("a name that only begins like the API's address is elsewhere")
    func similarAddress() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let result = try await get([sandbox.fact("url") + "9/x"], sandbox, scratch)
            result.expectStatus(64)
        }
    }

    @Test(
        "what may not be in an address is encoded, what is encoded stays",
        arguments: [
            ("/a b/ü\"<", "/a%20b/%C3%BC%22%3C"), ("/a%20b", "/a%20b"), ("a/b", "/a/b"),
            ("/q?x=a b&y=%26&z=1+2", "/q?x=a%20b&y=%26&z=1%202"), ("/@evil:1", "/@evil:1"),
        ])
    func encoding(_ path: String, _ sent: String) async throws {
        let server = try LoopbackServer { _ in .reply("200 OK", type: "application/json", "{}") }
        let result = try await Command(
            "trakt-get", [path, "--no-pages"], in: try Scratch(),
            environment: ["TRAKT_API_URL": server.url, "TRAKT_CLIENT_ID": "c"]
        ).run()
        result.expectStatus(0)
        #expect(server.requests == ["GET \(sent) HTTP/1.1"])
    }

    @Test("--query takes KEY=VALUE, also with more signs in it", arguments: ["x", "=x", ""])
    func badQuery(_ pair: String) async throws {
        let result = try await Command(
            "trakt-get", ["/x", "--query", pair], in: try Scratch()
        ).run()
        result.expectStatus(64)
    }

    @Test("rows of any kind are lines; null and an object that repeats a key are named")
    func oddRows() async throws {
        let server = try LoopbackServer { request in
            let body =
                request.start.contains("page=1&")
                ? "[1, \"a\\nb\", null, {\"b\":\n1}, [1, 2], {\"c\":1,\"c\":2}]" : "[]"
            return .reply("200 OK", type: "application/json", body)
        }
        let result = try await Command(
            "trakt-get", ["/movies/updates/id"], in: try Scratch(),
            environment: ["TRAKT_API_URL": server.url, "TRAKT_CLIENT_ID": "c"]
        ).run()
        result.expectStatus(1)
        #expect(
            result.lines.map { $0.filter { $0 != " " } } == ["1", #""a\nb""#, #"{"b":1}"#, "[1,2]"])
        result.expectErrorLines(2)
    }
}
