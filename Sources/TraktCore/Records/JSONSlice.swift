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
        let wanted = Array(key.utf8)
        var found: Range<Int>?
        forEachField { keyBytes, value in
            if found == nil, jsonKey(keyBytes, equals: wanted) { found = value }
        }
        return found.map { JSONSlice(validated: bytes[$0]) }
    }

    /// The value reached by one key after another.
    public func value(_ path: String...) -> JSONSlice? {
        path.reduce(self as JSONSlice?) { $0?[$1] }
    }

    /// The members of an object in their order; empty for other kinds.
    public var fields: [(key: String, value: JSONSlice)] {
        guard kind == .object else { return [] }
        var all: [(key: String, value: JSONSlice)] = []
        forEachField { key, value in
            all.append((decodeJSONString(key), JSONSlice(validated: bytes[value])))
        }
        return all
    }

    /// The elements of an array in their order; empty for other kinds.
    public var elements: [JSONSlice] {
        guard kind == .array else { return [] }
        var ranges: [Range<Int>] = []
        let base = bytes.startIndex
        bytes.withUnsafeBufferPointer { buffer in
            var scanner = JSONScanner(buffer)
            // The bytes were validated, so that the scan cannot fail.
            try? scanner.scanArray(depth: 0) { ranges.append($0.shifted(by: base)) }
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

    /// Hands over the bytes inside each key's quotes and the range of its value in `bytes`.
    private func forEachField(_ body: (ArraySlice<UInt8>, Range<Int>) -> Void) {
        let base = bytes.startIndex
        var ranges: [(Range<Int>, Range<Int>)] = []
        bytes.withUnsafeBufferPointer { buffer in
            var scanner = JSONScanner(buffer)
            // The bytes were validated, so that the scan cannot fail.
            try? scanner.scanObject(depth: 0) { ranges.append(($0, $1)) }
        }
        for (key, value) in ranges {
            let inner = key.shifted(by: base)
            body(bytes[inner.lowerBound + 1..<inner.upperBound - 1], value.shifted(by: base))
        }
    }
}

extension Range<Int> {
    /// The same range, `offset` further on.
    func shifted(by offset: Int) -> Range<Int> { lowerBound + offset..<upperBound + offset }
}

/// Whether the bytes inside a key's quotes spell `wanted`.
func jsonKey(_ key: ArraySlice<UInt8>, equals wanted: [UInt8]) -> Bool {
    if key.elementsEqual(wanted) { return true }
    guard key.contains(UInt8(ascii: "\\")) else { return false }
    return Array(decodeJSONString(key).utf8) == wanted
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
