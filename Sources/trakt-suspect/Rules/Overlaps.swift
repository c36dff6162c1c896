import TraktCore

extension Examination {
    /// How much of the running time has to have passed: services count an episode as watched at
    /// 80 %, and running times of television include the commercials (45 of 60 minutes).
    private static let leastShare = (part: Int64(2), of: Int64(3))

    /// The most episodes that one file holds.
    private static let mostInOneFile = 4

    /// Finds plays since whose predecessor less time passed than they run. Whether `watched_at` is
    /// the start or the end differs between services: a play is suspect only if it is impossible
    /// either way.
    mutating func findOverlaps() {
        var previous: Unit?
        for unit in units(remaining { $0.minute != nil && $0.runtime != nil }) {
            guard let before = previous else {
                previous = unit
                continue
            }
            let passed = unit.minute - before.minute
            let needed = min(unit.runtime, before.runtime)
            guard passed * Examination.leastShare.of < needed * Examination.leastShare.part else {
                previous = unit
                continue
            }
            note(
                .overlap, unit.plays, besides: before.plays,
                "\(counted(Int(unit.runtime), "minute")) long, but watched only \(passed) after the "
                    + "previous play")
        }
    }

    /// Plays that were watched as one: a single one, or the episodes of one file.
    private struct Unit {
        var plays: [Int]
        var minute: Int64
        var runtime: Int64
    }

    private func units(_ order: [Int]) -> [Unit] {
        var units: [Unit] = []
        for index in order {
            guard let minute = plays[index].minute else { continue }
            let runtime = Int64(plays[index].runtime ?? 0)
            if let last = units.last, belongs(index, to: last) {
                units[units.count - 1].plays.append(index)
                units[units.count - 1].runtime += runtime
            } else {
                units.append(Unit(plays: [index], minute: minute, runtime: runtime))
            }
        }
        return units
    }

    /// Whether the episode is next to the last or the first one of `unit`, in the same minute.
    private func belongs(_ index: Int, to unit: Unit) -> Bool {
        let play = plays[index]
        guard unit.plays.count < Examination.mostInOneFile, play.minute == unit.minute,
            let show = play.show, let season = play.season, let number = play.number
        else { return false }
        return unit.plays.contains { other in
            let other = plays[other]
            guard let number = other.number.map({ abs(Int($0) - Int(number)) }) else {
                return false
            }
            return other.show == show && other.season == season && number == 1
        }
    }
}
