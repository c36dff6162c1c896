import Foundation
import Synchronization
import Testing
import TraktCore

/// The recipes that read other services' files, run as they are printed against fixtures made from
/// their documented columns (exports.md 1.2).
@Suite("Recipes: other libraries", .enabled(if: Products.isInstalled("sqlite3")))
struct LibraryRecipes {
    /// Runs the recipe beside a sandbox, twice, and expects exactly these new plays.
    private func expectNewPlays(
        _ recipe: Recipe, _ scratch: Scratch, _ expected: [String],
        _ variables: [String: String] = [:]
    ) async throws {
        try await Sandbox.run(in: scratch) { sandbox in
            var left = try sandbox.playLines()
            for _ in 0..<2 {
                try await recipe.run(in: scratch, sandbox, variables)
                let after = try sandbox.playLines()
                #expect(after == (left + expected).sorted())
                left = after.filter { !expected.contains($0) }
            }
        }
    }

    @Test(
        "Add what is on disk without an API app",
        .enabled(if: Products.isInstalled("zip") && Products.isInstalled("jq")))
    func withoutApp() async throws {
        let scratch = try Scratch()
        // Film 1 is in the history, film 2 is nowhere in the export; an episode is in another file.
        let plays = [
            MadeUpLibrary.play(MadeUpLibrary.filmRow(1), id: 1, at: "2019-02-03T04:05:00.000Z"),
            MadeUpLibrary.play(
                MadeUpLibrary.episodeRow(0, 1), id: 2, at: "2019-02-03T04:06:00.000Z"),
        ]
        for number in 1...2 {
            let (title, year) = MadeUpLibrary.film(number)
            try scratch.film("\(title) (\(year))")
        }
        try await zip("trakt-export-me.zip", [plays[..<1], plays[1...]].map { Array($0) }, scratch)
        try scratch.write("\(scratch.path)/home/TV/.keep", "")
        let recipe = try Recipe.named("Add what is on disk without an API app")
        let closed = ["TRAKT_API_URL": "http://127.0.0.1:1"]
        try await recipe.run([1], in: scratch, nil, closed)
        let upload = try JSONSlice.parse(
            Array(try scratch.lines("upload.json").joined(separator: "\n").utf8)
        ).elements
        #expect(upload.count == 1)
        #expect(upload.first?["movie"]?["title"]?.string == MadeUpLibrary.film(2).title)
        let time = try #require(upload.first?["watched_at"]?.string)
        try await zip("newer.zip", [plays], scratch)
        let missing = try await recipe.run([2], in: scratch, nil, closed, status: 0)
        missing.expect(missing.output.isEmpty, "what the export lacks is rejected by name")
        missing.expect(missing.errors.contains("not in the files of --known"), "named")
        let arrived = MadeUpLibrary.play(MadeUpLibrary.filmRow(2), id: 3, at: time)
        try await zip("newer.zip", [plays + [arrived]], scratch)
        let same = try await recipe.run([2], in: scratch, nil, closed)
        same.expect(same.output.isEmpty, "nothing is missing")
        same.expect(!same.errors.contains("not in the files"), "nothing is unknown")
    }

    /// Makes an export of these pages of the history, as Trakt names and packs them.
    private func zip(_ name: String, _ pages: [[JSON]], _ scratch: Scratch) async throws {
        let names = pages.indices.map {
            pages.count == 1 ? "watched-history.json" : "watched-history-\($0 + 1).json"
        }
        for (file, rows) in Swift.zip(names, pages) {
            try scratch.write(file, JSON.array(rows).bytes)
        }
        try await Command("zip", ["-q", name] + names, in: scratch).run().expectStatus(0)
    }

    @Test("Plex")
    func plex() async throws {
        let scratch = try Scratch()
        // 1704571200 is 2024-01-06T20:00Z: The Matrix is in the history 45 minutes later.
        try await scratch.makeDatabase(
            "plex.db",
            """
            CREATE TABLE metadata_item_views (id INTEGER PRIMARY KEY, account_id INTEGER, guid TEXT,
                metadata_type INTEGER, library_section_id INTEGER, grandparent_title TEXT,
                parent_index INTEGER, parent_title TEXT, "index" INTEGER, title TEXT,
                thumb_url TEXT, viewed_at INTEGER, grandparent_guid TEXT,
                originally_available_at TEXT, device_id INTEGER);
            INSERT INTO metadata_item_views (metadata_type, title, viewed_at,
                originally_available_at) VALUES
                (1, 'The Matrix', 1704571200, '1999-03-31'),
                (1, 'Dune', 1710000000, '2021-10-22 00:00:00');
            INSERT INTO metadata_item_views (metadata_type, grandparent_title, parent_index,
                "index", title, viewed_at) VALUES
                (4, 'Breaking Bad', 1, 2, 'Cat''s in the Bag...', 1710003600),
                (12, NULL, NULL, NULL, 'a trailer', 1710003600);
            """)
        try await expectNewPlays(
            Recipe.named("Plex"), scratch,
            ["2024-03-09T16:00 Dune (2021)", "2024-03-09T17:00 Breaking Bad (2008) S01E02"])
    }

