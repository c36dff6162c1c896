import TraktCore

/// Plays over time: a bar per day, week or month.
struct Timeline {
    private let options: TableOptions
    /// The local minutes of the plays.
    private var minutes: [Int64] = []
    private var unknown = 0

    /// The most lines for a span of time before the next longer unit is used.
    private static let mostLines = 62

    private init(_ options: TableOptions) { self.options = options }

    /// Reads plays and draws them.
    static func draw(
        _ reader: TableReader, _ writer: RecordWriter, _ options: TableOptions
    ) async throws -> ExitStatus {
        var timeline = Timeline(options)
        while let record = try await reader.next() {
            if let reason = timeline.take(record) { try reader.reject(record, reason) }
        }
        for line in timeline.lines() { try writer.writeLine(line) }
        return try reader.finish()
    }

    /// Counts a play; why not, if it is not one.
    private mutating func take(_ record: Record) -> String? {
        guard let text = record["watched_at"]?.string else {
            return record.noWatchTime
        }
        guard text != "unknown" else {
            unknown += 1
            return nil
        }
        guard let time = Timestamp(text) else {
            return "watched_at \"\(text.prefix(40))\" is not a time with a zone"
        }
        if time.isUnknownDate {
            unknown += 1
        } else {
            // A date alone is a day, whatever the zone.
            let local = text.utf8.count == 10 ? time : options.zone.local(time)
            minutes.append(local.minute)
        }
        return nil
    }

    private mutating func lines() -> [String] {
        minutes.sort()
        var lines: [String] = []
        if let first = minutes.first, let last = minutes.last {
            lines = bars(Unit.fitting(first, last, most: Timeline.mostLines))
        }
        if unknown > 0 { lines.append("unknown date: \(counted(unknown, "play"))") }
        return lines
    }

    /// One bin: its name, its plays, and the fullest minute.
    private struct Bin {
        var start: Int64
        var count = 0
        var peak = (minute: Int64(0), count: 0)
    }

    private func bars(_ unit: Unit) -> [String] {
        let bins = bins(unit)
        let most = bins.map(\.count).max() ?? 1
        let digits = "\(most)".count
        let room = max(10, (options.width ?? 80) - 12 - digits - 26)
        var lines: [String] = []
        var expected: Int64?
        for bin in bins {
            if let expected, bin.start > expected {
                lines.append(contentsOf: gap(from: expected, to: bin.start, unit))
            }
            lines.append(line(bin, unit, most: most, digits: digits, room: room))
            expected = unit.next(bin.start)
        }
        return lines
    }

    /// Lines for times without plays: each one of a short time, or one for all.
    private func gap(from start: Int64, to end: Int64, _ unit: Unit) -> [String] {
        var names: [String] = []
        var bin = start
        while bin < end {
            guard names.count < 3 else { return ["…"] }
            names.append(unit.name(bin))
            bin = unit.next(bin)
        }
        return names
    }

    private func bins(_ unit: Unit) -> [Bin] {
        var bins: [Bin] = []
        var run = (minute: Int64.min, count: 0)
        for minute in minutes {
            let start = unit.start(minute)
            if bins.last?.start != start { bins.append(Bin(start: start)) }
            run = run.minute == minute ? (minute, run.count + 1) : (minute, 1)
            bins[bins.count - 1].count += 1
            if run.count > bins[bins.count - 1].peak.count { bins[bins.count - 1].peak = run }
        }
        return bins
    }

    private func line(_ bin: Bin, _ unit: Unit, most: Int, digits: Int, room: Int) -> String {
        let length = max(1, bin.count * room / max(1, most))
        let count = String(bin.count)
        var line = unit.name(bin.start) + "  "
        line += String(repeating: " ", count: digits - count.count) + count
        line += " " + String(repeating: "█", count: length)
        guard bin.peak.count >= defaultBurstSize else { return line }
        let time = Timestamp(milliseconds: bin.peak.minute * 60_000).text
        let day = unit == .day ? "" : "\(time.dropFirst(5).prefix(5)) "
        return line + " burst: \(bin.peak.count) at \(day)\(time.dropFirst(11).prefix(5))"
    }
}

/// The length of time that a bar stands for.
enum Unit {
    case day, week, month

    private static let dayMinutes: Int64 = 1440

    /// The shortest unit that needs at most `most` bars from minute `first` to minute `last`.
    static func fitting(_ first: Int64, _ last: Int64, most: Int) -> Unit {
        let days = (last - first) / dayMinutes + 1
        if days <= most { return .day }
        return days <= Int64(most) * 7 ? .week : .month
    }

    /// The first minute of the unit that holds `minute`.
    func start(_ minute: Int64) -> Int64 {
        let day = minute.flooredQuotient(dividingBy: Unit.dayMinutes).quotient
        switch self {
        case .day: return day * Unit.dayMinutes
        // 1970-01-01 was a Thursday: weeks begin on Monday.
        case .week:
            let week = (day + 3).flooredQuotient(dividingBy: 7).quotient
            return (week * 7 - 3) * Unit.dayMinutes
        case .month:
            let text = Timestamp(milliseconds: minute * 60_000).text
            return Timestamp("\(text.prefix(7))-01")?.minute ?? minute
        }
    }

    /// The first minute of the unit after the one that begins at `start`.
    func next(_ start: Int64) -> Int64 {
        switch self {
        case .day: start + Unit.dayMinutes
        case .week: start + 7 * Unit.dayMinutes
        case .month: self.start(start + 31 * Unit.dayMinutes)
        }
    }

    /// `2025-11-17`, or `2025-11` for a month.
    func name(_ start: Int64) -> String {
        let text = Timestamp(milliseconds: start * 60_000).text
        return String(text.prefix(self == .month ? 7 : 10))
    }
}
