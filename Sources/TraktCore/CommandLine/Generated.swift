extension ToolSpec {
    /// The texts made from a spec that `--generate KIND` prints. The option is for this project's
    /// own files (Tests/SuiteTests/Documentation/regenerate) and is in no help.
    enum Generated: String, CaseIterable {
        case manName = "man-name"
        case manSynopsis = "man-synopsis"
        case manOptions = "man-options"
        case manExamples = "man-examples"
        case bashCompletion = "complete-bash"
        case zshCompletion = "complete-zsh"
        case fishCompletion = "complete-fish"
    }

    /// The text that `--generate kind` prints.
    ///
    /// - Throws: `ToolError` of status 64 if the kind is unknown.
    func generated(_ kind: String) throws(ToolError) -> String {
        guard let kind = Generated(rawValue: kind) else {
            let kinds = Generated.allCases.map(\.rawValue).joined(separator: ", ")
            throw ToolError(.usage, "--generate: \"\(kind)\" is not one of \(kinds)")
        }
        return switch kind {
        case .manName: manName
        case .manSynopsis: manSynopsis
        case .manOptions: manOptions
        case .manExamples: manExamples
        case .bashCompletion: bashCompletion
        case .zshCompletion: zshCompletion
        case .fishCompletion: fishCompletion
        }
    }
}

extension ToolSpec {
    /// What shells can offer for the operands and the values of options.
    var completionSources: [CompletionSource] {
        options.map(\.kind.completionSource) + [operands.kind.completionSource]
    }

    /// Whether a shell can offer the names of personal lists somewhere.
    var offersListNames: Bool {
        completionSources.contains { if case .wordsOrLists = $0 { true } else { false } }
    }
}

/// What a shell can offer where an operand or the value of an option is typed.
enum CompletionSource: Hashable {
    /// Nothing helps.
    case nothing
    /// The paths of files, or of folders only.
    case files, folders
    /// One of these words. One that ends with a colon is the beginning of a longer value.
    case words([String])
    /// One of these words, or the name of a personal list as in `ListNames`.
    case wordsOrLists([String])
    /// These words, joined by commas.
    case commaList([String])
}

extension OptionSpec.Kind {
    /// What a shell can offer for this kind of value.
    var completionSource: CompletionSource {
        switch self {
        case .file: .files
        case .folder: .folders
        case .choice(let words): .words(words)
        case .words(let words) where words.contains(ListNames.placeholder):
            .wordsOrLists(words.filter { $0 != ListNames.placeholder })
        case .words(let words): .words(words)
        case .choices(let words), .wordList(let words): .commaList(words)
        default: .nothing
        }
    }
}

extension OptionSpec {
    /// The option as typed: `--to`, and `-t` if it has a letter.
    var spellings: [String] { ["--\(long)"] + (short.map { ["-\($0)"] } ?? []) }

    /// Whether the word after the option is its value.
    var takesNextWord: Bool { valueName != nil && impliedValue == nil }

    /// The first sentence of the help without its full stop: the text beside a candidate.
    var briefHelp: String {
        let end = help.firstRange(of: ". ")?.lowerBound ?? help.firstRange(of: "; ")?.lowerBound
        var brief = String(end.map { help[..<$0] } ?? help[...])
        if brief.hasSuffix(".") || brief.hasSuffix(":") { brief.removeLast() }
        return brief
    }
}

extension OperandSpec {
    /// Whether only the first operand is one of the words that `kind` lists.
    var isCommandWord: Bool { maximum == 1 || takesCommand }
}

extension String {
    /// The string with every character of `special` after a backslash.
    func escaping(_ special: Set<Character>) -> String {
        String(flatMap { special.contains($0) ? ["\\", $0] : [$0] })
    }

    /// The string in single quotes, as bash and zsh read it.
    var shellQuoted: String { "'" + replacing("'", with: "'\\''") + "'" }
}
