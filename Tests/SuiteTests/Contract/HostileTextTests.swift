import Foundation
import Testing
import TraktCore

/// Titles, paths, names and words with control characters, in every tool and at every place that
/// prints them, on a terminal: nothing but our own sequences reaches it.
@Suite("Contract: hostile text")
struct HostileTextTests {
    /// A command line for a shell whose standard streams are a terminal, and what is typed there.
    struct Case: Sendable, CustomTestStringConvertible {
        var line: String
        /// What is awaited, and what is typed then.
        var answers: [(String, String)] = []
        /// Whether the text itself is shown: else the case would show nothing.
        var isShown = true
        var testDescription: String { line }

        init(_ line: String, _ answers: (String, String)..., isShown: Bool = true) {
            (self.line, self.answers, self.isShown) = (line, answers, isShown)
        }
    }

    static let offlineCases: [Case] =
        [
            Case("trakt-diff records /dev/null"), Case("trakt-diff --by play records /dev/null"),
            Case("trakt-diff --by value records records"), Case("trakt-diff \"$E\" /dev/null"),
            Case("trakt-diff records --rejects \"/nonexistent/$E\" /dev/null"),
            Case("trakt-resolve --offline <records"),
            Case("trakt-resolve --offline --known \"$E\" <records"),
            Case("trakt-resolve --overrides \"$E/x\" <records"),
            Case("trakt-suspect <records"), Case("trakt-suspect --only unknown-date <records"),
            Case("trakt-table <records"), Case("trakt-table --csv <records"),
            Case("trakt-table --tsv --columns title,type,file.path <records | tr '\\t' '|'"),
            Case("trakt-table --timeline <records", isShown: false),
            Case("trakt-table --columns \"$E\" <records"),
            Case("trakt-add --upload-file up.json <records"),
            Case("trakt-add --upload-file \"$E\" -n <records"),
            Case("lib-scan library"), Case("lib-scan -v --explain library"),
            Case("lib-scan \"$E\""),
            Case("lib-scan --level season --rejects \"/nonexistent/$E\" library"),
            Case("TRAKT_PROFILE=\"$E\" trakt-history"), Case("TRAKT_API_URL=\"$E\" trakt-history"),
            Case("TRAKT_TIMEOUT=\"$E\" trakt-history"),
            Case("TRAKT_GET_BUDGET=\"$E\" trakt-add <records"),
        ]
        + ToolContract.all.map { tool in
            Case("\(tool.name) \"--$E\"; \(tool.name) \"$E\" \"$E\" \"$E\" </dev/null")
        }

    static let onlineCases: [Case] = [
        Case("trakt-add <records"), Case("trakt-add -n <records"),
        Case("trakt-add --to watchlist <records"), Case("trakt-add -v --whole-show <records"),
        Case("head -n 9 records | trakt-remove --yes"),
        Case("trakt-add -q <films >/dev/null; trakt-remove -n --all-plays <films"),
        Case("trakt-add <films; trakt-history -q | trakt-remove", ("[y/N]", "y\n")),
        Case("trakt-add --to ratings <rated; trakt-remove --from ratings <rated", ("[y/N]", "n\n")),
        Case("trakt-resolve <records"), Case("trakt-resolve --min-score 100 -v <records"),
        Case(
            "trakt-resolve --ask <records", ("? help", "s Evil\n"), ("? help", "trakt:900002\n"),
            ("[y/N]", "y\n")),
        Case("trakt-search Evil"), Case("trakt-search \"$E\"", isShown: false),
        Case("trakt-add -q <films >/dev/null; trakt-history | trakt-table"),
        Case("trakt-history \"$E\""), Case("trakt-history - <records"),
        Case("trakt-add -q <films >/dev/null; trakt-history; trakt-history | trakt-suspect"),
        Case("trakt-add -q --to watchlist <films >/dev/null; trakt-list watchlist | trakt-table"),
        Case("trakt-list \"list:$E\"", isShown: false), Case("trakt-get \"/$E\"", isShown: false),
        Case("trakt-get /movies/900001"),
        Case("trakt-diff --cloud --reverse <films", isShown: false),
        Case("trakt-add -q <films >/dev/null; trakt-diff --cloud --reverse </dev/null"),
    ]

