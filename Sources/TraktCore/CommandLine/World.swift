import Foundation
internal import CSystem

/// Everything outside a tool, as a value handed to it: streams, environment, clock, terminal.
package struct World: Sendable {
    /// The tool's name, as in its spec.
    package var tool: String
    /// The environment variables.
    package var environment: Environment
    /// Where records come from.
    package var input = FileDescriptor.standardInput
    /// Where records go.
    package var output = FileDescriptor.standardOutput
    /// The clock.
    package var now: @Sendable () -> Timestamp = { .now }
    /// Messages for people.
    package var messages: Messages
    /// The records that are not handled.
    package let rejects = Rejects()
    /// The user's wish to stop.
    package var interruption: Interruption

    /// The world of a process.
    package init(
        tool: String, environment: Environment, messages: Messages,
        interruption: Interruption
    ) {
        self.tool = tool
        self.environment = environment
        self.messages = messages
        self.interruption = interruption
    }

    /// What standard input is called in messages.
    static let inputName = "standard input"

    /// A writer of records to stdout. On a terminal, progress is erased before records are written,
    /// and characters that a terminal may act on are written as JSON's escapes.
    package func makeWriter() -> RecordWriter {
        guard output.isTerminal else { return RecordWriter(output, name: "standard output") }
        let messages = messages
        return RecordWriter(
            output, name: "standard output", beforeWriting: { messages.endProgress() },
            spelling: \.printableJSON)
    }

    /// A reader of records from stdin. `beforeWaiting` runs when the input would block.
    package func makeReader(beforeWaiting: @escaping () throws -> Void = {}) -> RecordReader {
        if input.isTerminal { messages.note("reading records from the terminal (end with Ctrl-D)") }
        return RecordReader(
            input, name: World.inputName, stop: interruption.descriptor,
            beforeWaiting: beforeWaiting)
    }

    /// The value of a variable; nil if it is unset or empty.
    package func variable(_ name: String) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A setting that is a number from 0 to a billion. Throws status 78 if it is something else.
    package func number(_ name: String, default defaultValue: Double) throws(ToolError) -> Double {
        guard let text = variable(name) else { return defaultValue }
        guard let value = Double(text), (0...1e9).contains(value) else {
            throw ToolError(
                .config, "\(name) is \"\(text)\": it should be a number from 0 to 1,000,000,000")
        }
        return value
    }

    /// The suite's folders, by the XDG base directory specification.
    package enum Folder: String, Sendable {
        case config = "XDG_CONFIG_HOME"
        case state = "XDG_STATE_HOME"
        case cache = "XDG_CACHE_HOME"

        fileprivate var belowHome: String {
            switch self {
            case .config: ".config"
            case .state: ".local/state"
            case .cache: ".cache"
            }
        }

        /// The error of a folder that cannot be written or locked, with what to set.
        package func unusable(_ reason: some Error) -> ToolError {
            ToolError(.io, "\(reason): set \(rawValue) to a folder that can be written and locked")
        }
    }

    /// Makes a folder of the suite, or one in it, if it is not there, and gives its path.
    /// - Throws: `ToolError` with status 74 that says what to set, or as `path(_:)`.
    package func makeFolder(
        _ folder: Folder, _ name: String? = nil, ofAllProfiles isShared: Bool = false
    ) throws(ToolError) -> String {
        let path =
            try path(folder, ofAllProfiles: isShared) + (name.map { "/\($0)" } ?? "")
        do throws(StreamError) { try FileStore.makeFolder(path) } catch {
            throw folder.unusable(error)
        }
        return path
    }

    /// The path of a folder of the suite, which may not exist yet. A relative XDG path is ignored,
    /// as the specification says. Throws status 78 if neither it nor HOME is set, or `TRAKT_PROFILE`
    /// is not a name.
    package func path(
        _ folder: Folder, ofAllProfiles isShared: Bool = false
    ) throws(ToolError) -> String {
        let profile = isShared ? nil : try profile()
        let name = profile.map { "traktutils/profiles/\($0)" } ?? "traktutils"
        if let base = variable(folder.rawValue), base.hasPrefix("/") { return "\(base)/\(name)" }
        guard let home = variable("HOME") else {
            throw ToolError(.config, "neither \(folder.rawValue) nor HOME is set: set HOME")
        }
        return "\(home)/\(folder.belowHome)/\(name)"
    }

    /// What a command for this account begins with, in the shell: `TRAKT_PROFILE=old `; empty for
    /// the default account.
    package var profilePrefix: String {
        (try? profile()).flatMap { $0 }.map { "TRAKT_PROFILE=\($0) " } ?? ""
    }

    /// The account's name in `TRAKT_PROFILE`, which has folders of its own; nil if it is not set. An
    /// empty name is refused: a script that fails to fill it in must not change another account.
    /// - Throws: `ToolError` with status 78 if it cannot be the name of a folder.
    package func profile() throws(ToolError) -> String? {
        guard let name = environment["TRAKT_PROFILE"] else { return nil }
        guard name.wholeMatch(of: /[A-Za-z0-9_][A-Za-z0-9._-]{0,63}/) != nil else {
            throw ToolError(
                .config,
                "TRAKT_PROFILE is \"\(name)\": it should be up to 64 letters, digits, \".\", \"-\" or "
                    + "\"_\", the first one a letter, digit or \"_\" (unset it for your default "
                    + "account)")
        }
        return name
    }
}

extension World {
    /// How long a run waits for another one, in seconds: 10,000 plays take two minutes.
    private static let patience = 900.0

    /// Takes the lock of a file in the state folder, waiting for another run to end.
    /// - Throws: status 75 after a quarter of an hour, 74 if the file cannot be made.
    func lock(_ path: String) async throws -> FileLock {
        do {
            return try await FileLock.take(path, waiting: World.patience) { [messages] in
                messages.note("waiting for another trakt-add or trakt-remove to end")
            }
        } catch let error as ToolError where error.status == .io {
            throw Folder.state.unusable(error)
        }
    }
}

extension FileDescriptor {
    /// The width of the terminal in columns; nil if this is none or it cannot be told.
    package var columns: Int? {
        let columns = csystem_terminal_columns(rawValue)
        return columns > 0 ? Int(columns) : nil
    }
}
