import TraktCore

// A number is contradicted where the record's title or air date is exactly that of other episodes.
// That costs the match: such a record is a question, whatever its score.

extension EpisodeTable {
    /// The decision, unless the record's title or day belongs to other episodes and not to the one
    /// that its number or day led to: then a question with all of them.
    func checked(_ decision: EpisodeDecision, _ request: EpisodeRequest) -> EpisodeDecision {
        guard case .found(let episode, let by) = decision,
            ["number", "absolute", "date"].contains(by)
        else { return decision }
        if let named = others(than: episode, called: request.title) {
            return question(episode, named, "title")
        }
        // A title that fits settles it: a file's date may be that of a repeat.
        guard by != "date", !episode.isNamed(by: request.title), let day = request.firstAired,
            let aired = others(than: episode, airedOn: day)
        else { return decision }
        return question(episode, aired, "date")
    }

    private func question(
        _ episode: Episode, _ others: [Episode], _ what: String
    ) -> EpisodeDecision {
        let codes = others.prefix(3).map(\.code).joined(separator: " or ")
        return .none(
            reason: "its \(what) is that of \(codes), not of \(episode.code)",
            candidates: [episode] + others)
    }

    /// The one other episode that has the title; nil if the title tells nothing, or the episode's
    /// own may be the same in another spelling, without its part or with a subtitle.
    private func others(than episode: Episode, called title: String?) -> [Episode]? {
        guard let title, Self.isTelling(title), let own = episode.title, Self.isTelling(own),
            TitleReading(own).isUnlike(TitleReading(title))
        else { return nil }
        let letters = title.titleLetters
        let named = episodes.filter { $0.title?.titleLetters == letters }
        return named.count == 1 ? named : nil
    }

    /// The other episodes of a day; nil if there are none, or the episode may be of that day.
    private func others(than episode: Episode, airedOn text: String) -> [Episode]? {
        let day = String(text.prefix(10))
        guard text.count <= 10 || text.contains("T00:00:00"), let midnight = Timestamp(day),
            let own = episode.exactDay ?? episode.firstAired.map({ String($0.prefix(10)) })
        else { return nil }
        let around = [-86_400.0, 0, 86_400].map { midnight.adding(seconds: $0).dateText }
        let mayBe = episode.exactDay == nil ? around.contains(own) : own == day
        let others = episodes.filter { $0.exactDay == day }
        return mayBe || others.isEmpty ? nil : others
    }

    /// Whether a title says which episode it is: it is more than a number, a date or a word that
    /// many episodes have for a title.
    private static func isTelling(_ title: String) -> Bool {
        !isGeneric(title) && !isCommon(title)
    }
}

extension TitleReading {
    /// Whether two titles are not two spellings of one: they share less than half of their words,
    /// and neither goes on where the other ends; or both have numbers, which differ.
    fileprivate func isUnlike(_ other: TitleReading) -> Bool {
        switch likeness(to: other) {
        case .similar(let share): share < 0.5
        case .number: hasNumber && other.hasNumber
        default: false
        }
    }
}

extension Episode {
    /// The day it was released, where that does not depend on a zone.
    fileprivate var exactDay: String? {
        released ?? (isDayOnly ? firstAired.map { String($0.prefix(10)) } : nil)
    }

    /// Whether it has the title that a record gives.
    fileprivate func isNamed(by title: String?) -> Bool { title.map(isCalled) ?? false }
}
