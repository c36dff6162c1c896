import TraktCore

/// What makes two records the same, besides an id in common.
enum Identity {
    /// Nothing.
    case item
    /// An equal value of the first of these keys that the record has: `rating` as a number,
    /// `collected_at` as a minute.
    case value(of: [String])
    /// The same minute, or times at most this many seconds apart. Every play counts once.
    case play(withinSeconds: Double?)

    /// Whether plays are compared.
    var isPlay: Bool { if case .play = self { true } else { false } }
}

/// What identifies a record.
struct RecordKeys {
    /// The keys of its item.
    var items: ItemKeys
    /// The value that is compared, if one is.
    var mark: Int32 = 0
    /// When it was watched, if plays are compared. All unknown dates are the same instant.
    var time = Timestamp(milliseconds: 0)
    /// The id of the play, if plays are compared and it has one. Exports repeat rows.
    var play: ItemKey?

    /// Reads them from a record.
    /// - Throws: why the record cannot be compared.
    init(
        _ record: Record, _ identity: Identity, _ times: RecordTimes, _ shows: inout ShowNumbers
    ) throws(Incomparable) {
        guard let item = MediaItem(record) else {
            throw Incomparable(reason: MediaItem.absence(in: record))
        }
        items = ItemKeys(ItemIdentity(item), &shows)
        guard !items.isEmpty else {
            throw Incomparable(reason: MediaItem.lackOfID(in: record), lacksIDs: true)
        }
        switch identity {
        case .item: break
        case .value(let keys):
            guard let value = try RecordKeys.value(of: keys, in: record, times) else {
                let names = keys.joined(separator: " or ")
                throw Incomparable(reason: "\(item.name) has no \(names) to compare")
            }
            mark = value
        case .play:
            guard let watched = try RecordKeys.time("watched_at", record, times) else {
                throw Incomparable(
                    reason: "\(item.name) has no time (watched_at) to compare by")
            }
            if !watched.isUnknownDate { time = watched }
            play = record.playID.flatMap { ItemKey(play: $0) }
        }
    }

    /// Reads them from a plain record; nil if that does not tell everything.
    init?(_ record: PlainRecord, _ identity: Identity, _ shows: inout ShowNumbers) {
        items = ItemKeys(record.item, &shows)
        guard !items.isEmpty else { return nil }
        switch identity {
        case .item: break
        case .value: return nil
        case .play:
            guard let watched = record.watchedAt else { return nil }
            if !watched.isUnknownDate { time = watched }
            play = record.id.flatMap { ItemKey(play: $0) }
        }
    }

    /// The number or minute of the first of `keys` that the record has.
    private static func value(
        of keys: [String], in record: Record, _ times: RecordTimes
    ) throws(Incomparable) -> Int32? {
        for key in keys {
            if let number = record[key]?.looseInt { return Int32(clamping: number) }
            // A rating is a number or nothing.
            guard key != "rating" else { continue }
            if let time = try time(key, record, times) { return time.minuteMark }
        }
        return nil
    }

    private static func time(
        _ key: String, _ record: Record, _ times: RecordTimes
    ) throws(Incomparable) -> Timestamp? {
        do throws(ToolError) { return try times.time(key, of: record) } catch {
            throw Incomparable(reason: "\(MediaItem(record)?.name ?? "record"): \(error)")
        }
    }
}

/// Why a record cannot be compared.
struct Incomparable: Error {
    /// The end of a sentence that names the record.
    var reason: String
    /// Whether its item has no id.
    var lacksIDs = false
}

extension Timestamp {
    /// The minute in 32 bits: 4,000 years before and after 1970.
    var minuteMark: Int32 { Int32(truncatingIfNeeded: minute) }
}
