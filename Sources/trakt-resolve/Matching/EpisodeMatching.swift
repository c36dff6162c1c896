import TraktCore

extension EpisodeTable {
    /// Finds the episode. Its own ids come first, then season and number, then the absolute number,
    /// then the day, then guessed numbers that the title confirms, then the title alone; what
    /// contradicts itself is not decided.
    func find(_ request: EpisodeRequest) -> EpisodeDecision {
        checked(byEvidence(request), request)
    }

    private func byEvidence(_ request: EpisodeRequest) -> EpisodeDecision {
        if let found = byID(request.ids) { return found }
        if let season = request.season, let number = request.number {
            return byNumber(season, number, request)
        }
        if let absolute = request.absolute { return byAbsolute(absolute) }
        if let day = request.firstAired { return byDay(day, request) }
        if request.guess != .init() { return byGuess(request) }
        if let title = request.title { return byTitle(title, season: request.season) }
        let known = request.season.map { "season \($0), but no episode number" }
        return .none(reason: known ?? "no season, number or date", candidates: [])
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
        let found = episodes(season, number)
        let absolute = request.absolute.flatMap { byAbsolute($0).episode }
        guard found.count <= 1 else {
            return .none(reason: "several episodes have that number", candidates: found)
        }
        guard let episode = found.first else {
            return asAbsolute(absolute, inSeason: season, request)
                ?? .none(
                    reason: lacks(season, number), candidates: [absolute].compactMap { $0 })
        }
        guard let other = rival(of: episode, absolute, request) else {
            return .found(episode, by: "number")
        }
        let both = [episode] + other
        if let named = only(both, called: request.title) { return .found(named, by: "title") }
        let count = episode.absolute.map { "number \($0)" } ?? "another number"
        return .none(
            reason: "\(episode.code) is \(count) there, not \(request.absolute ?? number)",
            candidates: both)
    }

    /// The episodes of a season and number.
    func episodes(_ season: Int, _ number: Int) -> [Episode] {
        episodes.filter { $0.season == season && $0.number == number }
    }

    /// An absolute number in a season's folder: the season or the title confirms it.
    private func asAbsolute(
        _ absolute: Episode?, inSeason season: Int, _ request: EpisodeRequest
    ) -> EpisodeDecision? {
        guard let absolute else { return nil }
        let isNamed = request.title.map { absolute.isCalled($0) } ?? false
        guard absolute.season == season || isNamed else { return nil }
        return .found(absolute, by: "absolute")
    }

    /// What the record's absolute number means if not the episode of its season and number: two
    /// numberings that disagree, or one number that can be read in both ways. nil if all agrees.
    private func rival(
        of episode: Episode, _ absolute: Episode?, _ request: EpisodeRequest
    ) -> [Episode]? {
        guard let wanted = request.absolute else { return nil }
        if let own = episode.absolute {
            guard own != wanted else { return nil }
            return episodes.filter { $0.season > 0 && $0.absolute == wanted }
        }
        // Counting may be wrong where the record has both numbers from different places.
        guard wanted == request.number, let absolute, absolute != episode else { return nil }
        return [absolute]
    }

    // MARK: - Absolute numbers

    /// The episode of an absolute number: by Trakt's own, or by counting where it has none.
    func byAbsolute(_ absolute: Int) -> EpisodeDecision {
        let regular = episodes.filter { $0.season > 0 }
        let numbered = regular.filter { $0.absolute == absolute }
        if let only = numbered.first, numbered.count == 1 { return .found(only, by: "absolute") }
        if numbered.count > 1 {
            return .none(reason: "several episodes have number \(absolute)", candidates: numbered)
        }
        guard !isPartial else {
            return .none(reason: "the files have no episode number \(absolute)", candidates: [])
        }
        if let counted = counted(regular, absolute) { return .found(counted, by: "absolute") }
        let highest = regular.compactMap(\.absolute).max() ?? regular.count
        return .none(
            reason: "the show has no episode number \(absolute) (highest: \(highest))",
            candidates: [])
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

    private func byDay(_ text: String, _ request: EpisodeRequest) -> EpisodeDecision {
        let day = String(text.prefix(10))
        guard let midnight = Timestamp(day) else {
            return .none(reason: "\"\(text.shortened)\" is not a date", candidates: [])
        }
        let around = [-86_400.0, 86_400].map { midnight.adding(seconds: $0).dateText }
        // The day where it was made; while that is not known, the days it may have been, of which a
        // show that airs every night has two; the day before or after.
        let rules: [(Episode) -> Bool] = [
            { $0.released == day }, { $0.mayHaveAired(on: day, before: around[1]) },
            { around.contains($0.released ?? String(($0.firstAired ?? "").prefix(10))) },
        ]
        var found: [Episode] = []
        for rule in rules.prefix(isPartial ? 1 : rules.count) where found.isEmpty {
            found = regularFirst(episodes.filter(rule))
        }
        if let only = only(found, fitting: request) { return .found(only, by: "date") }
        let reason =
            found.isEmpty
            ? "nothing aired on \(day)" : "\(found.count) episodes aired around \(day)"
        return .none(reason: reason, candidates: found)
    }

    /// The one of a day's episodes that the title or the guessed number tells from the others.
    private func only(_ found: [Episode], fitting request: EpisodeRequest) -> Episode? {
        if found.count <= 1 { return found.first }
        if let named = only(found, called: request.title) { return named }
        let guess = request.guess
        let numbered = found.filter { $0.season == guess.season && $0.number == guess.number }
        return numbered.count == 1 ? numbered.first : nil
    }

    /// The episodes of numbered seasons; specials only where there are no others.
    private func regularFirst(_ found: [Episode]) -> [Episode] {
        let regular = found.filter { $0.season > 0 }
        return regular.isEmpty ? found : regular
    }

    /// The episode of a title: in the season, if one is known, else in all of them.
    func byTitle(_ title: String, season: Int?) -> EpisodeDecision {
        let all = episodes.filter { $0.isCalled(title) }
        let inSeason = all.filter { $0.season == season }
        let found = inSeason.isEmpty ? all : inSeason
        if let only = found.first, found.count == 1 { return .found(only, by: "title") }
        let name = title.shortened
        let reason =
            found.isEmpty
            ? "no episode is called \"\(name)\"" : "several episodes are called \"\(name)\""
        return .none(reason: reason, candidates: found)
    }

    // MARK: - Reasons

    /// What the show has in the place of a season and number.
    private func lacks(_ season: Int, _ number: Int) -> String {
        if isPartial {
            return "the files have no \(seasonCode(season))E\(twoDigits(number)) of this show"
        }
        let here = episodes.filter { $0.season == season }.map(\.number)
        if let low = here.min(), let high = here.max() {
            let gap = number > low && number < high ? " but not \(number)" : ""
            return "season \(season) has episodes \(low) to \(high)\(gap)"
        }
        let numbers = seasons.map(\.number)
        guard let low = numbers.first, let high = numbers.last else {
            return "no episodes of the show are known"
        }
        return low == high
            ? "the show has only season \(low)" : "the show has seasons \(low) to \(high)"
    }
}
