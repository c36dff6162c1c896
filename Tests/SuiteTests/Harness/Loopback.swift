import Foundation
import Synchronization
import TraktCore

#if canImport(Glibc)
@preconcurrency import Glibc
private let streamSocket = Int32(SOCK_STREAM.rawValue)
#else
private let streamSocket = SOCK_STREAM
#endif

/// What came over a connection: one HTTP/1.1 message, cut into its parts.
struct HTTPText: Sendable {
    /// The first line: a request's or a reply's.
    var start: String
    /// The headers, by their names in lower case.
    var headers: [String: String]
    /// The body.
    var body: [UInt8]

    /// The status of a reply; 0 if this is none.
    var status: Int { Int(start.split(separator: " ").dropFirst().first ?? "") ?? 0 }

    /// Reads one message up to the end of its body; nil if the other side leaves before.
    init?(from connection: TraktCore.FileDescriptor) {
        var bytes: [UInt8] = []
        let end = Array("\r\n\r\n".utf8)
        while bytes.firstRange(of: end) == nil {
            guard let block = try? connection.read(atMost: 65536), !block.isEmpty
            else { return nil }
            bytes += block
        }
        guard let split = bytes.firstRange(of: end) else { return nil }
        let head = String(decoding: bytes[..<split.lowerBound], as: UTF8.self)
        let lines = head.components(separatedBy: "\r\n")
        start = lines[0]
        headers = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1).map { String($0) }
            guard parts.count == 2 else { continue }
            headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        body = Array(bytes[split.upperBound...])
        let length = headers["content-length"].flatMap { Int($0) }
        while body.count < length ?? (start.hasPrefix("HTTP") ? Int.max : 0) {
            guard let block = try? connection.read(atMost: 65536), !block.isEmpty else { break }
            body += block
        }
    }
}

