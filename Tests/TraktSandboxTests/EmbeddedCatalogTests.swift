// The embedded catalogue as data: every line is a title, no id is used twice, and the titles that
// the issues and the other tests rely on are there with the counts they have in the world.

import Foundation
import Testing
import TraktCore

@testable import trakt_sandbox

/// One line of the catalogue, as the format promises it. Required fields are not optional here.
private struct Line: Decodable {
    struct IDs: Decodable {
        let trakt: Int64
        let slug: String
        let imdb: String?
        let tmdb: Int64?
        let tvdb: Int64?
    }

    struct Movie: Decodable {
        let title: String
        let year: Int
        let ids: IDs
        let released: String
        let runtime: Int
        let original_title: String?
        let aliases: [String]?
    }

    struct Show: Decodable {
        let title: String
        let year: Int
        let ids: IDs
        let first_aired: String
        let airs: Slot
        let runtime: Int
        let aliases: [String]?
        let seasons: [Season]
    }

    struct Slot: Decodable {
        let day: String
        let time: String
        let timezone: String
    }

    struct Season: Decodable {
        let number: Int
        let first_aired: String
        let episodes: Episodes
    }

    struct Episode: Decodable {
        let number: Int
        let title: String?
        let first_aired: String?
        let number_abs: Int?
    }

    /// How many episodes, or each of them.
    enum Episodes: Decodable {
        case count(Int)
        case each([Episode])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let count = try? container.decode(Int.self) {
                self = .count(count)
            } else {
                self = .each(try container.decode([Episode].self))
            }
        }

        var count: Int {
            switch self {
            case .count(let count): count
            case .each(let episodes): episodes.count
            }
        }

        var each: [Episode] {
            if case .each(let episodes) = self { episodes } else { [] }
        }
    }

    let type: String
    let movie: Movie?
    let show: Show?
}

private func read(_ text: String) throws -> [Line] {
    try text.split(separator: "\n").map { line in
        try JSONDecoder().decode(Line.self, from: Data(line.utf8))
    }
}

@Suite struct EmbeddedCatalogTests {
    private let movies: [Line.Movie]
    private let shows: [Line.Show]

    init() throws {
        let lines = try read(String(decoding: EmbeddedCatalog.lines, as: UTF8.self))
        movies = lines.compactMap { $0.type == "movie" ? $0.movie : nil }
        shows = lines.compactMap { $0.type == "show" ? $0.show : nil }
        // A line whose type does not name what it holds would vanish from both lists.
        try #require(movies.count + shows.count == lines.count)
    }

    @Test func isLargeEnough() {
        #expect(movies.count >= 70)
        #expect(shows.count >= 15)
    }

    @Test func idsAreUniqueWithinAType() {
        func expectUnique<Value: Hashable>(_ values: [Value?], _ what: String) {
            let present = values.compactMap(\.self)
            let repeated = Dictionary(grouping: present, by: \.self).filter { $1.count > 1 }.keys
            #expect(repeated.isEmpty, "\(what): \(repeated)")
        }
        expectUnique(movies.map { $0.ids.trakt }, "film trakt")
        expectUnique(movies.map { $0.ids.slug }, "film slug")
        expectUnique(movies.map { $0.ids.tmdb }, "film tmdb")
        expectUnique(shows.map { $0.ids.trakt }, "show trakt")
        expectUnique(shows.map { $0.ids.slug }, "show slug")
        expectUnique(shows.map { $0.ids.tmdb }, "show tmdb")
        expectUnique(shows.map { $0.ids.tvdb }, "show tvdb")
        expectUnique(movies.map { $0.ids.imdb } + shows.map { $0.ids.imdb }, "imdb")
    }

