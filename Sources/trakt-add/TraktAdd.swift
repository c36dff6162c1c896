import TraktCore

/// Puts plays and list entries into the account: what is there already is not sent again, and
/// nothing is sent twice, whatever becomes of an answer.
@main
enum TraktAdd: Tool {
    static let spec = ToolSpec(
        name: "trakt-add",
        summary: "add plays to your history, or entries to your lists",
        description: [
            "Reads all of standard input first, finds out in a few requests what the account has "
                + "already, and sends the rest in batches of 100. A play is there already if the "
                + "same item was watched in the same minute. A run that was stopped is simply run "
                + "again; after an answer that was lost the history is read back, and only what is "
                + "missing is sent.",
            "A record's own watched_at (a time with Z or an offset, now, released or unknown) "
                + "goes before --watched-at. Of records about the same item and minute one play "
                + "is sent, unless they carry different history ids, as a backup or the undo file "
                + "of trakt-remove does: then there were several, and all of them are restored.",
            "Each record that is now in the account is written to standard output. Records need "
                + "an id: run them through trakt-resolve first.",
        ],
        options: [
            .value(
                "to", nil, "LIST", .choice(AccountList.allCases.map(\.rawValue)),
                default: "history", help: "What to add to."),
            .value(
                "watched-at", nil, "TIME", .words(["now", "released", "unknown"]),
                default: "now",
                help: "When plays without a watched_at were watched; a date or time is local. "
                    + "With released, any play while the item was first shown counts as there."),
            .flag(
                "whole-show", nil,
                help: "Let a show or season record stand for all its aired episodes (of a show: "
                    + "without specials). They are sent one by one."),
            .flag(
                "confirm", nil,
                help: "Read the new plays back and write those to standard output, with their "
                    + "ids, ready for trakt-remove."),
        ],
        traits: [.filter, .changes],
        examples: [
            .init(
                "lib-scan ~/Movies | trakt-resolve | trakt-add",
                "Mark a library's films and episodes as watched, when their files were made:"),
            .init(
                "trakt-search --type movie \"The Thing\" --year 1982 | trakt-add --confirm",
                "Mark one film as watched now, and see the new play:"),
            .init(
                "trakt-add < ~/.local/state/traktutils/removed/20251120T101100Z-4711.ndjson",
                "Take a removal back:"),
        ])

    static func run(_ arguments: Arguments, _ world: World) async throws -> ExitStatus {
        let list = arguments.value("to").flatMap { AccountList(rawValue: $0) } ?? .history
        let words = arguments.value("watched-at") ?? "now"
        _ = try PlayTime(option: words, now: world.now())
        if list != .history, arguments.flag("confirm") {
            throw ToolError(.usage, "--confirm is for the history only")
        }
        let filter = try RecordFilter(arguments, world)
        var records: [Record] = []
        while let record = try await filter.nextAsync() { records.append(record) }
        guard !records.isEmpty else { return try filter.finish() }
        let client = try TraktClient(world)
        guard list == .history else {
            return try await ListAddition(list, client, filter, world).run(
                records, wholeShows: arguments.flag("whole-show"),
                isDryRun: arguments.flag("dry-run"))
        }
        let isDryRun = arguments.flag("dry-run")
        // Before the lock is waited for: of two runs at once, both mean the same now.
        let present = world.now().truncatedToMinute
        let lock = isDryRun ? nil : try await ChangeLock.take(world)
        defer { lock?.release() }
        let clock = try RunClock(records, words, present, world)
        let time = try PlayTime(option: words, now: clock.now)
        let shows = arguments.flag("whole-show") ? WholeShows(client, now: world.now()) : nil
        let plan = try await PlayPlan.make(records, time, clock.now, shows, filter)
        let addition = try PlayAddition(plan, client, filter, world)
        let status = try await addition.run(
            clock: clock, confirm: arguments.flag("confirm"), isDryRun: isDryRun)
        if addition.isComplete || addition.hasLeftNothing, !isDryRun { clock.finish() }
        return status
    }
}
