import Testing
import TraktCore

/// `trakt-add --upload-file`: a file for Trakt's web importer.
@Suite("trakt-add --upload-file")
struct UploadTests {
    /// Nothing answers there: a request would end the run.
    private static let nowhere = ["TRAKT_API_URL": "http://127.0.0.1:1"]

    private func upload(
        _ lines: [String], _ options: [String] = [], in scratch: Scratch
    ) async throws -> CommandResult {
        try await Command(
            "trakt-add", ["--upload-file", "up.json", "--rejects", "rejects"] + options,
            in: scratch, input: .lines(lines), environment: Self.nowhere
        ).run()
    }

    private func rows(_ scratch: Scratch) throws -> [JSONSlice] {
        let text = try scratch.lines("up.json").joined(separator: "\n")
        return try JSONSlice.parse(Array(text.utf8)).elements
    }

    @Test("a library and an export: what is uploaded is what is missing, and nothing else")
    func roundTrip() async throws {
        let scratch = try Scratch()
        let history = history()
        let half = history.count / 2
        // As `unzip -p` writes several files; a row is on two pages.
        try scratch.write("1.json", JSON.array(Array(history[...half])).bytes)
        try scratch.write("2.json", JSON.array(Array(history[half...])).bytes)
        try scratch.write(
            "collection.json", JSON.array(MadeUpLibrary.episodeNumbers(1...5)).bytes)
        try scratch.write("library.sh", MadeUpLibrary.script)
        let line = """
            sh library.sh && cat 1.json 2.json >have.json
            lib-scan --watched-at modified media/Movies media/TV |
              trakt-resolve -q --offline --known have.json --known collection.json \
                --rejects unknown.ndjson >found.ndjson
            trakt-diff found.ndjson have.json >new.ndjson
            jq -c 'select(.reject.unknown) | del(.reject)' unknown.ndjson >>new.ndjson
            trakt-add --upload-file up.json <new.ndjson
            """
        let result = try await Command.shell(line, in: scratch, environment: Self.nowhere).run()
        result.expectStatus(1)
        result.expect(result.output.isEmpty, "nothing on stdout")
        let file = try scratch.lines("up.json").joined(separator: "\n")
        let posts = try Importer(catalogue: MadeUpLibrary.catalogue).posts(file)
        let films = (21...60).map { Int64($0) }
        let episodes: [Int64] = [9004, 9005, 9104, 9105, 9204, 9205]
        #expect(posts.filter { $0.type == .movie }.compactMap(\.trakt).sorted() == films)
        #expect(posts.filter { $0.type == .episode }.compactMap(\.trakt).sorted() == episodes)
        #expect(posts.count == films.count + episodes.count)
        #expect(posts.allSatisfy { $0.watchedAt?.hasPrefix("2021-05-0") == true })
        try await compare(history, posts, scratch)
    }

    /// The plays of the account before the upload: films of the library and others of the same
    /// names, and the first episodes of each show.
    private func history() -> [JSON] {
        let rows =
            ((1...20).map(MadeUpLibrary.filmRow) + (61...70).map(MadeUpLibrary.filmRow)
                + MadeUpLibrary.episodeNumbers(1...3))
        return rows.enumerated().map {
            MadeUpLibrary.play(
                $0.element, id: 5000 + $0.offset, at: "2019-02-03T04:05:00.000Z")
        }
    }

