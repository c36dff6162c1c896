// The parts of a tool's man page that are made from its spec, in mdoc(7). The prose around them is
// written by hand; each part stands between two comments of the page, `.\" options: begin` and
// `.\" options: end`.

extension ToolSpec {
    /// The body of NAME.
    var manName: String { ".Nm \(name)\n.Nd \(summary)\n" }

    /// The body of SYNOPSIS.
    var manSynopsis: String {
        ".Nm\n.Op Ar OPTION…\n" + operands.synopsis.mdocOperands.map { $0 + "\n" }.joined()
    }

    /// The body of OPTIONS: the operands and the options, a list for each heading.
    var manOptions: String {
        var lists = optionGroups.map { group in
            (heading: group.heading, items: group.options.map(\.mdocItem).joined())
        }
        if !operands.help.isEmpty {
            let item = ".It \(operands.synopsis.mdocLine)\n" + operands.help.mdocSentences
            if lists.first?.heading == "Options" {
                lists[0].items = item + lists[0].items
            } else {
                lists.insert(("Options", item), at: 0)
            }
        }
        return lists.map { list in
            let heading = list.heading == "Options" ? "" : ".Ss \(list.heading)\n"
            return heading + ".Bl -tag -width Ds\n\(list.items).El\n"
        }.joined()
    }

    /// The body of EXAMPLES.
    var manExamples: String {
        examples.map { example in
            let lines = example.commandLines(width: 72).map { $0.mdocLiteral + "\n" }.joined()
            return example.text.mdocSentences + ".Bd -literal -offset indent\n\(lines).Ed\n"
        }.joined(separator: ".Pp\n")
    }
}

extension OptionSpec {
    /// The option's entry in a list.
    fileprivate var mdocItem: String {
        let letter = short.map { "Fl \($0) , " } ?? ""
        let value = valueName.map { name in
            impliedValue == nil ? " Ar \(name)" : " Ns Op = Ns Ar \(name)"
        }
        return ".It \(letter)Fl -\(long)\(value ?? "")\n" + fullHelp.mdocSentences
    }
}

extension String {
    /// A synopsis such as `[demo | -- COMMAND…]` or `DIR…` as mdoc lines, one per operand.
    fileprivate var mdocOperands: [String] {
        var lines: [String] = []
        var isOpen = false
        for word in split(separator: " ") {
            let words = String(word).trimmingBrackets.mdocWord
            if isOpen {
                lines[lines.count - 1] += " \(words)"
            } else {
                lines.append((word.hasPrefix("[") ? ".Op " : ".") + words)
            }
            if word.hasPrefix("[") { isOpen = true }
            if word.hasSuffix("]") { isOpen = false }
        }
        return lines
    }

    /// A synopsis as the arguments of one mdoc line, without its brackets.
    fileprivate var mdocLine: String {
        split(separator: " ").map { String($0).trimmingBrackets.mdocWord }.joined(separator: " ")
    }

    private var trimmingBrackets: String { filter { $0 != "[" && $0 != "]" } }

    /// A word of a synopsis with its macro: a literal, `--`, or what the user puts in its place.
    private var mdocWord: String {
        switch self {
        case "|": "|"
        case "--": "Fl -"
        default: (first?.isUppercase == true ? "Ar " : "Cm ") + self
        }
    }

    /// Prose in lines of at most 80 columns, each sentence on a line of its own.
    fileprivate var mdocSentences: String {
        var lines = [""]
        for word in split(separator: " ") {
            let longer = lines[lines.count - 1].isEmpty ? "" : lines[lines.count - 1] + " "
            if !longer.isEmpty, (longer + word).mdocText.utf8.count > 80 {
                lines.append(String(word))
            } else {
                lines[lines.count - 1] = longer + word
            }
            if let end = word.last, ".?!".contains(end) || word.hasSuffix(".)") { lines.append("") }
        }
        return lines.filter { !$0.isEmpty }.map { $0.mdocText + "\n" }.joined()
    }

    /// A line of prose, in which `--name` stays as typed.
    private var mdocText: String {
        let safe = map { $0 == "\\" ? "\\e" : String($0) }.joined()
        let words = safe.split(separator: " ", omittingEmptySubsequences: false).map { word in
            word.contains("--") || word.hasPrefix("-")
                ? word.split(separator: "-", omittingEmptySubsequences: false)
                    .joined(separator: "\\-")
                : String(word)
        }
        return words.joined(separator: " ").guardedFromRequests
    }

    /// A line of a command, in which every character stays as typed.
    fileprivate var mdocLiteral: String {
        let escapes: [Character: String] = [
            "\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti",
        ]
        return map { escapes[$0] ?? String($0) }.joined().guardedFromRequests
    }

    /// The line with its first character kept from being read as the mark of a request.
    private var guardedFromRequests: String {
        hasPrefix(".") || hasPrefix("'") ? "\\&" + self : self
    }
}
