import TraktCore

extension IDs {
    /// Whether an id that both have differs: then they are not of the same item.
    func contradicts(_ other: IDs) -> Bool {
        func differ<Value: Equatable>(_ left: Value?, _ right: Value?) -> Bool {
            guard let left, let right else { return false }
            return left != right
        }
        return differ(imdb, other.imdb) || differ(tmdb, other.tmdb) || differ(tvdb, other.tvdb)
    }
}

extension IDs {
    /// Takes the ids away that are those of the show: notes beside a release link to its episode or
    /// to its show.
    mutating func remove(sharedWith show: IDs) {
        for name in shared(with: show) {
            switch name {
            case "imdb": imdb = nil
            case "tmdb": tmdb = nil
            default: tvdb = nil
            }
        }
    }

    /// The names of the ids that an episode has in common with its show, and so are not its own.
    func shared(with show: IDs) -> [String] {
        [
            ("imdb", imdb != nil && imdb == show.imdb), ("tmdb", tmdb != nil && tmdb == show.tmdb),
            ("tvdb", tvdb != nil && tvdb == show.tvdb),
        ].filter(\.1).map(\.0)
    }
}
