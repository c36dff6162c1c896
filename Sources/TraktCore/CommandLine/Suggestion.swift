/// The end of a message about a mistyped word: `: did you mean history?`; empty if none of `words`
/// is near.
package func didYouMean(_ typed: String, _ words: [String]) -> String {
    nearest(to: typed, among: words).map { ": did you mean \($0)?" } ?? ""
}

/// The word of `words` that was probably meant by `typed`; nil if none is near. Dashes at the
/// beginning do not count.
func nearest(to typed: String, among words: [String]) -> String? {
    let limit = min(3, max(1, typed.drop { $0 == "-" }.count / 3))
    let ranked = words.map { (word: $0, distance: editDistance(typed, $0)) }
    return ranked.filter { $0.distance <= limit }.min { $0.distance < $1.distance }?.word
}

/// How many letters have to be added, removed, changed or swapped with their neighbour to turn one
/// word into the other: the optimal string alignment distance, without regard to case.
package func editDistance(_ first: String, _ second: String) -> Int {
    let (one, two) = (Array(first.lowercased()), Array(second.lowercased()))
    guard !one.isEmpty, !two.isEmpty else { return max(one.count, two.count) }
    var beforeLast: [Int] = []
    var last = Array(0...two.count)
    for row in 1...one.count {
        var current = [row]
        for column in 1...two.count {
            let isSame = one[row - 1] == two[column - 1]
            var best = min(
                last[column] + 1, current[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1))
            if row > 1, column > 1, one[row - 1] == two[column - 2],
                one[row - 2] == two[column - 1]
            {
                best = min(best, beforeLast[column - 2] + 1)
            }
            current.append(best)
        }
        (beforeLast, last) = (last, current)
    }
    return last[two.count]
}
