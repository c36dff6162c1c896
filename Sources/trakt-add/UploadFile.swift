import TraktCore

/// `--upload-file`: writes plays as the array that Trakt's web importer takes. Nothing is sent, and
/// no account is read: what is there already must be left out before, with trakt-diff.
struct UploadFile {
    private let path: String
    private let filter: RecordFilter
    private let messages: Messages
    private var rows: [UploadRow] = []
    private var duplicates = 0

    /// The plays of a free account that the importer takes (exports.md 2).
    private static let freePlays = 100_000

    /// Reads the records, and writes FILE once all are read.
    /// - Throws: status 64 for options that do not go together or a FILE that is there, 74 if it
    ///   cannot be written.
    static func run(
        _ path: String, _ arguments: Arguments, _ world: World
    ) async throws -> ExitStatus {
        try check(path, arguments)
        let now = world.now().truncatedToMinute
        let time = try arguments.values("watched-at").last.map {
            try PlayTime(option: $0, now: now)
        }
        var file = UploadFile(
            path: path, filter: try RecordFilter(arguments, world), messages: world.messages)
        while let record = try await file.filter.nextAsync() {
            do throws(ToolError) {
                file.rows.append(
                    try UploadRow(record, now: now, time: time, times: arguments.recordTimes))
            } catch { try file.filter.reject(record, named: error.message) }
        }
        let plays = UploadRow.distinct(file.rows)
        (file.duplicates, file.rows) = (file.rows.count - plays.count, plays)
        if !arguments.flag("dry-run"), !plays.isEmpty { try file.write() }
        let status = try file.filter.finish()
        file.summarize(isDryRun: arguments.flag("dry-run"))
        return status
    }

    private static func check(_ path: String, _ arguments: Arguments) throws(ToolError) {
        let there = FileIdentity(path: path)
        let no = "cannot be used with --upload-file: it"
        let problems: [(Bool, ExitStatus, String)] = [
            (arguments.value("to") != "history", .usage, "--to \(no) takes plays only"),
            (
                arguments.flag("whole-show"), .usage,
                "--whole-show \(no) asks Trakt for the episodes"
            ),
            (path == "-", .usage, "--upload-file needs the name of a file, not -"),
            (there?.isRegular == false, .io, "\(path) is not a regular file"),
            (
                there != nil && !arguments.flag("force"), .usage,
                "\(path) exists: choose another name, or use --force"
            ),
        ]
        if let (_, status, text) = problems.first(where: \.0) { throw ToolError(status, text) }
    }

    private func write() throws {
        let draft = try DraftFile(path: path)
        let lines = rows.map(\.json.bytes).joined(separator: Array(",\n".utf8))
        let bytes = Array("[\n".utf8) + lines + Array("\n]\n".utf8)
        do { try draft.descriptor.write(bytes) } catch { throw StreamError(.write, path, error) }
        try draft.move()
    }

    private func summarize(isDryRun: Bool) {
        guard !rows.isEmpty else {
            return messages.note("nothing to upload: \(path) was not written")
        }
        let counts = UploadRow.Way.allCases.compactMap { way in
            let count = rows.count { $0.way == way }
            let noun = way == .episode ? "episode" : "film"
            return count > 0 ? counted(count, noun) + way.rawValue : nil
        }
        var left: [String] = []
        if duplicates > 0 { left.append(counted(duplicates, "duplicate") + " left out") }
        if filter.rejected > 0 { left.append("\(grouped(filter.rejected)) rejected") }
        let rest = left.isEmpty ? "" : "; " + left.joined(separator: ", ")
        let verb = isDryRun ? "would contain " : ""
        messages.note(
            "\(path): \(verb)\(counted(rows.count, "play")) "
                + "(\(counts.joined(separator: ", ")))\(rest)"
        )
        warn()
        if !isDryRun { adviseNext() }
    }

    private func warn() {
        let fromHistory = rows.count(where: \.isFromHistory)
        if fromHistory > 0 {
            messages.say(
                "\(counted(fromHistory, "play")) from a history: if it is this account's history, "
                    + "the upload adds them a second time (leave them out with trakt-diff)")
        }
        if rows.count > Self.freePlays {
            messages.say(
                "Trakt's importer takes at most \(grouped(Self.freePlays)) plays from a free account"
            )
        }
    }

    private func adviseNext() {
        messages.note(
            "next: upload it at app.trakt.tv (Settings, Data, Import, Trakt JSON), export again, "
                + "and compare")
        let plays = "compare: unzip -p NEW.zip 'watched-history*.json'"
        messages.note(
            rows.contains { $0.way == .filmByTitle }
                ? "\(plays) > new.json; trakt-resolve --offline --known new.json < \(path) | "
                    + "trakt-diff --by play - new.json"
                : "\(plays) | trakt-diff --by play \(path) -")
    }
}
