// The NDJSON of `--catalog FILE`: one film or show per line, as trakt-sandbox(1) documents it.

import TraktCore

/// Reads catalogue lines.
enum CatalogReader {
    /// Minutes of an episode or film whose line gives none.
    private static let defaultRuntime = (episode: 45, movie: 110)
    /// The longest running time believed; the longest film known has 51,420 minutes.
    private static let maximumRuntime = 100_000
    /// The most episodes one season may have, against a slip in a count.
    private static let maximumEpisodes = 100_000

    /// Reads every line of `text` into `builder`; blank lines are skipped. Throws status 65 for a
    /// line that is not a catalogue entry.
    static func read(_ text: some Collection<UInt8>, into builder: inout CatalogBuilder)
        throws(ToolError)
    {
        var number = 0
        for line in text.split(separator: 10, omittingEmptySubsequences: false) {
            number += 1
            let bytes = Array(line)
            if bytes.allSatisfy({ $0 == 32 || $0 == 13 || $0 == 9 }) { continue }
            builder.add(try entry(bytes, number))
        }
    }

    private static func error(_ line: Int, _ reason: String) -> ToolError {
        ToolError(.data, "catalogue line \(line): \(reason)")
    }

    private static func entry(_ bytes: [UInt8], _ line: Int) throws(ToolError) -> CatalogEntry {
        guard let root = try? JSONSlice.parse(bytes) else {
            throw error(line, "not JSON")
        }
        let members = Members(root)
        let type = members.text("type")
        guard let type, type == "movie" || type == "show" else {
            throw error(line, "\"type\" must be \"movie\" or \"show\"")
        }
        let title = Members(members[type])
        guard let name = title.text("title"), !name.isEmpty else {
            throw error(line, "\"\(type)\" needs an object with a \"title\"")
        }
        let isShow = type == "show"
        let runtime = title.int("runtime").flatMap { (0...maximumRuntime).contains($0) ? $0 : nil }
        var ids = title.ids
        if !isShow { ids.tvdb = nil }
        return CatalogEntry(
            isShow: isShow,
            title: Title(
                title: name, year: title.int("year"), ids: ids,
                firstDate: firstDate(title, isShow: isShow),
                runtime: runtime ?? (isShow ? defaultRuntime.episode : defaultRuntime.movie),
                originalTitle: title.text("original_title"),
                aliases: title["aliases"]?.elements.compactMap(\.string) ?? [],
                airs: airs(title)),
            seasons: isShow ? try seasons(title, line) : [])
    }

    /// The date given, or the first day of the year given; an explicit null means not out yet.
    private static func firstDate(_ title: Members, isShow: Bool) -> Timestamp? {
        let key = isShow ? "first_aired" : "released"
        if title[key] != nil { return title.time(key) }
        guard let year = title.int("year"), (1...9999).contains(year) else { return nil }
        return Timestamp(year: year, month: 1, day: 1)
    }

    private static func airs(_ title: Members) -> BroadcastSlot? {
        guard let slice = title["airs"] else { return nil }
        let airs = Members(slice)
        return BroadcastSlot(
            day: airs.text("day"), time: airs.text("time"), timezone: airs.text("timezone"))
    }

    private static func seasons(_ title: Members, _ line: Int) throws(ToolError)
        -> [Season]
    {
        var seasons: [Season] = []
        for slice in title["seasons"]?.elements ?? [] {
            let season = Members(slice)
            guard let number = season.int("number"), (0...100_000).contains(number) else {
                throw error(line, "a season needs a \"number\"")
            }
            var details: [EpisodeDetail] = []
            for episode in season["episodes"]?.elements ?? [] {
                details.append(try detail(Members(episode), line))
            }
            let count = season.int("episodes") ?? details.count
            guard (0...maximumEpisodes).contains(count) else {
                throw error(line, "season \(number) has too many episodes")
            }
            seasons.append(
                Season(
                    number: number, ids: season.ids, episodes: 0..<count,
                    firstAired: season.time("first_aired"), details: details))
        }
        return seasons.sorted { $0.number < $1.number }
    }

    private static func detail(_ episode: Members, _ line: Int) throws(ToolError)
        -> EpisodeDetail
    {
        guard let number = episode.int("number"), (0...1_000_000).contains(number) else {
            throw error(line, "an episode needs a \"number\"")
        }
        return EpisodeDetail(
            number: number, title: episode.text("title"), firstAired: episode.time("first_aired"),
            numberAbs: episode.int("number_abs"), ids: episode.ids)
    }
}

/// The members of one object, scanned once: catalogues have tens of thousands of lines.
private struct Members {
    private var values: [String: JSONSlice] = [:]

    init(_ slice: JSONSlice?) {
        for (key, value) in slice?.fields ?? [] { values[key] = value }
    }

    subscript(key: String) -> JSONSlice? { values[key] }

    func text(_ key: String) -> String? { values[key]?.string }
    func int(_ key: String) -> Int? { values[key]?.int }
    var ids: IDs { IDs(values["ids"]) }
    func time(_ key: String) -> Timestamp? { text(key).flatMap(Timestamp.lenient) }
}
