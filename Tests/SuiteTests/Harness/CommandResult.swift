import Testing
import TraktCore

/// What a command printed, and its status.
struct CommandResult: Sendable, CustomStringConvertible, CustomTestStringConvertible {
    /// The program and its arguments.
    var arguments: [String]
    /// The exit status, or 128 and the number of the signal that ended it.
    var status: Int32
    /// What it wrote to standard output.
    var output: [UInt8]
    /// What it wrote to standard error.
    var errors: String

    /// Standard output as text.
    var text: String { String(decoding: output, as: UTF8.self) }

    /// The lines of standard output.
    var lines: [String] { lineList(text) }

    /// The lines of standard output without the run's name and time: equal for equal work.
    var comparableLines: [String] { lineList(text.replacing(/"(run|at)":"[^"]*"/, with: "")) }

    /// The lines of standard error.
    var errorLines: [String] { lineList(errors) }

    /// The lines of standard output as records. Throws if one is none.
    var records: [Record] {
        get throws {
            try output.split(separator: 0x0A).enumerated().map { index, line in
                try Record(Array(line), line: index + 1)
            }
        }
    }

    /// The whole of it, for the message of a test that fails.
    var description: String {
        let shown = text.count > 4000 ? text.prefix(4000) + "… (\(output.count) bytes)" : text[...]
        return """
            \(arguments.joined(separator: " "))
            status \(status)
            --- stdout
            \(shown)
            --- stderr
            \(errors.prefix(4000))
            ---
            """
    }

    var testDescription: String { description }

    /// Records a failure unless it ended with `expected`; shows everything then.
    func expectStatus(_ expected: Int32, sourceLocation: SourceLocation = #_sourceLocation) {
        if status != expected {
            fail("status \(status), expected \(expected)", sourceLocation)
        }
    }

    /// Records a failure unless standard error is `count` lines; shows everything then.
    func expectErrorLines(_ count: Int, sourceLocation: SourceLocation = #_sourceLocation) {
        if errorLines.count != count {
            fail("\(errorLines.count) lines on stderr, expected \(count)", sourceLocation)
        }
    }

    /// Records a failure, showing everything, unless `condition` holds.
    func expect(
        _ condition: Bool, _ what: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        if !condition { fail(what, sourceLocation) }
    }

    private func fail(_ what: String, _ sourceLocation: SourceLocation) {
        Issue.record("\(what)\n\(description)", sourceLocation: sourceLocation)
    }

    private func lineList(_ text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }
}
