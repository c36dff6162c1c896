/// When a play was watched, as a request can say it.
package enum PlayTime: Sendable, Hashable {
    /// At this instant.
    case at(Timestamp)
    /// When the item was released: Trakt works it out.
    case released
    /// Nobody knows; Trakt keeps 1970-01-01 (trakt-api.md 4.4).
    case unknown

    /// The minute it is kept under; nil for `released`, which only Trakt knows.
    package var minute: Int64? {
        switch self {
        case .at(let time): time.minute
        case .unknown: 0
        case .released: nil
        }
    }

    /// How a request says it.
    package var json: JSON {
        switch self {
        case .at(let time): .string(time.text)
        case .released: "released"
        case .unknown: "unknown"
        }
    }

    /// Reads the value of `--watched-at`; a time without a zone is local. Throws status 64 for anything else.
    package init(option text: String, now: Timestamp) throws(ToolError) {
        switch text {
        case "now": self = .at(now)
        case "released": self = .released
        case "unknown": self = .unknown
        default:
            guard let time = Timestamp(watchTime: text) ?? Timestamp(local: text) else {
                throw ToolError(
                    .usage,
                    "--watched-at: \"\(text)\" is not now, released, unknown, or a date or time")
            }
            self = .at(time)
        }
    }

    /// Whether a play can have been then: clocks and zones differ by up to a day.
    package func isPast(_ now: Timestamp) -> Bool {
        minute ?? 0 < now.minute + 1440
    }

    /// Reads a record's `watched_at`; nil if it has none. Throws a reason if it makes no sense,
    /// above all for a number, which Trakt would silently take as now (trakt-api.md 4.4).
    package static func read(
        _ value: JSONSlice?, now: Timestamp, times: RecordTimes = RecordTimes()
    ) throws(ToolError) -> PlayTime? {
        guard let value, !value.isNull else { return nil }
        switch value.string {
        case "now": return .at(now)
        case "released": return .released
        case "unknown": return .unknown
        default: return .at(try times.time(value, named: "watched_at"))
        }
    }
}
