import Synchronization
import TraktCore

/// The person's own word on what a title is, from a file of records.
///
/// An override is a record with the title, year and (of an episode) season and number that the
/// library has, and with Trakt's `ids`; an edited reject is one. `"skip":true` in the place of ids
/// means: never ask, always reject. The last line about a title counts. Years must be the same; an
/// override without one is for records without one.
final class Overrides: Sendable {
    /// What an override says.
    enum Word: Sendable {
        case ids(IDs, TitleView)
        case skip
    }

    private let path: String
    private let words: Mutex<[String: Word]>

    /// Reads the file; none is no error unless `mustExist`. Throws status 65 for a line that is no
    /// override, 66 if the file cannot be read or is a FIFO or a device.
    init(path: String, mustExist: Bool) throws {
        self.path = path
        var found: [String: Word] = [:]
        let exists = try FileStore.read(path) != nil
        guard mustExist || exists else {
            words = Mutex([:])
            return
        }
        let reader = try RecordReader(path: path)
        while let entry = try reader.next() {
            switch entry {
            case .bad(let bad):
                throw ToolError(.data, "\(path): line \(bad.line): \(bad.reason)")
            case .record(let record):
                guard let (key, word) = Overrides.read(record) else {
                    throw ToolError(
                        .data,
                        "\(path): line \(record.line): expected a record with a title, and ids or "
                            + "\"skip\":true")
                }
                found[key] = word
            }
        }
        words = Mutex(found)
    }

    /// Whether the person said nothing.
    var isEmpty: Bool { words.withLock { $0.isEmpty } }

    /// What the person said about a title, if anything.
    func word(on wanted: TitleQuery) -> Word? { words.withLock { $0[wanted.key] } }

    /// What the person said about an episode of a title.
    func word(on wanted: TitleQuery, season: Int, number: Int) -> Word? {
        words.withLock { $0["\(wanted.key)\t\(season)x\(number)"] }
    }

    /// Keeps the person's choice, in memory and at the end of the file.
    func remember(_ wanted: TitleQuery, _ word: Word) throws {
        words.withLock { $0[wanted.key] = word }
        var chosen: (ids: JSON, match: JSON)?
        if case .ids(let ids, let found) = word {
            let match = JSON.object(["title": .string(found.title), "year": .int(found.year)])
            chosen = (ids.json, match)
        }
        let title = JSON.object([
            "title": .string(wanted.title), "year": .int(wanted.year), "ids": chosen?.ids,
        ])
        let line = JSON.object([
            "type": .string(wanted.type.rawValue), wanted.type.rawValue: title,
            "skip": chosen == nil ? true : nil, "match": chosen?.match,
        ])
        try append(line.bytes)
    }

    private func append(_ line: [UInt8]) throws {
        if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
            try FileStore.makeFolder(String(path[..<slash]))
        }
        try CacheLog.append(line, to: path)
    }

    private static func read(_ record: Record) -> (String, Word)? {
        guard let item = MediaItem(record), let title = item.title.title else { return nil }
        let type: MediaType = item.type == .movie ? .movie : .show
        var key = TitleQuery(type: type, title: title, year: item.title.year).key
        var ids = item.ids
        switch item.type {
        case .movie, .show: break
        case .season: ids = item.title.ids
        case .episode:
            if ids.isEmpty {
                ids = item.title.ids
            } else if let season = item.season, let number = item.number {
                key += "\t\(season)x\(number)"
            }
        }
        if record["skip"]?.bool == true { return (key, .skip) }
        guard !ids.isEmpty else { return nil }
        let match = record["match"]
        let found = TitleView(
            title: match?["title"]?.string, year: match?["year"]?.int, ids: ids)
        return (key, .ids(ids, found))
    }
}