/// One plain HTTP request to a server on this machine: for what a test itself asks of the sandbox.
enum Loopback {
    /// Sends a request and gives the reply. `url` is `http://127.0.0.1:PORT/path`.
    static func send(
        _ method: String, _ url: String, headers: [String: String] = [:], body: String = ""
    ) throws -> HTTPText {
        guard let parts = URLComponents(string: url), let port = parts.port else {
            throw HarnessError("not a local URL: \(url)")
        }
        let connection = try connect(UInt16(port))
        defer { connection.close() }
        let target = parts.percentEncodedPath + (parts.percentEncodedQuery.map { "?\($0)" } ?? "")
        var lines = ["\(method) \(target.isEmpty ? "/" : target) HTTP/1.1"]
        let fixed = ["Host": "127.0.0.1:\(port)", "Connection": "close"]
        let length = ["Content-Length": "\(body.utf8.count)", "Content-Type": "application/json"]
        let all = headers.merging(fixed) { given, _ in given }.merging(length) { given, _ in given }
        lines += all.map { "\($0): \($1)" }
        try connection.write((lines.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
        guard let reply = HTTPText(from: connection) else {
            throw HarnessError("no reply to \(method) \(url)")
        }
        return reply
    }

    fileprivate static func connect(_ port: UInt16) throws -> TraktCore.FileDescriptor {
        let descriptor = try ChildProcess.spawning.withLock { try newSocket() }
        guard withAddress(port: port, { systemConnect(descriptor, $0, $1) }) == 0 else {
            throw HarnessError("connect: \(SystemError.last)")
        }
        return FileDescriptor(descriptor)
    }
}

/// A server that answers as a test wants: for servers that are not Trakt, or are ill.
final class LoopbackServer: Sendable {
    /// What is done with a request.
    enum Answer: Sendable {
        /// These bytes, status line and all; then the connection is closed.
        case bytes(String)
        /// Nothing, for as long as the test lasts.
        case silence
        /// These bytes, and then a byte at a time until the other side has had enough.
        case drip(String)
        /// A connection to this port of the machine, as a proxy makes it after `CONNECT`.
        case tunnel(UInt16)

        /// A whole reply with a body.
        static func reply(_ status: String, type: String, _ body: String) -> Answer {
            .bytes(
                "HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\nContent-Length: "
                    + "\(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)")
        }
    }

    /// Its address: `http://127.0.0.1:PORT`.
    let url: String
    private let listener: Int32
    private let open = Mutex<[TraktCore.FileDescriptor]>([])
    private let seen = Mutex<[String]>([])
    private let arrival = DispatchSemaphore(value: 0)

    /// Begins to answer on a free port of `127.0.0.1`, or of `[::1]`.
    init(ipv6: Bool = false, _ answer: @escaping @Sendable (HTTPText) -> Answer) throws {
        let descriptor = try ChildProcess.spawning.withLock { try newSocket(ipv6: ipv6) }
        listener = descriptor
        let bound = ipv6 ? bindIPv6(descriptor) : withAddress(port: 0) { bind(descriptor, $0, $1) }
        guard bound == 0, listen(descriptor, 64) == 0 else {
            throw HarnessError("bind: \(SystemError.last)")
        }
        // The port is at the same place in both kinds of address.
        url = "http://\(ipv6 ? "[::1]" : "127.0.0.1"):\(try boundPort(descriptor))"
        Thread { [weak self] in
            while case let connection = accept(descriptor, nil, nil), connection >= 0 {
                guard let self else { break }
                self.serve(FileDescriptor(connection), answer)
            }
        }.start()
    }

    deinit { stop() }

    /// The first lines of the requests that came.
    var requests: [String] { seen.withLock { $0 } }

    /// Waits until one more request has come. Throws if none does.
    func waitForRequest(withinSeconds seconds: Double = 30) throws {
        guard arrival.wait(timeout: .now() + seconds) == .success else {
            throw HarnessError("no request came to \(url)")
        }
    }

    /// Closes everything.
    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        open.withLock { connections in
            for connection in connections { connection.close() }
            connections = []
        }
    }

    private func serve(
        _ connection: TraktCore.FileDescriptor, _ answer: @escaping @Sendable (HTTPText) -> Answer
    ) {
        Thread { [weak self] in
            guard let request = HTTPText(from: connection) else { return connection.close() }
            self?.seen.withLock { $0.append(request.start) }
            self?.arrival.signal()
            switch answer(request) {
            case .bytes(let text):
                try? connection.write(text.utf8)
                connection.close()
            case .drip(let text):
                var next = text
                while (try? connection.write(next.utf8)) != nil {
                    next = " "
                    usleep(20_000)
                }
                connection.close()
            case .tunnel(let port):
                guard let other = try? Loopback.connect(port) else { return connection.close() }
                try? connection.write("HTTP/1.1 200 OK\r\n\r\n".utf8)
                let back = Work { LoopbackServer.copy(from: other, to: connection) }
                LoopbackServer.copy(from: connection, to: other)
                back.value()
                for end in [connection, other] { end.close() }
            case .silence:
                self?.open.withLock { $0.append(connection) }
            }
        }.start()
    }

    /// Carries bytes one way until the end, and hands the end on.
    private static func copy(
        from source: TraktCore.FileDescriptor, to target: TraktCore.FileDescriptor
    ) {
        while let block = try? source.read(atMost: 65536), !block.isEmpty {
            guard (try? target.write(block)) != nil else { break }
        }
        shutdown(target.rawValue, Int32(SHUT_WR))
    }
}

/// A port of this machine on which nobody answers. It stays bound, without listening, until the
/// tests end: connections are refused, and no server of another test can be given it. Unless it
/// `isKept`, it is free for a program that the test starts.
func unusedPort(isKept: Bool = true) throws -> UInt16 {
    let descriptor = try ChildProcess.spawning.withLock { try newSocket() }
    defer { if !isKept { FileDescriptor(descriptor).close() } }
    guard withAddress(port: 0, { bind(descriptor, $0, $1) }) == 0 else {
        throw HarnessError("bind: \(SystemError.last)")
    }
    return try boundPort(descriptor)
}

// The plain name is taken by the function above.
private func systemConnect(
    _ descriptor: Int32, _ address: UnsafePointer<sockaddr>, _ size: socklen_t
) -> Int32 { connect(descriptor, address, size) }

private func newSocket(ipv6: Bool = false) throws -> Int32 {
    let descriptor = socket(ipv6 ? AF_INET6 : AF_INET, streamSocket, 0)
    guard descriptor >= 0 else { throw HarnessError("socket: \(SystemError.last)") }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return descriptor
}

private func bindIPv6(_ descriptor: Int32) -> Int32 {
    var address = sockaddr_in6()
    address.sin6_family = sa_family_t(AF_INET6)
    address.sin6_addr = in6addr_loopback
    return withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in6>.size))
        }
    }
}

private func boundPort(_ descriptor: Int32) throws -> UInt16 {
    // Large enough for both kinds; the port is at the same place in them.
    var address = sockaddr_in6()
    var size = socklen_t(MemoryLayout<sockaddr_in6>.size)
    let failed = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            getsockname(descriptor, $0, &size)
        }
    }
    guard failed == 0 else { throw HarnessError("getsockname: \(SystemError.last)") }
    return UInt16(bigEndian: address.sin6_port)
}

private func withAddress(
    port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
) -> Int32 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return withUnsafePointer(to: address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
    }
}
