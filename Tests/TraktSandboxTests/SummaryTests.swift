import Testing
import TraktCore

@testable import trakt_sandbox

/// Films, shows, seasons and episodes by themselves, and the catalogue's own rules.
@Suite struct SummaryTests {
    private static let extra = """
        {"type":"show","show":{"title":"Half Way","year":2026,"ids":{"trakt":70000010},"first_aired":"2026-01-01T00:00:00.000Z","seasons":[{"number":1,"episodes":[{"number":1,"first_aired":"2026-01-01T00:00:00.000Z","number_abs":1,"ids":{"trakt":71,"imdb":"tt71","tvdb":72}},{"number":2,"title":"Far Off","first_aired":"2090-01-01T00:00:00.000Z"}]}]}}
        {"type":"show","show":{"title":"Plain","year":2020,"ids":{"trakt":70000011},"first_aired":"2020-01-01T00:00:00.000Z","seasons":[{"number":2,"episodes":3,"first_aired":"2021-06-01T00:00:00.000Z"},{"number":1,"episodes":3},{"number":0,"episodes":1}]}}
        {"type":"show","show":{"title":"Not Yet","ids":{"trakt":70000012},"first_aired":null,"seasons":[{"number":1,"episodes":4}]}}
        {"type":"movie","movie":{"title":"Twice","year":2000,"ids":{"trakt":70000013}}}
        {"type":"movie","movie":{"title":"Twice Again","year":2001,"ids":{"trakt":70000013}}}
        {"type":"movie","movie":{"title":"Slugless","year":1999}}
        {"type":"movie","movie":{"title":"Slugless","year":1999}}
        """
    private static let server = Result { try TestServer(catalog: extra) }

    @Test(arguments: [
        ("/movies/289441", "Dune"), ("/movies/dune-1984", "Dune"), ("/movies/tt1160419", "Dune"),
        ("/shows/1394", "Marvel's Agents of S.H.I.E.L.D."), ("/shows/breaking-bad", "Breaking Bad"),
        ("/movies/70000013", "Twice Again"), ("/movies/slugless-1999", "Slugless"),
        ("/movies/slugless-1999-2", "Slugless"),
    ])
    func knowsTitles(path: String, title: String) throws {
        #expect(try Self.server.get().get(path).json["title"]?.string == title)
    }

    @Test func aNumberIsATraktIDFirst() throws {
        let server = try Self.server.get()
        #expect(try server.get("/movies/1917").status == 404)
        #expect(try server.get("/movies/1917-2019").json["title"]?.string == "1917")
        #expect(try server.get("/shows/1394?type=movie").status == 200)
        #expect(try server.get("/movies/1394").status == 404)
    }

    @Test func extendedGivesEverything() throws {
        let server = try Self.server.get()
        for extended in ["full", "images", "full,images"] {
            let movie = try server.get("/movies/289441?extended=\(extended)").json
            #expect(movie["released"]?.string == "2021-10-22" && movie["runtime"]?.int64 == 155)
            #expect(movie["images"] != nil)
        }
        #expect(try server.get("/movies/289441").json["released"] == nil)
    }

    // MARK: Seasons

    @Test func seasonsAscendWithSpecialsFirst() throws {
        let rows = try Self.server.get().rows("/shows/70000011/seasons")
        #expect(rows.compactMap { $0["number"]?.int64 } == [0, 1, 2])
        #expect(rows.allSatisfy { $0["episodes"] == nil && $0["episode_count"] == nil })
    }

    @Test func seasonsCanHoldTheirEpisodes() throws {
        let server = try Self.server.get()
        for extended in ["episodes", "full,episodes", "full%2Cepisodes"] {
            let rows = try server.rows("/shows/1394/seasons?extended=\(extended)")
            let counts = rows.map { $0["episodes"]?.elements.count }
            #expect(counts == [5, 22, 22, 22, 22, 22, 13, 13])
        }
        let full = try server.rows("/shows/70000010/seasons?extended=full")
        #expect(full.first?["episode_count"]?.int64 == 2)
        #expect(full.first?["aired_episodes"]?.int64 == 1)
    }

    @Test(arguments: [
        "/shows/no-such-show/seasons", "/shows/1394/seasons/99", "/shows/no-such-show/seasons/1",
    ])
    func unknownSeasonsAreEmpty(path: String) throws {
        let reply = try Self.server.get().get(path)
        #expect(reply.status == 200 && reply.text == "[]")
    }

