import Foundation
import Synchronization
import Testing
import TraktCore

/// A server between a tool and its sandbox that carries writes out late, or twice, or not at all,
/// also when the tool has gone: what no fault of the sandbox itself can do.
final class LateServer: Sendable {
    /// What becomes of one write.
    enum Fate: Sendable {
        /// Not answered, and carried out right before the list is read for the n-th time after it.
        case late(readings: Int)
        /// The same, with the connection closed at once.
        case hangUp(readings: Int)
        /// Read, and the connection closed; carried out right before the next write.
        case beforeNext
        /// Carried out and confirmed, and not shown by the history (which is empty until then) before
        /// `showPlays`.
        case unseen
        /// Read, and the connection closed; never carried out.
        case lost
        /// Carried out, and never answered.
        case silent
    }

    private let server: LoopbackServer
    private let arrival: DispatchSemaphore
    private let commit: DispatchSemaphore
    /// What the history shows instead of what is there.
    private let shown: Shown
    /// The environment that points a command at it, which takes a change for lost after a second.
    let environment: [String: String]
    /// The same for changes that are carried out in the end: a command waits for them.
    var patientEnvironment: [String: String] {
        environment.merging(["TRAKT_LATE_WAIT": "3000"]) { $1 }
    }

    /// A server before `sandbox`. `fate` says what becomes of the n-th write, from 1; nil: passed on.
    /// `merged`: an id in bodies and paths, and the one that it stands for.
    init(
        _ sandbox: Sandbox, merged: (old: String, new: String)? = nil,
        _ fate: @escaping @Sendable (Int) -> Fate?
    ) throws {
        let target = sandbox.fact("url")
        let arrival = DispatchSemaphore(value: 0)
        self.arrival = arrival
        let commit = DispatchSemaphore(value: 0)
        self.commit = commit
        let shown = Shown()
        self.shown = shown
        let count = Mutex(0)
        let waiting = Mutex<Waiting?>(nil)
        server = try LoopbackServer { request in
            let words = request.start.split(separator: " ")
            let (method, path) = (String(words[0]), String(words[1]))
            let number =
                method == "GET"
                ? 0
                : count.withLock {
                    $0 += 1; return $0
                }
            let pass = { @Sendable () -> LoopbackServer.Answer in
                LateServer.forward(request, method, target + path, merged)
            }
            waiting.withLock { $0?.next(method, path) ?? nil }?()
            let carryOut = { @Sendable in
                _ = pass()
                commit.signal()
            }
            guard method != "GET" else {
                let isHistory = path.hasPrefix("/sync/history")
                return (isHistory ? shown.reply(to: path) : nil).map { .bytes($0) } ?? pass()
            }
            arrival.signal()
            guard let fate = fate(number) else { return pass() }
            switch fate {
            case .late(let readings):
                waiting.withLock { $0 = Waiting(readings, carryOut) }
                return .silence
            case .hangUp(let readings):
                waiting.withLock { $0 = Waiting(readings, carryOut) }
                return .bytes("")
            case .beforeNext:
                waiting.withLock { $0 = Waiting(nil, carryOut) }
                return .bytes("")
            case .unseen:
                shown.set([], readings: .max)
                return pass()
            case .lost: return .bytes("")
            case .silent:
                carryOut()
                return .silence
            }
        }
        environment = sandbox.environment.merging(
            ["TRAKT_API_URL": server.url, "TRAKT_LATE_WAIT": "1"]) { $1 }
    }

    /// A write that is still to be carried out.
    private struct Waiting {
        /// Before which reading of the list, from 1; nil for right before the next write.
        private var readings: Int?
        private let carryOut: @Sendable () -> Void

        init(_ readings: Int?, _ carryOut: @escaping @Sendable () -> Void) {
            (self.readings, self.carryOut) = (readings, carryOut)
        }

        /// Takes a request into account; what is to be done before it is passed on.
        mutating func next(_ method: String, _ path: String) -> (@Sendable () -> Void)? {
            guard let left = readings else { return method == "GET" ? nil : take() }
            let isReading = method == "GET" && (path.hasPrefix("/sync/") || path.contains("/items"))
            if isReading { readings = left - 1 }
            return readings == 0 ? take() : nil
        }

        private mutating func take() -> (@Sendable () -> Void)? {
            readings = .max
            return carryOut
        }
    }

    /// Plays that are shown instead of the history, for so many readings of it.
    private final class Shown: Sendable {
        private let state = Mutex<(body: String, readings: Int)>(("", 0))

        func set(_ plays: [Record], readings: Int) {
            state.withLock { $0 = ("[" + plays.map(\.text).joined(separator: ",") + "]", readings) }
        }

        /// Nil if the true history is shown. There is one page.
        func reply(to path: String) -> String? {
            state.withLock { state in
                guard state.readings > 0 else { return nil }
                let isFirst = path.contains("page=1&")
                if isFirst { state.readings -= 1 }
                let body = isFirst ? state.body : "[]"
                return "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
                    + "content-length: \(body.utf8.count)\r\nconnection: close\r\n\r\n\(body)"
            }
        }
    }

    /// Shows all plays from now on.
    func showPlays() { shown.set([], readings: 0) }

    /// Shows these plays instead of what is there, for so many readings of the history.
    func showHistory(_ plays: [Record], readings: Int) { shown.set(plays, readings: readings) }

    /// The first lines of the writes that came.
    var writeLines: [String] { server.requests.filter { !$0.hasPrefix("GET") } }

    /// Runs a command until its write is out, or also carried out, and kills it.
    func run(killing command: Command, afterCarriedOut isDone: Bool = false) async throws {
        let result = try await command.run(killedAfter: { [self] in
            try wait(for: isDone ? commit : arrival, "no write came")
        })
        result.expectStatus(137)
    }

    /// Waits until a write that is not answered is carried out. Throws if none is.
    func waitForLateWrite() throws { try wait(for: commit, "no late write was carried out") }

    private func wait(for event: DispatchSemaphore, _ problem: String) throws {
        guard event.wait(timeout: .now() + 60) == .success else { throw HarnessError(problem) }
    }

    private static func forward(
        _ request: HTTPText, _ method: String, _ url: String, _ merged: (old: String, new: String)?
    ) -> LoopbackServer.Answer {
        func renamed(_ text: String) -> String {
            merged.map { text.replacing($0.old, with: $0.new) } ?? text
        }
        let left = ["host", "connection", "content-length", "content-type", "accept-encoding"]
        let headers = request.headers.filter { !left.contains($0.key) }
        let body = renamed(String(decoding: request.body, as: UTF8.self))
        guard let reply = try? Loopback.send(method, renamed(url), headers: headers, body: body)
        else {
            return .bytes("")
        }
        let kept = reply.headers.filter { $0.key != "content-length" && $0.key != "connection" }
        let lines = [reply.start] + kept.map { "\($0.key): \($0.value)" } + ["connection: close"]
        return .bytes(
            lines.joined(separator: "\r\n") + "\r\n\r\n"
                + String(decoding: reply.body, as: UTF8.self))
    }
}
