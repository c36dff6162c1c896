import Foundation
import Synchronization
import TraktCore

/// A server between a tool and its sandbox that carries writes out late, or twice, or not at all,
/// also when the tool has gone: what no fault of the sandbox itself can do.
final class LateServer: Sendable {
    /// What becomes of one write.
    enum Fate: Sendable {
        /// Carried out after this many seconds; the reply comes after that.
        case late(Double)
        /// Read, and the connection closed; carried out nevertheless after this many seconds.
        case hangUp(commitAfter: Double)
        /// Read, and the connection closed; carried out right before the next write.
        case beforeNext
        /// Carried out and confirmed, and not shown by the history (which is empty until then) before
        /// `showPlays`.
        case unseen
        /// Read, and the connection closed; never carried out.
        case lost
    }

    private let server: LoopbackServer
    private let arrival: DispatchSemaphore
    /// Whether the history is still as it was.
    private let isStale: Box
    /// The environment that points a command at it.
    let environment: [String: String]

    /// A server before `sandbox`. `fate` says what becomes of the n-th write, from 1; nil: passed on.
    /// `merged`: an id in bodies and paths, and the one that it stands for.
    init(
        _ sandbox: Sandbox, merged: (old: String, new: String)? = nil,
        _ fate: @escaping @Sendable (Int) -> Fate?
    ) throws {
        let target = sandbox.fact("url")
        let arrival = DispatchSemaphore(value: 0)
        self.arrival = arrival
        let isStale = Box()
        self.isStale = isStale
        let count = Mutex(0)
        let held = Mutex<(@Sendable () -> LoopbackServer.Answer)?>(nil)
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
            guard method != "GET" else {
                return isStale.isSet && path.hasPrefix("/sync/history")
                    ? .bytes(LateServer.emptyList) : pass()
            }
            arrival.signal()
            if let held = held.withLock({ held in
                defer { held = nil }; return held
            }) {
                _ = held()
            }
            guard let fate = fate(number) else { return pass() }
            switch fate {
            case .late(let seconds):
                Thread.sleep(forTimeInterval: seconds)
                return pass()
            case .hangUp(let seconds):
                Thread {
                    Thread.sleep(forTimeInterval: seconds)
                    _ = pass()
                }.start()
                return .bytes("")
            case .beforeNext:
                held.withLock { $0 = pass }
                return .bytes("")
            case .unseen:
                isStale.isSet = true
                return pass()
            case .lost: return .bytes("")
            }
        }
        environment = sandbox.environment.merging(
            ["TRAKT_API_URL": server.url, "TRAKT_TIMEOUT": "1", "TRAKT_RETRY_WAIT": "0.05"]
        ) { $1 }
    }

    private static let emptyList =
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n"
        + "connection: close\r\n\r\n[]"

    /// A switch that threads share.
    private final class Box: Sendable {
        private let value = Mutex(false)
        var isSet: Bool {
            get { value.withLock { $0 } }
            set { value.withLock { $0 = newValue } }
        }
    }

    /// Shows all plays from now on.
    func showPlays() { isStale.isSet = false }

    /// The first lines of the writes that came.
    var writeLines: [String] { server.requests.filter { !$0.hasPrefix("GET") } }

    /// Waits until one more write has come. Throws if none does.
    func waitForWrite() throws {
        guard arrival.wait(timeout: .now() + 60) == .success else {
            throw HarnessError("no write came")
        }
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
