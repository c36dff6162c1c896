import Foundation
import Testing
import TraktCore

/// A run is killed at one of its system calls, started again, and compared with the undisturbed
/// result; a third run changes nothing (engines.md B13).
///
/// With `TRAKTUTILS_KILL_EVERYWHERE=1` every call of each kind is tried in turn, which takes half an
/// hour; otherwise a few of each.
@Suite(
    "Changes: killed at a step",
    .enabled(if: Products.isInstalled("strace") && Products.isInstalled("taskset")))
struct ChangesKillTests {
    /// A change to the account, by one of the tools.
    enum Scenario: String, CaseIterable, Sendable {
        case addPlays, removePlays, addEntries, removeEntries

        var isAddition: Bool { self == .addPlays || self == .addEntries }
        var isHistory: Bool { self == .addPlays || self == .removePlays }
    }

    /// Calls of one kind at which runs are killed.
    struct Step: Sendable, CustomTestStringConvertible {
        var scenario: Scenario
        var call: String
        /// Which calls of the kind, from 1; nil for all of them.
        var numbers: [Int]?
        var testDescription: String { "\(scenario.rawValue) at \(call)" }
    }

    private static let isThorough =
        ProcessInfo.processInfo.environment["TRAKTUTILS_KILL_EVERYWHERE"] == "1"

    /// The calls that leave something behind on the disk or at the server, and a few of each.
    private static let calls = [
        ("fsync", [1, 4]), ("rename", [2]), ("unlink", [1]), ("sendto", [2]), ("recvfrom", [2]),
    ]

    static let steps = Scenario.allCases.flatMap { scenario in
        calls.map {
            Step(scenario: scenario, call: $0.0, numbers: isThorough ? nil : $0.1)
        }
    }

    @Test("killed, run again, run a third time", arguments: steps)
    func killed(_ step: Step) async throws {
        var kills = 0
        for number in step.numbers ?? Array(1...400) {
            guard try await run(step, number) else { break }
            kills += 1
        }
        #expect(kills >= step.numbers?.count ?? 1, "killed at each of the calls")
    }

    /// False if the run ended before its call of this number.
    private func run(_ step: Step, _ number: Int) async throws -> Bool {
        let scratch = try Scratch()
        let scenario = step.scenario
        return try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let environment = sandbox.environment.merging(
                ["TRAKT_LATE_WAIT": "1"]) { $1 }
            let prepared = try await prepare(scenario, sandbox, scratch)
            var command = Command(
                scenario.isAddition ? "trakt-add" : "trakt-remove",
                (scenario.isHistory
                    ? [] : [scenario.isAddition ? "--to" : "--from", "list:weekend"])
                    + (scenario.isAddition ? [] : ["--yes"]),
                in: scratch, input: .lines(prepared), environment: environment)
            let plain = command
            let inject = "inject=\(step.call):signal=KILL:when=\(number)"
            // strace counts the calls of each thread: on one processor there is one for all.
            command.program = "taskset"
            command.arguments = ["-c", "0", "strace", "-f", "-qq", "-o", "/dev/null", "-e", inject]
            command.arguments += [Products.path(plain.program)] + plain.arguments
            let killed = try await command.run()
            let expected = scenario.isAddition ? try counts(prepared) : [:]
            let again = try await plain.run()
            again.expectStatus(0)
            let result = try counts(sandbox, scenario)
            again.expect(result == expected, "\(step.call) \(number): \(result) for \(expected)")
            let writes = try Changes.writes(sandbox).count
            try await plain.run().expectStatus(0)
            #expect(try counts(sandbox, scenario) == expected, "a third run")
            #expect(try Changes.writes(sandbox).count == writes, "a third run sends nothing")
            let left = try await Command.shell(
                "ls -A \"$XDG_STATE_HOME\"/traktutils/journal", in: scratch
            ).run()
            left.expect(left.lines.isEmpty, "an empty journal")
            return killed.status == 137
        }
    }

    /// Fills the account, and gives the input of the scenario.
    private func prepare(
        _ scenario: Scenario, _ sandbox: Sandbox, _ scratch: Scratch
    ) async throws -> [String] {
        try Changes.makeList("weekend", sandbox)
        let lines =
            scenario.isHistory
            ? Changes.plays(110)
            : (0..<110).map { index in
                Changes.episode(index / 22 + 1, index % 22 + 1, #","notes":"note \#(index % 10)""#)
            }
        guard !scenario.isAddition else { return lines }
        let to = scenario.isHistory ? [] : ["--to", "list:weekend"]
        let result = try await Command(
            "trakt-add", to, in: scratch, input: .lines(lines), environment: sandbox.environment
        ).run()
        result.expectStatus(0)
        return result.lines
    }

    private func counts(_ lines: [String]) throws -> [String: Int] {
        try counts(lines.map { try Record(Array($0.utf8)) })
    }

    /// How many there are of each play, or of each entry with its note.
    private func counts(_ records: [Record]) throws -> [String: Int] {
        if records.first?["notes"] == nil { return try Changes.tally(records) }
        var all: [String: Int] = [:]
        for record in records {
            let item = try #require(MediaItem(record))
            let key = "\(item.season ?? 0)x\(item.number ?? 0): \(record["notes"]?.string ?? "")"
            all[key, default: 0] += 1
        }
        return all
    }

    private func counts(_ sandbox: Sandbox, _ scenario: Scenario) throws -> [String: Int] {
        if scenario.isHistory { return try Changes.tally(sandbox.plays()) }
        let reply = try Loopback.send(
            "GET", sandbox.fact("url") + "/users/me/lists/weekend/items?page=1&limit=250",
            headers: Changes.headers(sandbox))
        return try counts(try JSONSlice.parse(reply.body).elements.compactMap { Record($0) })
    }
}
