import TraktCore

/// A record to identify: the item it is about, and which of its fields are only guesses.
struct Subject: Sendable {
    let record: Record
    var item: MediaItem
    let guesses: Guesses
    /// The film or show as the record names it: the key of overrides, and what a person is asked.
    let title: TitleQuery?
    /// The same without a year that is a guess: what may be searched for.
    let search: TitleQuery?

    /// A record and the item read from it.
    init(_ record: Record, _ item: MediaItem) {
        self.record = record
        self.item = item
        guesses = Guesses(record)
        title = item.titleQuery(withYear: true)
        search = guesses.contains(.year) ? item.titleQuery(withYear: false) : title
    }

    /// What the record says about which episode it is, guesses set apart.
    var episodeRequest: EpisodeRequest { EpisodeRequest(item, guesses) }

    /// Whether the record came with an id of this database, if it has one. Beside a `match` by
    /// something else it is an earlier answer of this tool.
    func isOwn(_ space: IDSpace) -> Bool {
        record.value("match", "by")?.string ?? space.rawValue == space.rawValue
    }

    /// The question when the files of `--known` do not have it. What is a guess may be there under
    /// its right name.
    var unknown: Question {
        var question = Question(reason: "not in the files of --known")
        question.isUnknown = guesses.isDisjoint(with: [.type, .title, .year])
        return question
    }
}

extension MediaItem {
    /// The item's film or show by title; nil without a title.
    fileprivate func titleQuery(withYear: Bool) -> TitleQuery? {
        guard let name = title.title, !name.trimmed.isEmpty else { return nil }
        return TitleQuery(
            type: type == .movie ? .movie : .show, title: name, year: withYear ? title.year : nil)
    }
}
