import TraktCore

// A burst is what a program does, not a person: a media server marks a whole show as watched, an
// import writes one time for everything, a plugin sends a library play by play.

extension Examination {
    /// Plays of unknown running time this many minutes apart follow each other too fast: shorts of
    /// three minutes are the shortest that are watched in a row.
    private static let tooFast: Int64 = 2

    /// Plays of known running time follow each other too fast when less than this part of it passed
    /// in between.
    private static let tooFastShare: Int64 = 3

    /// More plays on one day of which only the date is known cannot be real: a quarter of an hour
    /// each, around the clock.
    private static let mostOnOneDay = 96

    /// Finds plays that came too fast, all at their release, or too many for a day.
    mutating func findBursts() {
        findRuns()
        findReleases()
        findFullDays()
    }

    /// Plays in one minute, or one after another too fast.
    private mutating func findRuns() {
        let order = remaining { $0.minute != nil }
        var run: [Int] = []
        for index in order {
            if let last = run.last, !isTooFast(last, index) {
                takeRun(run)
                run = []
            }
            run.append(index)
        }
        takeRun(run)
    }

    private func isTooFast(_ earlier: Int, _ later: Int) -> Bool {
        guard let start = plays[earlier].minute, let end = plays[later].minute else { return false }
        guard let one = plays[earlier].runtime, let other = plays[later].runtime else {
            return end - start <= Examination.tooFast
        }
        return (end - start) * Examination.tooFastShare < Int64(min(one, other))
    }

    private mutating func takeRun(_ run: [Int]) {
        guard run.count >= options.burstSize else { return }
        let burst = withoutStrays(run)
        guard burst.count >= options.burstSize else { return }
        guard let first = burst.first.flatMap({ plays[$0].minute }),
            let last = burst.last.flatMap({ plays[$0].minute })
        else { return }
        let span = last == first ? "one minute" : counted(Int(last - first) + 1, "minute")
        note(.burst, burst, "\(counted(burst.count, "play")) in \(span)")
    }

    /// The run without the plays that only happened at the same time: when all but one of it, or nine
    /// tenths, are of one show, the others were really watched.
    private func withoutStrays(_ run: [Int]) -> [Int] {
        var counts: [Int32: Int] = [:]
        for index in run { if let show = plays[index].show { counts[show, default: 0] += 1 } }
        guard let most = counts.max(by: { $0.value < $1.value }), most.value < run.count,
            most.value == run.count - 1 || most.value * 10 >= run.count * 9
        else { return run }
        return run.filter { plays[$0].show == most.key }
    }

    /// Shows, and films together, that were all watched at the minute of their release.
    private mutating func findReleases() {
        let groups = Dictionary(grouping: remaining(where: \.isAtRelease)) { plays[$0].show ?? -1 }
        for group in groups.values where group.count >= options.burstSize {
            note(
                .burst, group, "\(counted(group.count, "play")) at the exact minute of the release")
        }
    }

    /// Days of which more is recorded than a day can hold.
    private mutating func findFullDays() {
        let days = Dictionary(grouping: remaining(where: \.isDay)) { plays[$0].time?.minute ?? 0 }
        for day in days.values where day.count > max(options.burstSize, Examination.mostOnOneDay) {
            note(.burst, day, "\(counted(day.count, "play")) on one day")
        }
    }
}
