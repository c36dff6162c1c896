import Testing
import TraktCore

/// `trakt-resolve --ask`: questions on the terminal.
@Suite("trakt-resolve --ask")
struct AskTests {
    private static let dune = #"{"type":"movie","movie":{"title":"Dune"}}"#

    private func ask(
        _ lines: [String], in scratch: Scratch, _ sandbox: Sandbox, options: [String] = [],
        _ person: @escaping @Sendable (TerminalSession) throws -> Void
    ) async throws -> CommandResult {
        try await Command(
            "trakt-resolve", ["--ask"] + options, in: scratch, input: .lines(lines),
            environment: sandbox.environment
        ).run(atTerminal: person)
    }

    private func films(_ result: CommandResult) throws -> [Int64?] {
        try result.records.map { $0.value("movie", "ids", "trakt")?.int64 }
    }

    @Test("a choice is remembered, for the next record and the next run")
    func choice() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let first = try await ask([Self.dune, Self.dune], in: scratch, sandbox) { terminal in
                try terminal.expect("? help")
                try terminal.type("tmdb:438631\n")
                try terminal.expect("Dune (2021)? [y/N]")
                try terminal.type("y\n")
            }
            first.expectStatus(0)
            #expect(try films(first) == [289441, 289441])
            let second = try await Command(
                "trakt-resolve", in: scratch, input: .lines([Self.dune]),
                environment: sandbox.environment
            ).run()
            #expect(try films(second) == [289441])
            #expect(try second.records.first?.value("match", "by")?.string == "override")
        }
    }

    @Test("Enter leaves it for the next run, x for ever; a number that is not listed is no id")
    func answers() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let left = try await ask([Self.dune, Self.dune], in: scratch, sandbox) { terminal in
                try terminal.expect("Dune: ")
                try terminal.expect("line 1")
                try terminal.expect("? help")
                try terminal.type("788\n")
                try terminal.expect("trakt:788")
                try terminal.type("?\n")
                try terminal.expect("tt0903747 (IMDb)")
                try terminal.expect("? help")
                try terminal.type("s alien\n")
                try terminal.expect("Alien (1979)")
                try terminal.type("\n")
            }
            left.expectStatus(1)
            left.expect(!scratch.exists(".config/traktutils/overrides.ndjson"), "remembered")
            let options = ["--overrides", "overrides"]
            let never = try await ask([Self.dune], in: scratch, sandbox, options: options) {
                try $0.expect("? help")
                try $0.type("x\n")
            }
            never.expectStatus(1)
            #expect(try scratch.lines("overrides").first?.contains(#""skip":true"#) == true)
            // Not asked again, though a person is there.
            let after = try await ask([Self.dune], in: scratch, sandbox, options: options) { _ in }
            after.expectStatus(1)
        }
    }

    @Test("text from files and the server is shown printable, with the file's path")
    func printable() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let title = #"Dune\u001b]0;x\u0007\n\u009b2J\u202e"#
            let line =
                #"{"type":"movie","movie":{"title":"\#(title)"},"#
                + #""file":{"path":"Films/\u001b[2Jd.mkv"}}"#
            let shown = Lines()
            _ = try await ask([line], in: scratch, sandbox) { terminal in
                shown.keep(try terminal.expect("? help"))
                try terminal.type("q\n")
            }
            #expect(shown.text.contains("Films/\u{FFFD}[2Jd.mkv"))
            for scalar in "\u{1B}\u{07}\u{9B}\u{202E}".unicodeScalars {
                #expect(!shown.text.unicodeScalars.contains(scalar), "\(scalar.value)")
            }
        }
    }
}

/// What a terminal showed, kept by one thread and read by another.
private final class Lines: @unchecked Sendable {
    // Written before the command ends, read after it.
    private(set) var text = ""
    func keep(_ shown: String) { text = shown }
}
