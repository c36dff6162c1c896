import Foundation
import Testing
import TraktCore

@testable import trakt_resolve

/// Days of episodes whose time alone is known: an American evening is the next morning in UTC.
@Suite("trakt-resolve: days and zones")
struct AirDayTests {
    /// A show that airs at 23:00 in New York on each of these days.
    private func nightly(_ days: Int) throws -> EpisodeTable {
        let episodes = (1...days).map { number in
            """
            {"season":1,"number":\(number),"title":"Guest \(number)","ids":{"trakt":\(number)},
             "first_aired":"2015-09-\(twoDigits(number + 1))T03:00:00.000Z"}
            """
        }
        let rows = #"[{"number":1,"ids":{},"episodes":[\#(episodes.joined(separator: ","))]}]"#
        return EpisodeTable(try JSONSlice.parse(Array(rows.utf8)).elements)
    }

    @Test("a day that may be two episodes is a question, unless the title tells")
    func ambiguous() throws {
        let table = try nightly(5)
        #expect(table.find(EpisodeRequest(firstAired: "2015-09-03")).episode == nil)
        let titled = EpisodeRequest(firstAired: "2015-09-03", title: "Guest 3")
        #expect(table.find(titled).episode?.number == 3)
    }

    @Test("the show's zone tells the day")
    func zone() throws {
        var table = try nightly(5)
        #expect(table.lacksDays)
        table.fillDays(in: try #require(Zone(named: "America/New_York")))
        #expect(!table.lacksDays)
        #expect(table.find(EpisodeRequest(firstAired: "2015-09-03")).episode?.number == 3)
    }

    @Test("a weekly show needs no zone")
    func weekly() throws {
        let table = try nightly(1)
        #expect(table.find(EpisodeRequest(firstAired: "2015-09-01")).episode?.number == 1)
        #expect(table.find(EpisodeRequest(firstAired: "2015-09-02")).episode?.number == 1)
    }

    @Test("a time that is a day only is that day")
    func dayOnly() throws {
        let rows = #"""
            [{"number":1,"ids":{},"episodes":[
             {"number":1,"ids":{"trakt":1},"first_aired":"2015-09-01T00:00:00.000Z"},
             {"number":2,"ids":{"trakt":2},"first_aired":"2015-09-02T00:00:00.000Z"}]}]
            """#
        let table = EpisodeTable(try JSONSlice.parse(Array(rows.utf8)).elements)
        #expect(!table.lacksDays)
        #expect(table.find(EpisodeRequest(firstAired: "2015-09-01")).episode?.number == 1)
    }
}
