import Foundation

@testable import TraktCore
@testable import lib_scan

/// A library in a folder of its own below the temporary directory, removed when it goes away, and
/// lib-scan run on it within this process.
final class ScratchLibrary {
    /// The folder's path. It is called `lib` so that its own name says nothing.
    let path: String
    private let base: String
    private var folders: Set<String> = []

    /// Makes the files given by path and content; a path that ends in `/` is an empty folder.
    init(_ files: [String: String] = [:]) throws {
        base = NSTemporaryDirectory() + "/traktutils-scan-" + UUID().uuidString
        path = base + "/lib"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, content) in files { try write(name, Data(content.utf8)) }
    }

    /// A library of videos alone, of one byte each.
    convenience init(videos: [String]) throws {
        try self.init(Dictionary(uniqueKeysWithValues: videos.map { ($0, "x") }))
    }

    deinit { try? FileManager.default.removeItem(atPath: base) }

    /// Makes one file, and the folders above it.
    func write(_ name: String, _ content: Data) throws {
        let file = path + "/" + name
        let folder = name.hasSuffix("/") ? file : (file as NSString).deletingLastPathComponent
        if folders.insert(folder).inserted {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
        }
        if !name.hasSuffix("/") { try content.write(to: URL(fileURLWithPath: file)) }
    }

    /// What one run gave.
    struct Result {
        var status: ExitStatus
        var records: [Record]
        /// What was said on stderr.
        var said: String

        /// Each record in short: `Dune (2021)`, `Fargo S01E02`.
        var summaries: [String] { records.map(ScratchLibrary.summary) }

        /// The paths in `file.path`.
        var paths: [String] { records.compactMap { $0.value("file", "path")?.string } }
    }

    /// Runs lib-scan with these words after its name; the library's folder if there is no path
    /// among them.
    func scan(_ words: String..., paths: [String]? = nil) async throws -> Result {
        try await scan(words: words, paths: paths)
    }

    /// The same, with the words in an array.
    func scan(words: [String], paths: [String]? = nil) async throws -> Result {
        let (status, out, said) = try await run(words, paths)
        let lines = out.split(separator: 0x0A)
        return Result(
            status: status, records: try lines.map { try Record(Array($0)) },
            said: String(decoding: said, as: UTF8.self))
    }

    /// Scans the library with the rights of nobody, also where the tests run as root: Linux has the
    /// rights to files per thread (setfsuid(2)), so nothing may be awaited in between.
    func scanAsNobody() throws -> Result {
        try scan(workers: 1, verbose: false) { try Self.asNobody($0) }
    }

    /// Scans the library with so many workers.
    func scan(
        workers: Int, verbose: Bool = true,
        as user: (() throws -> Void) throws -> Void = { try $0() }
    ) throws -> Result {
        let (out, said) = (base + "/out", base + "/said")
        let (outFile, saidFile) = (try Self.create(out), try Self.create(said))
        var world = World(
            tool: "lib-scan", environment: [:],
            messages: Messages(
                tool: "lib-scan", descriptor: FileDescriptor(saidFile.fileDescriptor),
                quiet: false, verbose: verbose, environment: [:]), interruption: Interruption())
        world.output = FileDescriptor(outFile.fileDescriptor)
        let options = ScanOptions()
        let output = try ScanOutput(options, try Arguments([path], spec: LibScan.spec), world)
        try user { try LibraryWalk(options, output, workers: workers).scan([path]) }
        let status = try output.finish()
        let lines = try Data(contentsOf: URL(fileURLWithPath: out)).split(separator: 0x0A)
        return Result(
            status: status, records: try lines.map { try Record(Array($0)) },
            said: String(decoding: try Data(contentsOf: URL(fileURLWithPath: said)), as: UTF8.self))
    }

    private static func asNobody(_ body: () throws -> Void) throws {
        #if os(Linux)
        typealias SetUser = @convention(c) (UInt32) -> Int32
        // Not in Glibc's module map.
        if geteuid() == 0, let found = dlsym(nil, "setfsuid") {
            let setUser = unsafeBitCast(found, to: SetUser.self)
            _ = setUser(65534)
            defer { _ = setUser(0) }
            return try body()
        }
        #endif
        try body()
    }

    /// The lines that a run writes, unread: for very many.
    func scanLines() async throws -> [String] {
        let out = try await run([], nil).out
        return String(decoding: out, as: UTF8.self).split(separator: "\n").map { String($0) }
    }

    private func run(
        _ words: [String], _ paths: [String]?
    ) async throws -> (status: ExitStatus, out: Data, said: Data) {
        let arguments = try Arguments(words + (paths ?? [path]), spec: LibScan.spec)
        let (out, said) = (base + "/out", base + "/said")
        let outFile = try Self.create(out)
        let saidFile = try Self.create(said)
        let messages = Messages(
            tool: "lib-scan", descriptor: FileDescriptor(saidFile.fileDescriptor), quiet: false,
            verbose: arguments.flag("verbose"), environment: [:])
        var world = World(
            tool: "lib-scan", environment: [:], messages: messages, interruption: Interruption())
        world.output = FileDescriptor(outFile.fileDescriptor)
        let status = try await LibScan.run(arguments, world)
        _ = try world.rejects.finish(isComplete: true)
        return (
            status, try Data(contentsOf: URL(fileURLWithPath: out)),
            try Data(contentsOf: URL(fileURLWithPath: said))
        )
    }

    private static func create(_ path: String) throws -> FileHandle {
        try Data().write(to: URL(fileURLWithPath: path))
        return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }

    /// A record in short, with its ids in the order imdb, tmdb, tvdb: `Dune (2021) tmdb=438631`,
    /// `Fargo (2014) S01E02 "Title" [tvdb=1]`, the episode's own ids in brackets.
    static func summary(_ record: Record) -> String {
        let isMovie = record["type"]?.string == "movie"
        guard let item = record[isMovie ? "movie" : "show"] else { return record.text }
        var text = item["title"]?.string ?? "-"
        if let year = item["year"]?.int64 { text += " (\(year))" }
        text += ids(item["ids"])
        if let season = record["season"]?["number"]?.int64 { text += " season \(season)" }
        guard let episode = record["episode"] else { return text }
        if let season = episode["season"]?.int64 { text += " S\(pad(season))" }
        if let number = episode["number"]?.int64 { text += "E\(pad(number))" }
        if let number = episode["number_abs"]?.int64 { text += " #\(number)" }
        if let date = episode["first_aired"]?.string { text += " \(date.prefix(10))" }
        if let title = episode["title"]?.string { text += " \"\(title)\"" }
        let own = ids(episode["ids"])
        return own.isEmpty ? text : text + " [\(own.dropFirst())]"
    }

    private static func ids(_ ids: JSONSlice?) -> String {
        var text = ""
        if let imdb = ids?["imdb"]?.string { text += " imdb=\(imdb)" }
        if let tmdb = ids?["tmdb"]?.int64 { text += " tmdb=\(tmdb)" }
        if let tvdb = ids?["tvdb"]?.int64 { text += " tvdb=\(tvdb)" }
        return text
    }

    private static func pad(_ number: Int64) -> String { (number < 10 ? "0" : "") + String(number) }
}
