import TraktCore

/// Reads the files of `--known`: records in any order, such as the files of a Trakt export.
struct KnownFiles {
    private let world: World
    private var catalogue = KnownCatalogue()
    private var records = 0

    /// Reads all files.
    /// - Throws: status 64 for `-`, 65 for a file with something that is not a record (a title
    ///   that is read wrongly would be taken for one that is not there), 66 if one cannot be read.
    static func read(_ paths: [String], _ world: World) throws -> KnownCatalogue? {
        guard !paths.isEmpty else { return nil }
        guard !paths.contains("-") else {
            throw ToolError(.usage, "--known needs a file: standard input has the records")
        }
        var files = KnownFiles(world: world)
        for path in paths { try files.read(path) }
        files.catalogue.finish()
        world.messages.endProgress()
        return files.catalogue
    }

    private init(world: World) { self.world = world }

    private mutating func read(_ path: String) throws {
        let reader = try RecordReader(path: path, stop: world.interruption.descriptor)
        var isEmpty = true
        var hasItems = false
        var missing: [String] = []
        while let entry = try reader.next() {
            isEmpty = false
            switch entry {
            case .bad(let bad):
                throw ToolError(.data, "\(path): line \(bad.line): \(bad.reason)")
            case .record(let record):
                if let endpoint = Self.failedEndpoint(record) { missing.append(endpoint) }
                if let item = MediaItem(record), catalogue.add(item) { hasItems = true }
                count()
            }
        }
        if !missing.isEmpty {
            let lists = missing.joined(separator: ", ")
            return world.messages.say("\(path): this export is incomplete: it lacks \(lists)")
        }
        if !isEmpty, !hasItems { world.messages.note("\(path): no titles with Trakt ids in it") }
    }

    private mutating func count() {
        records += 1
        guard records.isMultiple(of: 1000) else { return }
        let count = records
        world.messages.progress("reading known titles: \(counted(count, "record"))")
    }

    /// The list that an export could not read: a row of its `_errors.json` (exports.md 1.1).
    private static func failedEndpoint(_ record: Record) -> String? {
        guard record["error"] != nil, let endpoint = record["endpoint"]?.string else { return nil }
        guard let read = record["fetchedPages"]?.int, let all = record["totalPages"]?.int else {
            return endpoint
        }
        return "\(endpoint) (\(read) of \(counted(all, "page")))"
    }
}
