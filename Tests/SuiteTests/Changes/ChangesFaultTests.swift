import Testing
import TraktCore

/// Every fault at every request of an upload of 250 plays and of a removal of 250: the account ends
/// as it should, counted play by play.
@Suite("Changes: exactly once")
struct ChangesFaultTests {
    /// One fault at one request.
    struct Fault: Sendable, CustomTestStringConvertible {
        var action: String
        var position: Int
        var testDescription: String { "\(action) at request \(position)" }
    }

    /// What can become of a write without its sender knowing.
    static let actions = [
        "502", "504", "520", "429", "500-empty", "200-html", "truncate", "drop", "reset", "hang",
        "commit-then-502", "commit-then-504", "commit-then-html", "commit-then-drop",
        "commit-then-reset", "commit-then-hang", "commit-then-truncate",
    ]

    static let faults = actions.flatMap { action in
        (1...3).map { Fault(action: action, position: $0) }
    }

    private func environment(_ sandbox: Sandbox) -> [String: String] {
        sandbox.environment.merging(["TRAKT_TIMEOUT": "1", "TRAKT_RETRY_WAIT": "0.02"]) { $1 }
    }

    @Test("an upload of 250", arguments: faults)
    func upload(_ fault: Fault) async throws {
        let lines = Changes.plays(250)
        let scratch = try Scratch()
        let rule = "POST /sync/history @\(fault.position) \(fault.action)"
        try await Sandbox.run(["--account", "empty", "--fault", rule], in: scratch) { sandbox in
            let result = try await Command(
                "trakt-add", in: scratch, input: .lines(lines), environment: environment(sandbox)
            ).run()
            result.expectStatus(0)
            result.expect(result.lines == lines, "every record comes out")
            #expect(try Changes.tally(sandbox.plays()) == Changes.tally(lines))
            for entry in try Changes.writes(sandbox) {
                Changes.expectSafe(try #require(entry["body"]))
            }
        }
    }

    @Test("a removal of 250, with the fault at the first sending of each batch", arguments: actions)
    func removal(_ action: String) async throws {
        let scratch = try Scratch()
        let rule = "POST /sync/history/remove @1,3,5 \(action)"
        let arguments = ["--account", "empty", "--plays", "300", "--fault", rule]
        try await Sandbox.run(arguments, in: scratch) { sandbox in
            let before = try sandbox.plays()
            let lines = before.prefix(250).map(\.text)
            let environment = environment(sandbox)
            let removal = try await Command(
                "trakt-remove", ["--yes"], in: scratch, input: .lines(lines),
                environment: environment
            ).run()
            removal.expectStatus(0)
            removal.expect(removal.lines == lines, "every record comes out")
            #expect(
                try Changes.tally(sandbox.plays()) == Changes.tally(Array(before.suffix(50))))
        }
    }

    @Test("a removal that was killed at any moment, run again, and its undo", arguments: 1...5)
    func killedRemoval(_ moment: Int) async throws {
        let scratch = try Scratch()
        let arguments = ["--account", "empty", "--plays", "300", "--latency", "10"]
        try await Sandbox.run(arguments, in: scratch) { sandbox in
            let before = try sandbox.plays()
            var command = Command(
                "trakt-remove", ["--yes"], in: scratch,
                input: .lines(before.prefix(250).map(\.text)), environment: environment(sandbox))
            command.deadlineSeconds = 0.015 * Double(moment)
            _ = try await command.run()
            command.deadlineSeconds = 60
            try await command.run().expectStatus(0)
            #expect(
                try Changes.tally(sandbox.plays()) == Changes.tally(Array(before.suffix(50))))
            for _ in 1...2 {
                let undo = try await Command.shell(
                    "cat \"$XDG_STATE_HOME\"/traktutils/removed/*.ndjson | trakt-add",
                    in: scratch, environment: environment(sandbox)
                ).run()
                undo.expectStatus(0)
                #expect(try Changes.tally(sandbox.plays()) == Changes.tally(before))
            }
        }
    }

    @Test("killed at any moment, and run again", arguments: 1...8)
    func killed(_ moment: Int) async throws {
        let lines = Changes.plays(250)
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty", "--latency", "10"], in: scratch) { sandbox in
            var command = Command(
                "trakt-add", in: scratch, input: .lines(lines), environment: environment(sandbox))
            command.deadlineSeconds = 0.015 * Double(moment)
            _ = try await command.run()
            command.deadlineSeconds = 60
            try await command.run().expectStatus(0)
            #expect(try Changes.tally(sandbox.plays()) == Changes.tally(lines))
        }
    }

    @Test("a request that a killed run had out is waited for before anything is sent")
    func requestInFlight() async throws {
        let line = Changes.episode(1, 2, #","watched_at":"2024-01-01T00:00:00Z""#)
        let minute = try #require(Timestamp("2024-01-01")).minute
        let name = "episode@trakt:1394:1x2 \(minute)"
        for isLeft in [true, false] {
            let scratch = try Scratch()
            try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
                // The note is made when the tool starts: the test may have waited for its turn.
                let note = #"{\"at\":\"$(date -u +%FT%TZ)\",\"adding\":[\"\#(name)\"]}"#
                let file = "$XDG_STATE_HOME/traktutils/in-flight.json"
                let leave = "mkdir -p ${XDG_STATE_HOME}/traktutils; echo \"\(note)\" >\(file); "
                try await Command.shell(
                    (isLeft ? leave : "") + "exec trakt-add", in: scratch, input: .lines([line]),
                    environment: environment(sandbox).merging(["TRAKT_TIMEOUT": "4"]) { $1 }
                ).run().expectStatus(0)
                let requests = try sandbox.requestLines()
                let looks = requests.prefix { $0.hasPrefix("GET") }.count
                #expect(isLeft ? looks > 2 : looks == 1, "\(requests)")
                #expect(try sandbox.plays().count == 1)
            }
        }
    }

    @Test("two runs of the same at once add everything once")
    func twoAtOnce() async throws {
        let lines = Changes.plays(250)
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let command = Command(
                "trakt-add", in: scratch, input: .lines(lines), environment: environment(sandbox))
            async let first = command.run()
            async let second = command.run()
            for result in try await [first, second] { result.expectStatus(0) }
            #expect(try Changes.tally(sandbox.plays()) == Changes.tally(lines))
        }
    }

    @Test(
        "a refusal ends the run with its status, and the same again finishes the job",
        arguments: [("420", 69), ("423", 69), ("426", 69), ("403-html", 77)])
    func refused(_ action: String, _ status: Int32) async throws {
        let lines = Changes.plays(250)
        let scratch = try Scratch()
        let rule = "POST /sync/history @2 \(action)"
        try await Sandbox.run(["--account", "empty", "--fault", rule], in: scratch) { sandbox in
            let command = Command(
                "trakt-add", in: scratch, input: .lines(lines), environment: environment(sandbox))
            let result = try await command.run()
            result.expectStatus(status)
            result.expect(result.lines == Array(lines.prefix(100)), "what was added comes out")
            result.expect(result.errors.contains("lines 101-250: not added"), "the rest is named")
            try await command.run().expectStatus(0)
            #expect(try Changes.tally(sandbox.plays()) == Changes.tally(lines))
        }
    }
}
