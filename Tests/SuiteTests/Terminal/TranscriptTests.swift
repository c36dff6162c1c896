import Foundation
import Testing
import TraktCore

/// What a person sees at a terminal, compared with transcripts that people have looked at. After a
/// change of words: `TRAKTUTILS_WRITE_TRANSCRIPTS=1 swift test --filter TranscriptTests`, and read the
/// difference.
@Suite("Terminal: transcripts", .enabled(if: Products.isInstalled("jq")))
struct TranscriptTests {
    private static let remove = "trakt-history 1394 | trakt-suspect | trakt-remove > gone; echo $?"

    private static let all: [Transcript] = [
        Transcript(
            name: "find-accident",
            commands: [
                "trakt-history 1394 | trakt-suspect | trakt-table",
                "trakt-history 1394 | trakt-table --timeline",
            ]),
        Transcript(name: "history-on-terminal", commands: ["trakt-history 1394 --limit 1"]),
        Transcript(
            name: "remove-and-undo",
            commands: [remove, "trakt-add < gone | trakt-table --columns watched_at,episode"],
            steps: [.see("[y/N] "), .type("y\n")]),
        Transcript(
            name: "remove-refused", commands: [remove], steps: [.see("[y/N] "), .type("\n")]),
        Transcript(
            name: "remove-stopped", commands: [remove],
            steps: [.see("[y/N] "), .type("\u{3}"), .see("130")]),
        Transcript(
            name: "remove-narrow", columns: 44, commands: [remove],
            steps: [.see("[y/N] "), .type("n\n")]),
        Transcript(
            name: "table-narrow", columns: 44,
            commands: ["trakt-history -q --limit 5 > plays", table]),
        Transcript(
            name: "no-terminal",
            commands: ["trakt-history 1394 -q | trakt-suspect -q | setsid -w trakt-remove; echo $?"]
        ),
        Transcript(
            name: "ask",
            commands: [
                #"echo '{"type":"movie","movie":{"title":"RoboCop"}}' > unclear"#,
                "trakt-resolve --ask < unclear > clear; echo $?", "trakt-table < clear",
            ], steps: [.see("? help"), .type("2\n")]),
        Transcript(
            name: "sign-in", environment: ["TRAKT_CLIENT_ID": "", "TRAKT_ACCESS_TOKEN": ""],
            commands: ["trakt-history; echo $?", "trakt-auth login; echo $?"],
            steps: [.see("Client ID: "), .type("\u{3}"), .see("130")]),
        Transcript(
            name: "progress", server: ["--account", "empty", "--plays", "600", "--latency", "150"],
            commands: ["trakt-history > plays"],
            steps: [.see("trakt-history: 250 of 600"), .look]),
        Transcript(
            name: "wait", server: ["--fault", "GET /sync/history 429"],
            commands: ["trakt-history > plays; echo $?"],
            steps: [.see("\u{1B}[Ktrakt-history: "), .see(" s"), .look, .type("\u{3}")]),
        Transcript(
            name: "many-messages",
            commands: [
                "for n in 1 2 3 4 5 6 7 8 9 10 11 12; do echo '{\"a\":1}'; done > odd",
                "trakt-resolve --rejects kept < odd; echo $?", "head -n 2 kept | trakt-table",
            ]),
    ]

    private static let table = "trakt-table < plays"

    @Test("the screen is as it was kept", arguments: all)
    func kept(_ transcript: Transcript) async throws {
        let screens = try await transcript.play()
        if ProcessInfo.processInfo.environment["TRAKTUTILS_WRITE_TRANSCRIPTS"] != nil {
            try transcript.keep(screens)
        }
        #expect(try screens == transcript.kept())
    }

    @Test("NO_COLOR and a dumb terminal change nothing but progress", arguments: [0, 2, 8])
    func plain(_ index: Int) async throws {
        var transcript = Self.all[index]
        transcript.environment.merge(["NO_COLOR": "1", "TERM": "dumb"]) { $1 }
        #expect(try await transcript.play() == transcript.kept())
    }
}