    @Test("Kodi")
    func kodi() async throws {
        let scratch = try Scratch()
        try await scratch.makeDatabase(
            "MyVideos131.db",
            """
            CREATE TABLE movie_view (idMovie INTEGER, c00 TEXT, premiered TEXT, playCount INTEGER,
                lastPlayed TEXT, uniqueid_value TEXT, uniqueid_type TEXT);
            INSERT INTO movie_view VALUES
                (1, 'Dune', '2021-09-15', 2, '2024-07-01 22:30:10', '438631', 'tmdb'),
                (2, 'Heat', '1995-12-15', NULL, NULL, 'tt0113277', 'imdb');
            CREATE TABLE tvshow (idShow INTEGER, c00 TEXT, c05 TEXT);
            INSERT INTO tvshow VALUES (7, 'Breaking Bad', '2008-01-20');
            CREATE TABLE episode_view (idEpisode INTEGER, idShow INTEGER, c00 TEXT, c05 TEXT,
                c12 TEXT, c13 TEXT, playCount INTEGER, lastPlayed TEXT, uniqueid_value TEXT,
                uniqueid_type TEXT);
            INSERT INTO episode_view VALUES
                (3, 7, 'Cat''s in the Bag...', '2008-01-27', '1', '2', 1, '2024-01-01 12:00:00',
                '', 'unknown');
            """)
        try await expectNewPlays(
            Recipe.named("Kodi"), scratch,
            ["2024-07-01T20:30 Dune (2021)", "2024-01-01T11:00 Breaking Bad (2008) S01E02"],
            ["TZ": "Europe/Berlin"])
    }

    @Test("Letterboxd")
    func letterboxd() async throws {
        let scratch = try Scratch()
        try scratch.write(
            "diary.csv",
            """
            Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date
            2024-03-11,"Good Bye, Lenin!",2003,https://boxd.it/1,4.5,,,2024-03-10
            2024-05-05,Dune,2021,https://boxd.it/2,,Yes,"at home, alone",2024-05-04
            2024-01-07,The Matrix,1999,https://boxd.it/3,5,,,2024-01-06

            """)
        try await expectNewPlays(
            Recipe.named("Letterboxd"), scratch,
            ["2024-03-10T12:00 Good Bye, Lenin! (2003)", "2024-05-04T12:00 Dune (2021)"])
    }

    @Test("TV Time")
    func tvTime() async throws {
        let scratch = try Scratch()
        try scratch.write(
            "tracking-prod-records-v2.csv",
            """
            created_at,user_id,key,s_id,s_no,ep_no,ep_id,rewatch_count,is_special,series_name,\
            season_number,episode_number
            2024-03-10 20:01:30,1,watch-episode-1,81189,1,2,,0,false,Breaking Bad,1,2
            2024-03-10 20:00:00,1,user-series-81189,81189,,,,,,Breaking Bad,,

            """)
        try await expectNewPlays(
            Recipe.named("TV Time"), scratch, ["2024-03-10T20:01 Breaking Bad (2008) S01E02"])
    }

    @Test("IMDb ratings")
    func imdb() async throws {
        let scratch = try Scratch()
        try scratch.write(
            "ratings.csv",
            """
            Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,\
            Runtime (mins),Year,Genres,Num Votes,Release Date,Directors
            tt1160419,9,2024-03-10,Dune: Part One,Dune,https://x,Movie,8.0,155,2021,Sci-Fi,1,\
            2021-09-03,Denis Villeneuve
            tt0903747,10,2024-03-11,Breaking Bad,,https://x,TV Series,9.5,45,2008,"Crime, Drama",1,\
            2008-01-20,
            tt0000009,1,2024-03-11,A Game,,https://x,Video Game,9.5,,2008,,1,,
            tt0000008,1,2024-03-11,A Song,,https://x,Music Video,9.5,,2008,,1,,
            tt0078748,8,2024-03-12,Alien,Alien,https://x,movie,8.5,117,1979,Horror,1,1979-09-06,

            """)
        try await Sandbox.run(in: scratch) { sandbox in
            let recipe = try Recipe.named("IMDb ratings")
            for _ in 0..<2 { try await recipe.run(in: scratch, sandbox) }
            let reply = try Loopback.send(
                "GET", sandbox.fact("url") + "/sync/ratings", headers: apiHeaders(sandbox))
            let text = String(decoding: reply.body, as: UTF8.self)
            #expect(try JSONSlice.parse(reply.body).elements.count == 6)
            for part in [
                #""rating":9"#, "tt1160419", "tt0903747", "tt0078748", "2024-03-10T12:00:00.000Z",
            ] {
                #expect(text.contains(part), "\(part)")
            }
        }
    }

