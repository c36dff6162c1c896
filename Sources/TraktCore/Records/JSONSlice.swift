/// A read-only view of one JSON value inside bytes that were validated once.
///
/// It copies nothing until a string or number is asked for. Reading something that is not there or
/// is of another kind gives nil, never an error: the service's replies have nulls, missing keys and
/// unknown ones (trakt-api.md 6.6).
public struct JSONSlice: Sendable {
    /// The value's own bytes as they were written, without blanks around it.
    public let bytes: ArraySlice<UInt8>

    /// A view of bytes that a `JSONScanner` has passed as one value.
    init(validated bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
    }

    /// The kinds of JSON value.
    public enum Kind: Sendable, Hashable {
        case object, array, string, number, bool, null
    }

    /// Validates a whole text that holds one value (blanks around it and a UTF-8 byte order mark
    /// before it are allowed) and gives a view of it.
    public static func parse(_ text: [UInt8]) throws(JSONError) -> JSONSlice {
        var failure: JSONError?
        let range = text.withUnsafeBufferPointer { buffer -> Range<Int> in
            var scanner = JSONScanner(buffer)
            if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { scanner.position = 3 }
            scanner.skipWhitespace()
            let start = scanner.position
            do throws(JSONError) {
                try scanner.scanValue()
                let end = scanner.position
                scanner.skipWhitespace()
                if scanner.current != nil {
                    failure = JSONError("more behind the value", at: scanner.position)
                }
                return start..<end
            } catch {
                failure = error
                return 0..<0
            }
        }
        if let failure { throw failure }
        return JSONSlice(validated: text[range])
    }

    /// What kind of value this is.
    public var kind: Kind {
        switch bytes.first {
        case UInt8(ascii: "{"): .object
        case UInt8(ascii: "["): .array
        case UInt8(ascii: "\""): .string
        case UInt8(ascii: "t"), UInt8(ascii: "f"): .bool
        case UInt8(ascii: "n"): .null
        default: .number
        }
    }

    /// Whether this is `null`.
    public var isNull: Bool { kind == .null }

    /// The text of a string, with escapes resolved.
    public var string: String? {
        guard kind == .string else { return nil }
        return decodeJSONString(bytes.dropFirst().dropLast())
    }

    /// The value of `true` or `false`.
    public var bool: Bool? {
        kind == .bool ? bytes.first == UInt8(ascii: "t") : nil
    }

    /// The value of a whole number that fits in 64 bits (also when it is spelled `5.0`).
    public var int64: Int64? {
        guard kind == .number else { return nil }
        // Up to 18 digits cannot overflow; the rest is rare.
        if bytes.count <= 18, bytes.allSatisfy({ $0 &- 0x30 < 10 }) {
            return bytes.reduce(0) { $0 * 10 + Int64($1 &- 0x30) }
        }
        if let value = Int64(String(decoding: bytes, as: UTF8.self)) { return value }
        return double.flatMap(Int64.init(exactly:))
    }

    /// The value of a whole number, as `Int`.
    public var int: Int? { int64.flatMap(Int.init(exactly:)) }

    /// The value of a number; of huge search scores, the nearest there is (trakt-api.md 3.1).
    public var double: Double? {
        guard kind == .number else { return nil }
        return Double(String(decoding: bytes, as: UTF8.self))
    }

    /// The value under `key` of an object; nil if this is not an object or has no such key.
    public subscript(key: String) -> JSONSlice? {
        guard kind == .object else { return nil }
        var key = key
        return key.withUTF8 { wanted in
            var found: JSONSlice?
            eachField { name, value in
                if name.equals(wanted) { found = value }
                return found == nil
            }
            return found
        }
    }

    /// The value reached by one key after another.
    public func value(_ path: String...) -> JSONSlice? {
        path.reduce(self as JSONSlice?) { $0?[$1] }
    }

    /// The members of an object in their order; empty for other kinds.
    public var fields: [(key: String, value: JSONSlice)] {
        var all: [(key: String, value: JSONSlice)] = []
        guard kind == .object else { return all }
        eachField { name, value in
            all.append((name.text, value))
            return true
        }
        return all
    }

    /// The elements of an array in their order; empty for other kinds.
    public var elements: [JSONSlice] {
        guard kind == .array else { return [] }
        var ranges: [Range<Int>] = []
        let base = bytes.startIndex
        bytes.withUnsafeBufferPointer { buffer in
            var walker = JSONWalker(buffer)
            while walker.enterNext() {
                let start = walker.position
                walker.skipValue()
                ranges.append(base + start..<base + walker.position)
            }
        }
        return ranges.map { JSONSlice(validated: bytes[$0]) }
    }

