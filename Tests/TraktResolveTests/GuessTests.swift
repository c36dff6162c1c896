import Testing
import TraktCore

@testable import trakt_resolve

/// What lib-scan only guessed (`file.guess`) is not evidence: for each field a wrong guess never
/// becomes a play, and a right one does where the answer confirms it.
@Suite("guesses are not evidence")
struct GuessTests {
    private static func episodes(
        _ season: Int, _ titles: [String], from: Int
    ) -> [StubTrakt.Episode] {
        titles.enumerated().map { index, title in
            StubTrakt.Episode(
                id: Int64(season * 100 + index + 1), number: index + 1, absolute: from + index,
                aired: "2015-0\(season + 1)-0\(index + 1)T02:00:00.000Z", title: title)
        }
    }

    /// A show beside films that are called nearly or just the same.
    static let catalogue: [StubTrakt.Title] = [
        .init(
            type: .show, id: 1, title: "Lantern Row", year: 2012,
            seasons: [
                0: episodes(0, ["Recap"], from: 90),
                1: episodes(1, ["Dawn", "Dusk", "The Keel"], from: 1),
                2: episodes(2, ["Raft in Time", "The Oar", "Episode 3"], from: 4),
            ]),
        .init(type: .movie, id: 2, title: "Lantern Row", year: 2015),
        .init(type: .movie, id: 3, title: "Copper Moon", year: 2012),
        .init(type: .movie, id: 4, title: "Glass Tower", year: 1984),
        .init(type: .movie, id: 5, title: "Glass Tower", year: 2021),
        .init(type: .movie, id: 6, title: "Salt Road", year: 1999, imdb: "tt6"),
        .init(
            type: .show, id: 7, title: "Moon Cat", year: 2001,
            seasons: [1: episodes(1, ["Milk", "Yarn"], from: 1)]),
        .init(type: .movie, id: 8, title: "Moon Cat", year: 1975),
    ]

