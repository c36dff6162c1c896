import Foundation
import Testing
@testable import TraktCore

/// Every trap of HTTP libraries that style.md 3.3 names, and those that servers set.
@Suite("CurlTransport")
struct TransportTests {
    private let transport = CurlTransport()

    @Test("a 401 with a Basic challenge is a reply and does not hang")
    func basicChallenge() async throws {
        let server = try LoopbackServer { _, _ in
            .reply(reply(401, "no", "WWW-Authenticate: Basic realm=\"x\""))
        }
        defer { server.stop() }
        let response = try await transport.send(HTTPRequest(url: server.url, timeoutSeconds: 20))
        #expect(response.status == 401)
    }

    @Test("a 401 with a Bearer challenge is a reply")
    func bearerChallenge() async throws {
        let server = try LoopbackServer { _, _ in
            .reply(reply(401, "", "WWW-Authenticate: Bearer realm=\"Trakt\""))
        }
        defer { server.stop() }
        let response = try await transport.send(HTTPRequest(url: server.url, timeoutSeconds: 20))
        #expect(response.status == 401)
        #expect(response.header("www-authenticate") == "Bearer realm=\"Trakt\"")
    }

    @Test("a redirect is a reply, and its target sees nothing")
    func redirect() async throws {
        let other = try LoopbackServer { _, _ in .reply(reply(200, "[]")) }
        defer { other.stop() }
        let target = "http://localhost:\(other.port)/x"
        let server = try LoopbackServer { _, _ in .reply(reply(302, "", "Location: \(target)")) }
        defer { server.stop() }
        let response = try await transport.send(
            HTTPRequest(url: server.url, headers: [("Authorization", "Bearer secret")]))
        #expect(response.status == 302)
        #expect(other.received.isEmpty)
    }

