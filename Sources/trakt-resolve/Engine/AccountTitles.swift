import TraktCore

/// The titles the account has watched or collected: a few pages that answer most of a library,
/// read once, and only when something needs a search.
actor AccountTitles {
    private let lookup: Lookup
    private let messages: Messages
    private var loading: [MediaType: Task<[String: [Candidate]], any Error>] = [:]

    /// Nothing is read yet.
    init(_ lookup: Lookup, _ messages: Messages) {
        self.lookup = lookup
        self.messages = messages
    }

    /// The account's titles that are equal to the wanted one in the widest sense.
    func candidates(for wanted: Wanted) async throws -> [Candidate] {
        let task = loading[wanted.type] ?? Task { try await load(wanted.type) }
        loading[wanted.type] = task
        let titles = try await task.value
        var found: [Candidate] = []
        for key in Set(wanted.readings.map(Self.key)) { found += titles[key] ?? [] }
        return found
    }

    private static func key(_ reading: TitleReading) -> String {
        reading.words.isEmpty ? reading.literal : reading.named.joined()
    }

    /// Empty for a person who is not signed in.
    private func load(_ type: MediaType) async throws -> [String: [Candidate]] {
        guard try await lookup.client.account.isSignedIn() else { return [:] }
        async let watched = read("/sync/watched/\(type.plural)", type)
        async let collected = read("/sync/collection/\(type.plural)", type)
        var titles: [String: [Candidate]] = [:]
        var seen: Set<Int64> = []
        for candidate in try await watched + collected {
            guard let id = candidate.ids.trakt, seen.insert(id).inserted else { continue }
            for reading in TitleReading.all(of: candidate.title, isShow: type == .show) {
                titles[Self.key(reading), default: []].append(candidate)
            }
        }
        return titles
    }

    /// A list that may not be read is no reason to stop: its titles are searched for.
    private func read(_ path: String, _ type: MediaType) async throws -> [Candidate] {
        do {
            return try await lookup.titles(at: path, type: type)
        } catch let error as ToolError where error.status == .signIn {
            messages.note("going on without the account's titles: \(error.message)")
            return []
        }
    }
}
