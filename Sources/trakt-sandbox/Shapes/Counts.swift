// How replies to writes say how many items they changed.

import TraktCore

/// Numbers of items by group.
enum Counts {
    /// The groups of every list but the history and the collection.
    static let groups = MediaType.allCases.map(\.plural)

    /// `{"movies":1,"episodes":2}`, of films and episodes.
    static func played(_ items: [Item]) -> JSON {
        let movies = items.count { $0.type == .movie }
        return ["movies": .count(movies), "episodes": .count(items.count - movies)]
    }

    /// `{"movies":1,"shows":0,"seasons":0,"episodes":2}`, of items of any type.
    static func listed(_ items: [Item]) -> JSON {
        .object(
            groups.map { group in .init(group, .count(items.count { $0.type.plural == group })) })
    }
}