    @Test func oneSeasonAndItsInfo() throws {
        let server = try Self.server.get()
        let rows = try server.rows("/shows/1394/seasons/3")
        #expect(rows.count == 22 && rows[12]["title"]?.string == "Parting Shot")
        #expect(try server.get("/shows/1394/seasons/3/info").json["number"]?.int64 == 3)
        #expect(try server.get("/shows/1394/seasons/99/info").status == 404)
    }

    @Test func oneEpisode() throws {
        let server = try Self.server.get()
        let short = try server.get("/shows/70000010/seasons/1/episodes/1").json
        #expect(short["ids"]?["trakt"]?.int64 == 71 && short["number_abs"] == nil)
        let full = try server.get("/shows/70000010/seasons/1/episodes/1?extended=full").json
        #expect(full["number_abs"]?.int64 == 1)
        for path in ["1/episodes/3", "1/episodes/0", "2/episodes/1", "x/episodes/1"] {
            #expect(try server.get("/shows/70000010/seasons/\(path)").status == 404)
        }
    }

    @Test func whatComesNextAndWhatWasLast() throws {
        let server = try Self.server.get()
        let next = try server.get("/shows/70000010/next_episode").json
        #expect(next["title"]?.string == "Far Off")
        let last = try server.get("/shows/70000010/last_episode").json
        #expect(last["number"]?.int64 == 1)
        let none = try server.get("/shows/70000011/next_episode")
        #expect(none.status == 204 && none.body.isEmpty)
        #expect(try server.get("/shows/70000012/last_episode").status == 204)
        #expect(try server.get("/shows/no-such-show/last_episode").status == 404)
    }

    // MARK: What lines leave open

    @Test func datesAreWeeklyFromTheSeasonsFirst() throws {
        let server = try Self.server.get()
        func aired(_ path: String) throws -> String? {
            try server.get("/shows/70000011/seasons/\(path)?extended=full").json["first_aired"]?
                .string
        }
        #expect(try aired("1/episodes/3") == "2020-01-15T00:00:00.000Z")
        #expect(try aired("2/episodes/2") == "2021-06-08T00:00:00.000Z")
    }

    @Test func generatedIDsFindTheirEpisodes() throws {
        let catalog = try Self.server.get().sandbox.catalog
        for position in stride(from: 0, to: catalog.episodeCount, by: 37) {
            let ids = catalog.episode(position).ids
            for (kind, id) in [("trakt", ids.trakt), ("tvdb", ids.tvdb), ("tmdb", ids.tmdb)] {
                let found = catalog.items(kind, String(try #require(id)))
                #expect(found.contains(.episode(position)), "\(kind) of episode \(position)")
            }
        }
        // An episode with an id of its own is not found under the one it would have been given.
        let own = try #require(catalog.items("trakt", "71").first)
        guard case .episode(let position) = own else { return #expect(Bool(false)) }
        let unused = CatalogBuilder.GeneratedIDs.episode + Int64(position)
        #expect(catalog.items("trakt", String(unused)).isEmpty)
    }

    @Test(arguments: [
        ("{", "catalogue line 2: not JSON"),
        (#"{"type":"person"}"#, "catalogue line 2: \"type\" must be \"movie\" or \"show\""),
        (
            #"{"type":"movie","movie":{}}"#,
            "catalogue line 2: \"movie\" needs an object with a \"title\""
        ),
        (
            #"{"type":"show","show":{"title":"x","seasons":[{}]}}"#,
            "catalogue line 2: a season needs a \"number\""
        ),
        (
            #"{"type":"show","show":{"title":"x","seasons":[{"number":1,"episodes":[{}]}]}}"#,
            "catalogue line 2: an episode needs a \"number\""
        ),
        (
            #"{"type":"show","show":{"title":"x","seasons":[{"number":1,"episodes":-1}]}}"#,
            "catalogue line 2: season 1 has too many episodes"
        ),
    ])
    func badLinesAreNamed(line: String, message: String) {
        var builder = CatalogBuilder()
        do throws(ToolError) {
            try CatalogReader.read(Array("\r\n\(line)\n".utf8), into: &builder)
            Issue.record("accepted")
        } catch {
            #expect(error.description == message)
        }
    }
}
