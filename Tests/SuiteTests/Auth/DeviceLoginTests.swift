import Foundation
import Synchronization
import Testing
import TraktCore

/// `trakt-auth login` against a sign-in host that answers each poll as it is told to.
@Suite("trakt-auth login")
struct DeviceLoginTests {
    private static let approved = """
        {"access_token":"secret-access","refresh_token":"secret-refresh","expires_in":604800,\
        "created_at":1795000000,"scope":"public","token_type":"bearer"}
        """

    /// A host that gives one code and then these answers, the last one again and again.
    private func host(
        expiresIn: Double = 600, _ answers: [(String, String)]
    ) throws -> LoopbackServer {
        let polls = Mutex(0)
        return try LoopbackServer { request in
            guard request.start.contains("/oauth/device/token") else {
                return .reply(
                    "200 OK", type: "application/json",
                    """
                    {"device_code":"secret-device","user_code":"5055CC52","expires_in":\(expiresIn),
                     "verification_url":"https://auth.example/activate","interval":0.05}
                    """)
            }
            let number = polls.withLock { count in
                defer { count += 1 }
                return count
            }
            let answer = answers[min(number, answers.count - 1)]
            return .reply(answer.0, type: "application/json", answer.1)
        }
    }

    private func login(
        _ server: LoopbackServer, _ scratch: Scratch, id: String? = "client-1"
    ) -> Command {
        var environment = ["TRAKT_AUTH_URL": server.url, "TRAKT_API_URL": server.url]
        if let id { environment["TRAKT_CLIENT_ID"] = id }
        return Command("trakt-auth", ["login", "-v"], in: scratch, environment: environment)
    }

    @Test(
        "it waits through every pending answer and stores the token, secretly",
        arguments: [
            [("400 Bad Request", "")],
            [("400 Bad Request", "{\"error\":\"authorization_pending\"}")],
            [("429 Too Many Requests", "")], [("502 Bad Gateway", "<html>no</html>")], [],
        ])
    func approved(_ before: [(String, String)]) async throws {
        let scratch = try Scratch()
        let server = try host(before + [("200 OK", DeviceLoginTests.approved)])
        defer { server.stop() }
        let result = try await login(server, scratch).run()
        result.expectStatus(0)
        result.expect(result.output.isEmpty, "nothing belongs on stdout")
        result.expect(result.errors.contains("https://auth.example/activate"), "no address")
        result.expect(result.errors.contains("5055CC52"), "no code")
        result.expect(!result.errors.contains("secret-"), "a secret was printed")
        let token = try JSONSlice.parse(
            Array(try Data(contentsOf: URL(fileURLWithPath: store(scratch)))))
        #expect(token["access_token"]?.string == "secret-access")
        #expect(token["refresh_token"]?.string == "secret-refresh")
    }

    private func store(_ scratch: Scratch) -> String {
        let base = scratch.environment["XDG_CONFIG_HOME"] ?? "\(scratch.path)/.config"
        return "\(base)/traktutils/token.json"
    }

    @Test(
        "what ends the wait has its words",
        arguments: [
            ("404 Not Found", "", "does not know the code"),
            ("409 Conflict", "", "used already"),
            ("418 Teapot", "", "denied"),
            ("400 Bad Request", "{\"error\":\"access_denied\"}", "denied"),
            ("410 Gone", "", "expired"),
            ("400 Bad Request", "{\"error\":\"expired_token\"}", "expired"),
            ("401 Unauthorized", "{\"error\":\"invalid_client\"}", "does not know this app"),
        ])
    func refused(_ status: String, _ body: String, _ words: String) async throws {
        let scratch = try Scratch()
        let server = try host([(status, body)])
        defer { server.stop() }
        let result = try await login(server, scratch).run()
        result.expectStatus(77)
        result.expect(result.errors.contains(words), "expected \"\(words)\"")
        #expect(!FileManager.default.fileExists(atPath: store(scratch)))
    }

    @Test("without a client id and a terminal it says where to get one")
    func noClientID() async throws {
        let scratch = try Scratch()
        let server = try host([("200 OK", DeviceLoginTests.approved)])
        defer { server.stop() }
        let result = try await login(server, scratch, id: nil).run()
        result.expectStatus(64)
        result.expectErrorLines(1)
        result.expect(
            result.errors.contains("https://app.trakt.tv/settings/apps/api/new"), "no URL")
    }

    @Test("at a terminal the first login asks for the client id and keeps it")
    func asksForClientID() async throws {
        let scratch = try Scratch()
        let server = try host([("200 OK", DeviceLoginTests.approved)])
        defer { server.stop() }
        let result = try await login(server, scratch, id: nil).run(atTerminal: { terminal in
            _ = try terminal.expect("Client ID: ")
            try terminal.type("typed-id\n")
            _ = try terminal.expect("Client secret")
            try terminal.type("\n")
        })
        result.expectStatus(0)
        let app = try scratch.appFile()
        #expect(app["client_id"]?.string == "typed-id")
        #expect(app["client_secret"] == nil)
    }

    @Test("an expired code is replaced by a new one when the person says so")
    func restartsOnRequest() async throws {
        let scratch = try Scratch()
        let server = try host([("410 Gone", ""), ("200 OK", DeviceLoginTests.approved)])
        defer { server.stop() }
        let result = try await login(server, scratch).run(atTerminal: { terminal in
            _ = try terminal.expect("[y/N]")
            try terminal.type("y\n")
        })
        result.expectStatus(0)
        #expect(server.requests.filter { $0.contains("/oauth/device/code") }.count == 2)
    }

    @Test("Ctrl-C stops it, and nothing is stored")
    func interrupted() async throws {
        let scratch = try Scratch()
        let polled = DispatchSemaphore(value: 0)
        let server = try LoopbackServer { request in
            let isPoll = request.start.contains("/oauth/device/token")
            if isPoll { polled.signal() }
            let code =
                #"{"device_code":"d","user_code":"u","verification_url":"v","interval":0.05}"#
            return .reply(
                isPoll ? "400 Bad Request" : "200 OK", type: "application/json", isPoll ? "" : code)
        }
        defer { server.stop() }
        let result = try await login(server, scratch).run(atTerminal: { terminal in
            _ = polled.wait(timeout: .now() + 30)
            try terminal.type("\u{3}")
        })
        result.expectStatus(130)
        #expect(!FileManager.default.fileExists(atPath: store(scratch)))
    }
}

extension Scratch {
    /// The stored app.
    fileprivate func appFile() throws -> JSONSlice {
        let base = environment["XDG_CONFIG_HOME"] ?? "\(path)/.config"
        let url = URL(fileURLWithPath: "\(base)/traktutils/app.json")
        return try JSONSlice.parse(Array(try Data(contentsOf: url)))
    }
}
