import Testing
import TraktCore

@testable import trakt_sandbox

/// Text search, exact search and lookup by id.
@Suite struct SearchTests {
    private static let extra = """
        {"type":"movie","movie":{"title":"Größe & Wahn","year":2020,"ids":{"trakt":70000001,"tmdb":1394},"aliases":["Size and Madness"]}}
        {"type":"movie","movie":{"title":"No Year At All","ids":{"trakt":70000002},"released":null}}
        """

    /// The server is only read here, so that one is enough.
    private static let server = Result { try TestServer(catalog: extra) }

    private func titles(_ path: String) throws -> [String] {
        try Self.server.get().rows(path).map { row in
            let title = row[row["type"]?.string ?? ""]
            return "\(title?["title"]?.string ?? "") \(title?["year"]?.int64 ?? 0)"
        }
    }

    @Test(arguments: [
        ("movie?query=dune", ["Dune 2021", "Dune 1984", "Dune: Part Two 2024"]),
        ("movie?query=dune%201984", ["Dune 1984"]),
        ("movie?query=DUNE&years=1984", ["Dune 2021", "Dune 1984", "Dune: Part Two 2024"]),
        ("movie/exact?query=dune", ["Dune 2021", "Dune 1984"]),
        ("movie/exact?query=robocop", ["RoboCop 1987", "RoboCop 2014"]),
        ("show/exact?query=house%20of%20cards", ["House of Cards 1990", "House of Cards 2013"]),
        ("movie/exact?query=size%20and%20madness", ["Größe & Wahn 2020"]),
        ("movie?query=grosse%20und", ["Größe & Wahn 2020"]),
        ("movie/exact?query=grosse%20and%20wahn", ["Größe & Wahn 2020"]),
        ("movie/exact?query=no%20year%20at%20all", ["No Year At All 0"]),
        ("movie?query=incepton", ["Inception 2010"]),
        ("movie/exact?query=incepton", []),
        ("movie?query=blade%20run", ["Blade Runner 1982", "Blade Runner 2049 2017"]),
        ("movie?query=", []), ("movie?query=zqxjk", []), ("person?query=dune", []),
        ("movie?query=%2B%20-%20%7C%7C%20%5C", []),
    ])
    func findsTitles(path: String, expected: [String]) throws {
        #expect(try titles("/search/\(path)") == expected)
    }

    @Test func findsTheShowBehindItsDots() throws {
        for query in [
            "agents%20of%20shield", "Marvel's%20Agents%20of%20S.H.I.E.L.D.", "s.h.i.e.l.d",
        ] {
            let found = try titles("/search/show?query=\(query)")
            #expect(found.first == "Marvel's Agents of S.H.I.E.L.D. 2013", "\(query)")
        }
    }

    @Test func givesFullObjectsAndHugeScores() throws {
        let server = try Self.server.get()
        let rows = try server.rows("/search/movie,show?query=star%20trek")
        let types = Set(rows.compactMap { $0["type"]?.string })
        #expect(types == ["movie", "show"])
        for row in rows {
            let score = try #require(row["score"]?.int64)
            #expect(score > 1 << 53)
            #expect(row[row["type"]?.string ?? ""]?["overview"] != nil)
        }
    }

    @Test func theOldEngineGaveLittle() throws {
        let server = try TestServer { $0.profile = .legacy }
        let rows = try server.rows("/search/movie?query=dune")
        let scores = rows.compactMap { $0["score"]?.double }
        #expect(scores == scores.sorted(by: >) && scores.count == 3 && scores[0] < 1000)
        #expect(rows.allSatisfy { $0["movie"]?["overview"] == nil })
        let full = try server.rows("/search/movie?query=dune&extended=full")
        #expect(full.allSatisfy { $0["movie"]?["overview"] != nil })
        #expect(try server.rows("/search/imdb/tt1160419").first?["score"]?.isNull == true)
    }

