import Testing
import TraktCore

@testable import trakt_sandbox

/// Rules, what they do to requests, and the limits.
@Suite struct FaultTests {
    private let film = #"{"movies":[{"ids":{"trakt":289441},"watched_at":"2020-01-01T00:00:00Z"}]}"#

    @Test(arguments: [
        "GET /search 503", "get / @every 502", "* /sync/history @2 drop", "ANY /x @1,3-5,9+ reset",
        "POST /sync/history commit-then-502", "POST / commit-then-hang", "GET / 429:30",
        "GET / slow:100", "GET / redirect:http://127.0.0.1:1/x", "GET / short-pages",
        "GET  /a  420",
    ])
    func rulesAreRead(text: String) {
        #expect(FaultRule(text) != nil)
    }

    @Test(arguments: [
        "", "GET", "GET /x", "GET x 502", "GET /x 999", "GET /x 200", "GET /x bad",
        "GET /x @0 502", "GET /x @ 502", "GET /x @5-2 502", "GET /x @a 502", "GET /x every 502",
        "GET /x slow", "GET /x slow:x", "GET /x redirect", "GET /x commit-then-x", "GET /x 502:1",
        "GET /x @1 502 more",
    ])
    func whatIsNoRuleIsRefused(text: String) {
        #expect(FaultRule(text) == nil)
    }

    @Test(arguments: [
        ("GET /movies 503", [503, 200, 200]), ("GET /movies @every 503", [503, 503, 503]),
        ("GET /movies @2 503", [200, 503, 200]), ("GET /movies @2+ 503", [200, 503, 503]),
        ("GET /movies @1,3 503", [503, 200, 503]), ("GET /movies @2-3 503", [200, 503, 503]),
        ("* / 503", [503, 200, 200]), ("POST /movies 503", [200, 200, 200]),
        ("GET /shows 503", [200, 200, 200]), ("GET /movies/4 503", [503, 200, 200]),
    ])
    func rulesChooseRequests(rule: String, expected: [Int]) throws {
        let server = try TestServer(faults: [rule])
        #expect(try expected.map { _ in try server.get("/movies/476").status } == expected)
    }

    @Test func theFirstRuleThatChoosesAppliesAndAllCount() throws {
        let server = try TestServer(faults: ["GET / @1 502", "GET / @1-2 503"])
        #expect(try (0..<3).map { _ in try server.get("/movies/476").status } == [502, 503, 200])
    }

    @Test(arguments: [
        ("429:7", 429, "retry-after", "7"), ("cloudflare429", 429, "retry-after", "300"),
        ("502", 502, "content-type", "text/html"), ("504", 504, "content-type", "text/html"),
        ("500", 500, "content-type", "application/json; charset=utf-8"),
        ("500-empty", 500, "x-error-message", "Internal Server Error"),
        ("403-html", 403, "content-type", "text/html"),
        ("200-html", 200, "content-type", "text/html"),
        ("403-forbidden", 403, "content-length", "9"),
        ("basic-401", 401, "www-authenticate", "Basic realm=\"Trakt\""),
        ("redirect:http://127.0.0.1:1/x", 302, "location", "http://127.0.0.1:1/x"),
        ("420", 420, "x-account-limit", "250"), ("423", 423, "x-account-locked", "true"),
        ("426", 426, "x-upgrade-url", "https://trakt.tv/vip"),
    ])
    func faultsInsteadChangeNothing(
        action: String, status: Int, header: String, value: String
    ) throws {
        let server = try TestServer(faults: ["POST /sync/history \(action)"])
        let reply = try server.post("/sync/history", film)
        #expect(reply.status == status && reply.headers[header] == value)
        #expect(try server.rows("/sync/history/movies/289441").isEmpty)
    }

    @Test func theTwo429sDiffer() throws {
        let server = try TestServer(faults: ["POST / @1 429", "POST / @2 cloudflare429"])
        let api = try server.post("/sync/history", film)
        let limit = try JSONSlice.parse(Array((api.headers["x-ratelimit"] ?? "").utf8))
        #expect(limit["name"]?.string == "AUTHED_API_POST_LIMIT" && api.body.isEmpty)
        let edge = try server.post("/sync/history", film)
        #expect(edge.headers["x-ratelimit"] == nil && edge.text.contains("Error 1015"))
    }

    @Test(arguments: [
        ("commit-then-502", 502), ("commit-then-504", 504), ("commit-then-429", 429),
        ("commit-then-html", 200), ("commit-then-drop", 0), ("commit-then-reset", 0),
        ("commit-then-truncate", 201), ("truncate", 201), ("slow:1", 201),
    ])
    func faultsAfterwardsLoseOnlyTheReply(action: String, status: Int) throws {
        let server = try TestServer(faults: ["POST /sync/history \(action)"])
        let reply = try server.post("/sync/history", film)
        #expect(reply.status == status && reply.isCut == action.hasSuffix("truncate"))
        #expect(try server.rows("/sync/history/movies/289441").count == 1)
    }

