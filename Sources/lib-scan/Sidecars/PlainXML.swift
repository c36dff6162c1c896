// A reader for plain XML, which nearly every NFO is: a tenth of the time of libxml2.

import Foundation

/// Reads the elements straight below the root of one XML element, if it has nothing but elements,
/// attributes, text and the five entities of XML.
///
/// Whatever else there is (comments, CDATA, namespaces, numbered characters, names outside of
/// ASCII), and whatever may not be well formed, is declined: libxml2 reads and judges it.
struct PlainXML {
    private let bytes: [UInt8]
    private var place: Int
    /// Where the root's text ends.
    private let end: Int
    /// The names of the elements that are open, the root first.
    private var open: [Range<Int>] = []
    private var elements: [NFOElement] = []
    /// The text of the element below the root that is open.
    private var text: [UInt8] = []

    /// Deeper ones are declined; `NFOXMLReader` stops at 64.
    private static let depthLimit = 60
    private static let longestName = 100

    /// The elements; nil if the text, or what is in `range` of it, is not plain. `bytes` is UTF-8.
    static func elements(of bytes: [UInt8], in range: Range<Int>? = nil) -> [NFOElement]? {
        let range = range ?? bytes.indices
        var reader = PlainXML(bytes: bytes, place: range.lowerBound, end: range.upperBound)
        guard reader.byte == UInt8(ascii: "<"), reader.passTag() else { return nil }
        while !reader.open.isEmpty {
            let isPlain = reader.byte == UInt8(ascii: "<") ? reader.passTag() : reader.passText()
            guard isPlain else { return nil }
        }
        return reader.place == reader.end ? reader.elements : nil
    }

    /// The next byte, 0 at the end.
    private var byte: UInt8 { place < end ? bytes[place] : 0 }

    private mutating func skip(_ expected: Unicode.Scalar) -> Bool {
        guard byte == UInt8(ascii: expected) else { return false }
        place += 1
        return true
    }

    @discardableResult
    private mutating func skipBlanks() -> Bool {
        let start = place
        while PlainXML.isBlank(byte) { place += 1 }
        return place > start
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
    }

    /// Passes a name of letters, digits and `_.-` that begins with a letter.
    private mutating func passName() -> Range<Int>? {
        let start = place
        guard (byte | 0x20) &- 97 < 26 else { return nil }
        while (byte | 0x20) &- 97 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
        {
            place += 1
        }
        return place - start <= PlainXML.longestName ? start..<place : nil
    }

    // MARK: - Tags. All of these return false for what is not plain.

    private mutating func passTag() -> Bool {
        place += 1
        if byte == UInt8(ascii: "/") { return passClosingTag() }
        guard let name = passName() else { return false }
        var attributes: [String: String] = [:]
        while true {
            let isApart = skipBlanks()
            if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") { break }
            guard isApart, passAttribute(&attributes) else { return false }
        }
        let isEmpty = skip("/")
        guard skip(">"), open.count < PlainXML.depthLimit else { return false }
        open.append(name)
        if open.count == 2 {
            text.removeAll(keepingCapacity: true)
            elements.append(NFOElement(name: lowered(name), attributes: attributes, text: ""))
        }
        if isEmpty { close() }
        return true
    }

    private mutating func passClosingTag() -> Bool {
        place += 1
        guard let name = passName(), let last = open.last, bytes[name] == bytes[last] else {
            return false
        }
        skipBlanks()
        guard skip(">") else { return false }
        close()
        return true
    }

    private mutating func close() {
        if open.count == 2, let last = elements.indices.last { elements[last].text = trimmedText }
        open.removeLast()
    }

    private mutating func passAttribute(_ attributes: inout [String: String]) -> Bool {
        guard let name = passName() else { return false }
        skipBlanks()
        guard skip("=") else { return false }
        skipBlanks()
        let quote = byte
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return false }
        place += 1
        let start = place
        while byte != quote {
            guard byte >= 0x20, byte != UInt8(ascii: "<"), byte != UInt8(ascii: "&"), !isForbidden
            else { return false }
            place += 1
        }
        let key = lowered(name)
        guard attributes[key] == nil, !key.hasPrefix("xml") else { return false }
        attributes[key] = String(decoding: bytes[start..<place], as: UTF8.self)
        place += 1
        return true
    }

    private func lowered(_ name: Range<Int>) -> String {
        String(decoding: bytes[name].map(NameBytes.lower), as: UTF8.self)
    }

    // MARK: - Text

    /// Passes text up to the next tag; keeps it if it is of an element below the root.
    private mutating func passText() -> Bool {
        let isKept = open.count == 2
        while true {
            let start = place
            place = bytes[start..<end].firstIndex { !PlainXML.isOrdinary($0) } ?? end
            if isKept { text += bytes[start..<place] }
            let next = byte
            if next == UInt8(ascii: "<") { return true }
            guard next >= 0x20 || PlainXML.isBlank(next), !isForbidden else { return false }
            if next == UInt8(ascii: "&") {
                guard let character = passEntity() else { return false }
                if isKept { text.append(character) }
                continue
            }
            place += 1
            // A line ends with a line feed, however it is written.
            guard isKept, next != 0x0D || byte != 0x0A else { continue }
            text.append(next == 0x0D ? 0x0A : next)
        }
    }

    /// Whether a byte of text stands for itself, whatever follows.
    private static func isOrdinary(_ byte: UInt8) -> Bool {
        (byte >= 0x20 || byte == 0x0A || byte == 0x09) && byte != UInt8(ascii: "<")
            && byte != UInt8(ascii: "&") && byte != UInt8(ascii: "]") && byte != 0xEF
    }

    /// Whether U+FFFE or U+FFFF is here, or what may be `]]>`: XML allows neither.
    private var isForbidden: Bool {
        guard byte == 0xEF || byte == UInt8(ascii: "]"), place + 2 < end else { return false }
        if byte == UInt8(ascii: "]") { return bytes[place + 1] == byte }
        return bytes[place + 1] == 0xBF && bytes[place + 2] >= 0xBE
    }

    /// The text without blanks around it.
    private var trimmedText: String {
        let start = text.firstIndex { !PlainXML.isBlank($0) } ?? text.endIndex
        let end = (text.lastIndex { !PlainXML.isBlank($0) } ?? -1) + 1
        let trimmed = String(decoding: text[start..<max(start, end)], as: UTF8.self)
        // There are blanks outside of ASCII too.
        guard start < end, text[start] >= 0x80 || text[end - 1] >= 0x80 else { return trimmed }
        return trimmed.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static let entities: [(String, Unicode.Scalar)] = [
        ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"),
    ]

    private mutating func passEntity() -> UInt8? {
        for (word, character) in PlainXML.entities
        where bytes[place...].starts(with: word.utf8) {
            place += word.utf8.count
            return UInt8(ascii: character)
        }
        return nil
    }
}
