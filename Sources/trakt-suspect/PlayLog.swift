import Foundation
import TraktCore

/// Takes the records of the input apart and keeps their bytes.
struct PlayLog {
    /// The plays, in the order of the input.
    private(set) var plays: [Play] = []
    /// How many records were left out because the same play came before: exports repeat rows from
    /// page to page (exports.md 1.1), and people join backups that overlap.
    private(set) var repeats = 0
    private var known: Set<PlayKey> = []
    private var rows = RowStore()
    private var items = ItemNumbers()
    private let times: RecordTimes

    /// What makes two records the same play. In files of other programs the id may be the item's, so
    /// the item and the time count too.
    private struct PlayKey: Hashable {
        var id: Int64
        var item: Int32?
        var time: Timestamp?
    }

    /// An empty log. `times` says how the times in records are read.
    init(times: RecordTimes) { self.times = times }

    /// Keeps a record, unless the same play came before.
    /// - Throws: status 65, and why, if it is not a play at a known or unknown time.
    mutating func take(_ record: Record) throws(ToolError) {
        var play = Play()
        try readTime(record, into: &play)
        play.id = record.playID
        if let item = MediaItem(record) {
            play.item = items.number(of: item)
            play.show = items.number(ofShowOf: item)
            play.season = item.season.map { Int32(clamping: $0) }
            play.number = item.number.map { Int32(clamping: $0) }
            play.runtime = runtime(record, item.type)
            play.isAtRelease = isAtRelease(play, record, item)
        }
        if let id = play.id {
            let key = PlayKey(id: id, item: play.item, time: play.time?.truncatedToMinute)
            guard known.insert(key).inserted else {
                repeats += 1
                return
            }
        }
        plays.append(play)
        rows.append(record.bytes)
    }

    /// The record of a play, as it was read.
    func record(of index: Int) throws -> Record { try Record(rows[index]) }

    /// Reads `watched_at`: a time, a day (its noon, local), or "unknown".
    private func readTime(_ record: Record, into play: inout Play) throws(ToolError) {
        guard let value = record["watched_at"], !value.isNull else {
            throw ToolError(.data, record.noWatchTime)
        }
        guard value.string != "unknown" else { return }
        play.isDay = value.string?.utf8.count == 10
        play.time = try times.time(value, named: "watched_at")
    }

    /// Minutes, from the item itself, its show, or the record.
    private func runtime(_ record: Record, _ type: MediaType) -> Int32? {
        let values = [
            record.value(type.rawValue, "runtime"), record.value("show", "runtime"),
            record["runtime"],
        ]
        let minutes = values.lazy.compactMap { $0?.int }.first { (1...1440).contains($0) }
        return minutes.map { Int32($0) }
    }

    /// Whether the time is the release, or the running time after it: what Trakt stores for
    /// "released" (trakt-api.md 4.4).
    private func isAtRelease(_ play: Play, _ record: Record, _ item: MediaItem) -> Bool {
        guard let minute = play.minute else { return false }
        let text = item.firstAired ?? record.value("movie", "released")?.string
        guard let released = text.flatMap({ Timestamp($0) }) else { return false }
        return minute == released.minute
            || minute == released.minute + Int64(play.runtime ?? 0)
    }
}
