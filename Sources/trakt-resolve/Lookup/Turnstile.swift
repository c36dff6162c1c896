import Synchronization

/// Lets so many callers in at a time, the others in the order they came.
final class Turnstile: Sendable {
    private struct State {
        var free: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
        /// How many of `waiting` were let in; they are removed in batches.
        var served = 0
    }

    private let state: Mutex<State>
    private let places: Int

    /// A turnstile for `places` callers at a time.
    init(places: Int) {
        self.places = places
        state = Mutex(State(free: places))
    }

    /// Takes a place if one is free.
    func enterAtOnce() -> Bool {
        state.withLock { state in
            guard state.free > 0 else { return false }
            state.free -= 1
            return true
        }
    }

    /// Waits for a place; `leave` gives it back.
    func enter() async {
        if enterAtOnce() { return }
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

    /// Gives a place back, to the caller that has waited longest.
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

    /// Whether nobody is inside.
    var isEmpty: Bool { state.withLock { $0.free == places } }
}
