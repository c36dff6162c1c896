import TraktCore

extension EpisodeTable {
    /// A guessed number counts where the title confirms it; else the title must be one of its own.
    func byGuess(_ request: EpisodeRequest) -> EpisodeDecision {
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
    func only(_ candidates: [Episode], called title: String?) -> Episode? {
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
    static func isCommon(_ title: String) -> Bool {
        let words: Set = [
            "pilot", "finale", "special", "the", "recap", "ova", "end", "christmas", "tba",
        ]
        return TitleReading(title).numbered.allSatisfy { words.contains($0) || Int($0) != nil }
    }
}
