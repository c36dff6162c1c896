// `trakt-sandbox -- COMMAND`: a command in a home folder of its own, signed in to the server. The
// user's own files and sign-in are out of its reach.

import Foundation
import TraktCore

/// Runs a command against a server.
struct SandboxCommand {
    private let running: RunningSandbox
    private let world: World

    /// A runner of commands against `running`.
    init(_ running: RunningSandbox, _ world: World) {
        self.running = running
        self.world = world
    }

    /// Runs `words` and waits. The status is the command's; 128 and the signal's number if one
    /// ended it, 127 if there is no such command, 126 if it cannot be run.
    func run(_ words: [String]) async throws -> ExitStatus {
        let home = try SandboxHome.make(running)
        defer { home.remove() }
        let environment = home.environment(from: world.environment.all)
        let child: Child
        do throws(SystemError) {
            child = try Child.spawn(words, environment)
        } catch {
            world.messages.say("cannot run \(words[0]): \(error)")
            return ExitStatus(rawValue: error == .noSuchFile ? 127 : 126)
        }
        // Ctrl-C on a terminal reaches the command by itself; anything else is handed on.
        let streams = [world.input, world.output, FileDescriptor.standardError]
        let isOnTerminal = streams.contains(where: \.isTerminal)
        return await withTaskCancellationHandler {
            await child.wait()
        } onCancel: {
            if !isOnTerminal { child.terminate() }
        }
    }
}

/// A temporary home folder with a sign-in to the server.
struct SandboxHome {
    /// Its path.
    let path: String
    private let settings: Settings

    /// Makes the folder, with the sign-in as TraktCore keeps it.
    static func make(_ running: RunningSandbox) throws -> SandboxHome {
        let name = "trakt-sandbox-\(Tokens.randomHex(12))"
        let path = FileManager.default.temporaryDirectory.appending(path: name).path
        try FileStore.makeFolder(path)
        let home = SandboxHome(path: path, settings: running.sandbox.settings)
        try home.signIn(running.grant)
        return home
    }

    /// The folder of the programs that were built with this one.
    static let tools = Bundle.main.executableURL?.deletingLastPathComponent().path ?? "."

    /// The environment of a command in this home: `base` with everything of Trakt's replaced, and
    /// the suite's programs found first.
    func environment(from base: [String: String]) -> [String: String] {
        var environment = base
        environment["PATH"] = Self.tools + ":" + (base["PATH"] ?? "/usr/bin:/bin")
        environment["TRAKT_ACCESS_TOKEN"] = nil
        environment["TRAKT_CLIENT_SECRET"] = nil
        environment["TRAKT_PROFILE"] = nil
        environment["HOME"] = path
        environment["XDG_CONFIG_HOME"] = path + "/config"
        environment["XDG_STATE_HOME"] = path + "/state"
        environment["XDG_CACHE_HOME"] = path + "/cache"
        environment["TRAKT_API_URL"] = settings.baseURL
        environment["TRAKT_AUTH_URL"] = settings.baseURL
        environment["TRAKT_CLIENT_ID"] = settings.clientID
        return environment
    }

    /// Removes the folder and all that is in it.
    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }

    private func signIn(_ grant: Grant) throws {
        let messages = Messages(
            tool: "trakt-sandbox", descriptor: .standardError, quiet: true, verbose: false,
            environment: [:])
        let inside = World(
            tool: "trakt-sandbox", environment: Environment(environment(from: [:])),
            messages: messages, interruption: Interruption())
        let slice = try JSONSlice.parse(grant.shape.bytes)
        guard let token = Token(slice, now: .now) else { return }
        let store = try CredentialStore(inside)
        try store.save(token)
        try store.save(
            AppCredentials(clientID: settings.clientID, clientSecret: settings.clientSecret))
    }
}
