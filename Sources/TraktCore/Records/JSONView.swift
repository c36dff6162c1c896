// Values in lent memory, and the walk over their members that everything above reads with.

/// A value as `JSONSlice` has it, in memory that is only lent: good during the call that hands it
/// over. Whole records are read through it, since a slice of its own for every member costs more
/// than reading it.
struct JSONView {
    /// The value's own bytes, as a `JSONScanner` has passed them.
    let bytes: UnsafeBufferPointer<UInt8>

    /// What kind of value this is.
    var kind: JSONSlice.Kind {
        switch bytes.first {
        case UInt8(ascii: "{"): .object
        case UInt8(ascii: "["): .array
        case UInt8(ascii: "\""): .string
        case UInt8(ascii: "t"), UInt8(ascii: "f"): .bool
        case UInt8(ascii: "n"): .null
        default: .number
        }
    }

    /// The text of a string, with escapes resolved.
    var string: String? {
        guard kind == .string else { return nil }
        return decodeJSONString(UnsafeBufferPointer(rebasing: bytes.dropFirst().dropLast()))
    }

    /// The value of a whole number that fits in 64 bits (also when it is spelled `5.0`).
    var int64: Int64? {
        guard kind == .number else { return nil }
        // Up to 18 digits cannot overflow; the rest is rare.
        if bytes.count <= 18, bytes.allSatisfy({ $0 &- 0x30 < 10 }) {
            return bytes.reduce(0) { $0 * 10 + Int64($1 &- 0x30) }
        }
        if let value = Int64(String(decoding: bytes, as: UTF8.self)) { return value }
        return double.flatMap(Int64.init(exactly:))
    }

    /// The value of a whole number, as `Int`.
    var int: Int? { int64.flatMap(Int.init(exactly:)) }

    /// The value of a whole number, also when it is written in quotes.
    var looseInt64: Int64? { int64 ?? string.flatMap { Int64($0) } }

    /// As `looseInt64`, as `Int`.
    var looseInt: Int? { looseInt64.flatMap(Int.init(exactly:)) }

    /// The value of a number, or the nearest there is.
    var double: Double? {
        guard kind == .number else { return nil }
        return Double(String(decoding: bytes, as: UTF8.self))
    }

    /// The first member whose name is asked for; nil if there is none, or if this is no object.
    func member(_ isWanted: (FieldName) -> Bool) -> JSONView? {
        var found: JSONView?
        eachField { name, value in
            if isWanted(name) { found = value }
            return found == nil
        }
        return found
    }

    /// Where this value lies in `whole`, which holds it.
    func range(within whole: JSONView) -> Range<Int> {
        guard let start = bytes.baseAddress, let base = whole.bytes.baseAddress else {
            return 0..<0
        }
        return start - base..<start - base + bytes.count
    }

    /// Hands over the members of an object, until `body` returns false; nothing for other kinds.
    func eachField(_ body: (FieldName, JSONView) -> Bool) {
        guard kind == .object else { return }
        var walker = JSONWalker(bytes)
        while walker.enterNext() {
            let nameStart = walker.position + 1
            walker.skipString()
            let name = FieldName(bytes: .init(rebasing: bytes[nameStart..<walker.position - 1]))
            walker.passColon()
            let start = walker.position
            walker.skipValue()
            let value = JSONView(bytes: .init(rebasing: bytes[start..<walker.position]))
            guard body(name, value) else { return }
        }
    }
}

/// The name of a member, as the bytes inside its quotes. Good only while it is being handed over.
struct FieldName {
    let bytes: UnsafeBufferPointer<UInt8>

    /// The name, with escapes resolved.
    var text: String { decodeJSONString(bytes) }

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
struct JSONWalker {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// The offset of the next byte.
    private(set) var position = 0

    /// Begins before the bracket that opens the object or array.
    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Goes to the next member or element: after the opening bracket or a comma. False at the end.
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

    /// Goes from the end of a name to its value.
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

    /// Passes a string.
    @inline(__always)
    mutating func skipString() {
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += byte == UInt8(ascii: "\\") ? 2 : 1
            if byte == UInt8(ascii: "\"") { return }
        }
    }

    /// Passes a value of any kind.
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
func decodeJSONString(_ inner: UnsafeBufferPointer<UInt8>) -> String {
    guard inner.contains(UInt8(ascii: "\\")) else { return String(decoding: inner, as: UTF8.self) }
    var units: [UInt16] = []
    var rest = inner[...]
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
