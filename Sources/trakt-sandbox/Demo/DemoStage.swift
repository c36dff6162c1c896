// Where the demo is played: a running sandbox, a home folder that is gone afterwards, and the tools
// that were built beside this program.

import Foundation
import TraktCore

extension Demo {
    /// The programs that the stories run.
    static let tools = [
        "lib-scan", "trakt-resolve", "trakt-diff", "trakt-add", "trakt-history", "trakt-remove",
        "trakt-suspect", "trakt-table",
    ]

    /// Plays the demo on `running`.
    /// - Throws: `ToolError` with status 69 when a tool is not there, with 70 when the account is
    ///   not as it should be.
    static func run(_ running: RunningSandbox, _ world: World) async throws -> ExitStatus {
        try requireTools(in: SandboxHome.tools)
        let home = try SandboxHome.make(running)
        defer { home.remove() }
        var environment = home.environment(from: world.environment.all)
        // The order of `sort` is the same everywhere in this locale.
        environment["LC_ALL"] = "C"
        let shell = DemoShell(
            output: world.output, folder: URL(filePath: home.path), environment: environment,
            launch: { try await launch($0, $1, world) })
        let sandbox = running.sandbox
        let demo = Demo(shell: shell) { AccountSnapshot(sandbox) }
        try shell.say(
            "A local Trakt server with an account; both are deleted afterwards.")
        try shell.say()
        try await demo.play()
        return .ok
    }

    private static func requireTools(in folder: String) throws(ToolError) {
        let missing = tools.filter {
            !FileManager.default.isExecutableFile(atPath: "\(folder)/\($0)")
        }
        guard missing.isEmpty else {
            throw ToolError(
                .unavailable,
                "\(missing.joined(separator: ", ")) should be in \(folder): run swift build first")
        }
    }

    /// Runs a program and waits for it; the user's Ctrl-C ends both.
    private static func launch(
        _ words: [String], _ environment: [String: String], _ world: World
    ) async throws -> Int32 {
        let child = try Child.spawn(words, environment)
        let status = await withTaskCancellationHandler {
            await child.wait()
        } onCancel: {
            child.terminate()
        }
        if world.interruption.isRequested { throw CancellationError() }
        return status.rawValue
    }
}

extension AccountSnapshot {
    /// The plays of a sandbox's account, now.
    init(_ sandbox: Sandbox) {
        let catalog = sandbox.catalog
        let plays = sandbox.account.history.plays.compactMap { play in
            Item(play.item, catalog).map { Play(item: $0, minute: play.watchedAt.minute) }
        }
        self.init(plays)
    }
}

extension AccountSnapshot.Item {
    /// A film or an episode by its title; nil for a show or a season, which has no plays.
    fileprivate init?(_ item: trakt_sandbox.Item, _ catalog: Catalog) {
        switch item {
        case .movie(let index):
            let movie = catalog.movies[index]
            self.init(title: movie.title, year: movie.year ?? 0)
        case .episode(let position):
            let episode = catalog.episode(position)
            let show = catalog.shows[episode.show]
            self.init(
                title: show.title, year: show.year ?? 0, season: episode.seasonNumber,
                number: episode.number)
        case .show, .season:
            return nil
        }
    }
}
