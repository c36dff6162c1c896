import TraktCore

/// `trakt-diff`: the difference of two record streams, or of one and the account.
@main
enum TraktDiff: Tool {
    static let spec = ToolSpec(
        name: "trakt-diff",
        summary: "print the records of A that are not in B",
        description: [
            "A and B are files of records, or - for standard input. With --cloud, B is the account "
                + "and A is standard input unless it is named. The records come out byte for byte, "
                + "each item once.",
            "Two records are about the same item if they share an id (trakt, imdb, tmdb, tvdb), or "
                + "for episodes and seasons an id of their show and their numbers. A record without "
                + "any id cannot be compared and is rejected: run it through trakt-resolve first.",
            "Memory grows with the number of different items, at some 100 bytes each.",
        ],
        operands: OperandSpec("[A] [B]", maximum: 2, kind: .file, help: "The records to compare."),
        options: [
            .value(
                "cloud", nil, "LIST", .choice(AccountList.allCases.map(\.rawValue)),
                implied: "history", help: "Compare with the account's history, or another LIST."),
            .flag("common", "c", help: "Print the records of A that are in B too."),
            .flag("reverse", "r", help: "Print the records of B that are not in A."),
            .value(
                "by", nil, "WHAT", .choice(["item", "play"]), default: "item",
                help: "What makes two records the same: the item, or the item and the minute."),
            .value(
                "within", nil, "SPAN", .duration,
                help: "With --by play: take plays up to SPAN apart for the same one (26h)."),
        ],
        traits: [.filter, .times],
        examples: [
            .init(
                "lib-scan ~/Movies | trakt-resolve | trakt-diff --cloud | trakt-add",
                "Add to the history what is on the disk and not in it."),
            .init(
                "trakt-diff --cloud --by play history.ndjson | trakt-add",
                "Restore the plays of a backup that are missing."),
        ])

    static func run(_ arguments: Arguments, _ world: World) async throws -> ExitStatus {
        let plan = try Plan(arguments)
        let filter = try RecordFilter(
            arguments, world, reader: try plan.stream.map { try reader($0, world) } ?? nil)
        switch plan.other {
        case .file(let path):
            let other = try RecordFilter(arguments, world, reader: try reader(path, world))
            return try compare(plan, filter, other, world)
        case .account(let list):
            let cloud = Cloud(client: try TraktClient(world), list: list, world: world)
            return plan.isReverse
                ? try await cloud.printMissing(from: filter, plan)
                : try await cloud.compare(filter, plan)
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
        var known = PlaySet(plan.identity)
        while let record = try other.next() {
            if let keys = try plan.keys(of: record, other) { known.insert(keys) }
        }
        var sieve = Sieve(known: known, plan: plan)
        while let record = try filter.next() { try sieve.pass(record, filter) }
        let status = try filter.finish()
        world.messages.note(
            plan.summary(sieve.counts, rejected: filter.rejected + other.rejected))
        return other.rejected == 0 ? status : .partial
    }
}
