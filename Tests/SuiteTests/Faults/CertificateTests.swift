import Foundation
import Testing
import TraktCore

/// A server with a certificate of a private authority: `openssl s_server`, where there is openssl.
@Suite("Faults: certificates", .enabled(if: Products.isInstalled("openssl")))
struct CertificateTests {
    /// Runs `body` beside a server of TLS that answers every request with a page.
    private func withServer(
        _ body: (_ url: String, _ authority: String, Scratch) async throws -> Void
    ) async throws {
        let scratch = try Scratch()
        let made = try await Command.shell(
            """
            openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost \
            -addext subjectAltName=DNS:localhost -keyout key.pem -out ca.pem
            """, in: scratch
        ).run()
        made.expectStatus(0)
        let port = try freePort()
        var server = Command(
            "openssl",
            ["s_server", "-accept", "\(port)", "-cert", "ca.pem", "-key", "key.pem", "-www"],
            in: scratch)
        server.deadlineSeconds = 600
        let running = try await Jobs.run { [server] in try PipelineRun([server]) }
        defer { running.kill() }
        try await body("https://localhost:\(port)", "\(scratch.work)/ca.pem", scratch)
    }

    private func history(
        _ url: String, _ scratch: Scratch, _ more: [String: String]
    ) async throws -> CommandResult {
        let environment = [
            "TRAKT_API_URL": url, "TRAKT_CLIENT_ID": "c", "TRAKT_ACCESS_TOKEN": "t",
            "TRAKT_RETRY_WAIT": "0.2", "TRAKT_TIMEOUT": "10",
        ]
        return try await Command(
            "trakt-history", ["-v"], in: scratch, environment: environment.merging(more) { $1 }
        ).run()
    }

    @Test("an unknown authority is 78 at once; SSL_CERT_FILE and CURL_CA_BUNDLE make it known")
    func authorities() async throws {
        try await withServer { url, authority, scratch in
            // Until the server listens, connections are refused (69).
            var unknown = try await history(url, scratch, [:])
            for _ in 0..<50 where unknown.status == 69 {
                unknown = try await history(url, scratch, [:])
            }
            unknown = try await history(url, scratch, [:])
            unknown.expectStatus(78)
            // One request, and the reason.
            unknown.expectErrorLines(2)
            unknown.expect(unknown.errors.contains("SSL_CERT_FILE"), "what to set")
            let other = try scratch.write("other.pem", "")
            for trusted in [
                ["SSL_CERT_FILE": authority], ["CURL_CA_BUNDLE": authority],
                ["SSL_CERT_FILE": authority, "CURL_CA_BUNDLE": other],
                ["SSL_CERT_FILE": other, "CURL_CA_BUNDLE": authority],
            ] {
                // The page of `openssl s_server -www` is no JSON: it was trusted and read.
                let result = try await history(url, scratch, trusted)
                result.expectStatus(76)
            }
            let missing = try await history(url, scratch, ["SSL_CERT_FILE": "/nonexistent.pem"])
            missing.expectStatus(78)
        }
    }

    private func freePort() throws -> UInt16 { try unusedPort(isKept: false) }
}
