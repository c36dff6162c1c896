import Testing
import TraktCore

/// What every tool says to people, and when.
@Suite("Contract: messages")
struct MessageContract {
    /// The tool at its work with one more option, beside a sandbox of its own; with the requests
    /// that were made.
    private func run(
        _ tool: ToolContract, _ option: String
    ) async throws -> (CommandResult, requests: [Record], secrets: [String]) {
        let scratch = try Scratch()
        try scratch.write("Library/Films/Dune (2021)/Dune (2021).mkv", "a film\n")
        return try await Sandbox.run(in: scratch) { sandbox in
            let arguments = tool.work.filter { $0 != "-q" }
            let result = try await Command(
                tool.name, [option] + arguments, in: scratch, input: .lines(tool.records),
                environment: sandbox.environment
            ).run()
            let secrets = ["access_token", "refresh_token", "client_secret"].map(sandbox.fact)
            return (result, try sandbox.log(), secrets)
        }
    }

    @Test("-q leaves nothing to say when all went well", arguments: ToolContract.ending)
    func quiet(_ tool: ToolContract) async throws {
        let (result, _, _) = try await run(tool, "-q")
        result.expectStatus(0)
        result.expectErrorLines(0)
        result.expect(!result.output.isEmpty, "the work was done")
    }

    @Test(
        "-v shows each request with its status and time, and never a secret",
        arguments: ToolContract.ending)
    func verbose(_ tool: ToolContract) async throws {
        let (result, requests, secrets) = try await run(tool, "-v")
        result.expectStatus(0)
        #expect(requests.isEmpty != tool.asksService)
        for request in requests {
            let start = "\(request["method"]?.string ?? "") \(request["path"]?.string ?? "")"
            let end = " \(request["status"]?.int ?? 0) "
            let isShown = result.errorLines.contains { line in
                line.hasPrefix("\(tool.name): \(start)") && line.contains(end)
                    && line.hasSuffix(" ms")
            }
            result.expect(isShown, "\(start)\(end)")
        }
        for secret in secrets {
            let isSafe =
                secret.count > 8 && !result.errors.contains(secret)
                && !result.text.contains(secret)
            result.expect(isSafe, "no secret")
        }
    }

    @Test("the records are the same whatever is said", arguments: ToolContract.ending)
    func sameRecords(_ tool: ToolContract) async throws {
        // Times and creation dates of scans differ between two scratch folders.
        guard tool.name != "lib-scan", tool.name != "trakt-auth" else { return }
        let quiet = try await run(tool, "-q").0
        let verbose = try await run(tool, "-v").0
        #expect(quiet.comparableLines == verbose.comparableLines)
    }

    @Test("Ctrl-C while the service is silent ends it with 130", arguments: ToolContract.askers)
    func interrupted(_ tool: ToolContract) async throws {
        let server = try LoopbackServer { _ in .silence }
        let command = Command(
            tool.name, tool.work, in: try Scratch(), input: .lines(tool.records),
            environment: [
                "TRAKT_API_URL": server.url, "TRAKT_AUTH_URL": server.url,
                "TRAKT_CLIENT_ID": "client", "TRAKT_ACCESS_TOKEN": "token",
                "TRAKT_RETRY_WAIT": "0.01",
                // A write in flight is waited for; nothing else is.
                "TRAKT_TIMEOUT": tool.name == "trakt-remove" ? "2" : "50",
            ])
        let result = try await command.run(atTerminal: { terminal in
            try server.waitForRequest()
            try terminal.type("\u{3}")
        })
        result.expectStatus(130)
        let strange = result.errorLines.filter { !$0.hasPrefix("\(tool.name): ") }
        result.expect(strange.isEmpty, "only the tool's own words")
    }

    @Test(
        "progress is drawn on a terminal and erased; nowhere if it is dumb or -q",
        arguments: [("xterm", [], true), ("dumb", [], false), ("xterm", ["-q"], false)])
    func progress(_ terminalType: String, _ options: [String], _ isDrawn: Bool) async throws {
        let scratch = try Scratch()
        let server = ["--account", "empty", "--plays", "1000", "--latency", "120"]
        try await Sandbox.run(server, in: scratch) { sandbox in
            var command = Command(
                "trakt-history", options, in: scratch,
                environment: sandbox.environment.merging(["TERM": terminalType]) { $1 })
            command.errorsToTerminal = true
            let shown = Shown()
            let result = try await command.run(atTerminal: { terminal in
                if isDrawn { try terminal.expect("\r\u{1B}[Ktrakt-history: ") }
                if options.isEmpty { try terminal.expect("trakt-history: 1,000 plays\r\n") }
                shown.set(terminal)
            })
            result.expectStatus(0)
            result.expect(result.lines.count == 1000, "the records are not touched")
            #expect(shown.text.contains("\u{1B}") == isDrawn, "\(shown.text.debugDescription)")
        }
    }
}

/// Keeps what a terminal has shown, to look at when the command has ended.
private final class Shown: @unchecked Sendable {
    // Set once by the dialog, which has ended when it is read.
    private var terminal: TerminalSession?

    func set(_ terminal: TerminalSession) { self.terminal = terminal }
    var text: String { terminal?.shown ?? "" }
}
