import Testing
import TraktCore

/// What `trakt-remove` asks, refuses, removes and keeps.
@Suite("trakt-remove")
struct ChangesRemoveTests {
    /// The demo account's plays of the accident: 22 in one minute.
    private func accident(_ sandbox: Sandbox) throws -> [String] {
        try sandbox.plays().filter {
            $0["watched_at"]?.string == "2025-11-17T01:02:00.000Z"
        }.map(\.text)
    }

    @Test("the accident goes in one request, and comes back")
    func accidentAndUndo() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let before = try sandbox.plays()
            let lines = try accident(sandbox)
            #expect(lines.count == 22)
            let result = try await Command(
                "trakt-remove", ["--yes"], in: scratch, input: .lines(lines + lines),
                environment: sandbox.environment
            ).run()
            result.expectStatus(0)
            #expect(try Changes.withoutUndo(result) == lines)
            #expect(try Changes.writes(sandbox).count == 1)
            #expect(try sandbox.plays().count == before.count - 22)
            result.expect(
                result.errors.contains(
                    "Marvel's Agents of S.H.I.E.L.D. S06E02-13, S07E01-10: 22 plays"), "preview")
            let line = try #require(result.errorLines.first { $0.contains("undo: ") })
            let command = String(line.split(separator: "undo: ")[1])
            try await Command.shell(command, in: scratch, environment: sandbox.environment).run()
                .expectStatus(0)
            #expect(try Changes.tally(sandbox.plays()) == Changes.tally(before))
            let diff = try await Command.shell(
                "trakt-diff --cloud --by play \(command.split(separator: "< ")[1]) | trakt-add",
                in: scratch, environment: sandbox.environment
            ).run()
            diff.expectStatus(0)
            #expect(try Changes.tally(sandbox.plays()) == Changes.tally(before))
        }
    }

    @Test("the undo file is private, and is there before the first request")
    func undoFile() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let lines = try accident(sandbox)
            let server = try LateServer(sandbox) { _ in .silent }
            let command = Command(
                "trakt-remove", ["--yes"], in: scratch, input: .lines(lines),
                environment: server.environment)
            try await server.run(killing: command)
            let list = try await Command.shell(
                "cd \"$XDG_STATE_HOME/traktutils\" && ls -ld removed removed/* | cut -c1-10; "
                    + "jq -c 'del(.undo.at)' removed/*", in: scratch
            ).run()
            let kept = lines.map { "\($0.dropLast()),\"undo\":{\"beside\":[],\"with\":[]}}" }
            #expect(list.lines == ["drwx------", "-rw-------"] + kept)
        }
    }

    @Test("where nothing could be removed one line says why", arguments: ["420", "403-html"])
    func nothingRemoved(_ action: String) async throws {
        let scratch = try Scratch()
        let rule = "POST /sync/history/remove @every \(action)"
        try await Sandbox.run(["--fault", rule], in: scratch) { sandbox in
            let result = try await Command(
                "trakt-remove", ["--yes"], in: scratch, input: .lines(accident(sandbox)),
                environment: sandbox.environment
            ).run()
            result.expectStatus(69)
            result.expectErrorLines(1)
            #expect(result.lines.isEmpty)
            let list = try await Command.shell(
                "ls \"$XDG_STATE_HOME\"/traktutils/removed", in: scratch
            )
            .run()
            #expect(list.lines.isEmpty)
        }
    }

    @Test(
        "one bad line refuses all of the input before any request",
        arguments: [
            ("not json", [String]()), ("[1]", []), (#"{"id":"x"}"#, []), (#"{"id":0}"#, []),
            (#"{"type":"movie","movie":{"ids":{"trakt":788}}}"#, []),
            (#"{"id":7,"listed_at":"2024-01-01T00:00:00Z","rank":1}"#, []),
            (#"{"type":"show","show":{"ids":{"trakt":1394}}}"#, ["--from", "collection"]),
            (#"{"type":"movie","movie":{"ids":{}}}"#, ["--from", "watchlist"]),
            (#"{"id":10000000027}"#, ["--all-plays"]),
        ])
    func badLine(_ line: String, _ arguments: [String]) async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let good = try accident(sandbox)
            let result = try await Command(
                "trakt-remove", ["--yes"] + arguments, in: scratch, input: .lines(good + [line]),
                environment: sandbox.environment
            ).run()
            result.expectStatus(65)
            result.expect(result.errors.contains("line 23: "), "the line")
            #expect(try sandbox.log().isEmpty)
            #expect(result.lines.isEmpty)
        }
    }

    @Test("without a terminal and without --yes nothing is done, and that is said")
    func nobodyToAsk() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let result = try await Command(
                "trakt-remove", in: scratch, input: .lines(try accident(sandbox)),
                environment: sandbox.environment
            ).run()
            result.expectStatus(64)
            result.expectErrorLines(1)
            result.expect(result.errors.contains("--yes"), "what to do")
            #expect(try sandbox.log().isEmpty)
        }
    }

    @Test(
        "the question is asked on the terminal, and only yes means yes",
        arguments: [("y\n", true), ("yes\n", true), ("\n", false), ("n\n", false), ("ja\n", false)])
    func question(_ answer: String, _ removes: Bool) async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let before = try sandbox.plays().count
            let command = Command(
                "trakt-remove", in: scratch, input: .lines(try accident(sandbox)),
                environment: sandbox.environment)
            let result = try await command.run(atTerminal: { terminal in
                try terminal.expect("S06E02-13, S07E01-10: 22 plays")
                try terminal.expect("Remove 22 plays? [y/N] ")
                try terminal.type(answer)
            })
            result.expectStatus(removes ? 0 : 1)
            #expect(result.lines.count == (removes ? 22 : 0))
            #expect(try sandbox.plays().count == before - (removes ? 22 : 0))
        }
    }

    @Test("1,000 plays take ten writes, and a read for each 250 of them")
    func requests() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty", "--plays", "1000"], in: scratch) { sandbox in
            let lines = try sandbox.plays().map(\.text)
            try await Command(
                "trakt-remove", ["--yes", "-q"], in: scratch, input: .lines(lines),
                environment: sandbox.environment
            ).run().expectStatus(0)
            #expect(try Changes.writes(sandbox).count == 10)
            #expect(try sandbox.log().count <= 10 + 4 + 4)
            #expect(try sandbox.plays().isEmpty)
        }
    }

    @Test("a play known by its id alone is looked up, so that it can be restored")
    func idAlone() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let before = try Changes.tally(sandbox.plays())
            let stages = try await Command.pipeline([
                Command(
                    "trakt-remove", ["--yes"], in: scratch,
                    input: .lines([#"{"id":10000000027}"#, #"{"id":42}"#]),
                    environment: sandbox.environment),
                Command("trakt-add", in: scratch, environment: sandbox.environment),
            ])
            stages[0].expectStatus(0)
            stages[0].expect(stages[0].errors.contains("line 2: not in the history"), "said")
            #expect(stages[1].lines.count == 1)
            #expect(try Changes.tally(sandbox.plays()) == before)
        }
    }

    @Test("what was gone already is said, left out, and not restored")
    func goneAlready() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let lines = try accident(sandbox)
            let remove = { (lines: [String]) in
                try await Command(
                    "trakt-remove", ["--yes"], in: scratch, input: .lines(lines),
                    environment: sandbox.environment
                ).run()
            }
            try await remove(Array(lines.prefix(2))).expectStatus(0)
            let result = try await remove(Array(lines.prefix(5)))
            result.expectStatus(0)
            #expect(try Changes.withoutUndo(result) == Array(lines[2..<5]))
            result.expect(result.errors.contains("lines 1-2: not in the history"), "said")
            result.expect(result.errors.contains("removed 3 plays (2 gone already"), "end")
            let list = try await Command.shell(
                "cat \"$XDG_STATE_HOME\"/traktutils/removed/* | wc -l", in: scratch
            ).run()
            #expect(list.text.contains("5"))
        }
    }

    @Test("--all-plays removes every play of an item, each with its undo")
    func allPlays() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let before = try Changes.tally(sandbox.plays())
            let stages = try await Command.pipeline([
                Command(
                    "trakt-remove", ["--yes", "--all-plays"], in: scratch,
                    input: .lines([Changes.episode(3, 13), Changes.episode(1, 1)]),
                    environment: sandbox.environment),
                Command("trakt-add", in: scratch, environment: sandbox.environment),
            ])
            #expect(stages[1].lines.count == 2)
            #expect(try Changes.tally(sandbox.plays()) == before)
            for entry in try Changes.writes(sandbox) {
                Changes.expectSafe(try #require(entry["body"]))
            }
        }
    }

    @Test(
        "lists: added, there already, removed, restored with what is kept about them",
        arguments: ["collection", "watchlist", "ratings"])
    func lists(_ list: String) async throws {
        let scratch = try Scratch()
        let more =
            #","collected_at":"2024-01-01T10:00:00+02:00","resolution":"uhd_4k","#
            + #""metadata":{"hdr":"hdr10"},"notes":"late","rating":7,"#
            + #""rated_at":"2023-05-05T05:05:00Z""#
        let lines = [Changes.film(#"{"imdb":"tt0084787"}"#, more), Changes.episode(1, 2, more)]
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            func run(_ line: String, _ input: [String]) async throws -> CommandResult {
                let result = try await Command.shell(
                    line, in: scratch, input: .lines(input), environment: sandbox.environment
                ).run()
                result.expectStatus(0)
                return result
            }
            let add = "trakt-add --to \(list)"
            let first = try await run(add, lines)
            first.expect(first.errors.contains("added 2 entries"), "added")
            let second = try await run(add, lines)
            second.expect(second.errors.contains("added 0 entries"), "there already")
            let gone = try await run("trakt-remove --from \(list) --yes", lines)
            #expect(gone.lines.count == 2)
            let file = "\"$XDG_STATE_HOME\"/traktutils/removed/*.ndjson"
            gone.expect(gone.errors.contains("undo: \(add) < "), "undo")
            let undo = try await run("cat \(file) | \(add)", [])
            undo.expect(undo.errors.contains("added 2 entries"), "restored")
            let third = try await run(add, lines)
            third.expect(third.errors.contains("added 0 entries"), "as it was")
        }
    }
}
