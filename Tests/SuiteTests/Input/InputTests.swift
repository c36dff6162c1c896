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
            ("\n  \r\n<html><body>", "HTML"), ("\u{FEFF}\nTitle;Year\nDune;2021\n", "mlr"),
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
        number.expect(number.errors.contains("|= todate'"), "the command that converts it")
        let long = try await diff(.lines([play("1714590000000")]), arguments, in: scratch)
        long.expect(long.errors.contains("|= (. / 1000 | todate)'"), "for milliseconds")
    }

    @Test("UTF-32 is told from UTF-16, whose first bytes are the same")
    func utf32() async throws {
        let bytes: [UInt8] =
            [0xFF, 0xFE, 0, 0] + movie(1).utf8.flatMap { [$0, 0, 0, 0] as [UInt8] }
        let result = try await diff(.bytes(bytes))
        result.expectStatus(65)
        result.expect(result.errors.contains("iconv -f UTF-32 "), "the command that converts it")
    }

    @Test(
        "an id that is none is named",
        arguments: [
            (#"{"trakt":"abc"}"#, #"trakt is "abc""#), (#"{"trakt":-5}"#, "trakt is -5"),
            (#"{"imdb":"nm0000123"}"#, #"imdb is "nm0000123""#),
            (#"{"trakt":1e30}"#, "trakt is 1e30"),
            (#"{"trakt":null,"tmdb":0,"imdb":""}"#, "Dune has no id"), ("[]", "Dune has no id"),
            (#"{"slug":"dune-2021"}"#, "Dune has no id but a slug"),
        ])
    func wrongIDs(_ ids: String, _ words: String) async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            for (tool, arguments) in [
                ("trakt-diff", ["-", "/dev/null"]), ("trakt-add", []),
                ("trakt-remove", ["--yes", "--all-plays"]),
                ("trakt-remove", ["--yes", "--from", "ratings"]),
            ] {
                let result = try await Command(
                    tool, arguments, in: scratch,
                    input: .lines([#"{"type":"movie","movie":{"title":"Dune","ids":\#(ids)}}"#]),
                    environment: sandbox.environment
                ).run()
                result.expect([1, 65].contains(result.status), "status")
                result.expect(result.errors.contains(words), "what is wrong")
            }
        }
    }

    @Test(
        "a FIFO that nobody writes to is waited for, and a signal ends that",
        .enabled(if: FileManager.default.fileExists(atPath: "/proc/self/fd")))
    func silentFIFO() async throws {
        let scratch = try Scratch()
        let script = """
            mkfifo in
            env --default-signal=INT trakt-diff in /dev/null 2>errors &
            tool=$!
            while ! ls -l /proc/$tool/fd | grep -q '/in$'; do :; done
            kill -INT $tool; wait $tool; echo $?
            echo '\(movie(1))' >in & trakt-diff -q in /dev/null
            """
        let result = try await Command.shell(script, in: scratch).run()
        result.expect(result.lines == ["130", movie(1)], "ended, and then read")
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
            ("trakt-list", ["watchlst"], "watchlist"), ("trakt-sandbox", ["dmo"], "demo"),
            ("trakt-suspect", ["--only", "future,brust"], "burst"),
            ("trakt-get", ["--hepl"], "--help"),
        ])
    func suggestions(_ tool: String, _ arguments: [String], _ meant: String) async throws {
        let result = try await Command(tool, arguments, in: try Scratch()).run()
        result.expectStatus(64)
        result.expect(result.errors.contains("did you mean \(meant)?"), "suggests \(meant)")
    }
}
