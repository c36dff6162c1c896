import Foundation
import Testing
import TraktCore

/// Folders of ours that cannot be written: nothing is changed in the account that could not be
/// undone, and the reason is said.
@Suite("Faults: our own folders")
struct StateFaultTests {
    @Test(
        "a state folder that cannot be made stops what changes the account: 74, before any write",
        arguments: ToolContract.askers)
    func noStateFolder(_ tool: ToolContract) async throws {
        let changes = ["trakt-add", "trakt-remove"].contains(tool.name)
        try await tool.atWork { command, log in
            var command = command(.lines(tool.records))
            command.environment["XDG_STATE_HOME"] = "/dev/null/state"
            let result = try await command.run()
            result.expectStatus(changes ? 74 : 0)
            result.expect(result.errors.contains("/dev/null/state"), "which folder")
            result.expect(result.errors.contains("XDG_STATE_HOME"), "what to set")
            #expect(try !log().contains { $0.hasPrefix("POST /sync") })
        }
    }

    @Test("where the undo file cannot be saved, nothing is removed")
    func noUndoFile() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let before = try sandbox.plays().count
            // A file where the folder should be.
            try scratch.write("\(scratch.path)/state/traktutils/removed", "in the way\n")
            let result = try await Command.shell(
                "trakt-history 1394 | trakt-remove --yes", in: scratch,
                environment: sandbox.environment
            ).run()
            result.expectStatus(74)
            result.expect(result.output.isEmpty, "nothing on stdout")
            result.expect(result.errors.contains("/removed"), "which folder")
            #expect(try sandbox.plays().count == before)
            #expect(try !sandbox.requestLines().contains { $0.hasPrefix("POST ") })
        }
    }

    @Test("a new token that cannot be stored is said, and not spent in silence")
    func noTokenStore() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--poll-interval", "0"], in: scratch) { sandbox in
            let result = try await Command(
                "trakt-auth", ["login"], in: scratch,
                environment: sandbox.signedOutEnvironment.merging(
                    ["XDG_CONFIG_HOME": "/dev/null/config"]
                ) { $1 }
            ).run()
            result.expectStatus(74)
            result.expect(result.errors.contains("/dev/null/config"), "which folder")
            result.expect(!result.errors.contains("unexpected error"), "no defect of ours")
        }
    }

    @Test(
        "without HOME and XDG folders it is status 78 and says what to set",
        arguments: ToolContract.askers)
    func noHome(_ tool: ToolContract) async throws {
        let line = "exec env -u HOME -u XDG_CONFIG_HOME -u XDG_STATE_HOME -u XDG_CACHE_HOME "
        let words = ([tool.name] + tool.work).joined(separator: " ")
        let result = try await Command.shell(
            line + words, in: try Scratch(), input: .lines(tool.records),
            environment: ["TRAKT_ACCESS_TOKEN": "t", "TRAKT_CLIENT_ID": "c"]
        ).run()
        result.expectStatus(78)
        result.expectErrorLines(1)
        result.expect(result.errors.contains("HOME"), "what to set")
    }
}
