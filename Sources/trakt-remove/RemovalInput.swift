import TraktCore

/// The whole input of a removal, read to its end. One line that is no record, and all of it is
/// refused: what it was meant to say is not known.
struct RemovalInput {
    /// The records in order.
    let records: [Record]
    private let messages: Messages

    /// So many bad lines are named; the rest are counted.
    private static let mostNamed = 10

    /// Reads everything. Throws status 65 if anything is not a record.
    init(_ reader: RecordReader, _ world: World) async throws {
        var records: [Record] = []
        var bad: [(line: Int, reason: String)] = []
        while let entry = try await reader.nextAsync() {
            switch entry {
            case .record(let record): records.append(record)
            case .bad(let entry): bad.append((entry.line, entry.reason))
            }
        }
        self.records = records
        messages = world.messages
        try refuse(bad)
    }

    /// Names the records that `reason` speaks against, and throws status 65 if there are any.
    func refuse(_ reason: (Record) -> String?) throws {
        try refuse(records.compactMap { record in reason(record).map { (record.line, $0) } })
    }

    private func refuse(_ bad: [(line: Int, reason: String)]) throws {
        guard !bad.isEmpty else { return }
        for entry in bad.prefix(RemovalInput.mostNamed) {
            messages.say("line \(entry.line): \(entry.reason)")
        }
        let more = bad.count - RemovalInput.mostNamed
        if more > 0 { messages.say("and \(grouped(more)) more like that") }
        throw ToolError(.data, "the input is refused: nothing was removed")
    }
}
