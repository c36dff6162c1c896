import Foundation
import Testing
import TraktCore

/// lib-scan, the real program, on libraries that were slow or read wrongly once.
@Suite("lib-scan: libraries")
struct ScanTests {
    /// Runs a line that makes more of the library in the folder `lib`, and scans it.
    private func scan(
        _ script: String, _ options: String = "", environment: [String: String] = [:],
        in scratch: Scratch? = nil
    ) async throws -> CommandResult {
        var command = Command.shell(
            "mkdir -p lib; cd lib; \(script); lib-scan \(options) .", in: try scratch ?? Scratch(),
            environment: environment)
        // What is linear takes seconds, also on a busy machine; what was not took many minutes.
        command.deadlineSeconds = 100
        return try await command.run()
    }

    @Test("3,000 ignore patterns beside 3,000 files", arguments: ["*", "x "])
    func ignorePatterns(_ beginning: String) async throws {
        let scratch = try Scratch()
        var patterns = ""
        for number in 1000..<4000 {
            try scratch.write("lib/x Film \(number).mkv", "x")
            patterns += "\(beginning)Film \(number)*\n"
        }
        try scratch.write("lib/.plexignore", patterns)
        let result = try await scan("echo x >'Up (2009).mkv'", in: scratch)
        result.expectStatus(0)
        result.expect(result.lines.count == 1, "the film that no pattern is about")
    }

    @Test("1,000 folders through symlinks, each film once")
    func linkedFolders() async throws {
        let scratch = try Scratch()
        for number in 0..<1000 {
            try scratch.write("lib/films/\(number)/Film \(number) (2001).mkv", "x")
            try FileManager.default.createSymbolicLink(
                atPath: "\(scratch.work)/lib/link\(number)",
                withDestinationPath: "films/\(number)")
        }
        let result = try await scan(":", "-q", in: scratch)
        result.expectStatus(0)
        #expect(try Set(result.records.map { $0.value("movie", "title")?.string }).count == 1000)
        result.expect(result.lines.count == 1000, "each once")
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
        let scratch = try Scratch()
        let result = try await scan(
            "echo x >'Up (2009).mkv'; seq 0 29 | while read n; do : >\"Film $n (2001).mkv\"; done",
            "--rejects ../rejects", in: scratch)
        #expect(try scratch.lines("rejects").count == 30)
        result.expect(result.errors.contains("lib-scan: and 20 more like that"), "one count")
        result.expect(result.errorLines.count { $0.contains("an empty file") } == 10, "ten lines")
    }
}