    private func film(_ title: String, _ year: Int?, _ guess: String) async throws -> Outcome {
        let year = year.map { ",\"year\":\($0)" } ?? ""
        return try await Bench(StubTrakt(Self.catalogue)).run().resolve(
            #"{"type":"movie","movie":{"title":"\#(title)"\#(year)},"#
                + #""file":{"path":"a.mkv","guess":[\#(guess)]}}"#)
    }

    private func episode(
        _ own: String, _ guess: String, show: String = #""title":"Lantern Row","year":2012"#
    ) async throws -> Outcome {
        try await Bench(StubTrakt(Self.catalogue)).run().resolve(
            #"{"type":"episode","episode":{\#(own)},"show":{\#(show)},"#
                + #""file":{"path":"a.mkv","guess":[\#(guess)]}}"#)
    }

    @Test("a guessed type: tried both ways")
    func type() async throws {
        // A concert of the show is not the film of that name.
        let concert = try await film("Lantern Row", 2015, #""type""#)
        #expect(concert.question?.candidates.map(\.candidate.type) == [.movie, .show])
        // Nothing but a title is no film.
        #expect(try await film("Copper Moon", nil, #""type""#).question != nil)
        #expect(try await film("Copper Moon", 2011, #""type""#).question != nil)
        #expect(try await film("Copper Moon", 2012, #""type""#).trakt == 3)
        // A film of another year is no rival, one of an unknown year is.
        let number = #""season":1,"number":1"#
        #expect(try await episode(number, #""type""#).trakt == 101)
        let noYear = #""title":"Moon Cat""#
        #expect(try await episode(number, #""type""#, show: noYear).question != nil)
        let named = number + #","title":"Milk""#
        #expect(try await episode(named, #""type""#, show: noYear).trakt == 101)
    }

    @Test("a guessed title: the same words and the same year")
    func title() async throws {
        #expect(try await film("Copper Moon", nil, #""title""#).question?.candidates.count == 1)
        #expect(try await film("Copper Moon", 2011, #""title""#).question != nil)
        #expect(try await film("The Copper Moon", 2012, #""title""#).question != nil)
        #expect(try await film("copper.moon", 2012, #""title""#).trakt == 3)
        let number = #""season":1,"number":1"#
        #expect(try await episode(number, #""title""#).trakt == 101)
        let noYear = #""title":"Lantern Row""#
        #expect(try await episode(number, #""title""#, show: noYear).question != nil)
        #expect(try await episode(number, #""title","year""#).question != nil)
    }

    @Test("a guessed year chooses nothing, and must not be another")
    func year() async throws {
        let twins = try await film("Glass Tower", 1984, #""year""#)
        #expect(Set(twins.question?.candidates.map(\.candidate.ids.trakt) ?? []) == [4, 5])
        #expect(try await film("Copper Moon", 1999, #""year""#).question != nil)
        #expect(try await film("Copper Moon", 2012, #""year""#).trakt == 3)
    }

    @Test(
        "a guessed number: the episode's title or date decides",
        arguments: [
            (#""season":2,"number":1"#, #""number""#, nil),
            (#""season":2,"number":1"#, #""season""#, nil),
            (#""season":2,"number":1,"title":"Raft in Time""#, #""number""#, 201),
            (#""season":2,"number":2,"title":"Raft in Time""#, #""number""#, 201),
            (#""season":1,"number":1,"title":"Raft in Time""#, #""season","number""#, 201),
            (#""season":2,"number":3,"title":"Episode 3""#, #""number""#, nil),
            (#""season":2,"number":1,"title":"Somewhere Else""#, #""number""#, nil),
            (#""season":1,"number":3,"first_aired":"2015-02-02""#, #""number""#, 102),
            (#""season":1,"number":3,"first_aired":"2015-02-02""#, #""number","first_aired""#, nil),
            (#""number_abs":4"#, #""number_abs""#, nil),
            (#""season":2,"number":1,"number_abs":1"#, #""number""#, nil),
            (#""number_abs":4,"title":"Raft in Time""#, #""number_abs""#, 201),
            (#""season":1,"number":2,"number_abs":5"#, #""number_abs""#, 102),
            (#""first_aired":"2015-02-02""#, #""first_aired""#, nil),
            (#""season":1,"number":3,"title":"Dawn""#, #""number","episode_title""#, nil),
        ] as [(String, String, Int?)])
    func number(_ own: String, _ guess: String, _ id: Int?) async throws {
        let outcome = try await episode(own, guess)
        #expect(outcome.trakt == id.map(Int64.init), "\(outcome)")
    }

    @Test("ids and the person's word are no guesses")
    func ids() async throws {
        let bench = try Bench(StubTrakt(Self.catalogue))
        let guess = #""file":{"guess":["type","title","year"]}"#
        let byID = try await bench.run().resolve(
            #"{"type":"movie","movie":{"title":"X","ids":{"imdb":"tt6"}},\#(guess)}"#)
        #expect(byID.trakt == 6)
        let film = #"{"type":"movie","movie":{"title":"Lantern Row","year":2015}"#
        let run = try bench.run(
            overrides: film.dropLast() + #","ids":{"trakt":2}}}"#)
        #expect(try await run.resolve("\(film),\(guess)}").trakt == 2)
        // A guessed year is part of what the person was shown.
        let other = #"{"type":"movie","movie":{"title":"Lantern Row","year":1999}"#
        #expect(try await run.resolve("\(other),\(guess)}").trakt == nil)
    }

    @Test(
        "an absolute number in a season's folder is read both ways",
        arguments: [
            // Season 2 has no number 4: it is number 4 of all.
            (#""season":2,"number":4,"number_abs":4"#, 201),
            // It would be in season 1: two numberings, unless the title says so.
            (#""season":2,"number":9,"number_abs":3"#, nil),
            (#""season":2,"number":9,"number_abs":3,"title":"The Keel""#, 103),
            (#""season":2,"number":2,"number_abs":2"#, nil),
            (#""season":2,"number":2,"number_abs":2,"title":"The Oar""#, 202),
            (#""season":1,"number":2,"number_abs":2"#, 102),
        ] as [(String, Int?)])
    func absolute(_ own: String, _ id: Int?) async throws {
        let outcome = try await episode(own, "")
        #expect(outcome.trakt == id.map(Int64.init), "\(outcome)")
    }
}
