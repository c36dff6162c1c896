// Runs the demo's commands in a real shell and shows them as they were typed, with what they said.

import Foundation
import TraktCore

/// A shell in the demo's folder whose commands appear on standard output.
struct DemoShell: Sendable {
    /// What a command printed, and its status.
    struct Outcome: Sendable {
        /// The status of the pipeline's last command.
        var status: Int32
        /// The lines of its standard output.
        var output: [String]
        /// The lines of its standard error.
        var messages: [String]
    }

    /// Starts a program, which inherits the standard streams, and waits for its status.
    typealias Launch =
        @Sendable (_ arguments: [String], _ environment: [String: String]) async throws -> Int32

    /// The columns that a line of output may have before it is cut.
    static let width = 98

    /// Where everything is shown.
    let output: FileDescriptor
    /// The folder commands run in; everything they write is below it.
    let folder: URL
    /// All variables that the commands see.
    let environment: [String: String]
    /// How to start a program.
    let launch: Launch

    /// Prints a line, or an empty one. Throws `BrokenPipe` or `StreamError`.
    func say(_ text: String = "") throws {
        do throws(SystemError) {
            try output.write("\(text)\n".utf8)
        } catch {
            if error == .brokenPipe { throw BrokenPipe() }
            throw StreamError(.write, "standard output", error)
        }
    }

    /// Runs a command line and shows it below an empty line, its messages whole and its output
    /// trimmed.
    /// - Parameter shown: how many lines of output to show; the rest are counted.
    /// - Throws: what starting a shell or reading its files throws.
    func run(_ command: String, shown: Int = 3) async throws -> Outcome {
        try say()
        try say("$ \(command)")
        let output = folder.appending(path: ".output")
        let messages = folder.appending(path: ".messages")
        // The braces take the whole pipeline's messages. With the trap the shell outlives Ctrl-C
        // until every tool has ended, so that none writes into a folder that is being removed.
        let script = """
            trap : INT TERM
            cd "$HOME" || exit
            { \(command)
            } </dev/null >.output 2>.messages
            """
        let status = try await launch(["sh", "-c", script], environment)
        let outcome = Outcome(
            status: status, output: try Self.lines(of: output),
            messages: try Self.lines(of: messages))
        for line in Self.trimmed(outcome.output, shown: shown) { try say(line) }
        for line in outcome.messages { try say(line) }
        return outcome
    }

    /// The first `shown` lines, cut to the page's width, and a line that counts the others.
    static func trimmed(_ lines: [String], shown: Int) -> [String] {
        var page = lines.prefix(shown).map { line in
            line.count <= width ? line : "\(line.prefix(width - 1))…"
        }
        let others = lines.count - page.count
        if others > 0 { page.append("… \(counted(others, "more line"))") }
        return page
    }

    private static func lines(of file: URL) throws -> [String] {
        String(decoding: try Data(contentsOf: file), as: UTF8.self)
            .split(separator: "\n").map(String.init)
    }
}
