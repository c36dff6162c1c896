import Foundation
import TraktCore

/// The episodes of shows: each show's are asked for once, a season that came without its episodes
/// is asked for alone. All functions throw what asking throws.
actor EpisodeTables {
    private let lookup: Lookup?
    private let answers: Answers
    private let known: KnownCatalogue?
    private var tables: [Int64: Task<Loaded, any Error>] = [:]

    private struct Loaded: Sendable {
        var table: EpisodeTable
        /// Whether it is young enough to believe that an episode is missing.
        var isYoung: Bool
        /// The seasons that were asked for alone.
        var asked: Set<Int> = []
        /// Whether the zone in which the show airs was asked for.
        var hasAskedZone = false
    }

    /// Without `lookup` nothing is asked: `known` must know or, if there is none, the cache.
    init(lookup: Lookup?, answers: Answers, known: KnownCatalogue? = nil) {
        self.lookup = lookup
        self.answers = answers
        self.known = known
    }

    /// Decides which episode of a show a record means.
    func find(_ request: EpisodeRequest, inShow id: Int64) async throws -> EpisodeDecision {
        try await decide(id, season: request.season, byDay: request.isByDay) { table in
            let decision = table.find(request)
            return (decision, decision.episode != nil)
        }
    }

    /// The season of a show.
    func season(_ number: Int, inShow id: Int64) async throws -> EpisodeTable.Season? {
        try await decide(id, season: nil, byDay: false) { table in
            let season = table.season(number)
            return (season, season != nil)
        }
    }

    /// Reads an answer off a show's table, after asking for what the table lacks, and again off a
    /// new one if an old one has no answer.
    private func decide<Answer: Sendable>(
        _ id: Int64, season: Int?, byDay: Bool,
        _ read: @Sendable (EpisodeTable) -> (Answer, isFound: Bool)
    ) async throws -> Answer {
        if let known {
            let (answer, isFound) = read(known.table(ofShow: id))
            if isFound || lookup == nil { return answer }
        }
        var renewed = false
        while true {
            let loaded = try await loaded(id, season, byDay, renewing: renewed)
            let (answer, isFound) = read(loaded.table)
            if isFound || loaded.isYoung || renewed || lookup == nil { return answer }
            renewed = true
        }
    }

    /// The table of a show with all that `season` (or, without one, any season) needs.
    private func loaded(
        _ id: Int64, _ season: Int?, _ byDay: Bool, renewing: Bool
    ) async throws -> Loaded {
        // Steps on one show follow one another: each begins where the one before it ended.
        let before = tables[id]
        let task = Task {
            // A failure is not kept: the next record asks again.
            var known = try? await before?.value
            if renewing, known?.isYoung == false { known = nil }
            var loaded = if let known { known } else { try await self.load(id, renewing) }
            try await self.complete(&loaded, id, season)
            if byDay { try await self.completeDays(&loaded, id) }
            return loaded
        }
        if tables.count > 2000 { tables = [:] }
        tables[id] = task
        return try await task.value
    }

    private func load(_ id: Int64, _ renewing: Bool) async throws -> Loaded {
        if !renewing, let known = answers.episodes(ofShow: id) {
            return Loaded(table: known.table, isYoung: known.isYoung)
        }
        guard let lookup else { return Loaded(table: EpisodeTable([]), isYoung: true) }
        let table = EpisodeTable(try await lookup.seasons(ofShow: id))
        await answers.store(table, ofShow: id)
        return Loaded(table: table, isYoung: true)
    }

    /// Asks for the seasons that came without episodes: the one that is needed, or all.
    private func complete(_ loaded: inout Loaded, _ id: Int64, _ season: Int?) async throws {
        guard let lookup else { return }
        var needed = loaded.table.unread
        if let season {
            let isEmpty = loaded.table.seasons.isEmpty && loaded.isYoung
            needed = needed.contains(season) || isEmpty ? [season] : []
        }
        needed.subtract(loaded.asked)
        guard !needed.isEmpty else { return }
        for number in needed.sorted() {
            loaded.asked.insert(number)
            loaded.table.fill(number, try await lookup.episodes(ofShow: id, season: number))
        }
        await answers.store(loaded.table, ofShow: id)
    }

    /// Works out the days of release that Trakt does not give, once, by the show's zone. Where it has
    /// none, the day in UTC is all there is to go by.
    private func completeDays(_ loaded: inout Loaded, _ id: Int64) async throws {
        guard let lookup, !loaded.hasAskedZone, loaded.table.lacksDays else { return }
        loaded.hasAskedZone = true
        let name = try await lookup.show(id)?.value("airs", "timezone")?.string
        loaded.table.fillDays(in: name.flatMap { Zone(named: $0) } ?? .utc)
        await answers.store(loaded.table, ofShow: id)
    }
}
