import Foundation
import Testing
import TraktCore

/// Faults at the requests of an upload of two batches and of a removal of two: the account ends as
/// it should, counted play by play.
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
        "commit-then-reset", "commit-then-hang", "commit-then-truncate", "400", "404",
        "redirect:http://127.0.0.1:1/", "commit-then-301", "commit-then-400", "commit-then-404",
        "commit-then-408", "commit-then-409", "commit-then-422",
    ]

    /// One for each way in which the engine goes on after it: the others of a way differ in how the
    /// reply is read, which one request shows.
    static let ways = ["502", "429", "hang", "commit-then-502", "commit-then-drop"]

    static let faults =
        actions.map { Fault(action: $0, position: 1) } + ways.map { Fault(action: $0, position: 2) }

    /// Two batches: 100, and a few.
    private let twoBatches = 110

    /// What hangs is waited for; all else has time.
    private func environment(_ sandbox: Sandbox, fault: String = "") -> [String: String] {
        let quick = ["TRAKT_LATE_WAIT": "1", "TRAKT_RETRY_WAIT": "0.02"]
        let times = fault.hasSuffix("hang") ? quick.merging(["TRAKT_TIMEOUT": "3"]) { $1 } : quick
        return sandbox.environment.merging(times) { $1 }
    }

    @Test("an upload", arguments: faults)
    func upload(_ fault: Fault) async throws {
        let lines = Changes.plays(twoBatches)
        let scratch = try Scratch()
        let rule = "POST /sync/history @\(fault.position) \(fault.action)"
        try await Sandbox.run(["--account", "empty", "--fault", rule], in: scratch) { sandbox in
            let result = try await Command(
                "trakt-add", in: scratch, input: .lines(lines),
                environment: environment(sandbox, fault: fault.action)
            ).run()
            result.expectStatus(0)
            result.expect(
                try Changes.tally(result.records) == Changes.tally(lines), "every record comes out")
            let ids = Set(try result.records.compactMap { $0["id"]?.int64 })
            result.expect(ids.count == lines.count, "each with an id of its own")
            #expect(try Changes.tally(sandbox.plays()) == Changes.tally(lines))
            for entry in try Changes.writes(sandbox) {
                Changes.expectSafe(try #require(entry["body"]))
            }
        }
    }

    @Test("a removal, with the fault at the first sending of a batch", arguments: actions)
    func removal(_ action: String) async throws {
        let scratch = try Scratch()
        let places = Self.ways.contains(action) ? "@1,3" : "@1"
        let rule = "POST /sync/history/remove \(places) \(action)"
        let arguments = ["--account", "empty", "--plays", "150", "--fault", rule]
        try await Sandbox.run(arguments, in: scratch) { sandbox in
            let before = try sandbox.plays()
            let lines = before.prefix(twoBatches).map(\.text)
            let environment = environment(sandbox, fault: action)
            let removal = try await Command(
                "trakt-remove", ["--yes"], in: scratch, input: .lines(lines),
                environment: environment
            ).run()
            removal.expectStatus(0)
            removal.expect(
                try Changes.withoutUndo(removal) == lines, "every record comes out")
            #expect(
                try Changes.tally(sandbox.plays())
                    == Changes.tally(Array(before.dropFirst(twoBatches))))
        }
    }

    @Test("a removal that was killed at any moment, run again, and its undo", arguments: [2, 4, 6])
    func killedRemoval(_ moment: Int) async throws {
        let scratch = try Scratch()
        let arguments = ["--account", "empty", "--plays", "150", "--latency", "10"]
        try await Sandbox.run(arguments, in: scratch) { sandbox in
            let before = try sandbox.plays()
            var command = Command(
                "trakt-remove", ["--yes"], in: scratch,
                input: .lines(before.prefix(twoBatches).map(\.text)),
                environment: environment(sandbox))
            command.deadlineSeconds = 0.015 * Double(moment)
            _ = try await command.run()
            command.deadlineSeconds = 60
            try await command.run().expectStatus(0)
            #expect(
                try Changes.tally(sandbox.plays())
                    == Changes.tally(Array(before.dropFirst(twoBatches))))
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

    @Test("a run that was killed is settled under its own account only")
    func otherAccount() async throws {
        let scratch = try Scratch()
        let plays = Changes.plays(3)
        try await Sandbox.run(["--account", "empty"], in: scratch) { first in
            try await Sandbox.run(["--account", "empty"], in: scratch) { second in
                func add(_ environment: [String: String]) -> Command {
                    Command(
                        "trakt-add", in: scratch, input: .lines(plays), environment: environment)
                }
                func journal() throws -> [String] {
                    try FileManager.default.contentsOfDirectory(
                        atPath: "\(scratch.path)/state/traktutils/journal"
                    ).filter { $0.hasSuffix(".json") }
                }
                let server = try LateServer(first) { $0 == 1 ? .silent : nil }
                try await server.run(killing: add(server.environment), afterCarriedOut: true)
                let open = try journal()
                #expect(open.count == 1)
                let other = try await add(environment(second)).run()
                other.expectStatus(0)
                other.expect(other.errors.contains("another account"), "says so")
                other.expect(!other.errors.contains("undo what it added"), "no undo of A's run")
                #expect(try journal() == open)
                let again = try await add(server.environment).run()
                again.expectStatus(0)
                again.expect(again.errors.contains("undo what it added"), "A's undo")
                #expect(try journal().isEmpty)
                #expect(try Changes.tally(first.plays()) == Changes.tally(plays))
            }
        }
    }

    @Test("killed at any moment, and run again", arguments: [2, 4, 6, 8])
    func killed(_ moment: Int) async throws {
        let lines = Changes.plays(twoBatches)
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

    @Test("two runs of the same at once add everything once")
    func twoAtOnce() async throws {
        let lines = Changes.plays(twoBatches)
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
        arguments: [("420", 69), ("423", 69), ("426", 69), ("403-html", 69)])
    func refused(_ action: String, _ status: Int32) async throws {
        let lines = Changes.plays(210)
        let scratch = try Scratch()
        let rule = "POST /sync/history @2 \(action)"
        try await Sandbox.run(["--account", "empty", "--fault", rule], in: scratch) { sandbox in
            let command = Command(
                "trakt-add", in: scratch, input: .lines(lines), environment: environment(sandbox))
            let result = try await command.run()
            result.expectStatus(status)
            result.expect(
                try Changes.tally(result.records) == Changes.tally(Array(lines.prefix(100))),
                "what was added comes out")
            result.expect(result.errors.contains("lines 101-210: not added"), "the rest is named")
            try await command.run().expectStatus(0)
            #expect(try Changes.tally(sandbox.plays()) == Changes.tally(lines))
        }
    }
}
