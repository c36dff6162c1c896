import Dispatch
internal import CSystem

/// What the reader found at one place of its input.
public enum RecordEntry: Sendable {
    /// A record.
    case record(Record)
    /// Something that is not a record: for a message, a reject, or the refusal of the whole input.
    case bad(BadRecord)
}

/// A line (or array element) that is not a record.
public struct BadRecord: Sendable {
    /// Its line, from 1.
    public var line: Int
    /// Why, as the end of a sentence.
    public var reason: String
    /// Its bytes; of a line over the limit, the beginning.
    public var bytes: [UInt8]
}

/// Reads records from a descriptor: lines of JSON objects, or JSON arrays of them.
///
/// It reads blocks of 64 KiB, splits at 0x0A only (U+2028 is legal inside a string), counts lines,
/// skips blank ones, takes `\r\n` and a missing last newline. A line that begins with `[` opens an
/// array, as in Trakt's own exports; its elements are the records. Memory is bounded by the limits.
public final class RecordReader {
    private let descriptor: FileDescriptor
    private let name: String
    private let stop: FileDescriptor?
    private let beforeWaiting: () throws -> Void
    private let ownsDescriptor: Bool
    private var buffer: [UInt8] = []
    private var start = 0
    private var line = 1
    private var ended = false
    private var inArray = false
    private var expectsElement = true
    private var skipping = false
    private var atBeginning = true

    private static let blockBytes = 1 << 16

    /// Reads `descriptor`, called `name` in errors. `beforeWaiting` runs when the input would block:
    /// the place to flush what has been decided. `stop` becomes readable when the user wants to stop.
    public init(
        _ descriptor: FileDescriptor, name: String, stop: FileDescriptor? = nil,
        beforeWaiting: @escaping () throws -> Void = {}
    ) {
        self.descriptor = descriptor
        self.name = name
        self.stop = stop
        self.beforeWaiting = beforeWaiting
        ownsDescriptor = false
    }

    /// Opens the file at `path`. Throws `StreamError`.
    public init(path: String, stop: FileDescriptor? = nil) throws {
        let opened = csystem_open(path, OpenFlags.readOnly, 0)
        guard opened >= 0 else {
            throw StreamError(.open, path, .last)
        }
        descriptor = FileDescriptor(opened)
        name = path
        self.stop = stop
        beforeWaiting = {}
        ownsDescriptor = true
    }

    deinit { if ownsDescriptor { descriptor.close() } }

    /// The next record or the next thing that is none; nil at the end of the input.
    /// Throws `StreamError` if reading fails, `CancellationError` once `stop` can be read.
    public func next() throws -> RecordEntry? {
        while true {
            switch step() {
            case .entry(let entry): return entry
            case .end: return nil
            case .needsInput: try fill()
            }
        }
    }

