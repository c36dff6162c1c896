import TraktCore

/// `trakt-diff`: the difference of two record streams, or of one and the account.
@main
enum TraktDiff: Tool {
    static let spec = ToolSpec(
        name: "trakt-diff",
        summary: "print the records of A that are not in B",
        description: [
            "A and B are files of records, or - for standard input. With --cloud, B is the account "
                + "and A is standard input unless you name a file. Two files need no sign-in. The "
                + "records are printed byte for byte, in A's order.",
            "Two records are about the same item if they share an id (trakt, imdb, tmdb, tvdb), or "
                + "for episodes and seasons an id of their show and their numbers. A record "
                + "without any id cannot be compared and is rejected: run it through trakt-resolve "
                + "first.",
            "By item, each item is printed once. (A is read only once: if a record has only an imdb id "
                + "and another only a tmdb id of the same item, both are printed, unless a record "
                + "with both ids came before them.) By play, every play counts: if A has two plays of "
                + "an item in one minute and B has one, one of them is printed. By value, two "
                + "records are the same if they have the same rating or, without a rating, the "
                + "same minute of collected_at. The account's history and collection contain a "
                + "show or season if they contain any of its episodes.",
            "If a record of B cannot be read or compared, it is not known what is not in B. Then "
                + "nothing is printed, and the status is 65. With --rejects or --common, the other "
                + "records are compared.",
            "With --take, the values come from the first record of B that is the same; in a history "
                + "that is the newest play. If that record lacks a key, A's value stays.",
            "It needs about 130 bytes of memory for each different item.",
        ],
        operands: OperandSpec("[A] [B]", maximum: 2, kind: .file, help: "The records to compare."),
        options: input + matching + output, traits: [.filter, .times],
        examples: [
            .init(
                "lib-scan ~/Movies | trakt-resolve | trakt-diff --cloud | trakt-add",
                "Add what is in a library and not yet in the history:"),
            .init(
                "trakt-diff --cloud --by play history.ndjson | trakt-add",
                "Restore the plays of a backup that are missing:"),
            .init(
                "trakt-history | trakt-diff --common --take watched_at library.ndjson -",
                "Print the items of a library with the times of their last plays:"),
            .init(
                "trakt-diff --cloud=ratings --by value ratings.ndjson | trakt-add --to ratings",
                "Set the ratings that are missing or different:"),
        ])

    private static let input: [OptionSpec] = [
        .value(
            "cloud", nil, "LIST", .words(AccountList.words),
            implied: "history",
            help: "Compare with the account's history, or another LIST. list:SLUG is a list that "
                + "you made (trakt-list lists shows them).")
    ].grouped("Input")

    private static let matching: [OptionSpec] = [
        .value(
            "by", nil, "WHAT", .choice(["item", "play", "value"]), default: "item",
            help: "Two records are the same if they name the same item (item), the same item and "
                + "minute (play), or the same item with the same rating or collected_at (value)."),
        .value(
            "within", nil, "SPAN", .duration,
            help: "With --by play: treat plays up to SPAN apart (26h) as the same play. As many as "
                + "possible are paired, the nearest first, and nothing is printed before the end of "
                + "A."),
    ].grouped("Matching")

    private static let output: [OptionSpec] = [
        .flag("common", "c", help: "Print the records of A that are also in B."),
        .flag("reverse", "r", help: "Print the records of B that are not in A."),
        .value(
            "take", nil, "KEYS", .wordList(["watched_at", "collected_at", "rating", "rated_at"]),
            help: "With --common: print A's records with B's values of these keys, separated by "
                + "commas."),
    ].grouped("Output")

    static func run(_ arguments: Arguments, _ world: World) async throws -> ExitStatus {
        let plan = try Plan(arguments)
        let filter = try RecordFilter(
            arguments, world, reader: try plan.stream.map { try reader($0, world) } ?? nil)
        switch plan.other {
        case .file(let path):
            let other = try RecordFilter(arguments, world, reader: try reader(path, world))
            return try compare(plan, filter, other, world)
        case .account(let list):
            let account = AccountSide(
                client: try TraktClient(world), list: list, world: world, plan: plan)
            return plan.isReverse
                ? try await account.printMissing(from: filter) : try await account.compare(filter)
        }
    }

    /// A reader of a file; nil for `-`, which the filter reads by itself.
    private static func reader(_ path: String, _ world: World) throws -> RecordReader? {
        path == "-"
            ? nil : try RecordReader(path: path, stop: world.interruption.descriptor)
    }

    /// Holds `other` in memory and streams `filter`.
    private static func compare(
        _ plan: Plan, _ filter: RecordFilter, _ other: RecordFilter, _ world: World
    ) throws -> ExitStatus {
        var difference = DifferenceFilter(
            plan, shareRead: { other.shareRead }, ofPassed: { filter.shareRead })
        while let record = try other.next(passing: { difference.learn($0) }) {
            try difference.learn(record, from: other)
        }
        try difference.endLearning(from: other, world.messages)
        while let record = try filter.next(passing: { try difference.pass($0, filter) }) {
            try difference.pass(record, filter)
        }
        try difference.endPassing(filter)
        let status = try filter.finish()
        let otherStatus = try other.finish()
        difference.adviseOnIDs(world.messages)
        difference.nameMissingValues(world.messages)
        world.messages.note(difference.summary(filter))
        return otherStatus == .ok ? status : otherStatus
    }
}
