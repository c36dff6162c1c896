import Foundation
import TraktCore

extension Examination {
    /// Two plays of an item closer than this many seconds are one viewing, reported twice.
    private static let oneViewing: Double = 3600

    /// Finds second plays of an item that are too close to the one that is kept. Only the play
    /// next to a kept one is compared with it, so that the plays of an item are never thinned out
    /// to one.
    mutating func findDuplicates() {
        let order = remaining { $0.item != nil && $0.time != nil }
        var kept: [Int32: Int] = [:]
        for index in options.keepsNewest ? order.reversed() : order {
            guard let item = plays[index].item else { continue }
            if let other = kept[item], let why = reason(index, other) {
                note(.duplicate, [index], besides: [other], why)
            } else {
                kept[item] = index
            }
        }
    }

    /// Why the two plays of an item are one viewing; nil if they are not.
    private func reason(_ index: Int, _ other: Int) -> String? {
        guard let time = plays[index].time, let otherTime = plays[other].time else { return nil }
        let kept = plays[other].id.map { " as play \($0)" } ?? " as another play"
        let zone = options.zone ?? .local
        if options.bySameDay, zone.local(time).date == zone.local(otherTime).date {
            return "the same item on the same day\(kept)"
        }
        guard plays[index].isDay == plays[other].isDay else { return nil }
        let minutes = Int(abs(time.minute - otherTime.minute))
        guard Double(minutes) * 60 <= window(plays[index]) else { return nil }
        if plays[index].isDay { return "the same item on the same day\(kept)" }
        return minutes == 0
            ? "the same item in the same minute\(kept)"
            : "the same item\(kept), \(counted(minutes, "minute")) apart"
    }

    /// How far apart in seconds two plays of the item may be and still be one viewing.
    private func window(_ play: Play) -> Double {
        options.within ?? max(Examination.oneViewing, Double((play.runtime ?? 0) - 1) * 60)
    }
}
