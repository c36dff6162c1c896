import CSystem
import Testing
import TraktCore

@Suite("Messages")
struct MessagesTests {
    /// What `body` says, with a pipe in the place of stderr.
    private func said(
        quiet: Bool = false, verbose: Bool = false, _ body: (Messages) -> Void
    ) throws -> String {
        var ends: [Int32] = [-1, -1]
        try #require(csystem_pipe(&ends) == 0)
        let (reading, writing) = (FileDescriptor(ends[0]), FileDescriptor(ends[1]))
        defer { reading.close() }
        body(
            Messages(
                tool: "trakt-test", descriptor: writing, quiet: quiet, verbose: verbose,
                environment: ["TERM": "xterm"]))
        writing.close()
        return String(decoding: try reading.read(atMost: 65536), as: UTF8.self)
    }

    @Test("every line carries the tool's name; what is quiet, what is verbose")
    func levels() throws {
        let all: (Messages) -> Void = { messages in
            messages.say("an error")
            messages.note("a summary")
            messages.detail("a request")
            messages.lines("a preview")
        }
        #expect(try said(all) == "trakt-test: an error\ntrakt-test: a summary\na preview\n")
        #expect(try said(quiet: true, all) == "trakt-test: an error\na preview\n")
        let verbose =
            "trakt-test: an error\ntrakt-test: a summary\ntrakt-test: a request\na preview\n"
        #expect(try said(verbose: true, all) == verbose)
    }

    @Test("progress is for terminals only")
    func progress() throws {
        let text = try said { messages in
            messages.progress("1 of 2")
            messages.progress(now: true, "2 of 2")
            messages.endProgress()
        }
        #expect(text.isEmpty)
    }

    @Test("control characters of a title or a file's name do not reach the terminal")
    func controlCharacters() throws {
        let text = try said { $0.say("a\u{1B}[31m\u{7}b\u{9B}c\rd\te é 日本") }
        #expect(text == "trakt-test: a\u{FFFD}[31m\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e é 日本\n")
    }

    @Test("a stderr that is gone is no reason to fail")
    func gone() throws {
        ignoreBrokenPipes()
        var ends: [Int32] = [-1, -1]
        try #require(csystem_pipe(&ends) == 0)
        FileDescriptor(ends[0]).close()
        let messages = Messages(
            tool: "t", descriptor: FileDescriptor(ends[1]), quiet: false, verbose: false,
            environment: [:])
        messages.say("nobody hears this")
        FileDescriptor(ends[1]).close()
    }
}

@Suite("World")
struct WorldTests {
    private func world(_ environment: Environment) -> World {
        World(
            tool: "trakt-test", environment: environment,
            messages: Messages(
                tool: "trakt-test", descriptor: .standardError, quiet: true, verbose: false,
                environment: environment),
            interruption: Interruption())
    }

    @Test("an empty variable is an unset one; a number is checked")
    func variables() throws {
        let world = world(["A": "", "B": "0.5", "C": "soon", "D": "-1", "E": "inf"])
        #expect(world.variable("A") == nil)
        #expect(try world.number("A", default: 7) == 7)
        #expect(try world.number("B", default: 7) == 0.5)
        for name in ["C", "D", "E"] {
            let error = #expect(throws: ToolError.self) { try world.number(name, default: 7) }
            #expect(error?.status == .config)
            #expect(error?.message.hasPrefix("\(name) is ") == true)
        }
    }

    @Test("the folders follow the XDG specification")
    func folders() throws {
        let home = world(["HOME": "/h"])
        #expect(try home.path(.config) == "/h/.config/traktutils")
        #expect(try home.path(.state) == "/h/.local/state/traktutils")
        #expect(try home.path(.cache) == "/h/.cache/traktutils")
        #expect(try world(["XDG_STATE_HOME": "/s", "HOME": "/h"]).path(.state) == "/s/traktutils")
        #expect(try world(["XDG_STATE_HOME": "s", "HOME": "/h"]).path(.state).hasPrefix("/h/"))
        #expect(throws: ToolError.self) { try world([:]).path(.config) }
    }
}
