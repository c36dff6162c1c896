/// The calls to the sign-in host: device codes, tokens, refresh, revoke.
///
/// Each is sent once, on a connection of its own: refresh tokens are good for one use. The body is
/// JSON and says so; anything else is refused since July 2026 (trakt-api.md 1).
package struct OAuth: Sendable {
    private let http: HTTPClient
    private let baseURL: String
    private let now: @Sendable () -> Timestamp

    /// What a device-flow client gives where the web flow gives its address (trakt-api.md 2.4).
    private static let redirectURI: JSON = "urn:ietf:wg:oauth:2.0:oob"

    /// The host of `TRAKT_AUTH_URL`. Throws status 78 if that is not an address.
    package init(_ world: World, http: HTTPClient) throws(ToolError) {
        self.http = http
        baseURL = try TraktClient.base(world, "TRAKT_AUTH_URL", default: "https://auth.trakt.tv")
        now = world.now
    }

    /// Sends one call as it is. Throws `TransportError`.
    package func send(_ path: String, _ members: JSON) async throws -> HTTPResponse {
        let headers = [("Content-Type", "application/json")] + TraktClient.commonHeaders
        return try await http.once(
            HTTPRequest(
                method: "POST", url: baseURL + path, headers: headers, body: members.bytes))
    }

    /// Trades a refresh token for a new pair. Throws status 77 if it is no longer good, 69 if the
    /// reply was lost or the host is not there.
    package func refresh(_ refreshToken: String, app: AppCredentials) async throws -> Token {
        let response: HTTPResponse
        do {
            let members = JSON.object([
                "refresh_token": .string(refreshToken), "client_id": .string(app.clientID),
                "client_secret": .string(app.clientSecret), "redirect_uri": OAuth.redirectURI,
                "grant_type": "refresh_token",
            ])
            // Not cut off by a cancelled task: the old pair is dead once the server answers.
            response = try await Task { try await send("/oauth/token", members) }.value
        } catch let error as TransportError {
            throw ToolError(
                error.status, "cannot refresh the sign-in: \(error.reason): try again later")
        }
        if (200..<300).contains(response.status) {
            guard let value = try? JSONSlice.parse(response.body),
                let token = Token(value, now: now())
            else { throw OAuth.notAnAnswer(response) }
            return token
        }
        throw OAuth.error(response)
    }

    /// Revokes a token.
    package func revoke(_ token: String, app: AppCredentials) async throws -> HTTPResponse {
        let members = JSON.object([
            "token": .string(token), "client_id": .string(app.clientID),
            "client_secret": .string(app.clientSecret),
        ])
        return try await send("/oauth/revoke", members)
    }

    /// What a refusal of the sign-in host means for the person. Statuses 400 and 401 are read alike,
    /// by their `error` (trakt-api.md 2.4).
    package static func error(_ response: HTTPResponse) -> ToolError {
        let body = try? JSONSlice.parse(response.body)
        let name = body?["error"]?.string
        let words = body?["error_description"]?.string ?? name ?? "status \(response.status)"
        switch (name, response.status) {
        case ("invalid_grant", _):
            return ToolError(
                .signIn,
                "Trakt no longer accepts this sign-in (\(words)): run `trakt-auth login`")
        case ("invalid_client", _), ("unauthorized_client", _):
            return unknownApp(words)
        case ("invalid_request", _) where words.contains("client_id"):
            return unknownApp(words)
        case (_, 429):
            return ToolError(.tryLater, "too many sign-in requests: try again in a few minutes")
        case (_, 500...):
            return ToolError(
                .unavailable, "sign-in server error (\(response.status)): try again later")
        case (nil, _) where response.isPage: return notAnAnswer(response)
        case (_, 400), (_, 401):
            return ToolError(
                .signIn, "the sign-in was refused (\(words)): run `trakt-auth login`")
        default:
            return TraktClient.explain(response)
        }
    }

    private static func unknownApp(_ words: String) -> ToolError {
        ToolError(
            .signIn,
            "Trakt does not know this app (\(words); apps of free accounts were removed in 2026): "
                + "\(TraktClient.appAdvice), and run `trakt-auth login`")
    }

    private static func notAnAnswer(_ response: HTTPResponse) -> ToolError {
        let what = response.isPage ? "a web page (maintenance?)" : "something that is not a token"
        return ToolError(
            .protocolError,
            "the sign-in host answered \(what) (status \(response.status)): try again later or check "
                + "TRAKT_AUTH_URL")
    }
}
