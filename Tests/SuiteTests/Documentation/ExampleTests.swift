import Foundation
import Testing
import TraktCore

/// The examples of help and pages, run as printed against a sandbox.
@Suite("Documentation: examples", .enabled(if: Products.isInstalled("jq")))
struct ExampleTests {
    @Test("every example of --help does what it says, as printed", arguments: ToolContract.all)
    func help(_ tool: ToolContract) async throws {
        for example in tool.spec.examples { try await run(example.command) }
    }

    @Test(
        "every command shown in the pages' prose works",
        arguments: try Documentation.files("man").filter { !$0.hasPrefix("trakt-sandbox") })
    func pages(_ page: String) async throws {
        let text = try Documentation.text("man/\(page)")
        // The recipes of the tour have tests of their own, with what each of them needs.
        let parts = text.split(separator: ".Sh EXAMPLES", maxSplits: 1)
        let prose = page == "traktutils.7" ? String(parts[0]) : text
        for command in commands(in: prose) { try await run(command) }
    }

    /// Runs a command in a home that has what examples speak of, signed in to a demo account. The
    /// answers to its questions are typed ahead.
    private func run(_ text: String) async throws {
        let scratch = try Scratch()
        try ExampleFiles.write(in: scratch)
        try await Sandbox.run(["--poll-interval", "0"], in: scratch) { sandbox in
            var environment = sandbox.environment
            environment["HOME"] = scratch.work
            environment["XDG_STATE_HOME"] = "\(scratch.work)/.local/state"
            let command = Command.shell("set -e\n" + text, in: scratch, environment: environment)
            let answers = text.contains("--ask") ? "1\n\n\n\n" : "y\n"
            let result = try await command.run(atTerminal: { try $0.type(answers) })
            let isFine = result.status == 0 || (result.status == 1 && text.contains("--rejects"))
            result.expect(isFine, "status \(result.status): \(text)")
            let isUnderstood = !result.errors.contains("--help")
            result.expect(isUnderstood, "no usage error: \(text)")
        }
    }

    /// The literal displays of a page that hold commands of ours, as a shell reads them.
    private func commands(in page: String) -> [String] {
        let displays = page.matches(of: /(?s)\.Bd -literal[^\n]*\n(.*?)\.Ed|\.Dl ([^\n]*)/)
        return displays.map { plain(String($0.1 ?? $0.2 ?? "")) }
            .filter { text in ToolContract.all.contains { text.hasPrefix($0.name) } }
    }

    /// mdoc text as it is shown.
    private func plain(_ text: String) -> String {
        let escapes = [
            "\\-": "-", "\\(aq": "'", "\\(ti": "~", "\\(ga": "`", "\\(ha": "^",
            "\\(dq": "\"",
        ]
        let shown = escapes.reduce(text) { $0.replacing($1.key, with: $1.value) }
        return shown.replacing("\\&", with: "").replacing("\\e", with: "\\")
    }
}

/// What the examples' commands find in their home.
enum ExampleFiles {
    /// Writes the files below the scratch folder's `work`.
    static func write(in scratch: Scratch) throws {
        for file in [
            "Movies/The Thing (1982)/The.Thing.1982.1080p.BluRay.mkv",
            "Movies/Das Boot (1981)/Das.Boot.1981.German.avi",
            "TV/Breaking Bad (2008)/Season 01/breaking.bad.s01e01.mkv",
            "Shows/Breaking Bad (2008)/Season 01/breaking.bad.s01e02.mkv",
        ] { try scratch.write(file, "a film\n") }
        try scratch.write("history.ndjson", play + "\n")
        try scratch.write("plays.ndjson", play + "\n")
        try scratch.write("library.ndjson", play + "\n")
        try scratch.write("ratings.ndjson", rating + "\n")
        try scratch.write("have.json", "[\(known)]\n")
        try scratch.write("watched-history.json", "[\(known)]\n")
        try scratch.write("doubtful.ndjson", doubtful + "\n")
        let removed = ".local/state/traktutils/removed/20251120T101100Z-4711.ndjson"
        try scratch.write(removed, play + "\n")
    }

    private static let play =
        #"{"id":4711,"watched_at":"2025-06-01T20:00:00.000Z","action":"watch","type":"movie","#
        + #""movie":{"title":"Dune","year":2021,"ids":{"imdb":"tt1160419"}}}"#
    private static let known =
        #"{"id":4712,"watched_at":"2025-06-02T20:00:00.000Z","action":"watch","type":"movie","#
        + #""movie":{"title":"Das Boot","year":1981,"ids":{"trakt":240,"imdb":"tt0082096"}}},"#
        + #"{"id":4713,"watched_at":"2025-06-03T20:00:00.000Z","action":"watch","type":"movie","#
        + #""movie":{"title":"The Thing","year":1982,"ids":{"trakt":788,"imdb":"tt0084787"}}}"#
    private static let rating =
        #"{"rated_at":"2025-06-01T20:00:00.000Z","rating":8,"type":"movie","#
        + #""movie":{"title":"Dune","year":2021,"ids":{"imdb":"tt1160419"}}}"#
    private static let doubtful = #"{"type":"movie","movie":{"title":"RoboCop"}}"#
}
