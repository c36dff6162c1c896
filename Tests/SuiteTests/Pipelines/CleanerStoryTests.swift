import Foundation
import Testing
import TraktCore

/// The cleaner's story: the accident's plays go, and nothing else.
@Suite("Pipeline: trakt-history | … | trakt-remove")
struct CleanerStoryTests {
    private static let minute = "2025-11-17T01:02:00.000Z"

    /// The show's plays that are real: ids of the demo account, newest first.
    private static let real: [Int64] = (22...27).reversed().map { 10_000_000_000 + $0 }

    /// The lines of the show's history at the accident's minute.
    private func accident(_ scratch: Scratch, _ sandbox: Sandbox) async throws -> [String] {
        let history = try await Command(
            "trakt-history", ["1394"], in: scratch, environment: sandbox.environment
        ).run()
        history.expectStatus(0)
        let records = try history.records
        #expect(records.count == 28)
        return records.filter { $0["watched_at"]?.string == CleanerStoryTests.minute }.map(\.text)
    }

    private func showPlays(_ sandbox: Sandbox) throws -> [Int64] {
        try sandbox.plays().filter { $0.value("show", "ids", "trakt")?.int64 == 1394 }
            .compactMap { $0["id"]?.int64 }
    }

    private func removals(_ sandbox: Sandbox) throws -> [Record] {
        try sandbox.log().filter { $0["path"]?.string == "/sync/history/remove" }
    }

    private func remove(
        _ sandbox: Sandbox, _ scratch: Scratch, _ arguments: [String], _ lines: [String]
    ) -> Command {
        Command(
            "trakt-remove", arguments, in: scratch, input: .lines(lines),
            environment: sandbox.environment)
    }

    @Test("exactly the 22 plays go, in one request; both plays of S03E13 stay")
    func accident() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let before = try sandbox.plays().count
            let lines = try await accident(scratch, sandbox)
            #expect(lines.count == 22)
            let result = try await remove(sandbox, scratch, ["--yes"], lines).run()
            result.expectStatus(0)
            result.expect(
                try Changes.withoutUndo(result) == lines, "what was removed, as it came")
            try expectCleaned(sandbox, before)
        }
    }

    @Test("the same through jq and a shell", .enabled(if: Products.isInstalled("jq")))
    func shell() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let before = try sandbox.plays().count
            let choice = "jq -c 'select(.watched_at == \"\(CleanerStoryTests.minute)\")'"
            let result = try await Command.shell(
                "trakt-history 1394 | \(choice) | trakt-remove --yes", in: scratch,
                environment: sandbox.environment
            ).run()
            result.expectStatus(0)
            try expectCleaned(sandbox, before)
        }
    }

    private func expectCleaned(_ sandbox: Sandbox, _ before: Int) throws {
        #expect(try showPlays(sandbox) == CleanerStoryTests.real)
        #expect(try sandbox.plays().count == before - 22)
        let requests = try removals(sandbox)
        #expect(requests.count == 1)
        let ids = requests.first?.value("body", "ids")?.elements.compactMap(\.int64) ?? []
        #expect(Set(ids) == Set((0..<22).map { 10_000_000_000 + $0 }))
        #expect(ids.count == 22)
    }

    @Test("the saved file brings every play back to its minute, once")
    func undo() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let before = try times(sandbox)
            let lines = try await accident(scratch, sandbox)
            let removal = try await remove(sandbox, scratch, ["--yes"], lines).run()
            let hint = try #require(removal.errors.firstMatch(of: /undo: trakt-add < (\S+)/))
            for _ in 0..<2 {
                let undo = try await Command.shell(
                    "trakt-add < \(hint.1)", in: scratch, environment: sandbox.environment
                ).run()
                undo.expectStatus(0)
                #expect(try times(sandbox) == before)
            }
        }
    }

    /// The account's plays without their ids, sorted.
    private func times(_ sandbox: Sandbox) throws -> [String] {
        try sandbox.plays().map { play in
            let ids = [play.value("episode", "ids", "trakt"), play.value("movie", "ids", "trakt")]
            let id = ids.compactMap { $0?.int64 }.first ?? 0
            return "\(play["watched_at"]?.string ?? "") \(play["type"]?.string ?? "") \(id)"
        }.sorted()
    }

    @Test("twice in the input is removed once; a second run finds them gone")
    func repeated() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let lines = try await accident(scratch, sandbox)
            let result = try await remove(sandbox, scratch, ["--yes"], lines + lines).run()
            result.expectStatus(0)
            #expect(try removals(sandbox).count == 1)
            #expect(try showPlays(sandbox) == CleanerStoryTests.real)
            _ = try await remove(sandbox, scratch, ["--yes"], lines).run()
            #expect(try showPlays(sandbox) == CleanerStoryTests.real)
        }
    }

    @Test(
        "a person is asked on the terminal, and yes means yes",
        arguments: [("y\n", 0), ("yes\n", 0), ("n\n", 22), ("\n", 22), ("what\n", 22)])
    func question(_ answer: String, _ left: Int) async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let lines = try await accident(scratch, sandbox)
            let result = try await remove(sandbox, scratch, [], lines).run(atTerminal: { terminal in
                try terminal.expect("[y/N] ")
                try terminal.type(answer)
            })
            result.expectStatus(left == 0 ? 0 : 1)
            result.expect(result.lines.count == 22 - left, "\(22 - left) records")
            #expect(try showPlays(sandbox).count == 6 + left)
        }
    }

    @Test("Ctrl-C at the question removes nothing")
    func interrupted() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let lines = try await accident(scratch, sandbox)
            let result = try await remove(sandbox, scratch, [], lines).run(atTerminal: { terminal in
                try terminal.expect("[y/N] ")
                try terminal.type("\u{3}")
            })
            result.expectStatus(130)
            #expect(try removals(sandbox).isEmpty)
        }
    }

    @Test("without a terminal and without --yes nothing is assumed")
    func noTerminal() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let lines = try await accident(scratch, sandbox)
            let result = try await remove(sandbox, scratch, [], lines).run()
            result.expectStatus(64)
            result.expect(result.errors.contains("--yes"), "says what to do")
            result.expect(result.output.isEmpty, "nothing was removed")
            #expect(try removals(sandbox).isEmpty)
        }
    }

    @Test("a dry run shows what would go and removes nothing")
    func dryRun() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let lines = try await accident(scratch, sandbox)
            let result = try await remove(sandbox, scratch, ["-n"], lines).run()
            result.expectStatus(0)
            result.expect(result.errors.contains("22"), "how many")
            #expect(try removals(sandbox).isEmpty)
        }
    }
}
