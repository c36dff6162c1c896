import TraktCore

/// The whole input of a removal, read to its end. One value that is no record, and all of it is
/// refused: what it was meant to say is not known.
struct RemovalInput {
    /// The records in order.
    let records: [Record]
    private let filter: RecordFilter

    /// Reads everything.
    /// - Throws: status 65 if anything is not a record.
    init(_ filter: RecordFilter) async throws {
        var records: [Record] = []
        while let record = try await filter.nextAsync() { records.append(record) }
        self.records = records
        self.filter = filter
        try refuse { _ in nil }
    }

    /// Rejects the records that `reason` speaks against.
    /// - Throws: status 65 if there are any, or if anything was rejected before.
    func refuse(_ reason: (Record) -> String?) throws {
        for record in records {
            if let reason = reason(record) { try filter.reject(record, named: reason) }
        }
        guard filter.rejected == 0 else {
            throw ToolError(.data, "the input is refused: nothing was removed")
        }
    }

    /// An item of the input: the record that names it, and the line of the input.
    typealias Item = (record: Record, line: Int, item: MediaItem)

    /// The items that the records name. A row of a show that names episodes stands for these alone
    /// in a list that holds episodes.
    /// - Throws: status 65 if a record names no item, or `reason` speaks against one.
    func items(
        in list: AccountList, against reason: (MediaItem) -> String? = { _ in nil }
    ) throws -> [Item] {
        var all: [Item] = []
        try refuse { record in
            do throws(ToolError) {
                let parts = list.holdsEpisodesOfShows ? try NestedEpisodes.named(by: record) : nil
                for part in parts ?? [record] {
                    let item = try MediaItem.changed(by: part)
                    _ = try list.reference(item, in: part)
                    all.append((part, record.line, item))
                    if let reason = reason(item) { return reason }
                }
            } catch { return error.message }
            return nil
        }
        return all
    }
}
