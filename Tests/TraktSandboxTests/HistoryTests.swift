import Testing
import TraktCore

@testable import trakt_sandbox

/// Reading, adding and removing plays.
@Suite struct HistoryTests {
    private func ids(_ rows: [JSONSlice]) -> [Int64] { rows.compactMap { $0["id"]?.int64 } }

    // MARK: Reading

    @Test func theAccidentIsAsTheIssueTellsIt() throws {
        let rows = try TestServer().rows("/sync/history/shows/1394")
        #expect(ids(rows) == (0...27).reversed().map { 10_000_000_000 + $0 })
        let facts = rows.map { row in
            "\(row["watched_at"]?.string ?? "") "
                + "\(row["episode"]?["season"]?.int64 ?? 0) \(row["episode"]?["number"]?.int64 ?? 0)"
        }
        let late = [
            "2025-11-20T10:11:00.000Z 3 16", "2025-11-19T22:20:00.000Z 3 15",
            "2025-11-19T21:15:00.000Z 3 14", "2025-11-19T20:18:00.000Z 3 13",
            "2025-11-18T19:40:00.000Z 3 13", "2025-11-17T18:03:00.000Z 3 12",
        ]
        let burst =
            (1...10).reversed().map { "2025-11-17T01:02:00.000Z 7 \($0)" }
            + (2...13).reversed().map { "2025-11-17T01:02:00.000Z 6 \($0)" }
        #expect(facts == late + burst)
    }

    @Test func theNearTwinHasItsOwnPlays() throws {
        let server = try TestServer()
        #expect(try server.rows("/sync/history/shows/152103").count == 2)
        let others = try server.rows("/sync/history?limit=250").filter {
            $0["show"]?["ids"]?["trakt"]?.int64 != 1394
        }
        #expect(!others.isEmpty && ids(others).allSatisfy { $0 < 10_000_000_000 })
    }

    @Test(arguments: [
        ("", 47), ("/movies", 9), ("/shows", 38), ("/episodes", 38), ("/seasons", 38),
        ("/movies/476", 2), ("/shows/1394", 28), ("/movies/1394", 0), ("/shows/none", 0),
        ("?start_at=2025-11-17T18:03:00.000Z", 6), ("?start_at=2025-11-17T18:03:01Z", 5),
        ("?start_at=2025-11-19", 4), ("?end_at=2024-01-06", 1), ("?end_at=2024-01-05", 0),
        ("?start_at=2025-11-17&end_at=2025-11-17", 23), ("?start_at=nonsense", 47),
        ("?start_at=2025-11-17T01:02:00Z&end_at=2025-11-17T01:02:00Z", 22),
        ("/shows/1394?start_at=2025-11-17T03:02:00%2B02:00&end_at=2025-11-17T01:02:00Z", 22),
    ])
    func selects(path: String, count: Int) throws {
        let server = try TestServer()
        for root in ["/sync", "/users/me", "/users/demo"] {
            let reply = try server.get(root + "/history" + path)
            #expect(try reply.json.elements.count == count, "\(root)")
            #expect(reply.headers["x-pagination-item-count"] == "\(count)")
        }
    }

