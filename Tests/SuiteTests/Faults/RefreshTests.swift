import Testing
import TraktCore

/// Refresh tokens are good for one use, and a pipeline starts its tools at the same instant.
@Suite("Refresh")
struct RefreshTests {
    /// Signs in a scratch folder with the sandbox's tokens, as `trakt-auth login` would have.
    private func signIn(_ scratch: Scratch, _ sandbox: Sandbox) throws {
        let keys = ["access_token", "refresh_token"]
        var token = JSON.object(keys.map { .init($0, .string(sandbox.fact($0))) })
        if case .object(let fields) = token {
            token = .object(
                fields
                    + ["expires_in", "created_at"].compactMap { key in
                        sandbox.facts[key].map { .init(key, .raw($0)) }
                    })
        }
        _ = try scratch.writeSecret("token.json", token.text)
    }

    private func events(_ sandbox: Sandbox) throws -> [String] {
        try sandbox.log().compactMap { $0["event"]?.string }
    }

    @Test("four tools at once with an expired token: one refresh, none fails", arguments: 1...3)
    func fourAtOnce(_ round: Int) async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--expired"], in: scratch) { sandbox in
            try signIn(scratch, sandbox)
            let film = #"{"type":"movie","movie":{"ids":{"imdb":"tt1160419"}}}"#
            let commands = [
                ("trakt-history", ["1394"]), ("trakt-diff", ["--cloud"]),
                ("trakt-auth", ["status"]),
                ("trakt-add", ["--watched-at", "2025-06-01 20:00"]),
            ].map { tool, arguments in
                Command(
                    tool, arguments, in: scratch, input: .lines([film]),
                    environment: sandbox.signedOutEnvironment)
            }
            let results = try await withThrowingTaskGroup(of: CommandResult.self) { group in
                for command in commands { group.addTask { try await command.run() } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(results.count == 4)
            for result in results { result.expectStatus(0) }
            #expect(try events(sandbox) == ["refresh"])
        }
    }

    @Test("a whole pipeline with an expired token refreshes once")
    func pipeline() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--expired"], in: scratch) { sandbox in
            try signIn(scratch, sandbox)
            let stages = [
                ("trakt-history", ["1394"]), ("trakt-diff", ["--cloud", "--common"]),
                ("trakt-resolve", []), ("trakt-add", []),
            ].map {
                Command($0, $1, in: scratch, environment: sandbox.signedOutEnvironment)
            }
            let before = try sandbox.plays().count
            for result in try await Command.pipeline(stages) { result.expectStatus(0) }
            #expect(try events(sandbox) == ["refresh"])
            #expect(try sandbox.plays().count == before)
        }
    }

    @Test("a token that the server forgets between two runs is refreshed on its 401")
    func refusedToken() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            try signIn(scratch, sandbox)
            try sandbox.control("POST", "/sandbox/tokens/expire")
            let command = Command(
                "trakt-history", ["1394"], in: scratch, environment: sandbox.signedOutEnvironment)
            for _ in 0..<2 {
                let result = try await command.run()
                result.expectStatus(0)
                result.expect(result.lines.count == 28, "28 plays")
            }
            #expect(try events(sandbox) == ["refresh"])
        }
    }

    @Test("a refresh that is refused is status 77 and one line that says what to do")
    func refusedRefresh() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--expired"], in: scratch) { sandbox in
            _ = try scratch.writeSecret(
                "token.json",
                #"{"access_token":"gone","refresh_token":"used","expires_in":60,"created_at":1}"#)
            let result = try await Command(
                "trakt-history", in: scratch, environment: sandbox.signedOutEnvironment
            ).run()
            result.expectStatus(77)
            result.expectErrorLines(1)
            result.expect(result.errors.contains("trakt-auth login"), "what to do")
            result.expect(!result.errors.contains("gone"), "no token")
        }
    }
}
