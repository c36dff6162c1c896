import TraktCore

/// How to search for a title with as few requests as it takes: which search goes first, and whether
/// a page of hits can hide another that would change the decision. Pure.
///
/// The exact search answers by whole titles: it misses `Face+Off` and `Amelie`, but shows all films
/// called `It`. The broad search forgives spelling and shows twins of every spelling, but gives 50
/// rows of the hundreds that hold a single word. So a title of one word starts with the exact
/// search, any other with the broad one, and the second is asked only if the first leaves a doubt.
struct SearchPlan: Sendable {
    let wanted: Wanted

    enum Step: Sendable, Hashable {
        case exact(String)
        case broad(String)
    }

    /// The searches to make one after another until `settles` says that is enough.
    var steps: [Step] {
        let title = wanted.query
        let broad = Step.broad(Self.plain(title))
        let first: [Step] =
            wanted.significantWords.count <= 1 && !hasFileMarks
            ? [.exact(title), broad] : [broad, .exact(title)]
        return first + [lastResort].compactMap { $0 }.filter { !first.contains($0) }
    }

    /// The broad search for the part before a subtitle, or the folded words: finds candidates to
    /// show where the title as a whole finds none.
    private var lastResort: Step? {
        let starts = TitleWords.subtitleStarts(wanted.query)
        if let start = starts.first { return .broad(String(wanted.query[..<start]).trimmed) }
        let words = wanted.readings.last?.words ?? []
        return words.isEmpty ? nil : .broad(words.joined(separator: " "))
    }

    /// Whether the title was a file's name that had to do without some marks.
    private var hasFileMarks: Bool {
        let title = wanted.query
        return title.contains(" - ") || title.contains("+") || title.contains("_")
    }

    /// A query without what may be an operator: the marks file names have in place of others, and a
    /// dash at the start (trakt-api.md 3.1).
    static func plain(_ title: String) -> String {
        var text = title
        for mark in [" - ", "+", "_", "\"", "\\", "*", "?", "!", "(", ")", "[", "]", "{", "}", "~"]
        {
            text = text.replacing(mark, with: " ")
        }
        let words = text.split(separator: " ").joined(separator: " ")
        let stripped = words.drop { $0 == "-" || $0 == " " }
        return stripped.isEmpty ? title : String(stripped)
    }

    /// Whether a page cannot hide another title that would be equal to the wanted one.
    ///
    /// A page that is not full is all there is. A full page of the broad search still shows all
    /// that hold every word if it goes on to rows that do not; a few of these may have come by an
    /// alias, so it takes five. The exact search goes on to others only when there are no more.
    func isComplete(_ step: Step, _ page: Lookup.SearchPage) -> Bool {
        guard page.isFull else { return true }
        let strangers = page.candidates.filter { candidate in
            switch step {
            case .exact: !Comparison(wanted, candidate).likeness.isEqual
            case .broad: !holdsAllWords(candidate)
            }
        }
        return strangers.count >= 5
    }

    private func holdsAllWords(_ candidate: Candidate) -> Bool {
        let titles = [candidate.title, candidate.originalTitle ?? ""] + candidate.aliases
        return titles.contains { title in
            let words = TitleReading(title).numbered
            return wanted.significantWords.allSatisfy { words.contains($0) }
        }
    }

    /// The searches that were made, with whether each showed all there is.
    struct Made: Sendable {
        var exact: Bool?
        var broad: Bool?

        /// Notes a search; once complete it stays so.
        mutating func note(_ step: Step, isComplete: Bool) {
            switch step {
            case .exact: exact = (exact ?? false) || isComplete
            case .broad: broad = (broad ?? false) || isComplete
            }
        }
    }

    /// Whether a decision stands after the searches made so far, so that no other is needed.
    func settles(_ decision: Decision, after made: Made) -> Bool {
        switch decision {
        case .match(let found):
            if made.broad == true { return true }
            // Nobody else is called exactly so; a year apart or no year wants to see the
            // other spellings too.
            guard made.exact == true else { return false }
            return found.likeness.tier == 0 && found.yearFit == .equal || made.broad != nil
        case .undecided(_, let shown):
            // A tie stays one, whatever else there is.
            if shown.filter({ $0.isContender && $0.yearFit == .equal }).count > 1 { return true }
            guard let best = shown.first else { return false }
            if made.broad == true, best.likeness.isEqual { return true }
            return made.broad != nil && made.exact != nil && best.likeness.cost < 75
        }
    }

    /// What the decision comes to when there is nothing left to search: a match is only kept if
    /// some search showed all there is.
    func final(_ decision: Decision, after made: Made) -> Decision {
        guard case .match(let found) = decision, made.broad != true, made.exact != true else {
            return decision
        }
        return .undecided(reason: "too many titles are like it", candidates: [found])
    }
}
