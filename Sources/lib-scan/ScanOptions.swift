import TraktCore

/// What the person asked for, read from the command line once.
struct ScanOptions: Sendable {
    /// What one record stands for.
    enum Level: String, Sendable {
        case show, season, episode
    }

    /// Where `watched_at` comes from.
    enum WatchedAt: Sendable {
        /// The file's birth time, or when it was modified where the file system keeps none.
        case created
        /// When the file was last modified.
        case modified
        /// A word that Trakt takes in place of a time (trakt-api.md 4.1).
        case word(StaticString)
        /// No `watched_at`.
        case none
        /// One instant for all.
        case fixed(Timestamp)

        /// Whether a `lastplayed` in an NFO is better: it is than a guess by rule, and not than
        /// what the person said.
        var yieldsToLastPlayed: Bool {
            switch self {
            case .created, .modified, .word: true
            case .none, .fixed: false
            }
        }
    }

    var hint = TypeHint.any
    var level = Level.episode
    var watchedAt = WatchedAt.created
    var explains = false
    /// Whether empty files are taken for what their names say: placeholders.
    var takesEmptyFiles = false

    /// The defaults.
    init() {}

    /// Reads the options. Throws status 64 for a `--watched-at` that is neither a word nor a time.
    init(_ arguments: Arguments, now: Timestamp) throws(ToolError) {
        switch arguments.value("type") {
        case "movie": hint = .movie
        case "episode", "show": hint = .episode
        default: break
        }
        level = arguments.value("level").flatMap { Level(rawValue: $0) } ?? .episode
        explains = arguments.flag("explain")
        watchedAt = try ScanOptions.watchedAt(arguments, now)
    }

    private static func watchedAt(
        _ arguments: Arguments, _ now: Timestamp
    ) throws(ToolError) -> WatchedAt {
        let text = arguments.value("watched-at") ?? "created"
        switch text {
        case "created": return .created
        case "modified": return .modified
        case "released": return .word("released")
        case "unknown": return .word("unknown")
        case "none": return .none
        case "now": return .fixed(now)
        default: break
        }
        guard let time = Timestamp(watchTime: text) ?? Timestamp(local: text) else {
            throw ToolError(
                .usage,
                "--watched-at: \"\(text)\" is not one of created, modified, released, unknown, "
                    + "now, none, or a time such as 2025-11-17 or \"2025-11-17 01:02\" (see lib-scan --help)"
            )
        }
        return .fixed(time)
    }
}
