import Foundation
import Testing

@testable import trakt_sandbox

/// The HTTP/1.1 reader, fed with bytes.
@Suite struct RequestParserTests {
    /// A parser that gets `text` in pieces of this many bytes.
    private func parser(_ text: String, piece: Int = 1 << 20) -> RequestParser {
        var rest = Array(text.utf8)[...]
        return RequestParser(
            receive: {
                let head = rest.prefix(piece)
                rest = rest.dropFirst(piece)
                return Array(head)
            }, sendContinue: {})
    }

    @Test(arguments: [
        ("GET /a HTTP/1.1\r\nHost: x\r\n\r\n", "GET", ["a"], ""),
        (
            "POST //oauth//token/ HTTP/1.1\r\nContent-Length: 4\r\n\r\nbody", "POST",
            ["oauth", "token"], "body"
        ),
        ("POST /a HTTP/1.1\nContent-Length: 2\n\nhi", "POST", ["a"], "hi"),
        ("\r\n\r\nGET http://127.0.0.1:80/a%20b?q=1 HTTP/1.1\r\n\r\n", "GET", ["a b"], ""),
        (
            "POST /c HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\nT: v\r\n\r\n",
            "POST", ["c"], "abc0123456789"
        ),
    ])
    func reads(text: String, method: String, path: [String], body: String) throws {
        // The cut between two packets may be anywhere.
        for piece in 1...text.utf8.count {
            var parser = parser(text, piece: piece)
            let request = try parser.next()
            #expect(request.method == method && request.path == path)
            #expect(String(decoding: request.body, as: UTF8.self) == body)
            #expect(throws: RequestError.closed) { try parser.next() }
        }
    }

    @Test func readsWhatFollowsOnTheSameConnection() throws {
        var parser = parser(
            "POST /a HTTP/1.1\r\nContent-Length: 1\r\n\r\nxGET /b HTTP/1.0\r\n\r\n")
        #expect(try parser.next().keepsAlive)
        let second = try parser.next()
        #expect(second.path == ["b"] && !second.keepsAlive)
    }

    @Test(arguments: [
        ("GET /\r\n\r\n", 400), ("GET / SPDY/3\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nbad\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n", 413),
        ("GET / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n", 501),
        ("GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
        ("GET / HTTP/1.1\r\nContent-Length: 5\r\n\r\nab", 400), ("GET / HT", 400),
        ("GET / HTTP/1.1\r\nx: " + String(repeating: "y", count: 70_000), 431),
    ])
    func refuses(text: String, status: Int) {
        var parser = parser(text)
        #expect(throws: RequestError.refused(status: status)) { try parser.next() }
    }

    @Test(arguments: [
        ("a%20b", "a b"), ("a+b", "a b"), ("%C3%A9", "é"), ("100%", "100%"), ("%zz", "%zz"),
        ("", ""),
    ])
    func decodesQueryValues(text: String, value: String) {
        #expect(RequestTarget.split("/x?q=\(text)").query.first?.value == value)
    }

    @Test func theLastQueryValueWins() throws {
        var parser = parser("GET /a?limit=1&limit=2&x HTTP/1.1\r\n\r\n")
        let request = try parser.next()
        #expect(request.queryValue("limit") == "2" && request.queryValue("x") == "")
        #expect(request.queryValue("y") == nil)
    }
}
