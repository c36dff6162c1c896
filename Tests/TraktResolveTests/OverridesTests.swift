import Foundation
import Testing
import TraktCore

@testable import trakt_resolve

@Suite("overrides")
final class OverridesTests {
    private let path: String

    init() {
        path =
            FileManager.default.temporaryDirectory
            .appendingPathComponent("trakt-resolve-overrides-\(UUID()).ndjson").path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    private let dune = TitleQuery(type: .movie, title: "Dune", year: 2021)

    private func ids(_ word: Overrides.Word?) -> IDs? {
        guard case .ids(let ids, _)? = word else { return nil }
        return ids
    }

    @Test("what is remembered is there in the next run, and the last word counts")
    func remember() throws {
        let overrides = try Overrides(path: path, mustExist: false)
        #expect(overrides.isEmpty)
        for id in [1, 2] as [Int64] {
            let found = TitleView(title: "Dune", year: 1984, ids: IDs(trakt: id))
            try overrides.remember(dune, .ids(IDs(trakt: id), found))
        }
        try overrides.remember(TitleQuery(type: .show, title: "Dune", year: nil), .skip)
        for overrides in [overrides, try Overrides(path: path, mustExist: true)] {
            #expect(ids(overrides.word(on: dune))?.trakt == 2)
            #expect(overrides.word(on: TitleQuery(type: .movie, title: "Dune", year: nil)) == nil)
            #expect(overrides.word(on: TitleQuery(type: .show, title: "Dune", year: nil)) != nil)
        }
    }

    @Test("an edited reject is an override; one episode can have its own")
    func shapes() throws {
        let lines = """
            {"type":"movie","movie":{"title":"DUNE","year":2021,"ids":{"imdb":"tt1"}},"reject":{}}
            {"type":"episode","episode":{"season":1},"show":{"title":"X","ids":{"trakt":3}}}
            {"episode":{"season":1,"number":5,"ids":{"trakt":4}},"show":{"title":"X"}}
            """
        try Data(lines.utf8).write(to: URL(fileURLWithPath: path))
        let overrides = try Overrides(path: path, mustExist: true)
        #expect(ids(overrides.word(on: dune))?.imdb == "tt1")
        let show = TitleQuery(type: .show, title: "X", year: nil)
        #expect(ids(overrides.word(on: show))?.trakt == 3)
        #expect(ids(overrides.word(on: show, season: 1, number: 5))?.trakt == 4)
    }

    @Test(
        "a line that is no override is named",
        arguments: ["{}", "[1]", #"{"type":"movie","movie":{"title":"Dune"}}"#, "no"])
    func wrong(_ line: String) throws {
        try Data((line + "\n").utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: ToolError.self) { try Overrides(path: path, mustExist: true) }
    }

    @Test("a file that was named must be there")
    func missing() {
        #expect(throws: StreamError.self) { try Overrides(path: path, mustExist: true) }
    }
}
