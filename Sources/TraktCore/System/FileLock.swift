import Foundation

/// A lock between processes: `flock` on a file that is made once and never removed or replaced.
///
/// The system releases it when its holder ends, however it ends. The data it guards lies in another
/// file, since a lock on a file that is replaced by rename guards nothing (style.md 3.10).
package final class FileLock: Sendable {
    private let descriptor: FileDescriptor

    /// How soon a lock that somebody holds is tried again, in seconds; doubled up to `longestNap`.
    /// Pacing holds its lock for a fraction of a millisecond, a refresh for as long as it takes.
    private static let firstNap = 0.0005
    private static let longestNap = 0.02

    /// Takes the lock at `path`, waiting for its holder at most `seconds`. The time in which this
    /// process itself cannot run (a lid that is closed, a busy machine) does not count. `onWait` is
    /// told once that there is a wait. Throws status 75 after that, 74 if the file cannot be made.
    package static func take(
        _ path: String, waiting seconds: Double, onWait: @Sendable () -> Void = {}
    ) async throws -> FileLock {
        guard let opened = FileDescriptor(opening: path, O_RDWR | O_CREAT) else {
            throw ToolError(.io, "cannot open \(path): \(SystemError.last)")
        }
        let lock = FileLock(opened)
        var (waited, nap) = (0.0, firstNap)
        while flock(opened.rawValue, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR else {
                throw ToolError(.io, "cannot lock \(path): \(SystemError.last)")
            }
            guard waited < seconds else {
                throw ToolError(
                    .tryLater, "another process has locked \(path) for too long: try again later")
            }
            if waited == 0 { onWait() }
            try await Task.sleep(for: .seconds(nap))
            waited += nap
            nap = min(nap * 2, longestNap)
        }
        return lock
    }

    private init(_ descriptor: FileDescriptor) { self.descriptor = descriptor }

    /// Lets it go; also done when the value goes away.
    package func release() { _ = flock(descriptor.rawValue, LOCK_UN) }

    deinit { descriptor.close() }
}
