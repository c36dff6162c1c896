import Foundation
import Synchronization

/// Blocking work of the tests, kept off the threads of Swift's own pool: a few processes at once,
/// however many tests want to run.
enum Jobs {
    private static let queue: OperationQueue = {
        let queue = OperationQueue()
        queue.maxConcurrentOperationCount = max(4, 2 * ProcessInfo.processInfo.activeProcessorCount)
        return queue
    }()

    /// Runs `body` on a thread where it may block.
    static func run<Value: Sendable>(
        _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.addOperation { continuation.resume(with: Result { try body() }) }
        }
    }
}

/// A value that a thread of its own works out.
final class Work<Value: Sendable>: Sendable {
    private let result = Mutex<Value?>(nil)
    private let done = DispatchSemaphore(value: 0)

    /// Starts `body` on a new thread.
    init(_ body: @escaping @Sendable () -> Value) {
        let thread = Thread { [self] in
            let value = body()
            result.withLock { $0 = value }
            done.signal()
        }
        thread.start()
    }

    /// Waits for the value.
    func value() -> Value {
        while true {
            if let value = result.withLock({ $0 }) { return value }
            done.wait()
            done.signal()
        }
    }
}
