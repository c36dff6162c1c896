import Testing
import TraktCore

/// What is said of what cannot be taken back otherwise, or is not what one may think.
@Suite("Changes: what is named")
struct ChangesSaidTests {
    private let film = #"{"type":"movie","movie":{"ids":{"trakt":788}}"#

    private func run(
        _ line: String, _ scratch: Scratch, _ environment: [String: String]
    ) async throws -> CommandResult {
        try await Command.shell(line, in: scratch, environment: environment).run()
    }

    @Test("the printed command undoes the run in the account of its profile")
    func profile() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let before = try sandbox.plays().count
            let removed = try await run(
                "trakt-history -q 1394 | TRAKT_PROFILE=old trakt-remove --yes", scratch,
                sandbox.environment)
            let command = try #require(removed.errors.firstMatch(of: /undo: (.+)/)).1
            #expect(command.hasPrefix("TRAKT_PROFILE=old trakt-add < "))
            try await run(String(command), scratch, sandbox.environment).expectStatus(0)
            #expect(try sandbox.plays().count == before)
        }
    }

    @Test("a removal that was killed is named by the next change, with the way back")
    func killedRemoval() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty", "--plays", "3"], in: scratch) { sandbox in
            let before = try Changes.tally(sandbox.plays())
            let server = try LateServer(sandbox) { $0 == 1 ? .silent : nil }
            let removal = Command(
                "trakt-remove", ["--yes"], in: scratch,
                input: .lines(try sandbox.plays().map(\.text)), environment: server.environment)
            try await server.run(killing: removal, afterCarriedOut: true)
            let next = try await run(
                "echo '\(film),\"rating\":5}' | trakt-add -q --to ratings", scratch,
                server.environment)
            let said = /an earlier run was stopped; restore what it removed: (.+)/
            let command = try #require(next.errors.firstMatch(of: said)).1
            try await run(String(command), scratch, server.environment).expectStatus(0)
            #expect(try Changes.tally(sandbox.plays()) == before)
        }
    }

    @Test(
        "a time that is null and a rating out of range are refused",
        arguments: [
            (#","watched_at":null}"#, "history", "line 1: The Thing: watched_at is null", 1),
            (#","rating":11}"#, "ratings", "its rating is not a whole number", 1),
        ] as [(String, String, String, Int32)])
    func odd(_ rest: String, _ list: String, _ said: String, _ status: Int32) async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let line = film.replacing(#""ids""#, with: #""title":"The Thing","ids""#) + rest
            let result = try await Command(
                "trakt-add", ["-q", "--to", list], in: scratch, input: .lines([line]),
                environment: sandbox.environment
            ).run()
            result.expectStatus(status)
            result.expect(result.errors.contains(said), "said")
        }
    }

    @Test("of two ratings of one item the last one counts, and the other line is named")
    func overruled() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let result = try await Command(
                "trakt-add", ["--to", "ratings"], in: scratch,
                input: .lines([3, 9].map { "\(film),\"rating\":\($0)}" }),
                environment: sandbox.environment
            ).run()
            result.expectStatus(0)
            result.expect(
                result.errors.contains("line 1: a later line about the same item counts"), "named")
            #expect(try result.records.compactMap { $0["rating"]?.int } == [9, 9])
        }
    }

    @Test("a title and year of another film than the id's are said, with the way back")
    func otherTitle() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let line =
                #"{"type":"movie","movie":{"title":"Alien","year":1979,"ids":{"trakt":476}},"#
                + #""watched_at":"2024-01-01T08:00:00.000Z"}"#
            let result = try await Command(
                "trakt-add", ["-q"], in: scratch, input: .lines([line]),
                environment: sandbox.environment.merging(["TRAKT_PROFILE": "old"]) { $1 }
            ).run()
            result.expectStatus(1)
            result.expect(
                result.errors.contains("has it as The Matrix (1999), not Alien (1979)"), "said")
            let back = try #require(result.errors.firstMatch(of: /to remove it: (.+)/)).1
            #expect(back.contains("| TRAKT_PROFILE=old trakt-remove"))
            try await run("\(back) --yes", scratch, sandbox.environment).expectStatus(0)
            #expect(try sandbox.plays().isEmpty)
        }
    }
}
