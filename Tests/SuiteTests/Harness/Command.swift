import Foundation
import TraktCore

/// A command to run as a real process, with everything around it said: arguments, input, where its
/// output goes, environment. The environment is built from nothing by `Scratch`.
struct Command: Sendable {
    /// One of our tools, or another program by its name or path.
    var program: String
    /// Its arguments.
    var arguments: [String]
    /// Where it lives; kept as long as the command.
    var scratch: Scratch
    /// What is on its standard input.
    var input: Input
    /// Where its standard output goes.
    var output: Output
    /// Variables beside those of the scratch folder, or in their place.
    var environment: [String: String]
    /// Whether standard error is the terminal of `run(atTerminal:)`, and not collected.
    var errorsToTerminal = false
    /// After this many seconds it is killed, which is a failure of the test: its status is 137.
    var deadlineSeconds = 240.0

    /// What can stand at a command's standard input.
    enum Input: Sendable {
        /// Nothing: `/dev/null`.
        case empty
        /// These bytes through a pipe, then the end.
        case bytes([UInt8])
        /// A file, by its path.
        case file(String)
        /// Nothing at all: a descriptor that cannot be read.
        case closed

        /// Text through a pipe.
        static func text(_ text: String) -> Input { .bytes(Array(text.utf8)) }
        /// Lines through a pipe, each with its newline.
        static func lines(_ lines: [String]) -> Input { .text(lines.map { $0 + "\n" }.joined()) }
    }

    /// What a command's standard output can be.
    enum Output: Sendable {
        /// A pipe that is read to its end.
        case collected
        /// A pipe whose reader leaves after this many bytes; at 0 before the command starts.
        case leaves(afterBytes: Int)
        /// A file or device, opened for writing: `/dev/full`.
        case file(String)
    }

    /// A command in a scratch folder.
    init(
        _ program: String, _ arguments: [String] = [], in scratch: Scratch, input: Input = .empty,
        output: Output = .collected, environment: [String: String] = [:]
    ) {
        self.program = program
        self.arguments = arguments
        self.scratch = scratch
        self.input = input
        self.output = output
        self.environment = environment
    }

    /// A line for the shell, `sh -c`.
    static func shell(
        _ line: String, in scratch: Scratch, input: Input = .empty,
        environment: [String: String] = [:]
    ) -> Command {
        Command(
            "/bin/sh", ["-c", line], in: scratch, input: input, environment: environment)
    }

    /// Runs it to its end.
    func run() async throws -> CommandResult {
        try await Command.pipeline([self])[0]
    }

    /// Runs commands at once, each one's output being the next one's input; their results in order,
    /// of which only the last holds output. The inputs of all but the first and the outputs of all
    /// but the last are not used.
    static func pipeline(_ commands: [Command]) async throws -> [CommandResult] {
        try await Jobs.run { try PipelineRun(commands).results() }
    }

    /// Runs it and kills it (SIGKILL) once `moment` returns.
    func run(
        killedAfter moment: @escaping @Sendable () throws -> Void
    ) async throws -> CommandResult {
        try await Jobs.run {
            let run = try PipelineRun([self])
            defer { run.kill() }
            try moment()
            run.kill()
            return try run.results()[0]
        }
    }

    /// Runs it with a terminal of its own, while `dialog` reads and types there.
    func run(
        atTerminal dialog: @escaping @Sendable (TerminalSession) throws -> Void
    ) async throws -> CommandResult {
        try await Jobs.run {
            let session = try TerminalSession()
            let run = try PipelineRun([self], terminal: session.path)
            defer { session.close() }
            do {
                try dialog(session)
            } catch {
                run.kill()
                throw HarnessError("\(error)\n\(try run.results()[0])")
            }
            return try run.results()[0]
        }
    }

    /// The environment it gets.
    var wholeEnvironment: [String: String] {
        scratch.environment.merging(environment) { _, given in given }
    }
}
