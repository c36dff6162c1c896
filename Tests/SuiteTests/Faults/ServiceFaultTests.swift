import Testing
import TraktCore

/// A service that is not there, is another one, or is ill: each tool that asks it ends with one
/// line and the documented status.
@Suite("Faults: the service")
struct ServiceFaultTests {
    /// The tool at work, with the service at `url`.
    private func run(
        _ tool: ToolContract, at url: String, _ more: [String: String] = [:]
    ) async throws -> CommandResult {
        let environment = [
            "TRAKT_API_URL": url, "TRAKT_AUTH_URL": url, "TRAKT_CLIENT_ID": "client",
            "TRAKT_ACCESS_TOKEN": "secret-token", "TRAKT_WRITE_INTERVAL": "0",
            "TRAKT_RETRY_WAIT": "0.01", "TRAKT_TIMEOUT": "20",
        ].merging(more) { $1 }
        let result = try await Command(
            tool.name, tool.work, in: try Scratch(), input: .lines(Array(tool.records.prefix(1))),
            environment: environment
        ).run()
        result.expectErrorLines(1)
        // What is known without asking is printed by `trakt-auth status`, unless a setting is wrong.
        let known =
            tool.spec.name == "trakt-auth" && result.status != 78
            ? "{\"source\":\"environment\"}\n" : ""
        result.expect(result.text == known, "nothing on stdout")
        result.expect(!result.errors.contains("secret-token"), "no token is shown")
        result.expect(result.errors.hasPrefix("\(tool.name): "), "the tool's name")
        return result
    }

    @Test("nobody listens: 69", arguments: ToolContract.askers)
    func noNetwork(_ tool: ToolContract) async throws {
        let result = try await run(tool, at: "http://127.0.0.1:\(try unusedPort())")
        result.expectStatus(69)
    }

    @Test("a host that does not exist: 69", arguments: ToolContract.askers)
    func wrongHost(_ tool: ToolContract) async throws {
        // RFC 2606 keeps this name from ever existing.
        let result = try await run(tool, at: "https://trakt.invalid")
        result.expectStatus(69)
        result.expect(result.errors.contains("trakt.invalid"), "the host")
    }

    @Test(
        "an address that would send the token in the clear is refused: 78",
        arguments: ToolContract.askers)
    func plainHTTP(_ tool: ToolContract) async throws {
        for url in ["http://api.trakt.example", "ftp://127.0.0.1", "not a url"] {
            try await run(tool, at: url).expectStatus(78)
        }
    }

    @Test(
        "a page from Trakt's own address is a maintenance, not a wrong address: 69",
        .enabled(if: TLSServer.isPossible))
    func maintenance() async throws {
        let server = try await TLSServer(["api.trakt.tv"], in: try Scratch())
        for tool in ToolContract.askers {
            let result = try await run(tool, at: "https://api.trakt.tv", server.environment)
            result.expectStatus(69)
            result.expect(
                result.errors.contains("Trakt answers with a web page (maintenance?)"), "why")
            result.expect(!result.errors.contains("TRAKT_API_URL"), "the address is right")
        }
        #expect(server.requests.allSatisfy { $0 == "CONNECT api.trakt.tv:443 HTTP/1.1" })
    }

    @Test(
        "a page from a proxy that lets nobody through: 69, and it is named",
        arguments: ["403 Forbidden", "302 Found", "511 Network Authentication Required"])
    func proxyPage(_ status: String) async throws {
        let proxy = try LoopbackServer { _ in
            .reply(status, type: "text/html", "<!DOCTYPE html><title>Sign in to the Wi-Fi</title>")
        }
        for tool in ToolContract.askers {
            let result = try await run(
                tool, at: "https://api.trakt.tv", ["https_proxy": proxy.url])
            result.expectStatus(69)
            result.expect(result.errors.contains("\(status.prefix(3))"), "the proxy's status")
        }
    }

