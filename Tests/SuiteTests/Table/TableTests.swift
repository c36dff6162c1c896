import Foundation
import Testing
import TraktCore

/// `trakt-table` over the records that the suite makes.
@Suite("trakt-table")
struct TableTests {
    private func table(
        _ lines: [String], _ arguments: [String] = [], environment: [String: String] = [:]
    ) async throws -> CommandResult {
        let result = try await Command(
            "trakt-table", arguments, in: try Scratch(), input: .lines(lines),
            environment: environment
        ).run()
        result.expectStatus(0)
        return result
    }

    private static let play =
        #"{"id":12297139948,"watched_at":"2025-11-17T01:02:00.000Z","type":"episode","episode":"#
        + #"{"season":3,"number":7,"title":"A long title that goes on and on"},"#
        + #""show":{"title":"Marvel's Agents of S.H.I.E.L.D.","year":2013}}"#

    private static let film =
        #"{"id":7,"watched_at":"2025-11-17T01:02:00.000Z","type":"movie","#
        + #""movie":{"title":"千と千尋の神隠し, \"Spirited\" \u001b[31m","year":2001}}"#

    @Test(
        "TZ is read in each of its forms",
        arguments: [
            ("CET-1CEST,M3.5.0,M10.5.0/3", "2025-11-17 02:02"), ("<+03>-3", "2025-11-17 04:02"),
            ("EST5", "2025-11-16 20:02"), (":/nowhere", "2025-11-17 01:02"),
        ])
    func zones(_ name: String, _ time: String) async throws {
        let result = try await table([Self.play], environment: ["TZ": name])
        #expect(result.text.contains(time))
    }

