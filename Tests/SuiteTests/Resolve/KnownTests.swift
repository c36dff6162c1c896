import Testing
import TraktCore

/// `trakt-resolve --known`: the files of a Trakt export as the catalogue.
@Suite("trakt-resolve --known")
struct KnownTests {
    /// Rows in the shapes of exports.md 1.1: plays, watched titles without a type, ratings, nested
    /// seasons, objects and lists that are no items.
    private static let files: [String: String] = [
        "watched-history-1.json": """
        [{"id":1,"watched_at":"2014-04-05T15:27:00.000Z","action":"scrobble","type":"movie","movie":\
        {"ids":{"imdb":"tt0468569","plex":{"guid":"x"},"slug":"d","tmdb":155,"trakt":120},\
        "year":2008,"title":"The Dark Knight"}},{"id":2,"watched_at":"2014-04-05T15:27:00.000Z",\
        "action":"scrobble","type":"episode","episode":{"title":"The Keel","number":2,"season":1,\
        "ids":{"tvdb":5102,"trakt":5002}},"show":{"title":"Lantern Row","year":2012,\
        "ids":{"trakt":50,"tvdb":510}}}]
        """,
        "watched-history-2.json": """
        [{"id":2,"watched_at":"2014-04-05T15:27:00.000Z","action":"scrobble","type":"episode",\
        "episode":{"title":"The Keel","number":2,"season":1,"ids":{"tvdb":5102,"trakt":5002}},\
        "show":{"title":"Lantern Row","year":2012,"ids":{"trakt":50,"tvdb":510}}}]
        """,
        "watched-movies.json": """
        [{"plays":2,"last_watched_at":"2014-04-05T15:27:00.000Z","movie":{"title":"Dune",\
        "year":1984,"ids":{"trakt":121,"imdb":"tt0087182","tmdb":841}}},{"plays":1,\
        "movie":{"title":"Glass Tower","year":1990,"ids":{"trakt":122}}},\
        {"movie":{"title":"Glass Tower","year":1990,"ids":{"trakt":123}}}]
        """,
        "ratings-seasons.json": """
        [{"rated_at":"2014-04-05T15:27:00.000Z","rating":8,"type":"season","season":{"number":1,\
        "ids":{"trakt":501,"tvdb":9}},"show":{"title":"Lantern Row","year":2012,\
        "ids":{"trakt":50}}}]
        """,
        "watched-shows.json": """
        [{"plays":1,"show":{"title":"Moon Cat","year":2001,"ids":{"trakt":51}},"seasons":\
        [{"number":1,"episodes":[{"number":1,"plays":1}]}]}]
        """,
        "user-profile.json": #"{"username":"me","ids":{"slug":"me"}}"#,
        "lists-watchlist.json": "[]",
    ]

    private func resolve(
        _ lines: [String], _ options: [String] = [], files: [String: String] = Self.files,
        in scratch: Scratch
    ) async throws -> CommandResult {
        for (name, text) in files { try scratch.write(name, text) }
        let known = files.keys.sorted().reversed().flatMap { ["--known", $0] }
        return try await Command(
            "trakt-resolve", ["--offline", "--rejects", "rejects"] + known + options, in: scratch,
            input: .lines(lines), environment: ["TRAKT_API_URL": "http://127.0.0.1:1"]
        ).run()
    }

    private func film(_ members: String, _ rest: String = "") -> String {
        #"{"type":"movie","movie":{\#(members)}\#(rest)}"#
    }

    private func episode(_ own: String, _ show: String = #""title":"Lantern Row""#) -> String {
        #"{"type":"episode","episode":{\#(own)},"show":{\#(show)}}"#
    }

