import Testing
import TraktCore

/// `trakt-search` against the sandbox.
@Suite("trakt-search")
struct SearchTests {
    private func search(_ arguments: [String]) async throws -> CommandResult {
        let scratch = try Scratch()
        return try await Sandbox.run(in: scratch) { sandbox in
            try await Command(
                "trakt-search", arguments, in: scratch, environment: sandbox.environment
            ).run()
        }
    }

    @Test("whole titles come first, each title once, without the overview")
    func order() async throws {
        let result = try await search(["-t", "movie", "the", "thing"])
        result.expectStatus(0)
        let records = try result.records
        let years = records.prefix(2).compactMap { $0.value("movie", "year")?.int }
        #expect(Set(years) == [1982, 2011])
        let ids = records.compactMap { $0.value("movie", "ids", "trakt")?.int64 }
        #expect(Set(ids).count == records.count)
        #expect(records.allSatisfy { $0.value("movie", "overview") == nil })
    }

    @Test("--year and --limit narrow it; a show's id is what a person needs")
    func narrow() async throws {
        let dune = try await search(["-y", "1984", "dune"]).records
        #expect(dune.count == 1 && dune.first?.value("movie", "year")?.int == 1984)
        let agents = try await search(["-t", "show", "-l", "1", "Marvel's Agents of S.H.I.E.L.D."])
        #expect(try agents.records.first?.value("show", "ids", "trakt")?.int64 == 1394)
    }

    @Test("nothing found is status 1 and one line")
    func nothing() async throws {
        let result = try await search(["qqqqzzzz"])
        result.expectStatus(1)
        result.expectErrorLines(1)
    }

    @Test("a query never begins with a minus, and one without a word is refused")
    func leadingMinus() async throws {
        let result = try await search(["-v", "--", "-dune"])
        result.expectStatus(0)
        #expect(result.errors.contains("query=dune"))
        for query in ["-", "", " - "] { try await search(["--", query]).expectStatus(64) }
    }
}
