import Testing
import TraktCore

@testable import trakt_sandbox

/// Collection, watchlist, ratings and the user.
@Suite struct ListTests {
    private func numbers(_ value: JSONSlice?, _ keys: String...) -> [Int64?] {
        keys.map { value?[$0]?.int64 }
    }

    // MARK: Collection

    @Test func theCollectionInItsForms() throws {
        let server = try TestServer()
        let movies = try server.rows("/sync/collection/movies")
        #expect(movies.count == 3 && movies.allSatisfy { $0["type"]?.string == "movie" })
        #expect(movies[0]["metadata"]?["resolution"]?.string == "hd_1080p")
        #expect(movies[0]["metadata"]?["hdr"]?.isNull == true)
        let show = try #require(try server.rows("/sync/collection/shows").first)
        let episodes = show["seasons"]?.elements.first?["episodes"]?.elements
        #expect(episodes?.count == 5 && episodes?.first?["metadata"] == nil)
        #expect(try server.rows("/sync/collection/episodes").count == 5)
        #expect(try server.rows("/users/me/collection/media").count == 8)
        let minimal = try server.get("/sync/collection/minimal/shows").json
        #expect(minimal["148408"]?["1"]?["5"]?.string == "2024-02-01T12:00:00.000Z")
        #expect(try server.get("/sync/collection/minimal/movies").json.fields.count == 3)
        #expect(try server.get("/sync/collection/seasons").status == 405)
    }

