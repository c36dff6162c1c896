import TraktCore

/// What the rules look at in one play. Its record is kept as bytes beside it.
struct Play: Sendable {
    /// The play's id; nil for a record without one.
    var id: Int64?
    /// When it was watched; nil if the record says that this is unknown.
    var time: Timestamp?
    /// Whether only the day is known: then `time` is its noon.
    var isDay = false
    /// The number of the item: the same for every play of it. Nil if the record names no item.
    var item: Int32?
    /// The number of the show of an episode; nil for everything else.
    var show: Int32?
    /// The season and the number of an episode.
    var season: Int32?
    var number: Int32?
    /// The running time in minutes; nil if the record does not say.
    var runtime: Int32?
    /// Whether it was watched at the very minute of the item's release, or when it ended then.
    var isAtRelease = false

    /// The minute since 1970 of a play whose time of day is known.
    var minute: Int64? { isDay ? nil : time?.minute }
}
