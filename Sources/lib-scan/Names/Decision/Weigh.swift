// Which fields of a reading are guesses.

extension NameReader {
    /// The reading with the fields whose evidence is weak.
    func weighed(_ result: ReadingResult) -> ReadingResult {
        guard case .reading(var reading) = result else { return result }
        let isEpisode = reading.type == .episode
        // A film is what has a sure year or an id, or lies in a library of films.
        let isFilm =
            reading.year != nil
            ? !reading.guessed.contains(.year)
            : !reading.ids.isEmpty || folder.library == .movie
        if hint != .any || isEpisode && isInSeason {
            reading.guessed.remove(.type)
        } else if !isEpisode, !isFilm {
            reading.guessed.insert(.type)
        }
        if isEpisode, reading.hasNoNumber { reading.guessed.insert(.episodes) }
        return .reading(reading)
    }
}
