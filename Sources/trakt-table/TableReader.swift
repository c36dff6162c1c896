import TraktCore

/// Reads the records of a table: first a sample that decides columns and widths, then the rest.
final class TableReader {
    /// So many records decide columns and widths.
    static let sampleRows = 1000

    private let filter: RecordFilter
    private let writer: RecordWriter
    /// Whether the input has ended.
    private(set) var isAtEnd = false

    /// - Parameter writer: where the table goes; it is flushed whenever the input blocks.
    init(_ arguments: Arguments, _ world: World, _ writer: RecordWriter) throws {
        self.writer = writer
        filter = try RecordFilter(
            arguments, world, reader: world.makeReader(beforeWaiting: { try writer.flush() }))
    }

    /// The next record; nil at the end.
    func next() async throws -> Record? {
        guard !isAtEnd else { return nil }
        let record = try await filter.nextAsync()
        isAtEnd = record == nil
        return record
    }

    /// The first records.
    func sample() async throws -> [Record] {
        var records: [Record] = []
        while records.count < TableReader.sampleRows, let record = try await next() {
            records.append(record)
        }
        return records
    }

    /// Names a record that the table has no place for.
    func reject(_ record: Record, _ reason: String) throws { try filter.reject(record, reason) }

    /// Reads the rest for its bad records alone.
    func finishReading() async throws -> ExitStatus {
        while try await next() != nil {}
        return try finish()
    }

    /// Writes out everything.
    func finish() throws -> ExitStatus {
        try writer.flush()
        return try filter.finish()
    }
}
