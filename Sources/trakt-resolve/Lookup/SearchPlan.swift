import TraktCore

/// How to search for a title with as few requests as it takes: which search goes first, and whether
/// a page of hits can hide another that would change the decision. Pure.
///
/// The exact search answers by whole titles: it misses `Face+Off` and `Amelie`, but shows all films
/// called `It`. The broad search forgives spelling and shows twins of every spelling, but gives 50
/// rows of the hundreds that hold a single word. So a title of one word starts with the exact
/// search, any other with the broad one, and the second is asked only if the first leaves a doubt.
struct SearchPlan: Sendable {
    let wanted: TitleQuery

    /// A search to make.
    struct Step: Sendable, Hashable {
        var isExact: Bool
        var text: String
        var page = 1

        /// The first page of titles that are `text`.
        static func exact(_ text: String) -> Step { Step(isExact: true, text: text) }
        /// Titles that are like `text`.
        static func broad(_ text: String) -> Step { Step(isExact: false, text: text) }

        /// The same search, one page on.
        var next: Step { Step(isExact: isExact, text: text, page: page + 1) }
    }

    /// How many pages of whole titles are read: more than 200 works of one name are hopeless.
    static let exactPages = 4

    /// The searches to make one after another until `settles` says that is enough.
    var steps: [Step] {
        let title = wanted.query
        let broad = Step.broad(Self.plain(title))
        let first: [Step] =
            wanted.significantWords.count <= 1 && !hasFileMarks
            ? [.exact(title), broad] : [broad, .exact(title)]
        return first + [lastResort].compactMap { $0 }.filter { !first.contains($0) }
    }

    /// A broad search for the words that every spelling of the title has: no numerals, articles, short
    /// forms, nor words that may be possessives, as long as others are left. Finds candidates to
    /// show where the title as a whole finds none.
    private var lastResort: Step? {
        guard let reading = wanted.readings.last else { return nil }
        let words = reading.words.map { $0 == "pt" ? "part" : $0 }.filter {
            !TitleTables.droppedArticles.contains($0) && $0 != "and"
        }
        let rules: [(String) -> Bool] = [
            { !Self.hasSpellings($0) && !$0.hasSuffix("s") }, { !Self.hasSpellings($0) },
            { !Self.isNumeral($0) && !$0.hasSuffix("s") }, { _ in true },
        ]
        for rule in rules {
            let firm = words.filter(rule)
            // "Part" alone finds everything: a title that is a number keeps it.
            guard !firm.allSatisfy({ $0 == "part" }) else { continue }
            return .broad(firm.joined(separator: " "))
        }
        return words.first.map { .broad($0) }
    }

    /// Whether a word of a title is a number that is also written in another way: `3`, `iii`.
    private static func isNumeral(_ word: String) -> Bool {
        Int(word) != nil || TitleReading.roman(word) != nil
    }

    /// Whether a word of a title is also written in another way: a numeral, `vs`.
    private static func hasSpellings(_ word: String) -> Bool {
        isNumeral(word) || TitleTables.synonyms[word] != nil
    }

    /// Whether the searches made have shown the title in all its spellings: `Wonder 3` may have a
    /// twin that is called `Wonder Three`.
    private func hasSeenSpellings(_ made: Made) -> Bool {
        guard let words = wanted.readings.last?.words, words.contains(where: Self.hasSpellings)
        else { return true }
        return steps.allSatisfy(made.steps.contains)
    }

    /// When nothing at all was found: the broad search for the longest word.
    func longestWord(after made: Made) -> Step? {
        guard let longest = wanted.readings.last?.words.max(by: { $0.count < $1.count }) else {
            return nil
        }
        let step = Step.broad(longest)
        return made.steps.contains(step) ? nil : step
    }

    /// Whether the title was a file's name that had to do without some marks.
    private var hasFileMarks: Bool {
        let title = wanted.query
        return title.contains(" - ") || title.contains("+") || title.contains("_")
    }

