import Testing
import TraktCore

/// `trakt-diff --cloud` against an account whose watched lists lag behind its history.
@Suite("trakt-diff --cloud")
struct CloudTests {
    @Test("a play removed a moment ago is missing, though the watched lists still show it")
    func removedJustNow() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--watched-lag", "300"], in: scratch) { sandbox in
            func run(
                _ tool: String, _ options: [String], _ input: Command.Input = .empty
            ) async throws -> CommandResult {
                try await Command(
                    tool, options, in: scratch, input: input, environment: sandbox.environment
                ).run()
            }
            let play = try await run("trakt-history", ["--limit", "1"])
            let id = try #require(try play.records.first?.value("episode", "ids", "trakt")?.int64)
            let input = Command.Input.lines(play.lines)
            try await run("trakt-remove", ["--yes"], input).expectStatus(0)
            let missing = try await run("trakt-diff", ["--cloud"], input)
            missing.expectStatus(0)
            #expect(
                try missing.records.map { $0.value("episode", "ids", "trakt")?.int64 } == [id])
            #expect(try !sandbox.requestLines().contains("GET /sync/watched/movies"))
        }
    }
}
