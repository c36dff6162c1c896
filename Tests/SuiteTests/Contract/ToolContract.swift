import Foundation
import Testing
import TraktCore

@testable import lib_scan
@testable import trakt_add
@testable import trakt_auth
@testable import trakt_diff
@testable import trakt_get
@testable import trakt_history
@testable import trakt_list
@testable import trakt_remove
@testable import trakt_resolve
@testable import trakt_sandbox
@testable import trakt_search
@testable import trakt_suspect
@testable import trakt_table

/// What the contract tests have to know about one tool: its spec, and how to make it do harmless
/// work that prints at least one line.
struct ToolContract: Sendable, CustomTestStringConvertible {
    /// The tool's command line.
    var spec: ToolSpec
    /// Arguments with which it prints something.
    var work: [String]
    /// What it does with records on standard input.
    var reading = Reading.nothing
    /// Records it reads in that work, one each; two about different titles.
    var records: [String] = []
    /// The fields it may write; every other one comes out as it went in.
    var writes: Set<String> = []
    /// Whether the work asks the service.
    var asksService = true

    /// How a tool reads.
    enum Reading: Sendable {
        /// It does not read records.
        case nothing
        /// It passes records on, one at a time; bad ones are rejected, status 1.
        case passing
        /// It reads records and prints others; bad ones are rejected, status 1.
        case replacing
        /// It reads everything before it does anything; a bad one refuses all, status 65.
        case allOrNothing
    }

    /// The program's name.
    var name: String { spec.name }

    var testDescription: String { name }

    /// Every tool of the suite.
    static let all: [ToolContract] = [
        ToolContract(spec: LibScan.spec, work: ["Library"], asksService: false),
        ToolContract(
            spec: TraktAdd.spec, work: ["-q", "--watched-at", "2025-06-01T20:00Z"],
            reading: .passing, records: films, writes: accountKeys),
        ToolContract(spec: TraktAuth.spec, work: ["status"]),
        ToolContract(
            spec: TraktDiff.spec, work: ["-", "/dev/null"], reading: .passing, records: films,
            asksService: false),
        ToolContract(spec: TraktGet.spec, work: ["/shows/1394"]),
        ToolContract(spec: TraktList.spec, work: ["-q", "watchlist"]),
        ToolContract(
            spec: TraktHistory.spec, work: ["-"], reading: .replacing, records: watched),
        ToolContract(
            spec: TraktRemove.spec, work: ["-q", "--yes"], reading: .allOrNothing, records: plays,
            writes: accountKeys.union(["undo"])),
        ToolContract(
            spec: TraktResolve.spec, work: ["-q"], reading: .passing, records: films,
            writes: ["movie", "match"]),
        ToolContract(
            spec: TraktSandbox.spec, work: ["--port", "0"], asksService: false),
        ToolContract(spec: TraktSearch.spec, work: ["dune"]),
        ToolContract(
            spec: TraktSuspect.spec, work: ["-q"], reading: .passing, records: impossible,
            writes: ["suspect"], asksService: false),
        ToolContract(
            spec: TraktTable.spec, work: ["--utc"], reading: .replacing, records: plays,
            asksService: false),
    ]

    /// What the account's row of a play says.
    private static let accountKeys: Set<String> = [
        "id", "watched_at", "action", "type", "movie", "episode", "show",
    ]

    /// Those that come to an end by themselves: all but the server.
    static let ending = all.filter { $0.name != "trakt-sandbox" }

    /// Those that ask the service in their work.
    static let askers = all.filter(\.asksService)

    /// Those that read records.
    static let readers = all.filter { $0.reading != .nothing }

    /// Those that pass records on.
    static let passing = all.filter { $0.reading == .passing || $0.reading == .allOrNothing }

    /// Films of the sandbox's catalogue.
    private static let films = [
        #"{"type":"movie","movie":{"title":"Dune","year":2021,"ids":{"imdb":"tt1160419"}}}"#,
        #"{"type":"movie","movie":{"title":"Dune","year":1984,"ids":{"imdb":"tt0087182"}}}"#,
    ]

    /// Plays of the demo account.
    private static let plays = [
        #"{"id":10000000027,"watched_at":"2025-11-20T10:11:00.000Z","action":"watch","#
            + #""type":"episode","episode":{"season":3,"number":16,"title":"Afterlife","ids":{}},"#
            + #""show":{"title":"Marvel's Agents of S.H.I.E.L.D.","ids":{"trakt":1394}}}"#,
        #"{"id":10000000026,"watched_at":"2025-11-19T22:20:00.000Z","action":"watch","#
            + #""type":"episode","episode":{"season":3,"number":15,"title":"Spacetime","ids":{}},"#
            + #""show":{"title":"Marvel's Agents of S.H.I.E.L.D.","ids":{"trakt":1394}}}"#,
    ]

    /// Plays that cannot be real, each by itself.
    private static let impossible = [
        #"{"id":1,"watched_at":"1970-01-01T00:00:00.000Z","type":"movie","movie":{"ids":{}}}"#,
        #"{"id":2,"watched_at":"9999-01-01T00:00:00.000Z","type":"movie","movie":{"ids":{}}}"#,
    ]

    /// Episodes of which the demo account has plays.
    private static let watched = [
        #"{"type":"episode","episode":{"season":3,"number":16},"show":{"ids":{"trakt":1394}}}"#,
        #"{"type":"episode","episode":{"season":3,"number":15},"show":{"ids":{"trakt":1394}}}"#,
    ]

    /// Runs `body` with the tool at its work: beside a sandbox if it asks the service. `command`
    /// makes the command; `log` gives the requests that were made so far.
    func atWork<Value: Sendable>(
        _ body: (_ command: (Command.Input) -> Command, _ log: () throws -> [String]) async throws
            -> Value
    ) async throws -> Value {
        let scratch = try Scratch()
        try scratch.write("Library/Films/Dune (2021)/Dune (2021).mkv", "a film\n")
        guard asksService else {
            return try await body({ Command(name, work, in: scratch, input: $0) }, { [] })
        }
        return try await Sandbox.run(in: scratch) { sandbox in
            let environment = sandbox.environment
            return try await body(
                { Command(name, work, in: scratch, input: $0, environment: environment) },
                { try sandbox.requestLines() })
        }
    }
}

/// The table above, beside what is built.
@Suite("Contract: the table")
struct ToolTableTests {
    @Test("every tool of the package is in the table, under its own name")
    func complete() throws {
        let package = URL(fileURLWithPath: #filePath)
            .appendingPathComponent("../../../../Package.swift").standardizedFileURL
        let text = try String(contentsOf: package, encoding: .utf8)
        let list = try #require(text.firstMatch(of: /let tools: \[String\] = \[([^\]]*)\]/))
        let names = list.1.matches(of: /"([^"]+)"/).map { String($0.1) }
        #expect(!names.isEmpty)
        #expect(Set(ToolContract.all.map(\.name)) == Set(names))
    }
}
