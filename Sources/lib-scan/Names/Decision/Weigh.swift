// Which fields of a reading are guesses.

extension NameReader {
    /// The reading with the fields whose evidence is weak.
    func weighed(_ result: ReadingResult) -> ReadingResult {
        guard case .reading(let reading) = result else { return result }
        var guessed = reading.guessed
        if isTypeTold(reading) {
            guessed.remove(.type)
        } else if reading.type == .movie, !isFilmTold(reading) {
            guessed.insert(.type)
        }
        if reading.type == .episode, reading.hasNoNumber { guessed.insert(.episodes) }
        guard guessed != reading.guessed else { return result }
        var weighed = reading
        weighed.guessed = guessed
        return .reading(weighed)
    }

    /// Whether the type is known without the name: from the person, a sidecar or a season's folder.
    private func isTypeTold(_ reading: Reading) -> Bool {
        hint != .any || reading.type == .episode && isInSeason
    }

    /// A film is what has a sure year or an id, or lies in a library of films; else it is only taken
    /// for one.
    private func isFilmTold(_ reading: Reading) -> Bool {
        if reading.year != nil { return !reading.guessed.contains(.year) }
        return !reading.ids.isEmpty || folder.library == .movie
    }
}
