import Testing
import TraktCore

@testable import trakt_resolve

@Suite("episodes and seasons")
struct EpisodeTests {
    private static func episodes(
        _ season: Int, _ count: Int, absolute from: Int? = nil, day: String? = nil
    ) -> [StubTrakt.Episode] {
        (1...count).map { number in
            let id = Int64(season * 1000 + number)
            return .init(
                id: id, number: number, absolute: from.map { $0 + number - 1 },
                aired: day.map { "\($0)-\(twoDigits(number))T01:00:00.000Z" }, tvdb: id + 50_000)
        }
    }

    static let shows: [StubTrakt.Title] = [
        .init(
            type: .show, id: 1, title: "Dark Water", year: 2017, imdb: "tt5", tvdb: 50,
            seasons: [
                0: episodes(0, 2), 1: episodes(1, 10, day: "2017-12"), 2: episodes(2, 190),
            ]),
        .init(
            type: .show, id: 2, title: "Nine Tailed Fox", year: 2002,
            seasons: [
                1: episodes(3, 12, absolute: 1), 2: episodes(4, 13, absolute: 13),
            ]),
        .init(
            type: .show, id: 3, title: "Uncounted Fox", year: 2003,
            seasons: [0: episodes(5, 3), 1: episodes(6, 12), 2: episodes(7, 12)]),
        .init(
            type: .show, id: 4, title: "Hollow Seasons", year: 2004,
            seasons: [1: episodes(8, 4), 2: episodes(9, 4)], seasonsComeEmpty: true),
    ]

    private func bench() throws -> Bench { try Bench(StubTrakt(Self.shows)) }

