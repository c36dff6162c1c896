// Checks made before every route: the headers that each kind of path asks for, and the limits.

import TraktCore

/// Checks a request before its route runs.
enum Gate {
    /// No token, or one that is unknown or has expired (sharkykh/tppm#64).
    static let unauthorized = Reply.empty(401).adding(
        "www-authenticate",
        "Bearer realm=\"Trakt\", error=\"invalid_token\", "
            + "error_description=\"The access token is invalid\"")

    /// The pages where a person approves, and the sandbox's own paths, answer only to the server's own
    /// name and origin: a request under another one comes from a web page that tries to get in.
    static func refusalOfOutsiders(_ request: ServerRequest, _ settings: Settings) -> Reply? {
        guard ["activate", "sandbox"].contains(request.path.first) else { return nil }
        let names = ownNames(settings)
        let origin = request.header("origin")
        let isOwn =
            names.contains(request.header("host")?.lowercased() ?? "")
            && (origin == nil || names.contains { origin?.lowercased() == "http://\($0)" })
        return isOwn ? nil : Reply.html("", status: 403)
    }

    /// The server's names with its port, as in a Host field.
    private static func ownNames(_ settings: Settings) -> [String] {
        let own = String(settings.baseURL.dropFirst("http://".count))
        let port = own.drop { $0 != ":" }
        return [own, "localhost\(port)"]
    }

    /// The service's front end refuses requests without a User-Agent.
    static func refusalOfAgent(_ request: ServerRequest) -> Reply? {
        let agent = request.header("user-agent") ?? ""
        guard agent.isEmpty else { return nil }
        return Reply(
            status: 403, headers: [("content-type", "text/plain; charset=UTF-8")],
            body: Array("error code: 1010".utf8))
    }

    /// The application's key and the version of the API.
    static func refusalOfKey(_ call: Call) -> Reply? {
        guard call.request.header("trakt-api-key") == call.settings.clientID,
            call.request.header("trakt-api-version") == "2"
        else { return .empty(403) }
        return nil
    }

    /// The content type of writes, and the token.
    static func refusal(_ call: Call, _ access: Route.Access) -> Reply? {
        let isAPI = access == .key || access == .token
        if isAPI, !call.request.isRead, !call.request.hasJSONContentType { return .empty(412) }
        return access == .token && call.token == nil ? unauthorized : nil
    }

    /// The valid access token of a request.
    static func token(_ request: ServerRequest, _ tokens: Tokens, at now: Timestamp) -> String? {
        bearer(request).flatMap { tokens.valid($0, at: now)?.accessToken }
    }

    /// The token a request carries, good or not.
    static func bearer(_ request: ServerRequest) -> String? {
        guard let value = request.header("authorization") else { return nil }
        let words = value.split(separator: " ", maxSplits: 1)
        guard words.count == 2, words[0].lowercased() == "bearer" else { return nil }
        return String(words[1])
    }
}
