import Testing
import TraktCore

/// `trakt-resolve` as a process, against the sandbox.
@Suite("trakt-resolve")
struct ResolveTests {
    /// Records of films the sandbox knows, with the Trakt ids they must get.
    private static let library: [(record: String, trakt: Int64)] = [
        (#"{"type":"movie","movie":{"title":"Dune","year":2021},"file":{"path":"d.mkv"}}"#, 289441),
        (#"{"type":"movie","movie":{"title":"Thing, The","year":1982}}"#, 788),
        (#"{"type":"movie","movie":{"title":"FACE+OFF","year":1997}}"#, 595),
        (#"{"type":"movie","movie":{"ids":{"imdb":"tt0078748"}}}"#, 273),
    ]

    private func run(
        options arguments: [String] = [], _ lines: [String], in scratch: Scratch,
        _ sandbox: Sandbox
    ) async throws -> CommandResult {
        try await Command(
            "trakt-resolve", arguments, in: scratch, input: .lines(lines),
            environment: sandbox.environment
        ).run()
    }

    private func films(_ result: CommandResult) throws -> [Int64?] {
        try result.records.map { $0.value("movie", "ids", "trakt")?.int64 }
    }

    @Test("a small library is identified in order; the second run asks nothing")
    func library() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let lines = Self.library.map(\.record)
            let first = try await run(lines, in: scratch, sandbox)
            first.expectStatus(0)
            #expect(try films(first) == Self.library.map(\.trakt))
            #expect(try first.records[0].value("file", "path")?.string == "d.mkv")
            #expect(try first.records[0].value("match", "score")?.int == 100)
            let asked = try sandbox.log().count
            let second = try await run(lines, in: scratch, sandbox)
            #expect(try films(second) == Self.library.map(\.trakt))
            #expect(try sandbox.log().count == asked)
            let offline = try await run(options: ["--offline"], lines, in: scratch, sandbox)
            #expect(try films(offline) == Self.library.map(\.trakt))
        }
    }

    @Test("what is doubtful is kept with its candidates, and an edited reject goes through")
    func rejects() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let line = #"{"type":"movie","movie":{"title":"Dune"},"x":1}"#
            let first = try await run(
                options: ["--rejects", "doubtful"], [line], in: scratch, sandbox)
            first.expectStatus(1)
            first.expect(first.output.isEmpty, "nothing on stdout")
            first.expect(first.errors.contains("line 1: Dune: "), "the record is named")
            let advice = "1 record uncertain: decide with --ask, or keep with --rejects FILE"
            first.expect(!first.errors.contains(advice), "no advice to do what was done")
            let plain = try await run([line], in: scratch, sandbox)
            plain.expect(plain.errors.contains(advice), "the next step")
            let kept = try #require(try scratch.lines("doubtful").first)
            let reject = try Record(Array(kept.utf8))
            let years = reject.value("reject", "candidates")?.elements.map { $0["year"]?.int }
            #expect(Set(years ?? []).isSuperset(of: [1984, 2021]))
            let edited = kept.replacing(
                #""title":"Dune"}"#, with: #""title":"Dune","ids":{"tmdb":438631}}"#)
            let second = try await run([edited], in: scratch, sandbox)
            second.expectStatus(0)
            let record = try #require(try second.records.first)
            #expect(record.value("movie", "ids", "trakt")?.int64 == 289441)
            #expect(record["reject"] == nil && record["x"]?.int == 1)
        }
    }

    @Test("a show's episodes: one search, one list of seasons; what is missing says what is there")
    func episodes() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let show = #""show":{"title":"Marvels Agents of SHIELD"}"#
            let lines = [(6, 2), (7, 10), (6, 99)].map {
                #"{"type":"episode","episode":{"season":\#($0.0),"number":\#($0.1)},\#(show)}"#
            }
            let result = try await Command(
                "trakt-resolve", in: scratch, input: .lines(lines),
                environment: sandbox.environment
            ).run()
            result.expectStatus(1)
            let records = try result.records
            #expect(records.map { $0.value("show", "ids", "trakt")?.int64 } == [1394, 1394])
            #expect(records.map { $0.value("episode", "number")?.int } == [2, 10])
            #expect(records.allSatisfy { $0.value("episode", "ids", "trakt") != nil })
            result.expect(result.errors.contains("season 6 has episodes 1 to 13"), "the reason")
            #expect(try sandbox.log().count <= 3)
        }
    }

    @Test("a record is out as soon as it is decided, while the next has not come")
    func streaming() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            try scratch.write("one", Self.library[0].record + "\n")
            try scratch.write("two", Self.library[1].record + "\n")
            let line = """
                mkfifo gate; { cat one; cat gate; cat two; } | trakt-resolve -q | {
                    read -r first; echo "$first"; echo >gate; cat; }
                """
            let result = try await Command.shell(
                line, in: scratch, environment: sandbox.environment
            ).run()
            #expect(try films(result) == [289441, 788])
        }
    }

    @Test("without a network what the cache knows comes out, the rest is rejected: 69")
    func dead() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            _ = try await run([Self.library[0].record], in: scratch, sandbox)
        }
        let nowhere = [
            "TRAKT_API_URL": "http://127.0.0.1:1", "TRAKT_CLIENT_ID": "x",
            "TRAKT_RETRY_WAIT": "0.01",
        ]
        let lines = Self.library.map(\.record)
        let result = try await Command(
            "trakt-resolve", ["--rejects", "rest"], in: scratch, input: .lines(lines),
            environment: nowhere
        ).run()
        result.expectStatus(69)
        #expect(try films(result) == [289441])
        #expect(try scratch.lines("rest").count == 3)
    }

    @Test("faults on the way change nothing")
    func faults() async throws {
        let scratch = try Scratch()
        let faults = ["GET /search @1 429", "GET /search @3 502"].flatMap { ["--fault", $0] }
        try await Sandbox.run(faults, in: scratch) { sandbox in
            let result = try await run(Self.library.map(\.record), in: scratch, sandbox)
            result.expectStatus(0)
            #expect(try films(result) == Self.library.map(\.trakt))
        }
    }

    @Test("the account's lists cannot be read: said once, and everything is searched for")
    func accountFault() async throws {
        let scratch = try Scratch()
        let faults = ["--fault", "GET /sync/watched/movies @1+ 502"]
        try await Sandbox.run(faults, in: scratch) { sandbox in
            let titles = [
                ("Dune", 2021), ("The Thing", 1982), ("Face/Off", 1997), ("Alien", 1979),
                ("The Matrix", 1999), ("Jaws", 1975),
            ]
            let lines = titles.map {
                #"{"type":"movie","movie":{"title":"\#($0.0)","year":\#($0.1)}}"#
            }
            let result = try await run(lines, in: scratch, sandbox)
            result.expect(!result.errors.contains("not looked up"), "nothing failed")
            let warnings = result.errors.split(separator: "\n").count {
                $0.contains("your titles cannot be read from Trakt")
            }
            #expect(warnings == 1)
            #expect(result.lines.count >= 4)
        }
    }

    @Test("an episode with only an id that Trakt does not know: the id is named")
    func unknownEpisodeID() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let line = #"{"type":"episode","episode":{"ids":{"imdb":"tt99999999"}}}"#
            let result = try await run([line], in: scratch, sandbox)
            result.expectStatus(1)
            result.expect(result.errors.contains("imdb tt99999999"), "the id is named")
        }
    }

    @Test("records with Trakt's ids pass byte for byte, without a sign-in or a request")
    func unchanged() async throws {
        let lines = [
            #"{"type":"movie","movie":{"title":"X","ids":{"trakt":1}},"rating":1e1}"#,
            #"{"id":12345678901,"watched_at":"2025-11-20T10:11:00.000Z","type":"episode","#
                + #""episode":{"ids":{"trakt":2}},"show":{"title":"Y"}}"#,
        ]
        let result = try await Command(
            "trakt-resolve", in: try Scratch(), input: .lines(lines)
        ).run()
        result.expectStatus(0)
        #expect(result.lines == lines)
    }
}
