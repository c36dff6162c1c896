import TraktCore

/// What the commands of `trakt-auth` do.
struct SignIn {
    let world: World
    let client: TraktClient
    let store: CredentialStore

    init(_ world: World) throws {
        self.world = world
        client = try TraktClient(world)
        store = try CredentialStore(world)
    }

    /// Signs in by the device flow and stores what comes of it.
    func login() async throws -> ExitStatus {
        let app = try await findOrAskApp()
        try await checkRoom()
        let token: Token
        do {
            token = try await DeviceFlow(world: world, oauth: client.oauth, app: app).run()
        } catch is CancellationError {
            world.messages.say("stopped; nothing was changed")
            return .interrupted
        }
        let lock = try await store.lock()
        defer { lock.release() }
        if world.variable("TRAKT_CLIENT_ID") == nil { try store.save(app) }
        try store.save(token)
        let end = token.expiresAt.map { ", valid until \($0.text)" } ?? ""
        let profile = try world.profile().map { " (profile \($0))" } ?? ""
        world.messages.note("signed in\(profile)\(end); see `trakt-auth status`")
        if world.variable("TRAKT_ACCESS_TOKEN") != nil {
            world.messages.say("TRAKT_ACCESS_TOKEN is set and overrides this sign-in: unset it")
        }
        return .ok
    }

    /// Checks that a sign-in can be stored, before anybody types a code for it.
    private func checkRoom() async throws {
        _ = try world.makeFolder(.config)
        let lock = try await store.lock()
        defer { lock.release() }
        try store.reserveRoom().release()
    }

    /// Prints the one record of `status`.
    func status() async throws -> ExitStatus {
        var token = try await client.account.presentToken()
        let isExpired = token.isExpired(at: world.now())
        var user: JSONSlice?
        var failure: ToolError?
        if !isExpired {
            do {
                let isStale = token.isStale(at: world.now())
                user = try await client.settings(&token, isStale: isStale)?["user"]
            } catch let error as ToolError { failure = error }
        }
        let writer = world.makeWriter()
        try writer.write(try record(token, user))
        try writer.flush()
        warn(token, isExpired)
        if isExpired, token.refreshToken == nil { return .signIn }
        if let failure { throw failure }
        return .ok
    }

    /// Renews the sign-in.
    func refresh() async throws -> ExitStatus {
        guard world.variable("TRAKT_ACCESS_TOKEN") == nil else {
            throw ToolError(
                .usage, "TRAKT_ACCESS_TOKEN cannot be renewed: unset it to renew the stored sign-in"
            )
        }
        let old = try await client.account.presentToken()
        let fresh = try await client.account.refresh(replacing: old.accessToken)
        let end = fresh.expiresAt.map { ", valid until \($0.text)" } ?? ""
        world.messages.note("renewed\(end)")
        return .ok
    }

    /// Revokes the sign-in and deletes it; deletes it also when Trakt cannot be asked.
    func logout() async throws -> ExitStatus {
        let lock = try await store.lock()
        defer { lock.release() }
        let stored: Token?
        do { stored = try store.loadToken(now: world.now()) } catch let error as ToolError {
            // A damaged file holds nothing to revoke.
            guard error.status == .signIn else { throw error }
            stored = nil
        }
        guard let token = stored else {
            try store.removeToken()
            world.messages.note("not signed in")
            return .ok
        }
        var status = ExitStatus.ok
        if let app = try Account.findApp(world, store) {
            do {
                let response = try await client.oauth.revoke(token.accessToken, app: app)
                if !(200..<300).contains(response.status) { throw OAuth.error(response) }
            } catch {
                world.messages.say(
                    "deleted here, but not revoked at Trakt (\(error)): revoke it in your Trakt settings"
                )
                status = .unavailable
            }
        }
        try store.removeToken()
        if status == .ok { world.messages.note("signed out") }
        return status
    }

    /// Prints the access token: the one secret that ever goes to stdout.
    func printToken() async throws -> ExitStatus {
        let token = try await client.account.accessToken()
        let writer = world.makeWriter()
        try writer.writeLine(token)
        try writer.flush()
        return .ok
    }

    private func record(_ token: Token, _ user: JSONSlice?) throws -> Record {
        let isGiven = world.variable("TRAKT_ACCESS_TOKEN") != nil
        let createdAt = isGiven ? nil : Timestamp(seconds: token.createdAt).text
        let left = token.expiresAt.map {
            Int64(clamping: max($0.seconds - world.now().seconds, 0))
        }
        let profile = try world.profile()
        return Record(
            .object([
                "user": user.map { JSON.raw($0) }, "scope": JSON.string(token.scope),
                "created_at": JSON.string(createdAt),
                "expires_at": JSON.string(token.expiresAt?.text),
                "expires_in": left.map { JSON.int($0) },
                "source": JSON.string(isGiven ? "environment" : "store"),
                "profile": JSON.string(profile),
            ]))
    }

    private func warn(_ token: Token, _ isExpired: Bool) {
        let canRefresh = token.refreshToken != nil
        if isExpired {
            world.messages.say(
                canRefresh
                    ? "the sign-in has expired: the next tool renews it, or run `trakt-auth refresh`"
                    : "the sign-in has expired: run `trakt-auth login`")
        } else if token.isStale(at: world.now()), let end = token.expiresAt {
            let advice = canRefresh ? "the next tool renews it" : "run `trakt-auth login`"
            world.messages.say("the sign-in expires at \(end.text): \(advice)")
        }
    }

    /// The app of the environment or the store, or one that the person names on the terminal.
    private func findOrAskApp() async throws -> AppCredentials {
        if let app = try Account.findApp(world, store) { return app }
        guard let terminal = Terminal(world) else {
            throw ToolError(
                .usage,
                "no client id and no terminal to ask for it: set TRAKT_CLIENT_ID; "
                    + TraktClient.appAdvice)
        }
        try terminal.show(SignIn.appWords)
        let id = trim(try terminal.ask("Client ID: "))
        guard !id.isEmpty else { throw ToolError(.usage, "no client id was given") }
        let secret = trim(try terminal.ask("Client secret (Enter for none): "))
        return AppCredentials(clientID: id, clientSecret: secret.isEmpty ? nil : secret)
    }

    /// What is shown before the client id is asked for.
    private static let appWords = """
        Trakt needs the client id of an API app. Only VIP members can create one:
          \(TraktClient.newAppURL)
        with the redirect URI urn:ietf:wg:oauth:2.0:oob. A free account can connect one
        community app: the client id of a friend's app works. trakt-suspect and
        trakt-add --upload-file need neither an app nor a sign-in.

        """

    private func trim(_ text: String?) -> String {
        String((text ?? "").filter { !$0.isWhitespace })
    }
}

extension TraktClient {
    /// The account's settings as seen with `token`. One that is about to end is left to the tools to
    /// renew; one that Trakt refuses is renewed, or replaced by what another tool has made of it.
    fileprivate func settings(_ token: inout Token, isStale: Bool) async throws -> JSONSlice? {
        let reply = try await get(
            "/users/settings", authorization: isStale ? .token(token.accessToken) : .required)
        token = try await account.presentToken()
        return reply?.json
    }
}
