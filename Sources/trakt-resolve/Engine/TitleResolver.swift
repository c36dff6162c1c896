import TraktCore

/// What a title came to.
enum TitleOutcome: Sendable {
    /// `by` is the evidence: `override`, `trakt`, `imdb`, `tmdb`, `tvdb`, `account`, `exact`,
    /// `broad`, `known`.
    case found(Candidate, by: String, score: Int)
    case undecided(reason: String, candidates: [Comparison])
    /// The files of `--known` are all there is, and have no title that it may be.
    case unknown
    /// It could not be asked: the network, the service, the rate limit.
    case failed(ToolError)
    /// The person has said to leave it.
    case skipped
}

/// Finds titles, by ids or by name. The same title is asked for once, however many want it.
actor TitleResolver {
    private let lookup: Lookup?
    private let answers: Answers
    private let account: AccountTitles?
    private let known: KnownCatalogue?
    private let decider: Decider
    private var titles: [String: Task<TitleOutcome, Never>] = [:]
    private var ids: [String: Task<Result<JSONSlice?, ToolError>, Never>] = [:]
    private var memory = SearchMemory(capacity: 4000)
    private var idsAsked = 0
    /// The input's first titles, which are searched for before the account's pages are read.
    nonisolated let firstTitles = FirstTitles()

    /// So many ids are looked up before the account's pages, some ten requests, are read for more.
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
    func title(_ wanted: TitleQuery) async -> TitleOutcome {
        if let task = titles[wanted.key] { return await task.value }
        let task = Task { await self.find(wanted) }
        titles[wanted.key] = task
        let outcome = await task.value
        if case .failed = outcome { titles[wanted.key] = nil }
        trim()
        return outcome
    }

    /// Forgets a title's outcome, so that what the person said since counts.
    func forget(_ wanted: TitleQuery) { titles[wanted.key] = nil }

    /// Keeps memory flat over any number of titles: what is forgotten is in the cache.
    private func trim() {
        if titles.count > 4000 { titles = [:] }
        if ids.count > 4000 { ids = [:] }
    }

    /// Whether the files of `--known` are all there is to find titles in.
    nonisolated var isClosed: Bool { known != nil && lookup == nil }

    private func find(_ wanted: TitleQuery) async -> TitleOutcome {
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
        do {
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
        } catch let error as ToolError {
            return .failed(error)
        } catch {
            return .failed(ToolError(.tryLater, "interrupted"))
        }
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

    /// What a search brings; films of one name share it, whatever their years.
    private func hits(
        _ plan: SearchPlan, _ step: SearchPlan.Step, _ lookup: Lookup
    ) async throws -> SearchPlan.Hits {
        let type = plan.wanted.type
        if let task = memory[type, step] { return try await task.value }
        let task = Task { plan.hits(step, try await lookup.search(type, step)) }
        memory.keep(task, type, step)
        do { return try await task.value } catch {
            memory.forget(type, step)
            throw error
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
    func item(_ space: IDSpace, _ id: String, _ type: MediaType) async -> Result<
        JSONSlice?, ToolError
    > {
        let key = "\(space.rawValue)\t\(type.rawValue)\t\(id)"
        if let task = ids[key] { return await task.value }
        let task = Task { await self.look(space, id, type) }
        ids[key] = task
        let result = await task.value
        if case .failure = result { ids[key] = nil }
        trim()
        return result
    }

    private func look(
        _ space: IDSpace, _ id: String, _ type: MediaType
    ) async -> Result<JSONSlice?, ToolError> {
        if let row = known?.row(space, id, type) { return .success(row) }
        if isClosed { return .success(nil) }
        if let kept = answers.item(space, id, type) { return .success(kept) }
        guard let lookup else { return .success(nil) }
        do {
            var row = await mine(space, id, type)
            if row == nil { row = try await lookup.item(space, id, type: type) }
            await answers.store(row, space, id, type)
            return .success(row)
        } catch let error as ToolError {
            return .failure(error)
        } catch {
            return .failure(ToolError(.tryLater, "interrupted"))
        }
    }
}

extension TitleResolver {
    /// The account's row of an id, from the pages that are there, or that are worth reading when
    /// many ids are asked for.
    private func mine(
        _ space: IDSpace, _ id: String, _ type: MediaType
    ) async -> JSONSlice? {
        idsAsked += 1
        guard idsAsked > Self.idsBeforeAccount, type != .episode,
            let candidate = await account?.candidate(space, id, type)
        else { return nil }
        let row = JSON.object(["type": .string(type.rawValue), type.rawValue: candidate.json])
        return try? JSONSlice.parse(row.bytes)
    }
}

extension Comparison {
    /// Whether a title of the account is the wanted one without a search for others: the
    /// same year, and the same title but for spelling, numerals or who presents it. An article
    /// less may be another film.
    fileprivate var isSurelyMine: Bool {
        likeness.isEqual && likeness.cost <= 6 && yearFit == .equal && source == .title
    }
}
