import TraktCore

/// Identifies records, by the order of evidence: a Trakt id of their own, the person's override,
/// another id, the account's titles, the cache, the searches.
struct RecordResolver: Sendable {
    let titles: TitleResolver
    let episodes: EpisodeTables
    let overrides: Overrides

    /// What is known at a glance, without waiting for anything: a record with its Trakt id. nil if
    /// more is needed.
    func atOnce(_ record: Record) -> Outcome? {
        guard let type = record["type"]?.string, MediaType(rawValue: type) != nil,
            let id = record[type]?["ids"]?["trakt"]?.int64, id > 0, overrides.isEmpty
        else { return nil }
        return .unchanged
    }

    /// As `atOnce`, for a plain record: whether it passes as it is.
    func passes(_ record: PlainRecord) -> Bool { record.item.ids.trakt > 0 && overrides.isEmpty }

    /// Identifies a record.
    func resolve(_ record: Record, _ item: MediaItem) async -> Outcome {
        do { return try await identify(Subject(record, item)) } catch let error as ToolError {
            return .failed(error)
        } catch {
            return .failed(ToolError(.tryLater, "interrupted"))
        }
    }

    /// As `resolve`; this and all below throw what asking Trakt throws.
    private func identify(_ subject: Subject) async throws -> Outcome {
        if let outcome = try await overridden(subject) { return outcome }
        if subject.item.ids.trakt != nil { return .unchanged }
        switch subject.item.type {
        case .movie, .show: return try await title(subject)
        case .season, .episode: return try await partOfShow(subject)
        }
    }

    // MARK: - Films and shows

    private func title(_ subject: Subject) async throws -> Outcome {
        switch try await find(subject.item.type, subject.item.ids, subject.search) {
        case .found(let candidate, let by, let score):
            if let question = subject.doubt(about: candidate, by: by) { return .question(question) }
            if let doubt = try await doubtOfType(subject, candidate, by: by) { return doubt }
            let evidence = Evidence(
                by: by, score: score, title: candidate.title, year: candidate.year)
            return .resolved(subject.record.identified(as: candidate, evidence), evidence)
        case .undecided(let reason, let candidates):
            return .question(
                Question(reason: reason, candidates: candidates, title: subject.title))
        case .unknown: return .question(subject.unknown)
        }
    }

    /// Finds a film or show by its ids, then by its title.
    private func find(
        _ type: MediaType, _ ids: IDs, _ wanted: TitleQuery?
    ) async throws -> TitleOutcome {
        if ids.trakt != nil {
            // Title and year are the record's own: nothing is known that they are Trakt's.
            let candidate = Candidate(type: type, title: "", ids: ids)
            return .found(candidate, by: "trakt", score: 100)
        }
        if let byID = try await byID(type, ids, wanted) { return byID }
        guard let wanted else {
            if titles.isClosed, !ids.isEmpty { return .unknown }
            let reason =
                ids.isEmpty ? "no title and no id" : "Trakt does not know its ids"
            return .undecided(reason: reason, candidates: [])
        }
        let outcome = try await titles.title(wanted)
        guard case .found(let candidate, _, _) = outcome, candidate.ids.contradicts(ids) else {
            return outcome
        }
        // The record's id is not Trakt's for this title: another item of the same name.
        return .undecided(
            reason: "Trakt does not know its ids, and the matching title has different ids",
            candidates: [Comparison(wanted, candidate)])
    }

    /// Looks ids up exactly, one after another until one is known; nil if none is. Ids that lead to
    /// different items are a question. The score says how the title of `wanted` fits.
    private func byID(
        _ type: MediaType, _ ids: IDs, _ wanted: TitleQuery?
    ) async throws -> TitleOutcome? {
        var found: (candidate: Candidate, space: IDSpace)?
        for space in IDSpace.others where !(space == .tvdb && type == .movie) {
            guard let id = ids[space] else { continue }
            if let found, !found.candidate.ids.contradicts(ids) { break }
            let row = try await titles.item(space, id, type)
            guard let candidate = row.flatMap({ Candidate($0, type: type) }) else { continue }
            if let found, found.candidate.ids.trakt != candidate.ids.trakt {
                let wanted = TitleQuery(type: type, title: candidate.title, year: candidate.year)
                return .undecided(
                    reason: "its ids belong to different titles",
                    candidates: [found.candidate, candidate].map { Comparison(wanted, $0) })
            }
            found = found ?? (candidate, space)
        }
        return found.map { candidate, space in
            let score = wanted.map { Comparison($0, candidate).scoreByID } ?? 100
            return .found(candidate, by: space.rawValue, score: score)
        }
    }

    // MARK: - Seasons and episodes

