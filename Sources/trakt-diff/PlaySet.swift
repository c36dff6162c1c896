import TraktCore

/// A set of items, or of plays of items at times.
struct PlaySet {
    /// What makes two records the same.
    enum Identity {
        /// Any id in common.
        case item
        /// Any id in common and the same minute, or times no further apart than that.
        case play(withinSeconds: Double?)
    }

    /// What identifies one record.
    struct Keys {
        var items: [ItemKey]
        var time: Timestamp?
    }

    private let identity: Identity
    private var table = KeyTable()
    /// With a tolerance: the times of each item, in milliseconds.
    private var times: [ItemKey: [Int64]] = [:]

    /// An empty set.
    init(_ identity: Identity) { self.identity = identity }

    /// Adds a record; false if one that is the same was there.
    @discardableResult
    mutating func insert(_ keys: Keys) -> Bool {
        switch (identity, keys.time) {
        case (.item, _): return insert(keys.items, 0)
        case (.play, nil): return true
        case (.play(nil), let time?): return insert(keys.items, PlaySet.mark(time))
        case (.play, let time?):
            let isNew = !contains(keys)
            for key in keys.items { times[key, default: []].append(time.milliseconds) }
            return isNew
        }
    }

    /// Adds all of `items`; false if any was there.
    private mutating func insert(_ items: [ItemKey], _ mark: Int32) -> Bool {
        var areNew = true
        for key in items where !table.insert(key, mark) { areNew = false }
        return areNew
    }

    /// Whether a record that is the same was added.
    func contains(_ keys: Keys) -> Bool {
        switch (identity, keys.time) {
        case (.item, _): !table.isEmpty && keys.items.contains { table.contains($0, 0) }
        case (.play, nil): false
        case (.play(nil), let time?):
            !table.isEmpty && keys.items.contains { table.contains($0, PlaySet.mark(time)) }
        case (.play(let seconds?), let time?):
            keys.items.contains { key in
                times[key]?.contains { isNear($0, time, seconds) } ?? false
            }
        }
    }

    /// The minute in 32 bits: 4,000 years to either side of 1970.
    private static func mark(_ time: Timestamp) -> Int32 { Int32(truncatingIfNeeded: time.minute) }

    private func isNear(_ other: Int64, _ time: Timestamp, _ seconds: Double) -> Bool {
        let other = Timestamp(milliseconds: other)
        return other.minute == time.minute
            || abs(Double(other.milliseconds) - Double(time.milliseconds)) <= seconds * 1000
    }
}
