import CSpawn
import CSystem
import Foundation
import Synchronization
import TraktCore

/// Something the harness itself could not do; never an outcome of a tool.
struct HarnessError: Error, CustomStringConvertible {
    /// What failed.
    var description: String

    /// A failure described by `text`.
    init(_ text: String) { description = text }
}

/// Both ends of a pipe.
struct Pipe {
    /// The end to read from.
    let reading: TraktCore.FileDescriptor
    /// The end to write to.
    let writing: TraktCore.FileDescriptor

    /// A pipe that no other child inherits.
    init() throws {
        var ends: [Int32] = [-1, -1]
        guard csystem_pipe(&ends) == 0 else { throw HarnessError("pipe: \(SystemError.last)") }
        reading = FileDescriptor(ends[0])
        writing = FileDescriptor(ends[1])
    }
}

/// A running child: started, waited for, ended by a signal. It leads a session and a process group
/// of its own, so that a signal reaches what it started too and no terminal of ours reaches it.
final class ChildProcess: Sendable {
    private let identifier: pid_t
    private let status = Mutex<Int32?>(nil)

    /// On systems without an atomic close-on-exec pipe, a child started between a pipe and its flag
    /// would inherit it: pipes and spawns happen under this.
    static let spawning = NSLock()

    /// Starts `path` with `arguments` (without its name) and exactly this environment.
    init(
        path: String, arguments: [String], environment: [String: String], folder: String,
        streams: [TraktCore.FileDescriptor], terminal: String? = nil
    ) throws {
        signal(SIGPIPE, SIG_IGN)
        let words = [path] + arguments
        let variables = environment.map { "\($0)=\($1)" }
        var child: pid_t = 0
        let failure = withStrings(words) { argumentList in
            withStrings(variables) { environmentList in
                withStrings([path, folder] + (terminal.map { [$0] } ?? [])) { texts in
                    var plan = cspawn_plan()
                    plan.path = UnsafePointer(texts[0])
                    plan.arguments = argumentList.baseAddress
                    plan.environment = environmentList.baseAddress
                    plan.folder = UnsafePointer(texts[1])
                    plan.streams = (
                        streams[0].rawValue, streams[1].rawValue, streams[2].rawValue
                    )
                    plan.terminal = UnsafePointer(texts[2])
                    return cspawn(&plan, &child)
                }
            }
        }
        guard failure == 0 else {
            throw HarnessError("cannot start \(path): \(SystemError(failure))")
        }
        identifier = child
    }

    /// Sends a signal to the child and everything in its process group.
    func send(_ number: Int32) { kill(-identifier, number) }

    /// Waits for its end; its status, or 128 and the number of the signal that ended it.
    func wait() -> Int32 {
        status.withLock { known in
            if let known { return known }
            var raw: Int32 = 0
            while waitpid(identifier, &raw, 0) < 0, errno == EINTR {}
            let signalNumber = raw & 0x7F
            let result = signalNumber == 0 ? (raw >> 8) & 0xFF : 128 + signalNumber
            known = result
            return result
        }
    }
}

/// Hands over `texts` as C wants them: an array of pointers with a null after the last.
private func withStrings<Result>(
    _ texts: [String], _ body: (UnsafeBufferPointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
    var pointers: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeBufferPointer(body)
}
