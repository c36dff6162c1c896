import TraktCore

/// What became of a record.
enum Outcome: Sendable {
    /// It goes out as it came in.
    case unchanged
    /// It goes out with ids and `match`.
    case resolved(Record, Evidence)
    /// It is not decided.
    case question(Question)
    /// It could not be asked.
    case failed(ToolError)
}

/// Why a record is not decided, and what it may be.
struct Question: Sendable {
    /// The end of a sentence that begins with the item's name.
    var reason: String
    /// Films or shows it may be, best first; of the other type too where the type is a guess.
    var candidates: [Comparison] = []
    /// Episodes of the show it may be.
    var episodes: [Episode] = []
    /// The show of `episodes`.
    var show: Candidate?
    /// The title a person could choose; nil where choosing a title is no help.
    var title: TitleQuery?
    /// Whether the files of `--known` are all there is, and have nothing that the record may be.
    var isUnknown = false
    /// Whether the person was asked and this is what remains.
    var isAnswered = false

    /// What a reject says besides the reason.
    var details: [JSON.Field] {
        isUnknown ? [JSON.Field("unknown", true)] : [JSON.Field("candidates", json)]
    }

    /// The candidates as a reject shows them: records, with `why`.
    private var json: JSON {
        let titles = candidates.map { comparison in
            let candidate = comparison.candidate
            return JSON.object([
                "type": .string(candidate.type.rawValue), "title": .string(candidate.title),
                "year": .int(candidate.year), "ids": candidate.ids.json,
                "score": .int(comparison.score), "why": .string(comparison.why),
            ])
        }
        let numbers = episodes.prefix(5).map { episode in
            JSON.object([
                "type": "episode", "season": .int(episode.season), "number": .int(episode.number),
                "title": .string(episode.title), "ids": episode.ids.json,
                "show": show.map { .object(["title": .string($0.title), "ids": $0.ids.json]) },
            ])
        }
        return .array(titles + numbers)
    }

    /// The reason with the nearest candidate, for one line on stderr that begins with `name`.
    func text(for name: String) -> String {
        var text = name + reason
        if let nearest = candidates.first?.candidate {
            let year = nearest.year.map { " (\($0))" } ?? ""
            let id = nearest.ids.trakt.map { ", trakt \($0)" } ?? ""
            let more = candidates.count > 1 ? " and \(candidates.count - 1) more" : ""
            text += "; nearest: \(nearest.title.shortened)\(year)\(id)\(more)"
        }
        return text
    }
}

/// How a record was identified: what `match` says.
struct Evidence: Sendable {
    var by: String
    var score: Int
    /// How the episode was found in its show: `number`, `absolute`, `date`, an id space.
    var episodeBy: String?
    /// The film or show found, as far as Trakt was asked about it.
    var title: String?
    var year: Int?

    /// The least score of an equal title, where years do not count (`Likeness.cost`).
    static let leastOfSameTitle = 90

    /// Whether an id named an item whose title is not the record's: the same in another language, or
    /// a mistake.
    var isOfOtherTitle: Bool {
        IDSpace(rawValue: by) != nil && score < Evidence.leastOfSameTitle
    }

    var json: JSON {
        let known: String? = title == "" ? nil : title
        return .object([
            "by": .string(by), "score": .int(score), "episode_by": .string(episodeBy),
            "title": .string(known), "year": .int(year),
        ])
    }
}
