extension ToolSpec {
    /// The zsh completion of the tool: a file for a folder of `fpath`.
    var zshCompletion: String {
        var specs = options.flatMap(\.zshSpecs)
        if let operands = operands.zshSpec { specs.append(operands) }
        return #"""
            #compdef \#(name)
            # Made by: \#(name) --generate complete-zsh
            \#(commandBranch)\#(namesFunction)
            _arguments -s -S : \
            \#(specs.map { "    \($0)" }.joined(separator: " \\\n"))

            """#
    }

    /// The function that offers words and the names of personal lists.
    private var namesFunction: String {
        guard offersListNames else { return "" }
        return #"""

            _traktutils_lists() {
                local -a names=(${(f)"$(\#(ListNames.command))"})
                compadd -- $@ ${names:#list:}
                [[ $names != list: ]] || compadd -S '' -- list:
            }

            """#
    }

    /// After `--`: the words of the command to run.
    private var commandBranch: String {
        guard operands.takesCommand else { return "" }
        return #"""

            local -i dashes=${words[(i)--]}
            if ((dashes < CURRENT)); then
                shift $dashes words
                ((CURRENT -= dashes))
                _normal
                return
            fi

            """#
    }
}

extension OperandSpec {
    /// The operands as a spec of `_arguments`; nil if there are none.
    fileprivate var zshSpec: String? {
        guard maximum != 0 else { return nil }
        let label = synopsis.filter { !"[]".contains($0) }.escaping([":"])
        return "\(isCommandWord ? "1" : "*"):\(label):\(kind.completionSource.zshAction)"
            .shellQuoted
    }
}

extension OptionSpec {
    /// The option as specs of `_arguments`, one per spelling.
    fileprivate var zshSpecs: [String] {
        let text = "[" + briefHelp.escaping(["[", "]", ":", "\\"]) + "]"
        let others = repeats ? "*" : "(\(spellings.joined(separator: " ")))"
        return spellings.map { spelling in
            guard let valueName else { return (others + spelling + text).shellQuoted }
            let isLong = spelling.hasPrefix("--")
            let joint = impliedValue != nil ? "=-" : isLong ? "=" : "+"
            let colons = impliedValue != nil ? "::" : ":"
            let action = kind.completionSource.zshAction
            return "\(others)\(spelling)\(joint)\(text)\(colons)\(valueName):\(action)".shellQuoted
        }
    }
}

extension CompletionSource {
    /// The action of `_arguments` that offers it; one blank offers nothing.
    fileprivate var zshAction: String {
        switch self {
        case .nothing: return " "
        case .files: return "_files"
        case .folders: return "_files -/"
        case .words(let words):
            let open = words.filter { $0.hasSuffix(":") }
            let whole = words.filter { !$0.hasSuffix(":") }.joined(separator: " ")
            guard !open.isEmpty else { return "(\(whole))" }
            let parts = "compadd -- \(whole); compadd -S '' -- \(open.joined(separator: " "))"
            return "{\(parts)}"
        case .wordsOrLists(let words):
            return "{_traktutils_lists \(words.joined(separator: " "))}"
        case .commaList(let words):
            let values = words.map { $0.escaping([":", "[", "]"]) }.joined(separator: " ")
            return "_values -s , value \(values)"
        }
    }
}
