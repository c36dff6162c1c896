// How an item is named in a request that changes something: by one id, under its own type.

/// One id of an item, in one of the spaces that Trakt takes in request bodies.
///
/// Requests carry a single id: Trakt takes the first that matches and does not check the others
/// (trakt-api.md 4.4), so a wrong one beside a right one would change a wrong title.
package struct ItemID: Sendable, Hashable {
    /// The space it belongs to.
    package let space: IDSpace
    /// The id as text: digits, or IMDb's `tt…`.
    package let text: String

    /// The best of `ids` in the order of `spaces`; nil if none of them is known.
    package init?(_ ids: IDs, _ spaces: [IDSpace]) {
        for space in spaces {
            guard let text = ids[space], space != .imdb || IDs.isTitleID(text) else { continue }
            (self.space, self.text) = (space, text)
            return
        }
        return nil
    }

    /// The word for it in `IDs.keys`: `trakt:1`.
    package var key: String { "\(space.rawValue):\(text)" }

    /// The `ids` object of a request.
    package var json: JSON {
        .object([.init(space.rawValue, space == .imdb ? .string(text) : .raw(Array(text.utf8)))])
    }
}

/// An item as a request names it. Whatever this type cannot express cannot be sent: an item without
/// an id, an item by its title, or an id under another type's key.
package enum ItemReference: Sendable, Hashable {
    case movie(ItemID)
    case show(ItemID)
    case season(ItemID)
    case episode(ItemID)
    /// A season by its show and number.
    case seasonOf(show: ItemID, number: Int)
    /// An episode by its show and numbers.
    case episodeOf(show: ItemID, season: Int, number: Int)

    /// The best way to name an item; nil if it has no id that a request may carry.
    ///
    /// Trakt's own id first. Episodes are taken by trakt and tvdb ids for sure, by imdb and tmdb in
    /// the older documents only (trakt-api.md 4.4): their show and numbers go before those.
    package init?(_ item: MediaItem) {
        switch item.type {
        case .movie:
            guard let id = ItemID(item.ids, [.trakt, .imdb, .tmdb]) else { return nil }
            self = .movie(id)
        case .show:
            guard let id = ItemReference.showID(item.ids) else { return nil }
            self = .show(id)
        case .season:
            if let id = ItemID(item.ids, [.trakt, .tmdb, .tvdb]) {
                self = .season(id)
            } else if let show = ItemReference.showID(item.title.ids), let number = item.season {
                self = .seasonOf(show: show, number: number)
            } else {
                return nil
            }
        case .episode:
            guard let reference = ItemReference.episode(item) else { return nil }
            self = reference
        }
    }

    private static func episode(_ item: MediaItem) -> ItemReference? {
        if let id = ItemID(item.ids, [.trakt, .tvdb]) { return .episode(id) }
        if let show = showID(item.title.ids), let season = item.season, let number = item.number {
            return .episodeOf(show: show, season: season, number: number)
        }
        return ItemID(item.ids, [.imdb, .tmdb]).map { .episode($0) }
    }

    private static func showID(_ ids: IDs) -> ItemID? {
        ItemID(ids, [.trakt, .imdb, .tmdb, .tvdb])
    }

    /// The kind of item.
    package var type: MediaType {
        switch self {
        case .movie: .movie
        case .show: .show
        case .season, .seasonOf: .season
        case .episode, .episodeOf: .episode
        }
    }

    /// By the item's own id or its show's, and the database.
    package var way: String { "\(key.prefix { $0 != ":" }) \(space)" }

    /// The space of the id that is sent.
    package var space: IDSpace {
        switch self {
        case .movie(let id), .show(let id), .season(let id), .episode(let id): id.space
        case .seasonOf(let show, _): show.space
        case .episodeOf(let show, _, _): show.space
        }
    }

    /// The word for it in `MediaItem.keys`: an item of the account is meant if it has this key.
    package var key: String {
        switch self {
        case .movie(let id): "movie:\(id.key)"
        case .show(let id): "show:\(id.key)"
        case .season(let id): "season:\(id.key)"
        case .episode(let id): "episode:\(id.key)"
        case .seasonOf(let show, let number): "season@\(show.key):\(number)"
        case .episodeOf(let show, let season, let number):
            "episode@\(show.key):\(season)x\(number)"
        }
    }

    /// A record of the item with nothing but this name: `ItemReference` of it is this one again.
    package var json: JSON {
        func holder(_ id: ItemID) -> JSON { .object([.init("ids", id.json)]) }
        switch self {
        case .movie(let id), .show(let id), .season(let id), .episode(let id):
            return .object([
                .init("type", .string(type.rawValue)), .init(type.rawValue, holder(id)),
            ])
        case .seasonOf(let show, let number):
            let season: JSON = ["number": .int(Int64(number))]
            return ["type": "season", "season": season, "show": holder(show)]
        case .episodeOf(let show, let season, let number):
            let episode: JSON = ["season": .int(Int64(season)), "number": .int(Int64(number))]
            return ["type": "episode", "episode": episode, "show": holder(show)]
        }
    }

    /// The id for messages: `imdb tt0111161`, `tvdb 81189 S01E02`.
    package var name: String {
        switch self {
        case .movie(let id), .show(let id), .season(let id), .episode(let id):
            "\(id.space.rawValue) \(id.text)"
        case .seasonOf(let show, let number):
            "\(show.space.rawValue) \(show.text) \(seasonCode(number))"
        case .episodeOf(let show, let season, let number):
            "\(show.space.rawValue) \(show.text) \(seasonCode(season))E\(twoDigits(number))"
        }
    }
}

extension MediaItem {
    /// The item that a change is to be made to. Throws a reason (status 65) if the record names none,
    /// or says two things at once: a show that carries an episode may mean either, and the
    /// difference is a whole show.
    package static func changed(by record: Record) throws(ToolError) -> MediaItem {
        guard let item = MediaItem(record) else {
            throw ToolError(.data, MediaItem.absence(in: record))
        }
        let excluded: [MediaType] =
            switch item.type {
            case .movie: [.show, .season, .episode]
            case .show: [.movie, .season, .episode]
            case .season: [.movie, .episode]
            case .episode: [.movie]
            }
        if let other = excluded.first(where: { record[$0.rawValue]?.kind == .object }) {
            throw ToolError(
                .data, "it has both \(item.type.rawValue) and \(other.rawValue): keep only one")
        }
        return item
    }
}
