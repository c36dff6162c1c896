/// The conversation with Trakt's API: who asks, in which words, and what refusals mean.
package final class TraktClient: Sendable {
    /// Requests and their manners.
    package let http: HTTPClient
    /// The app and the sign-in.
    package let account: Account
    /// The calls to the sign-in host.
    package let oauth: OAuth
    /// The address of the API, without a slash at its end.
    package let baseURL: String

    /// Where a person creates an API app (trakt-api.md 2.5).
    package static let newAppURL = "https://app.trakt.tv/settings/apps/api/new"

    /// How to get a client id (trakt-api.md 2.5): the end of a sentence.
    package static let appAdvice =
        "use the client id of a friend's app, or create one with Trakt VIP at \(newAppURL)"

    /// A client by the environment; reads no file and sends nothing yet. `transport` stands in for
    /// the network in unit tests.
    package init(_ world: World, transport: Transport? = nil) throws {
        http = try HTTPClient(world, transport: transport)
        oauth = try OAuth(world, http: http)
        account = try Account(world, oauth: oauth)
        baseURL = try TraktClient.base(world, "TRAKT_API_URL", default: "https://api.trakt.tv")
    }

    /// The address in a setting, without slashes at its end. Throws status 78 if it is not one.
    static func base(
        _ world: World, _ name: String, default defaultURL: String
    ) throws(ToolError) -> String {
        var url = (world.variable(name) ?? defaultURL)[...]
        while url.hasSuffix("/") { url = url.dropLast() }
        guard let address = Address.Parts(String(url)), ["http", "https"].contains(address.scheme)
        else {
            let shown = Address.withoutUser(String(url))
            throw ToolError(
                .config, "\(name) is \"\(shown)\": it should be an address such as \(defaultURL)")
        }
        guard address.scheme == "https" || address.isLoopback else {
            throw ToolError(
                .config,
                "\(name) is \"\(Address.withoutUser(String(url)))\": plain http is allowed only "
                    + "for localhost")
        }
        return String(url)
    }

    /// The fields every request carries. Without a program's name Cloudflare refuses (trakt-api.md 1).
    static let commonHeaders: [(name: String, value: String)] = [
        ("User-Agent", "traktutils/\(suiteVersion)"), ("Accept", "application/json"),
    ]

    /// Whether a call is made in the person's name.
    package enum Authorization: Sendable {
        /// Open to all: only the app is named.
        case none
        /// The person must be signed in; a stale token is refreshed.
        case required
        /// With this token as it is: nothing is refreshed.
        case token(String)
    }

    /// Gets `path`; the reply's status is 2xx. Throws what `explain` says of others, but gives nil
    /// for 404.
    package func get(
        _ path: String, query: [(name: String, value: String)] = [],
        authorization: Authorization = .none
    ) async throws -> HTTPClient.Reply? {
        let url = Address.make(baseURL, path, query: query)
        var token = try await token(authorization)
        var reply = try await http.get(url, headers: try await headers(token))
        if case .required = authorization, let refused = token,
            TraktClient.isStaleToken(reply.response)
        {
            token = try await account.accessToken(afterRefusalOf: refused)
            reply = try await http.get(url, headers: try await headers(token))
        }
        switch reply.response.status {
        case 200..<300: return reply
        case 404: return nil
        default: throw TraktClient.explain(reply.response, isSignedIn: token != nil)
        }
    }

    /// The pages of the list at `path`, each of at most `limit` rows (250 is the service's most).
    /// `missing` is what to say if there is no such path (404), with status 66.
    package func pages(
        _ path: String, query: [(name: String, value: String)] = [], limit: Int = 250,
        authorization: Authorization = .required, missing: String? = nil
    ) -> Pages {
        Pages { [self] number in
            try await page(number, of: path, query, limit, authorization, missing)
        }
    }

    /// One page of the list at `path`, as `pages` gets it.
    func page(
        _ number: Int, of path: String, _ query: [(name: String, value: String)], _ limit: Int,
        _ authorization: Authorization = .required, _ missing: String? = nil
    ) async throws -> HTTPClient.Reply {
        let paging = [(name: "page", value: "\(number)"), (name: "limit", value: "\(limit)")]
        let reply = try await get(path, query: query + paging, authorization: authorization)
        guard let reply else {
            throw ToolError(.noInput, missing ?? "Trakt has nothing at \(path): check the id")
        }
        return reply
    }

    /// How a write ended.
    package enum WriteOutcome: Sendable {
        /// A 200 or 201 with JSON in it: what was done is in its counts.
        case answered(JSONSlice)
        /// Refused by one of `provenRefusals`: nothing was done, and sending it again does not help.
        case refused(ToolError)
        /// It never reached the server: nothing was done.
        case notSent(ToolError)
        /// Anything else. It may have been done, or may still be: read back before sending anything
        /// again. The error's status is `tryLater` for a 429.
        case doubtful(ToolError)
    }

    /// How long readings may lag behind a change, in seconds. Lags of minutes were reported
    /// (trakt-api.md 4.3); this is generous.
    package static let lagSeconds = 1800.0

    /// The statuses that prove that nothing was done (trakt-api.md 5.3): all come before the request
    /// is looked at.
    private static let provenRefusals: Set<Int> = [401, 403, 420, 423, 426]

    /// Sends one write in the person's name, once. A 401 refreshes the token and sends it again:
    /// nothing was done then. `beforeSending` runs right before each sending, once it is its turn.
    /// - Throws: only if nothing was done: what getting a token throws, status 75 for the pace,
    ///   `CancellationError`, and what `beforeSending` throws.
    package func write(
        _ path: String, _ body: JSON, beforeSending: @Sendable () throws -> Void = {}
    ) async throws -> WriteOutcome {
        let token = try await account.accessToken()
        var outcome = try await send(path, body, token, beforeSending)
        if case .answered(let reply) = outcome, TraktClient.isStaleToken(reply.response) {
            let fresh = try await account.accessToken(afterRefusalOf: token)
            outcome = try await send(path, body, fresh, beforeSending)
        }
        switch outcome {
        case .notSent(let error): return .notSent(error)
        case .doubtful(let error, _): return .doubtful(error)
        case .answered(let reply):
            let status = reply.response.status
            if status == 200 || status == 201, let json = reply.json { return .answered(json) }
            if (200..<300).contains(status) {
                return .doubtful(ToolError(.protocolError, "empty reply (\(status))"))
            }
            let error = TraktClient.explain(reply.response)
            return TraktClient.provenRefusals.contains(status) ? .refused(error) : .doubtful(error)
        }
    }

    private func send(
        _ path: String, _ body: JSON, _ token: String,
        _ beforeSending: @Sendable () throws -> Void
    ) async throws -> HTTPClient.WriteOutcome {
        try await http.write(
            "POST", baseURL + path, headers: try await headers(token), body: body.bytes,
            beforeSending: beforeSending)
    }

    private func token(_ authorization: Authorization) async throws -> String? {
        switch authorization {
        case .none: nil
        case .required: try await account.accessToken()
        case .token(let token): token
        }
    }

    private func headers(_ token: String?) async throws -> [(name: String, value: String)] {
        let app = try await account.currentApp()
        var fields = TraktClient.commonHeaders
        fields += [
            ("Content-Type", "application/json"), ("trakt-api-key", app.clientID),
            ("trakt-api-version", "2"),
        ]
        if let token { fields.append(("Authorization", "Bearer \(token)")) }
        return fields
    }

    /// Whether a refusal is about the token and not about a private user.
    private static func isStaleToken(_ response: HTTPResponse) -> Bool {
        response.status == 401 && response.header("X-Private-User")?.lowercased() != "true"
    }
}
