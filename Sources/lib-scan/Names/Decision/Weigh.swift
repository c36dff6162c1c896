// Which fields of a reading are guesses.

extension NameReader {
    /// The reading with the fields whose evidence is weak.
    func weighed(_ result: ReadingResult) -> ReadingResult {
        guard case .reading(var reading) = result else { return result }
        if isTypeTold(reading) {
            reading.guessed.remove(.type)
        } else if reading.type == .movie, !isFilmTold(reading) {
            reading.guessed.insert(.type)
        }
        if reading.type == .episode, reading.hasNoNumber { reading.guessed.insert(.episodes) }
        return .reading(reading)
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
