import TraktCore

/// `trakt-history`: the plays of an account, newest first.
@main
enum TraktHistory: Tool {
    static let spec = ToolSpec(
        name: "trakt-history",
        summary: "list plays, newest first, for one title or all",
        description: [
            "Prints a record for each play, exactly as Trakt returns it. Without an ITEM that is the "
                + "whole history: a backup that `trakt-diff --by play` and `trakt-add` can restore.",
            "An ITEM is a show's Trakt id (1394), show:ID, movie:ID, season:ID or episode:ID, where "
                + "ID is a Trakt id or, for shows and movies, a slug; season:SHOW/2 and "
                + "episode:SHOW/2/5 by their numbers; an IMDb id (tt0903747); an address of a title "
                + "on trakt.tv; or - for the items of the records on standard input.",
        ],
        operands: OperandSpec("[ITEM…]", help: "Whose plays; all of them if there is none."),
        options: [
            .value(
                "type", "t", "TYPE", .choice(["movie", "episode"]),
                help: "Only plays of this kind, when there is no ITEM."),
            .value(
                "since", "s", "TIME", .time,
                help: "Only plays at TIME or later: a local date or time."),
            .value(
                "until", "u", "TIME", .time,
                help: "Only plays at TIME or earlier; a date includes its whole day."),
            .value("limit", "l", "N", .integer(1, Int.max), help: "At most N plays."),
        ],
        traits: [.filter],
        examples: [
            .init(
                "trakt-history 1394 | jq -c 'select(.episode.season >= 6)' | trakt-remove --yes",
                "Remove the plays of a show's last seasons."),
            .init("trakt-history > history.ndjson", "A backup of everything."),
        ])

    static func run(_ arguments: Arguments, _ world: World) async throws -> ExitStatus {
        let since = arguments.time("since")
        let until = arguments.time("until", endOfDay: true)
        if let since, let until, since > until {
            throw ToolError(.usage, "--since is after --until (see trakt-history --help)")
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
                        try await printer.printPlays(of: try await resolver.scope(of: record))
                    } catch let error as UnknownItem { try filter.reject(record, error.reason) }
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
