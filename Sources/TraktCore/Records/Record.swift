/// A record: one JSON object on one line, kept as its bytes plus an index of its top-level fields.
///
/// What a tool does not understand passes through it byte for byte: unknown keys, their order, the
/// spelling of numbers and escapes (trakt-records(5)). Typed values are read when asked for.
package struct Record: Sendable {
    /// The object's text: one line, without its newline and without blanks around it.
    package private(set) var bytes: [UInt8]
    /// The number of the line it came from, from 1; 0 for a record made here.
    package private(set) var line: Int
    /// Where the top-level fields are.
    private var index: [Field]

    /// The places of one field: the key without its quotes, and the value.
    struct Field: Sendable {
        private var keyStart, keyEnd, valueStart, valueEnd: UInt32

        /// A field whose key (with its quotes) and value a scan has found; `start` is the place of
        /// the record's first byte.
        init(_ key: Range<Int>, _ value: Range<Int>, from start: Int) {
            // A record's text is far shorter than 4 GiB: longer bytes are refused before.
            keyStart = UInt32(truncatingIfNeeded: key.lowerBound + 1 - start)
            keyEnd = UInt32(truncatingIfNeeded: key.upperBound - 1 - start)
            valueStart = UInt32(truncatingIfNeeded: value.lowerBound - start)
            valueEnd = UInt32(truncatingIfNeeded: value.upperBound - start)
        }

        var key: Range<Int> { Int(keyStart)..<Int(keyEnd) }
        var value: Range<Int> { Int(valueStart)..<Int(valueEnd) }

        /// Moves the places after `place` by `distance`.
        mutating func shift(after place: Int, by distance: Int) {
            func moved(_ old: UInt32) -> UInt32 {
                Int(old) < place ? old : UInt32(truncatingIfNeeded: Int(old) + distance)
            }
            (keyStart, keyEnd) = (moved(keyStart), moved(keyEnd))
            (valueStart, valueEnd) = (moved(valueStart), moved(valueEnd))
        }
    }

    /// Reads a text that is one JSON object with nothing but blanks around it.
    /// - Throws: what is wrong, also for a repeated top-level key.
    package init(_ bytes: [UInt8], line: Int = 0) throws(JSONError) {
        var found: [Field] = []
        let (start, scan) = bytes.withUnsafeBufferPointer { buffer in
            var scanner = JSONScanner(buffer)
            scanner.skipWhitespace()
            let start = scanner.position
            return (start, ScannedValue(buffer, at: start, &found))
        }
        switch scan.end {
        case .error(let error, _): throw error
        case .other: throw JSONError("expected an object", at: start)
        case .object: break
        }
        if let extra = bytes[scan.position...].firstIndex(where: { !JSONScanner.isBlank($0) }) {
            throw JSONError("extra text after the object", at: extra)
        }
        try self.init(
            scanned: bytes[start..<scan.position], found, hasLineBreaks: scan.hasLineBreaks,
            line: line)
    }

    /// A record of an object that was scanned, whose fields are at `fields`.
    /// - Throws: if a top-level key is repeated.
    init(
        scanned: ArraySlice<UInt8>, _ fields: [Field], hasLineBreaks: Bool, line: Int
    ) throws(JSONError) {
        bytes = Array(scanned)
        index = fields
        self.line = line
        try refuseRepeatedKeys()
        if hasLineBreaks { self = try Record(asSlice.bytesOnOneLine, line: line) }
    }

    /// A record of a value that is an object; nil for any other kind (or one that repeats a key).
    package init?(_ value: JSONSlice, line: Int = 0) {
        guard value.kind == .object, let record = try? Record(Array(value.bytes), line: line)
        else { return nil }
        self = record
    }

    /// A record made from a tree; an empty object if the tree is not an object.
    package init(_ tree: JSON) {
        self = (try? Record(tree.bytes)) ?? Record(empty: ())
    }

    private init(empty: ()) {
        bytes = [UInt8(ascii: "{"), UInt8(ascii: "}")]
        line = 0
        index = []
    }

    /// The whole object, to read from.
    package var asSlice: JSONSlice { JSONSlice(validated: bytes[...]) }

    /// The text, for messages.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The names of the top-level fields, in order.
    package var keys: [String] { index.map { name($0.key) } }

    /// Hands over views of the top-level fields by their names; they are good only during the call.
    func withFields<Result>(_ body: ((StaticString) -> JSONView?) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { buffer in
            body { wanted in
                for field in index
                where FieldName(bytes: .init(rebasing: buffer[field.key])) == wanted {
                    return JSONView(bytes: .init(rebasing: buffer[field.value]))
                }
                return nil
            }
        }
    }

    /// The value of a top-level field.
    package subscript(key: String) -> JSONSlice? {
        field(key).map { JSONSlice(validated: bytes[index[$0].value]) }
    }

    /// The value reached by one key after another: `value("show", "ids", "trakt")`.
    package func value(_ first: String, _ rest: String...) -> JSONSlice? {
        rest.reduce(self[first]) { $0?[$1] }
    }

    /// The record with the field `key` set: in its place if it is there, or else at the end. Every
    /// other byte stays.
    package func setting(_ key: String, to value: JSON) -> Record { setting([.init(key, value)]) }

    /// The record with these fields set, as `setting(_:to:)`.
    package func setting(_ fields: [JSON.Field]) -> Record {
        var copy = self
        for field in fields { copy.set(field) }
        return copy
    }

    private mutating func set(_ new: JSON.Field) {
        var text = new.value.bytes
        if text.contains(where: { $0 == 0x0A || $0 == 0x0D }) {
            text = JSONSlice(validated: text[...]).bytesOnOneLine
        }
        if let place = field(new.key) { return replace(index[place].value, with: text) }
        let comma = index.isEmpty ? "" : ","
        var member = Array(comma.utf8)
        JSON.appendString(new.key, to: &member)
        let end = bytes.count - 1
        let key = end + comma.utf8.count..<end + member.count
        let value = key.upperBound + 1..<key.upperBound + 1 + text.count
        bytes.replaceSubrange(end..<end, with: member + [UInt8(ascii: ":")] + text)
        index.append(Field(key, value, from: 0))
    }

    /// The record without the field `key`; unchanged if there is none.
    package func removing(_ key: String) -> Record {
        guard let place = field(key) else { return self }
        var copy = self
        copy.index.remove(at: place)
        let start = index[place].key.lowerBound - 1
        let end = index[place].value.upperBound
        if place + 1 < index.count {
            copy.replace(start..<index[place + 1].key.lowerBound - 1, with: [])
        } else if place > 0 {
            let before = index[place - 1].value.upperBound
            let comma = bytes[before...].firstIndex(of: UInt8(ascii: ",")) ?? before
            copy.replace(comma..<end, with: [])
        } else {
            copy.replace(start..<end, with: [])
        }
        return copy
    }

    /// The name whose bytes, without quotes, are at `range`.
    private func name(_ range: Range<Int>) -> String {
        bytes.withUnsafeBufferPointer { decodeJSONString(.init(rebasing: $0[range])) }
    }

    /// The place of `key` in the index.
    private func field(_ key: String) -> Int? {
        var key = key
        return key.withUTF8 { wanted in
            bytes.withUnsafeBufferPointer { buffer in
                index.firstIndex {
                    FieldName(bytes: UnsafeBufferPointer(rebasing: buffer[$0.key])).equals(wanted)
                }
            }
        }
    }

    /// Replaces `range` by `text`, which is as valid as the bytes that were there.
    private mutating func replace(_ range: Range<Int>, with text: [UInt8]) {
        bytes.replaceSubrange(range, with: text)
        for place in index.indices {
            index[place].shift(after: range.upperBound, by: text.count - range.count)
        }
    }

    /// Throws if two top-level keys are the same: two tools could read two different records.
    private func refuseRepeatedKeys() throws(JSONError) {
        guard index.count > 1 else { return }
        let hasEscapes = index.contains { bytes[$0.key].contains(UInt8(ascii: "\\")) }
        if index.count > 12 || hasEscapes {
            var seen = Set<String>()
            for field in index where !seen.insert(name(field.key)).inserted {
                throw repeated(field.key)
            }
            return
        }
        let twice = bytes.withUnsafeBufferPointer { buffer -> Range<Int>? in
            for later in 1..<index.count {
                let name = FieldName(bytes: UnsafeBufferPointer(rebasing: buffer[index[later].key]))
                for earlier in 0..<later
                where name.equals(UnsafeBufferPointer(rebasing: buffer[index[earlier].key])) {
                    return index[later].key
                }
            }
            return nil
        }
        if let twice { throw repeated(twice) }
    }

    private func repeated(_ key: Range<Int>) -> JSONError {
        JSONError("the key \"\(name(key))\" is repeated", at: key.lowerBound)
    }
}
