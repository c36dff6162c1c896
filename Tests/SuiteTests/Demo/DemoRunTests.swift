import Foundation
import Testing
import TraktCore

/// `trakt-sandbox demo` as a newcomer runs it: the real tools, on a machine with nothing but Swift.
@Suite("Demo")
struct DemoRunTests {
    @Test("both stories end well, and nothing is left behind")
    func bothStories() async throws {
        let scratch = try Scratch()
        let result = try await Command(
            "trakt-sandbox", ["demo"], in: scratch, environment: ["TMPDIR": scratch.work]
        ).run()
        result.expectStatus(0)
        result.expectErrorLines(0)
        let pipeline = "$ lib-scan Library | trakt-resolve | trakt-diff --cloud | trakt-add"
        result.expect(result.lines.count { $0 == pipeline } == 2, "the first pipeline, twice")
        for part in [
            "$ trakt-history 1394 | trakt-suspect | trakt-table",
            "$ trakt-history 1394 | trakt-suspect | trakt-remove --yes", "$ trakt-add < ",
            "What changed in the account",
        ] {
            result.expect(result.text.contains(part), part)
        }
        result.expect(result.lines.count <= 80, "a page to read")
        let files = FileManager.default
        for folder in ["work", "home", "config", "state", "cache"] {
            #expect(try files.contentsOfDirectory(atPath: "\(scratch.path)/\(folder)") == [])
        }
    }

    @Test("an account that does not fit the stories is a loud failure")
    func wrongAccount() async throws {
        let result = try await Command(
            "trakt-sandbox", ["--account", "empty", "demo"], in: try Scratch()
        ).run()
        result.expectStatus(70)
        result.expectErrorLines(1)
        result.expect(result.errors.hasPrefix("trakt-sandbox: the demo failed: "), "says so")
    }

    @Test("a reader that leaves ends it quietly")
    func readerLeaves() async throws {
        var command = Command("trakt-sandbox", ["demo"], in: try Scratch())
        command.output = .leaves(afterBytes: 10)
        let result = try await command.run()
        result.expectStatus(141)
        result.expectErrorLines(0)
    }
}
