import Foundation
import Synchronization
import Testing
@testable import TraktCore

@Suite("Account")
struct AccountTests {
    /// A token object made `age` seconds ago that is good for 1,000 s.
    private func token(_ name: String, age: Double) throws -> Token {
        let made = Int64(Date().timeIntervalSince1970 - age)
        let text = """
            {"access_token":"\(name)","refresh_token":"r-\(name)","expires_in":100000,
             "created_at":\(made),"scope":"public"}
            """
        let value = try JSONSlice.parse(Array(text.utf8))
        return try #require(Token(value, now: .now))
    }

    private func fresh(_ name: String) throws -> String {
        String(decoding: try token(name, age: 0).json.bytes, as: UTF8.self)
    }

    private func scratch(
        _ server: LoopbackServer, _ more: [String: String] = [:]
    ) throws -> ScratchWorld {
        var settings = ["TRAKT_API_URL": server.url, "TRAKT_AUTH_URL": server.url + "/"]
        settings.merge(more) { $1 }
        return try ScratchWorld(settings)
    }

    @Test("eight that start together with an expired token make one refresh")
    func oneRefresh() async throws {
        let body = try fresh("new")
        let server = try LoopbackServer { request, before in
            before == 0 && request.path == "/oauth/token"
                ? .reply(reply(200, body))
                : .reply(reply(400, "{\"error\":\"invalid_grant\"}"))
        }
        defer { server.stop() }
        let scratch = try scratch(server)
        try CredentialStore(scratch.world).save(try token("old", age: 200_000))
        let world = scratch.world
        let tokens = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<8 {
                group.addTask { try await TraktClient(world).account.accessToken() }
            }
            return try await group.reduce(into: [String]()) { $0.append($1) }
        }
        #expect(tokens == Array(repeating: "new", count: 8))
        #expect(server.received.count == 1)
        #expect(server.received.first?.body.contains("\"refresh_token\":\"r-old\"") == true)
    }

    @Test("a 401 refreshes once, and the call is made again with the new token")
    func refreshAfterRefusal() async throws {
        let body = try fresh("new")
        let server = try LoopbackServer { request, _ in
            if request.path == "/oauth/token" { return .reply(reply(200, body)) }
            return request.head.contains("Bearer new")
                ? .reply(reply(200, "{\"ok\":true}")) : .reply(reply(401))
        }
        defer { server.stop() }
        let scratch = try scratch(server)
        try CredentialStore(scratch.world).save(try token("old", age: 1))
        let client = try TraktClient(scratch.world)
        let answer = try await client.get("/users/settings", authorization: .required)
        #expect(answer?.json?["ok"]?.bool == true)
        #expect(
            server.received.map(\.path) == ["/users/settings", "/oauth/token", "/users/settings"])
    }

    @Test("a private profile is no reason to refresh")
    func privateProfile() async throws {
        let server = try LoopbackServer { _, _ in .reply(reply(401, "", "X-Private-User: true")) }
        defer { server.stop() }
        let scratch = try scratch(server)
        try CredentialStore(scratch.world).save(try token("old", age: 1))
        let client = try TraktClient(scratch.world)
        let error = await #expect(throws: ToolError.self) {
            try await client.get("/users/x/history", authorization: .required)
        }
        #expect(error?.message.contains("private") == true)
        #expect(server.received.count == 1)
    }

    @Test(
        "a refresh that is refused says what to do, and the pair is kept",
        arguments: [
            (
                reply(
                    400, "{\"error\":\"invalid_grant\",\"error_description\":\"session not found\"}"
                ),
                77, "trakt-auth login"
            ),
            (reply(401, "{\"error\":\"invalid_grant\"}"), 77, "trakt-auth login"),
            (reply(400, "{\"error\":\"invalid_client\"}"), 77, "create one"),
            (reply(503, "<html>"), 69, "later"),
            (reply(200, "<html>"), 76, "TRAKT_AUTH_URL"),
            ("", 69, "later"),
        ])
    func refusedRefresh(_ answer: String, _ status: Int32, _ word: String) async throws {
        let server = try LoopbackServer { _, _ in answer.isEmpty ? .close : .reply(answer) }
        defer { server.stop() }
        let scratch = try scratch(server)
        let store = try CredentialStore(scratch.world)
        try store.save(try token("old", age: 200_000))
        let client = try TraktClient(scratch.world)
        let error = await #expect(throws: ToolError.self) {
            try await client.account.accessToken()
        }
        #expect(error?.status.rawValue == status)
        #expect(error?.message.contains(word) == true)
        #expect(server.receivedHeads.count == 1)
        #expect(try store.loadToken(now: .now)?.accessToken == "old")
    }

    @Test("a token that is good for a while yet is used when refreshing early fails")
    func earlyRefreshFails() async throws {
        let server = try LoopbackServer { _, _ in .reply(reply(503)) }
        defer { server.stop() }
        let scratch = try scratch(server)
        try CredentialStore(scratch.world).save(try token("old", age: 95_000))
        #expect(try await TraktClient(scratch.world).account.accessToken() == "old")
    }

    @Test("a refresh that fails is not tried again in the same run, however many calls want it")
    func oneAttempt() async throws {
        let server = try LoopbackServer { request, _ in
            request.path == "/oauth/token" ? .close : .reply(reply(401))
        }
        defer { server.stop() }
        let scratch = try scratch(server)
        try CredentialStore(scratch.world).save(try token("old", age: 200_000))
        let client = try TraktClient(scratch.world)
        for _ in 0..<3 {
            let error = await #expect(throws: ToolError.self) {
                try await client.get("/sync/history", authorization: .required)
            }
            #expect(error?.status == .unavailable)
        }
        #expect(server.receivedHeads == ["POST /oauth/token HTTP/1.1"])
        // The next run may try again.
        await #expect(throws: ToolError.self) {
            try await TraktClient(scratch.world).account.accessToken()
        }
        #expect(server.receivedHeads.count == 2)
    }

    @Test("a token that was renewed in this run and is refused is not renewed again")
    func refusedFresh() async throws {
        let body = try fresh("new")
        let server = try LoopbackServer { request, _ in
            .reply(request.path == "/oauth/token" ? reply(200, body) : reply(401))
        }
        defer { server.stop() }
        let scratch = try scratch(server)
        try CredentialStore(scratch.world).save(try token("old", age: 1))
        let client = try TraktClient(scratch.world)
        for _ in 0..<2 {
            let error = await #expect(throws: ToolError.self) {
                try await client.get("/sync/history", authorization: .required)
            }
            #expect(error?.status == .signIn)
        }
        #expect(server.received.filter { $0.path == "/oauth/token" }.count == 1)
    }

    @Test("without room for the new sign-in the old one is not spent: 74")
    func noRoom() async throws {
        let server = try LoopbackServer { _, _ in .reply(reply(200)) }
        defer { server.stop() }
        let scratch = try scratch(server)
        let store = try CredentialStore(scratch.world)
        try store.save(try token("old", age: 200_000))
        // A folder where the spare file would be: as good as a full disk.
        try FileStore.makeFolder("\(store.folder)/token.spare")
        let error = await #expect(throws: ToolError.self) {
            try await TraktClient(scratch.world).account.accessToken()
        }
        #expect(error?.status == .io && error?.message.contains("is kept") == true)
        #expect(server.received.isEmpty)
    }

    @Test("room is made before the refresh token is spent, and given back")
    func roomFirst() async throws {
        let body = try fresh("new")
        let server = try LoopbackServer { _, _ in .reply(reply(200, body)) }
        defer { server.stop() }
        let scratch = try scratch(server)
        let store = try CredentialStore(scratch.world)
        try store.save(try token("old", age: 200_000))
        let spare = "\(store.folder)/token.spare"
        let sizes = Mutex<[Int?]>([])
        let curl = CurlTransport()
        let client = try TraktClient(scratch.world) { request in
            sizes.withLock { $0.append((try? FileStore.read(spare))?.count) }
            return try await curl.send(request)
        }
        #expect(try await client.account.accessToken() == "new")
        #expect(sizes.withLock { $0 } == [16 << 10])
        #expect(try store.loadToken(now: .now)?.accessToken == "new")
        #expect(try FileStore.read(spare) == nil)
    }

    @Test(
        "a life of any length neither traps nor ends a sign-in early",
        arguments: ["1e300", "1e999", "9223372036854775807", "1e19"])
    func longLife(_ seconds: String) async throws {
        let scratch = try ScratchWorld()
        let store = try CredentialStore(scratch.world)
        try FileStore.makeFolder(store.folder)
        for (life, made) in [(seconds, "1"), ("100", seconds), (seconds, seconds)] {
            let text = #"{"access_token":"t","expires_in":\#(life),"created_at":\#(made)}"#
            try FileStore.replace(store.tokenPath, with: Array(text.utf8))
            let token = try #require(try store.loadToken(now: .now))
            #expect(!token.isStale(at: .now) && !token.isExpired(at: .now))
            try store.save(token)
            #expect(try store.loadToken(now: .now)?.accessToken == "t")
        }
    }

    @Test("TRAKT_ACCESS_TOKEN never touches the store")
    func environmentToken() async throws {
        let server = try LoopbackServer { _, _ in .reply(reply(401)) }
        defer { server.stop() }
        let scratch = try scratch(server, ["TRAKT_ACCESS_TOKEN": "given"])
        let client = try TraktClient(scratch.world)
        let error = await #expect(throws: ToolError.self) {
            try await client.get("/sync/history", authorization: .required)
        }
        #expect(error?.status == .signIn)
        #expect(error?.message.contains("TRAKT_ACCESS_TOKEN") == true)
        #expect(server.received.count == 1)
        #expect(!FileManager.default.fileExists(atPath: "\(scratch.folder)/config"))
    }

    @Test("files are 0600 in 0700; one that others can read is refused with the fix")
    func fileModes() async throws {
        let scratch = try ScratchWorld()
        let store = try CredentialStore(scratch.world)
        try store.save(try token("t", age: 0))
        func mode(_ path: String) throws -> Int {
            let facts = try FileManager.default.attributesOfItem(atPath: path)
            return try #require((facts[.posixPermissions] as? NSNumber)?.intValue)
        }
        #expect(try mode(store.tokenPath) == 0o600)
        #expect(try mode(store.folder) == 0o700)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o644], ofItemAtPath: store.tokenPath)
        let error = #expect(throws: ToolError.self) { try store.loadToken(now: .now) }
        #expect(error?.status == .config)
        #expect(error?.message.contains("chmod 600 \(store.tokenPath)") == true)
    }

    @Test(
        "a token file that is cut off means to sign in again",
        arguments: ["", "{\"acc", "{}", "[]"])
    func damagedStore(_ text: String) async throws {
        let scratch = try ScratchWorld()
        let store = try CredentialStore(scratch.world)
        try store.save(try token("t", age: 0))
        try FileStore.replace(store.tokenPath, with: Array(text.utf8))
        let error = await #expect(throws: ToolError.self) {
            try await TraktClient(scratch.world).account.accessToken()
        }
        #expect(error?.status == .signIn)
        #expect(error?.message.contains("trakt-auth login") == true)
    }
}

