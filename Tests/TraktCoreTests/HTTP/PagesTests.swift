import Foundation
import Synchronization
import Testing
@testable import TraktCore

@Suite("Pages")
struct PagesTests {
    /// What a reading brought.
    private struct Reading {
        var rows: [String] = []
        /// The pages that were asked for, in the order of the requests.
        var requests: [Int] = []
        var pages: Pages
    }

    private func read(
        _ bodies: [String], _ headers: [String: String] = [:], wantedPages: Int = .max
    ) async throws -> Reading {
        let asked = Mutex<[Int]>([])
        let pages = Pages(wantedPages: wantedPages) { page in
            asked.withLock { $0.append(page) }
            let body = page <= bodies.count ? bodies[page - 1] : "[]"
            let response = HTTPResponse(status: 200, headers: headers, body: Array(body.utf8))
            return HTTPClient.Reply(response: response, json: try JSONSlice.parse(Array(body.utf8)))
        }
        var reading = Reading(pages: pages)
        while let page = try await reading.pages.next() {
            reading.rows += page.map { String(decoding: $0.bytes, as: UTF8.self) }
        }
        reading.requests = asked.withLock { $0 }
        return reading
    }

    private func count(_ pages: Int, items: Int? = nil) -> [String: String] {
        ["X-Pagination-Page-Count": "\(pages)", "x-pagination-item-count": "\(items ?? pages)"]
    }

    @Test(
        "the reported count is a floor: a list ends at the first empty page at or after it",
        arguments: [0, 1, 2, 3, 4])
    func floor(_ reported: Int) async throws {
        let reading = try await read(["[1]", "[2]", "[3]"], count(reported))
        #expect(reading.rows == ["1", "2", "3"])
        #expect(reading.requests.sorted() == [1, 2, 3, 4])
    }

    @Test("short and empty pages below the count are no end")
    func shortPages() async throws {
        let reading = try await read(["[1,2]", "[]", "[3]", "[]", "[]"], count(4))
        #expect(reading.rows == ["1", "2", "3"])
        #expect(reading.requests.sorted() == [1, 2, 3, 4])
    }

    @Test("an empty list is one request", arguments: [0, 1])
    func empty(_ reported: Int) async throws {
        #expect(try await read([], count(reported)).requests == [1])
        #expect(try await read([]).requests == [1])
    }

    @Test("without headers a list ends at an empty page, or at once if it comes whole")
    func noHeaders() async throws {
        #expect(try await read(["[1]", "[2]"]).rows == ["1", "2"])
        #expect(try await read(["[1]", "[1]", "[1]"]).rows == ["1"])
    }

    @Test("a page past the count that repeats the last one is the end")
    func repeatedLast() async throws {
        #expect(try await read(["[1]", "[2]", "[2]", "[2]"], count(2)).rows == ["1", "2"])
    }

    @Test("a page that repeats within the count, or rows without end, are status 76")
    func endless() async throws {
        let same = Array(repeating: "[1,2]", count: 50)
        let endless = (1...300).map { "[\($0)]" }
        for (bodies, reported) in [(same, 50), (endless, 3), (endless, 0)] {
            let error = await #expect(throws: ToolError.self) {
                try await read(bodies, count(reported))
            }
            #expect(error?.status == .protocolError)
        }
        #expect(try await read(Array(endless.prefix(103)), count(3)).rows.count == 103)
    }

    @Test(
        "what is no list is an error, never an empty one", arguments: ["{}", "null", "5", "\"\""])
    func noList(_ body: String) async throws {
        let error = await #expect(throws: ToolError.self) { try await read([body]) }
        #expect(error?.status == .protocolError)
    }

    @Test("rows with an id are given once; others as often as they come")
    func repeatedRows() async throws {
        let bodies = [#"[{"id":1},{"id":2},null,7]"#, #"[{"id":2},{"id":3},null]"#]
        let reading = try await read(bodies, count(2, items: 7))
        #expect(reading.rows.filter { $0.hasPrefix("{") }.count == 3)
        #expect(reading.rows.count == 6)
        #expect(reading.pages.hasRepeats && !reading.pages.hasMoved)
        #expect(reading.pages.rowCount == 6 && reading.pages.itemCount == 7)
    }

    @Test("no more pages are asked for than are wanted, unless rows are missing")
    func wantedPages() async throws {
        let bodies = (1...20).map { "[\($0)]" }
        let asked = Mutex<Set<Int>>([])
        var pages = Pages(wantedPages: 3) { [headers = count(20)] page in
            asked.withLock { _ = $0.insert(page) }
            let body = Array(bodies[page - 1].utf8)
            let response = HTTPResponse(status: 200, headers: headers, body: body)
            return .init(response: response, json: try JSONSlice.parse(body))
        }
        for _ in 0..<3 { _ = try await pages.next() }
        #expect(asked.withLock { $0 } == [1, 2, 3])
        _ = try await pages.next()
        #expect(asked.withLock { $0 } == [1, 2, 3, 4])
    }

    @Test("pages come in order, however long each takes, and at most eight are on their way")
    func order() async throws {
        let flying = Mutex((now: 0, most: 0))
        var pages = Pages { [headers = count(60)] page in
            flying.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            // Each waits for its turn to end, in an order that is not that of the requests.
            for _ in 0..<(page * 7919 % 50) { await Task.yield() }
            flying.withLock { $0.now -= 1 }
            let body = page <= 60 ? "[\(page)]" : "[]"
            return .init(
                response: HTTPResponse(status: 200, headers: headers, body: Array(body.utf8)),
                json: try JSONSlice.parse(Array(body.utf8)))
        }
        var rows: [Int] = []
        while let page = try await pages.next() { rows += page.compactMap(\.int) }
        #expect(rows == Array(1...60))
        #expect(flying.withLock { $0.most } <= 8)
    }

    @Test("a page that fails is thrown in its place, after the pages before it")
    func failure() async throws {
        var pages = Pages { [headers = count(9)] page in
            if page == 5 { throw ToolError(.unavailable, "gone") }
            let body = Array("[\(page)]".utf8)
            return .init(
                response: HTTPResponse(status: 200, headers: headers, body: body),
                json: try JSONSlice.parse(body))
        }
        for page in 1...4 { #expect(try await pages.next()?.first?.int == page) }
        await #expect(throws: ToolError.self) { try await pages.next() }
    }

    @Test(
        "counts from headers are clamped",
        arguments: ["99999999999999999999", "9223372036854775807"])
    func hugeCounts(_ number: String) async throws {
        let headers = ["X-Pagination-Page-Count": number, "X-Pagination-Item-Count": number]
        var pages = Pages { page in
            let body = Array("[\(page)]".utf8)
            return .init(
                response: HTTPResponse(status: 200, headers: headers, body: body),
                json: try JSONSlice.parse(body))
        }
        #expect(try await pages.next()?.count == 1)
        #expect(pages.pageCount == 1_000_000_000)
    }

    @Test("a count that is no number is none", arguments: ["-5", "x", "", "1.5", "0x10", "１２"])
    func badCounts(_ text: String) async throws {
        #expect(HTTPResponse(status: 200, headers: ["a": text]).number("A") == nil)
    }
}
