// The NDJSON of `--catalog FILE`: one film or show a line, as trakt-sandbox(1) documents it.

import TraktCore

/// A line that is not a catalogue entry.
struct CatalogError: Error, CustomStringConvertible {
    /// The line's number, from 1.
    var line: Int
    /// What is wrong with it.
    var reason: String

    var description: String { "catalogue line \(line): \(reason)" }
}

/// Reads catalogue lines.
enum CatalogReader {
    /// Minutes of an episode or film whose line gives none.
    private static let defaultRuntime = (episode: 45, movie: 110)
    /// The most episodes one season may have, against a slip in a count.
    private static let maximumEpisodes = 100_000

    /// Reads every line of `text` into `builder`; blank lines are skipped.
    static func read(_ text: some Collection<UInt8>, into builder: inout CatalogBuilder)
        throws(CatalogError)
    {
        var number = 0
        for line in text.split(separator: 10, omittingEmptySubsequences: false) {
            number += 1
            let bytes = Array(line)
            if bytes.allSatisfy({ $0 == 32 || $0 == 13 || $0 == 9 }) { continue }
            builder.add(try entry(bytes, number))
        }
    }

    private static func entry(_ bytes: [UInt8], _ line: Int) throws(CatalogError) -> CatalogEntry {
        guard let root = try? JSONSlice.parse(bytes) else {
            throw CatalogError(line: line, reason: "not JSON")
        }
        let type = root["type"]?.string
        guard let type, type == "movie" || type == "show" else {
            throw CatalogError(line: line, reason: "\"type\" must be \"movie\" or \"show\"")
        }
        guard let title = root[type], let name = title["title"]?.string, !name.isEmpty else {
            throw CatalogError(line: line, reason: "\"\(type)\" needs an object with a \"title\"")
        }
        let isShow = type == "show"
        let ids = title["ids"]
        return CatalogEntry(
            isShow: isShow, title: name, year: title["year"]?.int64.map(Int.init),
            trakt: ids?["trakt"]?.int64, slug: ids?["slug"]?.string, imdb: ids?["imdb"]?.string,
            tmdb: ids?["tmdb"]?.int64, tvdb: ids?["tvdb"]?.int64,
            originalTitle: title["original_title"]?.string,
            aliases: title["aliases"]?.elements.compactMap(\.string) ?? [],
            firstDate: firstDate(title, isShow: isShow), runtime: runtime(title, isShow: isShow),
            seasons: try seasons(title, line))
    }

    private static func runtime(_ title: JSONSlice, isShow: Bool) -> Int {
        let given = title["runtime"]?.int64.map(Int.init)
        return given ?? (isShow ? defaultRuntime.episode : defaultRuntime.movie)
    }

    /// The date given, or the first day of the year given; an explicit null means not out yet.
    private static func firstDate(_ title: JSONSlice, isShow: Bool) -> Timestamp? {
        if let given = title[isShow ? "first_aired" : "released"] {
            return given.string.flatMap(Timestamp.lenient)
        }
        guard let year = title["year"]?.int64, (1...9999).contains(year) else { return nil }
        let digits = String(year)
        let padded = String(repeating: "0", count: 4 - digits.count) + digits
        return Timestamp("\(padded)-01-01")
    }

    private static func seasons(_ title: JSONSlice, _ line: Int) throws(CatalogError)
        -> [CatalogEntry.SeasonLine]
    {
        var seasons: [CatalogEntry.SeasonLine] = []
        for slice in title["seasons"]?.elements ?? [] {
            guard let number = slice["number"]?.int64, (0...100_000).contains(number) else {
                throw CatalogError(line: line, reason: "a season needs a \"number\"")
            }
            let ids = slice["ids"]
            let episodes = slice["episodes"]
            let details = try episodes?.elements.map { slice throws(CatalogError) in
                try detail(slice, line)
            }
            let count = episodes?.int64.map(Int.init) ?? details?.count ?? 0
            guard (0...maximumEpisodes).contains(count) else {
                throw CatalogError(line: line, reason: "season \(number) has too many episodes")
            }
            seasons.append(
                CatalogEntry.SeasonLine(
                    number: Int(number), count: count, details: details ?? [],
                    firstAired: slice["first_aired"]?.string.flatMap(Timestamp.lenient),
                    trakt: ids?["trakt"]?.int64, tmdb: ids?["tmdb"]?.int64,
                    tvdb: ids?["tvdb"]?.int64))
        }
        return seasons.sorted { $0.number < $1.number }
    }

    private static func detail(_ slice: JSONSlice, _ line: Int) throws(CatalogError)
        -> EpisodeDetail
    {
        guard let number = slice["number"]?.int64, (0...1_000_000).contains(number) else {
            throw CatalogError(line: line, reason: "an episode needs a \"number\"")
        }
        let ids = slice["ids"]
        return EpisodeDetail(
            number: Int(number), title: slice["title"]?.string,
            firstAired: slice["first_aired"]?.string.flatMap(Timestamp.lenient),
            numberAbs: slice["number_abs"]?.int64.map(Int.init), trakt: ids?["trakt"]?.int64,
            imdb: ids?["imdb"]?.string, tmdb: ids?["tmdb"]?.int64, tvdb: ids?["tvdb"]?.int64)
    }
}
