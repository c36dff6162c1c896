import TraktCore

/// The pages of hits that this run has asked for: films of one name share them, whatever their
/// years, so that nothing is asked twice. Bounded: the oldest half is forgotten when it is full.
struct SearchMemory {
    private struct Key: Hashable {
        var type: MediaType
        var step: SearchPlan.Step
    }

    private var pages: [Key: Task<SearchPlan.Hits, any Error>] = [:]
    private var order: [Key] = []
    private let capacity: Int

    /// A memory of at most `capacity` pages.
    init(capacity: Int) { self.capacity = capacity }

    /// The page, or the request for it that is under way.
    subscript(type: MediaType, step: SearchPlan.Step) -> Task<SearchPlan.Hits, any Error>? {
        pages[Key(type: type, step: step)]
    }

    /// Forgets a page whose request failed.
    mutating func forget(_ type: MediaType, _ step: SearchPlan.Step) {
        pages[Key(type: type, step: step)] = nil
    }

    /// Keeps a request.
    mutating func keep(
        _ task: Task<SearchPlan.Hits, any Error>, _ type: MediaType, _ step: SearchPlan.Step
    ) {
        if order.count >= capacity {
            for old in order.prefix(capacity / 2) { pages[old] = nil }
            order.removeFirst(capacity / 2)
        }
        let key = Key(type: type, step: step)
        pages[key] = task
        order.append(key)
    }
}
