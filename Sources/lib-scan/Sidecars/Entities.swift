// Entities that XML does not know, as media managers copy them from web pages into NFO files.

/// HTML's named entities, and ampersands that begin none.
enum Entities {
    /// The text with HTML's entities as characters, and with other ampersands escaped, so that an XML
    /// parser takes it.
    static func resolved(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "&")) else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var place = 0
        while place < bytes.count {
            if let end = endOfCDATA(bytes, place) {
                result += bytes[place..<end]
                place = end
                continue
            }
            guard bytes[place] == UInt8(ascii: "&") else {
                result.append(bytes[place])
                place += 1
                continue
            }
            let name = bytes[(place + 1)...].prefix(10).prefix { $0 != UInt8(ascii: ";") }
            let end = place + 1 + name.count
            let isClosed = end < bytes.count && bytes[end] == UInt8(ascii: ";")
            let word = isClosed ? String(decoding: name, as: UTF8.self) : ""
            if let scalar = table[word] {
                result += String(scalar).utf8
                place = end + 1
                continue
            }
            result += isKnownToXML(word) ? [bytes[place]] : Array("&amp;".utf8)
            place += 1
        }
        return result
    }

    /// The end of the CDATA section that begins at `place`; nil if none does.
    private static func endOfCDATA(_ bytes: [UInt8], _ place: Int) -> Int? {
        guard bytes[place] == UInt8(ascii: "<"), bytes[place...].starts(with: "<![CDATA[".utf8)
        else { return nil }
        let close = Array("]]>".utf8)
        let end = bytes.indices.dropFirst(place).first { bytes[$0...].starts(with: close) }
        return end.map { $0 + close.count } ?? bytes.count
    }

    private static func isKnownToXML(_ name: String) -> Bool {
        ["amp", "lt", "gt", "quot", "apos"].contains(name)
            || name.first == "#" && name.dropFirst().allSatisfy { $0.isHexDigit || $0 == "x" }
    }

    /// From HTML 4 (https://www.w3.org/TR/html4/sgml/entities.html): U+00A0 to U+00FF in order, then
    /// the signs of typography.
    private static let table: [String: Unicode.Scalar] = {
        let latin = """
            nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg \
            plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 \
            iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml \
            Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash \
            Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring \
            aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve \
            oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
            """
        var table: [String: Unicode.Scalar] = [
            "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
            "bdquo": "„", "hellip": "…", "euro": "€", "trade": "™", "bull": "•",
        ]
        for (place, name) in latin.split(separator: " ").enumerated() {
            table[String(name)] = Unicode.Scalar(UInt8(0xA0 + place))
        }
        return table
    }()
}