    @Test("the 28 plays of the accident fit 80 columns with their ids whole")
    func accident() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            for pipeline in ["trakt-history 1394", "trakt-history 1394 | trakt-suspect"] {
                let result = try await Command.shell(
                    "\(pipeline) | trakt-table", in: scratch, environment: sandbox.environment
                ).run()
                result.expectStatus(0)
                let ids = try sandbox.plays().compactMap { $0["id"]?.int64 }
                result.expect(result.lines.allSatisfy { $0.count <= 80 }, "80 columns")
                let shown = result.lines.dropFirst().compactMap { line in
                    line.split(separator: " ").first.flatMap { Int64($0) }
                }
                #expect(shown.count == (pipeline.contains("suspect") ? 22 : 28))
                #expect(Set(shown).isSubset(of: ids))
            }
        }
    }

    @Test("a play's columns; local time, or UTC")
    func plays() async throws {
        let local = try await table([TableTests.play], environment: ["TZ": "Europe/Berlin"])
        #expect(
            local.lines[0].split(separator: " ") == [
                "id", "watched_at", "title", "episode", "episode_title",
            ])
        local.expect(local.lines[1].contains("12297139948  2025-11-17 02:02  Marvel's"), "local")
        local.expect(local.lines[1].contains("S03E07"), "code")
        let utc = try await table(
            [TableTests.play], ["--utc"], environment: ["TZ": "Europe/Berlin"])
        utc.expect(utc.lines[1].contains("2025-11-17 01:02"), "UTC")
    }

    @Test("the width is COLUMNS, or --width; 0 cuts nothing", arguments: [60, 110, 0])
    func width(_ width: Int) async throws {
        let whole = "A long title that goes on and on"
        for (arguments, environment) in [
            (["--width", "\(width)"], ["COLUMNS": "44"]), ([], ["COLUMNS": "\(width)"]),
        ] where width > 0 || !arguments.isEmpty {
            let result = try await table(
                [TableTests.play], arguments, environment: environment)
            result.expect(width == 0 || result.lines.allSatisfy { $0.count <= width }, "fits")
            result.expect(result.text.contains(whole) == (width == 0 || width > 105), "cut or not")
            result.expect(result.text.contains("12297139948"), "the id")
        }
    }

    @Test("on a terminal it is as wide as that")
    func terminal() async throws {
        let scratch = try Scratch()
        try scratch.write("plays", TableTests.play + "\n")
        let command = Command.shell("trakt-table < plays > /dev/tty", in: scratch)
        let result = try await command.run(atTerminal: { terminal in
            let line = try terminal.expect("S03E07")
            #expect(line.contains("…"))
        })
        result.expectStatus(0)
    }

    @Test("CSV and TSV hold safe text, quoted where it must be")
    func separated() async throws {
        let csv = try await table([TableTests.film, TableTests.play], ["--csv", "--utc"])
        #expect(
            csv.lines == [
                "id,watched_at,title,episode,episode_title",
                "7,2025-11-17 01:02,\"千と千尋の神隠し, \"\"Spirited\"\" \u{FFFD}[31m (2001)\",,",
                "12297139948,2025-11-17 01:02,Marvel's Agents of S.H.I.E.L.D.,S03E07,"
                    + "A long title that goes on and on",
            ])
        let tsv = try await table(
            [#"{"a":"x\ty\nz","b":1}"#], ["--tsv", "--columns", "b,a"])
        #expect(tsv.lines == ["b\ta", "1\tx\u{FFFD}y\u{FFFD}z"])
    }

    @Test("wide and combining characters are aligned")
    func aligned() async throws {
        let rows = ["千と千尋", "Ame\u{301}lie", "🎬 x", "plain"].map {
            #"{"title":"\#($0)","after":1}"#
        }
        let result = try await table(rows, ["--columns", "title,after"])
        #expect(
            result.lines == [
                "title     after", "千と千尋      1", "Ame\u{301}lie        1", "🎬 x          1",
                "plain         1",
            ])
    }

    /// Rows of other kinds, and the line below the names of the columns.
    private static let rows: [(String, String, String)] = [
        (
            #"{"rank":1,"id":5,"listed_at":"2025-03-08T09:00:00.000Z","notes":null,"type":"movie","#
                + #""movie":{"title":"Dune","year":2021,"ids":{"trakt":9}}}"#,
            "rank id listed_at title year", "1 5 2025-03-08 09:00 Dune 2021"
        ),
        (
            #"{"rated_at":"2025-03-08T09:00:00.000Z","rating":9,"type":"show","#
                + #""show":{"title":"Dark","year":2017}}"#,
            "rated_at rating title year", "2025-03-08 09:00 9 Dark 2017"
        ),
        (
            #"{"plays":2,"last_watched_at":"1970-01-01T00:00:00.000Z","movie":{"title":"Dune"}}"#,
            "plays last_watched_at title", "2 unknown Dune"
        ),
        (
            #"{"type":"movie","score":1157451471441102800,"movie":{"title":"Dune","year":2021,"#
                + #""ids":{"trakt":289441,"imdb":"tt1160419"}}}"#,
            "type title year trakt imdb", "movie Dune 2021 289441 tt1160419"
        ),
        (
            #"{"type":"movie","movie":{"title":"Dune"},"reject":{"line":3,"reason":"no match"}}"#,
            "line reason title", "3 no match Dune"
        ),
        (
            #"{"name":"Action","slug":"action"}"#, "name slug", "Action action"
        ),
        (
            #"{"id":8,"comment":"Good","spoiler":false,"user":{"username":"ann","vip":true}}"#,
            "id comment spoiler user.username user.vip", "8 Good false ann true"
        ),
        (
            #"{"first_aired":"2025-03-08T09:00:00.000Z","episode":{"season":1,"number":2,"#
                + #""title":"Two"},"show":{"title":"Dark"}}"#,
            "first_aired title episode episode_title", "2025-03-08 09:00 Dark S01E02 Two"
        ),
        (
            #"{"type":"movie","movie":{"title":"Dune"},"file":{"path":"/films/Dune.mkv"}}"#,
            "type title file", "movie Dune /films/Dune.mkv"
        ),
        (
            #"{"name":"Best","description":"All","privacy":"private","share_link":"x","type":"#
                + #""personal","item_count":5,"ids":{"trakt":55,"slug":"best"}}"#,
            "slug name privacy item_count description", "best Best private 5 All"
        ),
        (
            #"{"show":{"title":"Dark","year":2017},"progress":{"aired":8,"completed":6}}"#,
            "progress.aired progress.completed title year", "8 6 Dark 2017"
        ),
    ]

    @Test("rows of lists, searches, rejects and other paths of the API", arguments: rows.indices)
    func otherRows(_ index: Int) async throws {
        let (row, names, cells) = TableTests.rows[index]
        let result = try await table([row], ["--utc"])
        let words = result.lines.map { $0.split(separator: " ").joined(separator: " ") }
        #expect(words == [names, cells])
    }

    @Test("columns that do not fit are left out, and named; empty ones that were asked for too")
    func missing() async throws {
        let wide = (1...30).map { #""field\#($0)":"a value""# }.joined(separator: ",")
        let result = try await table(["{\(wide)}"])
        result.expect(result.lines.allSatisfy { $0.count <= 80 }, "fits")
        result.expect(
            result.errors.contains(
                "columns left out because they do not fit: "
                    + ""), "says so")
        let asked = try await table([TableTests.play], ["--columns", "id,titel"])
        result.expect(asked.errors.contains("no value for titel"), "says so")
    }

    @Test("records without fields are no table", arguments: [["{}"], ["{}", #"{"a":[]}"#]])
    func empty(_ lines: [String]) async throws {
        let result = try await table(lines)
        #expect(result.output.isEmpty)
        result.expectErrorLines(1)
    }

    @Test("the timeline shows days, gaps, bursts and unknown dates")
    func timeline() async throws {
        let times =
            Array(repeating: "2025-11-17T23:30:00.000Z", count: 22) + [
                "2025-11-20T10:00:00.000Z", "2025-11-20T11:00:00.000Z", "1970-01-01T00:00:00.000Z",
            ]
        let plays = times.map { #"{"watched_at":"\#($0)"}"# }
        let result = try await table(
            plays, ["--timeline"], environment: ["TZ": "Europe/Berlin", "COLUMNS": "60"])
        #expect(
            result.lines == [
                "2025-11-18  22 \(String(repeating: "█", count: 20)) burst: 22 at 00:30",
                "2025-11-19", "2025-11-20   2 █", "unknown date: 1 play",
            ])
        let many = try await table(
            (1...400).map { #"{"watched_at":"\#(2000 + $0 / 12)-0\#($0 % 9 + 1)-01T10:00Z"}"# },
            ["--timeline"])
        many.expect(
            many.lines.allSatisfy { $0.count <= 80 } && many.lines[0].hasPrefix("2000-"), "")
    }

    @Test(
        "the forms cannot be used together",
        arguments: [["--csv", "--tsv"], ["--csv", "--timeline"]])
    func forms(_ arguments: [String]) async throws {
        let result = try await Command("trakt-table", arguments, in: try Scratch()).run()
        result.expectStatus(64)
        result.expectErrorLines(1)
    }
}
