import TraktCore

/// Removes plays and list entries from the account: all of the input is read, checked against the
/// account, shown, confirmed and saved before the first request goes out.
@main
enum TraktRemove: Tool {
    static let spec = ToolSpec(
        name: "trakt-remove",
        summary: "remove plays from your history, or entries from your lists",
        description: [
            "Reads all of standard input first, and the plays from the account. Plays are removed "
                + "by their id, as trakt-history gives it. A record without an id, or whose id "
                + "belongs to another item than it says, is refused, and with it the whole input. "
                + "The plays are listed and you are asked to confirm. Plays that are gone already "
                + "are named and left out.",
            "Before the first request the records are saved in a new file below "
                + "$XDG_STATE_HOME/traktutils/removed/, and the command that restores them is "
                + "printed, by the next run if this one is killed. Removed records are written to standard output. A play has undo, "
                + "the ids of the other plays of its item and minute: beside (they stayed) and with "
                + "(they were removed too). With it a play is restored exactly once, on any "
                + "computer. A restored list entry gets a new rank and listed_at from Trakt.",
        ],
        options: [
            .value(
                "from", nil, "LIST", .words(AccountList.words), default: "history",
                help: "Remove from this list. list:SLUG is a list that you made (trakt-list lists "
                    + "shows them)."),
            .flag(
                "all-plays", nil,
                help: "Remove every play of the films, episodes, seasons or shows in the input "
                    + "(history only)."),
            .flag(
                "whole-show", nil,
                help: "Remove all episodes of a show or season record (collection only)."),
            .flag("yes", "y", help: "Remove without asking."),
        ].grouped("What to remove"),
        traits: [.filter, .changes],
        examples: [
            .init(
                "trakt-history 1394 | jq 'select(.episode.season >= 6)' | trakt-remove",
                "Remove the plays of the later seasons of one show, after you confirm:"),
            .init(
                "trakt-history --since 2025-11-17 --until 2025-11-17 | trakt-remove -n",
                "Show what removing every play of one day would do:"),
        ])

    static func run(_ arguments: Arguments, _ world: World) async throws -> ExitStatus {
        let list = try AccountList(option: "from", arguments.value("from") ?? "history")
        guard list == .history || !arguments.flag("all-plays") else {
            throw ToolError(.usage, "--all-plays is for the history only")
        }
        guard list == .collection || !arguments.flag("whole-show") else {
            throw ToolError(.usage, "--whole-show is for --from collection only")
        }
        let filter = try RecordFilter(arguments, world)
        let input = try await RemovalInput(filter)
        guard !input.records.isEmpty else { return .ok }
        return try await remove(input, from: list, filter, arguments, world)
    }

    /// Looks, asks, looks again, and removes.
    private static func remove(
        _ input: RemovalInput, from list: AccountList, _ filter: RecordFilter,
        _ arguments: Arguments, _ world: World
    ) async throws -> ExitStatus {
        let consent = try Consent(arguments, world)
        let client = try TraktClient(world)
        let search = RemovalSearch(input: input, list: list, client: client, world: world)
        let find = {
            list == .history && !arguments.flag("all-plays")
                ? try await search.byID()
                : try await search.ofItems(wholeShows: arguments.flag("whole-show"))
        }
        if arguments.flag("dry-run") {
            let plan = try await find()
            consent.show(plan.summary(list))
            plan.nameGone(list, filter)
            world.messages.note("would remove \(plan.count(list)); nothing was removed")
            return try filter.finish()
        }
        if consent.isAsked, try await !consent.isGiven(for: find(), of: list) {
            _ = try filter.finish()
            return .partial
        }
        let lock = try await ChangeLock.take(client, world)
        defer { lock.release() }
        // Checked again under the lock: no other run changes anything now.
        let plan = try await find()
        plan.nameGone(list, filter)
        return try await Removal(plan, list, consent, client, filter, world).start()
    }
}
