import Foundation
import Testing
import TraktCore

/// Reading a large history.
@Suite("trakt-history")
struct HistoryTests {
    @Test(
        "1,000 plays: five requests, every row once, newest first",
        arguments: [[], ["--fault", "GET /sync/history @2 502"]])
    func thousand(_ faults: [String]) async throws {
        let scratch = try Scratch()
        let options = ["--account", "empty", "--plays", "1000"] + faults
        try await Sandbox.run(options, in: scratch) { sandbox in
            let result = try await Command(
                "trakt-history", [], in: scratch, environment: sandbox.environment
            ).run()
            result.expectStatus(0)
            let rows = try result.records
            let ids = rows.compactMap { $0["id"]?.int64 }
            #expect(ids.count == 1000 && Set(ids).count == 1000)
            let times = rows.compactMap { $0["watched_at"]?.string }
            #expect(times.count == 1000 && times == times.sorted(by: >))
            let pages = try sandbox.log().filter { $0["path"]?.string == "/sync/history" }
            // Four pages, and one more that says that there are no more.
            #expect(pages.count { $0["status"]?.int == 200 } == 5)
            #expect(pages.count == 5 + faults.count / 2)
            #expect(pages.allSatisfy { $0["query"]?.string?.contains("limit=250") == true })
        }
    }