    /// The export after the upload has all of it.
    private func compare(
        _ history: [JSON], _ posts: [Importer.Post], _ scratch: Scratch
    ) async throws {
        var rows = history
        for (index, post) in posts.enumerated() {
            let item = (1...70).map(MadeUpLibrary.filmRow) + MadeUpLibrary.episodeNumbers(1...6)
            let row = item.first {
                let media = MediaItem(Record($0))
                return media?.type == post.type && media?.ids.trakt == post.trakt
            }
            let play = MadeUpLibrary.play(
                try #require(row), id: 8000 + index, at: try #require(post.watchedAt))
            rows.append(play)
        }
        try scratch.write("newer.json", JSON.array(rows).bytes)
        let line = """
            trakt-resolve -q --offline --known newer.json <up.json |
              trakt-diff --by play - newer.json
            """
        let result = try await Command.shell(line, in: scratch, environment: Self.nowhere).run()
        result.expectStatus(0)
        result.expect(result.output.isEmpty, "nothing is missing: \(result)")
    }

    private static let time = #""watched_at":"2020-01-02T03:04:05.000Z""#

    @Test(
        "what the importer would drop or take for something else is rejected, with a reason",
        arguments: [
            (#"{"type":"show","show":{"ids":{"imdb":"tt1"}},\#(time)}"#, "show"),
            (
                #"{"type":"season","season":{"number":1},"show":{"ids":{"trakt":1}},\#(time)}"#,
                "season"
            ),
            (
                #"{"type":"episode","episode":{"season":1,"number":1},"show":{"ids":{"tvdb":1}},\#(time)}"#,
                "--known"
            ),
            (
                #"{"type":"episode","episode":{"ids":{"imdb":"tt1","tmdb":2}},\#(time)}"#,
                "tvdb or trakt"
            ),
            (
                #"{"type":"episode","episode":{"ids":{"tvdb":7}},"show":{"ids":{"tvdb":7}},\#(time)}"#,
                "id of its show"
            ),
            (#"{"type":"movie","movie":{"title":"A","year":2000}}"#, "watched_at"),
            (#"{"type":"movie","movie":{"title":"A"},\#(time)}"#, "year"),
            (#"{"type":"movie","movie":{"year":2000},\#(time)}"#, "title"),
            (#"{"type":"movie","movie":{"ids":{"imdb":"nm1"}},\#(time)}"#, "nm1"),
            (#"{"type":"movie","movie":{"ids":{"trakt":1}},"watched_at":"released"}"#, "released"),
            (
                #"{"movie":{"ids":{"trakt":1}},"plays":1,"last_watched_at":"2020"}"#,
                "watched-history"
            ),
            (
                #"{"type":"movie","movie":{"ids":{"trakt":1}},"rated_at":"x","rating":9}"#,
                "rated_at"
            ),
            (#"{"type":"movie","movie":{"ids":{"trakt":1}},"listed_at":"x"}"#, "listed_at"),
            (#"{"collected_at":"x","movie":{"ids":{"trakt":1}}}"#, "collected_at"),
            (
                #"{"type":"movie","movie":{"title":"A","year":2000},\#(time),"file":{"guess":["title"]}}"#,
                "guess"
            ),
            (
                #"{"type":"movie","movie":{"ids":{"tmdb":1}},\#(time),"file":{"guess":["type"]}}"#,
                "guess"
            ),
            (
                #"{"type":"movie","movie":{"title":"A","year":2000},\#(time),"reject":{"candidates":[]}}"#,
                "not certain"
            ),
            (#"{"type":"movie","movie":{"ids":{"trakt":1}},"watched_at":1}"#, "number"),
        ])
    func refused(_ line: String, _ reason: String) async throws {
        let scratch = try Scratch()
        let good = #"{"type":"movie","movie":{"ids":{"trakt":5}},\#(Self.time)}"#
        let result = try await upload([line, good], in: scratch)
        result.expectStatus(1)
        result.expect(result.errors.contains(reason), "the reason")
        #expect(try rows(scratch).count == 1)
        #expect(try scratch.lines("rejects").count == 1)
        let alone = try Scratch()
        let nothing = try await upload([line], in: alone)
        nothing.expectStatus(1)
        #expect(!alone.exists("up.json"))
    }

    @Test("rows have what the importer reads; now is a fixed time; equal plays are in once")
    func rows() async throws {
        let scratch = try Scratch()
        let lines = [
            #"{"type":"movie","movie":{"title":"A","year":2000,"ids":{"imdb":"tt1","x":1}},"#
                + #""watched_at":"2020-01-02T05:04:05+02:00","file":{"path":"secret"}}"#,
            #"{"type":"movie","movie":{"title":"a","year":2000},\#(Self.time)}"#,
            #"{"type":"movie","movie":{"title":"B","year":2000,"ids":{"imdb":"tt2"}},\#(Self.time)}"#,
            #"{"type":"movie","movie":{"title":"B","year":2000,"ids":{"imdb":"tt3"}},\#(Self.time)}"#,
            #"{"type":"movie","movie":{"ids":{"trakt":9,"imdb":"tt3"}},\#(Self.time)}"#,
            #"{"type":"movie","movie":{"title":"C","year":2000},"watched_at":"now"}"#,
            #"{"type":"movie","movie":{"title":"D","year":2000},"#
                + #""watched_at":"1970-01-01T00:00:00.000Z"}"#,
        ]
        let result = try await upload(lines, in: scratch)
        result.expectStatus(0)
        let rows = try rows(scratch)
        #expect(rows.map { $0["movie"]?["title"]?.string } == ["A", "B", "B", "C", "D"])
        #expect(rows[0]["watched_at"]?.string == "2020-01-02T03:04:05.000Z")
        #expect(rows[0]["file"] == nil)
        #expect(rows[3]["movie"]?["ids"] == nil)
        #expect(rows[3]["watched_at"]?.string.flatMap { Timestamp($0) } != nil)
        #expect(rows[4]["watched_at"]?.string == "unknown")
        result.expect(result.errors.contains("5 plays"), "the count")
        result.expect(result.errors.contains("2 duplicates"), "the duplicates")
        result.expect(result.errors.contains("app.trakt.tv"), "what to do next")
    }

    @Test("records are one play if others link their ids, in any order; a title is one of them")
    func linked() async throws {
        func film(_ ids: String, _ time: String = Self.time) -> String {
            #"{"type":"movie","movie":{"title":"X","year":2000,"ids":{\#(ids)}},\#(time)}"#
        }
        let lines = [
            film(""), film(#""imdb":"tt0000001""#), film(#""tmdb":7"#), film(#""trakt":9"#),
            film(#""tmdb":7,"trakt":9"#), film(#""imdb":"tt0000001","tmdb":7"#),
            film(#""tmdb":7"#, #""watched_at":"2001-01-01T00:00:00Z""#), film(#""tmdb":8"#),
        ]
        for order in [lines, lines.reversed()] {
            let scratch = try Scratch()
            let result = try await upload(order, in: scratch)
            result.expectStatus(0)
            let rows = try rows(scratch)
            #expect(rows.count == 3)
            #expect(rows.allSatisfy { $0["movie"]?["ids"] != nil })
            result.expect(result.errors.contains("5 duplicates left out"), "the duplicates")
        }
    }

    @Test("a file that is there is overwritten only with --force; nothing else is written")
    func files() async throws {
        let scratch = try Scratch()
        let line = #"{"type":"movie","movie":{"ids":{"trakt":5}},\#(Self.time)}"#
        try scratch.write("up.json", "mine\n")
        let refused = try await upload([line], in: scratch)
        refused.expectStatus(64)
        #expect(try scratch.lines("up.json") == ["mine"])
        let dry = try await upload([line], ["--force", "--dry-run"], in: scratch)
        dry.expectStatus(0)
        #expect(try scratch.lines("up.json") == ["mine"])
        let forced = try await upload([line], ["--force"], in: scratch)
        forced.expectStatus(0)
        #expect(try rows(scratch).count == 1)
        for (options, status) in [
            (["--to", "ratings"], 64), (["--whole-show"], 64),
            (["--upload-file", "/dev/full"], 74), (["--upload-file", "-"], 64),
        ] {
            let result = try await upload([line], ["--force"] + options, in: scratch)
            result.expectStatus(Int32(status))
        }
        let state = try await Command.shell("find ../state ../cache ../config -type f", in: scratch)
            .run()
        #expect(state.lines.isEmpty)
    }
}
