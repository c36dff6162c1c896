import Synchronization
import TraktCore

/// What a title came to.
enum TitleOutcome: Sendable {
    /// `by` is the evidence: `override`, `trakt`, `imdb`, `tmdb`, `tvdb`, `account`, `exact`,
    /// `broad`, `known`.
    case found(Candidate, by: String, score: Int)
    case undecided(reason: String, candidates: [Comparison])
    /// The files of `--known` are all there is, and have no title that it may be.
    case unknown
}

/// Finds titles, by ids or by name. The same title is asked for once, however many want it. All
/// functions throw what asking throws: the network, the service, the rate limit.
final class TitleResolver: Sendable {
    private let lookup: Lookup?
    private let answers: Answers
    private let account: AccountTitles?
    private let known: KnownCatalogue?
    private let decider: Decider
    private let titles = AnswerMemory<String, TitleOutcome>()
    private let ids = AnswerMemory<String, JSONSlice?>()
    private let pages = AnswerMemory<Page, SearchPlan.Hits>()
    private let idsAsked = Atomic(0)
    /// The input's first titles, which are searched for before the account's pages are read.
    let firstTitles = FirstTitles()

    /// How many ids are looked up one by one before the account's pages, some ten requests, are read.
    private static let idsBeforeAccount = 20

    /// Without `lookup` nothing is asked: `known` must know or, if there is none, the cache. Without
    /// `account` no list is read.
    init(
        lookup: Lookup?, answers: Answers, account: AccountTitles?, known: KnownCatalogue? = nil,
        decider: Decider
    ) {
        self.lookup = lookup
        self.answers = answers
        self.account = account
        self.known = known
        self.decider = decider
    }

    // MARK: - Titles

    /// Finds a film or show by its title and year.
    func title(_ wanted: TitleQuery) async throws -> TitleOutcome {
        try await titles.answer(to: wanted.key) { [self] in try await find(wanted) }
    }

    /// Whether the files of `--known` are all there is to find titles in.
    var isClosed: Bool { known != nil && lookup == nil }

    private func find(_ wanted: TitleQuery) async throws -> TitleOutcome {
        if let known {
            let outcome = known.find(wanted, decider)
            if isClosed { return outcome }
            // Others may be called the same: only a sure match needs no search.
            if case .found(let candidate, _, _) = outcome,
                Comparison(wanted, candidate).isSurelyMine
            {
                return outcome
            }
        }
        if let pool = answers.pool(of: wanted) {
            let decision = SearchPlan(wanted: wanted).final(
                decider.decide(wanted, among: pool.candidates), isOpen: pool.isOpen)
            return outcome(decision, by: pool.by)
        }
        guard let lookup else {
            return .undecided(reason: "not in the cache (--offline)", candidates: [])
        }
        return try await ask(wanted, lookup)
    }

    /// Looks for a title among the account's, and on Trakt.
    private func ask(_ wanted: TitleQuery, _ lookup: Lookup) async throws -> TitleOutcome {
        var searched: TitleOutcome?
        if firstTitles.contains(wanted) {
            let outcome = try await search(wanted, lookup)
            if case .found = outcome { return outcome }
            searched = outcome
        }
        let mine = await account?.candidates(for: wanted) ?? []
        if let match = decider.decide(wanted, among: mine).match, match.isSurelyMine {
            let pool = Answers.TitlePool(by: "account", candidates: [match.candidate])
            return await keep(.match(match), pool, wanted)
        }
        if let searched { return searched }
        return try await search(wanted, lookup)
    }

