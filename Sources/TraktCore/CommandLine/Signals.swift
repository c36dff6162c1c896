import Foundation
import Synchronization
internal import CSystem

/// Signals as they come, on a thread of their own.
///
/// A handler writes the number into a pipe, which is all a handler may do, and a thread reads it. A
/// dispatch source would lose a signal that comes before it is registered, which happens later on
/// another thread: seen as a Ctrl-C at a prompt that did nothing.
enum Signals {
    /// The end of the pipe that handlers write to.
    private static let writeEnd = Atomic<Int32>(-1)

    /// Calls `handler` with each of these signals from now on. One that the parent has told this
    /// process to ignore (nohup, a job in the background) stays ignored.
    static func watch(_ numbers: [Int32], _ handler: @escaping @Sendable (Int32) -> Void) {
        var ends: [Int32] = [-1, -1]
        guard csystem_pipe(&ends) == 0 else { return }
        writeEnd.store(ends[1], ordering: .sequentiallyConsistent)
        let reader = FileDescriptor(ends[0])
        Thread.detachNewThread {
            while let byte = try? reader.read(atMost: 1).first { handler(Int32(byte)) }
        }
        for number in numbers {
            let before = signal(number) { Signals.note($0) }
            if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
                signal(number, SIG_IGN)
            }
        }
    }

    /// What the handler does.
    private static func note(_ number: Int32) {
        let saved = errno
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(writeEnd.load(ordering: .relaxed), &byte, 1)
        errno = saved
    }
}
