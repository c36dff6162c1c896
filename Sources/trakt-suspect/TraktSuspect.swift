import TraktCore

/// `trakt-suspect`: the plays of a history that cannot be real.
@main
enum TraktSuspect: Tool {
    static let spec = ToolSpec(
        name: "trakt-suspect",
        summary: "print the plays that cannot be real, with the reason",
        description: [
            "Reads plays (records with watched_at) from any source and prints the ones that nobody "
                + "can have watched as recorded, in the order of the input. Each gets a field "
                + "`suspect` with the rule, the ids of the other plays it was compared with (at "
                + "most \(Suspicion.mostIDs)) and the reason; nothing else in the record changes.",
            "burst: many plays in one minute, or following one another faster than anyone can "
                + "watch, or all at the exact minute of their release. duplicate: a second play of the "
                + "same item within an hour, or within its running time. overlap: a running time "
                + "longer than the time since the previous play; needs `runtime` in the records. "
                + "unknown-date: Trakt's placeholder for an unknown date. future: later than now.",
            "A second viewing a week later, a binge at its real pace and the episodes of one file "
                + "are not suspect. If two plays cannot both be real, only one of them is printed.",
            "The whole input is read before anything is printed. It is kept in memory, plus about "
                + "600 bytes per play.",
        ],
        options: rules + duplicates,
        traits: [.filter, .times],
        examples: [
            .init(
                "trakt-history 1394 | trakt-suspect | trakt-table",
                "See which plays of a show are accidental:"),
            .init(
                "trakt-history 1394 | trakt-suspect | trakt-remove",
                "Remove them, after you confirm:"),
            .init(
                "trakt-history | trakt-suspect --only duplicate --same-day | trakt-remove",
                "Leave one play per item and day:"),
        ])

    private static let rules: [OptionSpec] =
        [
            .value(
                "only", nil, "RULE", .choices(Rule.allCases.map(\.rawValue)),
                help: "Apply only these rules (default: all)."),
            .value(
                "min-burst", nil, "N", .integer(2, Int.max), default: "\(defaultBurstSize)",
                help: "The number of plays that make a burst."),
        ].grouped("Rules")

    private static let duplicates: [OptionSpec] =
        [
            .value(
                "within", nil, "DURATION", .duration,
                help: "Plays of an item at most DURATION apart are duplicates (default: 1h, or "
                    + "the item's running time if it is longer and known)."),
            .flag("same-day", help: "Plays of an item on the same day are duplicates."),
            .value(
                "timezone", nil, "ZONE", .zone,
                help:
                    "The time zone of the days for --same-day (default: the zone of --zone, else your "
                    + "Trakt account's if you are signed in, else this computer's)."),
            .value(
                "keep", nil, "WHICH", .choice(["oldest", "newest"]), default: "oldest",
                help: "Which of an item's duplicates counts as real. It is not printed."),
        ].grouped("Duplicates")

    static func run(_ arguments: Arguments, _ world: World) async throws -> ExitStatus {
        var options = try SuspectOptions(arguments)
        let filter = try RecordFilter(arguments, world)
        var log = PlayLog(times: arguments.recordTimes)
        while let record = try await filter.nextAsync() {
            do {
                try log.take(record)
            } catch { try filter.reject(record, error.message) }
        }
        if options.needsZone, !log.plays.isEmpty {
            options.zone = try await AccountZone(world).zone()
        }
        let findings = Examination.findings(in: log.plays, options, now: world.now())
        try emit(findings, log, to: filter)
        let status = try filter.finish()
        if !log.plays.isEmpty {
            world.messages.note(summary(findings, log))
        }
        return status
    }

    /// Writes the suspect plays in the order of the input.
    private static func emit(
        _ findings: [Int: Suspicion], _ log: PlayLog, to filter: RecordFilter
    ) throws {
        for index in findings.keys.sorted() {
            guard let finding = findings[index] else { continue }
            let record = try log.record(of: index)
            try filter.emit(record.setting("suspect", to: finding.json(log.plays, of: index)))
        }
    }

    /// `22 of 28 plays are suspect: 22 burst`.
    private static func summary(_ findings: [Int: Suspicion], _ log: PlayLog) -> String {
        let parts = Rule.allCases.compactMap { rule -> String? in
            let count = findings.values.count { $0.rule == rule }
            return count == 0 ? nil : "\(grouped(count)) \(rule.rawValue)"
        }
        var text = "\(counted(findings.count, of: log.plays.count, "play")) suspect"
        if !parts.isEmpty { text += ": \(parts.joined(separator: ", "))" }
        return log.repeats == 0
            ? text : "\(text) (\(counted(log.repeats, "repeated row")) left out)"
    }
}
