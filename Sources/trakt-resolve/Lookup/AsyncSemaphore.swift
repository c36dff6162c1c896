import Synchronization

/// Lets a limited number of callers in at a time, the others in the order they came.
final class AsyncSemaphore: Sendable {
    private struct State {
        var free: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
        /// How many of `waiting` were let in; they are removed in batches.
        var served = 0
    }

    private let state: Mutex<State>
    private let permits: Int

    /// A semaphore for `permits` callers at a time.
    init(permits: Int) {
        self.permits = permits
        state = Mutex(State(free: permits))
    }

    /// Takes a permit if one is free.
    func tryEnter() -> Bool {
        state.withLock { state in
            guard state.free > 0 else { return false }
            state.free -= 1
            return true
        }
    }

    /// Waits for a permit; `leave` gives it back.
    func enter() async {
        if tryEnter() { return }
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                guard state.free > 0 else {
                    state.waiting.append(continuation)
                    return false
                }
                state.free -= 1
                return true
            }
            if isFree { continuation.resume() }
        }
    }

    /// Gives a permit back, to the caller that has waited longest.
    func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard state.served < state.waiting.count else {
                state.free += 1
                return nil
            }
            let next = state.waiting[state.served]
            state.served += 1
            if state.served >= 256 || state.served == state.waiting.count {
                state.waiting.removeFirst(state.served)
                state.served = 0
            }
            return next
        }
        next?.resume()
    }

    /// True if no task is inside.
    var isEmpty: Bool { state.withLock { $0.free == permits } }
}
