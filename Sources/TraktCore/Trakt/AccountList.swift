/// A part of the account that holds plays or entries: the history, or a list. What differs between
/// lists is in the table of `named` and `personal`, one row each.
package struct AccountList: Sendable, Hashable {
    /// Its name in options and in the journal: `history`, `favorites`, `list:weekend`.
    package let name: String
    /// The path of its rows and of requests that add to it.
    let path: String
    /// The kinds of items that are entries of their own. The history and the collection hold the
    /// episodes of a show or season instead of the show or season.
    package let types: Set<MediaType>
    /// Whether a show or season stands for its episodes.
    package var holdsEpisodesOfShows: Bool { types == [.movie, .episode] }
    /// What it keeps about an entry, as far as a request can set it. Trakt sets the rest (`id`,
    /// `rank`, `listed_at`) when an entry is added.
    let fields: [Field]

    /// What a request says about an entry.
    enum Field: Sendable {
        /// A whole number from 1 to 10; a record without it is refused.
        case rating
        /// Text of at most 500 characters (trakt-api.md 4.7).
        case notes
        /// The facts about a copy (trakt-api.md 4.6).
        case metadata
        /// A time below this key, or one of `words`.
        case time(String, words: [String] = [])
    }

    /// What was watched. The times of plays are in `PlayTime`.
    package static let history = AccountList("history", "/sync/history", [.movie, .episode], [])
    /// What is owned.
    package static let collection = AccountList(
        "collection", "/sync/collection", [.movie, .episode],
        [.time("collected_at", words: ["released"]), .metadata])
    /// What to watch.
    package static let watchlist = AccountList(
        "watchlist", "/sync/watchlist", Set(MediaType.allCases), [.notes])
    /// Ratings from 1 to 10.
    package static let ratings = AccountList(
        "ratings", "/sync/ratings", Set(MediaType.allCases), [.rating, .time("rated_at")])
    /// What the user likes best.
    package static let favorites = AccountList(
        "favorites", "/sync/favorites", [.movie, .show], [.notes])
    /// The history, and the lists that every account has.
    package static let named = [history, collection, watchlist, ratings, favorites]

    /// The list that a user made, by its slug or Trakt id; nil for a name that is not one.
    private static func personal(_ name: String) -> AccountList? {
        let slug = name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : ""
        guard !slug.isEmpty, slug != ".", slug != ".." else { return nil }
        let path = "/users/me/lists/\(Address.encode(slug))/items"
        return AccountList(name, path, Set(MediaType.allCases), [.notes])
    }

    private init(_ name: String, _ path: String, _ types: Set<MediaType>, _ fields: [Field]) {
        (self.name, self.path, self.types, self.fields) = (name, path, types, fields)
    }

    /// Whether the user made it, and may have deleted it.
    package var isPersonal: Bool { name.hasPrefix(AccountList.prefix) }

    /// Whether a request can set `key` of an entry.
    package func keeps(_ key: String) -> Bool {
        fields.contains { field in
            switch field {
            case .rating: key == "rating"
            case .notes: key == "notes"
            case .time(let time, _): key == time
            case .metadata: false
            }
        }
    }

    // MARK: - Names

    private static let prefix = "list:"
    /// What options offer.
    package static let words = named.map(\.name) + [prefix + "SLUG"]

    /// The list with this name; nil if there is none.
    package init?(_ name: String) {
        let found = AccountList.named.first { $0.name == name } ?? AccountList.personal(name)
        guard let found else { return nil }
        self = found
    }

    /// The list that an option names.
    /// - Throws: `ToolError` with status 64 if there is no such list.
    package init(option: String, _ name: String) throws(ToolError) {
        guard let list = AccountList(name) else {
            let meant = nearest(to: name, among: AccountList.named.map(\.name))
            let help = meant.map { "did you mean \($0)?" } ?? "give \(AccountList.choices)"
            throw ToolError(.usage, "--\(option): \"\(name)\" is not a list: \(help)")
        }
        self = list
    }

    private static let choices = named.map(\.name).joined(separator: ", ") + " or list:SLUG"

    /// The name for people, after "the": `ratings`, `list weekend`.
    package var title: String {
        isPersonal
            ? "list \(name.dropFirst(AccountList.prefix.count))".printable : name
    }

    /// `3 plays`, `1 entry`.
    package func counted(_ number: Int) -> String {
        self == .history
            ? TraktCore.counted(number, "play")
            : TraktCore.counted(number, "entry", plural: "entries")
    }

    package static func == (first: AccountList, second: AccountList) -> Bool {
        first.name == second.name
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension TraktClient {
    /// The rows of a list other than the history, of these kinds of items or more: one sequence of
    /// pages per kind, if that is less than all. Each comes with the kind of rows without a `type`.
    /// - Throws: the pages throw status 66 if there is no such list.
    package func rows(
        of list: AccountList, _ types: Set<MediaType>
    ) -> [(pages: Pages, type: MediaType?)] {
        var paths: [(String, MediaType?)] = [(list.path, nil)]
        var query: [(name: String, value: String)] = []
        if list == .collection {
            // Episodes are below their shows (trakt-api.md 4.6).
            let kinds = Set(types.map { $0 == .movie ? $0 : .show })
            paths = MediaType.allCases.filter(kinds.contains).map { (list.path(of: $0), $0) }
            query = [("extended", "metadata")]
        } else if types.count < list.types.count, !list.isPersonal {
            let kinds = types.intersection(list.types)
            paths = MediaType.allCases.filter(kinds.contains).map { (list.path(of: $0), $0) }
        }
        let missing =
            "no \(list.title) in your account: run `trakt-list lists` to see the slugs of your lists"
        return paths.map { (pages($0, query: query, missing: missing), $1) }
    }
}

extension AccountList {
    /// How a request names an item of this list.
    /// - Throws: status 65 if it has no id; and for an episode of the collection that has no other
    ///   name than its own id. Rows of the collection name episodes by their shows and numbers alone
    ///   (trakt-api.md 4.6), so that it could not be found there again.
    package func reference(_ item: MediaItem, in record: Record) throws(ToolError) -> ItemReference
    {
        guard let reference = ItemReference(item) else {
            throw ToolError(.data, MediaItem.lackOfID(in: record))
        }
        let hasPlace = item.keys.contains { $0.hasPrefix("episode@") }
        if self == .collection, item.type == .episode, !hasPlace {
            throw ToolError(
                .data,
                "\(item.name) cannot be found in the collection by its own id: add its season, "
                    + "its number and the ids of its show")
        }
        return reference
    }

    /// The path of its rows of one kind.
    fileprivate func path(of type: MediaType) -> String { "\(path)/\(type.plural)" }
}
