/// A request, as a value.
package struct HTTPRequest: Sendable {
    /// `GET`, `POST`, …
    package var method = "GET"
    /// The whole address.
    package var url: String
    /// The header fields to send.
    package var headers: [(name: String, value: String)] = []
    /// The body; nil for none.
    package var body: [UInt8]?
    /// How long the whole exchange may take.
    package var timeoutSeconds = 60.0
    /// Whether the transport must use a connection of its own. A library that finds a kept
    /// connection dead sends the request again on a new one (libcurl does, POSTs included): for a
    /// write that would be a second play.
    package var needsFreshConnection = false
}

/// A reply, as a value.
package struct HTTPResponse: Sendable {
    /// The status code.
    package var status: Int
    /// The header fields; names in lower case, since HTTP/2 and HTTP/1.1 spell them differently.
    package var headers: [String: String]
    /// The body, decompressed.
    package var body: [UInt8]

    /// A reply.
    package init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = Dictionary(
            headers.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { $1 })
        self.body = body
    }

    /// A header field, however the server spelled its name.
    package func header(_ name: String) -> String? { headers[name.lowercased()] }

    /// A header field that is a count: digits only, and no more than a billion; what is larger
    /// counts as that.
    package func number(_ name: String) -> Int? {
        guard let text = header(name)?.filter({ $0 != " " }), !text.isEmpty,
            text.utf8.allSatisfy({ $0 &- 0x30 < 10 })
        else { return nil }
        return min(Int(text) ?? .max, 1_000_000_000)
    }

    /// The seconds that `Retry-After` asks to wait: a number of seconds, or a date in any form of
    /// RFC 9110 (5.6.7). Nil if there is none or it makes no sense; never below 0.
    package func retryAfter(now: Timestamp) -> Double? {
        guard let text = header("Retry-After") else { return nil }
        if let seconds = Double(text) { return seconds.isNaN ? nil : max(seconds, 0) }
        return Timestamp(httpDate: text).map { max($0.seconds - now.seconds, 0) }
    }

    /// Whether the body is a web page and not an answer of the API: Cloudflare's and a proxy's.
    package var isPage: Bool {
        let head = body.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
        return head == UInt8(ascii: "<")
    }

    /// The first line of a body that is not JSON, cut to 80 characters, for a message.
    package var firstLine: String {
        let text = String(decoding: body.prefix(400), as: UTF8.self)
        let line = text.split(whereSeparator: \.isNewline).first ?? ""
        return String(line.prefix(80))
    }
}

/// Why there is no reply.
package struct TransportError: Error, Sendable, CustomStringConvertible {
    /// What went wrong.
    package enum Kind: Sendable {
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
    package var kind: Kind
    /// Words about it.
    package var reason: String

    /// A failure.
    package init(_ kind: Kind, _ reason: String) {
        self.kind = kind
        self.reason = reason
    }

    /// Whether the server may have acted upon the request.
    package var mayHaveArrived: Bool {
        switch kind {
        case .notConnected, .badAddress, .unusable: false
        case .broken, .timedOut, .tooLarge: true
        }
    }

    /// The status of a tool that ends with it: 78 if a person has to change something, or else 69.
    package var status: ExitStatus {
        kind == .badAddress || kind == .unusable ? .config : .unavailable
    }

    package var description: String { reason }
}

/// Carries one request to its server and brings the reply: libcurl, or a stand-in in unit tests.
/// Throws `TransportError`, or `CancellationError` if the task was cancelled.
package typealias Transport = @Sendable (HTTPRequest) async throws -> HTTPResponse
