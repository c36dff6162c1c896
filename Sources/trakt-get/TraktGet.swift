import TraktCore

/// `trakt-get`: any GET of Trakt's API, all pages, as records.
@main
enum TraktGet: Tool {
    static let spec = ToolSpec(
        name: "trakt-get",
        summary: "read any path of Trakt's API, all pages, one row per line",
        description: [
            "Sends a GET for PATH, such as /calendars/my/shows, and prints what comes back: each "
                + "row of a list as a record, or one object. All pages are read. Trakt's API "
                + "documentation lists the paths.",
            "If you are signed in, the request carries your sign-in. Public paths work without "
                + "it. Only GET is ever sent, so nothing is changed.",
        ],
        operands: OperandSpec(
            "PATH", minimum: 1, maximum: 1,
            help: "A path of the API: /shows/1394/progress/watched."),
        options: [
            .value(
                "query", nil, "KEY=VALUE", repeats: true,
                help: "Add KEY=VALUE to the query. May be given more than once. With page=N, only "
                    + "that page is read."),
            .flag("no-pages", help: "Send one request, without page parameters."),
        ].grouped("Request"),
        examples: [
            .init(
                "trakt-get /shows/1394/progress/watched | jq .next_episode",
                "Show the next episode to watch:"),
            .init(
                "trakt-get /calendars/my/shows | jq -r '[.first_aired, .show.title] | @tsv'",
                "List what airs this week:"),
        ])

    static func run(_ arguments: Arguments, _ world: World) async throws -> ExitStatus {
        let client = try TraktClient(world)
        let request = try PathRequest(
            arguments.operands.first ?? "", query: arguments.values("query"),
            base: client.baseURL)
        let authorization: TraktClient.Authorization =
            try await client.account.isSignedIn() ? .required : .none
        let reader = RowPrinter(world, client, request, authorization)
        defer { world.messages.endProgress() }
        return arguments.flag("no-pages")
            ? try await reader.printOne() : try await reader.printAll()
    }
}
