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

    var episode: Episode? { if case .found(let episode, _) = self { episode } else { nil } }
}
