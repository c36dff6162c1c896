import TraktCore

/// An id of an item in 64 bits: the kind of item and of id, and its number. Exact, not a hash: two
/// items never share one.
struct ItemKey: Hashable {
    /// The kind and the number; never 0.
    let bits: UInt64

    /// The id spaces, as the key holds them.
    private enum Space: UInt64 { case trakt, imdb, tmdb, tvdb }

    /// Ids from this one on do not count: no service has reached it.
    static let idLimit: Int64 = 1 << 59

    /// The keys of `ids`: 5 bits of kind, 59 of id.
    static func each(_ type: MediaType, _ ids: NumericIDs, _ body: (ItemKey) -> Void) {
        func add(_ space: Space, _ id: Int64) {
            guard (1..<idLimit).contains(id) else { return }
            body(ItemKey(bits: (kind(type) << 3 | space.rawValue << 1) << 59 | UInt64(id)))
        }
        add(.trakt, ids.trakt)
        add(.imdb, ids.imdb)
        add(.tmdb, ids.tmdb)
        add(.tvdb, ids.tvdb)
    }

    /// The key of a season, or of an episode, of the show that has the number `show`: 5 bits of
    /// kind, 33 of the show's number, 12 of the season, 14 of the episode. Nil for numbers that are
    /// larger, or negative.
    init?(_ type: MediaType, ofShow show: Int32, _ season: Int, _ number: Int) {
        guard (0..<1 << 12).contains(season), (0..<1 << 14).contains(number) else { return nil }
        let place = UInt64(season) << 14 | UInt64(number)
        bits = (ItemKey.kind(type) << 3 | 1) << 59 | UInt64(show) << 26 | place
    }

    /// The key of a play by its own id; nil if no play has such an id.
    init?(play id: Int64) {
        guard id > 0 else { return nil }
        bits = UInt64(id)
    }

    /// A key by its bits.
    init(bits: UInt64) { self.bits = bits }

    /// The key in 32 bits; other keys may share them.
    var folded: Int32 { Int32(truncatingIfNeeded: bits ^ bits >> 32) }

    private static func kind(_ type: MediaType) -> UInt64 {
        switch type {
        case .movie: 0
        case .show: 1
        case .season: 2
        case .episode: 3
        }
    }
}
