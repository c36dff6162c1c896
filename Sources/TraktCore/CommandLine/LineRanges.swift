/// Line numbers for a message.
public enum LineRanges {
    /// How many ranges are named before the text breaks off.
    private static let mostRanges = 8

    /// `line 3`, `lines 3, 7-12`; records made here (line 0) are `a record`.
    public static func text(_ lines: [Int]) -> String {
        let numbers = Set(lines.filter { $0 > 0 }).sorted()
        guard let first = numbers.first else { return "a record" }
        guard numbers.count > 1 else { return "line \(first)" }
        let runs = runs(of: numbers)
        let parts = runs.prefix(mostRanges).map { run in
            run.first == run.last ? "\(run.first)" : "\(run.first)-\(run.last)"
        }
        let more = runs.count > mostRanges ? ["…"] : []
        return "lines \((parts + more).joined(separator: ", "))"
    }

    /// The unbroken runs in ascending numbers.
    static func runs(of numbers: [Int]) -> [(first: Int, last: Int)] {
        var runs: [(first: Int, last: Int)] = []
        for number in numbers {
            if let last = runs.last, last.last + 1 == number {
                runs[runs.count - 1].last = number
            } else {
                runs.append((number, number))
            }
        }
        return runs
    }
}
