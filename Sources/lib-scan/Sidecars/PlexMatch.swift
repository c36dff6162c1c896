// .plexmatch: what a person told Plex about a show or film folder, in lines of `key: value`.

import Foundation
import TraktCore

/// What a .plexmatch says. It holds for its folder and all below, and overrides the names.
struct PlexMatch: Sendable {
    var title: String?
    var year: Int?
    var season: Int?
    var ids = NameIDs()
    /// Whether a key is there that only shows have.
    var isShow = false
    /// What single files hold, by their path relative to the .plexmatch, as `key` writes it.
    var files: [String: Entry] = [:]

    /// What one file holds.
    struct Entry: Sendable, Hashable {
        /// Nil where the line names none: then it is the folder's.
        var season: Int?
        var episodes: [Int]
    }

    /// Reads the file's text; lines that say nothing known are passed over.
    init(_ raw: [UInt8]) {
        let bytes = NFOText(raw)?.bytes ?? []
        let text = String(decoding: bytes.filter { $0 != 0x0D }, as: UTF8.self)
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            let key = PlexMatch.trimmed(parts[0]).lowercased()
            if !key.hasPrefix("#") { read(key, PlexMatch.trimmed(parts[1])) }
        }
    }

    private mutating func read(_ key: String, _ value: String) {
        guard !value.isEmpty else { return }
        switch key {
        case "title": title = value
        case "show":
            title = value
            isShow = true
        case "year": year = NFOItem.year(value)
        case "season":
            season = Int(value).flatMap { $0 >= 0 ? $0 : nil }
            isShow = isShow || season != nil
        case "tvdbid", "tmdbid", "imdbid": setID(key.prefix(4), value)
        case "guid": readGUID(value)
        case "ep", "episode": readEpisode(value)
        default: break
        }
    }

    /// `tmdb://1396`, `imdb://tt0903747`, `tmdb://tv/1396`, `com.plexapp.agents.thetvdb://81189?lang=en`; Plex's own
    /// `plex://show/…` says nothing to others.
    private mutating func readGUID(_ value: String) {
        guard let mark = value.firstRange(of: "://") else { return }
        let agent = value[..<mark.lowerBound].lowercased()
        let parts = value[mark.upperBound...].prefix { $0 != "?" }.split(separator: "/")
        let isID = { (part: Substring) in
            IDText.number(String(part)) != nil || IDText.imdb(String(part)) != nil
        }
        guard let id = parts.first(where: isID).map({ String($0) }) else { return }
        setID(agent.hasSuffix("themoviedb") ? "tmdb" : agent.suffix(4), id)
    }

    private mutating func setID(_ kind: Substring, _ value: String) {
        switch kind {
        case "tvdb":
            ids.tvdb = IDText.number(value)
            isShow = isShow || ids.tvdb != nil
        case "tmdb": ids.tmdb = IDText.number(value)
        case "imdb": ids.imdb = IDText.imdb(value) ?? IDText.imdb("tt" + value)
        default: break
        }
    }

    /// `[S01]E05: name`, `S01E05-E06: name`, `5: name`, `SP01: name`.
    private mutating func readEpisode(_ value: String) {
        guard let colon = value.firstIndex(of: ":") else { return }
        let name = PlexMatch.trimmed(value[value.index(after: colon)...])
        guard !name.isEmpty, let entry = PlexMatch.entry(PlexMatch.trimmed(value[..<colon])) else {
            return
        }
        isShow = true
        files[PlexMatch.key(name)] = entry
    }

    /// A file's path as it stands in `files`: in lower case, `/` between the folders and none in
    /// front.
    static func key(_ path: String) -> String {
        var path = path.lowercased().replacing("\\", with: "/")[...]
        if path.hasPrefix("./") { path = path.dropFirst(2) }
        return String(path.drop { $0 == "/" })
    }

    private static func entry(_ mark: String) -> Entry? {
        var rest = Array(mark.lowercased().utf8)[...]
        var season: Int?
        if rest.starts(with: "sp".utf8) {
            season = 0
            rest = rest.dropFirst(2)
        } else if rest.first == UInt8(ascii: "s") {
            rest = rest.dropFirst()
            season = number(&rest)
            guard season != nil else { return nil }
        }
        var episodes: [Int] = []
        while !rest.isEmpty {
            let isRange = rest.first == UInt8(ascii: "-")
            rest = rest.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "e") || $0 == 0x20 }
            guard let next = number(&rest) else { return nil }
            if isRange, let last = episodes.last, next > last, next - last < 100 {
                episodes += (last + 1)...next
            } else {
                episodes.append(next)
            }
        }
        return episodes.isEmpty ? nil : Entry(season: season, episodes: episodes)
    }

    private static func number(_ rest: inout ArraySlice<UInt8>) -> Int? {
        let digits = rest.prefix { $0 &- 0x30 < 10 }
        guard !digits.isEmpty, digits.count <= 5 else { return nil }
        rest = rest.dropFirst(digits.count)
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private static func trimmed(_ text: Substring) -> String {
        text.trimmingCharacters(in: CharacterSet(charactersIn: " \t\u{FEFF}"))
    }
}

/// Ids as sidecars write them.
enum IDText {
    /// `tt` and 7 to 10 digits; nil for anything else.
    static func imdb(_ text: String) -> String? {
        let text = text.lowercased()
        guard text.hasPrefix("tt"), (9...12).contains(text.utf8.count),
            text.utf8.dropFirst(2).allSatisfy({ $0 &- 0x30 < 10 })
        else { return nil }
        return text
    }

    /// A number above 0; nil for anything else.
    static func number(_ text: String) -> Int? {
        guard text.utf8.count <= 12, text.utf8.allSatisfy({ $0 &- 0x30 < 10 }),
            let number = Int(text), number > 0
        else { return nil }
        return number
    }
}
