import TraktCore

/// `trakt-history`: the plays of an account, newest first.
@main
enum TraktHistory: Tool {
    static let spec = ToolSpec(
        name: "trakt-history",
        summary: "list plays, newest first, for one title or all (a full backup)",
        description: [
            "Prints a record for each play, exactly as Trakt returns it. Without an ITEM it prints "
                + "the whole history: a backup that `trakt-diff --cloud --by play` and `trakt-add` "
                + "restore. traktutils(7) shows how to continue a backup that broke off.",
            "An ITEM is the Trakt id of a show (1394); show:ID, movie:ID, season:ID or episode:ID, "
                + "where ID is a Trakt id or, for shows and movies, a slug; season:SHOW/2 or "
                + "episode:SHOW/2/5, by number; an IMDb id (tt0903747); the trakt.tv address of a "
                + "title; or -, for the items of the records on standard input.",
            "A TIME is \(TimeSpan.forms), in local time. 7d is seven days ago.",
        ],
        operands: OperandSpec("[ITEM…]", help: "Items whose plays to print (default: all)."),
        options: [
            .value(
                "type", "t", "TYPE", .choice(["movie", "episode"]),
                help: "Print only plays of this type. Cannot be used with an ITEM."),
            .value(
                "since", "s", "TIME",
                help: "Print only plays at TIME or later. A day or month counts from its start."),
            .value(
                "until", "u", "TIME",
                help: "Print only plays at TIME or earlier. A day or month counts to its end."),
            .value("limit", "l", "N", .integer(1, Int.max), help: "Print at most N plays."),
        ].grouped("Selection"),
        traits: [.filter],
        examples: [
            .init(
                "trakt-history 1394 | jq 'select(.episode.season >= 6)' | trakt-remove -n",
                "Show which plays of a show's last seasons would be removed:"),
            .init("trakt-history > history.ndjson", "Back up everything:"),
        ])

    static func run(_ arguments: Arguments, _ world: World) async throws -> ExitStatus {
        let since = try span("since", arguments, world)?.start
        let until = try span("until", arguments, world)?.end
        if let since, let until, since > until {
            throw ToolError(.usage, "--since is after --until (see trakt-history --help)")
        }
        if arguments.value("type") != nil, !arguments.operands.isEmpty {
            throw ToolError(.usage, "--type cannot be used with an ITEM (see trakt-history --help)")
        }
        let client = try TraktClient(world)
        let printer = try PlayPrinter(
            world, client, since: since, until: until, limit: arguments.int("limit"),
            gathers: arguments.operands.count > 1 || arguments.operands.contains("-"))
        defer { world.messages.endProgress() }
        do {
            let status = try await printAll(arguments, world, client, printer)
            let end = try printer.finish()
            return end == .ok ? status : end
        } catch let error as CancellationError {
            _ = try printer.finish()
            throw error
        }
    }

    /// The span of time in an option. Throws status 64 if it is something else.
    private static func span(
        _ option: String, _ arguments: Arguments, _ world: World
    ) throws(ToolError) -> TimeSpan? {
        guard let text = arguments.value(option) else { return nil }
        if let span = TimeSpan(text, now: world.now()) { return span }
        throw ToolError(
            .usage, "--\(option): \"\(text)\" should be \(TimeSpan.forms)")
    }

    /// Prints the plays of each item; the status says whether all of them could be told.
    private static func printAll(
        _ arguments: Arguments, _ world: World, _ client: TraktClient, _ printer: PlayPrinter
    ) async throws -> ExitStatus {
        if arguments.operands.isEmpty {
            try await printer.printPlays(
                of: Scope(type: arguments.value("type").flatMap(MediaType.init)))
        }
        var status = ExitStatus.ok
        let resolver = ItemResolver(client: client)
        for operand in arguments.operands {
            if operand == "-" {
                let filter = try RecordFilter(arguments, world)
                while let record = try await filter.nextAsync() {
                    do {
                        for part in try NestedEpisodes.named(by: record) ?? [record] {
                            try await printer.printPlays(of: try await resolver.scope(of: part))
                        }
                    } catch let error as ToolError
                        where error.status == .noInput || error.status == .data
                    {
                        try filter.reject(record, named: error.message)
                    }
                }
                if try filter.finish() != .ok { status = .partial }
            } else {
                try await printer.printPlays(of: try await resolver.scope(of: operand))
            }
            if printer.isFull { break }
        }
        return status
    }
}
