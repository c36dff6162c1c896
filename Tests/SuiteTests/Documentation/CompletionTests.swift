import Foundation
import Testing
import TraktCore

/// The completions: made from the specs, and asked in the shells themselves.
@Suite("Documentation: completions")
struct CompletionTests {
    @Test("the committed files are what the tools make", arguments: ToolContract.all)
    func committed(_ tool: ToolContract) async throws {
        for (shell, file) in [
            ("bash", "bash/\(tool.name)"), ("zsh", "zsh/_\(tool.name)"),
            ("fish", "fish/\(tool.name).fish"),
        ] {
            let made = try await Documentation.generated("complete-\(shell)", by: tool.name)
            let text = try Documentation.text("completions/\(file)")
            let isCurrent = text == made
            #expect(isCurrent, "\(file): run Tests/SuiteTests/Documentation/regenerate")
        }
    }

    @Test("there is no completion without a tool")
    func complete() throws {
        let names = Set(ToolContract.all.map(\.name))
        #expect(try Set(Documentation.files("completions/bash")) == names)
        #expect(try Set(Documentation.files("completions/zsh")) == Set(names.map { "_\($0)" }))
        #expect(try Set(Documentation.files("completions/fish")) == Set(names.map { "\($0).fish" }))
    }

    @Test(
        "the shell offers options, choices, folders and files, and nothing where nothing helps",
        arguments: CompletingShell.allCases.filter { Products.isInstalled($0.rawValue) })
    func candidates(_ shell: CompletingShell) async throws {
        let scratch = try Scratch()
        try scratch.write("Films/empty", "")
        try scratch.write("plays.ndjson", "")
        let questions = ToolContract.all.flatMap { CompletionQuestion.all(about: $0.spec, shell) }
        let answers = try await shell.candidates(for: questions.map(\.line), in: scratch)
        for (question, answer) in zip(questions, answers) {
            #expect(answer == question.candidates, "\(shell.rawValue): \(question.line)")
        }
    }

    @Test(
        "the names of personal lists are offered once `trakt-list lists` has seen them",
        arguments: CompletingShell.allCases.filter { Products.isInstalled($0.rawValue) })
    func listNames(_ shell: CompletingShell) async throws {
        let scratch = try Scratch()
        let unseen = try await shell.candidates(for: ["trakt-list list"], in: try Scratch())
        #expect(unseen == [["lists", "list:"]])
        try await Sandbox.run(in: scratch) { sandbox in
            try await Command(
                "trakt-list", ["-q", "lists"], in: scratch, environment: sandbox.environment
            ).run().expectStatus(0)
        }
        // A shell expands what it is offered: names that are more than names are not.
        let names = try scratch.lines("../cache/traktutils/lists") + ["list:$(touch bad)", "x"]
        try scratch.write("../cache/traktutils/lists", names.joined(separator: "\n") + "\n")
        let seen = try await shell.candidates(
            for: ["trakt-list list", "trakt-list list:", "trakt-list list:we"], in: scratch)
        #expect(seen == [["lists", "list:weekend"], ["list:weekend"], ["list:weekend"]])
        #expect(!scratch.exists("bad"))
    }

    @Test(
        "after -- the words of the command are completed",
        arguments: CompletingShell.allCases.filter { Products.isInstalled($0.rawValue) })
    func command(_ shell: CompletingShell) async throws {
        let answers = try await shell.candidates(
            for: [
                "trakt-sandbox -- trakt-resolv", "trakt-sandbox --port 0 -- trakt-suspect --keep ",
            ], in: try Scratch())
        #expect(answers.first?.contains("trakt-resolve") == true)
        if shell != .bash { #expect(answers.last == ["oldest", "newest"]) }
    }
}

/// A command line to complete, and what should be offered.
struct CompletionQuestion {
    /// The line, up to the cursor.
    var line: String
    /// What should be offered.
    var candidates: Set<String>

    /// Questions about every option and operand of a tool.
    static func all(about spec: ToolSpec, _ shell: CompletingShell) -> [CompletionQuestion] {
        var questions = [
            CompletionQuestion(
                line: "\(spec.name) --", candidates: Set(spec.options.map { "--\($0.long)" }))
        ]
        for option in spec.options where option.valueName != nil {
            for joint in option.impliedValue == nil ? [" ", "="] : ["="] {
                questions.append(
                    CompletionQuestion(
                        line: "\(spec.name) --\(option.long)\(joint)",
                        candidates: candidates(option.kind)))
            }
            if let words = option.kind.listed, let first = words.first {
                // fish offers the first word again.
                let others = shell == .fish ? words[...] : words.dropFirst()
                questions.append(
                    CompletionQuestion(
                        line: "\(spec.name) --\(option.long) \(first),",
                        candidates: Set(others.map { "\(first),\($0)" })))
            }
        }
        // zsh offers the options where there are no operands.
        if shell != .zsh || spec.operands.maximum != 0 {
            questions.append(
                CompletionQuestion(
                    line: "\(spec.name) ",
                    candidates: spec.operands.maximum == 0 ? [] : candidates(spec.operands.kind)))
        }
        return questions
    }

    /// What is offered in a folder that holds a folder and a file.
    private static func candidates(_ kind: OptionSpec.Kind) -> Set<String> {
        switch kind {
        case .file: ["Films", "plays.ndjson"]
        case .folder: ["Films"]
        case .choice(let words), .words(let words):
            Set(words.map { $0 == ListNames.placeholder ? "list:" : $0 })
        case .choices(let words), .wordList(let words): Set(words)
        default: []
        }
    }
}

extension OptionSpec.Kind {
    /// The words of a value that is a list joined by commas; nil for other kinds.
    fileprivate var listed: [String]? {
        switch self {
        case .choices(let words), .wordList(let words): words
        default: nil
        }
    }
}
