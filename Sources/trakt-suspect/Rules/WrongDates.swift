import TraktCore

extension Examination {
    /// How far a clock may be ahead of ours before its times count as the future, in seconds.
    private static let clockTolerance: Double = 600

    /// Plays whose record says that the date is unknown.
    mutating func findUnknownDates() {
        for index in plays.indices {
            guard let time = plays[index].time else {
                note(.unknownDate, [index], "the watch date is unknown")
                continue
            }
            if time.isUnknownDate {
                note(.unknownDate, [index], "\(time.text.prefix(10)) stands for an unknown date")
            }
        }
    }

    /// Plays later than `now`.
    mutating func findFuture(_ now: Timestamp) {
        let limit = now.adding(seconds: Examination.clockTolerance)
        for index in remaining(where: { $0.time.map { $0 > limit } ?? false }) {
            // The noon of today may still be to come.
            guard let time = plays[index].time else { continue }
            if plays[index].isDay, time < now.adding(seconds: 43_200) { continue }
            note(.future, [index], "\(time.text.prefix(16)) UTC is in the future")
        }
    }
}
