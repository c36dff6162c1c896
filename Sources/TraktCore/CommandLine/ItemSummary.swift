/// Many records in a few lines for people: a line for each title, for its seasons and for its
/// episodes, folded:
/// `Marvel's Agents of S.H.I.E.L.D. S06E02-13, S07E01-10: 22 plays`.
package struct ItemSummary: Sendable {
    private var groups: [Group] = []
    private var places: [String: Int] = [:]
    private let counted: @Sendable (Int) -> String

    /// One title, or its seasons or episodes, and how much there is of that.
    private struct Group: Sendable {
        var title: TitleView
        var type: MediaType
        var count = 0
        /// The numbers by their seasons; none for a season itself.
        var episodes: [Int: Set<Int>] = [:]
    }

    /// How many ranges of episodes a line shows before it breaks off.
    private static let mostRanges = 12

    /// An empty summary; `counted` says how many there are of a thing: `3 plays`.
    package init(_ counted: @escaping @Sendable (Int) -> String) { self.counted = counted }

    /// Counts an item.
    package mutating func add(_ item: MediaItem) {
        let title = item.title.ids.keys.first ?? item.title.title ?? item.ids.keys.first ?? ""
        let key = "\(item.type):\(title)"
        let place = places[key] ?? groups.count
        if place == groups.count {
            places[key] = place
            groups.append(Group(title: item.title, type: item.type))
        }
        groups[place].count += 1
        guard let season = item.season else { return }
        groups[place].episodes[season, default: []].formUnion(item.number.map { [$0] } ?? [])
    }

    /// The lines, in the order in which the titles came; at most `limit`, the last of which then
    /// says how much more there is.
    package func lines(limit: Int = Int.max) -> [String] {
        guard groups.count > limit else { return groups.map(line) }
        let rest = groups[(limit - 1)...]
        let count = rest.reduce(0) { $0 + $1.count }
        let more = "and \(TraktCore.counted(rest.count, "more title")): \(counted(count))"
        return groups[..<(limit - 1)].map(line) + [more]
    }

    private func line(_ group: Group) -> String {
        let twins = groups.count {
            $0.type == group.type && $0.title.title == group.title.title
        }
        var text = group.title.title ?? group.title.ids.keys.first ?? "untitled"
        if let year = group.title.year, group.type == .movie || twins > 1 { text += " (\(year))" }
        var ranges: [String] = []
        for (season, numbers) in group.episodes.sorted(by: { $0.key < $1.key }) {
            if numbers.isEmpty { ranges.append(seasonCode(season)) }
            ranges += numbers.runs().map { first, last in
                let start = "\(seasonCode(season))E\(twoDigits(first))"
                return first == last ? start : "\(start)-\(twoDigits(last))"
            }
        }
        if ranges.count > ItemSummary.mostRanges {
            ranges = ranges.prefix(ItemSummary.mostRanges) + ["…"]
        }
        let parts = ranges.isEmpty ? "" : " " + ranges.joined(separator: ", ")
        return "\(text)\(parts): \(counted(group.count))"
    }
}
