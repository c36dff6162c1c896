import TraktCore

/// `trakt-auth`: signing in to Trakt, and out.
@main
enum TraktAuth: Tool {
    static let spec = ToolSpec(
        name: "trakt-auth",
        summary: "sign in to Trakt, show the sign-in status, sign out",
        description: [
            "login prints an address and a code. Open the address in a browser and type the code "
                + "there. The first login asks for the client id of an API app, unless "
                + "TRAKT_CLIENT_ID names it.",
            "Since 31 July 2026 only VIP members can create an API app, at "
                + "\(TraktClient.newAppURL). A free account can connect one community app: the "
                + "client id of a friend's app works. Two ways need no app: upload what is missing "
                + "from Trakt's export (trakt-add --upload-file), and look for false plays in the "
                + "export (trakt-suspect).",
            "status prints one record with the user, when the sign-in expires, and the profile. "
                + "refresh renews the sign-in now; the other tools renew it when needed. logout revokes the token "
                + "and deletes it. token prints the access token, for curl.",
            "TRAKT_ACCESS_TOKEN overrides the stored sign-in and is never stored. The sign-in is "
                + "stored in files that only you can read. TRAKT_PROFILE=NAME selects another "
                + "account, with folders of its own.",
        ],
        operands: OperandSpec(
            "COMMAND", minimum: 1, maximum: 1,
            kind: .choice(["login", "status", "refresh", "logout", "token"]),
            help: "login, status, refresh, logout or token."),
        examples: [
            .init("trakt-auth login && trakt-history --limit 20", "Sign in, and list plays:"),
            .init("trakt-auth status | jq -r .expires_at", "See when the sign-in expires:"),
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
