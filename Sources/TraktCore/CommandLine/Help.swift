/// The version of the whole suite.
public let suiteVersion = "0.1.0"

extension ToolSpec {
    /// The text of `--help`.
    public var helpText: String {
        var out = "\(name): \(summary)\n\nUsage: \(synopsis)\n"
        for paragraph in description { out += "\n" + wrap(paragraph, indent: 0) }
        if !operands.help.isEmpty {
            out += "\n\(operands.synopsis)\n" + wrap(operands.help, indent: 6)
        }
        out += "\nOptions:\n"
        for option in options { out += option.helpText }
        out += "\nExamples:\n"
        for example in examples {
            out += wrap(example.text, indent: 2) + "    \(example.command)\n"
        }
        out +=
            "\nStatuses: 0 all done, 1 some records not handled, 64 usage, 65 data, 66 no input,\n"
        out += "69 unavailable, 74 I/O, 75 try later, 76 protocol, 77 sign in, 78 configuration.\n"
        return out
    }

    /// The command line's shape: `trakt-add [OPTION…]`.
    public var synopsis: String {
        let parts = [name, "[OPTION…]", operands.synopsis]
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension OptionSpec {
    /// The option's paragraph in `--help`.
    var helpText: String {
        let names = short.map { "-\($0), \(usage)" } ?? "    \(usage)"
        var text = help
        switch kind {
        case .choice(let words), .choices(let words), .words(let words):
            text += " One of: \(words.joined(separator: ", "))."
            if case .choices = kind {
                text = text.replacingFirst("One of:", with: "Comma list of:")
            }
        default: break
        }
        if let defaultValue { text += " Default: \(defaultValue)." }
        return "  \(names)\n" + wrap(text, indent: 6)
    }
}

extension String {
    /// The string with the first `part` replaced.
    func replacingFirst(_ part: String, with other: String) -> String {
        guard let range = firstRange(of: part) else { return self }
        return replacingCharacters(in: range, with: other)
    }

    private func replacingCharacters(in range: Range<Index>, with other: String) -> String {
        var copy = self
        copy.replaceSubrange(range, with: other)
        return copy
    }
}

/// `text` in lines of at most 80 columns that begin with `indent` blanks.
private func wrap(_ text: String, indent: Int) -> String {
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
