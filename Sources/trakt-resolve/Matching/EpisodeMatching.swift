import TraktCore

/// What a record says about which episode it is.
struct EpisodeRequest: Sendable, Hashable {
    var ids = IDs()
    var season: Int?
    var number: Int?
    var absolute: Int?
    /// A day, or a time in UTC.
    var firstAired: String?
    var title: String?
    /// Numbers that are guesses; the fields above then lack them.
    var guess = Guess()

    /// Numbers that count only for an episode that the title confirms.
    struct Guess: Sendable, Hashable {
        var season: Int?
        var number: Int?
        var absolute: Int?
    }

    /// Whether it says which episode it is, without a guess.
    var isSure: Bool {
        let isNumbered = season != nil && number != nil || absolute != nil || firstAired != nil
        return guess == Guess() && (isNumbered || !ids.isEmpty)
    }

    /// Whether the day alone (with a title or a guess) says which episode it is.
    var isByDay: Bool {
        firstAired != nil && absolute == nil && (season == nil || number == nil)
    }
}

extension EpisodeRequest {
    /// What a record says, with the fields in `guesses` set apart. A number within a season is only
    /// as good as the season, and one number read in two ways is a guess in both. A day that is a
    /// guess says nothing.
    init(_ item: MediaItem, _ guesses: Guesses) {
        ids = item.ids
        season = item.season
        number = item.number
        absolute = item.absoluteNumber
        firstAired = guesses.contains(.firstAired) ? nil : item.firstAired
        title = guesses.contains(.episodeTitle) ? nil : item.episodeTitle
        let isOneNumber = absolute == number && guesses.contains(.number)
        if isOneNumber || guesses.contains(.absolute) {
            (guess.absolute, absolute) = (absolute, nil)
        }
        if !guesses.isDisjoint(with: [.season, .number]) {
            (guess.season, guess.number) = (season, number)
            number = nil
            if guesses.contains(.season) { season = nil }
        }
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
    /// then the day, then guessed numbers that the title confirms, then the title alone; what
    /// contradicts itself is not decided.
    func find(_ request: EpisodeRequest) -> EpisodeDecision {
        if let found = byID(request.ids) { return found }
        if let season = request.season, let number = request.number {
            return byNumber(season, number, request)
        }
        if let absolute = request.absolute { return byAbsolute(absolute) }
        if let day = request.firstAired { return byDay(day, request) }
        if request.guess != .init() { return byGuess(request) }
        if let title = request.title { return byTitle(title, season: request.season) }
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
    private func episodes(_ season: Int, _ number: Int) -> [Episode] {
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

    // MARK: - Guesses

    /// A guessed number counts where the title confirms it; else the title must be one of its own.
    private func byGuess(_ request: EpisodeRequest) -> EpisodeDecision {
        let guess = request.guess
        var read: [Episode] = []
        if let season = guess.season, let number = guess.number { read = episodes(season, number) }
        read += guess.absolute.flatMap { byAbsolute($0).episode }.map { [$0] } ?? []
        if let title = request.title, !Self.isGeneric(title) {
            if let named = only(read, called: title) { return .found(named, by: "title") }
            let byTitle = byTitle(title, season: request.season)
            if case .found = byTitle, !Self.isCommon(title) { return byTitle }
        }
        return .none(
            reason: "the number is a guess that no episode title or date confirms",
            candidates: read)
    }

    /// The only one of these episodes that has the title.
    private func only(_ candidates: [Episode], called title: String?) -> Episode? {
        guard let title else { return nil }
        let named = Set(candidates.filter { $0.isCalled(title) })
        return named.count == 1 ? named.first : nil
    }

    /// Whether an episode's title is only its number in words: `Episode 5`, `Part 2`, `07`.
    static func isGeneric(_ title: String) -> Bool {
        TitleReading(title).numbered.allSatisfy { word in
            Int(word) != nil || ["episode", "part", "chapter", "folge", "capitulo"].contains(word)
        }
    }

    /// Whether many shows have an episode of that title.
    private static func isCommon(_ title: String) -> Bool {
        let words = ["pilot", "finale", "special", "the", "recap", "ova", "end", "christmas"]
        return TitleReading(title).numbered.allSatisfy { words.contains($0) || Int($0) != nil }
    }

    // MARK: - Absolute numbers

    private func byAbsolute(_ absolute: Int) -> EpisodeDecision {
        let regular = episodes.filter { $0.season > 0 }
        let numbered = regular.filter { $0.absolute == absolute }
        if let only = numbered.first, numbered.count == 1 { return .found(only, by: "absolute") }
        if numbered.count > 1 {
            return .none(reason: "several episodes have number \(absolute)", candidates: numbered)
        }
        guard !isPartial else {
            return .none(reason: "the files have no number \(absolute)", candidates: [])
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

    private func byDay(_ text: String, _ request: EpisodeRequest) -> EpisodeDecision {
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
    private func byTitle(_ title: String, season: Int?) -> EpisodeDecision {
        let all = episodes.filter { $0.isCalled(title) }
        let inSeason = all.filter { $0.season == season }
        let found = inSeason.isEmpty ? all : inSeason
        if let only = found.first, found.count == 1 { return .found(only, by: "title") }
        let reason =
            found.isEmpty
            ? "no episode is called \"\(title)\"" : "several episodes are called \"\(title)\""
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
            return "Trakt lists no episodes of the show"
        }
        return low == high
            ? "the show has only season \(low)" : "the show has seasons \(low) to \(high)"
    }
}
