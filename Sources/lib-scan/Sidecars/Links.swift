// Links to film databases, as people and release groups write them into NFO files.

import TraktCore

/// The ids in links, by what the links are of.
struct LinkIDs: Sendable {
    /// Ids of films, and IMDb ids, whose links do not tell the type.
    var item = NameIDs()
    /// Ids of shows.
    var show = NameIDs()
    /// Ids of episodes.
    var episode = NameIDs()

    var isEmpty: Bool { item.isEmpty && show.isEmpty && episode.isEmpty }

    /// Takes the first link of each kind in `text`; where no link has one, an IMDb id that stands
    /// alone (`tt0113277`), as Jellyfin does.
    mutating func read(_ text: ArraySlice<UInt8>) {
        var place = text.startIndex
        while let dot = text[place...].firstIndex(of: UInt8(ascii: ".")) {
            let rest = text[dot...]
            place = dot + 1
            if NameBytes.hasPrefix(rest, ".imdb.")
                || NameBytes.hasPrefix(text[max(text.startIndex, dot - 4)...], "imdb.com")
            {
                item.imdb = item.imdb ?? LinkIDs.imdb(LinkIDs.link(rest))
            } else if NameBytes.hasPrefix(
                text[max(text.startIndex, dot - 10)...], "themoviedb.org/")
            {
                item.tmdb = item.tmdb ?? LinkIDs.number(LinkIDs.link(rest), after: "/movie/")
                show.tmdb = show.tmdb ?? LinkIDs.number(LinkIDs.link(rest), after: "/tv/")
            } else if NameBytes.hasPrefix(text[max(text.startIndex, dot - 7)...], "thetvdb.com/") {
                readTVDb(LinkIDs.link(rest))
            }
        }
        item.imdb = item.imdb ?? LinkIDs.bareIMDb(text)
    }

    /// `?tab=series&id=81189`, `/series/81189`, `?tab=episode&seriesid=81189&seasonid=3&id=349232`,
    /// `/series/fargo/episodes/4782544`.
    private mutating func readTVDb(_ link: ArraySlice<UInt8>) {
        let own = LinkIDs.number(link, after: ["&id=", "?id=", "&amp;id="])
        if LinkIDs.place(of: "tab=episode", link) != nil {
            show.tvdb = show.tvdb ?? LinkIDs.number(link, after: "seriesid=")
            episode.tvdb = episode.tvdb ?? own
        } else if LinkIDs.place(of: "tab=season", link) != nil {
            show.tvdb = show.tvdb ?? LinkIDs.number(link, after: "seriesid=")
        } else if LinkIDs.place(of: "series", link) != nil
            || LinkIDs.place(of: "?id=", link) != nil
        {
            let series = LinkIDs.number(link, after: ["seriesid=", "/series/"])
            show.tvdb = show.tvdb ?? series ?? own
            episode.tvdb = episode.tvdb ?? LinkIDs.number(link, after: "/episodes/")
        }
    }

    /// The link to its end.
    private static func link(_ rest: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        rest.prefix(200).prefix {
            $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x27 && $0 != 0x3C && $0 != 0x3E
        }
    }

    /// `/title/tt0113277/`, and `/Title?0113277` as it was until 2003.
    private static func imdb(_ link: ArraySlice<UInt8>) -> String? {
        for mark: StaticString in ["/tt", "/title?tt", "/title?"] {
            guard let found = place(of: mark, link) else { continue }
            let digits = link[(found + mark.utf8CodeUnitCount)...].prefix { $0 &- 0x30 < 10 }
            if let id = IDText.imdb("tt" + String(decoding: digits, as: UTF8.self)) { return id }
        }
        return nil
    }

    /// The first `tt0113277` that is a word of its own.
    private static func bareIMDb(_ text: ArraySlice<UInt8>) -> String? {
        let isWord = { (byte: UInt8) in
            byte >= 0x80 || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == 0x5F
        }
        var place = text.startIndex
        while let start = text[place...].firstIndex(of: UInt8(ascii: "t")) {
            place = start + 1
            let word = text[start...].prefix(13).prefix(while: isWord)
            guard word.count >= 9, start == text.startIndex || !isWord(text[start - 1]),
                let id = IDText.imdb(String(decoding: word, as: UTF8.self))
            else { continue }
            return id
        }
        return nil
    }

    private static func number(_ link: ArraySlice<UInt8>, after marks: [StaticString]) -> Int? {
        marks.lazy.compactMap { number(link, after: $0) }.first
    }

    private static func number(_ link: ArraySlice<UInt8>, after mark: StaticString) -> Int? {
        guard let found = place(of: mark, link) else { return nil }
        let digits = link[(found + mark.utf8CodeUnitCount)...].prefix { $0 &- 0x30 < 10 }
        return IDText.number(String(decoding: digits, as: UTF8.self))
    }

    private static func place(of mark: StaticString, _ link: ArraySlice<UInt8>) -> Int? {
        link.indices.first { NameBytes.hasPrefix(link[$0...], mark) }
    }
}

/// IMDb links in the NFO files of episodes: each is its episode's, unless several episodes have it.
enum EpisodeLinks {
    /// The ids that the NFO files of more than one episode link to: they belong to the show.
    static func shared(_ groups: [VideoGroup]) -> Set<String> {
        guard groups.count > 1 else { return [] }
        var seen: Set<String> = []
        var shared: Set<String> = []
        for index in groups.indices where groups[index].video.reading.type == .episode {
            guard let id = groups[index].video.nfo?.links.item.imdb else { continue }
            if !seen.insert(id).inserted { shared.insert(id) }
        }
        return shared
    }
}