    /// Searches until the decision stands or nothing is left to search for.
    private func search(_ wanted: TitleQuery, _ lookup: Lookup) async throws -> TitleOutcome {
        let plan = SearchPlan(wanted: wanted)
        var made = SearchPlan.Made()
        var pool = Answers.TitlePool(by: "broad", candidates: [])
        var decision = decider.decide(wanted, among: [])
        var steps = plan.steps[...]
        while let step = steps.popFirst() ?? plan.confirmation(of: decision, after: made) {
            let hits = try await hits(plan, step, lookup)
            let known = Set(pool.candidates.compactMap(\.ids.trakt))
            let fresh = hits.candidates.filter { !known.contains($0.ids.trakt ?? 0) }
            pool.candidates += fresh
            pool.by = step.isExact ? "exact" : "broad"
            made.note(step, hits)
            decision = decider.decide(wanted, among: pool.candidates)
            if plan.settles(decision, after: made) { break }
            if steps.isEmpty, pool.candidates.isEmpty, let word = plan.longestWord(after: made) {
                steps.append(word)
            }
            if step.isExact, !hits.isComplete, !fresh.isEmpty, step.page < SearchPlan.exactPages {
                steps.insert(step.next, at: steps.startIndex)
            }
        }
        pool.isOpen = made.isOpen(decision)
        return await keep(plan.final(decision, isOpen: pool.isOpen), pool, wanted)
    }

    /// A page of a search for titles of one type.
    private struct Page: Hashable {
        var type: MediaType
        var step: SearchPlan.Step
    }

    /// What a search brings; films of one name share it, whatever their years.
    private func hits(
        _ plan: SearchPlan, _ step: SearchPlan.Step, _ lookup: Lookup
    ) async throws -> SearchPlan.Hits {
        let type = plan.wanted.type
        return try await pages.answer(to: Page(type: type, step: step)) {
            plan.hits(step, try await lookup.search(type, step))
        }
    }

    /// Stores what the searches brought, without what no later decision can need.
    private func keep(
        _ decision: Decision, _ pool: Answers.TitlePool, _ wanted: TitleQuery
    ) async -> TitleOutcome {
        var pool = pool
        if case .match = decision { pool.isFound = true }
        pool.candidates = Decider.ranked(wanted, pool.candidates).enumerated()
            .filter { $0.offset < 8 || $0.element.isContender }
            .prefix(60).map(\.element.candidate)
        await answers.store(pool, of: wanted)
        return outcome(decision, by: pool.by)
    }

    private func outcome(_ decision: Decision, by: String) -> TitleOutcome {
        switch decision {
        case .match(let found): .found(found.candidate, by: by, score: found.score)
        case .undecided(let reason, let shown): .undecided(reason: reason, candidates: shown)
        }
    }

    // MARK: - Ids

    /// What Trakt knows under an id: a row with an item of this type, or nil.
    func item(_ space: IDSpace, _ id: String, _ type: MediaType) async throws -> JSONSlice? {
        try await ids.answer(to: "\(space.rawValue)\t\(type.rawValue)\t\(id)") { [self] in
            try await look(space, id, type)
        }
    }

    private func look(
        _ space: IDSpace, _ id: String, _ type: MediaType
    ) async throws -> JSONSlice? {
        if let row = known?.row(space, id, type) { return row }
        if isClosed { return nil }
        if let kept = answers.item(space, id, type) { return kept }
        guard let lookup else { return nil }
        var row = await mine(space, id, type)
        if row == nil { row = try await lookup.item(space, id, type: type) }
        await answers.store(row, space, id, type)
        return row
    }
}

extension TitleResolver {
    /// The account's row of an id, from the pages that are there, or that are worth reading when
    /// many ids are asked for.
    private func mine(
        _ space: IDSpace, _ id: String, _ type: MediaType
    ) async -> JSONSlice? {
        let asked = idsAsked.add(1, ordering: .relaxed).newValue
        guard asked > Self.idsBeforeAccount, type != .episode,
            let candidate = await account?.candidate(space, id, type)
        else { return nil }
        let row = JSON.object(["type": .string(type.rawValue), type.rawValue: candidate.json])
        return try? JSONSlice.parse(row.bytes)
    }
}

extension Comparison {
    /// Whether a title of the account or the files of `--known` is the wanted one without a search
    /// for others: the same words and the same year. `Nine` and `9` are two films of 2009.
    fileprivate var isSurelyMine: Bool { isSameWords && yearFit == .equal }
}