    @Test(arguments: [("drop", 0), ("reset", 0), ("commit-then-drop", 1), ("commit-then-reset", 1)])
    func droppedConnectionsEnd(action: String, plays: Int) throws {
        let server = try TestServer(faults: ["POST /sync/history \(action)"])
        let connection = try server.connect()
        try connection.send("POST", "/sync/history", Array(film.utf8), server.headers)
        #expect(connection.receive().status == 0)
        #expect(try server.rows("/sync/history/movies/289441").count == plays)
    }

    @Test(arguments: [("hang", 0), ("commit-then-hang", 1)])
    func silenceLastsUntilTheClientGivesUp(action: String, plays: Int) throws {
        let server = try TestServer(faults: ["POST /sync/history \(action)"])
        let connection = try server.connect()
        connection.setPatience(milliseconds: 100)
        try connection.send("POST", "/sync/history", Array(film.utf8), server.headers)
        #expect(connection.receive().status == 0)
        #expect(try server.rows("/sync/history/movies/289441").count == plays)
    }

    @Test func shortPagesHoldEveryRowOnce() throws {
        let server = try TestServer(faults: ["GET /sync/history short-pages"])
        let first = try server.get("/sync/history?limit=10")
        #expect(try first.json.elements.count < 10)
        #expect(first.headers["x-pagination-item-count"] == "70")
        let pages = Int(first.headers["x-pagination-page-count"] ?? "") ?? 0
        let ids = try (1...pages).flatMap { page in
            try server.rows("/sync/history?limit=10&page=\(page)").compactMap { $0["id"]?.int64 }
        }
        #expect(ids.count == 47 && Set(ids).count == 47)
    }

    @Test func duplicateRowsStandAtThePagesEdges() throws {
        let server = try TestServer(faults: ["GET /sync/history duplicate-rows"])
        let pages = try (1...5).map {
            try server.rows("/sync/history?limit=10&page=\($0)").compactMap { $0["id"]?.int64 }
        }
        #expect(pages[1].first == pages[0].last)
        #expect(Set(pages.joined()).count == 47)
    }

    @Test func thePageCountCanBeZero() throws {
        let server = try TestServer(faults: ["GET /sync page-count-0"])
        let reply = try server.get("/sync/history?limit=10")
        #expect(reply.headers["x-pagination-page-count"] == "0")
        #expect(try reply.json.elements.count == 10)
    }

    @Test func rulesCanComeAndGoWhileItRuns() throws {
        let server = try TestServer()
        let rules = "GET /movies @every 503\n\"GET /shows @every 502\"\n"
        #expect(try server.post("/sandbox/faults", rules).json["rules"]?.int64 == 2)
        #expect(try server.get("/movies/476").status == 503)
        #expect(try server.get("/shows/1394").status == 502)
        #expect(try server.post("/sandbox/faults", "GET nonsense").status == 400)
        #expect(try server.send("DELETE", "/sandbox/faults").status == 204)
        #expect(try server.get("/movies/476").status == 200)
    }

    // MARK: Limits

    @Test func oneWriteASecond() throws {
        let server = try TestServer { $0.limits = .standard }
        #expect(try server.post("/sync/history", film).status == 201)
        let reply = try server.post("/sync/history", film)
        #expect(reply.status == 429 && reply.headers["retry-after"] == "1")
        let limit = try JSONSlice.parse(Array((reply.headers["x-ratelimit"] ?? "").utf8))
        #expect(limit["name"]?.string == "AUTHED_API_POST_LIMIT" && limit["period"]?.int64 == 1)
        #expect(try server.rows("/sync/history/movies/289441").count == 1)
        try server.advance(seconds: 1)
        #expect(try server.post("/sync/history", film).status == 201)
    }

    @Test func readsHaveABudgetForEachTokenAndOneWithout() throws {
        let server = try TestServer {
            $0.limits = RateLimits(writes: 1, writeSeconds: 1, reads: 3, readSeconds: 300)
        }
        for _ in 0..<3 { #expect(try server.get("/movies/476").status == 200) }
        let reply = try server.get("/movies/476")
        #expect(reply.status == 429)
        let wait = try #require(reply.headers["retry-after"].flatMap { Int($0) })
        #expect((290...300).contains(wait))
        #expect(try server.get("/movies/476", changing: ["authorization": ""]).status == 200)
        try server.advance(seconds: 300)
        #expect(try server.get("/movies/476").status == 200)
    }

    @Test(arguments: [
        ("1/1,500/300", RateLimits.standard),
        ("2/0.5,10/1", .init(writes: 2, writeSeconds: 0.5, reads: 10, readSeconds: 1)),
        ("", nil), ("1/1", nil), ("0/1,1/1", nil), ("1/1,1/0", nil), ("a/1,1/1", nil),
    ])
    func limitsAreRead(text: String, expected: RateLimits?) {
        #expect(RateLimits(text) == expected)
    }
}
