import TraktCore

/// What a record says about the episode it is.
struct EpisodeRequest: Sendable, Hashable {
    var ids = IDs()
    var season: Int?
    var number: Int?
    var absolute: Int?
    /// A day, or a time in UTC.
    var firstAired: String?
    var title: String?

    /// Whether nothing but the day (and the title) says which episode it is.
    var isByDay: Bool {
        firstAired != nil && absolute == nil && (season == nil || number == nil)
    }
}

/// Which episode of a show a record means, or why none.
enum EpisodeDecision: Sendable, Hashable {
    /// `by` is `tvdb`, `imdb`, `tmdb`, `number`, `absolute`, `date` or `title`.
    case found(Episode, by: String)
    /// `reason` is a sentence part that says what the show has.
    case none(reason: String, candidates: [Episode])

    var episode: Episode? {
        if case .found(let episode, _) = self { return episode }
        return nil
    }
}

extension EpisodeTable {
    /// Finds the episode. Its own ids come first, then season and number, then the absolute number,
    /// then the day, then the title; what contradicts itself is not decided.
    func find(_ request: EpisodeRequest) -> EpisodeDecision {
        if let found = byID(request.ids) { return found }
        if let season = request.season, let number = request.number {
            return byNumber(season, number, request)
        }
        if let absolute = request.absolute { return byAbsolute(absolute) }
        if let day = request.firstAired { return byDay(day, request.title) }
        if let title = request.title { return byTitle(title) }
        return .none(reason: "no season, number or date to go by", candidates: [])
    }

    private func byID(_ ids: IDs) -> EpisodeDecision? {
        let asked: [(name: String, matches: (Episode) -> Bool)] = [
            ("tvdb", { $0.ids.tvdb == ids.tvdb && ids.tvdb != nil }),
            ("imdb", { $0.ids.imdb == ids.imdb && ids.imdb != nil }),
            ("tmdb", { $0.ids.tmdb == ids.tmdb && ids.tmdb != nil }),
        ]
        for (name, matches) in asked {
            let found = episodes.filter(matches)
            if let only = found.first, found.count == 1 { return .found(only, by: name) }
        }
        return nil
    }

    private func byNumber(
        _ season: Int, _ number: Int, _ request: EpisodeRequest
    ) -> EpisodeDecision {
        let found = episodes.filter { $0.season == season && $0.number == number }
        guard let episode = found.first, found.count == 1 else {
            return .none(reason: lacks(season, number), candidates: [])
        }
        // The record's own absolute number points elsewhere: two numberings, one of them not ours.
        if let absolute = request.absolute, let own = episode.absolute, own != absolute {
            let other = episodes.filter { $0.season > 0 && $0.absolute == absolute }
            return .none(
                reason: "\(episode.code) is number \(own) there, not \(absolute)",
                candidates: [episode] + other)
        }
        return .found(episode, by: "number")
    }

    // MARK: - Absolute numbers

    private func byAbsolute(_ absolute: Int) -> EpisodeDecision {
        let regular = episodes.filter { $0.season > 0 }
        let numbered = regular.filter { $0.absolute == absolute }
        if let only = numbered.first, numbered.count == 1 { return .found(only, by: "absolute") }
        if numbered.count > 1 {
            return .none(reason: "several episodes have number \(absolute)", candidates: numbered)
        }
        if let counted = counted(regular, absolute) { return .found(counted, by: "absolute") }
        let highest = regular.compactMap(\.absolute).max() ?? regular.count
        return .none(
            reason: "the show has no number \(absolute) (\(highest) at most)", candidates: [])
    }

    /// The episode by counting, where Trakt's own absolute numbers are missing and the seasons
    /// have no gaps: each begins at 1, or all go on from the one before.
    private func counted(_ regular: [Episode], _ absolute: Int) -> Episode? {
        let goesOn = regular.enumerated().allSatisfy { $0.element.number == $0.offset + 1 }
        var expected = 1
        var season: Int?
        for episode in regular where !goesOn {
            expected = episode.season == season ? expected + 1 : 1
            season = episode.season
            guard episode.number == expected else { return nil }
        }
        let numbers = Set(regular.map(\.season))
        guard let last = numbers.max(), numbers == Set(1...last), unread.isEmpty,
            regular.indices.contains(absolute - 1),
            regular.enumerated().allSatisfy({
                $0.element.absolute == nil || $0.element.absolute == $0.offset + 1
            })
        else { return nil }
        return regular[absolute - 1]
    }

    // MARK: - Days and titles

    private func byDay(_ text: String, _ title: String?) -> EpisodeDecision {
        let day = String(text.prefix(10))
        guard let midnight = Timestamp(day) else {
            return .none(reason: "\"\(text)\" is not a date", candidates: [])
        }
        let around = [-86_400.0, 86_400].map {
            String(midnight.adding(seconds: $0).text.prefix(10))
        }
        // The day where it was made; while that is not known, the days it may have been, of which a
        // show that airs every night has two; the day before or after.
        let rules: [(Episode) -> Bool] = [
            { $0.released == day }, { $0.mayHaveAired(on: day, before: around[1]) },
            { around.contains($0.released ?? String(($0.firstAired ?? "").prefix(10))) },
        ]
        var found: [Episode] = []
        for rule in rules where found.isEmpty { found = regularFirst(episodes.filter(rule)) }
        if found.count > 1, let title {
            let same = found.filter { Self.isTitle($0.title, title) }
            if same.count == 1 { found = same }
        }
        if let only = found.first, found.count == 1 { return .found(only, by: "date") }
        let reason =
            found.isEmpty
            ? "nothing aired on \(day)" : "\(found.count) episodes aired around \(day)"
        return .none(reason: reason, candidates: found)
    }

    /// The episodes of numbered seasons; specials only where there are no others.
    private func regularFirst(_ found: [Episode]) -> [Episode] {
        let regular = found.filter { $0.season > 0 }
        return regular.isEmpty ? found : regular
    }

    private func byTitle(_ title: String) -> EpisodeDecision {
        let found = episodes.filter { Self.isTitle($0.title, title) }
        if let only = found.first, found.count == 1 { return .found(only, by: "title") }
        let reason =
            found.isEmpty
            ? "no episode is called \"\(title)\"" : "several episodes are called \"\(title)\""
        return .none(reason: reason, candidates: found)
    }

    private static func isTitle(_ own: String?, _ title: String) -> Bool {
        guard let own else { return false }
        return TitleReading(own).likeness(to: TitleReading(title)).tier < 2
    }

    // MARK: - Reasons

    /// What the show has in the place of a season and number.
    private func lacks(_ season: Int, _ number: Int) -> String {
        let here = episodes.filter { $0.season == season }.map(\.number)
        if let low = here.min(), let high = here.max() {
            let gap = number > low && number < high ? " but not \(number)" : ""
            return "season \(season) has episodes \(low) to \(high)\(gap)"
        }
        let numbers = seasons.map(\.number)
        guard let low = numbers.first, let high = numbers.last else {
            return "Trakt lists no episodes of the show"
        }
        return low == high
            ? "the show has only season \(low)" : "the show has seasons \(low) to \(high)"
    }
}
