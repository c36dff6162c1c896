extension ToolSpec {
    /// The bash completion of the tool. It needs nothing but bash, 3.2 or later; with the package
    /// bash-completion, the command after `--` is completed too.
    var bashCompletion: String {
        let all = options.flatMap(\.spellings).joined(separator: " ")
        return #"""
            # bash completion for \#(name), made by: \#(name) --generate complete-bash

            \#(function)() {
            \#(wordReading)
            \#(commandBranch)\#
                if ((!ended)) && [[ -z $option && $value == --*=* ]]; then
                    option=${value%%=*}
                    value=${value#*=}
                elif ((!ended)) && [[ -z $option && $value == -* ]]; then
                    COMPREPLY=($(compgen -W '\#(all)' -- "$value"))
                    return
                fi
                case $option in
            \#(branches.joined(separator: "\n"))
                esac
            }
            \#(helpers.map { "\n" + $0 + "\n" }.joined())
            complete -F \#(function) \#(name)

            """#
    }

    /// The beginning of the function: reads the words before the one to complete, which is `$value`.
    /// `$option` is the option whose value it is, `$operands` the number of operands before it, and
    /// `$ended` is 1 after `--`.
    private var wordReading: String {
        let valued = options.filter(\.takesNextWord).flatMap(\.spellings).joined(separator: " ")
        return #"""
                local IFS=$' \t\n' valued=' \#(valued) ' option='' word value
                local -i i count=0 operands=0 ended=0
                local -a words=()
                COMPREPLY=()
                # bash splits words at "=" and ":".
                for ((i = 1; i <= COMP_CWORD; i++)); do
                    word=${COMP_WORDS[i]}
                    if ((i > 1)) && [[ $word == [:=] || ${COMP_WORDS[i - 1]} == [:=] ]]; then
                        words[count - 1]+=$word
                    else
                        words[count]=$word
                        count+=1
                    fi
                done
                value=${words[count - 1]}
                for word in "${words[@]:0:count - 1}"; do
                    if ((ended)); then
                        operands+=1
                    elif [[ -n $option ]]; then
                        option=''
                    elif [[ $word == -- ]]; then
                        ended=1
                    elif [[ $valued == *" $word "* ]]; then
                        option=$word
                    elif [[ $word != -?* ]]; then
                        operands+=1
                    fi
                done
            """#
    }

    private var function: String { "_" + name.replacing("-", with: "_") }

    /// The branches of `case $option`: a value of each option, then the operands.
    private var branches: [String] {
        var branches = options.compactMap { option -> String? in
            guard let action = action(option.kind.completionSource) else { return nil }
            return "        \(option.spellings.joined(separator: " | "))) \(action) ;;"
        }
        if operands.maximum != 0, let operandAction = action(operands.kind.completionSource) {
            let isFirst = "((operands > 0)) || "
            let guarded = operands.isCommandWord ? isFirst + operandAction : operandAction
            branches.append("        '') \(guarded) ;;")
        }
        return branches + ["        *) ;;"]
    }

    /// The command that offers what `source` is; nil if nothing helps.
    private func action(_ source: CompletionSource) -> String? {
        switch source {
        case .nothing: nil
        case .files:
            #"compopt -o default 2>/dev/null || COMPREPLY=($(compgen -f -- "$value"))"#
        case .folders:
            #"compopt -o dirnames 2>/dev/null || COMPREPLY=($(compgen -d -- "$value"))"#
        case .words(let words): "\(function)_words '\(words.joined(separator: " "))'"
        case .wordsOrLists(let words):
            "\(function)_words \"\(words.joined(separator: " ")) $(\(function)_lists)\""
        case .commaList(let words): "\(function)_list '\(words.joined(separator: " "))'"
        }
    }

    /// After `--`: the words of the command to run.
    private var commandBranch: String {
        guard operands.takesCommand else { return "" }
        return #"""
                if ((ended)); then
                    for ((i = 1; i < COMP_CWORD; i++)); do [[ ${COMP_WORDS[i]} != -- ]] || break; done
                    if declare -F _command_offset >/dev/null; then
                        _command_offset $((i + 1))
                    elif ((i + 1 == COMP_CWORD)); then
                        COMPREPLY=($(compgen -c -- "$value"))
                    else
                        compopt -o default 2>/dev/null
                    fi
                    return
                fi

            """#
    }

    /// The functions that the branches call.
    private var helpers: [String] {
        let hasWords = completionSources.contains { if case .words = $0 { true } else { false } }
        let hasCommas = completionSources.contains {
            if case .commaList = $0 { true } else { false }
        }
        return (offersListNames || hasWords ? [wordsHelper] : [])
            + (offersListNames ? [namesHelper] : []) + (hasCommas ? [listHelper] : [])
    }

    private var wordsHelper: String {
        #"""
        # Offers the words of $1 that begin with $value.
        \#(function)_words() {
            local before=''
            [[ $value != *:* || $COMP_WORDBREAKS != *:* ]] || before=${value%:*}:
            COMPREPLY=($(compgen -W "$1" -- "$value"))
            COMPREPLY=("${COMPREPLY[@]#"$before"}")
            [[ ${COMPREPLY[*]} != *: ]] || compopt -o nospace 2>/dev/null
        }
        """#
    }

    private var namesHelper: String {
        """
        # Prints the names of personal lists that `trakt-list lists` has seen.
        \(function)_lists() {
            \(ListNames.command)
        }
        """
    }

    private var listHelper: String {
        #"""
        # Offers the words of $1 for a list joined by commas, without those that are in it.
        \#(function)_list() {
            local chosen=''
            local -a left=()
            [[ $value != *,* ]] || chosen=${value%,*},
            for word in $1; do [[ ,$chosen == *",$word,"* ]] || left+=("$word"); done
            COMPREPLY=($(compgen -P "$chosen" -W "${left[*]}" -- "${value##*,}"))
            compopt -o nospace 2>/dev/null
        }
        """#
    }
}
