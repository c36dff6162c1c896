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
package struct ItemReference: Sendable, Hashable {
    /// The kind of item.
    package let type: MediaType
    /// The id that is sent: the item's own or, with a `place`, its show's.
    let id: ItemID
    /// Where a season or episode that is named by its show is in it.
    let place: Place?

    /// The number of a season, and of an episode in it.
    struct Place: Sendable, Hashable {
        let season: Int
        /// Nil for the season itself.
        let number: Int?
    }

    /// The best way to name an item; nil if it has no id that a request may carry.
    ///
    /// Trakt's own id first. Episodes are taken by trakt and tvdb ids for sure, by imdb and tmdb in
    /// the older documents only (trakt-api.md 4.4): their show and numbers go before those.
    package init?(_ item: MediaItem) {
        let sure: [IDSpace] =
            switch item.type {
            case .movie: [.trakt, .imdb, .tmdb]
            case .show: IDSpace.allCases
            case .season: [.trakt, .tmdb, .tvdb]
            case .episode: [.trakt, .tvdb]
            }
        type = item.type
        if let own = ItemID(item.ids, sure) {
            (id, place) = (own, nil)
        } else if let season = item.season, type == .season || item.number != nil,
            let show = ItemID(item.title.ids, IDSpace.allCases)
        {
            (id, place) = (show, Place(season: season, number: item.number))
        } else if type == .episode, let own = ItemID(item.ids, [.imdb, .tmdb]) {
            (id, place) = (own, nil)
        } else {
            return nil
        }
    }

    /// By the item's own id or its show's, and the database.
    package var way: String { "\(type)\(place == nil ? "" : "@") \(id.space)" }

    /// The word for it in `MediaItem.keys`: an item of the account is meant if it has this key.
    package var key: String {
        guard let place else { return "\(type):\(id.key)" }
        return "\(type)@\(id.key):\(place.season)" + (place.number.map { "x\($0)" } ?? "")
    }

    /// A record of the item with nothing but this name: `ItemReference` of it is this one again.
    package var json: JSON {
        let (name, ids) = (type.rawValue, JSON.object([.init("ids", id.json)]))
        guard let place else { return .object([.init("type", .string(name)), .init(name, ids)]) }
        let own = JSON.object([
            "season": place.number == nil ? JSON?.none : .int(place.season),
            "number": .int(place.number ?? place.season),
        ])
        return .object([.init("type", .string(name)), .init(name, own), .init("show", ids)])
    }

    /// The id for messages: `imdb tt0111161`, `tvdb 81189 S01E02`.
    package var name: String {
        let text = "\(id.space) \(id.text)"
        guard let place else { return text }
        let number = place.number.map { "E\(twoDigits($0))" } ?? ""
        return "\(text) \(seasonCode(place.season))\(number)"
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
