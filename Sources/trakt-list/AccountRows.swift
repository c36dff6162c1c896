import TraktCore

/// Where the rows of a list are: the paths that hold them.
struct AccountRows {
    /// One path, and what its rows lack.
    struct Part: Sendable {
        /// The path, without the query.
        var path: String
        /// What is asked for besides pages.
        var query: [(name: String, value: String)] = []
        /// The most rows of a page (trakt-api.md 4.2, 5.1).
        var pageSize = 250
        /// The type of rows that do not say it themselves.
        var type: String?
        /// Whether each row is an item of the catalogue, and not a list.
        var holdsItems = true
    }

    /// The lists by name, except personal ones.
    static let names = ["watched", "collection", "watchlist", "ratings", "favorites", "lists"]

    /// The paths, in the order of printing.
    let parts: [Part]
    /// What a row is, for messages.
    let noun: String
    /// More of them.
    let plural: String

    /// The rows of the list that `name` names, of these types or all.
    /// - Throws: `ToolError` with status 64 if there is no such list.
    init(_ name: String, _ types: Set<String>?) throws(ToolError) {
        var (noun, plural) = ("entry", "entries")
        switch name {
        case "watched":
            (noun, plural) = ("title", "titles")
            parts = AccountRows.byType(types) { type in
                type == "movie"
                    ? Part(path: "/sync/watched/movies", type: type)
                    : Part(
                        path: "/sync/watched/shows",
                        query: [("extended", "progress"), ("specials", "true")], pageSize: 100,
                        type: type)
            }
        case "collection":
            (noun, plural) = ("title", "titles")
            parts = AccountRows.byType(types) { Part(path: "/sync/collection/\($0)s", type: $0) }
        case "watchlist", "ratings", "favorites": parts = [Part(path: "/sync/\(name)")]
        case "lists":
            (noun, plural) = ("list", "lists")
            parts = [Part(path: "/users/me/lists", holdsItems: false)]
        default:
            parts = [Part(path: try AccountRows.itemsPath(name))]
        }
        (self.noun, self.plural) = (noun, plural)
    }

    private static func byType(_ types: Set<String>?, _ part: (String) -> Part) -> [Part] {
        ["movie", "show"].filter { types?.contains($0) ?? true }.map(part)
    }

    /// The path of the items of `list:SLUG`.
    private static func itemsPath(_ name: String) throws(ToolError) -> String {
        let slug = name.hasPrefix("list:") ? String(name.dropFirst("list:".count)) : ""
        guard !slug.isEmpty, slug != ".", slug != ".." else {
            throw ToolError(
                .usage,
                "\"\(name)\" is not one of \(names.joined(separator: ", ")) or list:SLUG"
                    + didYouMean(name, names))
        }
        return "/users/me/lists/\(Address.encode(slug))/items"
    }
}
