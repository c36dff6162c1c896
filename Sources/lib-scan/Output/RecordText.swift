// The bytes of records, written one after the other: this runs once per file of a library.

import TraktCore

/// Records in the making, each a line of JSON.
struct RecordText {
    /// What has been written so far.
    private(set) var bytes: [UInt8] = []
    /// Whether the innermost object has a member already.
    private var needsComma = false
    /// The time written last, and its text: a file is often as old as its last change.
    private var lastTime: (time: Timestamp?, text: [UInt8]) = (nil, [])

    /// Opens a record.
    mutating func beginLine() {
        // Room for a usual record.
        if bytes.isEmpty { bytes.reserveCapacity(600) }
        needsComma = false
        open()
    }

    /// Closes a record.
    mutating func endLine() {
        close()
        bytes.append(0x0A)
    }

    /// Gives away the records written so far.
    mutating func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    /// Opens an object: a member `key`, or an element of a list if `key` is nil.
    mutating func open(_ key: StaticString? = nil) {
        if let key { self.key(key) } else { comma() }
        bytes.append(UInt8(ascii: "{"))
        needsComma = false
    }

    /// Closes the innermost object.
    mutating func close() {
        bytes.append(UInt8(ascii: "}"))
        needsComma = true
    }

    /// Opens a list under `key`.
    mutating func openList(_ key: StaticString) {
        self.key(key)
        bytes.append(UInt8(ascii: "["))
        needsComma = false
    }

    /// Closes the innermost list.
    mutating func closeList() {
        bytes.append(UInt8(ascii: "]"))
        needsComma = true
    }

    /// A member that is text; left out if nil.
    mutating func text(_ key: StaticString, _ value: String?) {
        guard let value else { return }
        self.key(key)
        JSON.appendString(value, to: &bytes)
    }

    /// A member that is a list of texts; left out if there is none.
    mutating func texts(_ key: StaticString, _ values: [String]) {
        guard !values.isEmpty else { return }
        openList(key)
        for value in values {
            comma()
            JSON.appendString(value, to: &bytes)
        }
        closeList()
    }

    /// An element of a list that is a word of ours, which needs no escapes.
    mutating func element(_ value: StaticString) {
        comma()
        quoted(value)
    }

    /// A member that is text, as UTF-8 bytes.
    mutating func text(_ key: StaticString, bytes value: [UInt8]) {
        self.key(key)
        JSON.appendString(value, to: &bytes)
    }

    /// A member that is a word of ours, which needs no escapes.
    mutating func word(_ key: StaticString, _ value: StaticString) {
        self.key(key)
        quoted(value)
    }

    /// A member that is a whole number; left out if nil.
    mutating func number(_ key: StaticString, _ value: Int?) {
        guard let value else { return }
        self.key(key)
        bytes += String(value).utf8
    }

    /// The member `"guess":true`.
    mutating func yes(_ key: StaticString) {
        self.key(key)
        raw("true")
    }

    /// A member that is a time: `2014-09-01T09:10:11.000Z`; left out if nil.
    mutating func time(_ key: StaticString, _ value: Timestamp?) {
        guard let value else { return }
        self.key(key)
        if lastTime.time != value {
            lastTime.time = value
            lastTime.text.removeAll(keepingCapacity: true)
            value.append(to: &lastTime.text)
        }
        bytes.append(UInt8(ascii: "\""))
        bytes += lastTime.text
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func key(_ key: StaticString) {
        comma()
        quoted(key)
        bytes.append(UInt8(ascii: ":"))
    }

    @inline(__always)
    private mutating func quoted(_ text: StaticString) {
        bytes.append(UInt8(ascii: "\""))
        raw(text)
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func comma() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func raw(_ text: StaticString) {
        bytes.append(
            contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
