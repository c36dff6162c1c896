import TraktCore

/// The titles the account has watched or collected: a few pages that answer most of a library,
/// read once, and only when something needs a search.
actor AccountTitles {
    private let lookup: Lookup
    private let messages: Messages
    private var loading: [MediaType: Task<Titles, Never>] = [:]
    private var hasWarned = false

    /// The account's titles of one type.
    private struct Titles: Sendable {
        /// By their words, articles and presenters aside.
        var byName: [String: [Candidate]] = [:]
        /// By `IDs.keys`.
        var byID: [String: Candidate] = [:]
    }

    /// Nothing is read yet.
    init(_ lookup: Lookup, _ messages: Messages) {
        self.lookup = lookup
        self.messages = messages
    }

    /// The account's titles that are equal to the wanted one in the widest sense.
    func candidates(for wanted: TitleQuery) async -> [Candidate] {
        let titles = await titles(wanted.type).byName
        var found: [Candidate] = []
        for key in Set(wanted.readings.map(Self.key)) { found += titles[key] ?? [] }
        return found
    }

    /// The account's title that has an id.
    func candidate(_ space: IDSpace, _ id: String, _ type: MediaType) async -> Candidate? {
        await titles(type).byID["\(space.rawValue):\(id.lowercased())"]
    }

    private func titles(_ type: MediaType) async -> Titles {
        let task = loading[type] ?? Task { await load(type) }
        loading[type] = task
        return await task.value
    }

    private static func key(_ reading: TitleReading) -> String {
        reading.words.isEmpty ? reading.literal : reading.named.joined()
    }

    /// Empty for a person who is not signed in.
    private func load(_ type: MediaType) async -> Titles {
        guard await isSignedIn() else { return Titles() }
        async let watched = read("/sync/watched/\(type.plural)", type)
        async let collected = read("/sync/collection/\(type.plural)", type)
        var titles = Titles()
        var seen: Set<Int64> = []
        for candidate in await watched + collected {
            guard let id = candidate.ids.trakt, seen.insert(id).inserted else { continue }
            for reading in TitleReading.all(of: candidate.title, isShow: type == .show) {
                titles.byName[Self.key(reading), default: []].append(candidate)
            }
            for key in candidate.ids.keys { titles.byID[key.lowercased()] = candidate }
        }
        return titles
    }

    private func isSignedIn() async -> Bool {
        do { return try await lookup.client.account.isSignedIn() } catch {
            warn(error)
            return false
        }
    }

    private func read(_ path: String, _ type: MediaType) async -> [Candidate] {
        do { return try await lookup.titles(at: path, type: type) } catch {
            warn(error)
            return []
        }
    }

    /// A list that cannot be read is no reason to stop: its titles are searched for. Said once.
    private func warn(_ error: any Error) {
        guard !hasWarned, let error = error as? ToolError else { return }
        hasWarned = true
        messages.say("your titles cannot be read from Trakt (\(error.message)): searching instead")
    }
}
