import TraktCore

/// The rows that can be printed, and where they are read from.
enum AccountRows {
    /// What was watched: a row per movie and per show.
    case watched
    /// The personal lists themselves.
    case lists
    /// The entries of a list.
    case entries(AccountList)

    /// The names, except for the entries of personal lists.
    static let names =
        ["watched"] + AccountList.named.filter { $0 != .history }.map(\.name) + ["lists"]

    /// The rows that `name` names.
    /// - Throws: `ToolError` with status 64 if there are none.
    init(_ name: String) throws(ToolError) {
        switch name {
        case "watched": self = .watched
        case "lists": self = .lists
        default:
            guard name != AccountList.history.name else {
                throw ToolError(.usage, "the history is printed by trakt-history")
            }
            guard let list = AccountList(name) else {
                throw ToolError(
                    .usage,
                    "\"\(name)\" is not one of \(AccountRows.names.joined(separator: ", ")) or "
                        + "list:SLUG" + didYouMean(name, AccountRows.names))
            }
            self = .entries(list)
        }
    }

    /// What a row is, for messages, and more of them.
    var noun: (one: String, more: String) {
        switch self {
        case .watched, .entries(.collection): ("title", "titles")
        case .lists: ("list", "lists")
        case .entries: ("entry", "entries")
        }
    }

    /// Whether each row is an item of the catalogue, and not a list.
    var holdsItems: Bool {
        if case .lists = self { false } else { true }
    }

    /// Some of the rows: their pages, and the type of rows that do not say it themselves.
    typealias Part = (pages: Pages, type: MediaType?)

    /// The rows of these types of items, or more, in the order of printing.
    func parts(_ client: TraktClient, _ types: Set<MediaType>) -> [Part] {
        switch self {
        case .entries(let list): return client.rows(of: list, types)
        case .lists: return [(client.pages("/users/me/lists"), nil)]
        case .watched:
            return [MediaType.movie, .show].filter(types.contains).map { (client.watched($0), $0) }
        }
    }
}
