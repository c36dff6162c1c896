// Where a scan's findings go: records to stdout, the rest to stderr and the file of --rejects.

import TraktCore

/// Writes records, names what gives none, and counts. Used by one task at a time.
final class ScanOutput {
    /// How many files were seen, videos or not.
    private(set) var filesSeen = 0
    private(set) var movies = 0
    private(set) var episodes = 0
    /// How many files or folders were named on stderr: they give status 1.
    private(set) var problems = 0

    private let options: ScanOptions
    private let writer: RecordWriter
    private let messages: Messages
    private let rejects: Rejects
    private let started: Timestamp
    private let now: @Sendable () -> Timestamp
    private let drawsProgress: Bool
    private let interruption: Interruption
    private var record = RecordText()
    /// Empty files that are not named yet, while no other video was seen.
    private var emptyFiles: [[UInt8]]? = []
    /// Whether this is the second way through a library of empty files: what gives no record was
    /// named on the first.
    private var isSecondWay = false
    /// The shows or seasons written so far, with `--level`.
    private var levelsWritten: Set<String> = []

    /// Writes to stdout of `world`. Throws status 74 if the file of `--rejects` cannot be made.
    init(_ options: ScanOptions, _ arguments: Arguments, _ world: World) throws {
        self.options = options
        writer = world.makeWriter()
        messages = world.messages
        rejects = world.rejects
        try rejects.open(arguments)
        drawsProgress = !world.output.isTerminal && !world.messages.isQuiet
        started = world.now()
        now = world.now
        interruption = world.interruption
    }

    /// What the visits of the scan have in common.
    var settings: Findings.Settings {
        Findings.Settings(
            options: options, interruption: interruption, isVerbose: messages.isVerbose)
    }

    /// Takes what a visit found.
    func take(_ finding: Finding) throws {
        switch finding {
        case .records(let lines, let movies, let episodes):
            self.movies += movies
            self.episodes += episodes
            try writer.write(lines: lines)
        case .ofLevel(let group, let level): try writeLevel(group, level)
        case .rejected(let path, let reason): try reject(path, reason)
        case .emptyFile(let path): try rejectEmpty(path)
        case .content: try sawContent()
        case .remark(let path, let text): messages.say("\(NameBytes.text(path)): \(text)")
        case .files(let count):
            filesSeen += count
            progress()
        }
    }

    /// The show or season that the video belongs to, if it has not been written before.
    private func writeLevel(_ group: VideoGroup, _ level: LevelFolders) throws {
        let reading = group.video.reading
        var key = "\(reading.title.lowercased())\u{0}\(reading.year ?? 0)\u{0}\(reading.ids)"
        if options.level == .season {
            guard let season = reading.season else {
                return try reject(group.video.file.path, "no season number")
            }
            key += "\u{0}\(season)"
        }
        guard levelsWritten.insert(key).inserted else { return }
        episodes += 1
        record.writeLevel(group, level, options)
        try writer.write(lines: record.take())
    }

    /// Names a file or folder that gives no record, and keeps it.
    private func reject(_ path: some Collection<UInt8>, _ reason: String) throws {
        guard !isSecondWay else { return }
        problems += 1
        let text = NameBytes.text(path)
        messages.say(reason, at: "\(text): ")
        try rejects.write(
            Record(["file": ["path": .string(text)], "reject": ["reason": .string(reason)]]))
    }

    /// How many empty files are remembered before they are named.
    private static let mostEmptyFiles = 50_000

    /// Names an empty file, as soon as it is known that not all videos are empty.
    private func rejectEmpty(_ path: [UInt8]) throws {
        guard let held = emptyFiles, held.count < ScanOutput.mostEmptyFiles else {
            try sawContent()
            return try reject(path, "an empty file")
        }
        emptyFiles?.append(path)
    }

    /// A video with something in it was seen: the empty ones before it are no placeholders.
    private func sawContent() throws {
        guard let held = emptyFiles else { return }
        emptyFiles = nil
        for path in held { try reject(path, "an empty file") }
    }

    /// Whether there are videos and all of them are empty: a library of placeholders, as `touch`
    /// makes them.
    var hasOnlyEmptyFiles: Bool { emptyFiles.map { !$0.isEmpty } ?? false }

    /// Starts over, for the second pass through a library of empty files.
    func beginAgain() {
        messages.note("all videos are empty: treated as placeholders and read by name")
        (emptyFiles, isSecondWay, filesSeen) = (nil, true, 0)
    }

    /// Draws the line of progress.
    func progress() {
        // Records on the same screen would run into it.
        guard drawsProgress else { return }
        let seconds = now().seconds - started.seconds
        if seconds >= ScanOutput.quietSeconds { messages.progress(progressText(seconds)) }
    }

    /// A scan that is over sooner draws no progress.
    private static let quietSeconds = 0.5

    private func progressText(_ seconds: Double) -> String {
        "\(counted(filesSeen, "file")), \(found), \(Int(Double(filesSeen) / seconds)) files/s"
    }

    /// Writes out what is held.
    func flush() throws { try writer.flush() }

    /// Writes out everything and says how it went; 0, or 1 if anything was named.
    func finish() throws -> ExitStatus {
        try flush()
        messages.endProgress()
        messages.sayRepeats()
        let named = problems == 0 ? "" : ", \(grouped(problems)) without a record (named above)"
        messages.note("\(counted(filesSeen, "file")) seen, \(found)\(named)")
        return problems == 0 ? .ok : .partial
    }

    /// Writes out everything and says how far it came: for Ctrl-C.
    func stop() throws {
        try flush()
        messages.endProgress()
        messages.note("\(counted(filesSeen, "file")) seen, \(found) written")
    }

    private var found: String {
        let unit = options.level == .episode ? "episode" : options.level.rawValue
        return "\(counted(movies, "film")), \(counted(episodes, unit))"
    }
}
