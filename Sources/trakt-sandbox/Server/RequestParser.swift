// HTTP/1.1 requests out of a byte stream: head, Content-Length and chunked bodies, keep-alive and
// pipelining. It knows nothing of sockets: bytes come from a closure, so that tests can feed it.

import Foundation
import TraktCore

/// Why no request could be read.
enum RequestError: Error, Equatable {
    /// The peer closed between two requests, which is how a connection ends.
    case closed
    /// What arrived is not a request the server takes; the status to answer before closing.
    case refused(status: Int)
}

/// Reads requests one after another from one connection.
struct RequestParser {
    /// The longest head taken: 64 KiB, twice what common servers take.
    static let maximumHead = 64 * 1024
    /// The largest body taken: 64 MiB, far above any batch a client sends.
    static let maximumBody = 64 * 1024 * 1024

    private var buffer: [UInt8] = []
    private let receive: () -> [UInt8]
    private let sendContinue: () -> Void

    /// - Parameters:
    ///   - receive: more bytes, blocking; empty at the end.
    ///   - sendContinue: called when the client waits for `100 Continue` before its body.
    init(receive: @escaping () -> [UInt8], sendContinue: @escaping () -> Void) {
        self.receive = receive
        self.sendContinue = sendContinue
    }

    /// The next request, body included.
    mutating func next() throws(RequestError) -> ServerRequest {
        let head = try readHead()
        var request = try RequestHead.parse(head)
        if request.header("expect")?.lowercased() == "100-continue" { sendContinue() }
        request.body = try readBody(of: request)
        return request
    }

    private mutating func readHead() throws(RequestError) -> [UInt8] {
        var searched = 0
        while true {
            // Blank lines before a request are allowed (RFC 9112, 2.2).
            while let first = buffer.first, first == 13 || first == 10 { buffer.removeFirst() }
            if let end = headEnd(from: searched) {
                let head = Array(buffer[..<end])
                buffer.removeFirst(end)
                return head
            }
            guard buffer.count <= Self.maximumHead else { throw .refused(status: 431) }
            searched = max(0, buffer.count - 3)
            try fill(atBoundary: buffer.isEmpty)
        }
    }

    /// The index after the empty line that ends the head, with or without carriage returns.
    private func headEnd(from start: Int) -> Int? {
        var index = start
        while index < buffer.count {
            defer { index += 1 }
            guard buffer[index] == 10 else { continue }
            if index + 1 < buffer.count, buffer[index + 1] == 10 { return index + 2 }
            if index + 2 < buffer.count, buffer[index + 1] == 13, buffer[index + 2] == 10 {
                return index + 3
            }
        }
        return nil
    }

    private mutating func readBody(of request: ServerRequest) throws(RequestError) -> [UInt8] {
        if let coding = request.header("transfer-encoding")?.lowercased() {
            guard coding == "chunked" else { throw .refused(status: 501) }
            return try readChunks()
        }
        guard let text = request.header("content-length") else { return [] }
        guard let length = Int(text), length >= 0 else { throw .refused(status: 400) }
        guard length <= Self.maximumBody else { throw .refused(status: 413) }
        return try take(length)
    }

    private mutating func readChunks() throws(RequestError) -> [UInt8] {
        var body: [UInt8] = []
        while true {
            let line = String(decoding: try takeLine(), as: UTF8.self)
            let digits = line.prefix { $0 != ";" }.filter { $0 != " " }
            guard let length = Int(digits, radix: 16), length >= 0 else {
                throw .refused(status: 400)
            }
            if length == 0 { break }
            guard length <= Self.maximumBody - body.count else { throw .refused(status: 413) }
            body += try take(length)
            _ = try takeLine()
        }
        // Trailers, up to the empty line.
        while try !takeLine().isEmpty {}
        return body
    }

    private mutating func take(_ count: Int) throws(RequestError) -> [UInt8] {
        while buffer.count < count { try fill(atBoundary: false) }
        let taken = Array(buffer[..<count])
        buffer.removeFirst(count)
        return taken
    }

    private mutating func takeLine() throws(RequestError) -> [UInt8] {
        while true {
            if let end = buffer.firstIndex(of: 10) {
                var line = Array(buffer[..<end])
                buffer.removeFirst(end + 1)
                if line.last == 13 { line.removeLast() }
                return line
            }
            guard buffer.count <= Self.maximumHead else { throw .refused(status: 431) }
            try fill(atBoundary: false)
        }
    }

    private mutating func fill(atBoundary: Bool) throws(RequestError) {
        let bytes = receive()
        if bytes.isEmpty { throw atBoundary ? .closed : .refused(status: 400) }
        buffer += bytes
    }
}

/// The request line and the header fields.
enum RequestHead {
    /// Reads a head that ends with its empty line.
    static func parse(_ bytes: [UInt8]) throws(RequestError) -> ServerRequest {
        let text = String(decoding: bytes, as: UTF8.self)
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count == 3, words[2].hasPrefix("HTTP/1.") else {
            throw .refused(status: 400)
        }
        let target = String(words[1])
        let (path, query) = RequestTarget.split(target)
        return ServerRequest(
            method: String(words[0]), target: target, path: path, query: query,
            headers: try lines.dropFirst().filter { !$0.isEmpty }.map(field),
            isVersion10: words[2] == "HTTP/1.0")
    }

    private static func field(_ line: Substring) throws(RequestError) -> (String, String) {
        guard let colon = line.firstIndex(of: ":"), colon != line.startIndex else {
            throw .refused(status: 400)
        }
        let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        return (line[..<colon].lowercased(), value)
    }
}

/// Paths and queries.
enum RequestTarget {
    /// The decoded path segments and query pairs of a request target, absolute form included.
    static func split(_ target: String) -> (path: [String], query: [(name: String, value: String)])
    {
        var rest = Substring(target)
        for scheme in ["http://", "https://"] where rest.hasPrefix(scheme) {
            rest = rest.dropFirst(scheme.count).drop { $0 != "/" }
        }
        let path = rest.prefix { $0 != "?" && $0 != "#" }
        let query = rest.dropFirst(path.count).prefix { $0 != "#" }.dropFirst()
        let segments = path.split(separator: "/").map { $0.removingPercentEncoding ?? String($0) }
        return (segments, Address.pairs(query))
    }
}
