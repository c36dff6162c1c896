import Foundation
import Testing
import TraktCore

/// Fuzzed files through the real programs: every record comes out, is named, or is in the file of
/// `--rejects`; the status is one that is documented; nothing traps or hangs.
///
/// `swift test` tries 12 files; `TRAKTUTILS_FUZZ_FILES` and `TRAKTUTILS_FUZZ_SEED` say how many and
/// which.
@Suite("Input: fuzzed")
struct FuzzTests {
    private static let seed = setting("TRAKTUTILS_FUZZ_SEED", 1)
    private static let files = setting("TRAKTUTILS_FUZZ_FILES", 12)

    private static func setting(_ name: String, _ usual: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
    }

    /// Runs a tool over every file, and hands each file and what came of it to `check`.
    private func each(
        _ tool: String, _ arguments: [String], environment: [String: String] = [:],
        in scratch: Scratch,
        _ check: (FuzzedInput, CommandResult, _ rejected: Set<String>) throws
            -> Void
    ) async throws {
        for file in 0..<FuzzTests.files {
            let input = FuzzedInput(seed: FuzzTests.seed, file: file)
            var command = Command(
                tool, arguments + ["--rejects", "rejects"], in: scratch, input: .bytes(input.bytes),
                environment: environment)
            command.deadlineSeconds = 30
            let result = try await command.run()
            result.expect([0, 1, 65].contains(result.status), "status of file \(file)")
            let rejects = try Data(contentsOf: URL(fileURLWithPath: "\(scratch.work)/rejects"))
            try check(input, result, FuzzedInput.marks(in: Array(rejects)))
        }
    }

    /// Records a failure unless every record is in the output or rejected, and none is lost by a
    /// neighbour's fault.
    private func account(_ input: FuzzedInput, _ result: CommandResult, _ rejected: Set<String>) {
        let lost = FuzzedInput.marks(in: input.bytes)
            .subtracting(FuzzedInput.marks(in: result.output)).subtracting(rejected)
        // Input that is plainly no JSON is refused as a whole.
        result.expect(lost.isEmpty || result.status == 65, "lost: \(lost.sorted())")
        guard input.isIntact else { return }
        result.expect(result.status == 0 && rejected.isEmpty, "all of an intact file")
    }

    @Test(
        "every record of a filter comes out or is rejected",
        arguments: [
            ("trakt-diff", ["-", "/dev/null"]), ("trakt-resolve", ["--offline"]),
            ("trakt-resolve", ["--offline", "--known", "known"]),
        ])
    func filters(_ tool: String, _ arguments: [String]) async throws {
        let scratch = try Scratch()
        try scratch.write("known", FuzzedInput(seed: FuzzTests.seed, file: 0).bytes)
        try await each(tool, arguments, in: scratch, account)
    }

    @Test("trakt-add -n plans every record that it does not reject, and sends nothing")
    func additions() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            try await each(
                "trakt-add", ["-n"], environment: sandbox.environment, in: scratch
            ) { input, result, rejected in
                let planned = result.errors.firstMatch(of: /would add ([0-9]+) play/)
                let count = planned.flatMap { Int($0.1) } ?? 0
                let marks = FuzzedInput.marks(in: input.bytes)
                result.expect(
                    result.status == 65 || count >= marks.subtracting(rejected).count,
                    "\(marks.count) records, \(rejected.count) rejected, \(count) planned")
                if input.isIntact {
                    result.expect(count == FuzzedInput.records, "all of an intact file")
                }
            }
            #expect(try sandbox.requestLines().allSatisfy { $0.hasPrefix("GET ") })
        }
    }

    @Test("trakt-remove -n refuses a file with any fault, and names the faults")
    func removals() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            try await each(
                "trakt-remove", ["-n"], environment: sandbox.environment, in: scratch
            ) { input, result, rejected in
                if result.status == 65 {
                    result.expect(!input.isIntact, "an intact file is refused")
                    result.expect(result.errorLines.count > 1 || rejected.isEmpty, "named")
                } else {
                    result.expect(rejected.isEmpty, "not refused")
                    result.expect(result.errors.contains("not in the history"), "named")
                }
            }
            #expect(try sandbox.requestLines().allSatisfy { $0.hasPrefix("GET ") })
        }
    }
}
