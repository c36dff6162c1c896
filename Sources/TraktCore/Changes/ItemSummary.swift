/// Many records in a few lines for people: a line for each title, with its episodes folded:
/// `Marvel's Agents of S.H.I.E.L.D. S06E02-13, S07E01-10: 22 plays`.
public struct ItemSummary: Sendable {
    private var groups: [Group] = []
    private var places: [String: Int] = [:]
    private let list: AccountList

    /// One title and what there is of it.
    private struct Group: Sendable {
        var title: TitleView
        var isMovie: Bool
        var count = 0
        var episodes: [Int: Set<Int>] = [:]
        var seasons: Set<Int> = []
    }

    /// How many ranges of episodes a line shows before it breaks off.
    private static let mostRanges = 12

    /// An empty summary of plays, or of entries of `list`.
    public init(_ list: AccountList) { self.list = list }

    /// Counts an item.
    public mutating func add(_ item: MediaItem) {
        let isMovie = item.type == .movie
        let ids = item.type == .movie || item.type == .show ? item.ids : item.title.ids
        let name = ids.keys.first ?? item.title.title ?? item.ids.keys.first ?? ""
        let key = "\(isMovie):\(name)"
        let place = places[key] ?? groups.count
        if place == groups.count {
            places[key] = place
            groups.append(Group(title: item.title, isMovie: isMovie))
        }
        groups[place].count += 1
        guard let season = item.season else { return }
        if let number = item.number {
            groups[place].episodes[season, default: []].insert(number)
        } else if item.type == .season {
            groups[place].seasons.insert(season)
        }
    }

    /// The lines, in the order in which the titles came; at most `limit`, the last of which then
    /// says how much more there is.
    public func lines(limit: Int = Int.max) -> [String] {
        guard groups.count > limit, limit > 0 else { return groups.map(line) }
        let rest = groups[(limit - 1)...]
        let count = rest.reduce(0) { $0 + $1.count }
        let more = "and \(counted(rest.count, "more title")): \(list.counted(count))"
        return groups[..<(limit - 1)].map(line) + [more]
    }

    private func line(_ group: Group) -> String {
        let twins = groups.count { $0.title.title == group.title.title }
        var text = group.title.title ?? group.title.ids.keys.first ?? "untitled"
        if let year = group.title.year, group.isMovie || twins > 1 { text += " (\(year))" }
        var ranges = group.seasons.sorted().map(seasonCode)
        for (season, numbers) in group.episodes.sorted(by: { $0.key < $1.key }) {
            ranges += ItemSummary.fold(numbers).map { first, last in
                let start = "\(seasonCode(season))E\(twoDigits(first))"
                return first == last ? start : "\(start)-\(twoDigits(last))"
            }
        }
        if ranges.count > ItemSummary.mostRanges {
            ranges = ranges.prefix(ItemSummary.mostRanges) + ["…"]
        }
        let parts = ranges.isEmpty ? "" : " " + ranges.joined(separator: ", ")
        return "\(text)\(parts): \(list.counted(group.count))"
    }

    /// The unbroken runs in a set of numbers, ascending.
    private static func fold(_ numbers: Set<Int>) -> [(first: Int, last: Int)] {
        var runs: [(first: Int, last: Int)] = []
        for number in numbers.sorted() {
            if let last = runs.last, last.last + 1 == number {
                runs[runs.count - 1].last = number
            } else {
                runs.append((number, number))
            }
        }
        return runs
    }
}
