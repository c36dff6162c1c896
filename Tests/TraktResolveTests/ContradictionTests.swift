import Testing
import TraktCore

@testable import trakt_resolve

/// A number that the record's own title or air date contradicts is a question.
@Suite("contradicted episode numbers")
struct ContradictionTests {
    private static func season(
        _ number: Int, _ titles: [String], from day: Int = 1
    ) -> [StubTrakt.Episode] {
        titles.enumerated().map { index, title in
            let date = "2011-0\(number)-\(twoDigits(day + index * 7))"
            return .init(
                id: Int64(number * 100 + index + 1), number: index + 1,
                aired: "\(date)T00:00:00.000Z", title: title)
        }
    }

    /// Evenings in New York: the day in UTC is the next one.
    private static let evenings: [StubTrakt.Episode] = (1...5).map { number in
        .init(
            id: Int64(900 + number), number: number, aired: "2012-01-0\(number + 1)T01:00:00.000Z",
            title: "Night \(number) of the Year")
    }

    private static let shows: [StubTrakt.Title] = [
        .init(
            type: .show, id: 1, title: "Ferry Street", year: 2011,
            seasons: [
                1: season(1, ["Low Tide", "The Lock", "Departures", "Departures (2)"]),
                2: season(2, ["Episode 1", "Pilot", "The Lock Keeper", "TBA"]),
                3: season(3, ["Storm (Part 1)", "Storm (Part 2)"]),
            ]),
        .init(type: .show, id: 2, title: "Late Hour", year: 2012, seasons: [1: evenings]),
    ]

    private func episode(_ own: String, _ show: String = "Ferry Street") async throws -> Outcome {
        try await Bench(StubTrakt(Self.shows)).run().episode(own, #""title":"\#(show)""#)
    }

    @Test(
        "a title or day that is exactly another episode's is a question with both",
        arguments: [
            (#""season":1,"number":2,"title":"Low Tide""#, ["S01E02", "S01E01"]),
            (#""season":2,"number":3,"title":"low tide!""#, ["S02E03", "S01E01"]),
            (#""season":1,"number":3,"first_aired":"2011-01-08""#, ["S01E03", "S01E02"]),
            (
                #""season":1,"number":3,"title":"Die Schleuse","first_aired":"2011-01-08""#,
                ["S01E03", "S01E02"]
            ),
            (#""first_aired":"2011-01-08","title":"Low Tide""#, ["S01E02", "S01E01"]),
            (#""season":3,"number":2,"title":"Storm, Part 1""#, ["S03E02", "S03E01"]),
            (#""number_abs":2,"title":"Low Tide""#, ["S01E02", "S01E01"]),
        ])
    func contradicted(_ own: String, _ codes: [String]) async throws {
        let question = try #require(try await episode(own).question)
        #expect(question.episodes.map(\.code) == codes)
        #expect(question.reason.hasSuffix(" is that of \(codes[1]), not of \(codes[0])"))
    }

    @Test(
        "other spellings, parts, translations and titles that tell nothing are no contradiction",
        arguments: [
            (#""season":1,"number":1,"title":"LOW-TIDE""#, 101),
            (#""season":1,"number":1,"title":"Ebbe""#, 101),
            (#""season":1,"number":1,"title":"Tide Is Low""#, 101),
            (#""season":1,"number":4,"title":"Departures""#, 104),
            (#""season":1,"number":4,"title":"Departures, Part Two""#, 104),
            (#""season":2,"number":3,"title":"The Lock""#, 203),
            (#""season":3,"number":2,"title":"Storm""#, 302),
            (#""season":1,"number":1,"title":"Pilot""#, 101),
            (#""season":1,"number":2,"title":"Episode 1""#, 102),
            (#""season":1,"number":2,"title":"2011-01-01""#, 102),
            (#""season":2,"number":1,"title":"Low Tide""#, 201),
            (#""season":2,"number":4,"title":"Low Tide""#, 204),
            (#""season":1,"number":1,"first_aired":"2011-03-05""#, 101),
            (#""season":1,"number":1,"title":"Low Tide","first_aired":"2011-01-08""#, 101),
        ] as [(String, Int64)])
    func plain(_ own: String, _ id: Int64) async throws {
        #expect(try await episode(own).trakt == id)
    }

    @Test("a day in UTC may be the evening before")
    func evening() async throws {
        for day in ["2012-01-02", "2012-01-03", "2012-01-04"] {
            let outcome = try await episode(
                #""season":1,"number":2,"first_aired":"\#(day)""#, "Late Hour")
            #expect(outcome.trakt == 902)
        }
    }
}
