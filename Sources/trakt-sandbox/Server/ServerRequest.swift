// A request as the routes see it: decoded once, by the parser, and never changed afterwards.

/// One HTTP request. Header names are lower-case; path segments and query values are decoded.
struct ServerRequest: Sendable {
    /// As sent: "GET", "HEAD", "POST"…
    var method: String
    /// The request target as sent, query included.
    var target: String
    /// The path's segments, percent-decoded. Empty ones are dropped, so `//oauth/token` and
    /// `/oauth/token/` are the same path, as they are for the real service's front end.
    var path: [String]
    /// The query's pairs in order; `+` is a space.
    var query: [(name: String, value: String)]
    /// The header fields in order, names in lower case, values trimmed.
    var headers: [(name: String, value: String)]
    /// The body, with chunked coding already removed.
    var body: [UInt8] = []
    /// True for HTTP/1.0, where a connection closes unless asked to stay.
    var isVersion10 = false

    /// The path again, as one string without a trailing slash: what fault rules match.
    var pathText: String { "/" + path.joined(separator: "/") }

    /// The first header field called `name` (lower case), or nil.
    func header(_ name: String) -> String? {
        headers.first { $0.name == name }?.value
    }

    /// The last query value called `name`, or nil. The last one wins, as in Rack.
    func queryValue(_ name: String) -> String? {
        query.last { $0.name == name }?.value
    }

    /// True unless the client asked to close, or spoke HTTP/1.0 without asking to stay.
    var keepsAlive: Bool {
        let connection = header("connection")?.lowercased() ?? ""
        return isVersion10 ? connection.contains("keep-alive") : !connection.contains("close")
    }

    /// True for requests that change nothing: GET and HEAD.
    var isRead: Bool { method == "GET" || method == "HEAD" }

    /// True when the body is declared as JSON, with or without a charset.
    var hasJSONContentType: Bool {
        let type = header("content-type") ?? ""
        let name = type.prefix { $0 != ";" }.lowercased()
        return name.filter { $0 != " " } == "application/json"
    }
}
