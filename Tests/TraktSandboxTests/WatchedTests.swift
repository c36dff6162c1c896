import Testing
import TraktCore

@testable import trakt_sandbox

/// The watched lists in all their forms.
@Suite struct WatchedTests {
    @Test func showsAreRowsWithoutSeasons() throws {
        let server = try TestServer()
        for query in ["", "?extended=noseasons", "?extended=full"] {
            let rows = try server.rows("/sync/watched/shows\(query)")
            #expect(rows.count == 5 && rows.allSatisfy { $0["seasons"] == nil })
            #expect(rows[0]["show"]?["ids"]?["trakt"]?.int64 == 1394)
            #expect(rows[0]["plays"]?.int64 == 28 && rows[0]["reset_at"]?.isNull == true)
            #expect(rows[0]["last_watched_at"]?.string == "2025-11-20T10:11:00.000Z")
            #expect((rows[0]["show"]?["overview"] != nil) == (query == "?extended=full"))
        }
    }

    @Test func progressHasSeasonsAndEpisodes() throws {
        let server = try TestServer()
        _ = try server.post(
            "/sync/history", #"{"shows":[{"ids":{"trakt":1394},"seasons":[{"number":0}]}]}"#)
        func seasons(_ query: String) throws -> [Int64] {
            let row = try #require(try server.rows("/sync/watched/shows?\(query)").first)
            return row["seasons"]?.elements.compactMap { $0["number"]?.int64 } ?? []
        }
        #expect(try seasons("extended=progress") == [3, 6, 7])
        #expect(try seasons("extended=progress&specials=true") == [0, 3, 6, 7])
        let reply = try server.get("/sync/watched/shows?extended=progress&limit=250")
        #expect(reply.headers["x-pagination-limit"] == "100")
        let third = try #require(
            try reply.json.elements.first?["seasons"]?.elements.first?["episodes"]?.elements)
        #expect(third.map { $0["number"]?.int64 } == [12, 13, 14, 15, 16])
        #expect(third.map { $0["plays"]?.int64 } == [1, 2, 1, 1, 1])
        #expect(third[1]["last_watched_at"]?.string == "2025-11-19T20:18:00.000Z")
    }

    @Test func moviesAreOrderedByPlays() throws {
        let reply = try TestServer().get("/sync/watched/movies")
        let rows = try reply.json.elements
        #expect(rows.compactMap { $0["plays"]?.int64 } == [2, 1, 1, 1, 1, 1, 1, 1])
        #expect(rows[0]["movie"]?["ids"]?["trakt"]?.int64 == 476)
        // The headers say otherwise, as they do on the real server.
        #expect(reply.headers["x-sort-by"] == "time")
    }

    @Test func minimalIsAMapOfEverything() throws {
        let server = try TestServer()
        let movies = try server.get("/sync/watched/movies?extended=min")
        #expect(movies.headers["x-pagination-page"] == nil)
        let matrix = try #require(try movies.json["476"]?.elements)
        #expect(
            matrix.map(\.string) == ["2024-01-06T20:45:00.000Z", "2025-01-11T20:15:00.000Z"])
        let shows = try server.get("/users/me/watched/shows?extended=min").json
        #expect(shows["1394"]?["3"]?["13"]?.elements.count == 2)
        let season = try server.get("/shows/1394/seasons/3/info").json["ids"]?["trakt"]?.int64
        let keyed = try server.get("/sync/watched/shows?extended=min&season_numbers=true").json
        #expect(keyed["1394"]?["\(season ?? 0)|3"]?["12"]?.elements.count == 1)
    }

    @Test func theOldServerGivesItWhole() throws {
        let catalog = try TestServer.catalog()
        var account = SandboxAccount()
        account.history.insert(MadeUpPlays.make(3000, catalog))
        let legacy = try TestServer(account: account) { $0.profile = .legacy }
        let reply = try legacy.get("/sync/watched/movies")
        #expect(
            try reply.json.elements.count == catalog.movies.count
                && reply.headers["x-pagination-page"] == nil)
        #expect(try legacy.rows("/sync/watched/shows").allSatisfy { $0["seasons"] != nil })
        let bare = try legacy.rows("/sync/watched/shows?extended=noseasons")
        #expect(bare.allSatisfy { $0["seasons"] == nil })
        let current = try TestServer(account: account)
        #expect(try current.rows("/sync/watched/movies").count == 100)
        #expect(try current.rows("/sync/watched/movies?page=2").count == catalog.movies.count - 100)
    }

    @Test func listsLagBehindWhatWasAddedAndRemoved() throws {
        let server = try TestServer { $0.watchedLag = 300 }
        _ = try server.post("/sync/history", #"{"movies":[{"ids":{"trakt":289441}}]}"#)
        _ = try server.post("/sync/history/remove", #"{"movies":[{"ids":{"trakt":443}}]}"#)
        func films() throws -> Set<Int64> {
            Set(
                try server.rows("/sync/watched/movies").compactMap {
                    $0["movie"]?["ids"]?["trakt"]?.int64
                })
        }
        #expect(try !films().contains(289441) && films().contains(443))
        #expect(try server.rows("/sync/history/movies/289441").count == 1)
        #expect(try server.rows("/sync/history/movies/443").isEmpty)
        try server.advance(seconds: 301)
        #expect(try films().contains(289441) && !films().contains(443))
    }
}