    private func partOfShow(_ subject: Subject) async throws -> Outcome {
        let hasShow = subject.title != nil || !subject.item.title.ids.isEmpty
        if subject.item.type == .episode, !hasShow { return try await byEpisodeID(subject, nil) }
        switch try await find(.show, subject.item.title.ids, subject.search) {
        case .found(let show, let by, let score):
            if let question = subject.doubt(about: show, by: by) {
                return try await byEpisodeID(subject, question)
            }
            let evidence = Evidence(by: by, score: score, title: show.title, year: show.year)
            return try await part(subject, of: show, evidence)
        case .undecided(let reason, let candidates):
            let question = Question(
                reason: reason, candidates: candidates, title: subject.title)
            return try await byEpisodeID(subject, question)
        case .unknown: return try await byEpisodeID(subject, subject.unknown)
        }
    }

    /// Identifies a season or an episode of a show that is known.
    func part(_ subject: Subject, of show: Candidate, _ evidence: Evidence) async throws -> Outcome
    {
        subject.item.type == .season
            ? try await season(subject, show, evidence)
            : try await episode(subject, show, evidence)
    }

    private func season(
        _ subject: Subject, _ show: Candidate, _ evidence: Evidence
    ) async throws -> Outcome {
        guard let id = show.ids.trakt, let number = subject.item.season else {
            return .question(Question(reason: "no season number"))
        }
        guard !subject.guesses.contains(.season) else {
            return .question(Question(reason: "the season is a guess", show: show))
        }
        guard let season = try await episodes.season(number, inShow: id) else {
            return .question(Question(reason: "the show has no season \(number)", show: show))
        }
        guard season.ids.trakt != nil else {
            return .question(Question(reason: "Trakt has no id for season \(number)"))
        }
        if let doubt = try await doubtOfType(subject, show, by: evidence.by) { return doubt }
        return .resolved(subject.record.identified(as: season, of: show, evidence), evidence)
    }

    private func episode(
        _ subject: Subject, _ show: Candidate, _ evidence: Evidence
    ) async throws -> Outcome {
        guard let id = show.ids.trakt else { return .question(Question(reason: "no show id")) }
        var subject = subject
        subject.item.ids.remove(sharedWith: show.ids)
        switch try await episodes.find(subject.episodeRequest, inShow: id) {
        case .none(let reason, let candidates):
            var question = Question(reason: reason, episodes: candidates, show: show)
            question.isUnknown =
                titles.isClosed && candidates.isEmpty && subject.episodeRequest.isSure
            return try await byEpisodeID(subject, question)
        case .found(let episode, let by):
            // The number may be another numbering's: the record's own id has the last word.
            if by == "number", episode.ids.contradicts(subject.item.ids) {
                let reason = "\(episode.code) on Trakt has different ids"
                return try await byEpisodeID(
                    subject, Question(reason: reason, episodes: [episode], show: show))
            }
            if !subject.isConfirmed(by: episode, foundBy: by),
                let doubt = try await doubtOfType(subject, show, by: evidence.by)
            {
                return doubt
            }
            var evidence = evidence
            evidence.episodeBy = by
            return .resolved(subject.record.identified(as: episode, of: show, evidence), evidence)
        }
    }

    /// Looks the episode's own ids up; `question` is what remains if Trakt does not know them.
    private func byEpisodeID(
        _ subject: Subject, _ question: Question?
    ) async throws -> Outcome {
        var tried: [String] = []
        for space in [IDSpace.tvdb, .tmdb, .imdb] where subject.item.type == .episode {
            guard let id = subject.item.ids[space] else { continue }
            tried.append("\(space.rawValue) \(id)")
            let row = try await titles.item(space, id, .episode)
            guard let row, let own = row["episode"], let episode = Episode(own),
                let show = row["show"].flatMap({ Candidate(object: $0, type: .show) })
            else { continue }
            if let asked = question?.show?.ids.trakt, asked != show.ids.trakt { continue }
            let score = subject.search.map { Comparison($0, show).scoreByID } ?? 100
            if let doubt = subject.doubt(about: show, by: space.rawValue) {
                return .question(doubt)
            }
            let evidence = Evidence(
                by: space.rawValue, score: score, title: show.title, year: show.year)
            return .resolved(subject.record.identified(as: episode, of: show, evidence), evidence)
        }
        if let question { return .question(question) }
        if titles.isClosed, !tried.isEmpty { return .question(subject.unknown) }
        return .question(Question(reason: Self.reasonForNoShow(tried)))
    }

    /// Why an episode without a show is not identified: `tried` lists its ids that were looked up.
    private static func reasonForNoShow(_ tried: [String]) -> String {
        guard !tried.isEmpty else {
            return "the record names no show and has no id: add show.title, or an id"
        }
        return "Trakt knows no episode with \(tried.joined(separator: ", ")), and the record names "
            + "no show: add show.title, episode.season and episode.number"
    }
}
