extension Record {
    /// The key that shows that this is an entry of a list other than the history, such as
    /// `rated_at`; nil if it has none. Trakt's rows of watched titles have `last_watched_at`.
    package var listMark: String? {
        let marks = [
            "listed_at", "rated_at", "collected_at", "last_collected_at", "last_watched_at",
        ]
        return marks.first { self[$0] != nil }
    }

    /// Why a record without `watched_at` is not a play, and where an export has its plays.
    package var noWatchTime: String {
        guard let mark = listMark else { return "not a play: it has no watched_at" }
        return "not a play: it has \(mark) but no watched_at; an export has its plays in "
            + "watched-history*.json"
    }
}
