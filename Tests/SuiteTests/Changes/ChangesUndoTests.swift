import Testing
import TraktCore

/// Undo files: in any order, more than once, several at a time.
@Suite("Changes: undo files")
struct ChangesUndoTests {
    private let film = #"{"trakt":788}"#
    private let minute = #","watched_at":"2024-01-01T08:00:00.000Z""#

    private func tool(
        _ words: [String], _ lines: [String], _ sandbox: Sandbox, _ scratch: Scratch,
        status: Int32 = 0
    ) async throws -> CommandResult {
        let result = try await Command(
            words[0], Array(words.dropFirst()), in: scratch, input: .lines(lines),
            environment: sandbox.environment
        ).run()
        result.expectStatus(status)
        return result
    }

    /// Removes the newest play by a run of its own; gives what restores it.
    private func remove(_ sandbox: Sandbox, _ scratch: Scratch) async throws -> [String] {
        let newest = try #require(try sandbox.plays().first)
        return try await tool(["trakt-remove", "--yes"], [newest.text], sandbox, scratch).lines
    }

    @Test(
        "two plays of one minute, removed by two runs: both files at once bring back both, once",
        arguments: [false, true])
    func twoRuns(_ newestFirst: Bool) async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let plays = [1, 2].map { Changes.film(film, #","id":\#($0)\#(minute)"#) }
            _ = try await tool(["trakt-add"], plays, sandbox, scratch)
            let first = try await remove(sandbox, scratch)
            let second = try await remove(sandbox, scratch)
            let both = newestFirst ? second + first : first + second
            for _ in 1...2 {
                _ = try await tool(["trakt-add"], both, sandbox, scratch)
                #expect(try sandbox.plays().count == 2)
            }
        }
    }

    @Test("one file after the other: the play that is left out is said, and both at once help")
    func oneAfterTheOther() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let plays = [1, 2].map { Changes.film(film, #","id":\#($0)\#(minute)"#) }
            _ = try await tool(["trakt-add"], plays, sandbox, scratch)
            let first = try await remove(sandbox, scratch)
            let second = try await remove(sandbox, scratch)
            let one = try await tool(["trakt-add"], first, sandbox, scratch)
            one.expect(!one.errors.contains("not restored"), "nothing to say")
            let two = try await tool(["trakt-add"], second, sandbox, scratch, status: 1)
            two.expect(two.errors.contains("line 1: not restored"), "said")
            #expect(try sandbox.plays().count == 1)
            _ = try await tool(["trakt-add"], first + second, sandbox, scratch)
            #expect(try sandbox.plays().count == 2)
        }
    }

    @Test("a removal that ended early is undone by its file, with status 0")
    func endedEarly() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty", "--plays", "250"], in: scratch) { sandbox in
            let line = """
                trakt-history -q >all; trakt-remove --yes <all 2>/dev/null | head -n 1 >first
                cat "$XDG_STATE_HOME"/traktutils/removed/* | trakt-add -q >/dev/null; echo $?
                """
            let result = try await Command.shell(
                line, in: scratch, environment: sandbox.environment
            ).run()
            #expect(result.lines == ["0"])
            let before = try Changes.tally(scratch.lines("all"))
            #expect(try Changes.tally(sandbox.plays()) == before)
        }
    }

    @Test("a play that was to be removed and is there, long after, was not: nothing is added")
    func notRemoved() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty", "--plays", "1"], in: scratch) { sandbox in
            let play = try #require(try sandbox.plays().first)
            let undo = #"{"beside":[],"with":[],"at":"2024-01-01T00:00:00.000Z"}"#
            let record = play.setting("undo", to: .raw(Array(undo.utf8)))
            let result = try await tool(["trakt-add"], [record.text], sandbox, scratch)
            result.expect(result.errors.contains("1 already there"), "there")
            #expect(try sandbox.plays().count == 1)
        }
    }

    @Test("two plays removed and restored, one of them removed again: both files bring back two")
    func restoredBetween() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let plays = [1, 2].map { Changes.film(film, #","id":\#($0)\#(minute)"#) }
            _ = try await tool(["trakt-add"], plays, sandbox, scratch)
            let all = try sandbox.plays().map(\.text)
            let first = try await tool(["trakt-remove", "--yes"], all, sandbox, scratch).lines
            _ = try await tool(["trakt-add"], first, sandbox, scratch)
            let second = try await remove(sandbox, scratch)
            _ = try await tool(["trakt-add"], first + second, sandbox, scratch)
            #expect(try sandbox.plays().count == 2)
        }
    }

    @Test("a play removed, restored and removed again is one play, also from both files at once")
    func removedTwice() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            _ = try await tool(["trakt-add"], [Changes.film(film, minute)], sandbox, scratch)
            let first = try await remove(sandbox, scratch)
            _ = try await tool(["trakt-add"], first, sandbox, scratch)
            let second = try await remove(sandbox, scratch)
            let result = try await tool(["trakt-add"], first + second, sandbox, scratch)
            #expect(try sandbox.plays().count == 1)
            #expect(result.lines.count == 2)
        }
    }
}
