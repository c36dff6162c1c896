import TraktCore

/// `trakt-table`: records as a table for people.
@main
enum TraktTable: Tool {
    static let spec = ToolSpec(
        name: "trakt-table",
        summary: "show records as an aligned table",
        description: [
            "Chooses the columns by the kind of record. Plays show their id, local time, title, "
                + "episode and episode title. Other records (list entries, search hits, rejected "
                + "records and any other rows) show the fields that they have. A column that is "
                + "empty in the first \(TableReader.sampleRows) records is left out.",
            "The table is as wide as COLUMNS says, or else the terminal, or else 80 columns. Titles "
                + "and other texts are cut with … to fit; ids, times and numbers never are. Widths "
                + "are decided from the first \(TableReader.sampleRows) records, so memory does "
                + "not grow with the input. For programs use --csv or --tsv, which cut nothing.",
        ],
        options: [
            .value(
                "columns", nil, "NAMES", .wordList(Column.names),
                help: "Show these columns, separated by commas. Any field can be named by its "
                    + "path (show.ids.imdb)."),
            .value(
                "width", nil, "N", .integer(0, 10_000),
                help: "Make the table at most N columns wide; 0 cuts nothing."),
            .flag("utc", help: "Show times in UTC instead of local time."),
            .flag("csv", help: "Print comma-separated values, with the column names first."),
            .flag("tsv", help: "Print tab-separated values, with the column names first."),
            .flag(
                "timeline",
                help: "Draw a bar of plays per day (per week or month for a longer time), and mark "
                    + "minutes with \(defaultBurstSize) plays or more."),
        ].grouped("Layout"),
        traits: [.filter, .offline],
        examples: [
            .init("trakt-history --limit 20 | trakt-table", "Show the newest plays:"),
            .init(
                "trakt-history 1394 | trakt-table --timeline",
                "See at a glance when a show was watched:"),
            .init(
                "trakt-history | trakt-table --csv --utc > history.csv",
                "Export the history to a spreadsheet:"),
        ])

    static func run(_ arguments: Arguments, _ world: World) async throws -> ExitStatus {
        let options = try TableOptions(arguments, world)
        let writer = world.makeWriter()
        let reader = try TableReader(arguments, world, writer)
        if options.form == .timeline {
            return try await Timeline.draw(reader, writer, options)
        }
        let sample = try await reader.sample()
        guard !sample.isEmpty else { return try reader.finish() }
        let choice = ColumnChoice(sample, options)
        if let missing = choice.emptyNames {
            world.messages.note("no value for \(missing)")
        }
        guard !choice.columns.isEmpty else {
            world.messages.note("the records have no fields to show")
            return try await reader.finishReading()
        }
        var table = TableWriter(writer, choice.columns, options, isWhole: reader.isAtEnd)
        let left = try table.begin(sample)
        if !left.isEmpty {
            world.messages.note(
                "columns left out because they do not fit: "
                    + "\(left.joined(separator: ", "))")
        }
        while let record = try await reader.next() { try table.write(record) }
        return try reader.finish()
    }
}
