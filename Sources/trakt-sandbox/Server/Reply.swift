// What a route answers, and how it is spelled on the wire.

import TraktCore

/// One HTTP reply. Content-Length, Date and Connection are added when it is sent.
struct Reply: Sendable {
    /// The status code.
    var status: Int
    /// Header fields in order. Names in lower case, as HTTP/2 brings them to Trakt's clients.
    var headers: [(name: String, value: String)] = []
    /// The body's bytes.
    var body: [UInt8] = []

    /// A JSON body.
    static func json(
        _ value: JSON, status: Int = 200, type: String = "application/json; charset=utf-8"
    ) -> Reply {
        Reply(status: status, headers: [("content-type", type)], body: value.bytes)
    }

    /// An HTML body; empty for the 404 and 405 that were recorded.
    static func html(_ text: String, status: Int) -> Reply {
        Reply(status: status, headers: [("content-type", "text/html")], body: Array(text.utf8))
    }

    /// No body and no content type.
    static func empty(_ status: Int) -> Reply {
        Reply(status: status)
    }

    /// The same reply with one more header field.
    func adding(_ name: String, _ value: String) -> Reply {
        var copy = self
        copy.headers.append((name, value))
        return copy
    }

    /// The reply's bytes on the wire.
    /// - Parameters:
    ///   - includingBody: false for HEAD; Content-Length still counts the whole body.
    ///   - closing: whether the connection ends after it.
    ///   - now: for the Date header.
    func wireBytes(includingBody: Bool, closing: Bool, now: Timestamp) -> [UInt8] {
        var head = "HTTP/1.1 \(status) \(Reply.reason(status))\r\n"
        head += "date: \(now.httpDate)\r\n"
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        if status != 204, status != 304 { head += "content-length: \(body.count)\r\n" }
        head += closing ? "connection: close\r\n\r\n" : "connection: keep-alive\r\n\r\n"
        return Array(head.utf8) + (includingBody ? body : [])
    }

    /// The reason phrase; clients ignore it, people reading a trace do not.
    static func reason(_ status: Int) -> String {
        reasons[status] ?? "Status"
    }

    private static let reasons: [Int: String] = [
        200: "OK", 201: "Created", 204: "No Content", 301: "Moved Permanently", 302: "Found",
        304: "Not Modified", 307: "Temporary Redirect", 308: "Permanent Redirect",
        400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found",
        405: "Method Not Allowed", 409: "Conflict", 410: "Gone", 412: "Precondition Failed",
        413: "Content Too Large", 418: "I'm a teapot", 420: "Account Limit Exceeded",
        422: "Unprocessable Content", 423: "Locked", 426: "Upgrade Required",
        429: "Too Many Requests", 431: "Request Header Fields Too Large",
        500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway",
        503: "Service Unavailable", 504: "Gateway Timeout",
    ]
}