    @Test("titles, seasons and episodes are found by id and by name; nothing is asked")
    func found() async throws {
        let scratch = try Scratch()
        let lines: [(line: String, key: String, trakt: Int64)] = [
            (film(#""ids":{"imdb":"tt0087182"}"#), "movie", 121),
            (film(#""title":"dark knight, the","year":2008"#), "movie", 120),
            (film(#""title":"Dune","ids":{"tmdb":841}"#), "movie", 121),
            (#"{"type":"show","show":{"title":"Moon Cat","year":2001}}"#, "show", 51),
            (
                #"{"type":"season","season":{"number":1},"show":{"title":"Lantern Row"}}"#,
                "season", 501
            ),
            (episode(#""season":1,"number":2"#), "episode", 5002),
            (episode(#""title":"The Keel""#), "episode", 5002),
            (#"{"type":"episode","episode":{"ids":{"tvdb":5102}}}"#, "episode", 5002),
            (episode(#""season":1,"number":2"#, #""ids":{"tvdb":510}"#), "episode", 5002),
        ]
        let result = try await resolve(lines.map(\.line), in: scratch)
        result.expectStatus(0)
        let ids = try zip(result.records, lines).map { $0.value($1.key, "ids", "trakt")?.int64 }
        #expect(ids == lines.map(\.trakt))
        #expect(try result.records[1].value("match", "by")?.string == "known")
        #expect(!scratch.exists("../cache/traktutils"))
    }

    @Test("what the files do not have is unknown, what is doubtful has candidates")
    func rejects() async throws {
        let scratch = try Scratch()
        let guess = #","file":{"path":"a.mkv","guess":["title"]}"#
        let lines: [(line: String, isUnknown: Bool, candidates: Int)] = [
            (film(#""title":"Dune","year":2021"#), true, 0),
            (film(#""title":"No Such Film","year":2001"#), true, 0),
            (film(#""title":"Glass Tower","year":1990"#), false, 2),
            (film(#""title":"Dune","year":1986"#), false, 1),
            (film(#""title":"Dark Knight Returns","year":2008"#), false, 1),
            (film(#""title":"No Such Film","year":2001"#, guess), false, 0),
            (film(#""ids":{"imdb":"tt99"}"#), true, 0),
            (film(#""title":"Dune","year":1984,"ids":{"imdb":"tt99"}"#), false, 1),
            (episode(#""season":1,"number":9"#), true, 0),
            (episode(#""number_abs":2"#), true, 0),
            (episode(#""season":1,"number":1"#, #""title":"No Such Show""#), true, 0),
            (episode(#""season":1,"number":1"#, #""title":"Moon Cat""#), true, 0),
        ]
        let result = try await resolve(lines.map(\.line), in: scratch)
        result.expectStatus(1)
        result.expect(
            result.errors.contains("7 of the rejected are not in the files of --known; to upload")
                && result.errors.contains("' rejects | trakt-add --upload-file"), "the next step")
        let rejects = try scratch.lines("rejects").map { try Record(Array($0.utf8)) }
        #expect(rejects.count == lines.count)
        for (record, wanted) in zip(rejects, lines) {
            let reject = record["reject"]
            #expect((reject?["unknown"]?.bool == true) == wanted.isUnknown, "\(record.text)")
            let candidates = reject?["candidates"]?.elements.count
            #expect((candidates ?? 0) == wanted.candidates, "\(record.text)")
            #expect((candidates == nil) == wanted.isUnknown, "\(record.text)")
        }
    }

    @Test("a near miss among known titles is a question with its candidate, never a match")
    func nearMisses() async throws {
        let scratch = try Scratch()
        let known = """
            {"movie":{"title":"Twin","year":2000,"ids":{"trakt":11}}}
            {"movie":{"title":"9","year":2009,"ids":{"trakt":12}}}
            {"movie":{"title":"Glass Island II","year":1990,"ids":{"trakt":13}}}
            {"type":"episode","episode":{"season":1,"number":1,"title":"Oars","ids":{"trakt":21}},\
            "show":{"title":"The Mill","year":2005,"ids":{"trakt":20}}}
            """
        func mill(_ show: String) -> String { episode(#""season":1,"number":1"#, show) }
        let misses = [
            film(#""title":"Twin","year":2001"#), film(#""title":"Twin","year":1999"#),
            film(#""title":"Twin""#), film(#""title":"The Twin","year":2000"#),
            film(#""title":"Nine","year":2009"#),
            film(#""title":"Glass Island 2","year":1990"#),
            mill(#""title":"The Mill (UK)""#), mill(#""title":"The Mill","year":2004"#),
            mill(#""title":"Mill""#), mill(#""title":"The Mill (UK) (2006)""#),
        ]
        let result = try await resolve(misses, files: ["k": known], in: scratch)
        result.expectStatus(1)
        #expect(result.lines.isEmpty)
        let rejects = try scratch.lines("rejects").map { try Record(Array($0.utf8)) }
        #expect(rejects.count == misses.count)
        for record in rejects {
            #expect(record.value("reject", "candidates")?.elements.count == 1, "\(record.text)")
        }
        let sure = [
            film(#""title":"twin","year":2000"#), mill(#""title":"The Mill","year":2005"#),
            mill(#""title":"The Mill""#), mill(#""title":"The Mill (UK)","year":2005"#),
            mill(#""title":"The Mill (2005)""#),
        ]
        let found = try await resolve(sure, files: ["k": known], in: scratch)
        found.expectStatus(0)
        #expect(found.lines.count == sure.count)
    }

    @Test("an incomplete export is named, a file that cannot be read ends the run")
    func badFiles() async throws {
        let scratch = try Scratch()
        var files = Self.files
        files["_errors.json"] =
            #"[{"endpoint":"watched-history","error":"502","fetchedPages":3,"totalPages":9}]"#
        let line = film(#""title":"Dune","year":1984"#)
        let incomplete = try await resolve([line], files: files, in: scratch)
        incomplete.expectStatus(0)
        incomplete.expect(
            incomplete.errors.contains("this export is incomplete: ")
                && incomplete.errors.contains("watched-history"), "the export is named")
        let broken = try await resolve([line], files: ["a.json": #"[{"a":1},{"b"#], in: scratch)
        broken.expectStatus(65)
        broken.expect(broken.output.isEmpty, "nothing is resolved")
        let none = try await resolve([line], ["--known", "none.json"], in: scratch)
        none.expectStatus(66)
        let stdin = try await resolve([line], ["--known", "-"], in: scratch)
        stdin.expectStatus(64)
    }

    @Test("with Trakt at hand the files save the requests, and others are searched for")
    func online() async throws {
        let scratch = try Scratch()
        let files = [
            "k.json": """
            {"movie":{"title":"Dune","year":2021,"ids":{"trakt":289441}}}
            {"movie":{"title":"Marvel's Inception","year":2010,"ids":{"trakt":999}}}
            """
        ]
        for (name, text) in files { try scratch.write(name, text) }
        try await Sandbox.run(in: scratch) { sandbox in
            let lines = [
                film(#""title":"Dune","year":2021"#), film(#""title":"The Thing","year":1982"#),
                film(#""title":"Inception","year":2010"#),
            ]
            let result = try await Command(
                "trakt-resolve", ["--known", "k.json"], in: scratch, input: .lines(lines),
                environment: sandbox.environment
            ).run()
            result.expectStatus(0)
            let ids = try result.records.map { $0.value("movie", "ids", "trakt")?.int64 }
            #expect(ids == [289441, 788, 16662])
            #expect(try sandbox.log().allSatisfy { !"\($0)".contains("Dune") })
        }
    }
}
