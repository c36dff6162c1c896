import TraktCore

/// An id in eight bytes: the space in the upper eight bits, the number in the others. An IMDb id
/// is its digits.
struct IDKey: Hashable, Sendable {
    private let packed: Int64

    private static let largest = Int64(1) << 55

    private init?(space: Int64, number: Int64?) {
        guard let number, number > 0, number < IDKey.largest else { return nil }
        packed = space << 56 | number
    }

    /// The key of an id in text; nil if it is not an id of that space.
    init?(_ space: IDSpace, _ id: String) {
        switch space {
        case .trakt: self.init(space: 1, number: Int64(id))
        case .imdb:
            guard id.lowercased().hasPrefix("tt") else { return nil }
            self.init(space: 2, number: Int64(id.dropFirst(2)))
        case .tmdb: self.init(space: 3, number: Int64(id))
        case .tvdb: self.init(space: 4, number: Int64(id))
        }
    }

    /// The key of a Trakt id, which the reader of records has checked.
    static func trakt(_ id: Int64) -> IDKey? { IDKey(space: 1, number: id) }

    /// The keys of all ids of an item.
    static func all(of ids: IDs) -> [IDKey] {
        [
            IDKey(space: 1, number: ids.trakt), ids.imdb.flatMap { IDKey(.imdb, $0) },
            IDKey(space: 3, number: ids.tmdb), IDKey(space: 4, number: ids.tvdb),
        ].compactMap { $0 }
    }
}
