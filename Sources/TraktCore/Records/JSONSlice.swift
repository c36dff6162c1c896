/// A read-only view of one JSON value inside bytes that were validated once.
///
/// It copies nothing until a string or number is asked for. Reading something that is not there or
/// is of another kind gives nil, never an error: the service's replies have nulls, missing keys and
/// unknown ones (trakt-api.md 6.6).
package struct JSONSlice: Sendable {
    /// The value's own bytes as they were written, without blanks around it.
    package let bytes: ArraySlice<UInt8>

    /// A view of bytes that a `JSONScanner` has passed as one value.
    init(validated bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
    }

    /// The kinds of JSON value.
    package enum Kind: Sendable, Hashable {
        case object, array, string, number, bool, null
    }

    /// Validates a whole text that holds one value (blanks around it and a UTF-8 byte order mark
    /// before it are allowed) and gives a view of it.
    package static func parse(_ text: [UInt8]) throws(JSONError) -> JSONSlice {
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
                    failure = JSONError("extra text after the value", at: scanner.position)
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
    package var kind: Kind { withView(\.kind) }

    /// Whether this is `null`.
    package var isNull: Bool { kind == .null }

    /// The text of a string, with escapes resolved.
    package var string: String? { withView(\.string) }

    /// The value of `true` or `false`.
    package var bool: Bool? {
        kind == .bool ? bytes.first == UInt8(ascii: "t") : nil
    }

    /// The value of a whole number that fits in 64 bits (also when it is spelled `5.0`).
    package var int64: Int64? { withView(\.int64) }

    /// The value of a whole number, as `Int`.
    package var int: Int? { withView(\.int) }

    /// As `int64`, also for a whole number that is written in quotes.
    package var looseInt64: Int64? { withView(\.looseInt64) }

    /// As `int`, also for a whole number that is written in quotes.
    package var looseInt: Int? { withView(\.looseInt) }

    /// The value of a number; of huge search scores, the nearest there is (trakt-api.md 3.1).
    package var double: Double? { withView(\.double) }

    /// The value under `key` of an object; nil if this is not an object or has no such key.
    package subscript(key: String) -> JSONSlice? {
        var key = key
        let range = key.withUTF8 { wanted in
            withView { view in
                view.member { $0.equals(wanted) }.map { $0.range(within: view) }
            }
        }
        return range.map { JSONSlice(validated: bytes[$0.shifted(by: bytes.startIndex)]) }
    }

    /// The value reached by one key after another.
    package func value(_ path: String...) -> JSONSlice? {
        path.reduce(self as JSONSlice?) { $0?[$1] }
    }

    /// The members of an object in their order; empty for other kinds.
    package var fields: [(key: String, value: JSONSlice)] {
        var all: [(key: String, value: JSONSlice)] = []
        withView { view in
            view.eachField { name, value in
                let range = value.range(within: view).shifted(by: bytes.startIndex)
                all.append((name.text, JSONSlice(validated: bytes[range])))
                return true
            }
        }
        return all
    }

    /// The elements of an array in their order; empty for other kinds.
    package var elements: [JSONSlice] {
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

    /// The bytes without blanks outside strings.
    package var compactBytes: [UInt8] { bytes(without: JSONScanner.isBlank) }

    /// The bytes on one line: without line breaks outside strings, and without the blanks at the
    /// start of the following lines. Every other byte stays.
    var bytesOnOneLine: [UInt8] {
        var isIndentation = false
        return bytes(without: { byte in
            if byte == 0x0A || byte == 0x0D {
                isIndentation = true
            } else if byte != 0x20, byte != 0x09 {
                isIndentation = false
            }
            return isIndentation
        })
    }

    /// The bytes without those outside strings that `isUnwanted`.
    private func bytes(without isUnwanted: (UInt8) -> Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var nesting = JSONNesting()
        for byte in bytes {
            if nesting.isInString || !isUnwanted(byte) { result.append(byte) }
            _ = nesting.pass(byte)
        }
        return result
    }

    /// Hands over a view of the value, which is good only during the call.
    func withView<Result>(_ body: (JSONView) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { body(JSONView(bytes: $0)) }
    }
}
