/// Line numbers for a message.
package enum LineRanges {
    /// How many ranges are named before the text breaks off.
    private static let mostRanges = 8

    /// `line 3`, `lines 3, 7-12`; records made here (line 0) are `a record`.
    package static func text(_ lines: [Int]) -> String {
        let runs = lines.filter { $0 > 0 }.runs()
        guard let first = runs.first else { return "a record" }
        if runs.count == 1, first.first == first.last { return "line \(first.first)" }
        let parts = runs.prefix(mostRanges).map { run in
            run.first == run.last ? "\(run.first)" : "\(run.first)-\(run.last)"
        }
        let more = runs.count > mostRanges ? ["…"] : []
        return "lines \((parts + more).joined(separator: ", "))"
    }
}
