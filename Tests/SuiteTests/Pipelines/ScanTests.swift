import Foundation
import Testing
import TraktCore

/// lib-scan, the real program, on libraries that were slow or read wrongly once.
@Suite("lib-scan: libraries")
struct ScanTests {
    /// Runs a line that makes a library in the folder `lib`, and scans it.
    private func scan(
        _ script: String, _ options: String = "", environment: [String: String] = [:]
    ) async throws -> CommandResult {
        var command = Command.shell(
            "mkdir lib; cd lib; \(script); lib-scan \(options) .", in: try Scratch(),
            environment: environment)
        // What is linear takes seconds, also on a busy machine; what was not took many minutes.
        command.deadlineSeconds = 100
        return try await command.run()
    }

    @Test(
        "3,000 ignore patterns beside 3,000 files",
        arguments: ["*%s*", "%s*", "*%s.mkv", "x %s.mkv"])
    func ignorePatterns(_ pattern: String) async throws {
        let names = #"seq -f "Film %04g" 0 2999"#
        let result = try await scan(
            """
            \(names) | while read n; do : >"x $n.mkv"; printf '\(pattern)\\n' "$n"; done >.plexignore
            echo x >"Up (2009).mkv"
            """)
        result.expectStatus(0)
        result.expect(result.lines.count == 1, "the film that no pattern is about")
    }

    @Test("2,000 folders through symlinks, each film once")
    func linkedFolders() async throws {
        let result = try await scan(
            """
            mkdir films; seq 0 1999 | while read n; do
            mkdir films/$n; echo x >"films/$n/Film $n (2001).mkv"; ln -s films/$n link$n; done
            """, "-q")
        result.expectStatus(0)
        #expect(try Set(result.records.map { $0.value("movie", "title")?.string }).count == 2000)
        result.expect(result.lines.count == 2000, "each once")
    }

    @Test("years of the next years are years, by the clock", arguments: [1, 5])
    func comingYears(_ ahead: Int) async throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let year = calendar.component(.year, from: Date()) + ahead
        let result = try await scan("echo x >'Dune (\(year)).mkv'")
        #expect(try result.records.first?.value("movie", "title")?.string == "Dune")
        #expect(try result.records.first?.value("movie", "year")?.int == year)
    }

    @Test(
        "the times of NFO files are local, and a date alone means noon",
        arguments: [
            ("2024-05-01", "2024-05-01T19:00:00.000Z"),
            ("2024-05-01 09:10:11", "2024-05-01T16:10:11.000Z"),
            ("2024-05-01T09:10:11Z", "2024-05-01T09:10:11.000Z"),
        ])
    func timesOfNFO(_ written: String, _ expected: String) async throws {
        let nfo = "<movie><title>Up</title><lastplayed>\(written)</lastplayed></movie>"
        let result = try await scan(
            "echo x >'Up (2009).mkv'; echo '\(nfo)' >'Up (2009).nfo'",
            environment: ["TZ": "America/Los_Angeles"])
        #expect(try result.records.first?["watched_at"]?.string == expected)
    }

    @Test("after ten files of one kind the rest are counted, and all are in the rejects")
    func repeatedMessages() async throws {
        let result = try await scan(
            "echo x >'Up (2009).mkv'; seq 0 29 | while read n; do : >\"Film $n (2001).mkv\"; done",
            "--rejects ../rejects; wc -l <../rejects")
        result.expect(result.errors.contains("lib-scan: and 20 more like that"), "one count")
        result.expect(result.errorLines.count { $0.contains("an empty file") } == 10, "ten lines")
    }
}
