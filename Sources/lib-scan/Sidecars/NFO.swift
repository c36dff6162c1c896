// NFO files: the XML that Kodi, Jellyfin, Emby and tinyMediaManager write beside a video, and the
// links in the notes of releases. Hostile and malformed files are ignored.

import TraktCore

/// What one root element of an NFO says.
struct NFOItem: Sendable {
    /// `<title>`: the film's, the show's or the episode's.
    var title: String?
    /// `<showtitle>` of an episode.
    var showTitle: String?
    var year: Int?
    var season: Int?
    var episode: Int?
    var aired: AirDate?
    var ids = NameIDs()
    /// When the media server last played it; nil also if the NFO says that it has not been watched.
    var lastPlayed: Timestamp?
}

/// What an NFO file says. A class, since every video of a folder holds the NFO files that concern it.
final class NFO: Sendable {
    /// The file's name, for `--explain`.
    let name: String
    let movie: NFOItem?
    let show: NFOItem?
    let episodes: [NFOItem]
    /// The number in a season.nfo.
    let season: Int?
    /// The ids in links outside of XML.
    let links: LinkIDs

    /// The largest NFO that is read, in bytes. Those of films with a cast of hundreds reach 200 KB.
    static let sizeLimit = 2 << 20

    /// Reads a file's bytes; nil if there is nothing in them that can be used.
    init?(_ bytes: [UInt8], name: String) {
        guard let text = NFOText(bytes), !text.hasDeclarations else { return nil }
        var items: [(kind: NFORoot.Kind, item: NFOItem)] = []
        var xml: Range<Int>?
        for root in text.roots() {
            guard let elements = NFOXMLReader.elements(of: text.bytes, in: root.range) else {
                continue
            }
            items.append((root.kind, NFOItem(elements, root.kind, trustsText: text.isTrusted)))
            xml = root.range
        }
        links = NFO.links(text, outside: xml)
        if items.isEmpty && links.isEmpty { return nil }
        self.name = name
        movie = items.first { $0.kind == .movie }?.item
        show = items.first { $0.kind == .show }?.item
        episodes = items.filter { $0.kind == .episode }.map(\.item)
        season = items.lazy.filter { $0.kind == .season }.compactMap(\.item.season).first
    }

    /// Links count where there is no XML, and before and after it.
    private static func links(_ text: NFOText, outside xml: Range<Int>?) -> LinkIDs {
        var links = LinkIDs()
        guard let xml else {
            links.read(text.bytes[...])
            return links
        }
        links.read(text.bytes[..<xml.lowerBound])
        links.read(text.bytes[xml.upperBound...])
        return links
    }
}

/// A root element in the text of an NFO.
struct NFORoot: Sendable {
    enum Kind: Sendable, CaseIterable {
        case movie, show, episode, season

        /// The element's name.
        var name: StaticString {
            switch self {
            case .movie: "movie"
            case .show: "tvshow"
            case .episode: "episodedetails"
            case .season: "season"
            }
        }
    }

    var kind: Kind
    /// From `<` of the opening to `>` of the closing tag.
    var range: Range<Int>
}

/// The text of an NFO as UTF-8.
struct NFOText: Sendable {
    private(set) var bytes: [UInt8]
    /// Whether letters outside of ASCII are what the file says: false where the file claims to be
    /// UTF-8 and is not. One that claims nothing is read as Windows-1252.
    private(set) var isTrusted = true

    /// Nil for a file with zero bytes that is not UTF-16.
    init?(_ raw: [UInt8]) {
        if raw.starts(with: [0xFF, 0xFE]) || raw.starts(with: [0xFE, 0xFF]) {
            bytes = NFOText.fromUTF16(raw)
            return
        }
        bytes = raw.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(raw.dropFirst(3)) : raw
        guard !bytes.contains(0) else { return nil }
        guard !NameBytes.isText(bytes[...]) else { return }
        isTrusted = !NFOText.declaresUTF8(bytes)
        bytes = NFOText.fromLatin1(bytes)
    }