@Suite("what refusals mean")
struct StatusAdviceTests {
    /// A refusal, and what is to be said about it.
    struct Case: Sendable {
        var code: Int
        var body = ""
        var field: (String, String)?
        var status: Int32
        var word: String
    }

    private static let cases: [Case] = [
        Case(code: 401, status: 77, word: "trakt-auth login"),
        Case(code: 401, field: ("X-Private-User", "true"), status: 77, word: "private"),
        Case(code: 403, status: 77, word: "client id"),
        Case(code: 403, body: "Forbidden", status: 77, word: "blocked this app"),
        Case(code: 403, body: "error code: 1010", status: 69, word: "Cloudflare"),
        Case(code: 403, body: "<!DOCTYPE html><title>x", status: 69, word: "Cloudflare"),
        Case(code: 404, status: 76, word: "404"),
        Case(code: 405, status: 66, word: "405"),
        Case(code: 412, status: 76, word: "412"),
        Case(code: 420, field: ("X-Account-Limit", "250"), status: 69, word: "250"),
        Case(code: 420, status: 69, word: "limit"),
        Case(code: 422, status: 76, word: "not valid"),
        Case(code: 423, status: 69, word: "support"),
        Case(code: 426, field: ("X-Upgrade-URL", "https://v"), status: 69, word: "https://v"),
        Case(code: 429, status: 75, word: "later"),
        Case(code: 302, status: 76, word: "redirect"),
    ]

    @Test("every status of the fact sheet says what to do", arguments: cases)
    func advice(_ example: Case) {
        let headers = example.field.map { [$0.0: $0.1] } ?? [:]
        let error = TraktClient.explain(
            HTTPResponse(
                status: example.code, headers: headers, body: Array(example.body.utf8)))
        #expect(error.status.rawValue == example.status)
        #expect(error.message.contains(example.word))
        #expect(!error.message.contains("\n"))
    }
}
