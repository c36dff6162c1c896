// What the elements of an NFO mean.

import TraktCore

extension NFOItem {
    /// Reads the elements below a root. `trustsText` is false if letters outside of ASCII may be
    /// wrong: then a title with such letters is ignored.
    init(_ elements: [NFOElement], _ kind: NFORoot.Kind, trustsText: Bool) {
        var state = WatchState()
        var originalTitle: String?
        for element in elements where !element.text.isEmpty || element.name == "id" {
            let text = element.text
            switch element.name {
            case "title":
                if title == nil, trustsText || NFOItem.isPlain(text) { title = NFOItem.line(text) }
            case "originaltitle":
                if trustsText || NFOItem.isPlain(text) { originalTitle = NFOItem.line(text) }
            case "showtitle":
                if showTitle == nil, trustsText || NFOItem.isPlain(text) {
                    showTitle = NFOItem.line(text)
                }
            case "year": year = year ?? NFOItem.year(text)
            case "season", "seasonnumber": season = season ?? NFOItem.number(text)
            case "episode": episode = episode ?? NFOItem.number(text)
            case "aired": aired = NFOItem.date(text)
            case "playcount": state.playCount = Int(text)
            case "watched": state.watched = text.lowercased() == "true" || text == "1"
            case "lastplayed": state.lastPlayed = NFOItem.instant(text)
            default: break
            }
        }
        if kind == .movie || kind == .show { title = title ?? originalTitle }
        if year == nil, kind == .movie || kind == .show {
            year = NFOItem.text(of: ["premiered", "releasedate", "aired"], elements).flatMap(
                NFOItem.year)
        }
        if year == nil, kind == .movie || kind == .show { takeYearFromTitle() }
        ids = NFOItem.ids(elements, kind)
        lastPlayed = state.isUnwatched ? nil : state.lastPlayed
    }

    /// `<title>Heat (1995)</title>` where no element gives the year.
    private mutating func takeYearFromTitle() {
        guard let whole = title, whole.hasSuffix(")"), let open = whole.lastIndex(of: "("),
            open > whole.startIndex,
            let found = NFOItem.year(String(whole[whole.index(after: open)...].dropLast()))
        else { return }
        let rest = NFOItem.line(String(whole[..<open]))
        guard !rest.isEmpty, whole.utf8.count - rest.utf8.count <= 8 else { return }
        (title, year) = (rest, found)
    }

    private struct WatchState {
        var playCount: Int?
        var watched: Bool?
        var lastPlayed: Timestamp?

        var isUnwatched: Bool {
            if watched == true { return false }
            return playCount == 0 || watched == false && (playCount ?? 0) == 0
        }
    }

    /// Ids, from the surest element to the least: `uniqueid`, then an element of the id's own, then
    /// the old `id`, whose kind depends on who wrote it.
    private static func ids(_ elements: [NFOElement], _ kind: NFORoot.Kind) -> NameIDs {
        var ids = NameIDs()
        for element in elements where element.name == "uniqueid" {
            set(element.attributes["type"] ?? "", element.text, &ids)
        }
        for element in elements {
            switch element.name {
            case "imdbid", "imdb_id", "imdb": set("imdb", element.text, &ids)
            case "tmdbid", "tmdb_id", "tmdb": set("tmdb", element.text, &ids)
            case "tvdbid", "tvdb_id", "tvdb": set("tvdb", element.text, &ids)
            default: break
            }
        }
        let hasUniqueID = elements.contains { $0.name == "uniqueid" }
        for element in elements where element.name == "id" {
            for (name, value) in element.attributes { set(name, value, &ids) }
            if IDText.imdb(element.text) != nil {
                set("imdb", element.text, &ids)
            } else if let type = element.attributes["moviedb"] {
                set(type, element.text, &ids)
            } else if !hasUniqueID, kind == .show || kind == .episode {
                set("tvdb", element.text, &ids)
            } else if !hasUniqueID, kind == .movie {
                set("tmdb", element.text, &ids)
            }
        }
        return ids
    }

    /// Sets an id unless a surer element has; empty and impossible values are none.
    private static func set(_ type: String, _ text: String, _ ids: inout NameIDs) {
        switch type.lowercased() {
        case "imdb": ids.imdb = ids.imdb ?? IDText.imdb(text) ?? IDText.imdb("tt" + text)
        case "tmdb", "themoviedb": ids.tmdb = ids.tmdb ?? IDText.number(text)
        case "tvdb", "thetvdb": ids.tvdb = ids.tvdb ?? IDText.number(text)
        case "" where IDText.imdb(text) != nil: ids.imdb = ids.imdb ?? IDText.imdb(text)
        default: break
        }
    }

    private static func text(of names: [String], _ elements: [NFOElement]) -> String? {
        for name in names {
            if let found = elements.first(where: { $0.name == name && !$0.text.isEmpty }) {
                return found.text
            }
        }
        return nil
    }

    private static func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

    /// The text on one line.
    private static func line(_ text: String) -> String {
        // Nearly every text is one already: of ASCII, with single blanks between words.
        var last: UInt8 = 0x20
        let isLine = text.utf8.allSatisfy { byte in
            defer { last = byte }
            return byte &- 0x21 < 0x5E || byte == 0x20 && last != 0x20
        }
        if isLine, last != 0x20 { return text }
        return text.split { $0.isWhitespace }.joined(separator: " ")
    }

    private static func number(_ text: String) -> Int? {
        Int(text).flatMap { (0...99_999).contains($0) ? $0 : nil }
    }

    /// The year of `1995` or `1995-12-15`.
    static func year(_ text: String) -> Int? {
        guard let year = Int(text.prefix(4)), (1800...2200).contains(year),
            text.utf8.count == 4 || text.dropFirst(4).first == "-"
        else { return nil }
        return year
    }

    private static func date(_ text: String) -> AirDate? {
        guard let day = Timestamp(String(text.prefix(10)))?.date else { return nil }
        return AirDate(year: day.year, month: day.month, day: day.day)
    }

    /// `2014-09-01 09:10:11`, in the local zone as Kodi writes it; a date alone means noon. Kodi's
    /// «never» is 1601-01-01.
    private static func instant(_ text: String) -> Timestamp? {
        let isDate = text.utf8.count == 10 && text.utf8.count { $0 == UInt8(ascii: "-") } == 2
        guard let time = Timestamp(local: isDate ? text + " 12:00:00" : text), time.milliseconds > 0
        else { return nil }
        return time
    }
}
