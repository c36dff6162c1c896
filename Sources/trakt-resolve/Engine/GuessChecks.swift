import TraktCore

// Guesses are not evidence (DESIGN 6): what was found must confirm them, or there is a question. An id
// is evidence, unless everything else speaks against it.

extension Subject {
    /// Why a film or show that was found does not confirm a guessed title or year, or how its id
    /// contradicts the record; nil if all is well.
    ///
    /// A guessed title needs the same words and the same year, which must not be a guess itself.
    /// A guessed year was not searched with, and must not be another than the one found.
    ///
    /// - Parameter by: the evidence, as in `TitleOutcome.found`. An id settles title and year, but
    ///   an id of an item with another title and another year is a mistake somewhere.
    func doubt(about candidate: Candidate, by: String) -> Question? {
        guard let search else { return nil }
        let comparison = Comparison(search, candidate)
        if let space = IDSpace(rawValue: by) {
            guard space != .trakt, !guesses.contains(.title), comparison.isOtherWork else {
                return nil
            }
            return question("its \(by) id belongs to another title", comparison)
        }
        if guesses.contains(.title) {
            let sameWords = comparison.likeness.tier <= 1 && comparison.source != .alias
            guard sameWords, comparison.yearFit == .equal else {
                return question("the title is a guess that no year confirms", comparison)
            }
        }
        if guesses.contains(.year), let own = item.title.year, let year = candidate.year,
            abs(own - year) > 1
        {
            return question("the year \(own) is a guess", comparison)
        }
        return nil
    }

    /// Whether the episode found confirms all that is a guess: it has the title or the day of the
    /// record, or its id.
    func isConfirmed(by episode: Episode, foundBy by: String) -> Bool {
        let request = episodeRequest
        if by == "title" || by == "date" || IDSpace(rawValue: by) != nil { return true }
        return request.title.map { episode.isCalled($0) && !EpisodeTable.isGeneric($0) } ?? false
    }

    fileprivate func question(_ reason: String, _ candidate: Comparison) -> Question {
        Question(reason: reason, candidates: [candidate], title: title)
    }
}

extension RecordResolver {
    /// Why a guessed type is not confirmed by the film or show found; nil if it is, or is no guess.
    ///
    /// An IMDb id names one item of any type, and an override is the person's word. Otherwise a
    /// film needs the record's year, any item the record's title, and no item of the other type may
    /// be called the same.
    func doubtOfType(
        _ subject: Subject, _ candidate: Candidate, by: String
    ) async throws -> Outcome? {
        guard subject.guesses.contains(.type), by != "imdb", by != "override" else { return nil }
        guard let search = subject.search else {
            return .question(Question(reason: "the type is a guess", title: nil))
        }
        let found = Comparison(search, candidate)
        let isSameTitle = by == "trakt" || found.likeness.isEqual
        guard isSameTitle, search.type == .show || found.yearFit == .equal else {
            return .question(subject.question("the type is a guess that nothing confirms", found))
        }
        let others = try await namesakes(of: search)
        guard !others.isEmpty else { return nil }
        let other = search.type == .movie ? "show" : "film"
        return .question(
            Question(
                reason: "the type is a guess, and there is a \(other) with that title",
                candidates: [found] + others, title: subject.title))
    }

    /// Items of the other type that are called the same and whose year allows it: a show begins no
    /// later than its episodes, a film has one year.
    private func namesakes(of search: TitleQuery) async throws -> [Comparison] {
        let type: MediaType = search.type == .movie ? .show : .movie
        let other = TitleQuery(type: type, title: search.title, year: nil)
        let found =
            switch try await titles.title(other) {
            case .unknown: [Comparison]()
            case .found(let candidate, _, _): [Comparison(other, candidate)]
            case .undecided(_, let candidates): candidates.filter(\.likeness.isEqual)
            }
        return found.filter { comparison in
            guard let year = search.year, let theirs = comparison.candidate.year else {
                return true
            }
            return type == .show ? theirs <= year + 1 : abs(theirs - year) <= 1
        }
    }
}
