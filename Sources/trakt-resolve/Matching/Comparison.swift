import TraktCore

/// How the years of a record and a candidate fit.
enum YearFit: Sendable, Hashable {
    case equal
    /// The candidate's year minus the record's; never 0.
    case apart(Int)
    case unknownInRecord
    case unknownOnTrakt

    /// The fit of the record's year and the candidate's, where known.
    init(wanted: Int?, found: Int?) {
        switch (wanted, found) {
        case (nil, _): self = .unknownInRecord
        case (_, nil): self = .unknownOnTrakt
        case (let wanted?, let found?): self = found == wanted ? .equal : .apart(found - wanted)
        }
    }

    /// What the difference takes from a score of 100. One year is a festival or another country's
    /// release; two and more are another work.
    var cost: Int {
        switch self {
        case .equal: 0
        case .apart(1), .apart(-1): 10
        case .unknownInRecord: 12
        case .unknownOnTrakt: 20
        case .apart(2), .apart(-2): 30
        case .apart: 50
        }
    }

    /// Orders fits: 0 equal, 1 a year apart, 2 not known in the record, 3 none of these.
    var tier: Int {
        switch self {
        case .equal: 0
        case .apart(1), .apart(-1): 1
        case .unknownInRecord: 2
        default: 3
        }
    }
}

/// One candidate held against what is wanted.
///
/// The score is 100 less what the titles' difference costs (`Likeness.cost`, 3 more where only the
/// original title fits, at least 9 where only an alias does) and what the years' does
/// (`YearFit.cost`): 100 is the same title and year, 90 the same title a year apart, 88 the same title where the
/// record has no year, 82 the least that is taken by default, below 60 another title.
/// An episode's number costs nothing; if title or day contradict it (`EpisodeTable.checked`), that
/// costs all 100: a question at any `--min-score`.
struct Comparison: Sendable, Hashable {
    let candidate: Candidate
    let likeness: Likeness
    let yearFit: YearFit
    /// Which of the candidate's titles fits best.
    let source: Source
    let score: Int
    /// Whether the candidate's title is the wanted one letter for letter, its country or year in
    /// brackets included: `Ghosts (US)` is, `Ghosts` of the country us is not.
    let isVerbatim: Bool

    /// One of a candidate's titles.
    enum Source: Sendable, Hashable { case title, originalTitle, alias }

    /// Compares by the reading of both titles that fits best.
    init(_ wanted: TitleQuery, _ candidate: Candidate) {
        let isShow = wanted.type == .show
        var best: (likeness: Likeness, source: Source, fit: YearFit, score: Int)?
        for (title, source) in Self.titles(of: candidate) {
            for theirs in TitleReading.all(of: title, isShow: isShow) {
                for mine in wanted.readings {
                    let likeness = Self.likeness(mine, theirs, candidate, source)
                    let fit = YearFit(
                        wanted: wanted.year, found: candidate.year ?? theirs.year)
                    let score = max(0, 100 - likeness.cost - source.cost - fit.cost)
                    if let best, (best.score, -best.likeness.tier) >= (score, -likeness.tier) {
                        continue
                    }
                    best = (likeness, source, fit, score)
                }
            }
        }
        self.candidate = candidate
        likeness = best?.likeness ?? .similar(0)
        yearFit = best?.fit ?? .unknownOnTrakt
        source = best?.source ?? .title
        score = best?.score ?? 0
        isVerbatim = TitleWords.literal(candidate.title) == wanted.readings.first?.literal
    }

    /// Whether the candidate's title is the wanted one in the same words: only accents, marks and
    /// case may differ.
    var isSameWords: Bool { likeness.tier < 2 && source == .title }

    /// Whether the candidate may be the one: an equal title, and a year that allows it.
    var isContender: Bool { likeness.isEqual && yearFit.tier < 3 }

    /// Whether both title and year say that this is another work.
    var isOtherWork: Bool {
        guard case .apart(let years) = yearFit else { return false }
        return !likeness.isEqual && abs(years) > 1
    }

    /// The score of a candidate that an id names: the years do not count.
    var scoreByID: Int { likeness.isEqual ? 100 : 100 - likeness.cost }

    private static func titles(of candidate: Candidate) -> [(String, Source)] {
        var titles = [(candidate.title, Source.title)]
        if let original = candidate.originalTitle, original != candidate.title {
            titles.append((original, .originalTitle))
        }
        return titles + candidate.aliases.map { ($0, .alias) }
    }

    /// The likeness of two readings, with what their suffixes say about country and year.
    private static func likeness(
        _ mine: TitleReading, _ theirs: TitleReading, _ candidate: Candidate, _ source: Source
    ) -> Likeness {
        let likeness = mine.likeness(to: theirs)
        guard likeness.isEqual else { return likeness }
        if let year = theirs.year, let own = candidate.year, abs(year - own) > 1 {
            return .otherEdition
        }
        if let country = mine.country {
            guard let found = theirs.country ?? candidate.country?.lowercased() else {
                return .loose(cost: max(5, likeness.cost), what: "a country")
            }
            guard found == country else { return .otherEdition }
        } else if theirs.country != nil {
            return .loose(cost: max(5, likeness.cost), what: "a country")
        }
        // An alias is anybody's spelling: never as good as a title.
        return source == .alias
            ? .loose(cost: max(9, likeness.cost), what: "an alias") : likeness
    }
}

extension Comparison.Source {
    /// What a fit by the original title takes from the score; an alias pays as a loose title.
    var cost: Int { self == .originalTitle ? 3 : 0 }
}

extension Comparison {
    /// Why the candidate is not simply taken, for a person: `same title, 1 year later`.
    var why: String {
        [titleText, yearText].compactMap { $0 }.joined(separator: ", ")
    }

    private var titleText: String {
        let title =
            switch source {
            case .title: "title"
            case .originalTitle: "original title"
            case .alias: "alias"
            }
        return switch likeness {
        case .literal: "same \(title)"
        case .spelled: "same \(title), spelled differently"
        case .loose(_, let what): "\(title) differs by \(what)"
        case .subtitle: "\(title) is longer or shorter"
        case .number: "\(title) has another number"
        case .otherEdition: "same \(title), another country or year in it"
        case .similar(let share): share > 0 ? "\(title) is similar" : "found by the search alone"
        }
    }

    private var yearText: String? {
        switch yearFit {
        case .equal: "same year"
        case .apart(let years):
            "\(counted(abs(years), "year")) \(years > 0 ? "later" : "earlier")"
        case .unknownInRecord: nil
        case .unknownOnTrakt: "no year on Trakt"
        }
    }
}
