/// Finds the records in bytes that arrive in blocks: JSON objects one after another, in any layout,
/// alone or inside arrays. It does no input and output; `RecordReader` feeds it.
///
/// Each value is scanned once, where it lies: the scan validates it, finds its end and the places of
/// its fields. A record is given out as soon as its closing bracket is there. Memory is bounded by
/// the limit of a record.
struct RecordParser {
    private var buffer: [UInt8] = []
    /// Where the bytes begin that are not used yet.
    private var start = 0
    /// The line of `start`, from 1.
    private var line = 1
    /// The place of that line's first byte; negative once it has left the buffer.
    private var lineStart = 0
    /// The blanks before the first value of the line.
    private var indent = 0
    private var isEnded = false
    private var isAtBeginning = true
    private var arrays = OpenArrays()
    private var broken: BrokenValue?
    private var cut = CutValue()
    private var fields: [Record.Field] = []

    /// What the bytes at hand allow.
    enum Step {
        case entry(RecordEntry)
        case needsInput
        case end
    }

    /// Adds a block; an empty one is the end of the input.
    mutating func append(_ block: [UInt8]) {
        if block.isEmpty { isEnded = true }
        if start > 0 {
            buffer.removeSubrange(0..<start)
            lineStart -= start
            start = 0
        }
        buffer += block
    }

    /// The next record, or whatever else is there. Plain records before it are passed as long as
    /// `take` takes them; `looksForPlain` tells whether it may take any.
    /// - Throws: `ForeignFormat` if the input is plainly not JSON; what `take` throws.
    mutating func next(
        looksForPlain: Bool = false, passing take: RecordReader.Taker = { _ in false }
    ) throws -> Step {
        if isAtBeginning {
            guard try recognize() else { return .needsInput }
            isAtBeginning = false
        }
        while true {
            if broken != nil { return passBroken() }
            guard skipBlanks() else { return isEnded ? end() : .needsInput }
            if let step = passArrayPunctuation() {
                if case .entry = step { return step }
                continue
            }
            if cut.stillGoesOn(buffer, from: start), !isEnded, !isTooLong(buffer.count) {
                return .needsInput
            }
            if looksForPlain, try passPlain(take) { continue }
            return scan()
        }
    }

    /// False if more bytes are needed to tell what the input is.
    private func recognize() throws(ForeignFormat) -> Bool {
        switch ForeignFormat.recognize(buffer[...], isEnded: isEnded) {
        case .json: return true
        case .unknown: return false
        case .other(let format): throw format
        }
    }

    /// Passes blanks, line ends and byte order marks; false if nothing else is here.
    private mutating func skipBlanks() -> Bool {
        let begin = start
        buffer.withUnsafeBufferPointer { bytes in
            while start < bytes.count {
                switch bytes[start] {
                case 0x20, 0x09, 0x0D: start += 1
                case 0x0A:
                    start += 1
                    line += 1
                    lineStart = start
                case 0xEF
                where start + 2 < bytes.count && bytes[start + 1] == 0xBB
                    && bytes[start + 2] == 0xBF:
                    start += 3
                    lineStart = start
                case 0xEF where start + 2 >= bytes.count && !isEnded: return
                default: return
                }
            }
        }
        if lineStart >= begin { indent = start - lineStart }
        guard start < buffer.count else { return false }
        return buffer[start] != 0xEF || isEnded || start + 2 < buffer.count
    }

    /// Passes a bracket or comma of an open array, or says what is wrong with it; nil if a value
    /// begins here.
    private mutating func passArrayPunctuation() -> Step? {
        switch arrays.pass(buffer[start], line: line) {
        case .value: return nil
        case .punctuation:
            start += 1
            return .needsInput
        case .wrong(let reason):
            return bad(reason, [])
        }
    }

    private mutating func end() -> Step {
        guard let reason = arrays.end() else { return .end }
        return bad(reason, [])
    }

    // MARK: - Values

    /// Passes the record that begins here if it is plain and `take` takes it.
    private mutating func passPlain(_ take: RecordReader.Taker) throws -> Bool {
        guard let record = PlainRecord(buffer, at: start), try take(record) else { return false }
        start = record.bytes.endIndex
        cut = CutValue()
        arrays.passValue()
        return true
    }

