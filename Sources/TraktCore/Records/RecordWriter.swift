/// Writes records to a descriptor: whole lines, every write checked.
///
/// It holds up to 64 KiB and flushes when that is full, when `flush` is called (a reader that waits
/// calls it, and so does the end of a tool), and after each line if the output is a terminal.
/// Used from one task at a time.
package final class RecordWriter {
    private let descriptor: FileDescriptor
    private let name: String
    private let eachLine: Bool
    private let beforeWriting: () -> Void
    private let spelling: (([UInt8]) -> [UInt8])?
    private var buffer: [UInt8] = []

    private static let capacity = 1 << 16

    /// Writes to `descriptor`, called `name` in errors. `beforeWriting` runs before anything is
    /// written there: the place to clear a terminal's line. `spelling` gives the bytes to write in
    /// the place of some lines: nil to write those.
    package init(
        _ descriptor: FileDescriptor, name: String, beforeWriting: @escaping () -> Void = {},
        spelling: (([UInt8]) -> [UInt8])? = nil
    ) {
        self.descriptor = descriptor
        self.name = name
        self.beforeWriting = beforeWriting
        self.spelling = spelling
        eachLine = descriptor.isTerminal
        buffer.reserveCapacity(RecordWriter.capacity + 4096)
    }

    /// Writes one record.
    package func write(_ record: Record) throws { try writeLine(record.bytes[...]) }

    /// Writes one line, which must not hold a newline.
    package func writeLine(_ text: String) throws { try writeLine(Array(text.utf8)[...]) }

    /// Writes one line, which must not hold a newline.
    package func writeLine(_ bytes: ArraySlice<UInt8>) throws {
        buffer += bytes
        buffer.append(0x0A)
        try flushIfFull()
    }

    /// Writes whole lines, each with its newline.
    package func write(lines: [UInt8]) throws {
        buffer += lines
        try flushIfFull()
    }

    private func flushIfFull() throws {
        if eachLine || buffer.count >= RecordWriter.capacity { try flush() }
    }

    /// Writes out what is held. Throws `BrokenPipe` if the reader has left, `StreamError` if the
    /// disk is full or writing fails in another way.
    package func flush() throws {
        guard !buffer.isEmpty else { return }
        beforeWriting()
        defer { buffer.removeAll(keepingCapacity: true) }
        do {
            try descriptor.write(spelling?(buffer) ?? buffer)
        } catch {
            if error.code == SystemError.brokenPipe.code { throw BrokenPipe() }
            throw StreamError(.write, name, error)
        }
    }
}
