import Testing
import TraktCore

@testable import trakt_sandbox

/// What every request has to bring, and how the server speaks HTTP.
@Suite struct GateTests {
    @Test(arguments: [
        (["user-agent": ""], 403), (["trakt-api-key": ""], 403), (["trakt-api-key": "other"], 403),
        (["trakt-api-version": ""], 403), (["trakt-api-version": "1"], 403),
        (["authorization": ""], 401), (["authorization": "Bearer nonsense"], 401),
        (["authorization": "Basic x"], 401), (["content-type": ""], 200), ([:], 200),
    ])
    func readsNeedTheirHeaders(changing: [String: String], status: Int) throws {
        #expect(try TestServer().get("/sync/history", changing: changing).status == status)
    }

    @Test(arguments: [
        ("", 412), ("text/plain", 412), ("application/x-www-form-urlencoded", 412),
        ("application/json", 201), ("application/json; charset=utf-8", 201),
        ("Application/JSON", 201),
    ])
    func writesNeedJSON(type: String, status: Int) throws {
        let reply = try TestServer().post("/sync/history", "{}", changing: ["content-type": type])
        #expect(reply.status == status)
    }

    @Test func aBadTokenIsToldByAChallenge() throws {
        let server = try TestServer()
        let reply = try server.get("/sync/history", changing: ["authorization": "Bearer x"])
        #expect(reply.headers["www-authenticate"]?.hasPrefix("Bearer realm=\"Trakt\"") == true)
        // Metadata is public: a bad token does not matter there.
        let movie = try server.get("/movies/476", changing: ["authorization": "Bearer x"])
        #expect(movie.status == 200)
    }

    @Test func aMissingAgentIsStoppedAtTheEdge() throws {
        let reply = try TestServer().get("/movies/476", changing: ["user-agent": ""])
        #expect(reply.text == "error code: 1010")
    }

    @Test(arguments: [
        ("GET", "/nope", 405), ("DELETE", "/sync/history", 405), ("GET", "/movies/no-such", 404),
        ("GET", "/users/nobody/history", 404), ("GET", "/users/nobody", 404),
        ("GET", "/sync/history/movie", 405),
    ])
    func whatIsNotThereIsEmptyHTML(method: String, path: String, status: Int) throws {
        let reply = try TestServer().send(method, path)
        #expect(reply.status == status && reply.body.isEmpty)
        #expect(reply.headers["content-type"] == "text/html")
    }

    @Test func aPrivateUserIsNoReasonToRefresh() throws {
        let reply = try TestServer().get("/users/private/history")
        #expect(reply.status == 401 && reply.headers["x-private-user"] == "true")
    }

    @Test func aDotInAUsersNameIsRefused() throws {
        #expect(try TestServer().get("/users/a.b/history").status == 412)
    }

    @Test(arguments: ["not json", "", "[]", "3", "{\"movies\":"])
    func bodiesThatAreNoObjectAreRefused(body: String) throws {
        #expect(try TestServer().post("/sync/history", body).status == 400)
    }

    // MARK: HTTP

    @Test func headHasTheHeadersOfGet() throws {
        let server = try TestServer()
        let get = try server.get("/sync/history?limit=3")
        let head = try server.send("HEAD", "/sync/history?limit=3")
        #expect(head.status == 200 && head.body.isEmpty)
        for name in ["content-length", "x-pagination-item-count", "x-pagination-page-count"] {
            #expect(head.headers[name] == get.headers[name])
        }
    }

    @Test func aConnectionServesManyRequests() throws {
        let server = try TestServer()
        let connection = try server.connect()
        for _ in 0..<20 { try connection.send("GET", "/movies/476", [], server.headers) }
        for _ in 0..<20 { #expect(connection.receive().status == 200) }
        var closing = server.headers
        closing["connection"] = "close"
        try connection.send("GET", "/movies/476", [], closing)
        #expect(connection.receive().headers["connection"] == "close")
        #expect(connection.receive().status == 0)
    }

    /// A handler that was read out of a Mutex for each request was wrapped once more each time,
    /// until a thread's stack was too small for it.
    @Test func theTenThousandthRequestIsAsTheFirst() throws {
        let server = try TestServer()
        let connection = try server.connect()
        let request = Array("GET /sandbox/nothing HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)
        let batch = [[UInt8]](repeating: request, count: 200).flatMap(\.self)
        for _ in 0..<50 {
            try connection.sendBytes(batch)
            for _ in 0..<200 { try #require(connection.receive().status == 403) }
        }
    }

    @Test func chunkedBodiesAndExpectationsAreUnderstood() throws {
        let server = try TestServer()
        let connection = try server.connect()
        var headers = server.headers
        headers["transfer-encoding"] = "chunked"
        headers["expect"] = "100-continue"
        let chunks = "b\r\n{\"movies\":[\r\n2\r\n]}\r\n0\r\n\r\n"
        try connection.send("POST", "/sync/history", [], headers)
        try connection.sendBytes(Array(chunks.utf8))
        #expect(connection.receive().status == 201)
    }

    @Test func manyConnectionsAreServedAtOnce() async throws {
        let server = try TestServer()
        let connections = try (0..<100).map { _ in try server.connect() }
        for connection in connections {
            try connection.send("GET", "/sync/history?limit=1", [], server.headers)
        }
        for connection in connections.reversed() {
            #expect(connection.receive().status == 200)
        }
    }

    @Test func anUnreadableRequestEndsTheConnection() throws {
        let server = try TestServer()
        let connection = try server.connect()
        try connection.sendBytes(Array("nonsense\r\n\r\n".utf8))
        #expect(connection.receive().status == 400)
        #expect(connection.receive().status == 0)
    }

    // MARK: Two servers

    @Test func theOldServerAnswersConditionalRequests() throws {
        let server = try TestServer()
        let first = try server.get("/sync/history")
        let tag = try #require(first.headers["etag"])
        let second = try server.get("/sync/history", changing: ["if-none-match": tag])
        #expect(second.status == 304 && second.body.isEmpty)
        #expect(second.headers["etag"] == tag)
    }

    @Test func idsHaveTheShapeOfTheServerTheyComeFrom() throws {
        let current = try TestServer()
        let new = try current.get("/shows/1394").json
        #expect(new["ids"]?["plex"] != nil && new["ids"]?["tvrage"] == nil)
        #expect(new["aired_episodes"]?.int64 == 136)
        let row = try #require(try current.rows("/sync/history?limit=1").first)
        #expect(row["show"]?["ids"]?["tvrage"]?.isNull == true)
        let legacy = try TestServer { $0.profile = .legacy }
        let old = try legacy.get("/shows/1394").json
        #expect(old["ids"]?["plex"] == nil && old["aired_episodes"] == nil)
        #expect(try legacy.get("/shows/1394").headers["x-request-id"] != nil)
    }
}