    /// Whether the text holds a DTD or declares entities: then it is no NFO of ours.
    var hasDeclarations: Bool { find("<!doctype", 0) != nil || find("<!entity", 0) != nil }

    /// The root elements, in order. An element that does not close is none.
    func roots() -> [NFORoot] {
        var roots: [NFORoot] = []
        var start = 0
        while let open = nextRoot(start) {
            guard let end = closing(open.kind, open.place) else { break }
            roots.append(NFORoot(kind: open.kind, range: open.place..<end))
            guard open.kind == .episode else { break }
            start = end
        }
        return roots
    }

    private func nextRoot(_ start: Int) -> (kind: NFORoot.Kind, place: Int)? {
        var place = start
        while let open = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
            let rest = bytes[(open + 1)...]
            if NameBytes.hasPrefix(rest, "!--"), let end = find("-->", open + 4) {
                place = end + 3
                continue
            }
            for kind in NFORoot.Kind.allCases where NameBytes.hasPrefix(rest, kind.name) {
                let next = rest.dropFirst(kind.name.utf8CodeUnitCount).first ?? 0
                if next == UInt8(ascii: ">") || next <= 0x20 { return (kind, open) }
            }
            place = open + 1
        }
        return nil
    }

    /// Where the element opened at `place` ends: at its last closing tag, or its first for episodes,
    /// of which there may be several.
    private func closing(_ kind: NFORoot.Kind, _ place: Int) -> Int? {
        let end = { (open: Int) -> Int? in
            guard bytes[open] == UInt8(ascii: "<"), NameBytes.hasPrefix(bytes[open...], "</"),
                NameBytes.hasPrefix(bytes[(open + 2)...], kind.name)
            else { return nil }
            let rest = bytes[(open + 2 + kind.name.utf8CodeUnitCount)...]
            guard let end = rest.firstIndex(where: { $0 > 0x20 }), rest[end] == UInt8(ascii: ">")
            else { return nil }
            return end + 1
        }
        let places = place..<bytes.count
        return kind == .episode
            ? places.lazy.compactMap(end).first : places.reversed().lazy.compactMap(end).first
    }

    /// Where `word` stands next, without regard to case: in lower case, no letter in its first two.
    private func find(_ word: StaticString, _ start: Int) -> Int? {
        // In bounds: a zero follows the text of a `StaticString`.
        let (first, second) = (word.utf8Start[0], word.utf8Start[1])
        return (start..<max(start, bytes.count - 1)).first {
            bytes[$0] == first && bytes[$0 + 1] == second
                && NameBytes.hasPrefix(bytes[$0...], word)
        }
    }

    /// Whether the file says that it is UTF-8, which it is not.
    private static func declaresUTF8(_ bytes: [UInt8]) -> Bool {
        let head = String(decoding: bytes.prefix(200), as: UTF8.self).lowercased()
        guard let end = head.firstRange(of: "?>") else { return false }
        return head[..<end.lowerBound].contains("utf-8")
    }

    private static func fromLatin1(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        for byte in bytes {
            if byte < 0x80 {
                out.append(byte)
            } else {
                out += String(windows1252(byte)).utf8
            }
        }
        return out
    }

    /// Latin-1 as programs mean it: what ISO keeps for controls is what Windows puts there.
    private static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
        let place = Int(byte) - 0x80
        return marks.indices.contains(place) ? marks[place] : Unicode.Scalar(byte)
    }

    /// 0x80 to 0x9F (https://encoding.spec.whatwg.org/index-windows-1252.txt).
    private static let marks = Array(
        "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)

    private static func fromUTF16(_ raw: [UInt8]) -> [UInt8] {
        let isLittle = raw[0] == 0xFF
        var units: [UInt16] = []
        for place in stride(from: 2, to: raw.count - 1, by: 2) {
            let (first, second) = (UInt16(raw[place]), UInt16(raw[place + 1]))
            units.append(isLittle ? first | second << 8 : second | first << 8)
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}
