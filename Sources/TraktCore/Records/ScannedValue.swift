/// What a scan of the value at one place of the input found.
struct ScannedValue {
    /// How the scan ended.
    enum End {
        case object
        /// A value of another kind.
        case other
        /// No JSON, or (`isAtEnd`) possibly a value whose end has not arrived.
        case error(JSONError, isAtEnd: Bool)
    }

    /// How it ended.
    let end: End
    /// The place after the value.
    let position: Int
    /// The number of line feeds in it.
    let lineFeeds: Int
    /// Whether it goes over a line's end.
    let hasLineBreaks: Bool

    /// Scans the value that begins at `start`; adds the places of an object's fields, counted from
    /// there, to `fields`.
    init(
        _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, _ fields: inout [Record.Field]
    ) {
        var scanner = JSONScanner(bytes, at: start)
        var end = End.other
        do throws(JSONError) {
            if scanner.current == UInt8(ascii: "{") {
                try scanner.scanObject(depth: 0) { key, value in
                    fields.append(Record.Field(key, value, from: start))
                }
                end = .object
            } else {
                try scanner.scanValue()
            }
        } catch {
            end = .error(error, isAtEnd: scanner.isAtEnd)
        }
        self.end = end
        position = scanner.position
        (lineFeeds, hasLineBreaks) = (scanner.lineFeeds, scanner.hasLineBreaks)
    }
}

/// A value whose end has not arrived yet: decides when scanning it once more makes sense, so that a
/// long value that arrives in many small pieces is not scanned for each of them.
struct CutValue {
    private var nesting = JSONNesting()
    private var checked = 0
    private var scanned = 0

    /// A scan from `start` met the end of `buffer`.
    mutating func begin(_ buffer: [UInt8], from start: Int) {
        scanned = buffer.count - start
        while advance(buffer, from: start) {}
    }

    /// Whether what has arrived since then cannot be the value's end: no bracket closes it, no line
    /// looks like the next value, and it is not twice as long as it was.
    mutating func stillGoesOn(_ buffer: [UInt8], from start: Int) -> Bool {
        guard scanned > 0 else { return false }
        return !advance(buffer, from: start) && buffer.count - start < 2 * scanned
    }

    /// Goes over the new bytes up to a place where the value may end; false if there is none.
    private mutating func advance(_ buffer: [UInt8], from start: Int) -> Bool {
        for place in start + checked..<buffer.count {
            let byte = buffer[place]
            let isAfterLine = place > start && buffer[place - 1] == 0x0A
            var mayEnd = byte == 0x0A && nesting.isInString
            if isAfterLine, byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
                mayEnd = true
            }
            if nesting.pass(byte) { mayEnd = true }
            guard mayEnd else { continue }
            checked = place + 1 - start
            return true
        }
        checked = buffer.count - start
        return false
    }
}
