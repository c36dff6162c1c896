import TraktCore

extension IDs {
    /// Whether an id that both have differs: then they are not of the same item. Trakt's own is not
    /// compared.
    func contradicts(_ other: IDs) -> Bool {
        IDSpace.others.contains { space in
            guard let mine = self[space], let theirs = other[space] else { return false }
            return mine != theirs
        }
    }

    /// Removes the ids that belong to the show: notes beside a release link to its episode or to its
    /// show.
    mutating func remove(sharedWith show: IDs) {
        for space in shared(with: show) {
            switch space {
            case .trakt: break
            case .imdb: imdb = nil
            case .tmdb: tmdb = nil
            case .tvdb: tvdb = nil
            }
        }
    }

    /// The ids that an episode has in common with its show, and so are not its own.
    func shared(with show: IDs) -> [IDSpace] {
        IDSpace.others.filter { self[$0] != nil && self[$0] == show[$0] }
    }
}

extension IDSpace {
    /// The spaces of other services, in the order in which they are looked up.
    static let others: [IDSpace] = [.imdb, .tmdb, .tvdb]
}
