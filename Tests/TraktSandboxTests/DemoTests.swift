// The demo's parts that need no server: what it shows of a command's output, how it tells two
// moments of the account apart, and that its library asks what its catalogue can answer.

import Foundation
import Testing

@testable import trakt_sandbox

@Suite struct DemoTests {
    @Test(arguments: [
        (["a", "b"], 3, ["a", "b"]),
        (["a", "b", "c"], 3, ["a", "b", "c"]),
        (["a", "b", "c", "d"], 3, ["a", "b", "c", "… 1 more line"]),
        (["a", "b", "c"], 1, ["a", "… 2 more lines"]),
        ([], 3, []),
    ])
    func showsTheFirstLinesAndCountsTheRest(lines: [String], shown: Int, page: [String]) {
        #expect(DemoShell.trimmed(lines, shown: shown) == page)
    }

    @Test func cutsLinesToThePage() {
        let fitting = String(repeating: "é", count: DemoShell.width)
        #expect(DemoShell.trimmed([fitting], shown: 1) == [fitting])
        let cut = DemoShell.trimmed([fitting + "!"], shown: 1)
        #expect(cut == [String(fitting.dropLast()) + "…"])
    }

    @Test func tellsPlaysThatAreNew() {
        let film = AccountSnapshot.Play(item: .init(title: "Dune", year: 2021), minute: 7)
        var later = film
        later.minute = 8
        let before = AccountSnapshot([film])
        let after = AccountSnapshot([film, film, later])
        #expect(after.added(since: before).map(\.minute).sorted() == [7, 8])
        #expect(before.added(since: after).isEmpty)
        #expect(before != after && after.total == 3 && after.films == 3)
    }

    @Test func tellsFilmsFromSpecials() {
        let special = AccountSnapshot.Item(title: "Sherlock", year: 2010, season: 0, number: 1)
        let snapshot = AccountSnapshot([.init(item: special, minute: 0)])
        #expect(snapshot.films == 0 && snapshot.episodes(of: "Sherlock") == 1)
    }

    @Test func theLibraryIsWrittenWithSomethingInEachFile() throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "trakt-demo-test-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try DemoLibrary.write(below: folder)
        for file in DemoLibrary.files {
            #expect(try !Data(contentsOf: folder.appending(path: file.path)).isEmpty)
        }
    }

    @Test func theLibraryHoldsEveryFate() {
        let fates = DemoLibrary.files.map(\.fate)
        #expect(fates.contains(.known) && fates.contains(.question))
        #expect(fates.compactMap(\.item).contains { $0.isEpisode })
        #expect(fates.compactMap(\.item).contains { !$0.isEpisode })
    }
}
