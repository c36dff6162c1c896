import TraktCore

/// `trakt-auth`: signing in to Trakt, and out.
@main
enum TraktAuth: Tool {
    static let spec = ToolSpec(
        name: "trakt-auth",
        summary: "sign in to Trakt, show the sign-in status, sign out",
        description: [
            "login shows an address and a code on stderr; open the address in a browser and type "
                + "the code. The first login asks for the client id of your API app (create one at "
                + "\(TraktClient.newAppURL)) unless TRAKT_CLIENT_ID is set. Creating an app needs "
                + "Trakt VIP. Without one, lib-scan, trakt-diff on files and "
                + "trakt-resolve --offline work, and trakt-add --upload-file writes a file for "
                + "Trakt's own importer.",
            "status prints one record: the user, when the sign-in expires, its scope, the profile. "
                + "refresh renews it now; the other tools do so by themselves. logout revokes the "
                + "token and deletes it. token prints the access token, for curl.",
            "TRAKT_ACCESS_TOKEN overrides the stored sign-in and is never stored. The sign-in is kept "
                + "in traktutils/ in the config folder, in files of mode 0600. TRAKT_PROFILE=NAME "
                + "names another account, with folders of its own.",
        ],
        operands: OperandSpec(
            "COMMAND", minimum: 1, maximum: 1,
            kind: .choice(["login", "status", "refresh", "logout", "token"]),
            help: "login, status, refresh, logout or token."),
        examples: [
            .init("trakt-auth login && trakt-history --limit 20", "Sign in, then show 20 plays."),
            .init("trakt-auth status | jq -r .expires_at", "Show when the sign-in expires."),
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
