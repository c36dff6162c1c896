import TraktCore

/// Pairs the plays of two sides that are at most a span apart: as many as can be paired, and of these
/// the nearest, in whatever order the records come.
struct PlayPairing {
    private struct Play {
        /// Any item that it shares an id with, a number of `parents`.
        var item: Int32
        var milliseconds: Int64
        /// Its place on its side.
        var number: Int
    }

    private let span: Int64
    private var items = KeyTable(hasNumbers: true)
    /// Items that share an id have one root; a root is its own parent.
    private var parents: ContiguousArray<Int32> = []
    private var known: ContiguousArray<Play> = []
    private var streamed: ContiguousArray<Play> = []

    /// The most plays a side that are weighed against each other, which takes their product in steps.
    private static let most = 1000

    /// Pairs plays up to so many seconds apart, or in the same minute.
    init(withinSeconds seconds: Double) {
        span = Int64(clamping: min(seconds, 1e12) * 1000)
    }

    /// How many plays of the other side there are.
    var knownCount: Int { known.count }

    /// Adds a play of the side that is not printed.
    mutating func addKnown(_ keys: RecordKeys) {
        known.append(
            Play(item: item(keys), milliseconds: keys.time.milliseconds, number: known.count))
    }

    /// Adds a play of the side that is printed.
    mutating func addStreamed(_ keys: RecordKeys) {
        streamed.append(
            Play(item: item(keys), milliseconds: keys.time.milliseconds, number: streamed.count))
    }

    /// For each play of the side that is printed, the number of the one that it is, if there is one.
    func pairs() -> [Int?] {
        var result = [Int?](repeating: nil, count: streamed.count)
        let (others, own) = (sorted(known)[...], sorted(streamed)[...])
        var rest = others
        var start = own.startIndex
        while start < own.endIndex {
            let item = own[start].item
            let end = own[start...].firstIndex { $0.item != item } ?? own.endIndex
            rest = rest.drop { $0.item < item }
            let same = rest.prefix { $0.item == item }
            pair(own[start..<end], same, &result)
            start = end
        }
        return result
    }

    // MARK: - Items

    private mutating func item(_ keys: RecordKeys) -> Int32 {
        var root: Int32?
        var shared: [Int32] = []
        keys.items.search { key in
            if let number = items.first(key, where: { _ in true }) { shared.append(number) }
            return false
        }
        for number in shared {
            let other = self.root(of: number)
            if let root, root != other { parents[Int(max(root, other))] = min(root, other) }
            root = min(root ?? other, other)
        }
        let item = root ?? Int32(truncatingIfNeeded: parents.count)
        if root == nil { parents.append(item) }
        keys.items.each { _ = items.insert($0, item, unless: { _ in true }) }
        return item
    }

    private func root(of item: Int32) -> Int32 {
        var item = item
        while parents[Int(item)] != item { item = parents[Int(item)] }
        return item
    }

    /// By item, then by time.
    private func sorted(_ plays: ContiguousArray<Play>) -> [Play] {
        plays.map { play in
            var play = play
            play.item = root(of: play.item)
            return play
        }.sorted { ($0.item, $0.milliseconds, $0.number) < ($1.item, $1.milliseconds, $1.number) }
    }

    // MARK: - Pairs

    /// Pairs the plays of one item, piece by piece: what is further apart than the span never pairs.
    private func pair(_ own: ArraySlice<Play>, _ others: ArraySlice<Play>, _ result: inout [Int?]) {
        var (own, others) = (own, others)
        while let first = own.first, let other = others.first {
            var end = min(first.milliseconds, other.milliseconds)
            var (mine, theirs) = (own.prefix(0), others.prefix(0))
            while true {
                let more = own.dropFirst(mine.count).prefix { isNear($0.milliseconds, end) }
                let moreOthers = others.dropFirst(theirs.count).prefix {
                    isNear($0.milliseconds, end)
                }
                guard more.count + moreOthers.count > 0, mine.count < Self.most,
                    theirs.count < Self.most
                else { break }
                mine = own.prefix(min(mine.count + more.count, Self.most))
                theirs = others.prefix(min(theirs.count + moreOthers.count, Self.most))
                end = max(end, mine.last?.milliseconds ?? end, theirs.last?.milliseconds ?? end)
            }
            weigh(Array(mine), Array(theirs), &result)
            (own, others) = (own.dropFirst(mine.count), others.dropFirst(theirs.count))
        }
    }

    private func isNear(_ one: Int64, _ other: Int64) -> Bool {
        (one - other).magnitude <= span.magnitude
            || Timestamp(milliseconds: one).minute == Timestamp(milliseconds: other).minute
    }

    /// Finds the pairing with the most pairs, and of these the one with the least time between them. It
    /// never crosses: so both lists are gone through as for their longest common subsequence.
    private func weigh(_ own: [Play], _ others: [Play], _ result: inout [Int?]) {
        enum Step { case pair, skipOwn, skipOther }
        typealias Cost = (pairs: Int, time: Int64)
        let width = others.count
        var steps = [Step](repeating: .skipOwn, count: own.count * width)
        var above = [Cost](repeating: (0, 0), count: width + 1)
        for (row, play) in own.enumerated() {
            var left: Cost = (0, 0)
            var line = [left]
            for (column, other) in others.enumerated() {
                var best = above[column + 1]
                if (left.pairs, -left.time) > (best.pairs, -best.time) {
                    (best, steps[row * width + column]) = (left, .skipOther)
                }
                if isNear(play.milliseconds, other.milliseconds) {
                    let apart = abs(play.milliseconds - other.milliseconds)
                    let paired = (above[column].pairs + 1, above[column].time + apart)
                    if (paired.0, -paired.1) >= (best.pairs, -best.time) {
                        (best, steps[row * width + column]) = (paired, .pair)
                    }
                }
                left = best
                line.append(best)
            }
            above = line
        }
        var (row, column) = (own.count - 1, width - 1)
        while row >= 0, column >= 0 {
            switch steps[row * width + column] {
            case .pair:
                result[own[row].number] = others[column].number
                (row, column) = (row - 1, column - 1)
            case .skipOwn: row -= 1
            case .skipOther: column -= 1
            }
        }
    }
}
