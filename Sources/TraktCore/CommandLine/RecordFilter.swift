/// The loop of every tool that turns records into records: stdin to stdout in order, with what
/// cannot be handled named on stderr and kept in the file of `--rejects`.
///
/// Used from one task at a time.
package final class RecordFilter {
    private let reader: RecordReader
    private let writer: RecordWriter
    private let messages: Messages
    private let rejects: Rejects
    /// The input's name before the lines of its messages; nil for standard input.
    private let inputName: String?
    /// How many records, and texts that are not records, were rejected.
    package private(set) var rejected = 0
    /// What is said of several lines at once when all is done, and of which.
    private var together: [(reason: String, lines: [Int])] = []
    /// How many records were written.
    package private(set) var emitted = 0

    /// Reads stdin, or `reader` in its place.
    /// - Throws: `ToolError` with status 64 if the input is the output, too, which would never end,
    ///   or 74 if the file of `--rejects` cannot be made.
    package init(_ arguments: Arguments, _ world: World, reader: RecordReader? = nil) throws {
        let writer = world.makeWriter()
        self.writer = writer
        self.reader = reader ?? world.makeReader(beforeWaiting: { try writer.flush() })
        messages = world.messages
        rejects = world.rejects
        inputName = self.reader.name == World.inputName ? nil : self.reader.name
        if let input = FileIdentity(self.reader.descriptor), input.isRegular, input.size > 0,
            input == FileIdentity(world.output)
        {
            throw ToolError(
                .usage, "\(self.reader.name) is the output, too: write to another file")
        }
        try rejects.open(arguments)
    }

    /// Whether what is rejected is kept in a file.
    package var keepsRejects: Bool { rejects.isOpen }

    /// How much of the input was read, from 0 to 1, if it is a file.
    package var shareRead: Double? { reader.descriptor.shareRead }

    /// The next record, nil at the end. Text that is not a record is rejected on the way. Plain
    /// records go to `take` as long as it returns true.
    package func next(passing take: RecordReader.Taker) throws -> Record? {
        while let entry = try reader.next(looksForPlain: true, passing: take) {
            if let record = try accept(entry) { return record }
        }
        return nil
    }

    /// As `next`, without blocking the thread while input is awaited.
    package func nextAsync() async throws -> Record? {
        while let entry = try await reader.nextAsync() {
            if let record = try accept(entry) { return record }
        }
        return nil
    }

    private func accept(_ entry: RecordEntry) throws -> Record? {
        switch entry {
        case .record(let record): return record
        case .bad(let bad):
            try reject(bad)
            return nil
        }
    }

    /// Writes a record to stdout.
    package func emit(_ record: Record) throws { try emit(record.bytes[...]) }

    /// Writes a record to stdout, as its text.
    package func emit(_ text: ArraySlice<UInt8>) throws {
        try writer.writeLine(text)
        emitted += 1
    }

    /// Writes `count` records to stdout, as lines each with its newline.
    package func emit(lines: [UInt8], count: Int) throws {
        try writer.write(lines: lines)
        emitted += count
    }

    /// Writes out what was emitted so far.
    package func flush() throws { try writer.flush() }

    /// Names a record that is not handled, by its input, line and file, and keeps it. `details` are
    /// more fields for its `reject`.
    package func reject(
        _ record: Record, _ reason: String, details: [JSON.Field] = []
    ) throws {
        let file = record.value("file", "path")?.string.map { " (\($0))" } ?? ""
        messages.say(reason, at: place(record.line, file), about: MediaItem(record)?.name)
        try keep(record, reason, details: details)
    }

    /// As `reject`, with the item's name before the reason: `line 3: Dune (2021): no rating`.
    package func reject(_ record: Record, named reason: String) throws {
        guard let name = MediaItem(record)?.name, !reason.hasPrefix(name) else {
            return try reject(record, reason)
        }
        try reject(record, "\(name): \(reason)")
    }

    /// Keeps a record that is not handled and that the caller names together with others.
    package func keep(_ record: Record, _ reason: String, details: [JSON.Field] = []) throws {
        rejected += 1
        let fields = place(record.line) + [JSON.Field("reason", .string(reason))] + details
        try rejects.write(record.setting("reject", to: .object(fields)))
    }

    /// As `reject`, but the end of the run names it, together with the others of this reason:
    /// `lines 3-9: not added`. `isSaid`: false to keep the record only.
    package func rejectTogether(_ record: Record, _ reason: String, isSaid: Bool = true) throws {
        if isSaid { note(reason, line: record.line) }
        try keep(record, reason)
    }

    /// Says something of a line when the run ends, together with the others of which that is said.
    package func note(_ text: String, line: Int) {
        if let known = together.firstIndex(where: { $0.reason == text }) {
            together[known].lines.append(line)
        } else {
            together.append((text, [line]))
        }
    }

    /// Names text that is not a record, and keeps it.
    package func reject(_ bad: BadRecord) throws {
        rejected += 1
        messages.say(bad.reason, at: place(bad.line, ""))
        let fields = [
            JSON.Field("reason", .string(bad.reason)),
            JSON.Field("text", .string(String(decoding: bad.bytes, as: UTF8.self))),
        ]
        try rejects.write(Record(.object([.init("reject", .object(place(bad.line) + fields))])))
    }

    /// Writes out everything; 0, or 1 if anything was rejected.
    package func finish() throws -> ExitStatus {
        try writer.flush()
        sayTogether()
        messages.sayRepeats()
        return rejected == 0 ? .ok : .partial
    }

    /// Says what was noted so far.
    package func sayTogether() {
        for (reason, lines) in together { messages.say("\(LineRanges.text(lines)): \(reason)") }
        together = []
    }

    /// Where a record stands, for the start of a message: `A.ndjson: line 3: `.
    private func place(_ line: Int, _ file: String) -> String {
        let input = inputName.map { "\($0): " } ?? ""
        if line > 0 { return "\(input)line \(line)\(file): " }
        return input + (file.isEmpty ? "" : "\(file.dropFirst()): ")
    }

    /// Where a record stands, for its `reject`.
    private func place(_ line: Int) -> [JSON.Field] {
        let input = inputName.map { [JSON.Field("input", .string($0))] } ?? []
        return input + [JSON.Field("line", .int(Int64(line)))]
    }
}
