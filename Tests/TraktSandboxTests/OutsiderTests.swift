import Testing
import TraktCore

@testable import trakt_sandbox

/// The pages for a person and the sandbox's own paths are for this machine's programs and pages.
@Suite struct OutsiderTests {
    private let paths = [
        ("GET", "/activate"), ("GET", "/activate/ABCD"), ("POST", "/activate"),
        ("GET", "/sandbox/plays"), ("POST", "/sandbox/tokens/expire"),
        ("DELETE", "/sandbox/faults"),
    ]

    @Test(
        "another Host or Origin is refused, and nothing is done",
        arguments: [
            ["host": "evil.example"], ["host": "evil.example:80"], ["host": "127.0.0.1"],
            ["host": "127.0.0.1:1"], ["origin": "http://evil.example"], ["origin": "null"],
            ["origin": "https://127.0.0.1"],
        ])
    func refused(_ headers: [String: String]) throws {
        let server = try TestServer()
        for (method, path) in paths {
            #expect(try server.send(method, path, changing: headers).status == 403, "\(path)")
        }
        #expect(try server.get("/users/settings").status == 200)
    }

    @Test("its own names are welcome")
    func own() throws {
        let server = try TestServer()
        let port = server.sandbox.settings.baseURL.split(separator: ":").last ?? ""
        for headers in [
            [:], ["host": "localhost:\(port)"], ["host": "LocalHost:\(port)"],
            ["origin": "http://127.0.0.1:\(port)"], ["origin": "http://localhost:\(port)"],
        ] {
            #expect(try server.get("/sandbox/account", changing: headers).status == 200)
            #expect(try server.get("/activate", changing: headers).status == 200)
        }
    }

    @Test("the paths of the API take any Host, as a proxy in front of the service would send")
    func api() throws {
        let server = try TestServer()
        let headers = ["host": "api.trakt.tv", "origin": "https://app.example"]
        #expect(try server.get("/users/settings", changing: headers).status == 200)
    }
}
