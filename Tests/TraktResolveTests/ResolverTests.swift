import Testing
import TraktCore

@testable import trakt_resolve

@Suite("identifying films and shows")
struct ResolverTests {
    static let films: [StubTrakt.Title] = [
        .init(type: .movie, id: 1, title: "Dune", year: 1984, imdb: "tt0087182"),
        .init(type: .movie, id: 2, title: "Dune", year: 2021, imdb: "tt1160419"),
        .init(type: .movie, id: 3, title: "Night River", year: 2010, imdb: "tt3"),
        .init(type: .movie, id: 4, title: "Face/Off", year: 1997, imdb: "tt0119094"),
        .init(type: .movie, id: 5, title: "Twin Peaks", year: 1990),
        .init(type: .movie, id: 6, title: "Twin Peaks", year: 1990),
        .init(type: .show, id: 1, title: "Dark Water", year: 2017, imdb: "tt5", tvdb: 50),
        .init(type: .show, id: 7, title: "Night River", year: 2010, imdb: "tt7", tvdb: 70),
    ]

    @Test("a Trakt id costs nothing and changes nothing")
    func traktID() async throws {
        let bench = try Bench(StubTrakt(Self.films))
        let outcome = try await bench.run().resolve(
            #"{"type":"movie","movie":{"title":"X","ids":{"trakt":9}},"id":1}"#)
        guard case .unchanged = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(bench.trakt.paths.isEmpty)
    }

    @Test("an id is looked up by its type, and wins over the title")
    func otherID() async throws {
        let bench = try Bench(StubTrakt(Self.films))
        let run = try bench.run()
        let outcome = try await run.resolve(
            #"{"type":"movie","movie":{"title":"Nonsense","ids":{"imdb":"tt1160419"}}}"#)
        #expect(outcome.trakt == 2 && outcome.by == "imdb")
        #expect(bench.trakt.paths == ["/search/imdb/tt1160419?type=movie"])
        // The same number is a show's tvdb id: never asked for a film.
        let film = try await run.resolve(
            #"{"type":"movie","movie":{"title":"Night River","year":2010,"ids":{"tvdb":50}}}"#)
        #expect(film.trakt == 3)
        #expect(bench.trakt.count("/search/tvdb") == 0)
    }

    @Test(
        "an id of an item with another title is shown by the score, with another year too a question",
        arguments: [
            (#""title":"Dune","year":2021"#, 100), (#""title":"DUNE","year":1990"#, 100),
            (#""title":"Nonsense""#, 5), (#""title":"Nonsense","year":2022"#, 5),
            (#""title":"Nonsense","year":2023"#, nil), (#""title":"Dune 2","year":1999"#, nil),
        ] as [(String, Int64?)])
    func otherTitle(_ words: String, _ score: Int64?) async throws {
        let outcome = try await Bench(StubTrakt(Self.films)).run().resolve(
            #"{"type":"movie","movie":{\#(words),"ids":{"imdb":"tt1160419"}}}"#)
        #expect(outcome.record?["match"]?["score"]?.int64 == score)
        let reason = score == nil ? "its imdb id belongs to another title" : nil
        #expect(outcome.question?.reason == reason)
        #expect((outcome.question?.candidates.first?.candidate.ids.trakt ?? 2) == 2)
    }

    @Test("an id of another type or another item is not taken")
    func wrongAnswer() async throws {
        let bench = try Bench(StubTrakt(Self.films))
        let show = try await bench.run().resolve(
            #"{"type":"show","show":{"ids":{"imdb":"tt1160419"}}}"#)
        #expect(show.question?.reason == "Trakt does not know its ids")
        bench.trakt.answering { _, _ in
            StubTrakt.json([
                [
                    "type": "movie",
                    "movie": ["title": "Other", "ids": ["trakt": 99, "imdb": "tt99"]],
                ]
            ])
        }
        let other = try await bench.run().resolve(
            #"{"type":"movie","movie":{"ids":{"imdb":"tt98"}}}"#)
        #expect(other.trakt == nil)
    }

    @Test("a year apart is taken only if no other spelling has the year")
    func spellings() async throws {
        let bench = try Bench(
            StubTrakt([
                .init(type: .movie, id: 1, title: "Wonder 3", year: 2010),
                .init(type: .movie, id: 2, title: "Wonder Three", year: 2011),
            ]))
        // As on Trakt, a search for a numeral misses the word.
        bench.trakt.answering { path, _ in
            guard path.contains("Wonder%203") else { return nil }
            let film: JSON = ["title": "Wonder 3", "year": 2010, "ids": ["trakt": 1]]
            return StubTrakt.json([["type": "movie", "movie": film]])
        }
        let run = try bench.run()
        let other = try await run.film("Wonder 3", 2011)
        #expect(Set(other.question?.candidates.map(\.candidate.ids.trakt) ?? []) == [1, 2])
        #expect(try await run.film("Wonder 3", 2010).trakt == 1)
    }

    @Test("an id Trakt does not know does not turn into another film of that name")
    func contradiction() async throws {
        let bench = try Bench(StubTrakt(Self.films))
        let outcome = try await bench.run().resolve(
            #"{"type":"movie","movie":{"title":"Night River","year":2010,"ids":{"imdb":"tt404"}}}"#)
        #expect(outcome.question?.candidates.first?.candidate.ids.trakt == 3)
    }

    @Test("the searches: one request for most, twins are a question with both")
    func searches() async throws {
        let bench = try Bench(StubTrakt(Self.films))
        let run = try bench.run()
        #expect(try await run.film("Dune", 2021).trakt == 2)
        #expect(bench.trakt.paths.count == 1)
        #expect(try await run.film("Face+Off", 1997).trakt == 4)
        #expect(bench.trakt.paths.count == 2)
        let twins = try await run.film("Twin Peaks", 1990).question
        #expect(twins?.candidates.map(\.candidate.ids.trakt) == [6, 5])
        #expect(bench.trakt.paths.count == 3)
    }

    @Test("a second run asks nothing, found or not; --refresh asks; answers grow old")
    func cache() async throws {
        let bench = try Bench(StubTrakt(Self.films))
        let asked = [("Dune", 2021), ("Night River", 2011), ("No Such Film", 2000)]
        for (title, year) in asked { _ = try await bench.run().film(title, year) }
        bench.trakt.reset()
        let run = try bench.run()
        #expect(try await run.film("Dune", 2021).trakt == 2)
        #expect(try await run.film("DUNE", 2021).trakt == 2)
        #expect(try await run.film("Night River", 2011).by == "broad")
        #expect(try await run.film("No Such Film", 2000).trakt == nil)
        #expect(bench.trakt.paths.isEmpty)
        _ = try await bench.run(daysLater: 2).film("Dune", 2021)
        #expect(bench.trakt.paths.isEmpty)
        _ = try await bench.run(daysLater: 2).film("No Such Film", 2000)
        #expect(!bench.trakt.paths.isEmpty)
        bench.trakt.reset()
        _ = try await bench.run(daysLater: 31).film("Dune", 2021)
        #expect(bench.trakt.paths.count == 1)
        _ = try await bench.run(use: .none).film("Dune", 2021)
        #expect(bench.trakt.paths.count == 2)
    }

    @Test("offline, the cache and the overrides are all there is")
    func offline() async throws {
        let bench = try Bench(StubTrakt(Self.films))
        _ = try await bench.run().film("Dune", 2021)
        bench.trakt.reset()
        let run = try bench.run(offline: true, daysLater: 400)
        #expect(try await run.film("Dune", 2021).trakt == 2)
        #expect(try await run.film("Dune", 1984).question?.reason.contains("offline") == true)
        #expect(bench.trakt.paths.isEmpty)
    }

    @Test("one title is asked for once, however many want it at a time")
    func singleFlight() async throws {
        let bench = try Bench(StubTrakt(Self.films))
        let run = try bench.run()
        await withTaskGroup(of: Int64?.self) { group in
            for _ in 0..<200 { group.addTask { try? await run.film("Dune", 2021).trakt } }
            for await trakt in group { #expect(trakt == 2) }
        }
        #expect(bench.trakt.paths.count == 1)
        // Films of one name share the search.
        #expect(try await run.film("Dune", 1984).trakt == 1)
        #expect(bench.trakt.paths.count == 1)
    }

    @Test("titles of the account need no search, once its pages are read")
    func account() async throws {
        let bench = try Bench(StubTrakt(Self.films), signedIn: true)
        bench.trakt.watch([2, 3])
        let run = try bench.run()
        #expect(try await run.film("Dune", 2021).by == "account")
        #expect(try await run.film("Night River", 2010).by == "account")
        #expect(
            Set(bench.trakt.paths.map { $0.prefix { $0 != "?" } }) == [
                "/sync/watched/movies", "/sync/collection/movies",
            ])
        // Another year is no evidence: it is searched for.
        #expect(try await run.film("Dune", 1984).trakt == 1)
        #expect(bench.trakt.count("/search") == 1)
        bench.trakt.reset()
        #expect(try await bench.run().film("Dune", 2021).trakt == 2)
        #expect(bench.trakt.paths.isEmpty)
    }

    @Test("a tagged library is answered from the account's pages, after a few look-ups")
    func taggedAccount() async throws {
        let films: [StubTrakt.Title] = (1...200).map {
            .init(type: .movie, id: Int64($0), title: "Film \($0)", year: 2000, imdb: "tt\($0)")
        }
        let bench = try Bench(StubTrakt(films), signedIn: true)
        bench.trakt.watch(films.dropLast(10).map(\.id))
        let run = try bench.run()
        for film in films {
            let outcome = try await run.resolve(
                #"{"type":"movie","movie":{"ids":{"imdb":"tt\#(film.id)"}}}"#)
            #expect(outcome.trakt == film.id && outcome.by == "imdb")
        }
        #expect(bench.trakt.count("/search/imdb") == 30)
        #expect(bench.trakt.count("/sync") <= 4)
    }

    @Test("an override wins over titles and earlier answers; skip is never asked about")
    func overrides() async throws {
        let bench = try Bench(StubTrakt(Self.films))
        let run = try bench.run(
            overrides: """
                {"type":"movie","movie":{"title":"Dune","year":2021,"ids":{"trakt":1}}}
                {"type":"movie","movie":{"title":"Face/Off","year":1997},"skip":true}
                {"type":"show","show":{"title":"Murk","ids":{"imdb":"tt5"}}}
                """)
        #expect(try await run.film("dune", 2021).trakt == 1)
        #expect(try await run.film("Face/Off", 1997).question?.title == nil)
        #expect(bench.trakt.paths.isEmpty)
        let show = try await run.resolve(#"{"type":"show","show":{"title":"Murk"}}"#)
        #expect(show.trakt == 1 && show.by == "override")
        let own = try await run.resolve(
            #"{"type":"movie","movie":{"title":"Dune","year":2021,"ids":{"trakt":2,"imdb":"tt1160419"}},"match":{"by":"exact"}}"#
        )
        #expect(own.trakt == 1)
    }

    @Test("an id of the record counts more than an override for its title")
    func overriddenIDs() async throws {
        let film = { (ids: String) in
            #"{"type":"movie","movie":{"title":"dune","year":2021,"ids":{\#(ids)}}}"#
        }
        let bench = try Bench(StubTrakt(Self.films))
        let run = try bench.run(overrides: film(#""trakt":1"#))
        let own = try await run.resolve(film(#""trakt":2"#))
        #expect(own.trakt == nil && own.question == nil, "unchanged")
        let seen = film(#""trakt":2"#).dropLast() + #","match":{"by":"trakt"}}"#
        let again = try await run.resolve(String(seen))
        #expect(again.trakt == nil && again.question == nil, "unchanged")
        let other = try await run.resolve(film(#""imdb":"tt1160419""#))
        #expect(other.question?.reason.contains("its imdb id is of Dune (2021)") == true)
        let told = try bench.run(overrides: film(#""trakt":1,"imdb":"tt1160419""#))
        #expect(try await told.resolve(film(#""imdb":"tt1160419""#)).trakt == 1)
    }

    @Test("what was read stays as it was written; only ids, title and year are Trakt's")
    func bytes() async throws {
        let bench = try Bench(StubTrakt(Self.films))
        let line =
            #"{"a":1.50,"movie":{"x":"\u0041","ids":{"plex":{"k":1e2}},"year":2021,"#
            + #" "title":"dune"},"#
            + #""n":123456789012345678901234567890,"type":"movie"}"#
        let text = try await bench.run().resolve(line).text
        #expect(
            text == #"{"a":1.50,"movie":{"x":"\u0041","ids":{"plex":{"k":1e2},"trakt":2,"#
                + #""slug":"s-2","imdb":"tt1160419"},"year":2021,"title":"Dune"},"#
                + #""n":123456789012345678901234567890,"type":"movie","#
                + #""match":{"by":"exact","score":100,"title":"Dune","year":2021}}"#)
    }

    @Test("a film is not looked for among shows, nor the other way round")
    func types() async throws {
        let bench = try Bench(StubTrakt(Self.films))
        let run = try bench.run()
        #expect(try await run.film("Night River", 2010).trakt == 3)
        let show = try await run.resolve(
            #"{"type":"show","show":{"title":"Night River","year":2010}}"#)
        #expect(show.trakt == 7)
        #expect(try await run.film("Dark Water", 2017).trakt == nil)
    }
}