    private func apiHeaders(_ sandbox: Sandbox) -> [String: String] {
        [
            "trakt-api-key": sandbox.fact("client_id"), "trakt-api-version": "2",
            "User-Agent": "tests/1", "Authorization": "Bearer \(sandbox.fact("access_token"))",
        ]
    }
}

/// The Jellyfin story (exports.md 3.1), against a server that answers as Jellyfin 12 does.
@Suite(
    "Recipes: Jellyfin",
    .enabled(if: Products.isInstalled("jq") && Products.isInstalled("curl")))
struct JellyfinRecipes {
    private static let series = #"""
        {"Items":[{"Id":"s1","Type":"Series","Name":"Breaking Bad","ProductionYear":2008,
        "ProviderIds":{"Tvdb":"81189","Imdb":"tt0903747"},"UserData":{"Played":false}}]}
        """#

    /// A season marked at once, a film that was watched, and one that Trakt knows but not Jellyfin.
    private static let items: String = {
        let episodes = (1...7).map { number in
            #"{"Id":"e\#(number)","Type":"Episode","Name":"Part \#(number)","SeriesId":"s1","#
                + #""SeriesName":"Breaking Bad","ParentIndexNumber":1,"IndexNumber":\#(number),"#
                + #""ProviderIds":{},"UserData":{"Played":true,"PlayCount":1,"#
                + #""LastPlayedDate":"2025-11-17T01:02:33.1234567Z"}}"#
        }
        let films = [
            #"{"Id":"m1","Type":"Movie","Name":"Dune","ProductionYear":2021,"ProviderIds":"#
                + #"{"Tmdb":"438631"},"UserData":{"Played":true,"PlayCount":1,"#
                + #""LastPlayedDate":"2024-03-09T20:00:00Z"}}"#,
            #"{"Id":"m2","Type":"Movie","Name":"Alien","ProductionYear":1979,"ProviderIds":"#
                + #"{"Imdb":"tt0078748"},"UserData":{"Played":false,"PlayCount":0}}"#,
            #"{"Id":"m3","Type":"Movie","Name":"Heat","ProductionYear":1995,"#
                + #""UserData":{"Played":false,"PlayCount":0}}"#,
        ]
        return #"{"Items":[\#((episodes + films).joined(separator: ","))]}"#
    }()

    @Test("the items become records; the marked season is seen; Trakt's dates are carried back")
    func story() async throws {
        let scratch = try Scratch()
        let server = try LoopbackServer { request in
            guard request.headers["authorization"] == #"MediaBrowser Token="secret""# else {
                return .reply("401 Unauthorized", type: "text/plain", "")
            }
            if request.start.hasPrefix("POST ") { return .reply("200 OK", type: "text/json", "{}") }
            let isSeries = request.start.contains("includeItemTypes=Series")
            return .reply(
                "200 OK", type: "application/json",
                isSeries ? JellyfinRecipes.series : JellyfinRecipes.items)
        }
        let variables = [
            "JELLYFIN": server.url, "JELLYFIN_USER": "u1", "JELLYFIN_TOKEN": "secret",
        ]
        let recipe = try Recipe.named("Jellyfin")
        try await Sandbox.run(in: scratch) { sandbox in
            let look = try await recipe.run([1, 2], in: scratch, sandbox, variables)
            #expect(try scratch.lines("jellyfin.ndjson").count == 10)
            look.expect(look.lines.count { $0.contains("burst") } == 7, "the season")
            try await recipe.run([3], in: scratch, sandbox, variables)
            #expect(try scratch.lines("only-jellyfin.ndjson").count == 8)
            try await recipe.run([1, 4], in: scratch, sandbox, variables)
            #expect(try scratch.lines("unplayed.ndjson").count == 2)
        }
        let posts = server.requests.filter { $0.hasPrefix("POST ") }
        #expect(
            posts == [
                "POST /UserPlayedItems/m2?userId=u1&datePlayed=2024-03-23T20:05:00.000Z HTTP/1.1"
            ])
        server.stop()
    }
}