    /// Scans the value that begins here.
    private mutating func scan() -> Step {
        fields.removeAll(keepingCapacity: true)
        let found = buffer.withUnsafeBufferPointer { bytes in
            ScannedValue(bytes, at: start, &fields)
        }
        switch found.end {
        case .object where isTooLong(found.position), .other where isTooLong(found.position):
            return breaks("longer than 1 MiB", at: start)
        case .object: return take(found)
        case .other where isAlone(found.position): return takeOther(found.position)
        case .other where found.position == buffer.count && !isEnded: return .needsInput
        case .other: return breaks("extra text after the value", at: found.position)
        case .error(let error, let isAtEnd):
            if isAtEnd, isTooLong(buffer.count) { return breaks("longer than 1 MiB", at: start) }
            guard isAtEnd, !isEnded else { return breaks(error.reason, at: error.offset) }
            cut.begin(buffer, from: start)
            return .needsInput
        }
    }

    private func isTooLong(_ end: Int) -> Bool { end - start > RecordLimits.lineBytes }

    /// Whether a value that is no object ends where a value may end.
    private func isAlone(_ end: Int) -> Bool {
        var place = end
        while place < buffer.count, buffer[place] == 0x20 || buffer[place] == 0x09 { place += 1 }
        guard place < buffer.count else { return isEnded }
        switch buffer[place] {
        case 0x0A, 0x0D, UInt8(ascii: "{"), UInt8(ascii: "["): return true
        case UInt8(ascii: ","), UInt8(ascii: "]"): return arrays.isInArray
        default: return false
        }
    }

    /// Gives out an object.
    private mutating func take(_ found: ScannedValue) -> Step {
        let range = start..<found.position
        let first = line
        pass(found)
        do throws(JSONError) {
            let record = try Record(
                scanned: buffer[range], fields, hasLineBreaks: found.hasLineBreaks, line: first)
            return .entry(.record(record))
        } catch {
            return bad(error.reason, Array(buffer[range]), line: first)
        }
    }

    private mutating func takeOther(_ end: Int) -> Step {
        let bytes = Array(buffer[start..<end])
        start = end
        cut = CutValue()
        arrays.passValue()
        return bad("expected an object", bytes)
    }

    /// Moves to the end of a value.
    private mutating func pass(_ found: ScannedValue) {
        if found.lineFeeds > 0 {
            line += found.lineFeeds
            lineStart = buffer[start..<found.position].lastIndex(of: 0x0A).map { $0 + 1 } ?? start
        }
        start = found.position
        cut = CutValue()
        arrays.passValue()
    }

    // MARK: - What is broken

    /// Begins to pass a value that is broken at `place`.
    private mutating func breaks(_ reason: String, at place: Int) -> Step {
        let before = buffer[start..<place]
        let lines = before.count { $0 == 0x0A }
        let column = place - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? lineStart) + 1
        let position = lines == 0 ? "byte \(column)" : "line \(line + lines), byte \(column)"
        broken = BrokenValue(
            reason.hasPrefix("longer") ? reason : "not JSON at \(position): \(reason)", line: line,
            indent: indent, linesToError: lines, isInArray: arrays.isInArray)
        cut = CutValue()
        return passBroken()
    }

    /// Passes what is here of the broken value; an entry once its end is found.
    private mutating func passBroken() -> Step {
        guard var value = broken else { return .needsInput }
        broken = nil
        while start < buffer.count {
            let byte = buffer[start]
            let move = value.take(byte)
            if case .stop = move { return leave(value) }
            start += 1
            if byte == 0x0A {
                line += 1
                lineStart = start
            }
            if case .passAndStop = move { return leave(value) }
        }
        if isEnded { return leave(value) }
        broken = value
        return .needsInput
    }

    private mutating func leave(_ value: BrokenValue) -> Step {
        if value.endedAtLine { indent = start - lineStart }
        arrays.passBroken(losesPlace: value.endedAtLine || start == buffer.count)
        return bad(value.reason, value.bytes, line: value.line)
    }

    private func bad(_ reason: String, _ bytes: [UInt8], line: Int? = nil) -> Step {
        let end = (bytes.lastIndex { $0 > 0x20 } ?? -1) + 1
        return .entry(
            .bad(BadRecord(line: line ?? self.line, reason: reason, bytes: Array(bytes[..<end]))))
    }
}
