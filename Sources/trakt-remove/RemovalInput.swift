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

    /// The records, each with the item that it names.
    /// - Throws: status 65 if one names none, or `reason` speaks against its item.
    func items(
        against reason: (MediaItem) -> String? = { _ in nil }
    ) throws -> [(record: Record, item: MediaItem, reference: ItemReference)] {
        var all: [(Record, MediaItem, ItemReference)] = []
        try refuse { record in
            do throws(ToolError) {
                let item = try MediaItem.changed(by: record)
                guard let reference = ItemReference(item) else {
                    return MediaItem.lackOfID(in: record)
                }
                all.append((record, item, reference))
                return reason(item)
            } catch { return error.message }
        }
        return all
    }
}
