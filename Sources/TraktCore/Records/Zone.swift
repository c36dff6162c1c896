import Foundation

/// A time zone: this computer's, or one that somebody named.
///
/// This computer's is what the C library makes of `TZ`. Foundation understands only names in it, and
/// silently takes the other forms of POSIX (`:Europe/Berlin`, `CET-1CEST,M3.5.0,M10.5.0/3`, a path)
/// for UTC (Swift 6.3 on Linux, tried).
package struct Zone: Sendable, Hashable {
    /// Nil for this computer's.
    private let named: TimeZone?

    /// This computer's zone.
    package static let local = Zone(nil)
    /// UTC.
    package static let utc = Zone(.gmt)

    private init(_ named: TimeZone?) { self.named = named }

    /// The zone that a person or a service names: `Europe/Berlin`, `UTC`, `+02:00`, or `local`. Nil
    /// for anything else.
    package init?(named name: String) {
        if name == "local" {
            self = .local
        } else if let match = name.wholeMatch(of: /([+\-])([01][0-9]):?([0-5][0-9])/) {
            let minutes = (Int(match.2) ?? 0) * 60 + (Int(match.3) ?? 0)
            self.init(TimeZone(secondsFromGMT: minutes * (match.1 == "-" ? -60 : 60)))
        } else {
            guard let zone = TimeZone(identifier: name) else { return nil }
            self.init(zone)
        }
    }

    /// How far its clocks are ahead of UTC at an instant, in milliseconds; negative in the west.
    private func offset(at time: Timestamp) -> Int64 {
        if let named {
            return Int64(named.secondsFromGMT(for: Date(timeIntervalSince1970: time.seconds)))
                * 1000
        }
        var seconds = time_t(time.seconds.rounded(.down))
        var parts = tm()
        return localtime_r(&seconds, &parts) == nil ? 0 : Int64(parts.tm_gmtoff) * 1000
    }

    /// What the clocks of the zone show at an instant, as if they showed UTC.
    package func local(_ time: Timestamp) -> Timestamp {
        Timestamp(milliseconds: time.milliseconds + offset(at: time))
    }

    /// The instant at which the clocks of the zone show `local`, written as if it were UTC: the
    /// first one if there are two. A time that the clocks skip is moved on by what they skip.
    package func instant(ofLocal local: Timestamp) -> Timestamp {
        let day: Int64 = 86_400_000
        let offsets = [-day, day].map {
            offset(at: Timestamp(milliseconds: local.milliseconds + $0))
        }
        let instants = offsets.map { Timestamp(milliseconds: local.milliseconds - $0) }
        return instants.first { self.local($0) == local } ?? instants[0]
    }
}
