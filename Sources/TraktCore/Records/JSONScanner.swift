// The validating scanner: the one place that knows JSON's grammar (RFC 8259).
//
// It moves over bytes and finds where values begin and end; it builds nothing. Everything above it
// (JSONSlice, Record, RecordReader) keeps ranges into the bytes it has passed.

/// The limits of a record, from trakt-records(5). Input beyond them is a data error, never a crash.
public enum RecordLimits {
    /// The longest line, in bytes, without its newline: 1 MiB.
    public static let lineBytes = 1 << 20
    /// The deepest nesting of objects and arrays.
    public static let depth = 128
}

/// Why bytes are not the JSON that was expected, and where.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, as the end of a sentence: `expected a value`.
    public var reason: String
    /// The offset in bytes from the start of the text.
    public var offset: Int

    /// An error at `offset`.
    public init(_ reason: String, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    /// `not JSON at byte 17: expected a value`, with bytes counted from 1 as editors do.
    public var description: String { "not JSON at byte \(offset + 1): \(reason)" }
}

/// Walks over JSON text in memory and validates it.
///
/// It accepts RFC 8259 and nothing else: what `JSONDecoder` accepts, except that trailing commas
/// (which `JSONDecoder` of Swift 6.3 lets through and `jq` does not) are errors, and that numbers
/// are not judged by whether a `Double` can hold them (`1e999`, and `0e1`, which it refuses).
struct JSONScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// The offset of the next byte to read.
    var position: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    /// The next byte, or nil at the end.
    @inline(__always)
    var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Passes spaces, tabs and line ends.
    @inline(__always)
    mutating func skipWhitespace() {
        while position < bytes.count {
            let byte = bytes[position]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            position += 1
        }
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
                throw JSONError("expected a key in quotes", at: position)
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

    /// Passes an opening bracket and what is blank behind it.
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
        let end = position + word.utf8CodeUnitCount
        guard end <= bytes.count,
            (0..<word.utf8CodeUnitCount).allSatisfy({ bytes[position + $0] == word.utf8Start[$0] })
        else { throw JSONError("expected a value", at: position) }
        position = end
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

    /// Passes a string with its quotes: valid UTF-8, known escapes, surrogates in pairs.
    mutating func scanString() throws(JSONError) {
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                position += 1
                return
            } else if byte == UInt8(ascii: "\\") {
                try scanEscape()
            } else if byte < 0x20 {
                throw JSONError("a control character inside a string", at: position)
            } else if byte < 0x80 {
                position += 1
            } else {
                try scanMultibyte(byte)
            }
        }
        throw JSONError("a string without its end", at: position)
    }

    private mutating func scanEscape() throws(JSONError) {
        let start = position
        position += 1
        switch current {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
            UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 1
        case UInt8(ascii: "u"):
            position += 1
            let unit = try scanHex(start)
            if unit & 0xFC00 == 0xDC00 { throw JSONError("half a surrogate pair", at: start) }
            guard unit & 0xFC00 == 0xD800 else { return }
            guard current == UInt8(ascii: "\\"), position + 1 < bytes.count,
                bytes[position + 1] == UInt8(ascii: "u")
            else { throw JSONError("half a surrogate pair", at: start) }
            position += 2
            guard try scanHex(start) & 0xFC00 == 0xDC00 else {
                throw JSONError("half a surrogate pair", at: start)
            }
        default:
            throw JSONError("an unknown escape", at: start)
        }
    }

    private mutating func scanHex(_ start: Int) throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = current, let digit = hexDigit(byte) else {
                throw JSONError("an unknown escape", at: start)
            }
            value = value << 4 | digit
            position += 1
        }
        return value
    }

    /// Passes one character of two to four bytes, by table 3-7 of the Unicode standard.
    private mutating func scanMultibyte(_ first: UInt8) throws(JSONError) {
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch first {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: length = 4
        default: throw JSONError("not UTF-8", at: position)
        }
        guard position + length <= bytes.count, second.contains(bytes[position + 1]) else {
            throw JSONError("not UTF-8", at: position)
        }
        for offset in 2..<max(length, 2) where bytes[position + offset] & 0xC0 != 0x80 {
            throw JSONError("not UTF-8", at: position)
        }
        position += length
    }
}

/// The value of a hexadecimal digit in ASCII, or nil.
func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte) - 0x30
    case 0x41...0x46: UInt32(byte) - 0x37
    case 0x61...0x66: UInt32(byte) - 0x57
    default: nil
    }
}
