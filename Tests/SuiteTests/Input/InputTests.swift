import Foundation
import Testing
import TraktCore

/// What the tools make of input as people and other programs write it.
@Suite("Input")
struct InputTests {
    /// Runs trakt-diff with `input` as A and nothing as B, or with other arguments.
    private func diff(
        _ input: Command.Input, _ arguments: [String] = ["-", "/dev/null"],
        environment: [String: String] = [:], in scratch: Scratch? = nil
    ) async throws -> CommandResult {
        try await Command(
            "trakt-diff", arguments, in: try scratch ?? Scratch(), input: input,
            environment: environment
        ).run()
    }

    /// A movie's record with this id.
    private func movie(_ id: Int) -> String {
        #"{"type":"movie","movie":{"ids":{"trakt":\#(id)}}}"#
    }

    @Test("plays that jq printed over several lines are removed")
    func jqWithoutCompact() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let line =
                "trakt-history -q 1394 | jq 'select(.episode.season >= 3)' "
                + "| trakt-remove -q --yes"
            let result = try await Command.shell(
                line, in: scratch, environment: sandbox.environment
            ).run()
            result.expectStatus(0)
            result.expect(!result.lines.isEmpty, "removed plays")
            let left = try sandbox.plays().filter {
                $0.value("show", "ids", "trakt")?.int == 1394
                    && ($0.value("episode", "season")?.int ?? 0) >= 3
            }
            #expect(left.isEmpty)
        }
    }

    @Test("a line that opens an array and is cut off loses only itself")
    func cutOffArray() async throws {
        let good = (1...1000).map(movie)
        let lines = [good[0], #"[{"type":"movie","#] + good.dropFirst()
        let result = try await diff(.lines(lines))
        result.expectStatus(1)
        result.expect(result.lines == good, "all good records")
        result.expect(result.errorLines.first?.contains("line 2: ") == true, "names line 2")
    }

    @Test("numbers and ids are read as other programs write them")
    func numbersAsText() async throws {
        let scratch = try Scratch()
        let show = #""show":{"year":"2011","ids":{"imdb":"TTX"}}"#
        let plain = [
            #"{"type":"episode","episode":{"season":1,"number":3},"show":{"ids":{"tvdb":81189}}}"#,
            #"{"type":"movie","movie":{"ids":{"imdb":"tt1160419"}}}"#,
            #"{"type":"movie","movie":{"ids":{"imdb":"tt0000123"}}}"#,
            #"{"type":"movie","movie":{"ids":{"imdb":"tt0087182"}}}"#,
            #"{"type":"show","show":{"ids":{"trakt":5}}}"#,
        ]
        let written = [
            #"{"type":"Episode","episode":{"season":"1","number":"3"},"show":{"ids":{"tvdb":"81189"}}}"#,
            #"{"type":"Movie","movie":{"year":0,"ids":{"imdb":"https://www.imdb.com/title/tt1160419/"}}}"#,
            #"{"type":"film","movie":{"ids":{"imdb":123}}}"#,
            #"{"type":"movies","movie":{"ids":{"imdb":"0087182"}}}"#,
            #"{"type":"tv","show":{"ids":{"trakt":"5"}}}"#,
        ]
        try scratch.write("plain", plain.joined(separator: "\n"))
        let result = try await diff(.lines(written), ["--common", "-", "plain"], in: scratch)
        result.expectStatus(0)
        result.expect(result.lines == written, "the same items, with their own bytes")
        let bad = try await diff(.lines([#"{"type":"person","person":{},\#(show)}"#]))
        bad.expectStatus(1)
        bad.expect(bad.errors.contains("type \"person\" is not"), "says what is wrong")
    }

    @Test(
        "another format is refused by one line with what to do",
        arguments: ToolContract.readers,
        [
            ("PK\u{3}\u{4}abc", "unzip -p"), ("{\0\"\0a\0\"\0", "iconv"),
            ("Title,Year\nDune,2021\n", "mlr"), ("<!DOCTYPE html>\n<html>\n", "HTML"),
        ])
    func otherFormats(_ tool: ToolContract, _ format: (String, String)) async throws {
        try await tool.atWork { command, log in
            let result = try await command(.text(format.0)).run()
            result.expectStatus(65)
            result.expectErrorLines(1)
            result.expect(result.output.isEmpty, "nothing on stdout")
            result.expect(result.errors.contains(format.1), "what to do")
            #expect(try log().filter { !$0.hasPrefix("GET ") } == [])
        }
    }

    @Test("of two inputs the one in another format is named")
    func otherFormatsByName() async throws {
        let scratch = try Scratch()
        try scratch.write("a.json", movie(1))
        try scratch.write("b.gz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
        let result = try await diff(.empty, ["a.json", "b.gz"], in: scratch)
        result.expectStatus(65)
        result.expect(result.errors.contains("b.gz is compressed with gzip"), "names it")
    }

    @Test("a date means noon, local time; a time without a zone needs --zone")
    func times() async throws {
        let scratch = try Scratch()
        func play(_ time: String) -> String {
            #"{"type":"movie","movie":{"ids":{"trakt":1}},"watched_at":\#(time)}"#
        }
        try scratch.write("known", play(#""2024-05-01T19:00:00.000Z""#))
        let zone = ["TZ": "America/Los_Angeles"]
        let arguments = ["--by", "play", "--common", "-", "known"]
        let date = try await diff(
            .lines([play(#""2024-05-01""#)]), arguments, environment: zone, in: scratch)
        date.expectStatus(0)
        date.expect(date.lines.count == 1, "noon in Los Angeles")
        let local = [play(#""2024-05-01 21:00:00""#)]
        let refused = try await diff(.lines(local), arguments, environment: zone, in: scratch)
        refused.expectStatus(1)
        refused.expect(refused.errors.contains("no zone"), "says so")
        refused.expect(refused.errors.contains("--zone"), "says what to do")
        for name in ["Europe/Berlin", "+02:00"] {
            let read = try await diff(
                .lines(local), arguments + ["--zone", name], environment: zone, in: scratch)
            read.expectStatus(0)
            read.expect(read.lines.count == 1, "read in \(name)")
        }
        let number = try await diff(.lines([play("1714590000")]), arguments, in: scratch)
        number.expectStatus(1)
        number.expect(number.errors.contains("todate"), "the command that converts it")
    }

    @Test("after ten messages of one kind the rest are counted")
    func repeatedMessages() async throws {
        let result = try await diff(.lines((1...3000).map { "bad \($0)" }))
        result.expectStatus(1)
        let counted = result.errorLines.filter { $0.hasPrefix("trakt-diff: and ") }
        result.expect(counted == ["trakt-diff: and 2,990 more like that"], "one count")
        result.expect(result.errorLines.count { $0.contains("line ") } == 10, "ten lines")
    }

    @Test("a message names the input and the file that a record is about")
    func namedPlaces() async throws {
        let scratch = try Scratch()
        let lost = #"{"type":"movie","movie":{"title":"Dune"},"file":{"path":"/films/Dune.mkv"}}"#
        try scratch.write("a.ndjson", "nope\n\(lost)\n")
        let result = try await diff(.empty, ["a.ndjson", "/dev/null"], in: scratch)
        result.expectStatus(1)
        result.expect(result.errors.contains("a.ndjson: line 1: "), "the input")
        result.expect(
            result.errors.contains("a.ndjson: line 2 (/films/Dune.mkv): Dune has no id"), "the file"
        )
    }

    @Test(
        "a mistyped word gets a suggestion",
        arguments: [
            ("trakt-add", ["--dryrun"], "--dry-run"), ("trakt-remove", ["--form", "x"], "--from"),
            ("trakt-auth", ["logn"], "login"), ("trakt-diff", ["--cloud=histroy"], "history"),
            ("trakt-add", ["--to", "watchlst"], "watchlist"),
        ])
    func suggestions(_ tool: String, _ arguments: [String], _ meant: String) async throws {
        let result = try await Command(tool, arguments, in: try Scratch()).run()
        result.expectStatus(64)
        result.expect(result.errors.contains("did you mean \(meant)?"), "suggests \(meant)")
    }
}
