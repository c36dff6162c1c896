import Synchronization
internal import CSystem

/// The user's wish to stop (Ctrl-C, or SIGTERM from a script), as a value tools can look at.
///
/// The runner sets it and cancels the tool's task. A tool that changes things looks at
/// `isRequested` between requests; readers and prompts wait on `descriptor` beside their input.
package final class Interruption: Sendable {
    /// Becomes readable, and stays so, once a stop is wished for.
    package let descriptor: FileDescriptor
    private let wakeEnd: FileDescriptor
    private let state = Mutex<Int32?>(nil)

    /// An interruption that has not happened.
    package init() {
        var ends: [Int32] = [-1, -1]
        _ = csystem_pipe(&ends)
        descriptor = FileDescriptor(ends[0])
        wakeEnd = FileDescriptor(ends[1])
    }

    /// Whether a stop is wished for.
    package var isRequested: Bool { signal != nil }

    /// The signal that asked for it.
    package var signal: Int32? { state.withLock { $0 } }

    /// Asks for a stop. False if that had been asked before.
    package func request(signal: Int32) -> Bool {
        let first = state.withLock { value in
            guard value == nil else { return false }
            value = signal
            return true
        }
        if first { try? wakeEnd.write([1]) }
        return first
    }
}
