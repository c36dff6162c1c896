internal import CSystem

/// The loop of every tool that turns records into records: stdin to stdout in order, with what
/// cannot be handled named on stderr and kept in the file of `--rejects`.
///
/// Used from one task at a time.
public final class RecordFilter {
    private let reader: RecordReader
    private let writer: RecordWriter
    private let messages: Messages
    private let rejects: RejectsFile?
    /// How many records (or lines that are none) were not handled.
    public private(set) var rejected = 0
    /// How many records were written.
    public private(set) var emitted = 0

    /// Reads stdin, or `reader` in its place. Throws status 74 if the file of `--rejects` cannot be made.
    public init(_ arguments: Arguments, _ world: World, reader: RecordReader? = nil) throws {
        let writer = world.makeWriter()
        self.writer = writer
        self.reader = reader ?? world.makeReader(beforeWaiting: { try writer.flush() })
        messages = world.messages
        rejects = try arguments.value("rejects").map { try RejectsFile(path: $0) }
    }

    /// The next record, nil at the end. Lines that are none are rejected on the way.
    public func next() throws -> Record? {
        while let entry = try reader.next() {
            if let record = try accept(entry) { return record }
        }
        return nil
    }

    /// As `next`, without blocking the thread while input is awaited.
    public func nextAsync() async throws -> Record? {
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
    public func emit(_ record: Record) throws {
        try writer.write(record)
        emitted += 1
    }

    /// Writes out what was emitted so far.
    public func flush() throws { try writer.flush() }

    /// Names a record that is not handled, and keeps it. `details` are more fields for its `reject`.
    public func reject(
        _ record: Record, _ reason: String, details: [JSON.Field] = []
    ) throws {
        messages.say(record.line > 0 ? "line \(record.line): \(reason)" : reason)
        try keep(record, reason, details: details)
    }

    /// Keeps a record that is not handled and that the caller names together with others.
    public func keep(_ record: Record, _ reason: String, details: [JSON.Field] = []) throws {
        rejected += 1
        guard let rejects else { return }
        let fields =
            [JSON.Field("line", .int(Int64(record.line))), JSON.Field("reason", .string(reason))]
        try rejects.write(record.setting("reject", to: .object(fields + details)))
    }

    /// Names a line that is not a record, and keeps what it said.
    public func reject(_ bad: BadRecord) throws {
        rejected += 1
        messages.say("line \(bad.line): \(bad.reason)")
        let text = String(decoding: bad.bytes, as: UTF8.self)
        let reject = JSON.object([
            "line": .int(Int64(bad.line)), "reason": .string(bad.reason), "text": .string(text),
        ])
        try rejects?.write(Record(.object(["reject": reject])))
    }

    /// Writes out everything; 0, or 1 if anything was rejected.
    public func finish() throws -> ExitStatus {
        try writer.flush()
        try rejects?.finish()
        return rejected == 0 ? .ok : .partial
    }
}

/// The file of `--rejects`: made anew at the start, written record by record.
public final class RejectsFile {
    private let descriptor: FileDescriptor
    private let writer: RecordWriter

    /// Makes the file at `path`, emptying one that is there. Throws status 74 if that fails.
    public init(path: String) throws {
        let flags = OpenFlags.writeOnly | OpenFlags.create | OpenFlags.truncate
        let opened = csystem_open(path, flags, 0o666)
        guard opened >= 0 else {
            throw ToolError(.io, "cannot write \(path): \(SystemError.last)")
        }
        descriptor = FileDescriptor(opened)
        writer = RecordWriter(descriptor, name: path)
    }

    deinit { descriptor.close() }

    /// Adds a record; it is in the file when this returns, so that a kill loses none.
    public func write(_ record: Record) throws {
        try writer.write(record)
        try writer.flush()
    }

    /// Writes out what is held.
    public func finish() throws { try writer.flush() }
}