    /// A query without what may be an operator (trakt-api.md 3.1), stands for another mark in file
    /// names, or is spelled in two ways: `&` and "and", "Pt.".
    static func plain(_ title: String) -> String {
        var text = title
        for mark in [" - ", "+", "_", "\"", "\\", "*", "?", "!", "(", ")", "[", "]", "{", "}", "~"]
        {
            text = text.replacing(mark, with: " ")
        }
        let parts = text.split(separator: " ")
        let words = parts.enumerated().filter { place, word in
            let inside = place > 0 && place + 1 < parts.count
            return !inside || word != "&" && !TitleTables.conjunctions.contains(word.lowercased())
        }
        .map { ["pt", "pt."].contains($0.element.lowercased()) ? "Part" : $0.element }
        .joined(separator: " ")
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
            step.isExact
                ? !Comparison(wanted, candidate).likeness.isEqual : !holdsAllWords(candidate)
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

    /// The part of a page of hits that matters to every search for this title, whatever the year.
    struct Hits: Sendable {
        var candidates: [Candidate]
        /// Whether the page showed all titles equal to the wanted one.
        var isComplete: Bool
    }

    /// Takes from a page what a decision or a question can need: every title that is near, and a
    /// few of the others. A page may hold 50 rows that share one word.
    func hits(_ step: Step, _ page: Lookup.SearchPage) -> Hits {
        let ranked = Decider.ranked(wanted, page.candidates)
        let near = ranked.filter { $0.likeness.cost <= 60 }
        let others = ranked.filter { $0.likeness.cost > 60 }.prefix(2 * Decider.shown)
        return Hits(
            candidates: (near + others).map(\.candidate), isComplete: isComplete(step, page))
    }

    /// What the searches made so far have shown.
    struct Made: Sendable {
        /// Whether a broad search was made, and whether one showed all there is.
        var broad: Bool?
        /// Hits of complete exact-search pages: no other title has exactly this name.
        var exact: Set<Int64> = []
        /// Ids from full exact-search pages whose next page has not been read yet.
        private var pending: Set<Int64> = []
        var steps: Set<Step> = []

        /// Notes a search.
        mutating func note(_ step: Step, _ hits: Hits) {
            steps.insert(step)
            guard step.isExact else {
                broad = (broad ?? false) || hits.isComplete
                return
            }
            pending.formUnion(hits.candidates.compactMap(\.ids.trakt))
            if hits.isComplete { exact.formUnion(pending) }
            if hits.isComplete || step.page >= SearchPlan.exactPages { pending = [] }
        }

        /// Whether all of them stood on complete pages of the exact search.
        func hasSeen(_ comparisons: [Comparison]) -> Bool {
            comparisons.allSatisfy { exact.contains($0.candidate.ids.trakt ?? 0) }
        }

        /// Whether nothing shows that a match has no twin out of sight.
        func isOpen(_ decision: Decision) -> Bool {
            guard let match = decision.match, broad != true else { return false }
            return !exact.contains(match.candidate.ids.trakt ?? 0)
        }
    }

    /// Whether a decision stands after the searches made so far, so that no other is needed.
    func settles(_ decision: Decision, after made: Made) -> Bool {
        switch decision {
        case .match(let found):
            // A year apart is only taken if nothing else fits.
            guard found.yearFit == .equal || hasSeenSpellings(made) else { return false }
            if made.broad == true { return true }
            // Nobody else is called exactly so; a year apart or no year wants to see the
            // other spellings too.
            guard !made.isOpen(decision) else { return false }
            return found.likeness.tier == 0 && found.yearFit == .equal || made.broad != nil
        case .undecided(_, let shown):
            // A tie stays one, whatever else there is; all that tie are to be shown.
            let tied = shown.filter { $0.isContender && $0.yearFit == .equal }
            if tied.count > 1, made.broad == true || made.hasSeen(tied) { return true }
            guard let best = shown.first else { return false }
            if made.broad == true, best.likeness.isEqual { return true }
            return made.broad != nil && made.steps.contains(where: \.isExact)
                && best.likeness.cost <= 60
        }
    }

    /// The search to make when all are made and a match may still have a twin out of sight: who
    /// else is called exactly as the match is. nil if that was asked.
    func confirmation(of decision: Decision, after made: Made) -> Step? {
        guard made.isOpen(decision), let match = decision.match else { return nil }
        let step = Step.exact(match.candidate.title)
        return made.steps.contains(step) ? nil : step
    }

    /// What the decision comes to when there is nothing left to search: a match is only kept if
    /// some search showed all there is.
    func final(_ decision: Decision, isOpen: Bool) -> Decision {
        guard isOpen, case .match(let found) = decision else { return decision }
        return .undecided(reason: "too many similar titles", candidates: [found])
    }
}
