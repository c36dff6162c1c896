import Testing
import TraktCore

@Suite("Addresses from outside")
struct AddressTests {
    @Test(
        "this machine, and what only looks like it",
        arguments: [
            ("http://localhost", true), ("http://LOCALHOST:80/x", true), ("http://127.0.0.1", true),
            ("http://127.255.1.2:9", true), ("http://[::1]:8080/a", true),
            ("http://u:p@127.0.0.1/", true), ("http://127.0.0.1.evil.example", false),
            ("http://127.evil.example", false), ("http://localhost.evil.example", false),
            ("http://127.0.0.1@evil.example/", false), ("http://evil.example#@127.0.0.1", false),
            ("http://evil.example?@127.0.0.1", false), ("http://128.0.0.1", false),
            ("http://127.0.0.256", false), ("http://[::2]", false), ("http://127.0.0", false),
        ])
    func loopback(_ url: String, _ expected: Bool) throws {
        #expect(try #require(Address.Parts(url)).isLoopback == expected)
    }

    @Test(
        "what is not an address",
        arguments: [
            "", "x", "api.trakt.tv", "http://", "http:///x", "://host", "https://a b",
            "https://h:x",
            "https://h:99999", "https://h\u{0}", "https://h\n", "http://[::1",
        ])
    func malformed(_ url: String) {
        #expect(Address.Parts(url) == nil)
    }

    @Test(
        "a name and password are never shown",
        arguments: [
            "http://u:secret@h/x", "u:secret@h", "https://secret@h:1?q", "ftp://a:b:secret@h",
            "https://x:secret@y@h", "https://u:se cret@h", "//u:secret@h",
        ])
    func passwords(_ url: String) {
        #expect(!Address.withoutUser(url).contains("secret") && !Address.host(url).contains("cret"))
    }

    @Test("an @ after the host stays")
    func laterAt() {
        #expect(Address.withoutUser("https://h/@x?a@b") == "https://h/@x?a@b")
        #expect(Address.host("https://h:1/@x") == "h:1")
    }
}