    @Test func oneSeasonAndOneEpisode() throws {
        let server = try TestServer()
        let season = try #require(
            try server.get("/shows/1394/seasons/3/info").json["ids"]?["trakt"]?.int64)
        #expect(try server.rows("/sync/history/seasons/\(season)").count == 6)
        let episode = try #require(
            try server.get("/shows/1394/seasons/3/episodes/13").json["ids"]?["trakt"]?.int64)
        #expect(
            ids(try server.rows("/sync/history/episodes/\(episode)")) == [
                10_000_000_024, 10_000_000_023,
            ])
    }

    @Test(arguments: [
        ("", "100", "4"), ("limit=1000", "250", "2"), ("limit=250", "250", "2"),
        ("limit=10", "10", "35"), ("limit=0", "100", "4"), ("limit=-1", "100", "4"),
        ("limit=abc", "100", "4"), ("limit=all", "100", "4"),
    ])
    func pagesHoldAtMost250(query: String, limit: String, pages: String) throws {
        let server = try large()
        let reply = try server.get("/sync/history?\(query)")
        #expect(reply.headers["x-pagination-limit"] == limit)
        #expect(reply.headers["x-pagination-page-count"] == pages)
        #expect(try reply.json.elements.count == Int(limit))
    }

    @Test func pagesTogetherAreTheWholeNewestFirst() throws {
        let server = try large()
        let pages = try (1...5).map { try server.rows("/sync/history?limit=80&page=\($0)") }
        #expect(pages.map(\.count) == [80, 80, 80, 80, 27])
        let times = pages.joined().compactMap { $0["watched_at"]?.string }
        #expect(times == times.sorted(by: >) && Set(ids(pages.flatMap(\.self))).count == 347)
        #expect(try server.get("/sync/history?limit=80&page=6").text == "[]")
    }

    @Test func theOldServerGivesTen() throws {
        let server = try TestServer { $0.profile = .legacy }
        #expect(try server.rows("/sync/history").count == 10)
    }

    private func large() throws -> TestServer {
        let catalog = try TestServer.catalog()
        var account = DemoAccount.make(catalog)
        account.history.insert(MadeUpPlays.make(300, catalog))
        return try TestServer(account: account)
    }

    // MARK: Adding

    @Test func theSameTwiceIsTwoPlays() throws {
        let server = try TestServer()
        let body = #"{"movies":[{"ids":{"trakt":289441},"watched_at":"2020-01-02T03:04:40.5Z"}]}"#
        for _ in 0..<2 {
            let reply = try server.post("/sync/history", body)
            #expect(reply.status == 201)
            #expect(try reply.json["added"]?["movies"]?.int64 == 1)
        }
        let rows = try server.rows("/sync/history/movies/289441")
        #expect(ids(rows) == [12_000_000_001, 12_000_000_000])
        #expect(
            rows.allSatisfy { $0["watched_at"]?.string == "2020-01-02T03:04:00.000Z" })
    }

    @Test func secondsCanBeKeptAndTheStatusBe200() throws {
        let server = try TestServer {
            $0.keepsSeconds = true
            $0.addStatus = 200
        }
        let body = #"{"movies":[{"ids":{"trakt":289441},"watched_at":"2020-01-02T03:04:40Z"}]}"#
        #expect(try server.post("/sync/history", body).status == 200)
        let row = try #require(try server.rows("/sync/history/movies/289441").first)
        #expect(row["watched_at"]?.string == "2020-01-02T03:04:40.000Z")
    }

    @Test(arguments: [
        (#""2014-09-01T09:10:11.8710000Z""#, "2014-09-01T09:10:00.000Z"),
        (#""2014-09-01T09:10:11+02:00""#, "2014-09-01T07:10:00.000Z"),
        (#""2014-09-01T09:10:11""#, "2014-09-01T09:10:00.000Z"),
        (#""unknown""#, "1970-01-01T00:00:00.000Z"), (#""released""#, "2021-10-22T02:35:00.000Z"),
        (#""0001-01-01T00:00:00Z""#, "0001-01-01T00:00:00.000Z"),
        (#""2099-12-31T23:59:59Z""#, "2099-12-31T23:59:00.000Z"), ("1409562611", "now"),
        ("null", "now"), (#""yesterday""#, "now"),
    ])
    func timesAreReadAsTheServiceDoes(said: String, stored: String) throws {
        let server = try TestServer()
        let now = server.sandbox.now.truncatedToMinute
        let body = #"{"movies":[{"ids":{"trakt":289441},"watched_at":\#(said)}]}"#
        _ = try server.post("/sync/history", body)
        let row = try #require(try server.rows("/sync/history/movies/289441").first)
        let text = try #require(row["watched_at"]?.string)
        if stored == "now" {
            let time = try #require(Timestamp(text))
            #expect(time >= now && time <= now.adding(seconds: 120))
        } else {
            #expect(text == stored)
        }
    }

    @Test func theInnermostTimeWins() throws {
        let server = try TestServer()
        _ = try server.post(
            "/sync/history",
            """
            {"shows":[{"ids":{"trakt":1388},"watched_at":"2001-01-01T00:00:00Z","seasons":[
            {"number":1,"watched_at":"2002-01-01T00:00:00Z","episodes":[
            {"number":1,"watched_at":"2003-01-01T00:00:00Z"},{"number":2}]},
            {"number":2,"episodes":[{"number":1}]}]}]}
            """)
        let rows = try server.rows("/sync/history/shows/1388")
        #expect(
            rows.compactMap { $0["watched_at"]?.string?.prefix(4) } == ["2003", "2002", "2001"])
    }

    @Test(arguments: [
        (#"{"shows":[{"ids":{"trakt":1388}}]}"#, 62, false),
        (#"{"shows":[{"ids":{"trakt":1388},"seasons":[]}]}"#, 62, false),
        (#"{"shows":[{"ids":{"trakt":1388}}]}"#, 72, true),
        (#"{"shows":[{"ids":{"trakt":1388},"seasons":[{"number":1}]}]}"#, 7, false),
        (#"{"shows":[{"ids":{"trakt":1388},"seasons":[{"number":0}]}]}"#, 10, false),
        (#"{"shows":[{"title":"Breaking Bad","year":2008}]}"#, 62, false),
        (#"{"shows":[{"title":"breaking bad"}]}"#, 62, false),
        (#"{"shows":[{"ids":{"slug":"breaking-bad"}}]}"#, 62, false),
        (#"{"shows":[{"ids":{"tvdb":"81189"}}]}"#, 62, false),
        (#"{"shows":[{"ids":{"imdb":"tt0903747","tmdb":1403}}]}"#, 62, false),
    ])
    func aWholeShowIsAllThatHasAired(body: String, count: Int64, specials: Bool) throws {
        let server = try TestServer { $0.marksSpecials = specials }
        let reply = try server.post("/sync/history", body)
        #expect(try reply.json["added"]?["episodes"]?.int64 == count)
        #expect(try server.rows("/sync/history/shows/1388").count == count)
    }

    @Test func seasonsAndEpisodesGoByTheirOwnIDs() throws {
        let server = try TestServer()
        let season = try server.get("/shows/1388/seasons/2/info").json["ids"]?["trakt"]?.int64 ?? 0
        let episode = try server.get("/shows/1388/seasons/1/episodes/3").json["ids"]
        let trakt = episode?["trakt"]?.int64 ?? 0
        let tvdb = episode?["tvdb"]?.int64 ?? 0
        let reply = try server.post(
            "/sync/history",
            """
            {"seasons":[{"ids":{"trakt":\(season)}}],
            "episodes":[{"ids":{"trakt":\(trakt)}},{"ids":{"tvdb":\(tvdb)}}]}
            """)
        #expect(try reply.json["added"]?["episodes"]?.int64 == 15)
    }

    @Test func whatIsNotFoundIsEchoedInOddPlaces() throws {
        let body = """
            {"movies":[{"ids":{"imdb":"tt0"},"watched_at":"2020-12-21T03:05:03Z"}],
            "shows":[{"ids":{"tvdb":1}},{"title":"Nope","ids":{},"seasons":[{"number":1}]},
            {"ids":{"trakt":1388},"seasons":[{"number":1,"episodes":[{"number":99},{"number":1}]}]}],
            "episodes":[{"ids":{"tmdb":1}}],"seasons":[{"ids":{"trakt":1}}]}
            """
        let echoed = try TestServer().post("/sync/history", body).json
        #expect(echoed["added"]?["episodes"]?.int64 == 1)
        let missing = try #require(echoed["not_found"])
        #expect(missing["movies"]?.elements.first?["ids"]?["imdb"]?.string == "tt0")
        #expect(missing["shows"]?.elements.count == 1)
        #expect(missing["seasons"]?.elements.count == 1)
        let episodes = try #require(missing["episodes"]?.elements)
        #expect(episodes.count == 3)
        #expect(episodes[0]["title"]?.string == "Nope")
        let nested = episodes[1]["seasons"]?.elements.first?["episodes"]?.elements
        #expect(nested?.map { $0["number"]?.int64 } == [99])
        let bare = try TestServer { $0.notFoundEcho = .bare }.post("/sync/history", body).json
        let movie = bare["not_found"]?["movies"]?.elements.first
        #expect(
            movie.map { String(decoding: $0.compactBytes, as: UTF8.self) }
                == #"{"watched_at":"2020-12-21T03:05:03Z"}"#)
    }

    @Test func watchingTakesOffTheWatchlist() throws {
        let server = try TestServer()
        _ = try server.post(
            "/sync/history",
            """
            {"movies":[{"ids":{"trakt":689715}}],
            "shows":[{"ids":{"trakt":137178},"seasons":[{"number":1,"episodes":[{"number":1}]}]}]}
            """)
        let rest = try server.rows("/sync/watchlist")
        #expect(rest.map { $0["movie"]?["ids"]?["trakt"]?.int64 } == [226796])
        #expect(rest.first?["rank"]?.int64 == 1)
    }

    // MARK: Removing

    @Test func removesPlaysByTheirIDs() throws {
        let server = try TestServer()
        let burst = (0...21).map { String(10_000_000_000 + $0) }.joined(separator: ",")
        let reply = try server.post("/sync/history/remove", "{\"ids\":[\(burst),42]}").json
        #expect(
            reply["deleted"]?["episodes"]?.int64 == 22 && reply["deleted"]?["movies"]?.int64 == 0)
        #expect(reply["not_found"]?["ids"]?.elements.compactMap(\.int64) == [42])
        #expect(
            ids(try server.rows("/sync/history/shows/1394"))
                == (22...27).reversed().map {
                    10_000_000_000 + $0
                })
        // Once more: there is nothing left of them.
        let again = try server.post("/sync/history/remove", "{\"ids\":[\(burst)]}").json
        #expect(again["deleted"]?["episodes"]?.int64 == 0)
        #expect(again["not_found"]?["ids"]?.elements.count == 22)
    }

    @Test(arguments: [
        (#"{"movies":[{"ids":{"trakt":476}}]}"#, 2, 0),
        (#"{"shows":[{"ids":{"trakt":1394}}]}"#, 0, 28),
        (#"{"shows":[{"ids":{"trakt":1394},"seasons":[{"number":6}]}]}"#, 0, 12),
        (
            #"{"shows":[{"ids":{"trakt":1394},"seasons":[{"number":3,"episodes":[{"number":13}]}]}]}"#,
            0, 2
        ),
        (#"{"movies":[{"ids":{"trakt":476}}],"ids":[10000000000]}"#, 2, 1),
        (#"{"movies":[{"ids":{"trakt":289441}}]}"#, 0, 0),
    ])
    func removesAllPlaysOfAnItem(body: String, movies: Int64, episodes: Int64) throws {
        let reply = try TestServer().post("/sync/history/remove", body).json
        #expect(reply["deleted"]?["movies"]?.int64 == movies)
        #expect(reply["deleted"]?["episodes"]?.int64 == episodes)
        #expect(reply["not_found"]?["movies"]?.elements.isEmpty == true)
    }

    @Test func idsAreNeverGivenTwice() throws {
        let server = try TestServer()
        let body = #"{"movies":[{"ids":{"trakt":289441}}]}"#
        _ = try server.post("/sync/history", body)
        _ = try server.post("/sync/history/remove", #"{"ids":[12000000000]}"#)
        _ = try server.post("/sync/history", body)
        #expect(ids(try server.rows("/sync/history/movies/289441")) == [12_000_000_001])
    }

    @Test func changesMoveTheActivityTimes() throws {
        let server = try TestServer()
        let before = try server.get("/sync/last_activities").json
        _ = try server.post("/sync/history", #"{"movies":[{"ids":{"trakt":289441}}]}"#)
        let after = try server.get("/sync/last_activities").json
        let moved = after["movies"]?["watched_at"]?.string
        #expect(moved != before["movies"]?["watched_at"]?.string)
        #expect(after["all"]?.string == moved)
        #expect(
            after["episodes"]?["watched_at"]?.string == before["episodes"]?["watched_at"]?.string)
    }
}
