import Synchronization
import TraktCore

/// The questions put to Trakt, several at a time; what comes back is typed and checked for shape.
///
/// A request that fails although `HTTPClient` repeated it is asked again if others got through
/// meanwhile. After three failures in a row the service counts as gone: what is asked then fails at
/// once, so that a dead network costs one wait and not one for every record.
final class Lookup: Sendable {
    let client: TraktClient
    private let semaphore = AsyncSemaphore(permits: Lookup.requestsInFlight)
    private let state = Mutex(State())

    /// How many requests are under way at most; the transport keeps as many connections to a host.
    static let requestsInFlight = 8
    /// The most rows a search brings (trakt-api.md 3.1).
    static let searchLimit = 50
    /// How often a request is put to `HTTPClient` while others succeed.
    private static let rounds = 3
    /// After this many failures in a row the service counts as gone.
    private static let failuresUntilGone = 3

    private struct State {
        var requests = 0
        var answers = 0
        var failuresInARow = 0
        var gone: ToolError?
    }

    /// Nothing is sent yet.
    init(_ client: TraktClient) { self.client = client }

    /// How many requests were made.
    var requests: Int { state.withLock { $0.requests } }

    // MARK: - Questions

    /// What a search brought.
    struct SearchPage: Sendable {
        var candidates: [Candidate]
        /// As many rows as the service gives at most: there may be more.
        var isFull: Bool
    }

    /// Searches films or shows by title.
    func search(_ type: MediaType, _ step: SearchPlan.Step) async throws -> SearchPage {
        let path = "/search/\(type.rawValue)" + (step.isExact ? "/exact" : "")
        let query = [
            (name: "query", value: step.text), (name: "extended", value: "full"),
            (name: "page", value: "\(step.page)"),
            (name: "limit", value: "\(Lookup.searchLimit)"),
        ]
        let reply = try await guarded { [self] in try await client.list(path, query: query) }
        let limit = min(reply.limit ?? Lookup.searchLimit, Lookup.searchLimit)
        return SearchPage(
            candidates: reply.rows.compactMap { Candidate($0, type: type) },
            isFull: reply.rows.count >= limit)
    }

    /// What Trakt knows under an id; nil if nothing of this type, or another id, came back.
    func item(_ space: IDSpace, _ id: String, type: MediaType) async throws -> JSONSlice? {
        guard !(space == .tvdb && type == .movie), id.utf8.count <= 32 else { return nil }
        // Numbers that large are not ids: the service answers 500 (PlexTraktSync#591).
        if space != .imdb, let number = Int64(id), number > Int64(Int32.max) { return nil }
        let path = "/search/\(space.rawValue)/\(Address.encode(id))"
        let rows = try await guarded { [self] in
            try await client.list(path, query: [("type", type.rawValue)]).rows
        }
        let found = rows.filter { row in
            guard let item = MediaItem(row), item.type == type else { return false }
            return item.ids[space]?.lowercased() == id.lowercased()
        }
        let ids = Set(found.compactMap { MediaItem($0)?.ids.trakt })
        return ids.count == 1 ? found.first : nil
    }

    /// The seasons of a show with their episodes.
    func seasons(ofShow id: Int64) async throws -> [JSONSlice] {
        try await guarded { [self] in try await client.seasonsWithEpisodes(ofShow: id) }
    }

    /// The episodes of one season; empty if there is none.
    func episodes(ofShow id: Int64, season: Int) async throws -> [JSONSlice] {
        try await guarded { [self] in try await client.episodes(ofShow: id, season: season) }
    }

    /// The titles in one list of the account: `/sync/watched/movies`, … A list longer than
    /// `Lookup.accountPages` pages is read that far: the rest is searched for.
    func titles(at path: String, type: MediaType) async throws -> [Candidate] {
        var pages = Pages { [self] page in
            try await guarded(isOptional: true) {
                let query = [(name: "page", value: "\(page)"), (name: "limit", value: "250")]
                let reply = try await client.get(path, query: query, authorization: .required)
                return try Lookup.checked(reply, path)
            }
        }
        var all: [Candidate] = []
        var read = 0
        while read < Lookup.accountPages, let rows = try await pages.next() {
            all += rows.compactMap { Candidate($0, type: type) }
            read += 1
        }
        return all
    }

    /// How many pages of 250 rows of one list are read at most.
    static let accountPages = 40

    // MARK: - Asking

    /// A show with all that Trakt says about it; nil if there is none.
    func show(_ id: Int64) async throws -> JSONSlice? {
        try await guarded { [self] in
            try await client.get("/shows/\(id)", query: [("extended", "full")])?.json
        }
    }

    /// A reply that is a list.
    private static func checked(
        _ reply: HTTPClient.Reply?, _ path: String
    ) throws(ToolError) -> HTTPClient.Reply {
        guard let reply else { throw ToolError(.noInput, "Trakt has nothing at \(path)") }
        _ = try reply.list(path)
        return reply
    }

    /// Runs one request in its turn; again when it failed while others did not. The failure of an
    /// optional request does not count as a sign that the service is gone.
    private func guarded<Answer: Sendable>(
        isOptional: Bool = false, _ request: @Sendable () async throws -> Answer
    ) async throws -> Answer {
        var round = 0
        while true {
            round += 1
            await semaphore.enter()
            defer { semaphore.leave() }
            let before = try state.withLock { state in
                if let gone = state.gone { throw gone }
                state.requests += 1
                return state.answers
            }
            do {
                let answer = try await request()
                state.withLock { state in
                    state.answers += 1
                    state.failuresInARow = 0
                }
                return answer
            } catch let error as ToolError {
                let others = state.withLock { $0.answers > before }
                if others, round < Lookup.rounds, Lookup.isPassing(error) { continue }
                if !isOptional { note(error) }
                throw error
            }
        }
    }

    private static func isPassing(_ error: ToolError) -> Bool {
        [.unavailable, .tryLater, .protocolError].contains(error.status)
    }

    /// Keeps in mind that a request has failed for good.
    private func note(_ error: ToolError) {
        state.withLock { state in
            state.failuresInARow += 1
            if state.failuresInARow >= Lookup.failuresUntilGone { state.gone = error }
        }
    }
}

extension Candidate {
    /// Reads a row of a search, a look-up or a list; nil if it is of another type or has no
    /// Trakt id.
    init?(_ row: JSONSlice, type: MediaType) {
        if let named = row["type"]?.string, named != type.rawValue { return nil }
        guard let own = row[type.rawValue], own.kind == .object else { return nil }
        self.init(object: own, type: type)
    }

    /// Reads a `movie` or `show` object, minimal or full.
    init?(object: JSONSlice, type: MediaType) {
        let view = TitleView(object)
        guard view.ids.trakt != nil else { return nil }
        self.init(
            type: type, title: view.title ?? "", originalTitle: object["original_title"]?.string,
            aliases: Candidate.aliases(object), year: view.year,
            country: object["country"]?.string, ids: view.ids)
    }

    /// Other titles, where a server sends them: strings, or objects with a `title`.
    private static func aliases(_ object: JSONSlice) -> [String] {
        ["aliases", "translations"].flatMap { key in
            (object[key]?.elements ?? []).compactMap { $0.string ?? $0["title"]?.string }
        }
    }
}
