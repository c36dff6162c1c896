// Plays by the thousand, for trying clients on a large account: `--plays N`.

import TraktCore

/// Makes plays that are the same in every run.
enum MadeUpPlays {
    /// The newest of them; each further one is 97 minutes earlier.
    private static let newest = Timestamp(milliseconds: 1_725_000_000_000)
    /// Below the ids of the demo's other plays.
    private static let firstID: Int64 = 1_000_000_000

    /// `count` plays; the catalogue's films and regular episodes follow one another.
    static func make(_ count: Int, _ catalog: Catalog) -> [Play] {
        let episodes = (0..<catalog.episodeCount).filter {
            catalog.seasons[catalog.seasonIndex(ofEpisode: $0)].number > 0
        }
        let items = catalog.movies.indices.map(Item.movie) + episodes.map(Item.episode)
        guard !items.isEmpty else { return [] }
        return (0..<count).map { index in
            let at = newest.adding(seconds: -Double(index) * 97 * 60).truncatedToMinute
            return Play(
                id: firstID + Int64(count - index), watchedAt: at, action: "scrobble",
                item: items[index % items.count], addedAt: at)
        }
    }
}
