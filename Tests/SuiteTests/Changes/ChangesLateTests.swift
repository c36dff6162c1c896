import Foundation
import Testing
import TraktCore

/// Requests whose replies are lost, and that arrive late, twice, or not at all: the account ends as
/// it should, counted play by play (cases/account.md A4 to A11).
@Suite("Changes: late and lost requests")
struct ChangesLateTests {
    private let lines = Changes.plays(30)

    private func add(
        _ lines: [String], _ scratch: Scratch, _ environment: [String: String],
        _ arguments: [String] = []
    ) -> Command {
        Command(
            "trakt-add", arguments, in: scratch, input: .lines(lines), environment: environment)
    }

    private func remove(
        _ lines: [String], _ scratch: Scratch, _ environment: [String: String],
        _ arguments: [String] = []
    ) -> Command {
        Command(
            "trakt-remove", ["--yes"] + arguments, in: scratch, input: .lines(lines),
            environment: environment)
    }

    /// What is run between a killed run and its repetition.
    enum Between: CaseIterable, Sendable {
        case nothing, anotherRun, theSameInAnotherProfile
    }

    @Test(
        "a request that arrives after its run was killed: run again, another run before or not",
        arguments: Between.allCases)
    func killedAddition(_ between: Between) async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let server = try LateServer(sandbox) { $0 == 1 ? .late(readings: 3) : nil }
            let environment = server.patientEnvironment
            try await server.run(killing: add(lines, scratch, environment))
            let other = Changes.film(#"{"trakt":788}"#, #","watched_at":"2024-01-01T08:00:00Z""#)
            let another = between == .anotherRun
            if another { try await add([other], scratch, environment).run().expectStatus(0) }
            if between == .theSameInAnotherProfile {
                let profile = environment.merging(["TRAKT_PROFILE": "b"]) { $1 }
                try await add(lines, scratch, profile).run().expectStatus(0)
            }
            let again = try await add(lines, scratch, environment).run()
            again.expectStatus(0)
            again.expect(again.lines.count == lines.count, "all come out")
            try server.waitForLateWrite()
            #expect(
                try Changes.tally(sandbox.plays())
                    == Changes.tally(lines + (another ? [other] : [])))
            // What the killed run added can be undone too.
            try await Command.shell(
                "find \"$XDG_STATE_HOME\" -path '*/added/*.ndjson' -exec cat {} + | trakt-remove --yes",
                in: scratch, environment: environment
            ).run().expectStatus(0)
            #expect(try sandbox.plays().isEmpty)
        }
    }

    @Test("a request is waited for an hour at most, whatever the setting of the run that sent it")
    func longestWait() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let server = try LateServer(sandbox) { _ in .silent }
            let environment = server.environment.merging(["TRAKT_LATE_WAIT": "1e9"]) { $1 }
            try await server.run(killing: add(lines, scratch, environment))
            let journal = try await Command.shell(
                "cat \"$XDG_STATE_HOME\"/traktutils/journal/*.json", in: scratch
            ).run()
            let until = try #require(try journal.records.first?["until"]?.double)
            #expect(until <= BootInstant.now.seconds + 3600)
        }
    }

    @Test(
        "plays that Trakt confirms and does not show are never sent again, and undone once they show"
    )
    func unseen() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let server = try LateServer(sandbox) { $0 == 1 ? .unseen : nil }
            let first = try await add(lines, scratch, server.environment).run()
            first.expectStatus(75)
            first.expect(first.errors.contains("does not show"), "says so")
            let second = try await add(lines, scratch, server.environment).run()
            second.expectStatus(0)
            second.expect(second.lines.count == lines.count, "all come out")
            server.showPlays()
            let third = try await add(lines, scratch, server.environment).run()
            third.expectStatus(0)
            third.expect(third.errors.contains("undo what it added"), "the undo")
            #expect(server.writeLines.count == 1)
            #expect(try Changes.tally(sandbox.plays()) == Changes.tally(lines))
            try await Command.shell(
                "cat \"$XDG_STATE_HOME\"/traktutils/added/*.ndjson | trakt-remove --yes",
                in: scratch, environment: sandbox.environment
            ).run().expectStatus(0)
            #expect(try sandbox.plays().isEmpty)
        }
    }

    @Test("a removal that arrives after its run was killed, an unrelated run, and the undo file")
    func killedRemoval() async throws {
        let scratch = try Scratch()
        let arguments = ["--account", "empty", "--plays", "30"]
        try await Sandbox.run(arguments, in: scratch) { sandbox in
            let before = try sandbox.plays()
            let server = try LateServer(sandbox) { $0 == 1 ? .late(readings: 3) : nil }
            let environment = server.patientEnvironment
            try await server.run(killing: remove(before.map(\.text), scratch, environment))
            let other = Changes.film(#"{"trakt":788}"#, #","watched_at":"2024-01-01T08:00:00Z""#)
            try await add([other], scratch, environment).run().expectStatus(0)
            #expect(try sandbox.plays().count == 1)
            for _ in 1...2 {
                try await Command.shell(
                    "cat \"$XDG_STATE_HOME\"/traktutils/removed/*.ndjson | trakt-add",
                    in: scratch, environment: environment
                ).run().expectStatus(0)
                #expect(
                    try Changes.tally(sandbox.plays())
                        == Changes.tally(before.map(\.text) + [other]))
            }
        }
    }

    @Test(
        "a list removal that arrives after its run was killed, undone at once",
        arguments: ["collection", "watchlist", "ratings", "list:weekend"])
    func killedListRemoval(_ list: String) async throws {
        let scratch = try Scratch()
        let entries = [1, 2, 3].map { Changes.episode(1, $0, #","rating":7"#) }
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let to = ["--to", list]
            try Changes.makeList("weekend", sandbox)
            try await add(entries, scratch, sandbox.environment, to).run().expectStatus(0)
            let server = try LateServer(sandbox) { $0 == 1 ? .late(readings: 3) : nil }
            let environment = server.patientEnvironment
            try await server.run(
                killing: remove(entries, scratch, environment, ["--from", list]))
            let undo = try await Command.shell(
                "cat \"$XDG_STATE_HOME\"/traktutils/removed/*.ndjson | trakt-add --to \(list)",
                in: scratch, environment: environment
            ).run()
            undo.expect(undo.errors.contains("added 3 entries"), "restored")
            let again = try await add(entries, scratch, environment, to + ["-n"]).run()
            again.expect(again.errors.contains("would add 0 entries"), "there")
        }
    }

    @Test("no layer below resends a write whose connection is closed without a reply")
    func hangUp() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let server = try LateServer(sandbox) { $0 == 1 ? .hangUp(readings: 3) : nil }
            try await add(lines, scratch, server.patientEnvironment).run().expectStatus(0)
            #expect(server.writeLines.count == 1)
            #expect(try Changes.tally(sandbox.plays()) == Changes.tally(lines))
        }
    }

    @Test("a write that is lost for good is sent again, once nothing can arrive any more")
    func lost() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let server = try LateServer(sandbox) { $0 <= 2 ? .lost : nil }
            try await add(lines, scratch, server.environment).run().expectStatus(0)
            #expect(try Changes.tally(sandbox.plays()) == Changes.tally(lines))
        }
    }

    @Test("plays that arrive even later are taken back, with an undo file; a stranger's play stays")
    func takenBack() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            // The first is carried out when the second one has been sent: after any patience.
            let server = try LateServer(sandbox) { $0 == 1 ? .beforeNext : nil }
            let result = try await add(lines, scratch, server.environment).run()
            result.expectStatus(0)
            result.expect(result.errors.contains("30 taken back"), "said at the end")
            result.expect(result.errors.contains("undo: trakt-add < "), "the undo file")
            #expect(try Changes.tally(sandbox.plays()) == Changes.tally(lines))
        }
    }

    @Test("a lost request, and another program adds one of the plays meanwhile: its play stays")
    func stranger() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let server = try LateServer(sandbox) { number in
                guard number == 2 else { return number == 1 ? .lost : nil }
                // Right before the second sending is carried out.
                _ = try? Loopback.send(
                    "POST", sandbox.fact("url") + "/sync/history",
                    headers: Changes.headers(sandbox),
                    body: #"{"movies":[{"ids":{"trakt":788},"watched_at":"2024-01-01T08:00:00Z"}]}"#
                )
                return nil
            }
            let film = Changes.film(#"{"trakt":788}"#, #","watched_at":"2024-01-01T08:00:00Z""#)
            let result = try await add([film], scratch, server.environment).run()
            #expect(try sandbox.plays().count == 2)
            result.expect(result.errors.contains("there once more than asked for"), "said")
        }
    }

    @Test(
        "an item that Trakt has merged with another: its play is found under the other's id",
        arguments: [false, true])
    func merged(_ isLost: Bool) async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let server = try LateServer(sandbox, merged: ("999788", "788")) { number in
                isLost && number == 1 ? .hangUp(readings: 1) : nil
            }
            let film = Changes.film(#"{"trakt":999788}"#, #","watched_at":"2024-01-01T08:00:00Z""#)
            let result = try await add([film], scratch, server.patientEnvironment).run()
            result.expectStatus(0)
            #expect(try sandbox.plays().count == 1)
            #expect(try result.records.map { $0["id"] != nil } == [true])
            // A later run knows the item by its title only, and asks which one the id means.
            let reads = try Changes.reads(sandbox).count
            let again = try await add([film], scratch, server.environment).run()
            again.expect(again.errors.contains("1 already there"), "found")
            #expect(try sandbox.plays().count == 1)
            #expect(try Changes.reads(sandbox).count <= reads + 5)
        }
    }

    @Test("one play named by two databases' ids, while the history lags: added once")
    func twoNames() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let server = try LateServer(sandbox) { _ in nil }
            server.showHistory([], readings: 3)
            let lines = [#"{"imdb":"tt0084787"}"#, #"{"trakt":788,"imdb":"tt0084787"}"#]
                .map { Changes.film($0, #","watched_at":"2024-01-01T08:00:00Z""#) }
            let result = try await add(lines, scratch, server.patientEnvironment).run()
            result.expectStatus(0)
            result.expect(result.lines.count == 2, "both come out")
            #expect(try sandbox.plays().count == 1)
            // A history that shows nothing for ever: nothing more is sent, then or later.
            server.showHistory([], readings: .max)
            let later = lines.map { $0.replacing("T08", with: "T09") }
            for _ in 1...2 {
                try await add(later, scratch, server.environment).run().expectStatus(75)
                #expect(try sandbox.plays().count == 2)
            }
        }
    }

    @Test("an old id that Trakt no longer knows: the play of the item with the same IMDb id counts")
    func forgotten() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let time = #","watched_at":"2024-01-01T08:00:00Z""#
            let film = Changes.film(#"{"trakt":788}"#, time)
            try await add([film], scratch, sandbox.environment).run().expectStatus(0)
            let old = #"{"type":"movie","movie":{"ids":{"trakt":999788,"imdb":"tt0084787"}}"#
            let result = try await add([old + time + "}"], scratch, sandbox.environment).run()
            result.expectStatus(0)
            result.expect(result.errors.contains("1 already there"), "found")
            #expect(try Changes.writes(sandbox).count == 1)
            // Another film in the same minute, which Trakt knows, costs no look-up.
            let other = Changes.film(#"{"imdb":"tt1160419"}"#, time)
                .replacing("The Thing", with: "Dune")
            let lookUps = { try sandbox.requestLines().filter { $0.contains("/search/") }.count }
            let before = try lookUps()
            try await add([other], scratch, sandbox.environment).run().expectStatus(0)
            #expect(try lookUps() == before)
            #expect(try sandbox.plays().count == 2)
        }
    }

    @Test("now means the same minute when a killed run is repeated, whatever the clock says")
    func now() async throws {
        let scratch = try Scratch()
        let lines = (1...10).map { Changes.episode(1, $0) }
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let server = try LateServer(sandbox) { $0 == 1 ? .late(readings: 3) : nil }
            let environment = server.patientEnvironment
            try await server.run(killing: add(lines, scratch, environment))
            let result = try await add(lines, scratch, environment).run()
            result.expectStatus(0)
            result.expect(result.errors.contains("continuing the run of"), "said")
            #expect(try sandbox.plays().count == 10)
            try await add(lines, scratch, server.environment, ["--watched-at", "2020-01-01"]).run()
                .expectStatus(0)
            #expect(try sandbox.plays().count == 20)
        }
    }
}
