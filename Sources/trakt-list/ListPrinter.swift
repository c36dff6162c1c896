import TraktCore

/// Prints the rows of lists as records with a type, each once.
final class ListPrinter {
    private let world: World
    private let writer: RecordWriter
    private let types: Set<MediaType>?
    private let holdsItems: Bool
    /// Items of rows without an id of their own, by type and Trakt id: such lists repeat rows across
    /// pages now and then (trakt-api.md 4.6).
    private var seen = Set<String>()
    private var printed = 0
    /// The slugs of the personal lists that were printed.
    private(set) var slugs: [String] = []
    private var oddRows = 0
    /// How many rows Trakt counts; nil once a part does not say.
    private var reported: Int? = 0

    /// A printer of rows of these types, or of all. `holdsItems` is whether the rows are items of
    /// the catalogue, and not lists.
    init(_ world: World, _ types: Set<MediaType>?, holdsItems: Bool) {
        self.world = world
        self.types = types
        self.holdsItems = holdsItems
        writer = world.makeWriter()
    }

    /// Prints some of the rows.
    /// - Throws: `ToolError` with status 66 if there is no such list.
    func printRows(of part: AccountRows.Part) async throws {
        var pages = part.pages
        while let rows = try await pages.next() {
            for (index, row) in rows.enumerated() {
                let position = "page \(pages.number), row \(index + 1)"
                if let record = record(row, part.type, at: position) { try write(record) }
            }
            try writer.flush()
            let total = pages.itemCount.map { " of \(grouped($0))" } ?? ""
            world.messages.progress("\(grouped(printed))\(total)")
        }
        reported = reported.flatMap { sum in pages.itemCount.map { sum + $0 } }
    }

    /// Writes out everything; 1 if rows were skipped.
    func finish(_ noun: (one: String, more: String)) throws -> ExitStatus {
        try writer.flush()
        var text = counted(printed, noun.one, plural: noun.more)
        if types == nil, let reported, reported != printed {
            text += "; Trakt counts \(grouped(reported))"
        }
        world.messages.note(text)
        return oddRows == 0 ? .ok : .partial
    }

    /// The record of a row; nil if there is none, which is said. `type` is what the row is if it
    /// does not say it itself.
    private func record(_ row: JSONSlice, _ type: MediaType?, at position: String) -> Record? {
        let record: Record
        do throws(ToolError) {
            // Lists are no items that can be watched, nor are the people on personal lists.
            let isItem = holdsItems && row["type"]?.string != "person"
            record = try isItem ? ListRow.record(row, "entry") : ListRow.object(row, "entry")
        } catch {
            oddRows += 1
            world.messages.say("\(position): skipped: \(error)")
            return nil
        }
        guard record["type"] == nil, let type else { return record }
        return record.setting("type", to: .string(type.rawValue))
    }

    private func write(_ record: Record) throws {
        if let types {
            guard let type = record["type"]?.string.flatMap(MediaType.init(rawValue:)),
                types.contains(type)
            else { return }
        }
        if record["id"] == nil, let item = MediaItem(record), let id = item.ids.trakt {
            guard seen.insert("\(item.type) \(id)").inserted else { return }
        }
        try writer.write(record)
        printed += 1
        if let slug = record.value("ids", "slug")?.string { slugs.append(slug) }
    }
}
