import Foundation

/// What the reader found at one place of its input.
package enum RecordEntry: Sendable {
    /// A record.
    case record(Record)
    /// Something that is not a record: for a message, a reject, or the refusal of the whole input.
    case bad(BadRecord)
}

/// A value (or text that is no value) that is not a record.
package struct BadRecord: Sendable {
    /// The line on which it begins, from 1.
    package var line: Int
    /// Why, as the end of a sentence.
    package var reason: String
    /// Its bytes; of more than 1 MiB, the beginning.
    package var bytes: [UInt8]
}

/// Reads records from a descriptor: JSON objects one after another in any layout, or inside arrays
/// (trakt-records(5)). `RecordParser` finds them; this reads blocks of 64 KiB and waits for them.
package final class RecordReader {
    /// What the input is called in messages: a path, or `standard input`.
    package let name: String
    /// Where the bytes come from.
    let descriptor: FileDescriptor
    private let stop: FileDescriptor?
    private let beforeWaiting: () throws -> Void
    private let ownsDescriptor: Bool
    private var parser = RecordParser()

    /// A block is copied into the parser's buffer: both stay in the processor's cache (measured).
    private static let blockBytes = 1 << 16

    /// Looks at a plain record, and either takes it (true) or leaves it to be read as a `Record`.
    package typealias Taker = (PlainRecord) throws -> Bool

    /// Reads `descriptor`, called `name` in errors. `beforeWaiting` runs when the input would block:
    /// the place to flush what has been decided. `stop` becomes readable when the user wants to stop.
    package init(
        _ descriptor: FileDescriptor, name: String, stop: FileDescriptor? = nil,
        beforeWaiting: @escaping () throws -> Void = {}
    ) {
        self.descriptor = descriptor
        self.name = name
        self.stop = stop
        self.beforeWaiting = beforeWaiting
        ownsDescriptor = false
    }

    /// Opens the file at `path`; of a FIFO, the writer is waited for by reading, where `stop` counts.
    /// - Throws: `StreamError`.
    package init(path: String, stop: FileDescriptor? = nil) throws {
        guard let opened = FileDescriptor(opening: path, O_RDONLY | O_NONBLOCK) else {
            throw StreamError(.open, path, .last)
        }
        descriptor = opened
        name = path
        self.stop = stop
        beforeWaiting = {}
        ownsDescriptor = true
    }

    deinit { if ownsDescriptor { descriptor.close() } }

    /// The next record, or the next text that is not one; nil at the end of the input. With
    /// `looksForPlain`, plain records before it go to `take` as long as it returns true.
    /// - Throws: `StreamError` if reading fails, `ForeignFormat` if the input is plainly not JSON,
    ///   `CancellationError` once `stop` can be read; what `take` throws.
    package func next(
        looksForPlain: Bool = false, passing take: Taker = { _ in false }
    ) throws -> RecordEntry? {
        while true {
            switch try step(looksForPlain, take) {
            case .entry(let entry): return entry
            case .end: return nil
            case .needsInput: try fill()
            }
        }
    }

    /// As `next`, without blocking the thread of the caller while input is awaited.
    package func nextAsync(
        looksForPlain: Bool = false, passing take: Taker = { _ in false }
    ) async throws -> RecordEntry? {
        while true {
            switch try step(looksForPlain, take) {
            case .entry(let entry): return entry
            case .end: return nil
            case .needsInput where descriptor.isReadable: try fill()
            case .needsInput:
                try beforeWaiting()
                let (descriptor, name, stop) = (descriptor, name, stop)
                parser.append(try await RecordReader.readElsewhere(descriptor, name, stop))
            }
        }
    }

    /// The parser's next step. Tells what the input is called, if it is plainly something else than
    /// JSON.
    private func step(_ looksForPlain: Bool, _ take: Taker) throws -> RecordParser.Step {
        do {
            return try parser.next(looksForPlain: looksForPlain, passing: take)
        } catch let error as ForeignFormat { throw error.named(name) }
    }

    private static func readElsewhere(
        _ descriptor: FileDescriptor, _ name: String, _ stop: FileDescriptor?
    ) async throws -> [UInt8] {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(
                    with: Result { try read(descriptor, name, stop) })
            }
        }
    }

    /// Reads one block, waiting for it.
    private func fill() throws {
        if !descriptor.isReadable { try beforeWaiting() }
        parser.append(try RecordReader.read(descriptor, name, stop))
    }

    private static func read(
        _ descriptor: FileDescriptor, _ name: String, _ stop: FileDescriptor?
    ) throws -> [UInt8] {
        if let stop, descriptor.waitReadable(or: stop) {
            throw CancellationError()
        }
        do {
            return try descriptor.read(atMost: blockBytes)
        } catch {
            throw StreamError(.read, name, error)
        }
    }
}
