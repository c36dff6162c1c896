/// A request, as a value.
public struct HTTPRequest: Sendable {
    /// `GET`, `POST`, …
    public var method = "GET"
    /// The whole address.
    public var url: String
    /// The header fields to send.
    public var headers: [(name: String, value: String)] = []
    /// The body; nil for none.
    public var body: [UInt8]?
    /// How long the whole exchange may take.
    public var timeoutSeconds = 60.0
    /// Whether the transport must use a connection of its own. A library that finds a kept
    /// connection dead sends the request again on a new one (libcurl does, POSTs included): for a
    /// write that would be a second play.
    public var needsFreshConnection = false
}

/// A reply, as a value.
public struct HTTPResponse: Sendable {
    /// The status code.
    public var status: Int
    /// The header fields; names in lower case, since HTTP/2 and HTTP/1.1 spell them differently.
    public var headers: [String: String]
    /// The body, decompressed.
    public var body: [UInt8]

    /// A reply.
    public init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = Dictionary(
            headers.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { $1 })
        self.body = body
    }

    /// A header field, however the server spelled its name.
    public func header(_ name: String) -> String? { headers[name.lowercased()] }

    /// A header field that is a count: digits only, and no more than a billion; what is larger
    /// counts as that.
    public func number(_ name: String) -> Int? {
        guard let text = header(name)?.filter({ $0 != " " }), !text.isEmpty,
            text.utf8.allSatisfy({ $0 &- 0x30 < 10 })
        else { return nil }
        return min(Int(text) ?? .max, 1_000_000_000)
    }

    /// The seconds that `Retry-After` asks to wait: a number of seconds, or a date in any form of
    /// RFC 9110 (5.6.7). Nil if there is none or it makes no sense; never below 0.
    public func retryAfter(now: Timestamp) -> Double? {
        guard let text = header("Retry-After") else { return nil }
        if let seconds = Double(text) { return seconds.isNaN ? nil : max(seconds, 0) }
        return Timestamp(httpDate: text).map { max($0.seconds - now.seconds, 0) }
    }

    /// Whether the body is a web page and not an answer of the API: Cloudflare's and a proxy's.
    public var isPage: Bool {
        let head = body.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
        return head == UInt8(ascii: "<")
    }

    /// The first line of a body that is not JSON, cut to 80 characters, for a message.
    public var firstLine: String {
        let text = String(decoding: body.prefix(400), as: UTF8.self)
        let line = text.split(whereSeparator: \.isNewline).first ?? ""
        return String(line.prefix(80))
    }
}

/// Why there is no reply.
public struct TransportError: Error, Sendable, CustomStringConvertible {
    /// What went wrong.
    public enum Kind: Sendable {
        /// No connection was made: the server has not seen the request.
        case notConnected
        /// The exchange broke off; what the server did is unknown.
        case broken
        /// The deadline passed; as `broken`.
        case timedOut
        /// The reply is over the limit of size; as `broken`.
        case tooLarge
        /// The address may not be used: plain http to another machine, or no address at all.
        case badAddress
        /// This machine cannot talk to the server until a person changes something: a certificate
        /// that is not accepted, or no libcurl. The server has not seen the request.
        case unusable
    }

    /// What went wrong.
    public var kind: Kind
    /// Words about it.
    public var reason: String

    /// A failure.
    public init(_ kind: Kind, _ reason: String) {
        self.kind = kind
        self.reason = reason
    }

    /// Whether the server may have acted upon the request.
    public var mayHaveArrived: Bool {
        switch kind {
        case .notConnected, .badAddress, .unusable: false
        case .broken, .timedOut, .tooLarge: true
        }
    }

    /// The status of a tool that ends with it: 78 if a person has to change something, or else 69.
    public var status: ExitStatus {
        kind == .badAddress || kind == .unusable ? .config : .unavailable
    }

    public var description: String { reason }
}

/// Carries one request to its server and brings the reply: libcurl, or a stand-in in unit tests.
/// Throws `TransportError`, or `CancellationError` if the task was cancelled.
public typealias Transport = @Sendable (HTTPRequest) async throws -> HTTPResponse
