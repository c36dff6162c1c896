/// Who the requests are made for: the app and the sign-in, read when first needed, and the refresh.
///
/// Refresh tokens are good for one use, and a pipeline starts four tools at once: refreshing holds
/// the store's lock, reads the store again under it, and refreshes only what is still stale. Room for
/// the new pair is made on the disk before the old one is spent. A run tries to refresh once: if that
/// fails or its reply is lost, all later calls of the run get the same error. `TRAKT_ACCESS_TOKEN`
/// overrides the store and never touches it.
package actor Account {
    private let world: World
    private let store: CredentialStore
    private let oauth: OAuth
    private var app: AppCredentials?
    private var token: Token?
    private var refreshing: Task<Token, any Error>?
    /// Why refreshing failed in this run; it is not tried again then.
    private var refreshFailure: (any Error)?
    /// The token that a refresh of this run brought.
    private var refreshed: String?

    private var notSignedIn: ToolError {
        ToolError(.signIn, "not signed in: run `\(world.profilePrefix)trakt-auth login`")
    }

    /// The account of this user; nothing is read yet.
    package init(_ world: World, oauth: OAuth) throws {
        self.world = world
        self.oauth = oauth
        store = try CredentialStore(world)
    }

    /// The app. Throws status 77 or 78 with what to do if none is known.
    package func currentApp() throws -> AppCredentials {
        if let app { return app }
        let found = try Account.findApp(world, store)
        guard let found else {
            if world.variable("TRAKT_ACCESS_TOKEN") == nil { throw notSignedIn }
            throw ToolError(.config, "no client id: set TRAKT_CLIENT_ID or run `trakt-auth login`")
        }
        app = found
        return found
    }

    /// The app that the environment or the store names, if any.
    package static func findApp(_ world: World, _ store: CredentialStore) throws -> AppCredentials?
    {
        let stored = world.variable("TRAKT_CLIENT_ID") == nil ? try store.loadApp() : nil
        guard let id = world.variable("TRAKT_CLIENT_ID") ?? stored?.clientID else { return nil }
        let secret = world.variable("TRAKT_CLIENT_SECRET") ?? stored?.clientSecret
        return AppCredentials(clientID: id, clientSecret: secret)
    }

    /// Whether there is a sign-in, good or not.
    package func isSignedIn() throws -> Bool { try Account.isSignedIn(world) }

    /// As `isSignedIn()`, where there is no client.
    package static func isSignedIn(_ world: World) throws -> Bool {
        if world.variable("TRAKT_ACCESS_TOKEN") != nil { return true }
        return try CredentialStore(world).loadToken(now: world.now()) != nil
    }

    /// The token as it is, good or not, without asking anybody. Throws status 77 if there is none.
    package func presentToken() throws -> Token {
        if let given = world.variable("TRAKT_ACCESS_TOKEN") { return Token(accessToken: given) }
        if let stored = try store.loadToken(now: world.now()) { return stored }
        throw notSignedIn
    }

    /// A token that is good as far as one can see here. Throws status 77 if there is none.
    package func accessToken() async throws -> String {
        if let given = world.variable("TRAKT_ACCESS_TOKEN") { return given }
        if let token, !token.isStale(at: world.now()) { return token.accessToken }
        guard let stored = try store.loadToken(now: world.now()) else {
            throw notSignedIn
        }
        token = stored
        guard stored.isStale(at: world.now()) else { return stored.accessToken }
        do {
            return try await refresh(replacing: stored.accessToken).accessToken
        } catch let error as ToolError where !stored.isExpired(at: world.now()) {
            guard error.status != .signIn else { throw error }
            // It is good for a while yet, and the next run refreshes.
            world.messages.detail("not refreshed: \(error.message)")
            return stored.accessToken
        }
    }

    /// A new token in the place of one that the server refused with 401. Throws status 77 if there
    /// is no way to one.
    package func accessToken(afterRefusalOf refused: String) async throws -> String {
        if world.variable("TRAKT_ACCESS_TOKEN") != nil {
            throw ToolError(.signIn, "Trakt does not accept TRAKT_ACCESS_TOKEN: set a new one")
        }
        guard refused != refreshed else {
            throw ToolError(
                .signIn,
                "Trakt does not accept the sign-in that it has just renewed: run "
                    + "`trakt-auth login`")
        }
        return try await refresh(replacing: refused).accessToken
    }

    /// Refreshes unless the store holds another token than `replaced` by now. Throws what the first
    /// refresh of this run threw.
    package func refresh(replacing replaced: String) async throws -> Token {
        if let refreshing { return try await refreshing.value }
        if let refreshFailure { throw refreshFailure }
        let work = Task { try await refreshUnderLock(replaced) }
        refreshing = work
        defer { refreshing = nil }
        do {
            let fresh = try await work.value
            token = fresh
            return fresh
        } catch {
            refreshFailure = error
            throw error
        }
    }

    private func refreshUnderLock(_ replaced: String) async throws -> Token {
        let messages = world.messages
        let lock = try await store.lock { messages.waiting(for: "another refresh", seconds: 2) }
        defer { lock.release() }
        guard let stored = try store.loadToken(now: world.now()) else {
            throw notSignedIn
        }
        if stored.accessToken != replaced, !stored.isExpired(at: world.now()) { return stored }
        guard let refreshToken = stored.refreshToken else {
            throw ToolError(.signIn, "the sign-in has expired: run `trakt-auth login`")
        }
        let app = try currentApp()
        let room = try store.reserveRoom()
        defer { room.release() }
        let fresh = try await oauth.refresh(refreshToken, app: app)
        try store.save(fresh, into: room)
        refreshed = fresh.accessToken
        return fresh
    }
}
