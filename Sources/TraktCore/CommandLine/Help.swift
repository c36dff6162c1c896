/// The version of the whole suite.
package let suiteVersion = "0.1.0"

extension ToolSpec {
    /// The line of `--version`: the tool, the suite's version and, if it is known, the commit.
    package var versionText: String {
        "\(name) \(suiteVersion)" + (suiteCommit.isEmpty ? "" : " (\(suiteCommit))")
    }

    /// The text of `--help`: lines of at most 80 columns.
    package var helpText: String {
        var out = "Usage: \(synopsis)\n\n" + wrapped(summarySentence)
        for paragraph in description { out += "\n" + wrapped(paragraph) }
        let column = min(optionGroups.flatMap(\.options).map(\.names.count).max() ?? 0, 24) + 4
        if !operands.help.isEmpty {
            out += "\nArguments:\n"
            out += twoColumns(operands.synopsis, operands.help, column: column)
        }
        for group in optionGroups {
            out += "\n\(group.heading):\n"
            for option in group.options {
                out += twoColumns(option.names, option.fullHelp, column: column)
            }
        }
        out += "\nExamples:\n"
        for example in examples { out += example.helpText }
        return out + "\n" + wrapped(statusLine)
    }

    /// The summary as a sentence.
    var summarySentence: String { summary.prefix(1).uppercased() + summary.dropFirst() + "." }

    /// The command line's shape: `trakt-add [OPTION…]`.
    package var synopsis: String {
        let parts = [name, "[OPTION…]", operands.synopsis]
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private var statusLine: String {
        let meanings =
            isOffline
            ? "66 no input, 74 I/O, 78 configuration"
            : "66 no input, 69 unavailable, 74 I/O, 75 try later, 76 protocol, 77 sign in, "
                + "78 configuration"
        return "Exit status: 0 all done, 1 some records not handled, 64 usage, 65 data, "
            + "\(meanings). See \(name)(1) and traktutils(7)."
    }
}

extension ToolSpec.Example {
    /// What it does, and the command below it.
    fileprivate var helpText: String {
        wrapped(text, indent: 2)
            + commandLines(width: 76).map { "    \($0)\n" }.joined()
    }

    /// The command in lines of at most `width` columns where that is possible: broken only after a
    /// `|` or `&&` outside quotes, where a shell reads on in the next line.
    package func commandLines(width: Int) -> [String] {
        guard command.count > width else { return [command] }
        var lines: [String] = []
        for stage in stages {
            if let last = lines.last, last.count + 1 + stage.count <= width {
                lines[lines.count - 1] = "\(last) \(stage)"
            } else {
                lines.append(lines.isEmpty ? stage : "  \(stage)")
            }
        }
        return lines
    }

    /// The command's parts, each but the last with the `|` or `&&` that ends it.
    private var stages: [String] {
        var stages: [String] = []
        var stage = ""
        var quote: Character?
        for character in command {
            if character == " ", quote == nil, stage.hasSuffix(" |") || stage.hasSuffix(" &&") {
                stages.append(stage)
                stage = ""
                continue
            }
            if character == quote {
                quote = nil
            } else if quote == nil, character == "'" || character == "\"" {
                quote = character
            }
            stage.append(character)
        }
        return stages + [stage]
    }
}

extension OptionSpec {
    /// The names and the value, as in the left column of `--help`.
    package var names: String { short.map { "-\($0), \(usage)" } ?? "    \(usage)" }

    /// What it does, the words it takes, and its default.
    var fullHelp: String {
        var text = help
        switch kind {
        case .choice(let words): text += " One of: \(listed(words))."
        case .words(let words), .wordList(let words):
            let areNamed = words.allSatisfy { help.contains($0) }
            if !areNamed { text += " Known values: \(listed(words))." }
        case .choices(let words): text += " Separate several with commas: \(listed(words))."
        default: break
        }
        if let defaultValue { text += " Default: \(defaultValue)." }
        return text
    }

    private func listed(_ words: [String]) -> String { words.joined(separator: ", ") }
}

/// `left`, and `right` beside it from `column` on; below it if `left` is too long.
private func twoColumns(_ left: String, _ right: String, column: Int) -> String {
    let text = wrapped(right, indent: column)
    guard left.count + 4 <= column else { return "  \(left)\n" + text }
    let margin = String(repeating: " ", count: column - left.count - 2)
    return "  \(left)\(margin)" + text.dropFirst(column)
}

/// `text` in lines of at most 80 columns that begin with `indent` blanks.
private func wrapped(_ text: String, indent: Int = 0) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
        if !line.isEmpty, indent + line.count + 1 + word.count > 80 {
            lines.append(margin + line)
            line = ""
        }
        line += line.isEmpty ? String(word) : " " + word
    }
    if !line.isEmpty { lines.append(margin + line) }
    return lines.map { $0 + "\n" }.joined()
}
