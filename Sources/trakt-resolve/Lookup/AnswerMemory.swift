import Synchronization

/// Answers that this run has asked for, or is asking for: many records may want the same one.
/// Failures are forgotten, so that the next record asks again. Bounded: the oldest half is forgotten
/// when it is full, since what Trakt answered is in the cache too.
final class AnswerMemory<Key: Hashable & Sendable, Answer: Sendable>: Sendable {
    private struct State {
        var tasks: [Key: Task<Answer, any Error>] = [:]
        var order: [Key] = []
    }

    private let state = Mutex(State())
    private let capacity: Int

    /// A memory of at most `capacity` answers.
    init(capacity: Int = 4000) { self.capacity = capacity }

    /// The answer to a question, which `ask` asks if nobody did before.
    /// - Throws: what `ask` throws.
    func answer(
        to key: Key, _ ask: @escaping @Sendable () async throws -> Answer
    ) async throws -> Answer {
        let task = state.withLock { state in
            if let known = state.tasks[key] { return known }
            if state.order.count >= capacity {
                for old in state.order.prefix(capacity / 2) { state.tasks[old] = nil }
                state.order.removeFirst(capacity / 2)
            }
            let task = Task { try await ask() }
            state.tasks[key] = task
            state.order.append(key)
            return task
        }
        do { return try await task.value } catch {
            state.withLock { $0.tasks[key] = nil }
            throw error
        }
    }
}
