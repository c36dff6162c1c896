import TraktCore

/// `trakt-list`: the lists of an account, as records.
@main
enum TraktList: Tool {
    static let spec = ToolSpec(
        name: "trakt-list",
        summary: "print a list of your account (watched, watchlist, ratings and others)",
        description: [
            "Prints each row of LIST as a record with a type, as Trakt returns it. All pages are "
                + "read.",
            "LIST is watched (a row per movie and per show, with its seasons), collection, "
                + "watchlist, ratings, favorites, lists (your personal lists), or list:SLUG (the "
                + "items of one of them; `trakt-list lists` shows the slugs as ids.slug). To "
                + "list plays, use trakt-history.",
        ],
        operands: OperandSpec(
            "LIST", minimum: 1, maximum: 1,
            kind: .words(AccountRows.names + [ListNames.placeholder]), help: "The list to print."),
        options: [
            .value(
                "type", "t", "TYPES", .choices(["movie", "show", "season", "episode"]),
                help: "Print only rows of these types.")
        ].grouped("Selection"),
        examples: [
            .init("trakt-list ratings > ratings.ndjson", "Back up your ratings:"),
            .init(
                "trakt-list watchlist -t movie | jq -r .movie.title",
                "List the movies on your watchlist:"),
        ])

    static func run(_ arguments: Arguments, _ world: World) async throws -> ExitStatus {
        let types = arguments.value("type").map {
            Set($0.split(separator: ",").compactMap { MediaType(rawValue: String($0)) })
        }
        let rows = try AccountRows(arguments.operands.first ?? "")
        let printer = ListPrinter(world, types, holdsItems: rows.holdsItems)
        defer { world.messages.endProgress() }
        let client = try TraktClient(world)
        for part in rows.parts(client, types ?? Set(MediaType.allCases)) {
            try await printer.printRows(of: part)
        }
        if !rows.holdsItems { ListNames.keep(slugs: printer.slugs, world) }
        return try printer.finish(rows.noun)
    }
}