    @Test("without an account", arguments: offlineCases)
    func offline(_ subject: Case) async throws {
        try await check(subject, [:], Scratch())
    }

    @Test("with an account, whose titles are hostile too", arguments: onlineCases)
    func online(_ subject: Case) async throws {
        let scratch = try Scratch()
        let catalogue = try scratch.write("catalogue", HostileText.catalogue)
        try await Sandbox.run(["--account", "empty", "--catalog", catalogue], in: scratch) {
            try await check(subject, $0.environment, scratch)
        }
    }

    @Test("from a server that says such things in every field and header it can")
    func server() async throws {
        let json = HostileText.json
        let head = HostileText.text.filter { !$0.isNewline }
        let server = try LoopbackServer { request in
            let isCode = request.start.contains("/device/code")
            let body =
                isCode
                ? #"{"device_code":"d","user_code":"\#(json)","verification_url":"\#(json)","#
                    + #""expires_in":2,"interval":1}"#
                : #"{"error":"\#(json)","error_description":"\#(json)","user":{"username":"\#(json)","#
                    + #""name":"\#(json)"},"message":"\#(json)"}"#
            let isUser = request.start.contains("/users/settings")
            let status =
                isCode || isUser
                ? "200 OK" : request.start.contains("/x") ? "500 \(head)" : "400 \(head)"
            return .reply(
                "\(status)\r\nX-Error-Message: \(head)\r\nRetry-After: \(head)",
                type: "application/json", body)
        }
        defer { server.stop() }
        for line in [
            "trakt-auth login", "trakt-auth status", "trakt-history -v", "trakt-get /x/y",
            "trakt-search a", "trakt-list ratings", "trakt-add <films", "trakt-auth logout",
        ] {
            let environment = [
                "TRAKT_API_URL": server.url, "TRAKT_AUTH_URL": server.url, "TRAKT_CLIENT_ID": "c",
                "TRAKT_ACCESS_TOKEN": line.contains("login") ? "" : "t", "TRAKT_RETRY_WAIT": "0",
                "TRAKT_TIMEOUT": "10",
            ]
            try await check(
                Case("timeout 20 \(line) </dev/tty", isShown: false), environment, Scratch())
        }
    }

    /// Runs a case where everything is a terminal, and looks at what was shown.
    private func check(
        _ subject: Case, _ environment: [String: String], _ scratch: Scratch
    ) async throws {
        try scratch.write("records", HostileText.records.joined(separator: "\n") + "\n")
        try scratch.write("films", HostileText.records[1] + "\n")
        try scratch.write("rated", HostileText.records[1].dropLast() + #","rating":8}"# + "\n")
        let name = HostileText.text.replacingOccurrences(of: "/", with: "_")
        for path in [
            "\(name)/\(name).mkv", "\(name) (2021)/Season 1/\(name) S01E02.mkv",
            "empty \(name).mkv",
        ] {
            try scratch.write("library/\(path)", path.hasPrefix("empty") ? "" : "a film")
        }
        let screen = Shown()
        var command = Command.shell(
            "exec >/dev/tty 2>&1; \(subject.line); echo THE-END", in: scratch,
            environment: environment.merging(["E": name, "TERM": "xterm"]) { $1 })
        command.errorsToTerminal = true
        let result = try await command.run(atTerminal: { terminal in
            for (question, answer) in subject.answers {
                screen.add(try terminal.expect(question))
                try terminal.type(answer)
            }
            screen.add(try terminal.expect("THE-END"))
        })
        let raw = HostileText.raw(in: screen.text)
        result.expect(raw.isEmpty, "\(raw) in \(screen.text.debugDescription)")
        result.expect(
            !subject.isShown || screen.text.contains("Evil"),
            "shown: \(screen.text.debugDescription)")
        // A forged line would begin at the left.
        result.expect(!screen.text.contains("\ntrakt-add: forged"), "a forged line")
    }
}

/// What a terminal showed, kept by one thread and read by another afterwards.
private final class Shown: @unchecked Sendable {
    private(set) var text = ""
    func add(_ shown: String) { text += shown }
}
