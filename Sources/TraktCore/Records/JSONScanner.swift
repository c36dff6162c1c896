// The validating scanner: the one place that knows JSON's grammar (RFC 8259).
//
// It moves over bytes and finds where values begin and end; it builds nothing. Everything above it
// (JSONSlice, Record, RecordReader) keeps ranges into the bytes it has passed.

/// The limits of a record, from trakt-records(5). Input beyond them is a data error, never a crash.
package enum RecordLimits {
    /// The longest line, in bytes, without its newline: 1 MiB.
    package static let lineBytes = 1 << 20
    /// The deepest nesting of objects and arrays.
    package static let depth = 128
}

/// Why bytes are not the JSON that was expected, and where.
package struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, as the end of a sentence: `expected a value`.
    package var reason: String
    /// The offset in bytes from the start of the text.
    package var offset: Int

    /// An error at `offset`.
    package init(_ reason: String, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    /// `not JSON at byte 17: expected a value`, with bytes counted from 1 as editors do.
    package var description: String { "not JSON at byte \(offset + 1): \(reason)" }
}

/// Walks over JSON text in memory and validates it.
///
/// It accepts RFC 8259 and nothing else: what `JSONDecoder` accepts, except that trailing commas
/// (which `JSONDecoder` of Swift 6.3 lets through and `jq` does not) are errors, and that numbers
/// are not judged by whether a `Double` can hold them (`1e999`, and `0e1`, which it refuses).
struct JSONScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    /// The offset of the next byte to read.
    var position: Int
    /// How many line feeds were passed so far. A string holds none.
    private(set) var lineFeeds = 0
    /// Whether a line feed or a carriage return was passed.
    private(set) var hasLineBreaks = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    /// The next byte, or nil at the end.
    @inline(__always)
    var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Whether the text may only be cut off: everything up to its end was passed, so that an error is
    /// no error if more bytes follow.
    var isAtEnd: Bool { position >= bytes.count }

    /// Passes spaces, tabs and line breaks.
    @inline(__always)
    mutating func skipWhitespace() {
        while position < bytes.count, bytes[position] <= 0x20, skipBlank(bytes[position]) {}
    }

    /// Whether JSON allows this byte between values.
    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    /// Passes one byte if it is blank; false if not.
    private mutating func skipBlank(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09: break
        case 0x0A:
            lineFeeds += 1
            hasLineBreaks = true
        case 0x0D: hasLineBreaks = true
        default: return false
        }
        position += 1
        return true
    }

    /// Passes one value of any kind, which begins at the current byte.
    mutating func scanValue(depth: Int = 0) throws(JSONError) {
        guard let byte = current else { throw JSONError("the text ends too early", at: position) }
        switch byte {
        case UInt8(ascii: "{"):
            try scanObject(depth: depth) { _, _ in }
        case UInt8(ascii: "["):
            try scanArray(depth: depth) { _ in }
        case UInt8(ascii: "\""):
            try scanString()
        case UInt8(ascii: "t"): try scanLiteral("true")
        case UInt8(ascii: "f"): try scanLiteral("false")
        case UInt8(ascii: "n"): try scanLiteral("null")
        default: try scanNumber()
        }
    }

    /// Passes an object; hands over the range of each key (with its quotes) and of its value.
    @inline(__always)
    mutating func scanObject(
        depth: Int, _ field: (Range<Int>, Range<Int>) -> Void
    ) throws(JSONError) {
        try enter(depth)
        if current == UInt8(ascii: "}") { return position += 1 }
        while true {
            let keyStart = position
            guard current == UInt8(ascii: "\"") else {
                let reason = current == nil ? "the text ends too early" : "expected a key in quotes"
                throw JSONError(reason, at: position)
            }
            try scanString()
            let key = keyStart..<position
            skipWhitespace()
            guard current == UInt8(ascii: ":") else {
                throw JSONError("expected a colon", at: position)
            }
            position += 1
            skipWhitespace()
            let valueStart = position
            try scanValue(depth: depth + 1)
            field(key, valueStart..<position)
            if try leave(UInt8(ascii: "}")) { return }
        }
    }

    /// Passes an array; hands over the range of each element.
    @inline(__always)
    mutating func scanArray(depth: Int, _ element: (Range<Int>) -> Void) throws(JSONError) {
        try enter(depth)
        if current == UInt8(ascii: "]") { return position += 1 }
        while true {
            let start = position
            try scanValue(depth: depth + 1)
            element(start..<position)
            if try leave(UInt8(ascii: "]")) { return }
        }
    }

    /// Passes an opening bracket and the blanks after it.
    @inline(__always)
    private mutating func enter(_ depth: Int) throws(JSONError) {
        guard depth < RecordLimits.depth else {
            throw JSONError("nested deeper than \(RecordLimits.depth)", at: position)
        }
        position += 1
        skipWhitespace()
    }

    /// Passes a comma (false) or the closing bracket (true).
    @inline(__always)
    private mutating func leave(_ close: UInt8) throws(JSONError) -> Bool {
        skipWhitespace()
        guard let byte = current else { throw JSONError("the text ends too early", at: position) }
        if byte == close {
            position += 1
            return true
        }
        guard byte == UInt8(ascii: ",") else {
            throw JSONError("expected a comma or a closing bracket", at: position)
        }
        position += 1
        skipWhitespace()
        return false
    }

    private mutating func scanLiteral(_ word: StaticString) throws(JSONError) {
        let start = position
        for index in 0..<word.utf8CodeUnitCount {
            guard current == word.utf8Start[index] else {
                throw JSONError("expected a value", at: start)
            }
            position += 1
        }
    }

    private mutating func scanNumber() throws(JSONError) {
        let start = position
        if current == UInt8(ascii: "-") { position += 1 }
        if current == UInt8(ascii: "0") {
            position += 1
        } else if skipDigits() == 0 {
            throw JSONError("expected a value", at: start)
        }
        if current == UInt8(ascii: ".") {
            position += 1
            if skipDigits() == 0 { throw JSONError("expected a digit", at: position) }
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            position += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
            if skipDigits() == 0 { throw JSONError("expected a digit", at: position) }
        }
    }

    private mutating func skipDigits() -> Int {
        let start = position
        while position < bytes.count, bytes[position] &- 0x30 < 10 { position += 1 }
        return position - start
    }
}
