import Foundation
import Testing
import TraktCore

/// A shell that completes command lines, asked with the completions of this repository.
enum CompletingShell: String, CaseIterable, Sendable {
    case bash, zsh, fish

    /// What the shell offers at the end of each line. A line begins with a tool's name; the tools
    /// themselves are not run.
    ///
    /// bash and zsh are run on a terminal and asked to insert all candidates, as with Alt-*; the line
    /// is then run, and the tool's name is a function that keeps its arguments in a file.
    func candidates(for lines: [String], in scratch: Scratch) async throws -> [Set<String>] {
        self == .fish
            ? try await askFish(lines, scratch) : try await askOnTerminal(lines, scratch)
    }

    /// The folder of the committed completions.
    static let folder = Documentation.path("completions")

    private func askFish(_ lines: [String], _ scratch: Scratch) async throws -> [Set<String>] {
        let sources = ToolContract.all.map { "source \(Self.folder)/fish/\($0.name).fish" }
        let questions = lines.map { line in
            "complete -C \"\(line.replacing("\\", with: "\\\\"))\"; echo :END:"
        }
        let file = try scratch.write(
            "\(scratch.path)/home/questions", (sources + questions).joined(separator: "\n") + "\n")
        let result = try await Command(
            "fish", ["--no-config", file], in: scratch,
            environment: ["LC_ALL": "C.UTF-8"]
        ).run()
        result.expectStatus(0)
        result.expectErrorLines(0)
        let answers = result.text.components(separatedBy: ":END:\n").dropLast()
        return zip(lines, answers).map { line, answer in
            let candidates = answer.split(separator: "\n").map { $0.prefix { $0 != "\t" } }
            return cleaned(candidates.filter { !$0.isEmpty }.map(String.init), line)
        }
    }

    private func askOnTerminal(
        _ lines: [String], _ scratch: Scratch
    ) async throws -> [Set<String>] {
        let folder = "\(scratch.path)/home"
        try scratch.write("\(folder)/\(self == .bash ? ".bashrc" : ".zshrc")", startText(folder))
        let command = Command(
            "/bin/sh", ["-c", "exec \(startCommand) </dev/tty >/dev/tty 2>&1"], in: scratch,
            environment: ["TERM": "dumb", "COLUMNS": "500"])
        _ = try await command.run { terminal in
            for line in lines {
                try terminal.expect("READY")
                try terminal.type(line + "\u{14}\n")
            }
            try terminal.expect("READY")
            try terminal.type("exit\n")
        }
        let answers = try scratch.lines("\(folder)/answers")
        guard answers.count == lines.count else {
            throw HarnessError("\(lines.count) questions, \(answers.count) answers")
        }
        return zip(lines, answers).map { line, answer in
            let before = line.lastIndex(of: " ").map { line[..<$0].count } ?? 0
            let inserted = answer.dropFirst(before).split(separator: " ").map(String.init)
            return cleaned(inserted, line)
        }
    }

    /// The candidates without the `--option=` that was typed before them, without a last `=` or `/`,
    /// and without the word that was typed.
    private func cleaned(_ candidates: [String], _ line: String) -> Set<String> {
        let typed = line.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
        let option = typed.lastIndex(of: "=").map { typed[...$0] } ?? ""
        let words = candidates.map { candidate in
            let skipped = candidate.hasPrefix(option) ? option.count : 0
            let word = candidate.dropFirst(skipped)
            return String(word.hasSuffix("=") || word.hasSuffix("/") ? word.dropLast() : word)
        }
        return Set(words).subtracting(["", String(typed)])
    }

    private var startCommand: String {
        self == .bash ? "bash --noprofile -i" : "zsh -d -i"
    }

    private func startText(_ folder: String) -> String {
        let tools = ToolContract.all.map(\.name)
        let functions = tools.map { "\($0)() { printf '%s\\n' \"\($0) $*\" >>\(folder)/answers; }" }
        let setup: [String]
        if self == .bash {
            setup =
                tools.map { "source \(Self.folder)/bash/\($0)" } + [
                    "bind 'set bell-style none'", "bind 'set enable-bracketed-paste off'",
                    #"bind '"\C-t": insert-completions'"#,
                ]
        } else {
            setup = [
                "fpath=(\(Self.folder)/zsh $fpath)", "autoload -Uz compinit && compinit -u -D",
                "unset zle_bracketed_paste", "unsetopt beep prompt_sp",
                "zle -C all-matches complete-word _generic", "bindkey '^T' all-matches",
                "zstyle ':completion:all-matches:*' completer _all_matches _complete",
                "zstyle ':completion:all-matches:*' insert true",
            ]
        }
        return (["unset HISTFILE"] + setup + functions + ["PS1='READY '"])
            .map { $0 + "\n" }.joined()
    }
}
