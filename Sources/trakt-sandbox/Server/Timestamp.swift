// Spellings of time that only a server needs; everything else is TraktCore's `Timestamp`.

import TraktCore

extension Timestamp {
    /// 1970-01-01T00:00:00.000Z: how the service shows a play whose time is unknown.
    static let unknown = Timestamp(milliseconds: 0)

    /// Whole seconds since 1970, rounded down.
    var wholeSeconds: Int64 { Int64(seconds.rounded(.down)) }

    /// `Mon, 01 Sep 2014 09:10:11 GMT`, as in HTTP headers.
    var httpDate: String {
        let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        let parts = dateText.split(separator: "-")
        let day = Int((Double(wholeSeconds) / 86_400).rounded(.down))
        guard parts.count == 3, let month = Int(parts[1]), months.indices.contains(month - 1) else {
            return text
        }
        let time = text.dropFirst(dateText.count + 1).prefix(8)
        return
            "\(weekdays[(day % 7 + 7) % 7]), \(parts[2]) \(months[month - 1]) \(parts[0]) \(time) GMT"
    }

    /// Reads a time as the service does: one without a zone is UTC.
    static func lenient(_ text: String) -> Timestamp? {
        Timestamp(text) ?? Timestamp(text + "Z")
    }
}
