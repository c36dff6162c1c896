/// An entry of the collection, the watchlist or the ratings: an item, and what is kept about it.
public struct ListEntry: Sendable {
    /// The item.
    public var item: MediaItem
    /// The row; of an episode in the collection, one made from its show's row.
    public var row: Record

    /// Reads a row of one kind; nil if it is none. Older rows have no `type`.
    public init?(_ row: Record, _ type: MediaType) {
        let row = row["type"] == nil ? row.setting("type", to: .string(type.rawValue)) : row
        guard let item = MediaItem(row), item.type == type else { return nil }
        (self.item, self.row) = (item, row)
    }
}

/// The entries of one list of the account, found by any id their items share.
public struct ListEntries: Sendable {
    /// All entries, in the list's order.
    public private(set) var all: [ListEntry] = []
    private var places: [String: Int] = [:]

    /// No entries.
    public init() {}

    /// Reads the entries of some kinds. Throws what the requests throw.
    public static func read(
        _ list: AccountList, _ types: Set<MediaType>, _ client: TraktClient
    ) async throws -> ListEntries {
        var entries = ListEntries()
        for type in MediaType.allCases where types.contains(type) {
            if list == .collection, type != .movie {
                guard type == .episode else { continue }
                try await entries.readShows(client)
            } else {
                let query = list == .collection ? [(name: "extended", value: "metadata")] : []
                var pages = client.pages("/sync/\(list.rawValue)/\(type.plural)", query: query)
                while let rows = try await pages.next() {
                    for row in rows.compactMap({ Record($0) }) {
                        if let entry = ListEntry(row, type) { entries.append(entry) }
                    }
                }
            }
        }
        return entries
    }

    /// The entry of the item with these keys (`MediaItem.keys`); nil if the list has none.
    public subscript(_ keys: [String]) -> ListEntry? {
        keys.lazy.compactMap { places[$0] }.first.map { all[$0] }
    }

    private mutating func append(_ entry: ListEntry) {
        let keys = entry.item.keys
        // Rows come twice over pages (trakt-api.md 5.1).
        guard keys.allSatisfy({ places[$0] == nil }) else { return }
        for key in keys { places[key] = all.count }
        all.append(entry)
    }

    /// The collection keeps episodes below their shows (trakt-api.md 4.6).
    private mutating func readShows(_ client: TraktClient) async throws {
        var pages = client.pages("/sync/collection/shows", query: [("extended", "metadata")])
        while let rows = try await pages.next() {
            for row in rows {
                guard let show = row["show"] else { continue }
                for season in row["seasons"]?.elements ?? [] {
                    for episode in season["episodes"]?.elements ?? [] {
                        append(show, season["number"]?.int, episode)
                    }
                }
            }
        }
    }

    private mutating func append(_ show: JSONSlice, _ season: Int?, _ episode: JSONSlice) {
        guard let season, let number = episode["number"]?.int else { return }
        let row = JSON.object([
            "collected_at": episode["collected_at"].map { .raw($0) },
            "metadata": episode["metadata"].map { .raw($0) }, "type": "episode",
            "episode": ["season": .int(Int64(season)), "number": .int(Int64(number))],
            "show": .raw(show),
        ])
        if let entry = ListEntry(Record(row), .episode) { append(entry) }
    }
}

/// What a list keeps about an item beside the item: the fields a request may set.
public struct ListFields: Sendable, Hashable {
    /// The fields, as a request writes them.
    public var members: [JSON.Field] = []

    /// No fields.
    public init() {}

    /// The longest note, in characters (trakt-api.md 4.7).
    private static let longestNote = 500
    /// What the collection keeps about a copy (trakt-api.md 4.6).
    private static let metadataKeys = [
        "media_type", "resolution", "hdr", "audio", "audio_channels", "3d",
    ]

    /// Reads what a record says. Throws a reason (status 65) if that cannot be sent.
    public init(
        _ record: Record, _ list: AccountList, times: RecordTimes = RecordTimes()
    ) throws(ToolError) {
        switch list {
        case .history: break
        case .collection:
            try readTime(record, "collected_at", words: ["released"], times)
            readMetadata(record)
        case .watchlist:
            guard let notes = record["notes"], !notes.isNull else { return }
            guard let text = notes.string, text.count <= ListFields.longestNote else {
                throw ToolError(.data, "notes should be text of at most 500 characters")
            }
            if !text.isEmpty { members.append(.init("notes", .string(text))) }
        case .ratings:
            guard let rating = record["rating"]?.int, (1...10).contains(rating) else {
                throw ToolError(.data, "no rating: a whole number from 1 to 10")
            }
            members.append(.init("rating", .int(Int64(rating))))
            try readTime(record, "rated_at", words: [], times)
        }
    }

    private mutating func readTime(
        _ record: Record, _ key: String, words: [String], _ times: RecordTimes
    ) throws(ToolError) {
        guard let value = record[key], !value.isNull else { return }
        if let text = value.string, words.contains(text) {
            return members.append(.init(key, .string(text)))
        }
        do throws(RecordTimes.Refusal) {
            members.append(.init(key, .string(try times.time(value, named: key).text)))
        } catch { throw ToolError(.data, error.description) }
    }

    /// A copy's facts stand at the top level or below `metadata`; nulls say nothing.
    private mutating func readMetadata(_ record: Record) {
        for key in ListFields.metadataKeys {
            guard let value = record[key] ?? record["metadata"]?[key], !value.isNull else {
                continue
            }
            members.append(.init(key, .raw(value)))
        }
    }

    /// Whether a row of the list says all of this already: times to the minute.
    public func areThere(_ row: Record) -> Bool {
        members.allSatisfy { field in
            let there = row[field.key] ?? row["metadata"]?[field.key]
            guard let there, !there.isNull else { return false }
            guard let wanted = try? JSONSlice.parse(field.value.bytes) else { return false }
            if let time = wanted.string.flatMap({ Timestamp($0) }),
                let kept = there.string.flatMap({ Timestamp($0) })
            {
                return time.minute == kept.minute
            }
            return wanted.compactBytes == there.compactBytes
                || (there.string != nil && there.string == wanted.string)
        }
    }
}
