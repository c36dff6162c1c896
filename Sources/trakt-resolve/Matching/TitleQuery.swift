import TraktCore

/// What a record asks for: a film or a show by title and, mostly, year.
struct TitleQuery: Sendable, Hashable {
    /// `.movie` or `.show`; a season or an episode asks for its show.
    let type: MediaType
    /// The title as the record has it, as far as it counts.
    let title: String
    /// The record's year, or the one its title ends in: `Doctor Who (2005)`.
    let year: Int?
    /// The ways to read the title that do not contradict the year.
    let readings: [TitleReading]

    /// - Parameters:
    ///   - type: `.movie` or `.show`.
    ///   - title: as the record has it, suffixes and all.
    init(type: MediaType, title: String, year: Int?) {
        let readings = TitleReading.all(of: title, isShow: type == .show)
            .filter { $0.year == nil || year == nil || $0.year == year }
        self.type = type
        self.title = TitleWords.bounded(title)
        self.year = year ?? readings.lazy.compactMap(\.year).first
        self.readings = readings
    }

    /// What makes two records ask for the same: one search serves them all.
    var key: String {
        "\(type.rawValue)\t\(readings[0].literal)\t\(year.map(String.init) ?? "")"
    }

    /// The title without suffixes, sort names put right, in plain width: what to ask the server
    /// for.
    var query: String {
        let reading = SuffixedTitle(title, isShow: type == .show)?.title ?? title
        let narrow = TitleWords.apostrophesRestored(TitleWords.narrow(reading).trimmed)
        let restored = TitleWords.articleRestored(narrow)
        // A sort name that lost its comma: `Matrix The`.
        let words = restored.split(separator: " ")
        guard words.count > 1, let last = words.last, last.lowercased() == "the" else {
            return restored
        }
        return ([last] + words.dropLast()).joined(separator: " ")
    }

    /// The words a title must hold to be this one, articles and suffixes aside.
    var significantWords: [String] { readings.last?.named ?? [] }

    /// The country the title ends in: `The Office (US)`.
    var country: String? { readings.lazy.compactMap(\.country).first }

    /// Whether the title could be the plain form of one with marks or accents.
    var hasMarks: Bool { readings[0].hasMarks }
}

/// A film or a show that Trakt, the account or the cache knows.
struct Candidate: Sendable, Hashable {
    var type: MediaType
    var title: String
    var originalTitle: String?
    var aliases: [String] = []
    var year: Int?
    /// Two letters, lower case, as in Trakt's full objects.
    var country: String?
    var ids: IDs

    /// The record of one title from several answers holds the same item again: same type and id.
    func isSame(as other: Candidate) -> Bool {
        guard type == other.type else { return false }
        if let mine = ids.trakt, let theirs = other.ids.trakt { return mine == theirs }
        return ids == other.ids
    }
}
