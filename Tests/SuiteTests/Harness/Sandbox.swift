import Foundation
import Synchronization
import TraktCore

/// A `trakt-sandbox` of a test's own, on a free port, for the span of a closure.
final class Sandbox: Sendable {
    /// What the server said about itself when it was ready: `url`, `auth_url`, `client_id`, …
    let facts: Record
    /// Where it writes its requests, one record each.
    private let logPath: String
    private let child: ChildProcess
    private let scratch: Scratch
    private let outputs: [Work<[UInt8]>]

    /// Runs `body` beside a server started with `arguments`; stops it whatever happens. Its rate
    /// limits are off unless `arguments` say `--rate-limit`.
    static func run<Value: Sendable>(
        _ arguments: [String] = [], in scratch: Scratch,
        _ body: (Sandbox) async throws -> Value
    ) async throws -> Value {
        let sandbox = try await Jobs.run { try Sandbox(arguments, scratch) }
        do {
            let value = try await body(sandbox)
            try await Jobs.run { try sandbox.stop() }
            return value
        } catch {
            try? await Jobs.run { try sandbox.stop() }
            throw error
        }
    }

    /// The environment that points a command at it, signed in, with pacing that does not wait.
    var environment: [String: String] {
        signedOutEnvironment.merging(["TRAKT_ACCESS_TOKEN": fact("access_token")]) { $1 }
    }

    /// The same without the token: for commands that sign in, or use the store.
    var signedOutEnvironment: [String: String] {
        [
            "TRAKT_API_URL": fact("url"), "TRAKT_AUTH_URL": fact("auth_url"),
            "TRAKT_CLIENT_ID": fact("client_id"), "TRAKT_CLIENT_SECRET": fact("client_secret"),
            "TRAKT_WRITE_INTERVAL": "0.01", "TRAKT_GET_BUDGET": "100000/1",
            "TRAKT_RETRY_WAIT": "0.05", "TRAKT_TIMEOUT": "30",
        ]
    }

    /// A fact it said when it was ready; empty if it did not.
    func fact(_ key: String) -> String { facts[key]?.string ?? "" }

    /// The requests it has answered, in the order of their ends.
    func log() throws -> [Record] {
        try scratch.lines(logPath).map { try Record(Array($0.utf8)) }
    }

    /// The requests as `GET /sync/history`, without their queries; of the API and of OAuth alike.
    func requestLines() throws -> [String] {
        try log().map { entry in
            let path = entry["path"]?.string ?? ""
            return "\(entry["method"]?.string ?? "") \(path.prefix { $0 != "?" })"
        }
    }

    /// Every play of the account, newest first, without asking the API for them.
    func plays() throws -> [Record] {
        let reply = try Loopback.send("GET", fact("url") + "/sandbox/plays")
        return try reply.body.split(separator: 0x0A).map { try Record(Array($0)) }
    }

    /// Asks for one of the server's own paths: `POST /sandbox/clock`. Throws unless it succeeds.
    func control(_ method: String, _ path: String, body: String = "") throws {
        let reply = try Loopback.send(method, fact("url") + path, body: body)
        guard (200..<300).contains(reply.status) else {
            throw HarnessError("\(method) \(path): \(reply.start)")
        }
    }

    private init(_ arguments: [String], _ scratch: Scratch) throws {
        self.scratch = scratch
        let path = "\(scratch.path)/requests-\(UUID()).ndjson"
        logPath = path
        let (output, errors, child) = try ChildProcess.spawning.withLock {
            let always = ["--port", "0", "--log", path]
            return try Sandbox.start(["--rate-limit", "off"] + arguments + always, scratch)
        }
        self.child = child
        outputs = [Work { Sandbox.drain(errors) }]
        var line: [UInt8] = []
        while line.last != 0x0A {
            guard let byte = try? output.read(atMost: 1), !byte.isEmpty else {
                child.send(SIGKILL)
                let said = String(decoding: outputs[0].value(), as: UTF8.self)
                throw HarnessError("trakt-sandbox ended with \(child.wait()): \(said)")
            }
            line += byte
        }
        facts = try Record(line.dropLast())
        // Its last words go nowhere, but must not fill the pipe.
        _ = Work { Sandbox.drain(output) }
    }

    private static func start(
        _ arguments: [String], _ scratch: Scratch
    ) throws -> (TraktCore.FileDescriptor, TraktCore.FileDescriptor, ChildProcess) {
        let (output, errors, input) = (try Pipe(), try Pipe(), try Pipe())
        defer {
            for end in [output.writing, errors.writing] { end.close() }
            for end in [input.reading, input.writing] { end.close() }
        }
        let child = try ChildProcess(
            path: Products.path("trakt-sandbox"), arguments: arguments,
            environment: scratch.environment, folder: scratch.work,
            streams: [input.reading, output.writing, errors.writing])
        return (output.reading, errors.reading, child)
    }

    /// Asks it to end, and waits. Throws if it did not end well.
    private func stop() throws {
        child.send(SIGTERM)
        let impatience = DispatchWorkItem { [child] in child.send(SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + 120, execute: impatience)
        let status = child.wait()
        impatience.cancel()
        let said = String(decoding: outputs[0].value(), as: UTF8.self)
        guard [0, 130, 143].contains(status) else {
            throw HarnessError("trakt-sandbox ended with \(status): \(said)")
        }
    }

    private static func drain(_ end: TraktCore.FileDescriptor) -> [UInt8] {
        defer { end.close() }
        var bytes: [UInt8] = []
        while let block = try? end.read(atMost: 4096), !block.isEmpty { bytes += block }
        return bytes
    }
}
