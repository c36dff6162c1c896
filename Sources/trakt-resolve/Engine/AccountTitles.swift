import TraktCore

/// The titles the account has watched or collected: a few pages that answer most of a library,
/// read once, and only when something needs a search.
actor AccountTitles {
    private let lookup: Lookup
    private let messages: Messages
    private var loading: [MediaType: Task<KnownTitles, Never>] = [:]
    private var hasWarned = false

    /// Nothing is read yet.
    init(_ lookup: Lookup, _ messages: Messages) {
        self.lookup = lookup
        self.messages = messages
    }

    /// The account's titles that are equal to the wanted one in the widest sense.
    func candidates(for wanted: TitleQuery) async -> [Candidate] {
        await titles(wanted.type).namesakes(of: wanted)
    }

    /// The account's title that has an id.
    func candidate(_ space: IDSpace, _ id: String, _ type: MediaType) async -> Candidate? {
        await titles(type)[IDKey(space, id)]
    }

    private func titles(_ type: MediaType) async -> KnownTitles {
        let task = loading[type] ?? Task { await load(type) }
        loading[type] = task
        return await task.value
    }

    /// Empty for a person who is not signed in.
    private func load(_ type: MediaType) async -> KnownTitles {
        guard await isSignedIn() else { return KnownTitles() }
        async let watched = read("/sync/watched/\(type.plural)", type)
        async let collected = read("/sync/collection/\(type.plural)", type)
        var titles = KnownTitles()
        for candidate in await watched + collected { titles.add(candidate) }
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
