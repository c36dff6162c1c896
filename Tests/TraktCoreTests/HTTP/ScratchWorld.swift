import Foundation
import TraktCore

/// A world in a scratch folder that goes away with it: settings quick enough for tests, nothing of
/// the person's own.
final class ScratchWorld: Sendable {
    /// The folder that holds everything.
    let folder: String
    /// The world.
    let world: World

    init(_ settings: [String: String] = [:], now: (@Sendable () -> Timestamp)? = nil) throws {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("traktutils-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
        folder = path
        var environment = [
            "HOME": path, "XDG_CONFIG_HOME": "\(path)/config", "XDG_STATE_HOME": "\(path)/state",
            "XDG_CACHE_HOME": "\(path)/cache", "TRAKT_RETRY_WAIT": "0.001",
            "TRAKT_WRITE_INTERVAL": "0", "TRAKT_CLIENT_ID": "client",
            // A busy machine may let a request wait for minutes.
            "TRAKT_TIMEOUT": "600",
        ]
        environment.merge(settings) { $1 }
        // Words for people go nowhere: what is tested is what the calls give back.
        let messages = Messages(
            tool: "test", descriptor: FileDescriptor(-1), quiet: true, verbose: false,
            environment: Environment(environment))
        var world = World(
            tool: "test", environment: Environment(environment), messages: messages,
            interruption: Interruption())
        if let now { world.now = now }
        self.world = world
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }
}
