import Testing
import TraktCore

/// The service's limits, kept by several processes of one user at once: the server never has to say
/// 429.
@Suite("Pacing across processes")
struct PacingTests {
    private func runAtOnce(_ commands: [Command]) async throws {
        try await withThrowingTaskGroup(of: CommandResult.self) { group in
            for command in commands { group.addTask { try await command.run() } }
            for try await result in group { result.expectStatus(0) }
        }
    }

    private func statuses(_ sandbox: Sandbox, _ method: String) throws -> [Int] {
        try sandbox.log().filter { $0["method"]?.string == method }.compactMap { $0["status"]?.int }
    }

    @Test("writes of three processes are as far apart as the service wants")
    func writes() async throws {
        let scratch = try Scratch()
        let films = ["tt1160419", "tt0087182", "tt0084787"]
        try await Sandbox.run(["--rate-limit", "1/0.3,500/300"], in: scratch) { sandbox in
            let environment = sandbox.environment.merging(["TRAKT_WRITE_INTERVAL": "0.33"]) { $1 }
            let commands = zip(films, ["watchlist", "collection", "history"]).map { film, list in
                Command(
                    "trakt-add", ["--to", list], in: scratch,
                    input: .lines([#"{"type":"movie","movie":{"ids":{"imdb":"\#(film)"}}}"#]),
                    environment: environment)
            }
            try await runAtOnce(commands)
            #expect(try statuses(sandbox, "POST") == [201, 201, 201])
        }
    }

    @Test("reads of five processes stay in the budget, and wait for it")
    func reads() async throws {
        let scratch = try Scratch()
        let server = ["--account", "empty", "--plays", "1000", "--rate-limit", "1/1,12/2"]
        try await Sandbox.run(server, in: scratch) { sandbox in
            let environment = sandbox.environment.merging(["TRAKT_GET_BUDGET": "12/2"]) { $1 }
            try await runAtOnce(
                (0..<5).map { _ in Command("trakt-history", in: scratch, environment: environment) }
            )
            let statuses = try statuses(sandbox, "GET")
            // Four pages each, and one that says that there are no more.
            #expect(statuses.count == 25 && statuses.allSatisfy { $0 == 200 })
        }
    }

    /// `strace -e inject` kills at the n-th of the calls that put a file in its place: among them are
    /// those that write down that a write begins, and that it has ended.
    @Test(
        "killed while it notes its write, a run keeps the next one at its distance",
        .enabled(if: Products.isInstalled("strace") && Products.isInstalled("taskset")),
        arguments: 2...5)
    func killed(_ number: Int) async throws {
        let (scratch, slow, interval) = (try Scratch(), 0.5, 1.5)
        let fault = "POST /sync/history @1 slow:\(Int(slow * 1000))"
        let server = ["--account", "empty", "--fault", fault]
        try await Sandbox.run(server, in: scratch) { sandbox in
            let environment = sandbox.environment.merging(
                ["TRAKT_WRITE_INTERVAL": "\(interval)"]) { $1 }
            func add(_ film: String) -> Command {
                Command(
                    "trakt-add", ["--watched-at", "2024-01-01"], in: scratch,
                    input: .lines([#"{"type":"movie","movie":{"ids":{"imdb":"\#(film)"}}}"#]),
                    environment: environment)
            }
            var killed = add("tt1160419")
            killed.arguments =
                ["-c", "0", "strace", "-f", "-qq", "-o", "/dev/null", "-e"]
                + ["inject=rename:signal=KILL:when=\(number)", Products.path("trakt-add")]
                + killed.arguments
            killed.program = "taskset"
            try await killed.run().expectStatus(137)
            try await add("tt0087182").run().expectStatus(0)
            let times = try Changes.writes(sandbox).compactMap {
                $0["at"]?.string.flatMap { Timestamp($0)?.seconds }
            }
            guard times.count == 2 else { return #expect(times.count == 1) }
            // The first one ended when its reply came.
            #expect(times[1] - times[0] >= slow + interval - 0.1, "\(times[1] - times[0]) s")
        }
    }
}
