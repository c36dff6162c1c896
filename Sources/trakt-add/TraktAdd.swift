import TraktCore

/// Adds plays and list entries to the account: what is already there is not sent, and nothing is
/// added twice, whatever happens to a reply.
@main
enum TraktAdd: Tool {
    static let spec = ToolSpec(
        name: "trakt-add",
        summary: "add plays to your history, or entries to your lists",
        description: [
            "Reads all of standard input first, checks what the account already has, and sends the "
                + "rest in batches of 100. A play is already there if the same item was watched in "
                + "the same minute. If a run is stopped, run the same command again: it adds what "
                + "is missing, and nothing twice. (A run that means now is continued for eight days.) "
                + "Records need an id: run them through trakt-resolve first.",
            "A record's own watched_at (a time with Z or an offset, a date, now, released or "
                + "unknown) overrides --watched-at. Records about the same item and minute become "
                + "one play, unless they carry different history ids, as a backup does: then all "
                + "of them are restored.",
            "A removed play (a record with undo) is added unless a play of its item and minute came "
                + "back since. If several runs removed plays of one item and minute, restore their "
                + "files with one command, in any order: cat FILE FILE | trakt-add. Each play "
                + "comes back once.",
            "If Trakt has merged an item into another, its plays are recognized by a common id or the "
                + "title. If the ids of a record contradict each other, it is rejected, and a "
                + "command is printed that removes what Trakt made of it.",
            "If a play of an item is added, Trakt takes it off the watchlist, and the undo leaves it off.",
            "Every record that is in the account at the end is written to standard output as it "
                + "stands there, a play with its id. The records that undo the run are saved below "
                + "$XDG_STATE_HOME/traktutils/added/, and the command is printed. If another "
                + "program adds the same play in the same minute while a reply is lost, the two "
                + "cannot be told apart: one play is kept.",
        ],
        options: [
            .value(
                "to", nil, "LIST", .words(AccountList.words), default: "history",
                help: "Add to this list. list:SLUG is a list that you made (trakt-list lists shows "
                    + "them)."),
            .value(
                "watched-at", nil, "TIME", .words(["now", "released", "unknown"]), default: "now",
                help: "The watch time of plays without a watched_at. A date or time is local; a "
                    + "date alone means noon. With released, a play within the running time after "
                    + "the release counts as already there."),
            .flag(
                "whole-show", nil,
                help: "Add all aired episodes of a show or season record. Specials are added only "
                    + "for a record of season 0."),
        ].grouped("What to add") + upload,
        traits: [.filter, .changes, .times],
        examples: [
            .init(
                "lib-scan ~/Movies | trakt-resolve | trakt-diff --cloud | trakt-add",
                "Add what is in a library and not yet in the history:"),
            .init(
                "trakt-search --type movie \"The Thing\" --year 1982 --limit 1 | trakt-add",
                "Mark one film as watched now, and see the play:"),
            .init(
                "trakt-add < ~/.local/state/traktutils/removed/20251120T101100Z-4711.ndjson",
                "Undo a removal:"),
            .init(
                "trakt-diff plays.ndjson watched-history.json | trakt-add --upload-file upload.json",
                "Write the plays that Trakt's export lacks to a file for Trakt's web importer:"),
        ])

    private static let upload: [OptionSpec] = [
        .value(
            "upload-file", nil, "FILE", .file,
            help: "Send nothing; write FILE, for Trakt's web importer (app.trakt.tv, Settings, "
                + "Data, Import). Needs no sign-in."),
        .flag("force", nil, help: "Let --upload-file overwrite FILE."),
    ].grouped("Without an API app")

    static func run(_ arguments: Arguments, _ world: World) async throws -> ExitStatus {
        if let path = arguments.value("upload-file") {
            return try await UploadFile.run(path, arguments, world)
        }
        if arguments.flag("force") {
            throw ToolError(.usage, "--force needs --upload-file")
        }
        let list = try AccountList(option: "to", arguments.value("to") ?? "history")
        _ = try PlayTime(option: arguments.value("watched-at") ?? "now", now: world.now())
        let filter = try RecordFilter(arguments, world)
        var records: [Record] = []
        while let record = try await filter.nextAsync() { records.append(record) }
        guard !records.isEmpty else { return try filter.finish() }
        return try await add(records, to: list, filter, arguments, world)
    }

    /// Looks at the account, sends what is missing, reads back, and says how it went.
    private static func add(
        _ records: [Record], to list: AccountList, _ filter: RecordFilter, _ arguments: Arguments,
        _ world: World
    ) async throws -> ExitStatus {
        let client = try TraktClient(world)
        let isDryRun = arguments.flag("dry-run")
        // Before the lock is waited for: of two runs at once, both mean the same now.
        let present = world.now().truncatedToMinute
        let lock = isDryRun ? nil : try await ChangeLock.take(client, world)
        defer { lock?.release() }
        let minute = try await RunMinute(
            records, arguments.value("watched-at") ?? "now", present, client, world)
        var plan = try AddPlan(list, arguments, now: minute.now, client)
        try await plan.add(records, filter)
        let run = try ChangeRun(.add, list, plan.changes, client, world)
        if !run.changes.isEmpty { try await run.look() }
        let output = AddOutput(
            entries: plan.entries, run: run, filter: filter, world: world)
        if isDryRun { return try output.sayPlan(now: minute.now) }
        if run.changes.contains(where: \.isOpen) { try minute.keep() }
        var (files, end) = await run.perform()
        for file in files { world.messages.note("undo: \(file.command)") }
        if !run.mayHaveChanged || run.isComplete { minute.forget() }
        do { try output.write() } catch { end = error }
        return try run.conclude(end, filter)
    }
}
