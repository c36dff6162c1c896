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
            } catch {
                try file.filter.reject(record, named: error.message)
            }
        }
        let plays = UploadRow.distinct(file.rows)
        (file.duplicates, file.rows) = (file.rows.count - plays.count, plays)
        if !arguments.flag("dry-run"), !plays.isEmpty { try file.write() }
        let status = try file.filter.finish()
        file.summarize(isDryRun: arguments.flag("dry-run"))
        return status
    }

    private static func check(_ path: String, _ arguments: Arguments) throws(ToolError) {
        if arguments.value("to") != "history" {
            throw ToolError(.usage, "--to cannot be used with --upload-file: it takes plays only")
        }
        if arguments.flag("whole-show") {
            throw ToolError(
                .usage,
                "--whole-show cannot be used with --upload-file: it asks Trakt for the episodes")
        }
        if path == "-" {
            throw ToolError(.usage, "--upload-file needs the name of a file, not -")
        }
        guard let there = FileIdentity(path: path) else { return }
        guard there.isRegular else { throw ToolError(.io, "\(path) is not a regular file") }
        guard arguments.flag("force") else {
            throw ToolError(.usage, "\(path) exists: choose another name, or use --force")
        }
    }

    private func write() throws {
        let draft = try DraftFile(path: path)
        let lines = rows.map(\.json.bytes).joined(separator: Array(",\n".utf8))
        let bytes = Array("[\n".utf8) + lines + Array("\n]\n".utf8)
        do { try draft.descriptor.write(bytes) } catch { throw StreamError(.write, path, error) }
        try draft.move()
    }

    // MARK: - Words

    private func summarize(isDryRun: Bool) {
        guard !rows.isEmpty else {
            return messages.note("nothing to upload: \(path) was not written")
        }
        let kinds: [(UploadRow.Way, String, String)] = [
            (.filmByID, "film", " by id"), (.filmByTitle, "film", " by title and year"),
            (.episode, "episode", ""),
        ]
        let counts = kinds.compactMap { way, noun, how in
            let count = rows.count { $0.way == way }
            return count > 0 ? counted(count, noun) + how : nil
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
        let again = "unzip -p NEW.zip 'watched-history*.json'"
        let hasTitles = rows.contains { $0.way == .filmByTitle }
        messages.note(
            hasTitles
                ? "compare: \(again) > new.json; trakt-resolve --offline --known new.json < "
                    + "\(path) | trakt-diff --by play - new.json"
                : "compare: \(again) | trakt-diff --by play \(path) -")
    }
}
