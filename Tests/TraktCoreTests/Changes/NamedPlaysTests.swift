import Testing

@testable import TraktCore

/// How many plays an input of undo files and backups brings back.
@Suite("Plays named by their ids")
struct NamedPlaysTests {
    /// Records (id, the run that removed it, beside; no run: no `undo`), the plays that are there, and how many to add.
    typealias Case = (records: [(Int64, String?, [Int64])], there: Set<Int64>, added: Int)

    static let cases: [Case] = [
        // Backups: every id is a play.
        ([(1, nil, []), (2, nil, [])], [], 2), ([(1, nil, []), (2, nil, [])], [9], 1),
        // One run; it came back; the one beside it is there, or gone; another came.
        ([(1, "a", [])], [], 1), ([(1, "a", [])], [9], 0), ([(1, "a", [2])], [2], 1),
        ([(1, "a", [2])], [], 1), ([(1, "a", [2])], [2, 9], 0),
        ([(1, "a", []), (2, "a", [])], [], 2),
        // Two runs: two plays; one play restored in between; two plays of which one was.
        ([(1, "a", [2]), (2, "b", [])], [], 2), ([(1, "a", [2]), (2, "b", [])], [9], 1),
        ([(1, "a", []), (3, "b", [])], [], 1), ([(1, "a", []), (3, "b", [])], [9], 0),
        ([(1, "a", []), (2, "a", []), (3, "b", [4])], [4], 1),
        ([(1, "a", []), (2, "a", []), (3, "b", [4])], [], 2),
        // Not removed after all.
        ([(1, "a", []), (2, "a", [])], [1], 1),
    ]

    @Test("as many as stood there at one moment", arguments: cases.indices)
    func best(_ index: Int) {
        let (records, there, added) = Self.cases[index]
        var plays = NamedPlays()
        for (id, run, beside) in records {
            let others = records.filter { $0.1 == run && $0.0 != id }.map(\.0)
            let undo = run.flatMap { _ in
                try? JSONSlice.parse(Array(#"{"beside":\#(beside),"with":\#(others)}"#.utf8))
            }
            _ = plays.add(id, undo, now: Timestamp(milliseconds: 0))
        }
        let best = plays.best(there)
        #expect(max(0, best.wanted - there.subtracting(best.beside).count) == added)
    }
}
