import TraktCore

/// The keys of an item: two items are the same if they share any.
///
/// There is one for each of its own ids and, for episodes and seasons, one by the show and the
/// numbers. The slug is none, since slugs change hands.
struct ItemKeys {
    /// The bits of the keys, without gaps; 0 after the last one.
    private var bits = SIMD8<UInt64>()
    private var count = 0
    /// Keys by other numbers of the show: they are looked for, but the item does not have them.
    private(set) var related: [ItemKey] = []

    /// The keys of an item.
    init(_ item: ItemIdentity, _ shows: inout ShowNumbers) {
        ItemKey.each(item.type, item.ids) { add($0) }
        guard item.type == .episode || item.type == .season, let season = item.season,
            let number = item.type == .season ? 0 : item.number
        else { return }
        addByShow(item.type, item.showIDs, season, number, &shows)
    }

    /// The keys of the show of an episode or season, and of an episode's season.
    init(above item: ItemIdentity, _ shows: inout ShowNumbers) {
        guard item.type == .episode || item.type == .season else { return }
        ItemKey.each(.show, item.showIDs) { add($0) }
        guard item.type == .episode, let season = item.season else { return }
        addByShow(.season, item.showIDs, season, 0, &shows)
    }

    /// Whether there is none.
    var isEmpty: Bool { count == 0 }

    /// The first key.
    var first: ItemKey? { isEmpty ? nil : ItemKey(bits: bits[0]) }

    /// Hands over the keys that the item has.
    @inline(__always)
    func each(_ body: (ItemKey) -> Void) {
        for index in 0..<count { body(ItemKey(bits: bits[index])) }
    }

    /// Hands over all keys to look for, until `body` returns true.
    @inline(__always)
    func search(_ body: (ItemKey) -> Bool) {
        for index in 0..<count where body(ItemKey(bits: bits[index])) { return }
        for key in related where body(key) { return }
    }

    private mutating func add(_ key: ItemKey) {
        bits[count] = key.bits
        count += 1
    }

    private mutating func addByShow(
        _ type: MediaType, _ ids: NumericIDs, _ season: Int, _ number: Int,
        _ shows: inout ShowNumbers
    ) {
        guard let show = shows.number(ids),
            let key = ItemKey(type, ofShow: show, season, number)
        else { return }
        add(key)
        related = shows.relatives(of: show).compactMap {
            ItemKey(type, ofShow: $0, season, number)
        }
    }
}
