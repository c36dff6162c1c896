import TraktCore

/// Takes plays and list entries out of the account: all of the input is read, checked, shown, asked
/// about and saved before the first request goes out.
@main
enum TraktRemove: Tool {
    static let spec = ToolSpec(
        name: "trakt-remove",
        summary: "remove plays from your history, or entries from your lists",
        description: [
            "Reads all of standard input first. Plays are removed by their id, as trakt-history "
                + "gives it; a record without one is refused, and with it the whole input. What "
                + "will go is shown and asked about on the terminal.",
            "Before the first request the records are saved in a new file below "
                + "$XDG_STATE_HOME/traktutils/removed/, and the command that restores them is "
                + "printed. The records that were removed are written to standard output. Those "
                + "that were gone already are named and left out.",
            "A record that says nothing but a play's id is looked up in the history first, so "
                + "that it can be restored.",
        ],
        options: [
            .value(
                "from", nil, "LIST", .choice(AccountList.allCases.map(\.rawValue)),
                default: "history", help: "What to remove from."),
            .flag(
                "all-plays", nil,
                help: "From the history: remove every play of the movies, episodes, seasons or "
                    + "shows in the input. The plays are read first and removed one by one."),
            .flag(
                "whole-show", nil,
                help: "From the collection: let a show or season stand for all its episodes."),
            .flag("yes", "y", help: "Do not ask."),
        ],
        traits: [.filter, .changes],
        examples: [
            .init(
                "trakt-history 1394 | jq -c 'select(.episode.season >= 6)' | trakt-remove",
                "Remove the plays of the later seasons of one show, after a look at them:"),
            .init(
                "trakt-history --since 2025-11-17 --until 2025-11-17 | trakt-remove --yes > gone.ndjson",
                "Remove every play of one day without a question, and keep a list of them:"),
        ])

    static func run(_ arguments: Arguments, _ world: World) async throws -> ExitStatus {
        let list = arguments.value("from").flatMap { AccountList(rawValue: $0) } ?? .history
        guard list == .history || !arguments.flag("all-plays") else {
            throw ToolError(.usage, "--all-plays is for the history only")
        }
        guard list == .collection || !arguments.flag("whole-show") else {
            throw ToolError(.usage, "--whole-show is for --from collection only")
        }
        let reader = world.makeReader()
        let filter = try RecordFilter(arguments, world, reader: reader)
        let input = try await RemovalInput(reader, world)
        guard !input.records.isEmpty else { return .ok }
        let consent = try Consent(arguments, world)
        let client = try TraktClient(world)
        if list == .history {
            let plays = try await RemovablePlays.find(
                input, allPlays: arguments.flag("all-plays"), client, filter, world)
            let removal = try PlayRemoval(client, filter, world)
            return try await removal.run(plays, consent)
        }
        let entries = try await RemovableEntries.find(
            input, in: list, wholeShows: arguments.flag("whole-show"), client, world)
        return try await ListRemoval(list, client, filter, world).run(entries, consent)
    }
}
