import Foundation
import Synchronization
import Testing
import TraktCore

@Suite("HTTPClient")
struct HTTPClientTests {
    @Test(
        "a GET that meets a passing fault brings the same as without",
        arguments: [
            reply(429, "{}", "Retry-After: 0"), reply(429, "<html>", "Content-Type: text/html"),
            reply(500), reply(502, "<html>"), reply(503), reply(521), reply(200, "<html>no</html>"),
            reply(200, "[{\"id\":1},{\"i"), reply(200, ""), "",
        ])
    func passingFaults(_ fault: String) async throws {
        let scratch = try ScratchWorld()
        let server = try LoopbackServer { _, before in
            guard before < 2 else { return .reply(reply(200, "[{\"id\":1}]")) }
            return fault.isEmpty ? .close : .replyAndClose(fault)
        }
        defer { server.stop() }
        let client = try HTTPClient(scratch.world)
        let answer = try await client.get(server.url, headers: [])
        #expect(answer.json?.elements.count == 1)
        #expect(server.received.count == 3)
    }

    @Test(
        "a fault that stays has its status",
        arguments: [
            (reply(500, "", "X-Error-Message: overload"), 69, 5, "overload"),
            (reply(504, "<html>"), 69, 5, "504"),
            (reply(200, "<!DOCTYPE html>"), 76, 5, "web page"),
            (reply(200, "{\"a\":"), 76, 5, "not JSON"), (reply(200, ""), 76, 5, "nothing"),
            (reply(429, "", "Retry-After: 0"), 75, 6, "rate limit"),
        ])
    func stayingFaults(
        _ fault: String, _ status: Int32, _ requests: Int, _ word: String
    ) async throws {
        let scratch = try ScratchWorld()
        let server = try LoopbackServer { _, _ in .replyAndClose(fault) }
        defer { server.stop() }
        let client = try HTTPClient(scratch.world)
        let error = await #expect(throws: ToolError.self) {
            try await client.get(server.url, headers: [])
        }
        #expect(error?.status.rawValue == status)
        #expect(error?.message.contains(word) == true)
        #expect(server.received.count == requests)
    }

    @Test(
        "a pause longer than anybody waits for ends the run, and the next one, without asking again"
    )
    func longPause() async throws {
        let scratch = try ScratchWorld()
        let server = try LoopbackServer { _, _ in .reply(reply(429, "", "Retry-After: 3600")) }
        defer { server.stop() }
        for _ in 0..<2 {
            let client = try HTTPClient(scratch.world)
            let error = await #expect(throws: ToolError.self) {
                try await client.get(server.url, headers: [])
            }
            #expect(error?.status == .tryLater)
            await #expect(throws: ToolError.self) {
                try await client.write("POST", server.url, headers: [], body: [])
            }
        }
        #expect(server.received.count == 1)
    }

    @Test(
        "4xx and redirects are final",
        arguments: [301, 302, 400, 401, 403, 404, 405, 412, 420, 423])
    func finalStatuses(_ status: Int) async throws {
        let scratch = try ScratchWorld()
        let server = try LoopbackServer { _, _ in .reply(reply(status, "", "Location: /x")) }
        defer { server.stop() }
        let answer = try await HTTPClient(scratch.world).get(server.url, headers: [])
        #expect(answer.response.status == status)
        #expect(server.received.count == 1)
    }

    @Test(
        "a write is sent once, whatever comes back",
        arguments: [
            reply(429, "", "Retry-After: 0"), reply(500), reply(502, "<html>"), reply(504),
            reply(201, "<html>"), reply(201, "{\"added\":"), "",
        ])
    func doubtfulWrites(_ fault: String) async throws {
        let scratch = try ScratchWorld()
        let server = try LoopbackServer { _, _ in
            fault.isEmpty ? .close : .replyAndClose(fault)
        }
        defer { server.stop() }
        let client = try HTTPClient(scratch.world)
        let outcome = try await client.write("POST", server.url, headers: [], body: [])
        guard case .doubtful = outcome else {
            Issue.record("\(outcome) is not doubtful")
            return
        }
        #expect(server.receivedHeads.count == 1)
    }

    @Test("a write that cannot connect was not sent; one that is refused is answered")
    func certainWrites() async throws {
        let scratch = try ScratchWorld()
        let server = try LoopbackServer { _, _ in .reply(reply(404)) }
        defer { server.stop() }
        let client = try HTTPClient(scratch.world)
        guard
            case .notSent = try await client.write(
                "POST", "http://127.0.0.1:1", headers: [], body: [])
        else {
            Issue.record("a refused connection should be .notSent")
            return
        }
        guard
            case .answered(let answer) = try await client.write(
                "POST", server.url, headers: [], body: [])
        else {
            Issue.record("a 404 should be .answered")
            return
        }
        #expect(answer.response.status == 404)
    }

    @Test("writes of several processes keep their distance, also when replies are slow")
    func writeInterval() async throws {
        let scratch = try ScratchWorld(["TRAKT_WRITE_INTERVAL": "0.05"])
        let times = Mutex<[Double]>([])
        let server = try LoopbackServer { _, _ in
            times.withLock { $0.append(Date().timeIntervalSince1970) }
            return .reply(reply(200, "{}"))
        }
        defer { server.stop() }
        let (world, url) = (scratch.world, server.url)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let client = try HTTPClient(world)
                    for _ in 0..<3 {
                        _ = try await client.write("POST", url, headers: [], body: [])
                    }
                }
            }
            try await group.waitForAll()
        }
        let sorted = times.withLock { $0.sorted() }
        #expect(sorted.count == 12)
        for (earlier, later) in zip(sorted, sorted.dropFirst()) {
            #expect(later - earlier >= 0.049)
        }
    }

    @Test("it is known when any process of the user last wrote")
    func lastWrite() async throws {
        let scratch = try ScratchWorld()
        let server = try LoopbackServer { _, _ in .reply(reply(200, "{}")) }
        defer { server.stop() }
        let client = try HTTPClient(scratch.world)
        #expect(client.lastWrite.milliseconds == 0)
        let start = Timestamp(seconds: Date().timeIntervalSince1970 - 1)
        _ = try await client.write("POST", server.url, headers: [], body: [])
        #expect(try HTTPClient(scratch.world).lastWrite > start)
    }

    @Test("the budget of GETs is one for all processes of a user")
    func budget() async throws {
        let scratch = try ScratchWorld(["TRAKT_GET_BUDGET": "5/0.5"])
        let times = Mutex<[Double]>([])
        let server = try LoopbackServer { _, _ in
            times.withLock { $0.append(Date().timeIntervalSince1970) }
            return .reply(reply(200, "[]"))
        }
        defer { server.stop() }
        let (world, url) = (scratch.world, server.url)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let client = try HTTPClient(world)
                    for _ in 0..<3 { _ = try await client.get(url, headers: []) }
                }
            }
            try await group.waitForAll()
        }
        let sorted = times.withLock { $0.sorted() }
        #expect(sorted.count == 12)
        for (earlier, later) in zip(sorted, sorted.dropFirst(5)) {
            #expect(later - earlier >= 0.5)
        }
    }

    @Test(
        "a setting that makes no sense is named",
        arguments: [
            "x", "-1", "0/5", "5", "nan", "1e19", "500/1e30", "1/inf", "99999999999999999999/1",
        ])
    func badSettings(_ value: String) throws {
        let budget = try ScratchWorld(["TRAKT_GET_BUDGET": value])
        #expect(throws: ToolError.self) { try HTTPClient(budget.world) }
        if Double(value).map({ $0 < 0 || $0.isNaN || $0 > 1e9 }) ?? true {
            let timeout = try ScratchWorld(["TRAKT_TIMEOUT": value])
            #expect(throws: ToolError.self) { try HTTPClient(timeout.world) }
        }
    }

    @Test(
        "Retry-After is read as seconds or as a date in any form, and clamped",
        arguments: [
            ("0", 0), ("7", 7), ("1.5", 1.5), ("-3", 0), ("1e999", Double.infinity),
            ("9223372036854775807", 0x1p63), ("nan", nil), ("soon", nil),
            ("Sun, 06 Nov 1994 08:49:37 GMT", 7), ("Sunday, 06-Nov-94 08:49:37 GMT", 7),
            ("Sun Nov  6 08:49:37 1994", 7), ("Sun, 06 Nov 1993 08:49:37 GMT", 0), ("", nil),
        ] as [(String, Double?)])
    func retryAfter(_ text: String, _ seconds: Double?) throws {
        let now = try #require(Timestamp("1994-11-06T08:49:30.000Z"))
        let response = HTTPResponse(status: 429, headers: ["retry-after": text])
        #expect(response.retryAfter(now: now) == seconds)
    }

    @Test("a pause that is too long to believe ends the run; it neither traps nor waits")
    func endlessPause() async throws {
        for text in ["9223372036854775807", "1e999", "Sun, 06 Nov 2394 08:49:37 GMT"] {
            let scratch = try ScratchWorld()
            let client = try HTTPClient(scratch.world) { _ in
                HTTPResponse(status: 429, headers: ["Retry-After": text])
            }
            let error = await #expect(throws: ToolError.self) {
                try await client.get("https://api.trakt.tv/x", headers: [])
            }
            #expect(error?.status == .tryLater)
            let outcome = try? await client.write("POST", "https://h/x", headers: [], body: [])
            #expect(outcome == nil)
        }
    }

    @Test("a web page at Trakt's own address is a maintenance (69), elsewhere a wrong address (76)")
    func maintenance() async throws {
        for (url, status) in [
            ("https://api.trakt.tv/x", 69), ("https://trakt.example/x", 76),
            ("https://api.trakt.tv.example/x", 76),
        ] {
            let client = try HTTPClient(try ScratchWorld().world) { _ in
                HTTPResponse(status: 200, body: Array("<!doctype html><title>Back soon".utf8))
            }
            let error = await #expect(throws: ToolError.self) {
                try await client.get(url, headers: [])
            }
            #expect(error?.status.rawValue == Int32(status))
            #expect(error?.message.contains("web page") == true)
        }
    }

    @Test("where the state folder cannot be used reads go on at their own pace, writes do not")
    func noStateFolder() async throws {
        let settings = ["XDG_STATE_HOME": "/dev/null/state", "TRAKT_GET_BUDGET": "2/0.3"]
        let scratch = try ScratchWorld(settings)
        let times = Mutex<[Double]>([])
        let client = try HTTPClient(scratch.world) { _ in
            times.withLock { $0.append(Date().timeIntervalSince1970) }
            return HTTPResponse(status: 200, body: Array("[]".utf8))
        }
        for _ in 0..<3 { _ = try await client.get("https://h/x", headers: []) }
        let sent = times.withLock { $0 }
        #expect(sent.count == 3 && sent[2] - sent[0] >= 0.3)
        let error = await #expect(throws: ToolError.self) {
            try await client.write("POST", "https://h/x", headers: [], body: [])
        }
        #expect(error?.status == .io && error?.message.contains("XDG_STATE_HOME") == true)
        #expect(times.withLock { $0.count } == 3)
    }

    @Test("after a process was killed in its write, the next write waits a whole interval")
    func killedWrite() async throws {
        let scratch = try ScratchWorld(["TRAKT_WRITE_INTERVAL": "0.3"])
        // What a process leaves that began to write long ago and was killed: no end was noted.
        let client = try HTTPClient(scratch.world) { _ in
            HTTPResponse(status: 200, body: Array("{}".utf8))
        }
        _ = try await client.write("POST", "https://h/x", headers: [], body: [])
        let path = "\(scratch.folder)/state/traktutils/pacing.json"
        try FileStore.replace(path, with: Array(#"{"last_write":5,"is_writing":true}"#.utf8))
        let start = Date()
        _ = try await client.write("POST", "https://h/x", headers: [], body: [])
        #expect(Date().timeIntervalSince(start) >= 0.29)
    }

    @Test("a write that is on its way is noted before it is sent")
    func notedBefore() async throws {
        let scratch = try ScratchWorld()
        let path = "\(scratch.folder)/state/traktutils/pacing.json"
        let seen = Mutex<[UInt8]>([])
        let client = try HTTPClient(scratch.world) { _ in
            seen.withLock { $0 = (try? FileStore.read(path)) ?? [] }
            return HTTPResponse(status: 200, body: Array("{}".utf8))
        }
        _ = try await client.write("POST", "https://h/x", headers: [], body: [])
        let during = try JSONSlice.parse(seen.withLock { $0 })
        #expect(during["is_writing"]?.bool == true && during["last_write"]?.int64 ?? 0 > 0)
        let after = try JSONSlice.parse(try #require(try FileStore.read(path)))
        #expect(after["is_writing"]?.bool == false)
    }
}