    @Test("a deadline below a second is kept, and not cut to nothing")
    func deadline() async throws {
        let server = try LoopbackServer { request, _ in
            request.path == "/hang" ? .silence : .reply(reply(200, "[]"))
        }
        defer { server.stop() }
        let quick = try await transport.send(
            HTTPRequest(url: server.url + "/", timeoutSeconds: 0.9))
        #expect(quick.status == 200)
        let error = await #expect(throws: TransportError.self) {
            try await transport.send(HTTPRequest(url: server.url + "/hang", timeoutSeconds: 0.2))
        }
        #expect(error?.mayHaveArrived == true)
    }

    @Test("header names are found however they are spelled")
    func headerCase() async throws {
        let server = try LoopbackServer { _, _ in
            .reply(reply(200, "[]", "x-pagination-page-count: 7", "X-Pagination-Limit: 250"))
        }
        defer { server.stop() }
        let response = try await transport.send(HTTPRequest(url: server.url))
        #expect(response.number("X-Pagination-Page-Count") == 7)
        #expect(response.number("x-pagination-limit") == 250)
    }

    @Test("a refused connection never arrived; a dropped one may have")
    func kindsOfFailure() async throws {
        let server = try LoopbackServer { _, _ in .close }
        let dropped = await #expect(throws: TransportError.self) {
            try await transport.send(
                HTTPRequest(method: "POST", url: server.url, body: [], needsFreshConnection: true))
        }
        #expect(dropped?.mayHaveArrived == true)
        server.stop()
        let refused = await #expect(throws: TransportError.self) {
            try await transport.send(HTTPRequest(url: "http://127.0.0.1:1/"))
        }
        #expect(refused?.mayHaveArrived == false)
    }

    @Test("a write on a kept connection that dies is not sent twice by the library")
    func noSilentResend() async throws {
        let server = try LoopbackServer { request, _ in
            request.method == "GET" ? .reply(reply(200, "[]")) : .close
        }
        defer { server.stop() }
        _ = try await transport.send(HTTPRequest(url: server.url))
        await #expect(throws: TransportError.self) {
            try await transport.send(
                HTTPRequest(
                    method: "POST", url: server.url,
                    headers: [("Content-Type", "application/json")],
                    body: Array("{}".utf8), timeoutSeconds: 3, needsFreshConnection: true))
        }
        // Without `needsFreshConnection` libcurl sends the head a second time: seen with 6.3.1.
        #expect(server.receivedHeads.filter { $0.hasPrefix("POST") }.count == 1)
    }

    @Test("plain http goes to this machine only")
    func plainHTTP() async throws {
        for url in [
            "http://api.trakt.tv/", "http://127.evil.example/", "ftp://localhost/", "x", "",
        ] {
            let error = await #expect(throws: TransportError.self) {
                try await transport.send(HTTPRequest(url: url))
            }
            #expect(error?.kind == .badAddress, "\(url)")
        }
    }

    @Test("what was asked to be sent is what is sent")
    func headers() async throws {
        let server = try LoopbackServer { _, _ in .reply(reply(200, "{}")) }
        defer { server.stop() }
        _ = try await transport.send(
            HTTPRequest(
                method: "POST", url: server.url + "/a%20b?q=%26",
                headers: [("User-Agent", "traktutils/9"), ("Content-Type", "application/json")],
                body: Array("{\"a\":1}".utf8)))
        let request = try #require(server.received.first)
        #expect(request.path == "/a%20b?q=%26")
        #expect(request.body == "{\"a\":1}")
        #expect(request.head.contains("User-Agent: traktutils/9\r\n"))
        #expect(request.head.contains("Content-Type: application/json\r\n"))
    }

    @Test("cancelling the task ends the exchange")
    func cancellation() async throws {
        let (arrived, continuation) = AsyncStream<Void>.makeStream()
        let server = try LoopbackServer { _, _ in
            continuation.yield()
            return .silence
        }
        defer { server.stop() }
        let url = server.url
        let transport = transport
        let work = Task { try await transport.send(HTTPRequest(url: url, timeoutSeconds: 60)) }
        for await _ in arrived { break }
        work.cancel()
        await #expect(throws: CancellationError.self) { try await work.value }
    }

    @Test("redirects and challenges, many at once, end each exchange and not the process")
    func manyEndings() async throws {
        let server = try LoopbackServer { request, _ in
            request.path.hasPrefix("/r")
                ? .reply(reply(302, "", "Location: http://127.0.0.1:1/"))
                : .reply(reply(401, "no", "WWW-Authenticate: Basic realm=\"x\""))
        }
        defer { server.stop() }
        let (transport, url) = (transport, server.url)
        try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<60 {
                group.addTask {
                    let path = number % 2 == 0 ? "/r" : "/c"
                    let request = HTTPRequest(
                        method: number % 4 < 2 ? "GET" : "POST", url: url + path,
                        body: number % 4 < 2 ? nil : [], needsFreshConnection: number % 3 == 0)
                    return try await transport.send(request).status
                }
            }
            let statuses = try await group.reduce(into: [Int]()) { $0.append($1) }
            #expect(
                statuses.sorted() == Array(repeating: 302, count: 30)
                    + Array(repeating: 401, count: 30))
        }
    }

    @Test("25,000 header fields, or one without end, are refused within the limit of size")
    func largeHead() async throws {
        let many = (0..<25_000).map { "X-H-\($0): \(String(repeating: "a", count: 20))" }
        let heads = [
            "HTTP/1.1 200 OK\r\n" + many.joined(separator: "\r\n")
                + "\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nX: " + String(repeating: "a", count: 400_000) + "\r\n\r\n",
        ]
        for head in heads {
            let server = try LoopbackServer { _, _ in .replyAndClose(head) }
            defer { server.stop() }
            let error = await #expect(throws: TransportError.self) {
                try await transport.send(HTTPRequest(url: server.url, timeoutSeconds: 20))
            }
            #expect(error?.mayHaveArrived == true)
        }
    }

    @Test("a body above the limit is refused, however it is announced")
    func largeBody() async throws {
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        let chunk = "800000\r\n" + String(repeating: " ", count: 8 << 20) + "\r\n"
        let server = try LoopbackServer { _, _ in
            .replyAndClose(head + String(repeating: chunk, count: 9))
        }
        defer { server.stop() }
        let error = await #expect(throws: TransportError.self) {
            try await transport.send(HTTPRequest(url: server.url, timeoutSeconds: 60))
        }
        #expect(error?.kind == .tooLarge)
    }

    @Test("of several heads the last one counts")
    func interim() async throws {
        let server = try LoopbackServer { _, _ in
            .reply("HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\n" + reply(200, "[]", "X-Late: 2"))
        }
        defer { server.stop() }
        let response = try await transport.send(HTTPRequest(url: server.url))
        #expect(response.status == 200 && response.header("x-late") == "2")
        #expect(response.header("x-early") == nil)
    }

    @Test("a field's value cannot add another field")
    func injectedHeader() async throws {
        let server = try LoopbackServer { _, _ in .reply(reply(200, "[]")) }
        defer { server.stop() }
        _ = try await transport.send(
            HTTPRequest(
                url: server.url, headers: [("Authorization", "Bearer a\r\nX-Evil: 1\nY: 2")]))
        let head = try #require(server.received.first?.head)
        #expect(!head.contains("\nX-Evil") && !head.contains("\nY:"))
    }

    @Test("compressed replies are asked for")
    func compression() async throws {
        let server = try LoopbackServer { request, _ in
            .reply(reply(200, request.head.lowercased().contains("gzip") ? "[1]" : "[]"))
        }
        defer { server.stop() }
        #expect(try await transport.send(HTTPRequest(url: server.url)).body == Array("[1]".utf8))
    }
}
