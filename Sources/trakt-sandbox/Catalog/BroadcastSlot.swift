// When and where a show is on: what turns the instant of a broadcast into the day that people who
// record it write into its name.

import TraktCore

/// A show's place in its network's week, as Trakt's `airs` gives it.
struct BroadcastSlot: Sendable {
    /// The day of the week, in English.
    var day: String?
    /// The time of day there, as "21:00".
    var time: String?
    /// The zone of both, as "America/New_York".
    var timezone: String?

    /// The slot of a show that has none.
    static let unknown = BroadcastSlot()

    /// As the service writes it.
    var shape: JSON {
        ["day": .orNull(day), "time": .orNull(time), "timezone": .orNull(timezone)]
    }

    /// The date of an instant where the show is made, as "2015-09-28"; in UTC if there is no zone
    /// or this system does not know it.
    func date(of instant: Timestamp) -> String {
        (timezone.flatMap { Zone(named: $0) } ?? .utc).local(instant).dateText
    }
}
