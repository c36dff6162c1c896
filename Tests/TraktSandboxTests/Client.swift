// A server in this process on a real socket, and the smallest HTTP client that shows every byte.

import Foundation
import Testing
import TraktCore

@testable import trakt_sandbox

/// A reply as the client got it.
struct Received {
    /// The status; 0 when the connection ended before one came.
    var status = 0
    /// The header fields, names in lower case.
    var headers: [String: String] = [:]
    /// The body, as far as it came.
    var body: [UInt8] = []
    /// True when fewer bytes came than Content-Length promised.
    var isCut = false

    var text: String { String(decoding: body, as: UTF8.self) }

    /// The body as JSON. Throws when it is none.
    var json: JSONSlice { get throws { try JSONSlice.parse(body) } }
}

/// A sandbox of a test's own; it stops with the value.
final class TestServer: Sendable {
    let sandbox: Sandbox
    /// The sign-in to start with.
    let grant: Grant
    private let server: Server

    /// The embedded catalogue alone, made once: it never changes.
    private static let embedded = Result { try makeCatalog("") }

    /// The embedded catalogue and these lines of a test.
    static func catalog(_ lines: String = "") throws -> Catalog {
        try lines.isEmpty ? embedded.get() : makeCatalog(lines)
    }

    private static func makeCatalog(_ lines: String) throws -> Catalog {
        var builder = CatalogBuilder()
        try CatalogReader.read(EmbeddedCatalog.lines, into: &builder)
        try CatalogReader.read(Array(lines.utf8), into: &builder)
        return Catalog(builder)
    }

    /// A server with the demo's account, without rate limits unless `change` sets them.
    init(
        catalog lines: String = "", account: SandboxAccount? = nil, faults: [String] = [],
        stateFile: StateFile? = nil, _ change: (inout Settings) -> Void = { _ in }
    ) throws {
        var settings = Settings()
        settings.limits = nil
        change(&settings)
        let catalog = try TestServer.catalog(lines)
        var account = account ?? DemoAccount.make(catalog)
        grant = account.tokens.issue(at: .now, lifetime: settings.tokenLifetime)
        server = try Server(port: 0)
        settings.baseURL = "http://127.0.0.1:\(server.port)"
        let rules = try faults.map { try #require(FaultRule($0)) }
        let sandbox = Sandbox(
            settings: settings, catalog: catalog, account: account, faults: rules,
            stateFile: stateFile)
        self.sandbox = sandbox
        server.start { sandbox.answer($0) }
    }

    deinit { server.stop() }

    /// The headers of a client that does everything right.
    var headers: [String: String] {
        [
            "user-agent": "sandbox-tests/1", "trakt-api-key": sandbox.settings.clientID,
            "trakt-api-version": "2", "content-type": "application/json",
            "authorization": "Bearer \(grant.accessToken)",
        ]
    }

    /// Sends a request over a connection of its own, with some headers changed or, by "", left out.
    func send(
        _ method: String, _ path: String, _ body: String = "", changing: [String: String] = [:]
    ) throws -> Received {
        let connection = try connect()
        try connection.send(method, path, Array(body.utf8), headers.merging(changing) { $1 })
        return connection.receive(isHead: method == "HEAD")
    }

    /// GET.
    func get(_ path: String, changing: [String: String] = [:]) throws -> Received {
        try send("GET", path, changing: changing)
    }

    /// POST.
    func post(_ path: String, _ body: String, changing: [String: String] = [:]) throws -> Received {
        try send("POST", path, body, changing: changing)
    }

    /// The rows of a list.
    func rows(_ path: String) throws -> [JSONSlice] {
        try get(path).json.elements
    }

    /// Moves the sandbox's clock.
    func advance(seconds: Double) throws {
        #expect(try post("/sandbox/clock", "{\"advance\":\(seconds)}").status == 200)
    }

    /// Opens a connection.
    func connect() throws -> Connection {
        try Connection(port: server.port)
    }
}

/// One connection to a server on this machine.
final class Connection {
    private let descriptor: Int32
    private let port: UInt16
    private var buffer: [UInt8] = []

    init(port: UInt16) throws {
        self.port = port
        #if canImport(Glibc)
        let kind = Int32(SOCK_STREAM.rawValue)
        #else
        let kind = SOCK_STREAM
        #endif
        descriptor = socket(AF_INET, kind, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Foundation.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(connected == 0)
    }

    deinit { Sockets.closeSocket(descriptor) }

    /// Gives up reading after this many milliseconds; for servers that are silent on purpose.
    func setPatience(milliseconds: Int) {
        var time = timeval()
        time.tv_sec = milliseconds / 1000
        time.tv_usec = .init(milliseconds % 1000 * 1000)
        setsockopt(
            descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    }

    /// Sends a request; headers with an empty value are left out.
    func send(
        _ method: String, _ path: String, _ body: [UInt8] = [], _ headers: [String: String] = [:]
    ) throws {
        let host = headers["host"] ?? "127.0.0.1:\(port)"
        var head = "\(method) \(path) HTTP/1.1\r\nhost: \(host)\r\n"
        for (name, value) in headers.filter({ $0.key != "host" }) where !value.isEmpty {
            head += "\(name): \(value)\r\n"
        }
        if !body.isEmpty { head += "content-length: \(body.count)\r\n" }
        try sendBytes(Array((head + "\r\n").utf8) + body)
    }

    /// Sends bytes as they are.
    func sendBytes(_ bytes: [UInt8]) throws {
        try #require(Sockets.sendAll(descriptor, bytes))
    }

    /// Waits for one reply.
    func receive(isHead: Bool = false) -> Received {
        var reply = Received()
        while let line = readLine() {
            let words = line.split(separator: " ", maxSplits: 2)
            if words.first?.hasPrefix("HTTP/") == true {
                reply.status = words.dropFirst().first.flatMap { Int($0) } ?? 0
            } else if line.isEmpty {
                if reply.status == 100 { continue }
                return finish(reply, isHead: isHead)
            } else if let colon = line.firstIndex(of: ":") {
                let value = line[line.index(after: colon)...].drop { $0 == " " }
                reply.headers[line[..<colon].lowercased()] = String(value)
            }
        }
        return reply
    }

    private func finish(_ reply: Received, isHead: Bool) -> Received {
        var reply = reply
        let length = isHead ? 0 : reply.headers["content-length"].flatMap { Int($0) } ?? 0
        while buffer.count < length, fill() {}
        reply.body = Array(buffer.prefix(length))
        buffer.removeFirst(reply.body.count)
        reply.isCut = reply.body.count < length
        return reply
    }

    private func readLine() -> String? {
        while true {
            if let end = buffer.firstIndex(of: 10) {
                let line = String(decoding: buffer[..<end], as: UTF8.self)
                buffer.removeFirst(end + 1)
                return line.hasSuffix("\r") ? String(line.dropLast()) : line
            }
            guard fill() else { return nil }
        }
    }

    private func fill() -> Bool {
        let bytes = Sockets.receive(descriptor, atMost: 65536)
        buffer += bytes
        return !bytes.isEmpty
    }
}
