import Testing
import TraktCore

@testable import trakt_sandbox

/// Signing in and staying signed in.
@Suite struct OAuthTests {
    private let app = "\"client_id\":\"sandbox-client-id\""
    private let redirect = "\"redirect_uri\":\"urn:ietf:wg:oauth:2.0:oob\""

    private func code(_ server: TestServer) throws -> (device: String, user: String) {
        let reply = try server.post("/oauth/device/code", "{\(app)}").json
        return (
            try #require(reply["device_code"]?.string), try #require(reply["user_code"]?.string)
        )
    }

    private func poll(_ server: TestServer, _ device: String) throws -> Received {
        try server.post("/oauth/device/token", "{\(app),\"code\":\"\(device)\"}")
    }

    private func refresh(_ server: TestServer, _ token: String) throws -> Received {
        try server.post(
            "//oauth/token",
            "{\(app),\(redirect),\"grant_type\":\"refresh_token\",\"refresh_token\":\"\(token)\"}")
    }

    // MARK: Device codes

    @Test func aCodeHasItsForm() throws {
        let server = try TestServer()
        let reply = try server.post("/oauth/device/code", "{\(app)}").json
        #expect(reply["device_code"]?.string?.count == 64)
        #expect(reply["user_code"]?.string?.count == 8)
        #expect(reply["expires_in"]?.int64 == 600 && reply["interval"]?.int64 == 5)
        #expect(
            reply["verification_url"]?.string == server.sandbox.settings.baseURL + "/activate")
    }

    @Test func anApprovedCodeGivesATokenOnce() throws {
        let server = try TestServer { $0.pollInterval = 0 }
        let device = try code(server).device
        let reply = try poll(server, device)
        let token = try #require(try reply.json["access_token"]?.string)
        let changing = ["authorization": "Bearer \(token)"]
        #expect(try server.get("/users/settings", changing: changing).status == 200)
        #expect(try poll(server, device).status == 409)
    }

    @Test func theButtonApproves() throws {
        let server = try TestServer {
            $0.approval = .manual
            $0.pollInterval = 0
        }
        let code = try code(server)
        let pending = try poll(server, code.device)
        #expect(pending.status == 400 && pending.body.isEmpty)
        let page = try server.get("/activate/\(code.user)", changing: ["trakt-api-key": ""])
        #expect(page.text.contains("value=\"\(code.user)\""))
        #expect(try server.post("/activate", "code=\(code.user)&decision=approve").status == 200)
        #expect(try poll(server, code.device).status == 200)
        #expect(try server.post("/activate", "code=\(code.user)&decision=approve").status == 404)
    }

    @Test func theOtherButtonDenies() throws {
        let server = try TestServer {
            $0.approval = .manual
            $0.pollInterval = 0
        }
        let code = try code(server)
        #expect(try server.post("/activate", "code=\(code.user)&decision=deny").status == 200)
        #expect(try poll(server, code.device).status == 418)
    }

    @Test func everyOtherEndOfACodeHasItsStatus() throws {
        let denying = try TestServer { $0.approval = .deny }
        #expect(try poll(denying, try code(denying).device).status == 418)
        #expect(try poll(denying, "unknown").status == 404)
        let manual = try TestServer { $0.approval = .manual }
        let device = try code(manual).device
        #expect(try poll(manual, device).status == 400)
        #expect(try poll(manual, device).status == 429)
        try manual.advance(seconds: 5)
        #expect(try poll(manual, device).status == 400)
        try manual.advance(seconds: 600)
        #expect(try poll(manual, device).status == 410)
    }

    @Test func aPendingCodeMayHaveABody() throws {
        let server = try TestServer {
            $0.approval = .manual
            $0.pendingHasBody = true
        }
        let reply = try poll(server, try code(server).device)
        #expect(reply.status == 400)
        #expect(try reply.json["error"]?.string == "authorization_pending")
    }

    // MARK: Refreshing

    @Test func aRefreshTokenIsGoodOnce() throws {
        let server = try TestServer()
        let reply = try refresh(server, server.grant.refreshToken)
        let token = try #require(try reply.json["access_token"]?.string)
        #expect(reply.status == 200)
        #expect(try server.get("/users/settings").status == 401)
        let changing = ["authorization": "Bearer \(token)"]
        #expect(try server.get("/users/settings", changing: changing).status == 200)
        let again = try refresh(server, server.grant.refreshToken)
        #expect(again.status == 400)
        #expect(try again.json["error"]?.string == "invalid_grant")
    }

    @Test func theOldServerRefusesWith401() throws {
        let server = try TestServer { $0.profile = .legacy }
        #expect(try refresh(server, "used").status == 401)
    }

    @Test func tokensEndWithTheirTime() throws {
        let server = try TestServer { $0.tokenLifetime = 60 }
        #expect(try server.get("/users/settings").status == 200)
        try server.advance(seconds: 61)
        #expect(try server.get("/users/settings").status == 401)
        #expect(try refresh(server, server.grant.refreshToken).status == 200)
    }

    @Test func tokensCanBeMadeToEnd() throws {
        let server = try TestServer()
        #expect(try server.post("/sandbox/tokens/expire", "").status == 204)
        #expect(try server.get("/users/settings").status == 401)
        #expect(try refresh(server, server.grant.refreshToken).status == 200)
    }

    @Test func revokingEndsBothTokens() throws {
        let server = try TestServer()
        let body = "{\(app),\"token\":\"\(server.grant.accessToken)\"}"
        #expect(try server.post("/oauth/revoke", body).text == "{}")
        #expect(try server.get("/users/settings").status == 401)
        #expect(try refresh(server, server.grant.refreshToken).status == 400)
    }

    // MARK: Bad requests

    @Test(arguments: [
        "/oauth/device/code", "/oauth/device/token", "/oauth/token", "//oauth/token",
        "/oauth/revoke",
    ])
    func formsAreNotUnderstood(path: String) throws {
        let server = try TestServer()
        let reply = try server.post(
            path, "client_id=sandbox-client-id",
            changing: ["content-type": "application/x-www-form-urlencoded"])
        #expect(reply.status == 400)
        #expect(try reply.json["error"]?.string == "invalid_request")
        #expect(try reply.json["error_description"]?.string == "client_id is required")
    }

    @Test(arguments: [
        ("{}", 400, "invalid_request"),
        ("{\"client_id\":\"other\"}", 401, "invalid_client"),
        ("{\"client_id\":\"sandbox-client-id\",\"client_secret\":\"bad\"}", 401, "invalid_client"),
        ("{\"client_id\":\"sandbox-client-id\"}", 400, "invalid_request"),
        (
            "{\"client_id\":\"sandbox-client-id\",\"grant_type\":\"refresh_token\"}", 400,
            "invalid_request"
        ),
        (
            "{\"client_id\":\"sandbox-client-id\",\"grant_type\":\"password\"}", 400,
            "unsupported_grant_type"
        ),
    ])
    func tokenRequestsAreChecked(body: String, status: Int, error: String) throws {
        let reply = try TestServer().post("/oauth/token", body)
        #expect(reply.status == status)
        #expect(try reply.json["error"]?.string == error)
    }
}