    @Test("pages instead of JSON: 76", arguments: ToolContract.askers)
    func html(_ tool: ToolContract) async throws {
        let server = try LoopbackServer { _ in
            .reply("200 OK", type: "text/html", "<!DOCTYPE html><title>Welcome</title>")
        }
        try await run(tool, at: server.url).expectStatus(76)
    }

    @Test(
        "a server that never answers: status 69 after the time given",
        arguments: ToolContract.askers)
    func silence(_ tool: ToolContract) async throws {
        let server = try LoopbackServer { _ in .silence }
        let result = try await run(tool, at: server.url, ["TRAKT_TIMEOUT": "1"])
        result.expectStatus(69)
        result.expect(!server.requests.isEmpty, "it was asked")
    }

    @Test(
        "what the service can say, and what it means to scripts",
        arguments: ToolContract.askers,
        [
            ("403 Forbidden", 77), ("401 Unauthorized", 77), ("423 Locked", 69),
            ("426 Upgrade Required", 69), ("503 Service Unavailable", 69),
            ("302 Found\r\nLocation: http://127.0.0.1:1/", 76),
        ])
    func statuses(_ tool: ToolContract, _ answer: (String, Int32)) async throws {
        let server = try LoopbackServer { _ in
            .reply(answer.0, type: "application/json", "")
        }
        try await run(tool, at: server.url).expectStatus(answer.1)
    }

    @Test("somebody who is not signed in is told how to: 77", arguments: ToolContract.askers)
    func signedOut(_ tool: ToolContract) async throws {
        let result = try await Command(
            tool.name, tool.work, in: try Scratch(), input: .lines(tool.records),
            environment: ["TRAKT_API_URL": "http://127.0.0.1:\(try unusedPort())"]
        ).run()
        result.expectStatus(77)
        result.expectErrorLines(1)
        result.expect(result.errors.contains("trakt-auth login"), "what to do")
    }

    @Test(
        "a damaged token file is status 77 and one line, for every way to damage it",
        arguments: [
            "", "{", #"{"access_token":"ab"#, "[]", "null", "{}", #"{"access_token":5}"#,
            "\u{0}\u{0}",
        ])
    func tokenFile(_ text: String) async throws {
        let scratch = try Scratch()
        _ = try scratch.writeSecret("token.json", text)
        let result = try await Command(
            "trakt-history", in: scratch,
            environment: ["TRAKT_CLIENT_ID": "c", "TRAKT_API_URL": "http://127.0.0.1:1"]
        ).run()
        result.expectStatus(77)
        result.expectErrorLines(1)
        result.expect(result.errors.contains("trakt-auth login"), "what to do")
    }

    @Test(
        "a setting that makes no sense is status 78 and names itself",
        arguments: [
            ("TRAKT_TIMEOUT", "soon"), ("TRAKT_TIMEOUT", "0"), ("TRAKT_RETRY_WAIT", "-1"),
            ("TRAKT_WRITE_INTERVAL", "x"), ("TRAKT_GET_BUDGET", "500"),
            ("TRAKT_GET_BUDGET", "0/300"),
        ])
    func settings(_ name: String, _ value: String) async throws {
        let result = try await Command(
            "trakt-history", in: try Scratch(),
            environment: [
                name: value, "TRAKT_CLIENT_ID": "c", "TRAKT_ACCESS_TOKEN": "t",
                "TRAKT_API_URL": "http://127.0.0.1:1",
            ]
        ).run()
        result.expectStatus(78)
        result.expectErrorLines(1)
        result.expect(result.errors.contains(name), "the setting's name")
    }

    @Test(
        "rejects that cannot be written are status 74",
        arguments: ToolContract.readers.filter { !$0.asksService })
    func rejectsOnFullDisk(_ tool: ToolContract) async throws {
        try await tool.atWork { command, _ in
            var command = command(.lines(["no record"]))
            command.arguments += ["--rejects", "/dev/full"]
            let result = try await command.run()
            result.expectStatus(74)
            result.expect(result.errors.contains("/dev/full"), "which file")
        }
    }
}
