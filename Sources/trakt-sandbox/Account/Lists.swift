// Lists of entries other than the watchlist: favorites and the lists a user makes.

import TraktCore

/// A list that the user made.
struct PersonalList: Sendable {
    var id: Int64
    /// Its name in paths.
    var slug: String
    var name: String
    var createdAt: Timestamp
    var updatedAt: Timestamp
    /// In the order of rank.
    var entries: [Listed] = []
}

/// Which list of entries is meant.
enum EntryList: Sendable, Hashable {
    case watchlist
    case favorites
    /// A position in the account's lists.
    case personal(Int)

    /// Whether it takes an item: favorites hold only movies and shows.
    func holds(_ item: Item) -> Bool {
        self != .favorites || item.type == .movie || item.type == .show
    }

    /// Its group in `/sync/last_activities`.
    var activity: String {
        switch self {
        case .watchlist: "watchlist"
        case .favorites: "favorites"
        case .personal: "lists"
        }
    }
}

extension SandboxAccount {
    /// The entries of a list, in the order of rank.
    subscript(list: EntryList) -> [Listed] {
        get {
            switch list {
            case .watchlist: watchlist
            case .favorites: favorites
            case .personal(let index): lists[index].entries
            }
        }
        set {
            switch list {
            case .watchlist: watchlist = newValue
            case .favorites: favorites = newValue
            case .personal(let index): lists[index].entries = newValue
            }
        }
    }

    /// Puts an item on a list. False when it is there already.
    mutating func list(
        _ item: Item, notes: String?, on list: EntryList = .watchlist, at now: Timestamp
    ) -> Bool {
        guard !self[list].contains(where: { $0.item == item }) else { return false }
        self[list].append(Listed(id: nextListID, item: item, listedAt: now, notes: notes))
        nextListID += 1
        return true
    }

    /// Makes an empty list. Its slug is its name in lower case with hyphens, with a number if that
    /// slug is taken.
    mutating func makeList(_ name: String, at now: Timestamp) {
        let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
        let base = words.isEmpty ? "list" : words.joined(separator: "-")
        var slug = base
        var number = 1
        while lists.contains(where: { $0.slug == slug }) {
            slug = "\(base)-\(number)"
            number += 1
        }
        let id = (lists.map(\.id).max() ?? 30_000_000) + 1
        lists.append(
            PersonalList(id: id, slug: slug, name: name, createdAt: now, updatedAt: now))
    }
}