    @Test("a show of 200 episodes costs two requests, and none the second time")
    func budget() async throws {
        let bench = try bench()
        for round in 1...2 {
            let run = try bench.run()
            for (season, count) in [(1, 10), (2, 190)] {
                for number in 1...count {
                    let outcome = try await run.episode(
                        #""season":\#(season),"number":\#(number)"#,
                        #""title":"Dark Water","year":2017"#)
                    #expect(outcome.trakt == Int64(season * 1000 + number))
                }
            }
            #expect(bench.trakt.paths.count == 2, "round \(round)")
        }
    }

    @Test("specials are season 0; seasons have ids; shows too")
    func others() async throws {
        let run = try bench().run()
        let show = #""title":"Dark Water","year":2017"#
        #expect(try await run.episode(#""season":0,"number":2"#, show).trakt == 2)
        let season = try await run.resolve(
            #"{"type":"season","season":{"number":2},"show":{\#(show)}}"#)
        #expect(season.trakt == 102)
        let none = try await run.resolve(
            #"{"type":"season","season":{"number":7},"show":{\#(show)}}"#)
        #expect(none.question?.reason == "the show has no season 7")
    }

    @Test("an episode the show does not have says what it has")
    func missing() async throws {
        let run = try bench().run()
        let show = #""title":"Dark Water","year":2017"#
        let number = try await run.episode(#""season":1,"number":11"#, show).question
        #expect(number?.reason == "season 1 has episodes 1 to 10")
        let season = try await run.episode(#""season":4,"number":1"#, show).question
        #expect(season?.reason == "the show has seasons 0 to 2")
    }

    @Test(
        "absolute numbers run through the seasons, by Trakt's own or by counting",
        arguments: [
            (2, 1, 3001), (2, 12, 3012), (2, 13, 4001), (2, 25, 4013), (2, 26, nil),
            (3, 12, 6012), (3, 13, 7001), (3, 24, 7012), (3, 25, nil),
        ] as [(Int, Int, Int?)])
    func absolute(_ show: Int, _ number: Int, _ id: Int?) async throws {
        let title = Self.shows[show - 1].title
        let outcome = try await bench().run().episode(
            #""number_abs":\#(number)"#, #""title":"\#(title)""#)
        #expect(outcome.trakt == id.map(Int64.init))
    }

    @Test("two numberings that disagree are a question")
    func disagreement() async throws {
        let outcome = try await bench().run().episode(
            #""season":2,"number":3,"number_abs":16"#, #""title":"Nine Tailed Fox""#)
        #expect(outcome.question?.episodes.count == 2)
        let same = try await bench().run().episode(
            #""season":2,"number":3,"number_abs":15"#, #""title":"Nine Tailed Fox""#)
        #expect(same.trakt == 4003)
    }

    @Test("the equal day wins; a day off is taken when nothing aired on the day itself")
    func days() async throws {
        let run = try bench().run()
        let show = #""title":"Dark Water","year":2017"#
        #expect(try await run.episode(#""first_aired":"2017-12-05""#, show).trakt == 1005)
        #expect(try await run.episode(#""first_aired":"2017-12-11""#, show).trakt == 1010)
        #expect(try await run.episode(#""first_aired":"2017-11-30""#, show).trakt == 1001)
        #expect(try await run.episode(#""first_aired":"2018-05-05""#, show).trakt == nil)
        #expect(try await run.episode(#""first_aired":"May""#, show).trakt == nil)
    }

    @Test("seasons that come without episodes are asked for alone, those that are needed")
    func hollow() async throws {
        let bench = try bench()
        let run = try bench.run()
        let show = #""title":"Hollow Seasons""#
        #expect(try await run.episode(#""season":2,"number":3"#, show).trakt == 9003)
        #expect(try await run.episode(#""season":2,"number":4"#, show).trakt == 9004)
        #expect(bench.trakt.count("/shows/4/seasons/") == 1)
        #expect(try await run.episode(#""number_abs":3"#, show).trakt == 8003)
        #expect(bench.trakt.count("/shows/4/seasons/") == 2)
        bench.trakt.reset()
        #expect(try await bench.run().episode(#""season":1,"number":1"#, show).trakt == 8001)
        #expect(bench.trakt.paths.isEmpty)
    }

    @Test("an episode's own id finds it, in its show's list or by itself")
    func ownID() async throws {
        let bench = try bench()
        let run = try bench.run()
        let inShow = try await run.episode(
            #""season":9,"number":9,"ids":{"tvdb":51003}"#, #""title":"Dark Water","year":2017"#)
        #expect(inShow.trakt == 1003)
        #expect(bench.trakt.count("/search/tvdb") == 0)
        let alone = try await run.resolve(
            #"{"type":"episode","episode":{"ids":{"tvdb":51004}}}"#)
        #expect(alone.trakt == 1004)
        #expect(alone.text?.contains(#""show":{"title":"Dark Water""#) == true)
    }

    @Test("a number whose episode has another id than the record's is not taken")
    func otherNumbering() async throws {
        let outcome = try await bench().run().episode(
            #""season":1,"number":3,"ids":{"tvdb":99999}"#, #""title":"Dark Water","year":2017"#)
        #expect(outcome.trakt == nil)
        #expect(outcome.question?.episodes.first?.code == "S01E03")
    }

    @Test("the show's own id among the episode's says nothing of which episode it is")
    func showsID() async throws {
        for ids in [#"{"tvdb":50}"#, #"{"imdb":"tt5"}"#] {
            let outcome = try await bench().run().episode(
                #""season":1,"number":3,"ids":\#(ids)"#, #""title":"Dark Water","year":2017"#)
            #expect(outcome.trakt == 1003)
            let ids = outcome.text.map { Array($0.utf8) }.flatMap { try? Record($0) }
            #expect(ids?.value("episode", "ids", "imdb") == nil)
            #expect(ids?.value("episode", "ids", "tvdb")?.int == 51003)
        }
    }

    @Test("a doubtful show is one question with its candidates, for every episode")
    func doubtful() async throws {
        let twins: [StubTrakt.Title] = [1990, 2013].map {
            .init(type: .show, id: Int64($0), title: "House of Cards", year: $0)
        }
        let bench = try Bench(StubTrakt(twins))
        let run = try bench.run()
        for number in 1...5 {
            let outcome = try await run.episode(
                #""season":1,"number":\#(number)"#, #""title":"House of Cards""#)
            #expect(outcome.question?.candidates.count == 2)
        }
        #expect(bench.trakt.paths.count <= 2)
    }

    @Test("an old list is asked for anew when it lacks the episode")
    func renewed() async throws {
        let bench = try bench()
        let show = #""title":"Dark Water","year":2017"#
        _ = try await bench.run().episode(#""season":1,"number":1"#, show)
        bench.trakt.reset()
        _ = try await bench.run(daysLater: 3).episode(#""season":1,"number":2"#, show)
        #expect(bench.trakt.paths.isEmpty)
        _ = try await bench.run(daysLater: 3).episode(#""season":1,"number":99"#, show)
        #expect(bench.trakt.count("/shows/1/seasons") == 1)
    }
}
