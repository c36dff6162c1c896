import Foundation
import Testing
import TraktCore

/// A recipe of traktutils(7): a subsection of its EXAMPLES with the commands as they are printed.
struct Recipe: Sendable {
    /// The subsection's title.
    var title: String
    /// The blocks of commands, in their order.
    var blocks: [String]

    /// Every recipe of the page.
    static let all: [Recipe] = {
        let page = URL(fileURLWithPath: #filePath)
            .appendingPathComponent("../../../../man/traktutils.7").standardizedFileURL
        let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
        return parse(text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    }()

    /// The recipe with this title; a failure of the test if the page has none.
    static func named(_ title: String) throws -> Recipe {
        try #require(all.first { $0.title == title }, "no recipe \"\(title)\" in traktutils(7)")
    }

    private static func parse(_ lines: [String]) -> [Recipe] {
        var recipes: [Recipe] = []
        var block: [String]?
        var isInside = false
        for line in lines {
            if line.hasPrefix(".Sh ") { isInside = line == ".Sh EXAMPLES" }
            guard isInside else { continue }
            if line.hasPrefix(".Ss ") {
                recipes.append(Recipe(title: String(line.dropFirst(4)), blocks: []))
            } else if line.hasPrefix(".Bd -literal") {
                block = []
            } else if line == ".Ed", let commands = block {
                recipes[recipes.count - 1].blocks.append(commands.joined(separator: "\n"))
                block = nil
            } else if block != nil {
                block?.append(plain(line))
            }
        }
        return recipes
    }

    /// A line of a literal block as it is printed: mdoc(7)'s escapes resolved.
    private static func plain(_ line: String) -> String {
        line.replacing("\\&", with: "").replacing("\\e", with: "\\")
    }

    /// The variable by which bash takes over a function: it stands in for the program `name`. (A
    /// script written by the test would now and then be "busy": another test's child can hold it open.)
    static func function(_ name: String, _ commands: String) -> [String: String] {
        ["BASH_FUNC_\(name)%%": "() { \(commands); }"]
    }

    /// Runs some of its blocks in one shell, in `scratch`, beside `sandbox`. The suite's folders are
    /// below the HOME, as a user has them.
    /// - Parameters:
    ///   - numbers: the blocks, from 1; all if this is empty.
    ///   - status: the status that the last command must have.
    @discardableResult
    func run(
        _ numbers: [Int] = [], in scratch: Scratch, _ sandbox: Sandbox? = nil,
        _ variables: [String: String] = [:], status: Int32 = 0,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> CommandResult {
        let chosen = numbers.isEmpty ? blocks : numbers.map { blocks[$0 - 1] }
        let ours = ["XDG_CONFIG_HOME": "", "XDG_STATE_HOME": "", "XDG_CACHE_HOME": ""]
        let environment = (sandbox?.environment ?? [:]).merging(ours) { $1 }
        let result = try await Command(
            "bash", ["-c", "set -e\n" + chosen.joined(separator: "\n")], in: scratch,
            environment: environment.merging(variables) { $1 }
        ).run()
        result.expectStatus(status, sourceLocation: sourceLocation)
        return result
    }
}

extension Scratch {
    /// Runs `script` in SQLite, to make a database.
    func makeDatabase(_ name: String, _ script: String) async throws {
        try await Command("sqlite3", [name], in: self, input: .text(script)).run().expectStatus(0)
    }

    /// Writes a film's file below `~/Movies`.
    func film(_ name: String) throws {
        try write("\(path)/home/Movies/\(name)/\(name).mkv", "a film\n")
    }
}

extension Sandbox {
    /// The plays as `2024-01-06T20:45 The Matrix`, sorted.
    func playLines() throws -> [String] {
        try plays().map { play in
            let item = MediaItem(play)
            return "\((play["watched_at"]?.string ?? "").prefix(16)) \(item?.name ?? "?")"
        }.sorted()
    }
}
