import CSpawn
import Foundation
import TraktCore

/// A pseudo terminal and the person in front of it, for commands that ask on `/dev/tty`.
final class TerminalSession: @unchecked Sendable {
    // `transcript` and `ended` are guarded by `changed`; everything else is constant.
    private let controller: TraktCore.FileDescriptor
    private let terminal: TraktCore.FileDescriptor
    /// The terminal's path, for the child to open.
    let path: String
    private let changed = NSCondition()
    private var transcript: [UInt8] = []
    private var ended = false
    private var seen = 0

    /// Opens a terminal of 80 columns and begins to read what is shown there.
    init() throws {
        var ends: (Int32, Int32) = (-1, -1)
        var name = [CChar](repeating: 0, count: 128)
        let failure = ChildProcess.spawning.withLock {
            cspawn_open_terminal(&ends.0, &ends.1, &name)
        }
        guard failure == 0 else { throw HarnessError("openpty: \(SystemError(failure))") }
        controller = FileDescriptor(ends.0)
        terminal = FileDescriptor(ends.1)
        path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        Thread { [self] in keepReading() }.start()
    }

    /// Waits until `text` is shown after what was awaited before; returns everything up to its end.
    @discardableResult
    func expect(_ text: String, withinSeconds seconds: Double = 30) throws -> String {
        let deadline = Date(timeIntervalSinceNow: seconds)
        changed.lock()
        defer { changed.unlock() }
        while true {
            let unread = String(decoding: transcript[seen...], as: UTF8.self)
            if let range = unread.firstRange(of: text) {
                let passed = unread[..<range.upperBound]
                seen += passed.utf8.count
                return String(passed)
            }
            guard !ended, changed.wait(until: deadline) else {
                throw HarnessError("the terminal never showed \"\(text)\" but: \(unread)")
            }
        }
    }

    /// Types `text` (with `\n` for Return, `\u{3}` for Ctrl-C).
    func type(_ text: String) throws { try controller.write(text.utf8) }

    /// Everything shown so far.
    var shown: String {
        changed.lock()
        defer { changed.unlock() }
        return String(decoding: transcript, as: UTF8.self)
    }

    /// Hangs up.
    func close() { terminal.close() }

    private func keepReading() {
        while let block = try? controller.read(atMost: 4096), !block.isEmpty {
            changed.lock()
            transcript += block
            changed.broadcast()
            changed.unlock()
        }
        changed.lock()
        ended = true
        changed.broadcast()
        changed.unlock()
        controller.close()
    }
}
