import Foundation
import Testing
import TraktCore

/// A server with a certificate of a private authority, where there is openssl.
@Suite("Faults: certificates", .enabled(if: TLSServer.isPossible))
struct CertificateTests {
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
        let scratch = try Scratch()
        let server = try await TLSServer(["localhost"], in: scratch)
        let (url, authority) = ("https://localhost:\(server.port)", server.authority)
        let unknown = try await history(url, scratch, [:])
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
            // The page is not JSON: it was trusted and read.
            let result = try await history(url, scratch, trusted)
            result.expectStatus(76)
        }
        let missing = try await history(url, scratch, ["SSL_CERT_FILE": "/nonexistent.pem"])
        missing.expectStatus(78)
    }
}
