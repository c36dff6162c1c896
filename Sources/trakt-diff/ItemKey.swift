import TraktCore

/// An id of an item in 64 bits: the kind of item and of id, and its number. Exact, not a hash: two
/// items never share one.
struct ItemKey: Hashable {
    /// The kind and the number; never 0.
    let bits: UInt64

    /// The id spaces, as the key holds them.
    private enum Space: UInt64 { case trakt, imdb, tmdb, tvdb }

    /// The keys of an item: one for each of its own ids and, for episodes and seasons, one for each
    /// id of the show together with the numbers. The slug is none, since slugs change hands.
    static func keys(of item: MediaItem) -> [ItemKey] {
        var keys: [ItemKey] = []
        keys.reserveCapacity(8)
        each(item.ids) { space, id in
            if let key = ItemKey(item.type, space, id) { keys.append(key) }
        }
        guard let season = item.season else { return keys }
        let number: Int
        switch item.type {
        case .season: number = 0
        case .episode:
            guard let episode = item.number else { return keys }
            number = episode
        case .movie, .show: return keys
        }
        each(item.title.ids) { space, id in
            if let key = ItemKey(item.type, space, show: id, season, number) { keys.append(key) }
        }
        return keys
    }

    /// The keys of the show of an episode or season, and of an episode's season.
    static func keysAbove(_ item: MediaItem) -> [ItemKey] {
        guard item.type == .episode || item.type == .season else { return [] }
        var keys: [ItemKey] = []
        each(item.title.ids) { space, id in
            if let key = ItemKey(.show, space, id) { keys.append(key) }
            guard item.type == .episode, let season = item.season else { return }
            if let key = ItemKey(.season, space, show: id, season, 0) { keys.append(key) }
        }
        return keys
    }

    /// The key of a play by its own id; nil if no play has such an id.
    init?(play id: Int64) {
        guard id > 0 else { return nil }
        bits = UInt64(id)
    }

    /// The key in 32 bits; other keys may share them.
    var folded: Int32 { Int32(truncatingIfNeeded: bits ^ bits >> 32) }

    private static func each(_ ids: IDs, _ body: (Space, Int64) -> Void) {
        if let id = ids.trakt { body(.trakt, id) }
        if let id = ids.imdb.flatMap(imdbNumber) { body(.imdb, id) }
        if let id = ids.tmdb { body(.tmdb, id) }
        if let id = ids.tvdb { body(.tvdb, id) }
    }

    /// The digits of `tt…`, which is all that tells IMDb's titles apart; nil for anything else.
    private static func imdbNumber(_ text: String) -> Int64? {
        guard text.utf8.count > 2, text.utf8.count <= 18, text.hasPrefix("tt") else { return nil }
        var number: Int64 = 0
        for byte in text.utf8.dropFirst(2) {
            guard byte &- 0x30 < 10 else { return nil }
            number = number * 10 + Int64(byte &- 0x30)
        }
        return number
    }

    /// 5 bits of kind, 59 of id. Nil for a number no service has reached, or a negative one.
    private init?(_ type: MediaType, _ space: Space, _ id: Int64) {
        guard id > 0, id < 1 << 59 else { return nil }
        bits = ItemKey.tag(type, space, byShow: 0) | UInt64(id)
    }

    /// 5 bits of kind, 33 of the show's id, 12 of the season, 14 of the episode.
    private init?(_ type: MediaType, _ space: Space, show: Int64, _ season: Int, _ number: Int) {
        guard (1..<1 << 33).contains(show), (0..<1 << 12).contains(season),
            (0..<1 << 14).contains(number)
        else { return nil }
        let place = UInt64(season) << 14 | UInt64(number)
        bits = ItemKey.tag(type, space, byShow: 1) | UInt64(show) << 26 | place
    }

    private static func tag(_ type: MediaType, _ space: Space, byShow: UInt64) -> UInt64 {
        let kind: UInt64 =
            switch type {
            case .movie: 0
            case .show: 1
            case .season: 2
            case .episode: 3
            }
        return (kind << 3 | space.rawValue << 1 | byShow) << 59
    }
}
