import Testing
import TraktCore

/// Rules for the specs themselves: help, pages and completions are rendered from them.
@Suite("Contract: specs")
struct SpecLints {
    @Test("names are unique and in one alphabet", arguments: ToolContract.all)
    func names(_ tool: ToolContract) {
        let longs = tool.spec.options.map(\.long)
        #expect(Set(longs).count == longs.count)
        let shorts = tool.spec.options.compactMap(\.short)
        #expect(Set(shorts).count == shorts.count)
        for long in longs { #expect(long.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) != nil) }
        for short in shorts { #expect(short.wholeMatch(of: /[A-Za-z]/) != nil) }
    }

    @Test("a value is named in capitals; a switch has no choices", arguments: ToolContract.all)
    func values(_ tool: ToolContract) {
        for option in tool.spec.options {
            if let name = option.valueName {
                #expect(name.wholeMatch(of: /[A-Z][A-Z=-]*/) != nil, "--\(option.long)")
                for value in [option.defaultValue, option.impliedValue].compactMap({ $0 }) {
                    let line = ["--\(option.long)=\(value)", "--help"]
                    let message = "--\(option.long) \(value)"
                    #expect(throws: Never.self, "\(message)") {
                        _ = try Arguments(line, spec: tool.spec)
                    }
                }
            } else {
                #expect(option.kind == .text && option.defaultValue == nil, "--\(option.long)")
                #expect(!option.repeats && option.impliedValue == nil, "--\(option.long)")
            }
        }
    }

    @Test("every option says what it does, as sentences", arguments: ToolContract.all)
    func words(_ tool: ToolContract) {
        let spec = tool.spec
        // As in a man page: it is made a sentence for --help.
        #expect(spec.summary.first?.isLowercase == true && !spec.summary.hasSuffix("."))
        for example in spec.examples { #expect(example.text.hasSuffix(":"), "\(example.text)") }
        for text in spec.options.map(\.help) + spec.description + [spec.operands.help] {
            #expect(text.isEmpty || text.hasSuffix(".") || text.hasSuffix(".)"), "\(text)")
            #expect(!text.contains("  ") && !text.contains("\n"), "\(text)")
        }
    }

    @Test("the options every tool has are there", arguments: ToolContract.all)
    func common(_ tool: ToolContract) {
        for (long, short) in [("help", "h"), ("quiet", "q"), ("verbose", "v")] {
            #expect(tool.spec.option(long)?.short == short, "--\(long)")
        }
        #expect(tool.spec.option("version") != nil)
        if tool.reading != .nothing { #expect(tool.spec.option("rejects") != nil) }
        if ["trakt-add", "trakt-remove"].contains(tool.name) {
            #expect(tool.spec.option("dry-run")?.short == "n")
        }
    }

    @Test("an example uses tools and options that exist, two at least", arguments: ToolContract.all)
    func examples(_ tool: ToolContract) {
        #expect(tool.spec.examples.count >= 2)
        for example in tool.spec.examples {
            #expect(example.command.contains(tool.name), "\(example.command)")
            let words = shellWords(example.command)
            for stage in words.split(whereSeparator: { ["|", "&&", ";"].contains($0) }) {
                lint(Array(stage), example)
            }
        }
    }

    /// Reads one stage of a pipeline as its tool would; stages of other programs pass.
    private func lint(_ words: [String], _ example: ToolSpec.Example) {
        guard let first = words.first else { return }
        guard let tool = ToolContract.all.first(where: { $0.name == first }) else {
            let isOurs = first.hasPrefix("trakt-") || first.hasPrefix("lib-")
            #expect(!isOurs, "there is no \(first): \(example.command)")
            return
        }
        let arguments = Array(words.dropFirst().prefix { $0 != ">" && $0 != "<" })
        #expect(throws: Never.self, "\(example.command)") {
            _ = try Arguments(arguments, spec: tool.spec)
        }
    }

    /// The words of a command, with quotes taken off.
    private func shellWords(_ line: String) -> [String] {
        let pattern = /(?:'([^']*)'|"([^"]*)"|([^\s'"]+))/
        return line.matches(of: pattern).map { match in
            String(match.1 ?? match.2 ?? match.3 ?? "")
        }
    }
}