    @Test func valuesHaveTheirForms() {
        let slug = /[a-z0-9]+(-[a-z0-9]+)*/
        for ids in movies.map(\.ids) + shows.map(\.ids) {
            #expect(ids.slug.wholeMatch(of: slug) != nil, "\(ids.slug)")
            if let imdb = ids.imdb { #expect(imdb.wholeMatch(of: /tt\d{7,8}/) != nil, "\(imdb)") }
            #expect(ids.trakt > 0)
        }
        for movie in movies {
            #expect(movie.released.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil, "\(movie.title)")
            #expect(movie.released.hasPrefix(String(movie.year)), "\(movie.title)")
            #expect(movie.ids.slug.hasSuffix("-\(movie.year)"), "\(movie.ids.slug)")
            #expect((40...260).contains(movie.runtime), "\(movie.title)")
        }
        let instant = /\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000Z/
        for show in shows {
            #expect((1...120).contains(show.runtime), "\(show.title)")
            #expect(show.airs.time.wholeMatch(of: /\d\d:\d\d/) != nil, "\(show.title)")
            #expect(TimeZone(identifier: show.airs.timezone) != nil, "\(show.title)")
            let broadcasts =
                [show.first_aired] + show.seasons.map(\.first_aired)
                + show.seasons.flatMap { $0.episodes.each.compactMap(\.first_aired) }
            for time in broadcasts {
                #expect(time.wholeMatch(of: instant) != nil, "\(show.title): \(time)")
            }
        }
    }

    @Test func seasonsAndEpisodesAscend() {
        for show in shows {
            let numbers = show.seasons.map(\.number)
            #expect(numbers == Array(Set(numbers)).sorted(), "\(show.title)")
            for season in show.seasons {
                #expect(season.episodes.count > 0, "\(show.title)")
                let episodes = season.episodes.each
                #expect(episodes.map(\.number) == Array(0..<episodes.count).map { $0 + 1 })
                let aired = episodes.compactMap(\.first_aired)
                #expect(aired == aired.sorted(), "\(show.title) season \(season.number)")
            }
        }
    }

    @Test(arguments: [
        ("Dune", [1984, 2021]), ("The Thing", [1982, 2011]), ("Total Recall", [1990, 2012]),
        ("RoboCop", [1987, 2014]), ("Ghost in the Shell", [1995, 2017]), ("1917", [2019]),
        ("2012", [2009]), ("300", [2007]), ("2001: A Space Odyssey", [1968]),
        ("Blade Runner 2049", [2017]), ("Wonder Woman 1984", [2020]), ("Face/Off", [1997]),
        ("(500) Days of Summer", [2009]), ("Se7en", [1995]), ("WALL·E", [2008]),
        ("Das Boot", [1981]), ("Parasite", [2019]), ("Spirited Away", [2001]),
        ("Let the Right One In", [2008]), ("Amélie", [2001]), ("The Dark Knight", [2008]),
    ])
    func hasFilms(title: String, years: [Int]) {
        #expect(movies.filter { $0.title == title }.map(\.year).sorted() == years)
    }

    @Test(arguments: [
        ("House of Cards", [1990, 2013]), ("Battlestar Galactica", [1978, 2003]),
        ("The Office", [2001, 2005]), ("Doctor Who", [1963, 2005, 2024]),
        ("Westworld", [2016]), ("Cowboy Bebop", [1998, 2021]),
    ])
    func hasShows(title: String, years: [Int]) {
        #expect(shows.filter { $0.title == title }.map(\.year).sorted() == years)
    }

    @Test(arguments: [
        (1394, [5, 22, 22, 22, 22, 22, 13, 13]), (1388, [10, 7, 13, 13, 13, 16]),
        (1390, [10, 10, 10, 10, 10, 10, 7, 6]), (152_103, [6]),
    ])
    func countsEpisodes(trakt: Int, counts: [Int]) throws {
        let show = try #require(shows.first { $0.ids.trakt == Int64(trakt) })
        #expect(show.seasons.map(\.episodes.count) == counts)
    }

    @Test func theShowOfTheAccidentHasItsNames() throws {
        let show = try #require(shows.first { $0.ids.trakt == 1394 })
        #expect(show.title == "Marvel's Agents of S.H.I.E.L.D." && show.year == 2013)
        #expect(show.ids.imdb == "tt2364582")
        #expect(show.ids.tvdb == 263_365 && show.ids.tmdb == 1403)
        func title(_ season: Int, _ number: Int) -> String? {
            show.seasons.first { $0.number == season }?.episodes.each
                .first { $0.number == number }?.title
        }
        #expect(title(3, 13) == "Parting Shot")
        #expect(title(6, 2) == "Window of Opportunity")
        #expect(title(7, 10) == "Stolen")
        for season in [3, 6, 7] {
            let episodes = show.seasons.first { $0.number == season }?.episodes.each ?? []
            #expect(!episodes.isEmpty && episodes.allSatisfy { $0.title != nil })
        }
    }

    @Test func oneShowCountsAbsolutelyAndOneGoesByDay() throws {
        let titans = try #require(shows.first { $0.ids.slug == "attack-on-titan" })
        let absolute = titans.seasons.flatMap { $0.episodes.each.compactMap(\.number_abs) }
        #expect(absolute == Array(1...87))
        let daily = try #require(shows.first { $0.ids.trakt == 2211 })
        let days = daily.seasons.flatMap { $0.episodes.each.compactMap(\.first_aired) }
        #expect(days.first == "2015-09-29T03:00:00.000Z" && days.count == 4)
    }

    @Test(arguments: [
        ("America/New_York", "2015-10-01T03:00:00.000Z", "2015-09-30"),
        ("America/New_York", "2015-12-01T04:30:00.000Z", "2015-11-30"),
        ("Asia/Tokyo", "2013-04-06T16:58:00.000Z", "2013-04-07"),
        ("Europe/London", "2009-07-06T20:00:00.000Z", "2009-07-06"),
        ("Nowhere/At all", "2015-10-01T03:00:00.000Z", "2015-10-01"),
    ])
    func aBroadcastHasTheDayOfItsZone(zone: String, instant: String, day: String) throws {
        let instant = try #require(Timestamp(instant))
        #expect(BroadcastSlot(timezone: zone).date(of: instant) == day)
    }
}