    /// The bytes without blanks outside strings: a value that was printed over several lines, on one.
    public var compactBytes: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var inString = false
        var escaped = false
        for byte in bytes {
            if inString {
                result.append(byte)
                if escaped {
                    escaped = false
                } else if byte == UInt8(ascii: "\\") {
                    escaped = true
                } else if byte == UInt8(ascii: "\"") {
                    inString = false
                }
            } else if byte != 0x20, byte != 0x0A, byte != 0x0D, byte != 0x09 {
                inString = byte == UInt8(ascii: "\"")
                result.append(byte)
            }
        }
        return result
    }

    /// Hands over the members of an object, until `body` returns false. The name is only good
    /// during the call.
    func eachField(_ body: (FieldName, JSONSlice) -> Bool) {
        let base = bytes.startIndex
        bytes.withUnsafeBufferPointer { buffer in
            var walker = JSONWalker(buffer)
            while walker.enterNext() {
                let nameStart = walker.position + 1
                walker.skipString()
                let name = FieldName(
                    bytes: .init(rebasing: buffer[nameStart..<walker.position - 1]))
                walker.passColon()
                let start = walker.position
                walker.skipValue()
                let value = bytes[base + start..<base + walker.position]
                guard body(name, JSONSlice(validated: value)) else { return }
            }
        }
    }
}

/// The name of a member, as the bytes inside its quotes. Good only while it is being handed over.
struct FieldName {
    let bytes: UnsafeBufferPointer<UInt8>

    /// The name, with escapes resolved.
    var text: String { decodeJSONString(Array(bytes)[...]) }

    /// Whether it is `word`.
    @inline(__always)
    static func == (name: FieldName, word: StaticString) -> Bool {
        name.equals(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    /// Whether it is spelled by these bytes of UTF-8, or by escapes for them.
    @inline(__always)
    func equals(_ wanted: UnsafeBufferPointer<UInt8>) -> Bool {
        if bytes.count == wanted.count {
            var index = 0
            while index < bytes.count {
                guard bytes[index] == wanted[index] else { return false }
                index += 1
            }
            return true
        }
        guard bytes.count > wanted.count, bytes.contains(UInt8(ascii: "\\")) else { return false }
        return Array(text.utf8).elementsEqual(wanted)
    }
}

/// Moves over one object or array that was validated: finds members without judging them again.
private struct JSONWalker {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// The offset of the next byte.
    private(set) var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Goes to the next member or element: behind the opening bracket or a comma. False at the end.
    @inline(__always)
    mutating func enterNext() -> Bool {
        skipBlank()
        guard position < bytes.count else { return false }
        let byte = bytes[position]
        if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { return false }
        position += 1
        skipBlank()
        guard position < bytes.count else { return false }
        return bytes[position] != UInt8(ascii: "}") && bytes[position] != UInt8(ascii: "]")
    }

    @inline(__always)
    mutating func passColon() {
        skipBlank()
        position += 1
        skipBlank()
    }

    @inline(__always)
    private mutating func skipBlank() {
        while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
    }

    @inline(__always)
    mutating func skipString() {
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += byte == UInt8(ascii: "\\") ? 2 : 1
            if byte == UInt8(ascii: "\"") { return }
        }
    }

    mutating func skipValue() {
        var depth = 0
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                skipString()
                if depth == 0 { return }
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return }
                depth -= 1
                if depth == 0 {
                    position += 1
                    return
                }
            case UInt8(ascii: ","), 0x20, 0x0A, 0x0D, 0x09:
                if depth == 0 { return }
            default: break
            }
            position += 1
        }
    }
}

extension Range<Int> {
    /// The same range, `offset` further on.
    func shifted(by offset: Int) -> Range<Int> { lowerBound + offset..<upperBound + offset }
}

/// The text of validated bytes from inside a string's quotes.
func decodeJSONString(_ inner: ArraySlice<UInt8>) -> String {
    guard inner.contains(UInt8(ascii: "\\")) else { return String(decoding: inner, as: UTF8.self) }
    var units: [UInt16] = []
    var rest = inner
    var plain = rest.startIndex
    func flush(_ end: Int) {
        units.append(contentsOf: String(decoding: inner[plain..<end], as: UTF8.self).utf16)
    }
    while let backslash = rest.firstIndex(of: UInt8(ascii: "\\")) {
        flush(backslash)
        var end = backslash + 2
        switch inner[backslash + 1] {
        case UInt8(ascii: "b"): units.append(0x08)
        case UInt8(ascii: "f"): units.append(0x0C)
        case UInt8(ascii: "n"): units.append(0x0A)
        case UInt8(ascii: "r"): units.append(0x0D)
        case UInt8(ascii: "t"): units.append(0x09)
        case UInt8(ascii: "u"):
            end = backslash + 6
            let digits = inner[backslash + 2..<end]
            units.append(UInt16(digits.reduce(0) { $0 << 4 | (hexDigit($1) ?? 0) }))
        case let other: units.append(UInt16(other))
        }
        plain = end
        rest = inner[end...]
    }
    flush(inner.endIndex)
    return String(decoding: units, as: UTF16.self)
}
