import Foundation
import Testing
import TraktCore

/// A session at a terminal, and the file that keeps what is to be seen there.
struct Transcript: Sendable, CustomTestStringConvertible {
    /// What the person does.
    enum Step: Sendable {
        /// Waits until this is shown.
        case see(String)
        /// Types this; `\n` is Return, `\u{3}` Ctrl-C.
        case type(String)
        /// Keeps the screen as it is now, for what is gone at the end.
        case look
    }

    /// The name of the file below `transcripts`, without `.txt`.
    let name: String
    /// The width of the terminal.
    var columns = 80
    /// Variables of the session beside the sandbox's.
    var environment: [String: String] = [:]
    /// Options of the sandbox.
    var server: [String] = []
    /// The commands, one after another.
    let commands: [String]
    /// What the person does meanwhile.
    var steps: [Step] = []

    var testDescription: String { name }

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("transcripts")

    /// The text that is kept.
    func kept() throws -> String { try String(contentsOf: file, encoding: .utf8) }

    /// Keeps another text.
    func keep(_ text: String) throws { try text.write(to: file, atomically: true, encoding: .utf8) }

    private var file: URL { Transcript.folder.appendingPathComponent("\(name).txt") }

    /// Runs the session and gives the screens: those of `look`, and the last one.
    func play() async throws -> String {
        let scratch = try Scratch()
        let screens = Screens()
        try await Sandbox.run(server, in: scratch) { sandbox in
            let always = [
                "TERM": "xterm", "HOME": "\(scratch.path)/home", "XDG_CONFIG_HOME": "",
                "XDG_STATE_HOME": "", "XDG_CACHE_HOME": "",
            ]
            let command = Command(
                "/bin/sh", ["-c", "exec sh '\(try write(in: scratch))' </dev/tty >/dev/tty 2>&1"],
                in: scratch,
                environment: sandbox.environment.merging(always) { $1 }.merging(environment) { $1 })
            let result = try await command.run(atTerminal: { terminal in
                for step in steps { try take(step, terminal, screens, scratch) }
                try terminal.expect(":END:\r\n")
                screens.add(screen(terminal.shown.replacing(":END:\r\n", with: ""), scratch))
            })
            result.expectStatus(0)
        }
        return screens.all.joined(separator: "\(String(repeating: "=", count: columns))\n")
    }

    private func take(
        _ step: Step, _ terminal: TerminalSession, _ screens: Screens, _ scratch: Scratch
    ) throws {
        switch step {
        case .see(let text): screens.shown += try terminal.expect(text)
        case .type(let text): try terminal.type(text)
        case .look: screens.add(screen(screens.shown, scratch))
        }
    }

    /// A script that shows each command before it runs it. A command that is stopped does not end
    /// the session.
    private func write(in scratch: Scratch) throws -> String {
        let lines = commands.map { command in
            let quoted = command.replacing("'", with: "'\\''")
            return "printf '%s\\n' '$ \(quoted)'\n\(command)\n"
        }
        let start = "stty cols \(columns)\ntrap : INT\ncd \"$HOME\"\n"
        return try scratch.write("session", start + lines.joined() + "echo :END:\n")
    }

    /// The screen after `bytes`, with what differs from run to run made equal.
    private func screen(_ text: String, _ scratch: Scratch) -> String {
        let equal = text.replacing("\(scratch.path)/home", with: "/home/me")
            .replacing(/\d{8}T\d{6}Z-\d+/, with: "20251120T101100Z-4711")
        return Screen(columns: columns, equal).text
    }
}

/// The screens of a session, collected by the thread that leads the dialog.
private final class Screens: @unchecked Sendable {
    // Used by the dialog, which has ended when they are read.
    private(set) var all: [String] = []
    /// What was shown up to the last `see`.
    var shown = ""

    func add(_ screen: String) { all.append(screen) }
}
