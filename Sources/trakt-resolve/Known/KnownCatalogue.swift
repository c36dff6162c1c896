import TraktCore

/// The films, shows, seasons and episodes that the files of `--known` name: a catalogue that needs
/// no network. It holds what somebody has watched, rated or listed, so a title it lacks may exist.
struct KnownCatalogue: Sendable {
    /// The films and the shows.
    private var titles: [MediaType: KnownTitles] = [:]
    /// The known episodes of shows, by the show's Trakt id.
    private var tables: [Int64: EpisodeTable] = [:]
    /// Where an episode is found by its ids; made by `finish`.
    private var places: [IDKey: Place] = [:]
    /// The Trakt ids of the episodes that were added.
    private var added: Set<Int64> = []

    private struct Place: Sendable {
        var show: Int64
        var index: Int32
    }

    // MARK: - Filling

    /// Adds what a record names; false if it names nothing with a Trakt id. `finish` follows.
    mutating func add(_ item: MediaItem) -> Bool {
        let type: MediaType = item.type == .movie ? .movie : .show
        guard let id = item.title.ids.trakt else { return false }
        let title = item.title
        titles[type, default: KnownTitles()].add(
            Candidate(type: type, title: title.title ?? "", year: title.year, ids: title.ids))
        if item.type == .season, let number = item.season, !item.ids.isEmpty {
            let season = EpisodeTable.Season(number: number, ids: item.ids, count: nil)
            tables[id, default: EpisodeTable(partial: ())].add(season)
        }
        if item.type == .episode, let trakt = item.ids.trakt, let episode = Episode(item),
            added.insert(trakt).inserted
        {
            tables[id, default: EpisodeTable(partial: ())].add(episode)
        }
        return true
    }

    /// Makes it ready to be asked.
    mutating func finish() {
        added = []
        for show in tables.keys {
            tables[show]?.sort()
            for (index, episode) in (tables[show]?.episodes ?? []).enumerated() {
                let place = Place(show: show, index: Int32(clamping: index))
                for key in IDKey.all(of: episode.ids) where places[key] == nil {
                    places[key] = place
                }
            }
        }
    }

    // MARK: - Asking

    /// The row of an id, as a search for it would give it; nil if the files do not have it.
    func row(_ space: IDSpace, _ id: String, _ type: MediaType) -> JSONSlice? {
        guard let key = IDKey(space, id) else { return nil }
        var fields: [JSON.Field] = [JSON.Field("type", .string(type.rawValue))]
        if type == .episode {
            guard let place = places[key], let show = titles[.show]?[.trakt(place.show)],
                let episode = tables[place.show]?.episodes[Int(place.index)]
            else { return nil }
            fields += [JSON.Field("episode", episode.json), JSON.Field("show", show.json)]
        } else {
            guard let found = titles[type]?[key] else { return nil }
            fields.append(JSON.Field(type.rawValue, found.json))
        }
        return try? JSONSlice.parse(JSON.object(fields).bytes)
    }

    /// The known seasons and episodes of a show.
    func table(ofShow id: Int64) -> EpisodeTable { tables[id] ?? EpisodeTable(partial: ()) }

    /// Decides which of the known titles a record asks for. A title that is missing here may exist
    /// all the same, so only a sure match counts: what it may be otherwise is a question, and a
    /// title that none may be is `.unknown`.
    func find(_ wanted: TitleQuery, _ decider: Decider) -> TitleOutcome {
        guard let titles = titles[wanted.type] else { return .unknown }
        let equal = titles.namesakes(of: wanted)
        if let found = decider.decide(wanted, among: equal).match, found.isSure(wanted) {
            return .found(found.candidate, by: "known", score: found.score)
        }
        let all = equal + titles.similar(to: wanted)
        let (reason, shown) =
            switch decider.decide(wanted, among: all) {
            case .match:
                ("the files of --known have only a near match", Decider.ranked(wanted, all))
            case .undecided(let reason, let candidates): (reason, candidates)
            }
        let possible = shown.filter { $0.mayBe(wanted) }.prefix(Decider.shown)
        return possible.isEmpty
            ? .unknown : .undecided(reason: reason, candidates: Array(possible))
    }
}

extension Comparison {
    /// Whether a known title is the wanted one although others of the name may exist: the same
    /// words, the same year and no other country. Shows are often named without their year.
    fileprivate func isSure(_ wanted: TitleQuery) -> Bool {
        let isSameYear = yearFit == .equal
        if case .loose(_, "a country") = likeness { return isSameYear && source == .title }
        return isSameWords && (isSameYear || wanted.type == .show && wanted.year == nil)
    }

    /// Whether a known title may be the wanted one under another name or year: an equal title at
    /// most two years apart, or nearly the same title of the same year. Titles that differ in
    /// their numbers are two.
    fileprivate func mayBe(_ wanted: TitleQuery) -> Bool {
        if likeness.isEqual {
            if case .apart(let years) = yearFit { return abs(years) <= 2 }
            return true
        }
        guard yearFit == .equal || yearFit.tier >= 2 && !yearFit.isApart else { return false }
        switch likeness {
        case .subtitle, .otherEdition: return true
        case .number: return !(wanted.hasNumber && TitleReading(candidate.title).hasNumber)
        case .similar(let share): return share >= 0.6
        default: return false
        }
    }
}

extension YearFit {
    fileprivate var isApart: Bool { if case .apart = self { true } else { false } }
}

extension TitleQuery {
    fileprivate var hasNumber: Bool { readings.first?.hasNumber ?? false }
}

extension Episode {
    /// The episode that a record is about; nil without numbers.
    fileprivate init?(_ item: MediaItem) {
        guard let season = item.season, let number = item.number else { return nil }
        self.season = season
        self.number = number
        absolute = item.absoluteNumber
        firstAired = item.firstAired
        title = item.episodeTitle
        ids = item.ids
        ids.slug = nil
    }
}
