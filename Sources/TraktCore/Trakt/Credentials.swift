/// The app a person registered at Trakt: every request names it.
package struct AppCredentials: Sendable, Hashable {
    /// The client id, sent as `trakt-api-key`.
    package var clientID: String
    /// The client secret; deprecated for sign-in since October 2026, so often absent.
    package var clientSecret: String?

    /// An app.
    package init(clientID: String, clientSecret: String?) {
        self.clientID = clientID
        self.clientSecret = clientSecret
    }
}

/// A sign-in: what `/oauth/token` and `/oauth/device/token` give.
package struct Token: Sendable, Hashable {
    /// Sent as `Authorization: Bearer …`.
    package var accessToken: String
    /// Good for one refresh; nil for a token that came from the environment.
    package var refreshToken: String?
    /// When it was made, in seconds since 1970.
    package var createdAt: Double
    /// How many seconds it is good for; nil if unknown. 24 hours or 7 days (trakt-api.md 2.3): never
    /// assumed.
    package var expiresIn: Double?
    /// What it may do.
    package var scope: String?

    /// Reads a token object; nil if it holds no access token.
    package init?(_ value: JSONSlice, now: Timestamp) {
        guard let access = value["access_token"]?.string, !access.isEmpty else { return nil }
        accessToken = access
        refreshToken = value["refresh_token"]?.string
        createdAt = (value["created_at"]?.double ?? now.seconds).clamped(to: 0...Token.longestSpan)
        expiresIn = value["expires_in"]?.double?.clamped(to: 0...Token.longestSpan)
        scope = value["scope"]?.string
    }

    /// The most seconds that are believed of `created_at` and `expires_in`: a thousand years.
    private static let longestSpan = 31_556_952_000.0

    /// A token from the environment, about which nothing else is known.
    package init(accessToken: String) {
        self.accessToken = accessToken
        createdAt = 0
    }

    /// When it ends, if that is known.
    package var expiresAt: Timestamp? {
        expiresIn.map { Timestamp(seconds: createdAt + $0) }
    }

    /// Whether less than a tenth of its time is left: refresh now.
    package func isStale(at now: Timestamp) -> Bool {
        guard let expiresIn else { return false }
        return createdAt + expiresIn - now.seconds < expiresIn * 0.1
    }

    /// Whether its time is over.
    package func isExpired(at now: Timestamp) -> Bool {
        expiresAt.map { $0 <= now } ?? false
    }

    /// The object as it is stored.
    package var json: JSON {
        // Written with types: the compiler takes seconds to infer them.
        let lifetime: JSON? = expiresIn.map { JSON.int(Int64(clamping: $0)) }
        return .object([
            "access_token": JSON.string(accessToken), "token_type": JSON.string("bearer"),
            "expires_in": lifetime, "refresh_token": JSON.string(refreshToken),
            "scope": JSON.string(scope), "created_at": JSON.int(Int64(clamping: createdAt)),
        ])
    }
}

/// The files that hold a person's app and sign-in: `app.json`, `token.json` (0600) and `token.lock`
/// in the config folder (0700).
package struct CredentialStore: Sendable {
    /// The folder.
    package let folder: String

    /// The most bytes of a file of the store: tokens are below 1 KiB.
    private static let largestFile = 64 << 10

    /// The store of this user. Throws status 78 if there is no place for it.
    package init(_ world: World) throws { folder = try world.path(.config) }

    /// The sign-in's file.
    package var tokenPath: String { "\(folder)/token.json" }
    /// The app's file.
    package var appPath: String { "\(folder)/app.json" }

    /// The stored app; nil if there is none. Throws status 78 if the file is readable by others or
    /// makes no sense.
    package func loadApp() throws -> AppCredentials? {
        guard let value = try load(appPath, advice: "remove it and run `trakt-auth login`") else {
            return nil
        }
        guard let id = value["client_id"]?.string, !id.isEmpty else {
            throw ToolError(
                .config, "\(appPath) holds no client_id: remove it and run `trakt-auth login`")
        }
        return AppCredentials(clientID: id, clientSecret: value["client_secret"]?.string)
    }

    /// The stored sign-in; nil if there is none. Throws status 78 if the file is readable by others,
    /// 77 if it makes no sense.
    package func loadToken(now: Timestamp) throws -> Token? {
        guard let value = try load(tokenPath, advice: "sign in again with `trakt-auth login`")
        else { return nil }
        guard let token = Token(value, now: now) else {
            throw ToolError(
                .signIn, "\(tokenPath) holds no sign-in: sign in again with `trakt-auth login`")
        }
        return token
    }

    /// Stores an app.
    package func save(_ app: AppCredentials) throws {
        try FileStore.makeFolder(folder)
        let json = JSON.object([
            "client_id": .string(app.clientID), "client_secret": .string(app.clientSecret),
        ])
        try FileStore.replace(appPath, with: json.bytes + [0x0A])
    }

    /// Stores a sign-in: on the disk when this returns. `room` is what `reserveRoom` made.
    package func save(_ token: Token, into room: ReservedFile? = nil) throws {
        try FileStore.makeFolder(folder)
        let bytes = token.json.bytes + [0x0A]
        if let room { return try room.move(to: tokenPath, with: bytes) }
        try FileStore.replace(tokenPath, with: bytes)
    }

    /// Makes room on the disk for the next sign-in, before the present one is spent. The caller
    /// holds the lock.
    /// - Throws: `ToolError` with status 74; nothing was spent then.
    package func reserveRoom() throws -> ReservedFile {
        do throws(StreamError) {
            return try ReservedFile(
                at: "\(folder)/token.spare", capacity: CredentialStore.largestFile / 4)
        } catch {
            throw ToolError(
                .io,
                "cannot store a new sign-in (\(error)): the current one is kept; free some space for "
                    + "\(folder) and try again")
        }
    }

    /// Forgets the sign-in.
    package func removeToken() throws { try FileStore.remove(tokenPath) }

    /// Takes the lock that guards refreshing, waiting for another process at most two minutes.
    package func lock(onWait: @Sendable () -> Void = {}) async throws -> FileLock {
        try FileStore.makeFolder(folder)
        return try await FileLock.take("\(folder)/token.lock", waiting: 120, onWait: onWait)
    }

    private func load(_ path: String, advice: String) throws -> JSONSlice? {
        guard let bytes = try FileStore.read(path, limit: CredentialStore.largestFile) else {
            return nil
        }
        guard !FileStore.isOpenToOthers(path) else {
            throw ToolError(
                .config, "\(path) can be read by others: run `chmod 600 \(path)` and try again")
        }
        do throws(JSONError) {
            return try JSONSlice.parse(bytes)
        } catch {
            throw ToolError(.signIn, "\(path) is damaged (\(error.reason)): \(advice)")
        }
    }
}
