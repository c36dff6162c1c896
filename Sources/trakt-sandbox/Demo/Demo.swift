// `trakt-sandbox demo`: both stories of the design, played with the real tools in real pipelines on
// a server and an account that live as long as the demo. It looks at the account itself after every
// step, and fails if a tool did less or more than it should have.

import Foundation
import TraktCore

/// The demo's stories.
struct Demo: Sendable {
    /// The show that a media server marked as watched by accident.
    static let accident = (trakt: 1394, title: "Marvel's Agents of S.H.I.E.L.D.", plays: 22)

    private static let suspects = "trakt-history \(accident.trakt) | trakt-suspect"
    private static let upload = "lib-scan Library | trakt-resolve | trakt-diff --cloud | trakt-add"

    /// Where the commands run.
    let shell: DemoShell
    /// Looks at the account.
    let account: @Sendable () -> AccountSnapshot

    /// Plays everything. Throws `ToolError` with status 70 when the account is not as it should be.
    func play() async throws {
        let before = account()
        try await collect()
        try await clean()
        try conclude(before: before, after: account())
    }

    // MARK: The collector

    private func collect() async throws {
        try shell.say("1. The collector: add what is on disk and not yet in the history.")
        try DemoLibrary.write(below: shell.folder.appending(path: "Library"))
        _ = try await shell.run("find Library -type f | sort", shown: 20)
        let before = account()
        let messages = try await upload()
        try check(
            messages.contains { $0.contains(DemoLibrary.question) },
            "\(DemoLibrary.question) should have been named on standard error")
        try shell.say("(\(DemoLibrary.question) fits two films, so it is left for you to decide.)")
        let expected = DemoLibrary.files.compactMap { $0.fate.item }
        try check(
            account().added(since: before).map(\.item.key).sorted() == expected.map(\.key).sorted()
                && before.added(since: account()).isEmpty,
            "the first pipeline should have added \(expected.count) plays and nothing else")
        try shell.say()
        try shell.say("Run it again, now or next month: nothing is added twice.")
        let uploaded = account()
        _ = try await upload()
        try check(account() == uploaded, "the second run should have added nothing")
    }

    /// Runs the first pipeline and gives what it said on standard error.
    private func upload() async throws -> [String] {
        let before = account()
        let outcome = try await shell.run(Self.upload, shown: 2)
        try check(outcome.status == 0, "the pipeline ended with status \(outcome.status)")
        try sayAccount(since: before)
        return outcome.messages
    }

    // MARK: The cleaner

    private func clean() async throws {
        try shell.say()
        try shell.say("2. The cleaner: which plays of a show are accidental?")
        try await look()
        try shell.say()
        try shell.say("Remove them, and nothing else.")
        let before = account()
        let removal = try await shell.run("\(Self.suspects) | trakt-remove --yes", shown: 1)
        try check(removal.status == 0, "trakt-remove ended with status \(removal.status)")
        let gone = before.added(since: account())
        try check(
            gone.count == Self.accident.plays && Set(gone.map(\.minute)).count == 1
                && account().added(since: before).isEmpty,
            "the plays of that one minute should be gone, \(gone.count) are")
        try sayAccount(since: before)
        try await undo(removal, to: before)
    }

    /// Shows the suspect plays as a table.
    private func look() async throws {
        let outcome = try await shell.run("\(Self.suspects) | trakt-table", shown: 3)
        try check(
            outcome.status == 0 && outcome.output.count == Self.accident.plays + 1,
            "the table should have \(Self.accident.plays) plays below the names of its columns")
    }

    /// Runs the command that `trakt-remove` printed.
    private func undo(_ removal: DemoShell.Outcome, to before: AccountSnapshot) async throws {
        let commands = removal.messages.compactMap { line in
            line.range(of: "undo: ").map { String(line[$0.upperBound...]) }
        }
        try check(commands.count == 1, "trakt-remove should have said how to undo it")
        try shell.say()
        try shell.say("Changed your mind? The printed command restores them, each at its minute.")
        for command in commands {
            let removed = account()
            let outcome = try await shell.run(command, shown: 1)
            try check(outcome.status == 0, "the undo ended with status \(outcome.status)")
            try sayAccount(since: removed)
        }
        try check(account() == before, "the undo should have brought back every play")
    }

    /// Says how many plays the account had and has.
    private func sayAccount(since before: AccountSnapshot) throws {
        try shell.say("(The account had \(before.total) plays and has \(account().total).)")
    }

    // MARK: The end

    private func conclude(before: AccountSnapshot, after: AccountSnapshot) throws {
        try shell.say()
        try shell.say("What changed in the account              before  after")
        try row("plays", before.total, after.total)
        try row("  of films", before.films, after.films)
        let titles = Set(
            DemoLibrary.files.compactMap { $0.fate.item }.filter(\.isEpisode).map(\.title))
        for title in titles.sorted() + [Self.accident.title] {
            try row("  of \(title)", before.episodes(of: title), after.episodes(of: title))
        }
        try shell.say(
            "The \(Self.accident.plays) plays were removed and put back; the rest is new.")
    }

    private func row(_ name: String, _ before: Int, _ after: Int) throws {
        func column(_ number: Int) -> String {
            String(repeating: " ", count: max(0, 7 - "\(number)".count)) + "\(number)"
        }
        let name = name.padding(toLength: 40, withPad: " ", startingAt: 0)
        try shell.say(name + column(before) + column(after))
    }

    private func check(_ isRight: Bool, _ expectation: String) throws(ToolError) {
        guard !isRight else { return }
        throw ToolError(.software, "the demo failed: \(expectation)")
    }
}
