import TraktCore

/// `trakt-auth`: signing in to Trakt, and out.
@main
enum TraktAuth: Tool {
    static let spec = ToolSpec(
        name: "trakt-auth",
        summary: "sign in to Trakt, show the sign-in status, sign out",
        description: [
            "login shows an address and a code on stderr; open the one in a browser and type the "
                + "other. The first login asks for the client id of an API app (create one at "
                + "\(TraktClient.newAppURL)) unless TRAKT_CLIENT_ID names it.",
            "status prints one record: the user, until when the sign-in is good, its scope. "
                + "refresh renews it now; the other tools do so by themselves. logout makes it "
                + "useless at Trakt and forgets it. token prints the access token, for curl.",
            "TRAKT_ACCESS_TOKEN stands above the stored sign-in and is never stored. The store is "
                + "traktutils/ in the config folder: files of mode 0600 that nobody else may read.",
        ],
        operands: OperandSpec(
            "COMMAND", minimum: 1, maximum: 1,
            kind: .choice(["login", "status", "refresh", "logout", "token"]),
            help: "login, status, refresh, logout or token."),
        examples: [
            .init("trakt-auth login && trakt-history --limit 20", "Sign in, then look."),
            .init("trakt-auth status | jq -r .expires_at", "Until when the sign-in is good."),
        ])

    static func run(_ arguments: Arguments, _ world: World) async throws -> ExitStatus {
        let session = try SignIn(world)
        switch arguments.operands.first {
        case "login": return try await session.login()
        case "status": return try await session.status()
        case "refresh": return try await session.refresh()
        case "logout": return try await session.logout()
        default: return try await session.printToken()
        }
    }
}
