import Foundation
import Testing
import TraktCore

/// What every tool does with its command line, before it does anything else.
@Suite("Contract: command line")
struct CommandLineContract {
    private func run(_ tool: ToolContract, _ arguments: [String]) async throws -> CommandResult {
        // No variable of the service, no network: none of this may need either.
        try await Command(tool.name, arguments, in: try Scratch(), input: .closed).run()
    }

    @Test("--help shows the synopsis, every option and the examples", arguments: ToolContract.all)
    func help(_ tool: ToolContract) async throws {
        let result = try await run(tool, ["--help"])
        result.expectStatus(0)
        result.expectErrorLines(0)
        let start = "Usage: \(tool.spec.synopsis)\n\n"
        result.expect(result.text.hasPrefix(start), "synopsis")
        for line in result.lines { result.expect(line.count <= 80, "80 columns: \(line)") }
        for option in tool.spec.options {
            let column = "  \(option.names)"
            let isShown = result.lines.contains { $0 == column || $0.hasPrefix(column + "  ") }
            result.expect(isShown, "the option --\(option.long)")
        }
        for example in tool.spec.examples {
            let lines = example.commandLines(width: 76).map { "    \($0)\n" }.joined()
            result.expect(result.text.contains(lines), example.command)
        }
        try await #expect(run(tool, ["-h"]).output == result.output)
    }

    @Test("--version is the name, the suite's version, and a commit", arguments: ToolContract.all)
    func version(_ tool: ToolContract) async throws {
        let result = try await run(tool, ["--version"])
        result.expectStatus(0)
        result.expectErrorLines(0)
        #expect(result.text == "\(tool.spec.versionText)\n")
        #expect(result.text.wholeMatch(of: /[a-z-]+ \d+\.\d+\.\d+( \([0-9a-f]{7,40}\))?\n/) != nil)
    }

    @Test("what is no option is refused by one line that names it", arguments: ToolContract.all)
    func unknownOption(_ tool: ToolContract) async throws {
        for word in ["--no-such-option", "--no-such=1", "-Z", "-qZ", "--quiet=1", "--quie"] {
            let result = try await run(tool, [word])
            expectUsage(result, tool)
            let name = word == "-qZ" ? "-Z" : String(word.prefix { $0 != "=" })
            result.expect(result.errors.contains(name), "names \(name)")
        }
    }

    @Test("an option without its value is refused by one line", arguments: ToolContract.all)
    func missingValue(_ tool: ToolContract) async throws {
        for option in tool.spec.options
        where option.valueName != nil && option.impliedValue == nil {
            let result = try await run(tool, ["--\(option.long)"])
            expectUsage(result, tool)
            result.expect(result.errors.contains("--\(option.long)"), "names --\(option.long)")
        }
    }

    @Test("a value of the wrong kind is refused by one line", arguments: ToolContract.all)
    func wrongValue(_ tool: ToolContract) async throws {
        for option in tool.spec.options where option.valueName != nil {
            guard let wrong = option.kind.wrongValue else { continue }
            let result = try await run(tool, ["--\(option.long)=\(wrong)"])
            expectUsage(result, tool)
            result.expect(result.errors.contains("--\(option.long)"), "names --\(option.long)")
        }
    }

    @Test(
        "help that cannot be printed is an error, help nobody reads is not one",
        arguments: ToolContract.all)
    func helpUnwritten(_ tool: ToolContract) async throws {
        for option in ["--help", "--version"] {
            var command = Command(tool.name, [option], in: try Scratch())
            command.output = .file("/dev/full")
            let full = try await command.run()
            full.expectStatus(74)
            full.expectErrorLines(1)
            command.output = .leaves(afterBytes: 0)
            let left = try await command.run()
            left.expectStatus(141)
            left.expectErrorLines(0)
        }
    }

    @Test("an argument that is not UTF-8 is refused by one line", arguments: ToolContract.all)
    func notUTF8(_ tool: ToolContract) async throws {
        let command = "exec \(tool.name) \"$(printf 'Fr\\351d')\""
        let result = try await Command.shell(command, in: try Scratch()).run()
        expectUsage(result, tool)
        result.expect(result.errors.contains("\"Fr\u{FFFD}d\" is not UTF-8"), "the argument")
    }

    private func expectUsage(_ result: CommandResult, _ tool: ToolContract) {
        result.expectStatus(64)
        result.expectErrorLines(1)
        result.expect(result.output.isEmpty, "nothing on stdout")
        result.expect(result.errors.hasPrefix("\(tool.name): "), "the tool's name")
    }
}

extension OptionSpec.Kind {
    /// A value that is refused; nil if every value is taken.
    fileprivate var wrongValue: String? {
        switch self {
        case .text, .words, .wordList: nil
        case .file, .folder: ""
        case .choice, .choices: "no-such-word"
        case .integer: "many"
        case .number: "-1"
        case .duration: "3 moons"
        case .zone: "Nowhere/Here"
        case .time: "someday"
        }
    }
}