    @Test func collectingAgainChangesOnlyWhatIsNew() throws {
        let server = try TestServer()
        let body = """
            {"movies":[{"ids":{"trakt":120},"collected_at":"2020-01-02T03:04:05Z","hdr":"hdr10"}],
            "shows":[{"ids":{"trakt":19792},"seasons":[{"number":1}]}]}
            """
        let first = try server.post("/sync/collection", body)
        #expect(first.status == 201)
        #expect(numbers(try first.json["added"], "movies", "episodes") == [1, 3])
        let second = try server.post("/sync/collection", body).json
        #expect(numbers(second["added"], "movies", "episodes") == [0, 0])
        #expect(numbers(second["existing"], "movies", "episodes") == [1, 3])
        let change = try server.post(
            "/sync/collection", #"{"movies":[{"ids":{"trakt":120},"audio":"dts"}]}"#
        ).json
        #expect(numbers(change["updated"], "movies", "episodes") == [1, 0])
        let row = try #require(
            try server.rows("/sync/collection/movies").first {
                $0["movie"]?["ids"]?["trakt"]?.int64 == 120
            })
        #expect(row["collected_at"]?.string == "2020-01-02T03:04:05.000Z")
        #expect(row["metadata"]?["hdr"]?.string == "hdr10")
        #expect(row["metadata"]?["audio"]?.string == "dts")
        let gone = try server.post("/sync/collection/remove", body).json
        #expect(numbers(gone["deleted"], "movies", "episodes") == [1, 3])
        #expect(try server.rows("/sync/collection/movies").count == 3)
    }

    // MARK: Watchlist

    @Test func theWatchlistCountsEverythingOnEveryPage() throws {
        let server = try TestServer()
        let reply = try server.get("/sync/watchlist/shows")
        #expect(try reply.json.elements.count == 1)
        #expect(reply.headers["x-pagination-item-count"] == "3")
        #expect(reply.headers["content-type"] == "application/json")
        #expect(try reply.json.elements.first?["rank"]?.int64 == 3)
        #expect(try server.get("/sync/watchlist/shows?page=2&limit=1").text == "[]")
    }

    @Test func listingIsIdempotent() throws {
        let server = try TestServer()
        let body = """
            {"movies":[{"ids":{"trakt":304},"notes":"see it"},{"ids":{"imdb":"tt0"}}],
            "shows":[{"ids":{"trakt":1388}},
            {"ids":{"trakt":1390},"seasons":[{"number":1,"episodes":[{"number":2}]}]}]}
            """
        let first = try server.post("/sync/watchlist", body)
        #expect(first.status == 201)
        #expect(
            numbers(try first.json["added"], "movies", "shows", "seasons", "episodes")
                == [1, 1, 0, 1])
        #expect(try first.json["not_found"]?["movies"]?.elements.count == 1)
        #expect(try first.json["list"]?["item_count"]?.int64 == 6)
        let second = try server.post("/sync/watchlist", body).json
        #expect(numbers(second["existing"], "movies", "shows", "episodes") == [1, 1, 1])
        let row = try #require(try server.rows("/sync/watchlist/movies").last)
        #expect(row["notes"]?.string == "see it" && (row["id"]?.int64 ?? 0) >= 700_000_000)
        let episode = try #require(try server.rows("/sync/watchlist/episodes").first)
        #expect(episode["show"]?["ids"]?["trakt"]?.int64 == 1390)
        let gone = try server.post("/sync/watchlist/remove", body).json
        #expect(numbers(gone["deleted"], "movies", "shows", "seasons", "episodes") == [1, 1, 0, 1])
    }

    @Test(arguments: [
        ("added/desc", [304, 137178, 226796, 689715]), ("title", [226796, 304, 689715, 137178]),
        ("released/asc", [304, 137178, 689715, 226796]),
        ("rank/desc", [304, 137178, 226796, 689715]),
        ("percentage", [689715, 226796, 137178, 304]),
    ])
    func theWatchlistCanBeSorted(sort: String, expected: [Int64]) throws {
        let server = try TestServer()
        _ = try server.post("/sync/watchlist", #"{"movies":[{"ids":{"trakt":304}}]}"#)
        let reply = try server.get("/sync/watchlist/all/\(sort)")
        let ids = try reply.json.elements.compactMap {
            $0[$0["type"]?.string ?? ""]?["ids"]?["trakt"]?.int64
        }
        #expect(ids == expected)
        #expect(reply.headers["x-applied-sort-by"] != nil)
    }

    @Test func notesAndOrderCanBeChanged() throws {
        let server = try TestServer()
        let id = try #require(try server.rows("/sync/watchlist").last?["id"]?.int64)
        #expect(try server.send("PUT", "/sync/watchlist/\(id)", #"{"notes":"x"}"#).status == 204)
        #expect(try server.send("PUT", "/sync/watchlist/1", #"{"notes":"x"}"#).status == 404)
        let long = String(repeating: "x", count: 501)
        #expect(
            try server.send("PUT", "/sync/watchlist/\(id)", "{\"notes\":\"\(long)\"}").status == 422
        )
        let reply = try server.post("/sync/watchlist/reorder", "{\"rank\":[\(id),5]}").json
        #expect(reply["updated"]?.int64 == 1)
        #expect(reply["skipped_ids"]?.elements.compactMap(\.int64) == [5])
        let first = try #require(try server.rows("/sync/watchlist").first)
        #expect(first["id"]?.int64 == id && first["notes"]?.string == "x")
    }

    @Test func aFullWatchlistIs420() throws {
        let server = try TestServer { $0.watchlistLimit = 4 }
        let two = #"{"movies":[{"ids":{"trakt":304}},{"ids":{"trakt":289441}}]}"#
        let reply = try server.post("/sync/watchlist", two)
        #expect(reply.status == 420 && reply.headers["x-account-limit"] == "4")
        #expect(reply.headers["x-upgrade-url"] != nil)
        #expect(try server.rows("/sync/watchlist").count == 3)
        let settings = try server.get("/users/settings").json
        #expect(settings["limits"]?["watchlist"]?["item_count"]?.int64 == 4)
    }

    // MARK: Ratings

    @Test func ratingsNestAndReplace() throws {
        let server = try TestServer()
        let reply = try server.post(
            "/sync/ratings",
            """
            {"shows":[{"ids":{"trakt":1388},"rating":9,"seasons":[{"number":1,"rating":8,
            "episodes":[{"number":1,"rating":7,"rated_at":"2020-01-01T00:00:00.000Z"}]}]}],
            "movies":[{"ids":{"trakt":476},"rating":3},{"ids":{"imdb":"tt0"},"rating":10}]}
            """)
        #expect(reply.status == 201)
        #expect(
            numbers(try reply.json["added"], "movies", "shows", "seasons", "episodes")
                == [1, 1, 1, 1])
        #expect(
            try reply.json["not_found"]?["movies"]?.elements.first?["rating"]?.int64 == 10)
        #expect(try server.rows("/sync/ratings/movies").first?["rating"]?.int64 == 3)
        #expect(try server.rows("/sync/ratings/episodes/7").count == 1)
        #expect(try server.rows("/sync/ratings/all/7,8").count == 3)
        #expect(try server.rows("/sync/ratings").last?["rated_at"]?.string?.prefix(4) == "2020")
        let gone = try server.post("/sync/ratings/remove", #"{"shows":[{"ids":{"trakt":1388}}]}"#)
        #expect(try gone.json["deleted"]?["shows"]?.int64 == 1)
        #expect(try server.rows("/sync/ratings/seasons").count == 1)
    }

    @Test(arguments: ["0", "11", "null", "\"8\"", "7.5"])
    func ratingsAreOneToTen(rating: String) throws {
        let server = try TestServer()
        let body = "{\"movies\":[{\"ids\":{\"trakt\":120},\"rating\":\(rating)}]}"
        #expect(try server.post("/sync/ratings", body).status == 422)
        #expect(try server.rows("/sync/ratings").count == 3)
    }

    @Test func noRatingsAreNoPage() throws {
        let reply = try TestServer().get("/sync/ratings/movies/1?limit=2")
        #expect(reply.text == "[]" && reply.headers["x-pagination-page-count"] == "0")
    }

    // MARK: User

    @Test func theUserIsKnownByTwoNames() throws {
        let server = try TestServer()
        for name in ["me", "demo", "Demo"] {
            #expect(try server.get("/users/\(name)").json["ids"]?["slug"]?.string == "demo")
        }
        let settings = try server.get("/users/settings").json
        #expect(settings["user"]?["ids"]?["slug"]?.string == "demo")
        #expect(try server.get("/users/me", changing: ["authorization": ""]).status == 401)
        #expect(try server.get("/users/demo", changing: ["authorization": ""]).status == 200)
    }
}