    /// As `next`, without blocking the thread of the caller while input is awaited.
    public func nextAsync() async throws -> RecordEntry? {
        while true {
            switch step() {
            case .entry(let entry): return entry
            case .end: return nil
            case .needsInput:
                if descriptor.isReadable {
                    try fill()
                } else {
                    try beforeWaiting()
                    let (descriptor, name, stop) = (descriptor, name, stop)
                    take(try await RecordReader.readElsewhere(descriptor, name, stop))
                }
            }
        }
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
        take(try RecordReader.read(descriptor, name, stop))
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

    private func take(_ block: [UInt8]) {
        if block.isEmpty { ended = true }
        if start > 0 {
            buffer.removeSubrange(0..<start)
            start = 0
        }
        buffer += block
    }

    /// What the bytes at hand allow.
    private enum Step {
        case entry(RecordEntry)
        case needsInput
        case end
    }

    private func step() -> Step {
        if atBeginning {
            guard ended || buffer.count >= 3 else { return .needsInput }
            if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
            atBeginning = false
        }
        while true {
            if skipping {
                guard skipLine() else { return ended ? .end : .needsInput }
            }
            if inArray {
                if let step = stepInArray() { return step }
            } else {
                skipBlank()
                guard start < buffer.count else { return ended ? .end : .needsInput }
                guard buffer[start] == UInt8(ascii: "[") else { return takeLine() }
                start += 1
                (inArray, expectsElement) = (true, true)
            }
        }
    }

    /// Passes blanks and line ends, counting lines.
    private func skipBlank() {
        while start < buffer.count {
            switch buffer[start] {
            case 0x0A: line += 1
            case 0x20, 0x09, 0x0D: break
            default: return
            }
            start += 1
        }
    }

    /// Passes the rest of a line that is over the limit; false if its end is not here yet.
    private func skipLine() -> Bool {
        guard let end = buffer[start...].firstIndex(of: 0x0A) else {
            start = buffer.count
            return false
        }
        start = end
        skipping = false
        return true
    }

    private func takeLine() -> Step {
        let end: Int
        if let newline = firstOffset(of: 0x0A, in: buffer, from: start) {
            end = newline
        } else if buffer.count - start > RecordLimits.lineBytes + 1 {
            end = buffer.count
            skipping = true
        } else if ended {
            end = buffer.count
        } else {
            return .needsInput
        }
        defer { start = end }
        return .entry(entry(start..<end))
    }

    private func entry(_ found: Range<Int>) -> RecordEntry {
        let endsInReturn = found.last.map { buffer[$0] == 0x0D } ?? false
        let range = endsInReturn ? found.dropLast() : found
        guard range.count <= RecordLimits.lineBytes else {
            let head = Array(buffer[range.prefix(200)])
            return bad("longer than 1 MiB", head)
        }
        let bytes = Array(buffer[range])
        do throws(JSONError) {
            return .record(try Record(bytes, line: line))
        } catch {
            var reason = error.description
            if error.reason == "expected an object" { reason = error.reason }
            if bytes.allSatisfy({ $0 == UInt8(ascii: "{") || $0 == 0x20 || $0 == 0x0D }) {
                reason += " (records are one line each: use `jq -c`)"
            }
            return bad(reason, bytes)
        }
    }

    private func bad(_ reason: String, _ bytes: [UInt8]) -> RecordEntry {
        .bad(BadRecord(line: line, reason: reason, bytes: bytes))
    }

    /// One move inside an array; nil if the array ended or a comma was passed.
    private func stepInArray() -> Step? {
        skipBlank()
        guard start < buffer.count else {
            guard ended else { return .needsInput }
            inArray = false
            return .entry(bad("the array is cut off", []))
        }
        let byte = buffer[start]
        if byte == UInt8(ascii: "]") {
            start += 1
            inArray = false
            return nil
        }
        if !expectsElement {
            guard byte == UInt8(ascii: ",") else { return leaveBrokenArray() }
            start += 1
            expectsElement = true
            return nil
        }
        return takeElement()
    }

    /// Reports what is not an array any more and goes on at the next line.
    private func leaveBrokenArray() -> Step {
        inArray = false
        skipping = true
        return .entry(bad("expected a comma or ] in the array", []))
    }

    private func takeElement() -> Step {
        guard let end = elementEnd() else {
            if buffer.count - start > RecordLimits.lineBytes {
                let head = Array(buffer[start..<start + 200])
                inArray = false
                start = buffer.count
                skipping = true
                return .entry(bad("an element longer than 1 MiB", head))
            }
            guard ended else { return .needsInput }
            inArray = false
            let rest = Array(buffer[start...])
            start = buffer.count
            return .entry(bad("the array is cut off", rest))
        }
        let range = start..<end
        let result = entry(range)
        line += buffer[range].count { $0 == 0x0A }
        start = end
        expectsElement = false
        return .entry(result)
    }

    /// Where the element that begins here ends, by brackets and quotes alone; nil if not yet known.
    private func elementEnd() -> Int? {
        var depth = 0
        var inString = false
        var escaped = false
        for index in start..<buffer.count {
            let byte = buffer[index]
            if inString {
                if escaped {
                    escaped = false
                } else if byte == UInt8(ascii: "\\") {
                    escaped = true
                } else if byte == UInt8(ascii: "\"") {
                    inString = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): inString = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return index }
                depth -= 1
                if depth == 0 { return index + 1 }
            case UInt8(ascii: ","): if depth == 0 { return index }
            default: break
            }
        }
        return nil
    }
}
