import TraktCore

/// Identifies records, by the order of evidence: the person's override, a Trakt id, another id, the
/// account's titles, the cache, the searches.
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

    /// Identifies a record.
    func resolve(_ record: Record, _ item: MediaItem) async -> Outcome {
        let wanted = item.wanted
        if let wanted, let word = overridden(item, wanted) { return await word.apply(self, record) }
        if item.ids.trakt != nil { return .unchanged }
        switch item.type {
        case .movie, .show: return await title(record, item, wanted)
        case .season, .episode: return await partOfShow(record, item, wanted)
        }
    }

    // MARK: - Films and shows

    private func title(_ record: Record, _ item: MediaItem, _ wanted: Wanted?) async -> Outcome {
        switch await find(item.type, item.ids, wanted) {
        case .found(let candidate, let by, let score):
            let evidence = Evidence(
                by: by, score: score, title: candidate.title, year: candidate.year)
            return .resolved(record.identified(as: candidate, evidence), by: by)
        case .undecided(let reason, let candidates):
            return .question(
                Question(reason: reason, candidates: candidates, wanted: wanted))
        case .failed(let error): return .failed(error)
        case .skipped: return .question(Question(reason: "skipped, as you said before"))
        }
    }

    /// Finds a film or show by its ids, then by its title.
    private func find(_ type: MediaType, _ ids: IDs, _ wanted: Wanted?) async -> TitleOutcome {
        if ids.trakt != nil {
            // Title and year are the record's own: nothing is known that they are Trakt's.
            let candidate = Candidate(type: type, title: "", ids: ids)
            return .found(candidate, by: "trakt", score: 100)
        }
        if let byID = await byID(type, ids) { return byID }
        guard let wanted else {
            let reason = ids.isEmpty ? "no title and no id to go by" : "Trakt does not know its ids"
            return .undecided(reason: reason, candidates: [])
        }
        let outcome = await titles.title(wanted)
        guard case .found(let candidate, _, _) = outcome, candidate.ids.contradicts(ids) else {
            return outcome
        }
        // The record's id is not Trakt's for this title: another item of the same name.
        return .undecided(
            reason: "Trakt does not know its ids, and the title there has others",
            candidates: [Comparison(wanted, candidate)])
    }

    /// Looks ids up exactly, one after another until one is known; nil if none is. Ids that lead to
    /// different items are a question.
    private func byID(_ type: MediaType, _ ids: IDs) async -> TitleOutcome? {
        var found: (candidate: Candidate, space: IDSpace)?
        for space in [IDSpace.imdb, .tmdb, .tvdb] {
            guard let id = ids.value(in: space), !(space == .tvdb && type == .movie) else {
                continue
            }
            if let found, !found.candidate.ids.contradicts(ids) { break }
            switch await titles.item(space, id, type) {
            case .failure(let error): return .failed(error)
            case .success(let row):
                guard let candidate = row.flatMap({ Candidate($0, type: type) }) else { continue }
                if let found, found.candidate.ids.trakt != candidate.ids.trakt {
                    let wanted = Wanted(type: type, title: candidate.title, year: candidate.year)
                    return .undecided(
                        reason: "its ids belong to different titles",
                        candidates: [found.candidate, candidate].map { Comparison(wanted, $0) })
                }
                found = found ?? (candidate, space)
            }
        }
        return found.map { .found($0.candidate, by: $0.space.rawValue, score: 100) }
    }

    // MARK: - Seasons and episodes

    private func partOfShow(
        _ record: Record, _ item: MediaItem, _ wanted: Wanted?
    ) async -> Outcome {
        let hasShow = wanted != nil || !item.title.ids.isEmpty
        if item.type == .episode, !hasShow { return await byEpisodeID(record, item, nil) }
        switch await find(.show, item.title.ids, wanted) {
        case .found(let show, let by, let score):
            let evidence = Evidence(by: by, score: score, title: show.title, year: show.year)
            return await part(record, item, of: show, evidence)
        case .undecided(let reason, let candidates):
            let question = Question(reason: reason, candidates: candidates, wanted: wanted)
            return await byEpisodeID(record, item, question)
        case .failed(let error): return .failed(error)
        case .skipped: return .question(Question(reason: "skipped, as you said before"))
        }
    }

    /// Identifies a season or an episode of a show that is known.
    func part(
        _ record: Record, _ item: MediaItem, of show: Candidate, _ evidence: Evidence
    ) async -> Outcome {
        item.type == .season
            ? await season(record, item, show, evidence)
            : await episode(record, item, show, evidence)
    }

    private func season(
        _ record: Record, _ item: MediaItem, _ show: Candidate, _ evidence: Evidence
    ) async -> Outcome {
        guard let id = show.ids.trakt, let number = item.season else {
            return .question(Question(reason: "no season number to go by"))
        }
        switch await episodes.season(number, inShow: id) {
        case .failure(let error): return .failed(error)
        case .success(nil):
            return .question(Question(reason: "the show has no season \(number)", show: show))
        case .success(let season?):
            guard season.ids.trakt != nil else {
                return .question(Question(reason: "Trakt gives no id of season \(number)"))
            }
            let identified = record.identified(as: season, of: show, evidence)
            return .resolved(identified, by: evidence.by)
        }
    }

    private func episode(
        _ record: Record, _ item: MediaItem, _ show: Candidate, _ evidence: Evidence
    ) async -> Outcome {
        guard let id = show.ids.trakt else { return .question(Question(reason: "no show id")) }
        var item = item
        // Notes beside a release link to its episode or to its show.
        for name in item.ids.shared(with: show.ids) {
            switch name {
            case "imdb": item.ids.imdb = nil
            case "tmdb": item.ids.tmdb = nil
            default: item.ids.tvdb = nil
            }
        }
        let request = EpisodeRequest(
            ids: item.ids, season: item.season, number: item.number,
            absolute: item.absoluteNumber, firstAired: item.firstAired, title: item.episodeTitle)
        switch await episodes.find(request, inShow: id) {
        case .failure(let error): return .failed(error)
        case .success(.none(let reason, let candidates)):
            return await byEpisodeID(
                record, item, Question(reason: reason, episodes: candidates, show: show))
        case .success(.found(let episode, let by)):
            // The number may be another numbering's: the record's own id has the last word.
            if by == "number", episode.ids.contradicts(item.ids) {
                let reason = "\(episode.code) on Trakt has other ids"
                return await byEpisodeID(
                    record, item, Question(reason: reason, episodes: [episode], show: show))
            }
            var evidence = evidence
            evidence.episodeBy = by
            let identified = record.identified(as: episode, of: show, evidence)
            return .resolved(identified, by: evidence.by)
        }
    }

    /// Looks the episode's own ids up; `question` is what remains if Trakt does not know them.
    private func byEpisodeID(
        _ record: Record, _ item: MediaItem, _ question: Question?
    ) async -> Outcome {
        for space in [IDSpace.tvdb, .tmdb, .imdb] where item.type == .episode {
            guard let id = item.ids.value(in: space) else { continue }
            switch await titles.item(space, id, .episode) {
            case .failure(let error): return .failed(error)
            case .success(let row):
                guard let row, let own = row["episode"], let episode = Episode(own),
                    let show = row["show"].flatMap({ Candidate(object: $0, type: .show) })
                else { continue }
                if let asked = question?.show?.ids.trakt, asked != show.ids.trakt { continue }
                let evidence = Evidence(
                    by: space.rawValue, score: 100, title: show.title, year: show.year)
                let identified = record.identified(as: episode, of: show, evidence)
                return .resolved(identified, by: space.rawValue)
            }
        }
        return .question(question ?? Question(reason: "no show and no known id to go by"))
    }
}

extension IDs {
    /// Whether an id that both have differs: then they are not of the same item.
    func contradicts(_ other: IDs) -> Bool {
        func differ<Value: Equatable>(_ left: Value?, _ right: Value?) -> Bool {
            guard let left, let right else { return false }
            return left != right
        }
        return differ(imdb, other.imdb) || differ(tmdb, other.tmdb) || differ(tvdb, other.tvdb)
    }
}

extension IDs {
    /// The names of the ids that an episode has in common with its show, and so are not its own.
    func shared(with show: IDs) -> [String] {
        [
            ("imdb", imdb != nil && imdb == show.imdb), ("tmdb", tmdb != nil && tmdb == show.tmdb),
            ("tvdb", tvdb != nil && tvdb == show.tvdb),
        ].filter(\.1).map(\.0)
    }
}

extension MediaItem {
    /// What the record asks for: its film or show by title; nil without a title.
    var wanted: Wanted? {
        guard let name = title.title, !name.trimmed.isEmpty else { return nil }
        return Wanted(type: type == .movie ? .movie : .show, title: name, year: title.year)
    }
}
