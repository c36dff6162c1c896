extension ToolSpec {
    /// The fish completion of the tool.
    var fishCompletion: String {
        let lines =
            ["complete -c \(name) -f"] + operandLines + options.map { $0.fishLine(name) }
        return "# fish completion for \(name), made by: \(name) --generate complete-fish\n\n"
            + lines.map { $0 + "\n" }.joined()
    }

    private var operandLines: [String] {
        guard operands.maximum != 0 else { return [] }
        var lines: [String] = []
        let hasDashes = "contains -- -- (commandline -opc)"
        let beforeDashes = operands.takesCommand ? "not \(hasDashes); and " : ""
        if let arguments = operands.kind.completionSource.fishArguments {
            let first =
                operands.isCommandWord
                ? "__fish_is_nth_token 1" : #"not string match -q -- "--*=*" (commandline -ct)"#
            lines.append("complete -c \(name) -n '\(beforeDashes)\(first)' \(arguments)")
        }
        if operands.takesCommand {
            let rest = #"(complete -C (commandline -cp | string replace -r "^.*? -- +" ""))"#
            lines.append("complete -c \(name) -n '\(hasDashes)' -a '\(rest)'")
        }
        return lines
    }
}

extension OptionSpec {
    /// The line that tells fish about the option.
    fileprivate func fishLine(_ tool: String) -> String {
        var line = "complete -c \(tool) -l \(long)"
        if let short { line += " -s \(short)" }
        if valueName != nil {
            let source = kind.completionSource
            line += (impliedValue == nil ? " -r" : "") + (source == .files ? "" : " -f")
            if let arguments = source.fishArguments { line += " \(arguments)" }
        }
        return line + " -d '\(briefHelp.escaping(["'", "\\"]))'"
    }
}

extension CompletionSource {
    /// The options of `complete` that offer it; nil if nothing helps.
    fileprivate var fishArguments: String? {
        switch self {
        case .nothing: return nil
        case .files: return "-F"
        case .folders: return "-a '(__fish_complete_directories (commandline -ct) \"\")'"
        case .words(let words): return "-a '\(words.joined(separator: " "))'"
        case .wordsOrLists(let words):
            let names = "(sh -c '\(ListNames.command)')".escaping(["'", "\\"])
            return "-a '\(words.joined(separator: " ")) \(names)'"
        case .commaList(let words):
            let chosen =
                #"(commandline -ct | string replace -r "^-[^=]*=" "" | "#
                + #"string replace -r "[^,]*\$" "")"#
            return "-a '(set -l chosen \(chosen); "
                + "printf \"%s\\n\" \"$chosen\"{\(words.joined(separator: ","))})'"
        }
    }
}
