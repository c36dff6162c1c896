/// The kinds of item the suite handles, spelled as Trakt spells them in a record's `type`.
package enum MediaType: String, Sendable, Hashable, CaseIterable {
    case movie, show, season, episode

    /// The name of the type's list in request bodies and paths: `movies`, `shows`, …
    package var plural: String { rawValue + "s" }

    /// The kind that `name` means: Trakt's word in any case, in the plural, or as other services
    /// write it (`tv`, `series`, `film`).
    init?(named name: String) {
        if let exact = MediaType(rawValue: name) {
            self = exact
            return
        }
        let word = name.lowercased()
        switch word {
        case "film", "films": self = .movie
        case "tv", "series", "tvshow", "tv show", "tvseries", "tv series": self = .show
        default:
            guard
                let type = MediaType.allCases.first(where: {
                    [$0.rawValue, $0.plural].contains(word)
                })
            else { return nil }
            self = type
        }
    }
}
