import Testing
import TraktCore

/// Reading a large history.
@Suite("trakt-history")
struct HistoryTests {
    @Test(
        "1,000 plays: four requests, every row once, newest first",
        arguments: [[], ["--fault", "GET /sync/history @2 502"]])
    func thousand(_ faults: [String]) async throws {
        let scratch = try Scratch()
        let options = ["--account", "empty", "--plays", "1000"] + faults
        try await Sandbox.run(options, in: scratch) { sandbox in
            let result = try await Command(
                "trakt-history", [], in: scratch, environment: sandbox.environment
            ).run()
            result.expectStatus(0)
            let rows = try result.records
            let ids = rows.compactMap { $0["id"]?.int64 }
            #expect(ids.count == 1000 && Set(ids).count == 1000)
            let times = rows.compactMap { $0["watched_at"]?.string }
            #expect(times.count == 1000 && times == times.sorted(by: >))
            let pages = try sandbox.log().filter { $0["path"]?.string == "/sync/history" }
            #expect(pages.count { $0["status"]?.int == 200 } == 4)
            #expect(pages.count == 4 + faults.count / 2)
            #expect(pages.allSatisfy { $0["query"]?.string?.contains("limit=250") == true })
        }
    }

    @Test("a reader that has seen enough ends it after the first page")
    func head() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty", "--plays", "5000"], in: scratch) { sandbox in
            var command = Command("trakt-history", in: scratch, environment: sandbox.environment)
            command.output = .leaves(afterBytes: 100)
            let result = try await command.run()
            result.expectStatus(141)
            result.expectErrorLines(0)
            #expect(try sandbox.requestLines().count < 10)
        }
    }

    @Test(
        "pages that are wrong in a known way cost no row and double none",
        arguments: ["duplicate-rows", "short-pages", "page-count-0"])
    func pageFaults(_ fault: String) async throws {
        let scratch = try Scratch()
        let options = ["--account", "empty", "--plays", "1000"]
        let faults = ["--fault", "GET /sync/history @every \(fault)"]
        try await Sandbox.run(options + faults, in: scratch) { sandbox in
            let result = try await Command(
                "trakt-history", [], in: scratch, environment: sandbox.environment
            ).run()
            result.expectStatus(0)
            let ids = try result.records.compactMap { $0["id"]?.int64 }
            #expect(ids.count == 1000 && Set(ids).count == 1000)
        }
    }
}
