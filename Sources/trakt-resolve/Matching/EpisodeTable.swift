import Foundation
import TraktCore

/// An episode as Trakt numbers it.
struct Episode: Sendable, Hashable {
    var season: Int
    var number: Int
    /// Counted over all seasons; Trakt has it for some shows only.
    var absolute: Int?
    /// The day it was released where it was made, `2013-01-15`, and when it first aired in UTC.
    var released: String?
    var firstAired: String?
    var title: String?
    var ids: IDs

    /// Reads an episode object; nil without numbers or a Trakt id.
    init?(_ value: JSONSlice, season: Int? = nil) {
        guard let number = value["number"]?.int,
            let season = value["season"]?.int ?? season
        else { return nil }
        self.season = season
        self.number = number
        absolute = value["number_abs"]?.int
        released = value["released"]?.string
        firstAired = value["first_aired"]?.string
        title = value["title"]?.string
        ids = IDs(value["ids"])
        guard ids.trakt != nil else { return nil }
    }

    /// As Trakt writes it.
    var json: JSON {
        .object([
            "season": .int(season), "number": .int(number), "title": .string(title),
            "ids": ids.json, "number_abs": .int(absolute), "released": .string(released),
            "first_aired": .string(firstAired),
        ])
    }

    /// Whether its time in UTC was on `day` where it was made, as far as one can tell without that
    /// place's zone: an American evening is the morning after, `next`, in UTC.
    func mayHaveAired(on day: String, before next: String) -> Bool {
        guard released == nil, let firstAired else { return false }
        if firstAired.hasPrefix(day) { return true }
        let hour = Int(firstAired.dropFirst(11).prefix(2)) ?? 0
        return firstAired.hasPrefix(next) && hour < 12 && !isDayOnly
    }

    /// Whether `firstAired` is a day with no time of its own.
    var isDayOnly: Bool { firstAired.map { $0.count <= 10 || $0.contains("T00:00:00") } ?? true }

    /// Whether it has this title, but for spelling.
    func isCalled(_ name: String) -> Bool {
        guard let title else { return false }
        return TitleReading(title).likeness(to: TitleReading(name)).tier < 2
    }

    /// `S01E02`.
    var code: String { "\(seasonCode(season))E\(twoDigits(number))" }
}

/// The seasons and episodes of one show.
struct EpisodeTable: Sendable {
    /// A season: its number, ids, and how many episodes Trakt says it has.
    struct Season: Sendable, Hashable {
        var number: Int
        var ids: IDs
        var count: Int?
    }

    private(set) var seasons: [Season] = []
    private(set) var episodes: [Episode] = []
    /// Seasons that came back without their episodes: to be asked one by one (trakt-api.md 3.4).
    private(set) var unread: Set<Int> = []
    /// Whether the show may have other episodes than these: nothing is counted then, and no day
    /// next to the one asked for is taken.
    private(set) var isPartial = false

    /// Reads the rows of `/shows/{id}/seasons?extended=full,episodes`.
    init(_ rows: [JSONSlice]) {
        for row in rows {
            guard let number = row["number"]?.int else { continue }
            let count = row["episode_count"]?.int
            seasons.append(Season(number: number, ids: IDs(row["ids"]), count: count))
            let inside = row["episodes"]?.elements ?? []
            episodes += inside.compactMap { Episode($0, season: number) }
            if inside.isEmpty, count != 0 { unread.insert(number) }
        }
        sort()
    }

    /// A table that will hold some of a show's seasons and episodes.
    init(partial: ()) { isPartial = true }

    /// Adds an episode; `sort` follows the last one.
    mutating func add(_ episode: Episode) { episodes.append(episode) }

    /// Adds a season unless there is one of that number; `sort` follows the last one.
    mutating func add(_ season: Season) {
        if self.season(season.number) == nil { seasons.append(season) }
    }

    /// Adds the episodes of a season that was asked for alone.
    mutating func fill(_ season: Int, _ rows: [JSONSlice]) {
        unread.remove(season)
        episodes.removeAll { $0.season == season }
        episodes += rows.compactMap { Episode($0, season: season) }
        if let place = seasons.firstIndex(where: { $0.number == season }) {
            // A season that stays empty is not asked for again in the next run.
            if rows.isEmpty { seasons[place].count = 0 }
        } else if !rows.isEmpty {
            seasons.append(Season(number: season, ids: IDs(), count: nil))
        }
        sort()
    }

    /// Whether there are times whose day depends on the zone of the show.
    var lacksDays: Bool { episodes.contains { $0.released == nil && !$0.isDayOnly } }

    /// Works out the missing days of release by the zone in which the show airs.
    mutating func fillDays(in zone: Zone) {
        for place in episodes.indices where episodes[place].released == nil {
            guard !episodes[place].isDayOnly,
                let time = episodes[place].firstAired.flatMap({ Timestamp($0) })
            else { continue }
            episodes[place].released = zone.local(time).dateText
        }
    }

    /// The season of a number.
    func season(_ number: Int) -> Season? { seasons.first { $0.number == number } }

    /// Puts seasons and episodes in order.
    mutating func sort() {
        seasons.sort { $0.number < $1.number }
        episodes.sort { ($0.season, $0.number) < ($1.season, $1.number) }
    }

    // MARK: - Cache

    /// The table as the cache keeps it.
    var json: JSON {
        .array(
            seasons.map { season in
                .object([
                    "number": .int(season.number), "ids": season.ids.json,
                    "episode_count": .int(season.count),
                    "episodes": .array(
                        episodes.filter { $0.season == season.number }.map(\.json)),
                ])
            })
    }

    /// Reads what `json` wrote.
    init?(cached value: JSONSlice) {
        guard value.kind == .array else { return nil }
        self.init(value.elements)
    }
}
