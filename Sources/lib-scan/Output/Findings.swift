// What the visit of one folder finds, so that several folders can be visited at the same time.

import TraktCore

/// One thing a visit found.
enum Finding: Sendable {
    /// Records, each with its newline.
    case records([UInt8], movies: Int, episodes: Int)
    /// A video of which, with `--level`, the show or season is written once.
    case ofLevel(VideoGroup, LevelFolders)
    /// A file or folder without a record, and why.
    case rejected([UInt8], String)
    case emptyFile([UInt8])
    /// A video with something in it.
    case content
    /// What is said about a file without any other consequence.
    case remark([UInt8], String)
    case files(Int)
}

/// Takes what one visit finds, in order. Findings are kept until all folders before it were handed
/// out, or go to a `ScanOutput` at once. Used by one task at a time.
final class Findings {
    /// What all visits of a scan have in common.
    struct Settings: Sendable {
        let options: ScanOptions
        let interruption: Interruption
        /// Whether details are wanted.
        let isVerbose: Bool
    }

    /// What was found and not handed out.
    private(set) var kept: [Finding] = []
    /// Whether nothing is kept.
    var isDirect: Bool { output != nil }

    private let settings: Settings
    private let output: ScanOutput?
    private var hasContent = false
    /// How many bytes of records are collected before they are handed on.
    private static let mostBytes = 1 << 15
    /// Records that are not among the findings yet.
    private var records = RecordText()
    private var (movies, episodes) = (0, 0)

    /// Keeps what is found.
    init(_ settings: Settings) { (self.settings, output) = (settings, nil) }

    /// Hands what is found to `output` at once.
    init(handingTo output: ScanOutput) {
        (settings, self.output) = (output.settings, output)
    }

    /// Whether a stop is wished for.
    var isStopped: Bool { settings.interruption.isRequested }

    /// Between one file and the next: throws `CancellationError` after Ctrl-C.
    func checkForStop() throws {
        if isStopped { throw CancellationError() }
        output?.progress()
    }

    /// Counts files, videos or not.
    func saw(files: Int) throws { try add(.files(files)) }

    /// Writes the records of one video: one for a film, one for each of its episodes.
    func write(_ group: VideoGroup, level: LevelFolders) throws {
        let options = settings.options
        switch group.video.reading.type {
        case .movie:
            movies += 1
            records.writeMovie(group, options)
        case .episode where options.level != .episode: try add(.ofLevel(group, level))
        case .episode:
            for place in 0..<group.video.reading.recordCount {
                episodes += 1
                records.writeEpisode(group, place, options)
            }
        }
        if isDirect, records.bytes.count >= Findings.mostBytes { try end() }
    }

    /// Names a file or folder that gives no record, and keeps it.
    func reject(_ path: some Collection<UInt8>, _ reason: String) throws {
        try add(.rejected(Array(path), reason))
    }

    /// Opens the folder `name` below `directory`, which a record would call `path`, a slash at its
    /// end; nil, with the reason said, if it cannot be read.
    func folder(
        _ name: [UInt8], in directory: Int32? = nil, as path: [UInt8]
    ) throws -> Int32? {
        do throws(SystemError) {
            guard let directory else { return try FolderAccess.open(name) }
            return try FolderAccess.open(name, in: directory)
        } catch {
            try reject(path.dropLast(), "cannot read the folder: \(error)")
            return nil
        }
    }

    /// Names an empty file, as soon as it is known that not all videos are empty.
    func rejectEmpty(_ path: [UInt8]) throws { try add(.emptyFile(path)) }

    /// A video with something in it was seen.
    func sawContent() throws {
        guard !hasContent else { return }
        hasContent = true
        try add(.content)
    }

    /// Says something about a file that changes nothing.
    func remark(_ path: some Collection<UInt8>, _ text: String) {
        try? add(.remark(Array(path), text))
    }

    /// Says why a file was left out, with `-v`.
    func detail(_ path: @autoclosure () -> [UInt8], _ text: @autoclosure () -> String) {
        if settings.isVerbose { remark(path(), text()) }
    }

    /// Ends the visit: all that was found is in `kept` or with the output now.
    func end() throws {
        guard !records.bytes.isEmpty else { return }
        let finding = Finding.records(records.take(), movies: movies, episodes: episodes)
        (movies, episodes) = (0, 0)
        guard let output else { return kept.append(finding) }
        try output.take(finding)
    }

    private func add(_ finding: Finding) throws {
        try end()
        guard let output else { return kept.append(finding) }
        try output.take(finding)
    }
}
