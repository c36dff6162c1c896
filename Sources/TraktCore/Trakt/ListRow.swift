/// Rows of lists as records: what a server sends may hold anything. All functions throw status 65,
/// with a message such as `play 5: no title of a movie or show`, for a row that no record can be made
/// of. The list around it is still good.
package enum ListRow {
    /// The most characters of an odd row that a message quotes.
    private static let longestQuote = 60

    /// The record of a row of a list of media items: an object with the item that its `type` names,
    /// and with the title of its movie or show.
    /// - Parameter noun: what the list holds, for the message: `play`.
    package static func record(_ row: JSONSlice, _ noun: String) throws(ToolError) -> Record {
        let record = try object(row, noun)
        guard let item = MediaItem(record) else {
            throw ToolError(.data, "\(name(record, noun)): no movie, show, season or episode")
        }
        guard let title = item.title.title, !title.isEmpty else {
            throw ToolError(.data, "\(name(record, noun)): no title of a movie or show")
        }
        return record
    }

    /// The record of a row that is an object of any kind.
    package static func object(_ row: JSONSlice, _ noun: String) throws(ToolError) -> Record {
        guard let record = Record(row) else {
            throw ToolError(.data, "\(quote(row)) is not \(noun == "entry" ? "an" : "a") \(noun)")
        }
        return record
    }

    /// The record of a play, and its id.
    package static func play(_ row: JSONSlice) throws(ToolError) -> (record: Record, id: Int64) {
        let record = try record(row, "play")
        guard let id = record["id"]?.int64 else {
            throw ToolError(.data, "\(quote(row)): no id of a play")
        }
        return (record, id)
    }

    /// `play 5`, or the beginning of the row if it has no id.
    private static func name(_ record: Record, _ noun: String) -> String {
        record["id"]?.int64.map { "\(noun) \($0)" } ?? quote(record.asSlice)
    }

    private static func quote(_ row: JSONSlice) -> String {
        let text = String(decoding: row.bytes.prefix(4 * longestQuote), as: UTF8.self)
        return text.count > longestQuote ? "\(text.prefix(longestQuote))…" : text
    }
}
