// The bytes of a record, written one after the other: this runs once per file of a library.

import TraktCore

/// A record in the making. Its bytes are one line of JSON, without the newline.
struct RecordText {
    /// What has been written so far.
    private(set) var bytes: [UInt8] = []
    /// Whether the innermost object has a member already.
    private var needsComma = false

    /// Begins a new record, keeping the memory of the last.
    mutating func reset() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    /// Opens an object: the record, a member `key`, or an element of a list if `key` is nil.
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
        bytes.append(UInt8(ascii: "\""))
        raw(value)
        bytes.append(UInt8(ascii: "\""))
    }

    /// A member that is text, as UTF-8 bytes.
    mutating func text(_ key: StaticString, bytes value: [UInt8]) {
        self.key(key)
        bytes.append(UInt8(ascii: "\""))
        if value.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
            for byte in value { JSON.appendEscaped(byte, to: &bytes) }
        } else {
            bytes += value
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// A member that is a word of ours, which needs no escapes.
    mutating func word(_ key: StaticString, _ value: StaticString) {
        self.key(key)
        bytes.append(UInt8(ascii: "\""))
        raw(value)
        bytes.append(UInt8(ascii: "\""))
    }

    /// A member that is a whole number; left out if nil.
    mutating func number(_ key: StaticString, _ value: Int?) {
        guard let value else { return }
        self.key(key)
        digits(value)
    }

    /// The member `"guess":true`.
    mutating func yes(_ key: StaticString) {
        self.key(key)
        raw("true")
    }

    /// A member that is a time: `2014-09-01T09:10:11.000Z`; left out if nil.
    mutating func time(_ key: StaticString, _ value: FileTime?) {
        guard let value else { return }
        self.key(key)
        let day = Int((Double(value.seconds) / 86_400).rounded(.down))
        let second = Int(value.seconds) - day * 86_400
        let date = CivilDay(daysSince1970: day)
        bytes.append(UInt8(ascii: "\""))
        padded(date.year, 4)
        bytes.append(UInt8(ascii: "-"))
        padded(date.month, 2)
        bytes.append(UInt8(ascii: "-"))
        padded(date.day, 2)
        bytes.append(UInt8(ascii: "T"))
        padded(second / 3600, 2)
        bytes.append(UInt8(ascii: ":"))
        padded(second / 60 % 60, 2)
        bytes.append(UInt8(ascii: ":"))
        padded(second % 60, 2)
        bytes.append(UInt8(ascii: "."))
        padded(Int(value.milliseconds), 3)
        raw("Z\"")
    }

    private mutating func key(_ key: StaticString) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        raw(key)
        raw("\":")
    }

    private mutating func comma() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func raw(_ text: StaticString) {
        bytes.append(
            contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private mutating func digits(_ value: Int) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        padded(Int(value.magnitude & UInt(Int.max)), 1)
    }

    /// A number that is not negative, with zeros in front up to `width` digits.
    private mutating func padded(_ value: Int, _ width: Int) {
        var unit = 1
        var count = 1
        while count < width || value / unit >= 10 {
            unit *= 10
            count += 1
        }
        while unit > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(value / unit % 10))
            unit /= 10
        }
    }
}

/// A day of the proleptic Gregorian calendar.
struct CivilDay {
    var year: Int
    var month: Int
    var day: Int

    /// The date of a day counted from 1970-01-01, by eras of 400 years that begin in March.
    init(daysSince1970 days: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }
}
