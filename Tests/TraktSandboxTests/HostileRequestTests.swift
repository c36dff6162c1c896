import Testing
import TraktCore

@testable import trakt_sandbox

/// Requests that no client should send: every one is answered, none stops the server.
@Suite struct HostileRequestTests {
    /// Always the same numbers: splitmix64 from a fixed seed.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }

        mutating func pick<Value>(_ values: [Value]) -> Value {
            values[Int.random(in: 0..<values.count, using: &self)]
        }
    }

    private static let numbers = [
        "0", "-1", "1", "6", "9223372036854775807", "-9223372036854775808", "1e999", "0.5",
        "18446744073709551616", "100000061", "12000000000",
    ]
    private static let words = [
        "", "a", "1394", "breaking-bad", "unknown", "released", "tt0903747", "é\u{0}%",
        "99999999999",
        "2020-02-30T25:61:00Z", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999+23:59",
    ]
    private static let keys = [
        "movies", "shows", "seasons", "episodes", "ids", "trakt", "imdb", "tmdb", "tvdb", "slug",
        "title", "year", "number", "season", "watched_at", "rating", "rated_at", "collected_at",
        "notes", "rank", "client_id", "code", "refresh_token", "grant_type", "3d", "hdr",
    ]
    private static let paths = Sandbox.routes.map { ($0.method, $0.pattern) }

    private func json(_ dice: inout Dice, depth: Int) -> JSON {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &dice) {
        case 0: return .null
        case 1: return .bool(true)
        case 2: return .raw(Array(dice.pick(Self.numbers).utf8))
        case 3, 4: return .string(dice.pick(Self.words))
        case 5:
            let count = Int.random(in: 0...3, using: &dice)
            return .array((0..<count).map { _ in json(&dice, depth: depth - 1) })
        default:
            let count = Int.random(in: 0...5, using: &dice)
            return .object(
                (0..<count).map { _ in .init(dice.pick(Self.keys), json(&dice, depth: depth - 1)) })
        }
    }

    private func request(_ dice: inout Dice, _ server: TestServer) -> ServerRequest {
        let (method, pattern) = dice.pick(Self.paths)
        let path = pattern.map { part in
            guard part.first == ":" else { return String(part) }
            let choices = ["movies", "shows", "me", "demo", "show", "imdb", "title", "all"]
            return dice.pick(choices + Self.words + Self.numbers)
        }
        let names = ["page", "limit", "start_at", "end_at", "extended", "query", "type"]
        let query = names.filter { _ in dice.pick([true, false]) }.map { name in
            (name: name, value: dice.pick(Self.words + Self.numbers + ["full,min,progress"]))
        }
        let headers = server.headers.filter { _ in Int.random(in: 0..<40, using: &dice) > 0 }
        return ServerRequest(
            method: method, target: "/", path: path, query: query,
            headers: headers.map { ($0.key, $0.value) }, body: json(&dice, depth: 5).bytes)
    }

    @Test(arguments: 0..<4)
    func everyRequestIsAnswered(seed: Int) throws {
        var dice = Dice(state: UInt64(seed))
        let server = try TestServer { if seed % 2 == 1 { $0.profile = .legacy } }
        let known: Set<Int> = [
            200, 201, 204, 400, 401, 403, 404, 405, 409, 410, 412, 418, 420, 422, 429, 500,
        ]
        for _ in 0..<2000 {
            let request = request(&dice, server)
            let reply = server.sandbox.answer(request).reply
            #expect(known.contains(reply.status), "\(request.method) \(request.pathText)")
            if reply.status == 500 { #expect(request.path.contains("tvdb")) }
            let isJSON = reply.headers.contains { $0.value.hasPrefix("application/json") }
            if isJSON, (try? JSONSlice.parse(reply.body)) == nil {
                Issue.record("not JSON: \(request.method) \(request.pathText)")
            }
        }
        #expect(server.sandbox.answer(try history(server)).reply.status == 200)
    }

    private func history(_ server: TestServer) throws -> ServerRequest {
        ServerRequest(
            method: "GET", target: "/", path: ["sync", "history"], query: [],
            headers: server.headers.map { ($0.key, $0.value) })
    }

    @Test func chunksThatOverflowAreRefused() throws {
        let server = try TestServer()
        let connection = try server.connect()
        let text =
            "POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n1\r\nx\r\n7fffffffffffffff\r\n"
        try connection.sendBytes(Array(text.utf8))
        #expect(connection.receive().status == 413)
    }
}
