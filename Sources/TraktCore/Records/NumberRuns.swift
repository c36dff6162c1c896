extension Sequence where Element: BinaryInteger & Hashable {
    /// The numbers as runs, ascending, each number once. A number belongs to the run before it if it
    /// is at most `gap` more than the last one there.
    package func runs(gap: Element = 1) -> [(first: Element, last: Element)] {
        var runs: [(first: Element, last: Element)] = []
        for number in Set(self).sorted() {
            if let last = runs.last?.last, number - last <= gap {
                runs[runs.count - 1].last = number
            } else {
                runs.append((number, number))
            }
        }
        return runs
    }
}
