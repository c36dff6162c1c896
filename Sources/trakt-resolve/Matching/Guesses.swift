import TraktCore

/// The fields of a record whose evidence is weak, as `file.guess` lists them (trakt-records(5)).
/// A guess is not evidence: what is found must confirm it, or the record is a question.
struct Guesses: OptionSet, Sendable, Hashable {
    let rawValue: UInt8

    static let type = Guesses(rawValue: 1)
    /// The title of the film or show.
    static let title = Guesses(rawValue: 2)
    static let year = Guesses(rawValue: 4)
    static let season = Guesses(rawValue: 8)
    static let number = Guesses(rawValue: 16)
    static let absolute = Guesses(rawValue: 32)
    static let firstAired = Guesses(rawValue: 64)
    static let episodeTitle = Guesses(rawValue: 128)

    /// Fields by their names in `file.guess`; other names mean nothing here.
    private static let named: [String: Guesses] = [
        "type": .type, "title": .title, "year": .year, "season": .season, "number": .number,
        "number_abs": .absolute, "first_aired": .firstAired, "episode_title": .episodeTitle,
    ]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Reads `file.guess` of a record.
    init(_ record: Record) {
        self = []
        for element in record.value("file", "guess")?.elements ?? [] {
            if let name = element.string { formUnion(Guesses.named[name] ?? []) }
        }
    }
}