    @Test(arguments: [
        ("limit=1", "1", "3", 1), ("limit=100", "50", "1", 3), ("limit=0", "50", "1", 3),
        ("limit=-1", "50", "1", 3), ("limit=abc", "50", "1", 3), ("limit=all", "50", "1", 3),
        ("limit=2&page=2", "2", "2", 1), ("limit=2&page=9", "2", "2", 0), ("page=0", "50", "1", 3),
    ])
    func pages(query: String, limit: String, pages: String, count: Int) throws {
        let reply = try Self.server.get().get("/search/movie?query=dune&\(query)")
        #expect(reply.headers["x-pagination-limit"] == limit)
        #expect(reply.headers["x-pagination-page-count"] == pages)
        #expect(reply.headers["x-pagination-item-count"] == "3")
        #expect(try reply.json.elements.count == count)
    }

    @Test func nothingFoundIsOnePage() throws {
        let reply = try Self.server.get().get("/search/movie?query=zqxjk")
        #expect(reply.status == 200 && reply.text == "[]")
        #expect(reply.headers["x-pagination-page-count"] == "1")
        #expect(reply.headers["x-pagination-item-count"] == "0")
    }

    // MARK: Ids

    @Test(arguments: [
        ("imdb/tt1160419?type=movie", ["Dune 2021"]), ("imdb/tt1160419", ["Dune 2021"]),
        ("imdb/tt1160419?type=show", []), ("imdb/1?type=show", []), ("trakt/garbage", []),
        ("trakt/1394?type=show", ["Marvel's Agents of S.H.I.E.L.D. 2013"]),
        ("tmdb/1403?type=show", ["Marvel's Agents of S.H.I.E.L.D. 2013"]),
        ("tvdb/263365?type=show", ["Marvel's Agents of S.H.I.E.L.D. 2013"]),
        ("tmdb/1394?type=movie", ["Größe & Wahn 2020"]), ("tvdb/garbage?type=show", []),
    ])
    func looksUpIDs(path: String, expected: [String]) throws {
        let reply = try Self.server.get().get("/search/\(path)")
        #expect(reply.status == 200 && reply.headers["x-pagination-page"] == nil)
        #expect(try titles("/search/\(path)") == expected)
        #expect(try reply.json.elements.allSatisfy { $0["score"]?.int64 == 100 })
    }

    @Test(arguments: ["tvdb/263365?type=movie", "tvdb/99999999999?type=show"])
    func someTvdbLookupsFail(path: String) throws {
        #expect(try Self.server.get().get("/search/\(path)").status == 500)
    }

    @Test func anEpisodeIsFoundWithItsShow() throws {
        let server = try Self.server.get()
        let id = try server.get("/shows/1394/seasons/3/episodes/13").json["ids"]?["trakt"]?.int64
        let row = try #require(try server.rows("/search/trakt/\(id ?? 0)?type=episode").first)
        #expect(row["episode"]?["number"]?.int64 == 13)
        #expect(row["show"]?["ids"]?["trakt"]?.int64 == 1394)
    }

    // MARK: Words

    @Test(arguments: [
        ("Marvel's Agents of S.H.I.E.L.D.", "marvels agents of shield"), ("Amélie", "amelie"),
        ("WALL·E", "wall e"), ("Mr. Robot", "mr robot"), ("Tom & Jerry", "tom and jerry"),
        ("Die Übermütigen: Teil 2", "die ubermutigen teil 2"), ("Æon Flux", "aeon flux"),
        ("E.T. the Extra-Terrestrial", "et the extra terrestrial"), ("千と千尋の神隠し", "千と千尋の神隠し"),
        ("ＦＵＬＬ", "full"), ("  ", ""), ("Ocean’s 11", "oceans 11"), ("2.0", "2 0"),
    ])
    func folds(text: String, key: String) {
        #expect(TextFolding.key(text) == key)
    }

    @Test(arguments: [
        ("abcd", "abcd", true), ("abcd", "abxd", true), ("abcd", "bacd", true),
        ("abcd", "abc", true), ("abcd", "abcde", true), ("abcd", "abxy", false),
        ("abcd", "dcba", false), ("abcd", "ab", false), ("abcd", "acbx", false),
    ])
    func countsTypingErrors(left: String, right: String, isClose: Bool) {
        let result = editDistance(left, right) <= 1
        #expect(result == isClose)
    }
}