    @Test("a reader that has seen enough ends it after the first page")
    func head() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty", "--plays", "5000"], in: scratch) { sandbox in
            var command = Command("trakt-history", in: scratch, environment: sandbox.environment)
            command.output = .leaves(afterBytes: 100)
            let result = try await command.run()
            result.expectStatus(141)
            result.expectErrorLines(0)
            #expect(try sandbox.requestLines().count < 10)
        }
    }

    @Test(
        "pages that are wrong in a known way cost no row and double none",
        arguments: ["duplicate-rows", "short-pages", "page-count-0"])
    func pageFaults(_ fault: String) async throws {
        let scratch = try Scratch()
        let options = ["--account", "empty", "--plays", "1000"]
        let faults = ["--fault", "GET /sync/history @every \(fault)"]
        try await Sandbox.run(options + faults, in: scratch) { sandbox in
            let result = try await Command(
                "trakt-history", [], in: scratch, environment: sandbox.environment
            ).run()
            result.expectStatus(0)
            let ids = try result.records.compactMap { $0["id"]?.int64 }
            #expect(ids.count == 1000 && Set(ids).count == 1000)
        }
    }

    /// Runs trakt-history against a server of `plays` plays, with the given options.
    private func history(
        _ server: [String], _ arguments: [String] = [], plays: Int
    ) async throws -> (CommandResult, requests: Int) {
        let scratch = try Scratch()
        let options = ["--account", "empty", "--plays", "\(plays)"] + server
        return try await Sandbox.run(options, in: scratch) { sandbox in
            let result = try await Command(
                "trakt-history", arguments, in: scratch, environment: sandbox.environment
            ).run()
            return (result, try sandbox.requestLines().count)
        }
    }

    @Test(
        "a count that lags, hidden rows, or both: every row once, and one request more",
        arguments: [
            (2200, ["--count-lag", "900"], 10), (2200, ["--count-lag", "2200"], 10),
            (1714, ["--short-pages"], 12), (1714, ["--short-pages", "--count-lag", "1000"], 12),
            (1714, ["--count-lag", "857", "--short-pages", "--latency", "5"], 12),
            (250, ["--count-lag", "1"], 2), (0, ["--count-lag", "5"], 1),
        ])
    func laggingCount(_ plays: Int, _ server: [String], _ requests: Int) async throws {
        let (result, sent) = try await history(server, plays: plays)
        result.expectStatus(0)
        let ids = try result.records.compactMap { $0["id"]?.int64 }
        #expect(ids.count == plays && Set(ids).count == plays && sent == requests)
    }

    @Test("counts that differ are compared in the summary; with -q there is none")
    func comparedCounts() async throws {
        let (lagging, _) = try await history(["--count-lag", "900"], plays: 2200)
        lagging.expect(
            lagging.errors == "trakt-history: 2,200 plays; Trakt counts 1,300\n", "the counts")
        let (hidden, _) = try await history(["--short-pages"], ["-q"], plays: 30)
        hidden.expectErrorLines(0)
        let (equal, _) = try await history([], plays: 1)
        equal.expect(equal.errors == "trakt-history: 1 play\n", "no comparison")
    }

    @Test(
        "--limit asks for no page that it does not need", arguments: [(1, 1), (250, 1), (251, 2)])
    func limit(_ limit: Int, _ requests: Int) async throws {
        let (result, sent) = try await history([], ["--limit", "\(limit)"], plays: 3000)
        result.expectStatus(0)
        #expect(result.lines.count == limit && sent == requests)
    }

    @Test("odd rows are named and skipped, status 1, and the rest is printed")
    func oddRows() async throws {
        let good =
            #"{"id":1,"watched_at":"2025-01-01T00:00:00.000Z","type":"movie","#
            + #""movie":{"title":"Dune","ids":{"trakt":1}}}"#
        let rows = [
            "null", "5", "[]", #""text""#, good, #"{"id":2,"type":"movie","movie":null}"#,
            #"{"id":3,"type":"movie","movie":{"title":null,"ids":{"trakt":3}}}"#,
            #"{"id":"4","type":"movie","movie":{"title":"Text as id"}}"#,
            #"{"id":5,"type":"episode","episode":{"season":1,"number":1,"title":null}}"#,
            #"{"id":6,"id":6,"type":"movie","movie":{"title":"Twice"}}"#,
            #"{"id":7,"type":"\u001b[31m","movie":{"title":"Red"}}"#,
            good.replacing(#""id":1"#, with: #""id":8"#),
        ]
        let server = try LoopbackServer { request in
            let body = request.start.contains("page=1&") ? "[\(rows.joined(separator: ","))]" : "[]"
            return .reply("200 OK", type: "application/json", body)
        }
        let result = try await Command(
            "trakt-history", in: try Scratch(),
            environment: [
                "TRAKT_API_URL": server.url, "TRAKT_CLIENT_ID": "c", "TRAKT_ACCESS_TOKEN": "t",
            ]
        ).run()
        result.expectStatus(1)
        #expect(try result.records.compactMap { $0["id"]?.int64 } == [1, 8])
        // One line for each odd row, and the summary; a text is no id, so the row repeats nothing.
        result.expectErrorLines(11)
        result.expect(!result.errors.contains("\u{1B}"), "nothing raw")
    }

    @Test(
        "spans of time: whole local days, months and years, ages, and instants",
        arguments: [
            ("2025-11-17", "2025-11-17", 3), ("2025-11", "2025-11", 4), ("2025", "2025", 5),
            ("2025-11-17 12:00", "2025-11-17 12:00", 1), ("yesterday", "yesterday", 1),
            ("today", "today", 1), ("36h", "0s", 2), ("7d", "1w", 0),
        ])
    func spans(_ since: String, _ until: String, _ plays: Int) async throws {
        let scratch = try Scratch()
        // The sandbox and trakt-history share the machine's clock; the zone is far from UTC.
        let zone = "Pacific/Auckland"
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: zone))
        let noon = try #require(
            calendar.date(bySettingHour: 0, minute: 0, second: 0, of: Date()))
        let today = Timestamp(seconds: noon.timeIntervalSince1970)
        let times = [
            "2025-11-16T11:00:00.000Z", "2025-11-16T23:00:00.000Z", "2025-11-17T10:59:00.000Z",
            "2025-11-17T11:00:00.000Z", "2025-01-01T00:00:00.000Z", today.text,
            today.adding(seconds: -60).text,
        ]
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let rows = times.map {
                #"{"watched_at":"\#($0)","type":"movie","movie":{"ids":{"trakt":788}}}"#
            }
            try sandbox.control("POST", "/sandbox/plays", body: rows.joined(separator: "\n"))
            let result = try await Command(
                "trakt-history", ["--since", since, "--until", until], in: scratch,
                environment: sandbox.environment.merging(["TZ": zone]) { $1 }
            ).run()
            result.expectStatus(0)
            result.expect(result.lines.count == plays, "\(plays) plays")
        }
    }

    @Test(
        "what is no time is status 64 and says the forms",
        arguments: ["soon", "2025-13", "20251", "7x", "", "2025-02-30", "-7d", "1e400d"])
    func badSpans(_ text: String) async throws {
        let result = try await Command("trakt-history", ["--since", text], in: try Scratch()).run()
        result.expectStatus(64)
        result.expectErrorLines(1)
        result.expect(result.errors.contains("yesterday"), "the forms")
    }

    @Test(
        "a season of a record is found by any id of its show",
        arguments: [#""trakt":1394"#, #""imdb":"tt2364582""#, #""tvdb":263365"#, #""tmdb":1403"#])
    func seasonOfShow(_ id: String) async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let record = #"{"type":"season","season":{"number":3},"show":{"ids":{\#(id)}}}"#
            let byRecord = try await Command(
                "trakt-history", ["-"], in: scratch, input: .lines([record]),
                environment: sandbox.environment
            ).run()
            let byName = try await Command(
                "trakt-history", ["season:1394/3"], in: scratch, environment: sandbox.environment
            ).run()
            byRecord.expectStatus(0)
            #expect(!byName.lines.isEmpty && byRecord.lines == byName.lines)
        }
    }

    @Test("--type beside an ITEM is refused")
    func typeAndItem() async throws {
        let arguments = ["--type", "movie", "1394"]
        let result = try await Command("trakt-history", arguments, in: try Scratch()).run()
        result.expectStatus(64)
    }

    @Test("on a terminal one line says how people read it; elsewhere, and with -q, there is none")
    func hint() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            for (flags, lines) in [(["--limit", "1"], 2), (["-q", "--limit", "1"], 0)] {
                let command = Command.shell(
                    "trakt-history \(flags.joined(separator: " ")) >/dev/tty", in: scratch,
                    environment: sandbox.environment)
                let result = try await command.run { _ in }
                result.expectErrorLines(lines)
                result.expect(result.errors.contains("trakt-table") == (lines > 0), "the hint")
            }
        }
    }
}
