import Foundation
import Testing
import TraktCore

/// The other commands of `trakt-auth`, against the sandbox.
@Suite("trakt-auth")
struct SignInTests {
    private func auth(
        _ command: String, _ sandbox: Sandbox, _ scratch: Scratch
    ) async throws -> CommandResult {
        try await Command(
            "trakt-auth", [command], in: scratch, environment: sandbox.signedOutEnvironment
        ).run()
    }

    @Test("login, status, token, refresh, logout, status")
    func lifeOfASignIn() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--poll-interval", "1"], in: scratch) { sandbox in
            try await auth("login", sandbox, scratch).expectStatus(0)
            let status = try await auth("status", sandbox, scratch)
            status.expectStatus(0)
            let record = try #require(try status.records.first)
            #expect(record.value("user", "username")?.string == "demo")
            #expect(record["source"]?.string == "store")
            #expect(record["expires_at"]?.string.flatMap { Timestamp($0) } != nil)

            let first = try await auth("token", sandbox, scratch).text
            status.expect(!status.text.contains(first.dropLast()), "the token is in the status")
            try await auth("refresh", sandbox, scratch).expectStatus(0)
            let second = try await auth("token", sandbox, scratch).text
            #expect(first != second && !second.isEmpty)

            try await auth("logout", sandbox, scratch).expectStatus(0)
            let after = try await auth("status", sandbox, scratch)
            after.expectStatus(77)
            after.expectErrorLines(1)
            #expect(try sandbox.requestLines().contains("POST /oauth/revoke"))
        }
    }

    @Test("status warns of an end that is near, and of one that is past")
    func warnings() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let now = Int64(Date().timeIntervalSince1970)
            for (age, words) in [(86_000, "expires at"), (90_000, "has expired")] {
                let token = """
                    {"access_token":"\(sandbox.fact("access_token"))","refresh_token":"r",
                     "expires_in":86400,"created_at":\(now - Int64(age))}
                    """
                _ = try scratch.writeSecret("token.json", token)
                let result = try await auth("status", sandbox, scratch)
                result.expectStatus(0)
                result.expect(result.errors.contains(words), "expected \"\(words)\"")
                #expect(try !sandbox.requestLines().contains("POST /oauth/token"))
            }
        }
    }

    @Test("a store that others can read is refused with the fix")
    func openStore() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let path = try scratch.writeSecret(
                "token.json", "{\"access_token\":\"x\"}", mode: 0o644)
            let result = try await auth("status", sandbox, scratch)
            result.expectStatus(78)
            result.expectErrorLines(1)
            result.expect(result.errors.contains("chmod 600 \(path)"), "no fix")
        }
    }

    @Test("without a network logout forgets all the same, and says so")
    func logoutOffline() async throws {
        let scratch = try Scratch()
        _ = try scratch.writeSecret(
            "token.json", "{\"access_token\":\"x\",\"refresh_token\":\"y\"}")
        let nowhere = "http://127.0.0.1:\(try unusedPort())"
        let result = try await Command(
            "trakt-auth", ["logout"], in: scratch,
            environment: [
                "TRAKT_AUTH_URL": nowhere, "TRAKT_API_URL": nowhere, "TRAKT_CLIENT_ID": "c",
            ]
        ).run()
        result.expectStatus(69)
        result.expectErrorLines(1)
        #expect(!scratch.existsSecret("token.json"))
    }
}

extension Scratch {
    /// The suite's config folder here.
    private var configFolder: String {
        (environment["XDG_CONFIG_HOME"] ?? "\(path)/.config") + "/traktutils"
    }

    /// Writes a file of the config folder as the suite would; gives its path.
    func writeSecret(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
        try FileStore.makeFolder(configFolder)
        let file = "\(configFolder)/\(name)"
        try FileStore.replace(file, with: Array(text.utf8))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
        return file
    }

    /// Whether the config folder holds a file.
    func existsSecret(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(configFolder)/\(name)")
    }
}
