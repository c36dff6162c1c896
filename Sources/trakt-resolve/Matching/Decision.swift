import TraktCore

/// What becomes of a wanted title: one candidate, or a question with the likeliest ones.
enum Decision: Sendable, Hashable {
    case match(Comparison)
    /// `reason` is a sentence part for people; at most five candidates, best first.
    case undecided(reason: String, candidates: [Comparison])

    var match: Comparison? { if case .match(let comparison) = self { comparison } else { nil } }
}

/// The rule that decides. It takes no order, popularity or score of the server as evidence.
///
/// A candidate is taken when its title is equal (`Likeness.isEqual`), its score reaches the least
/// one, and every other candidate with an equal title and a fitting year is *clearly* worse:
/// - an equal year beats a year apart, if the title is at least as near;
/// - among equal years the nearer title wins, but a plain title does not beat one that only has
///   marks or accents more (`Wall E` may be what is left of `WALL·E`);
/// - two candidates a year apart, and two of any kind when the record has no year, are a tie.
struct Decider: Sendable {
    /// 0 to 100; what a candidate's score must reach.
    var minimumScore = Decider.defaultMinimumScore

    /// Takes an equal title with an equal year in any spelling, with a year apart or none in the
    /// record only while the titles differ by no article or blank.
    static let defaultMinimumScore = 82

    /// How many candidates a question shows.
    static let shown = 5

    /// Decides between candidates. Candidates of another type are ignored.
    func decide(_ wanted: TitleQuery, among candidates: [Candidate]) -> Decision {
        let ranked = Self.ranked(wanted, candidates)
        let shown = Array(ranked.prefix(Self.shown))
        guard let best = ranked.first(where: \.isContender) else {
            return .undecided(reason: Self.reasonForNone(ranked), candidates: shown)
        }
        let rivals = ranked.filter { rival in
            rival != best && Self.rivals(rival, best, wanted)
        }
        if !rivals.isEmpty {
            let reason = "\(rivals.count + 1) titles fit, and none clearly best"
            return .undecided(reason: reason, candidates: Self.moved(best, rivals, shown))
        }
        guard best.score >= minimumScore else {
            return .undecided(
                reason: "the best match scores too low (\(best.score), minimum \(minimumScore))",
                candidates: Self.moved(best, [], shown))
        }
        return .match(best)
    }

    /// All candidates of the wanted type, each once: by score, then verbatim titles first, then in
    /// the order in which they came.
    static func ranked(_ wanted: TitleQuery, _ candidates: [Candidate]) -> [Comparison] {
        var seen: [Candidate] = []
        for candidate in candidates where candidate.type == wanted.type {
            if !seen.contains(where: { $0.isSame(as: candidate) }) { seen.append(candidate) }
        }
        return seen.enumerated()
            .map { (offset: $0.offset, comparison: Comparison(wanted, $0.element)) }
            .sorted { $0.comparison.precedes($1.comparison) ?? ($0.offset < $1.offset) }
            .map(\.comparison)
    }

    /// Whether `rival` keeps `best` from being taken.
    private static func rivals(_ rival: Comparison, _ best: Comparison, _ wanted: TitleQuery)
        -> Bool
    {
        if rival.isContender { return !beats(best, rival, wanted) }
        guard best.yearFit.tier == 1 else { return false }
        // A year apart is taken only when nothing else fits that year.
        if rival.likeness.isEqual { return rival.yearFit == .unknownOnTrakt }
        guard rival.likeness == .subtitle, rival.yearFit == .equal else { return false }
        return TitleReading(rival.candidate.title).named.count > wanted.significantWords.count
    }

    private static func beats(_ best: Comparison, _ rival: Comparison, _ wanted: TitleQuery) -> Bool
    {
        let (title, other) = (best.likeness.tier, rival.likeness.tier)
        // An original title does not decide against a title.
        if best.source != .title, rival.source == .title, other < 2 { return false }
        // `The Office (US)` is not `The Office` of an unnamed country.
        let isUnmarked =
            if case .loose(_, "a country") = rival.likeness { true } else {
                best.isVerbatim && !rival.isVerbatim
            }
        if title < 2, wanted.country != nil, isUnmarked {
            return best.yearFit.tier <= rival.yearFit.tier
        }
        if best.yearFit.tier != rival.yearFit.tier {
            return best.yearFit.tier < rival.yearFit.tier && title <= other
        }
        guard best.yearFit == .equal, title < other else { return false }
        return title > 0 || other > 1 || wanted.hasMarks
    }

    private static func reasonForNone(_ ranked: [Comparison]) -> String {
        guard let first = ranked.first else { return "no similar title on Trakt" }
        if first.likeness.isEqual { return "the year does not fit" }
        if case .similar(0) = first.likeness { return "no similar title on Trakt" }
        return "no exact match"
    }

    /// The candidates that a question shows, the equally good ones first.
    private static func moved(
        _ best: Comparison, _ rivals: [Comparison], _ shown: [Comparison]
    ) -> [Comparison] {
        let first = [best] + rivals
        return Array((first + shown.filter { !first.contains($0) }).prefix(Self.shown))
    }
}

extension Comparison {
    /// Whether this one ranks before the other; nil if nothing tells them apart.
    fileprivate func precedes(_ other: Comparison) -> Bool? {
        if score != other.score { return score > other.score }
        return isVerbatim == other.isVerbatim ? nil : isVerbatim
    }
}
