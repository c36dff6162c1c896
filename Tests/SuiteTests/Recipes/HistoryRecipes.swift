import Foundation
import Testing
import TraktCore

/// The recipes about the history, run as they are printed.
@Suite("Recipes: history")
struct HistoryRecipes {
    @Test("Add what is on disk")
    func addFromDisk() async throws {
        let scratch = try Scratch()
        for film in ["Dune (2021)", "The Matrix (1999)", "RoboCop"] { try scratch.film(film) }
        try await Sandbox.run(in: scratch) { sandbox in
            let before = try sandbox.plays().count
            let recipe = try Recipe.named("Add what is on disk")
            for _ in 0..<2 {
                try await recipe.run(in: scratch, sandbox)
                #expect(try sandbox.plays().count == before + 1)
                #expect(try scratch.lines("unclear.ndjson").count == 1)
            }
        }
    }

    @Test("Record what you just watched")
    func scrobble() async throws {
        let scratch = try Scratch()
        let file = try scratch.write("Dune (2021).mkv", "a film\n")
        try await Sandbox.run(in: scratch) { sandbox in
            let recipe = try Recipe.named("Record what you just watched")
            try await recipe.run(in: scratch, sandbox, ["FILE": file])
            let newest = try #require(try sandbox.plays().first)
            #expect(MediaItem(newest)?.name == "Dune (2021)")
            let watched = try #require(newest["watched_at"]?.string.flatMap { Timestamp($0) })
            #expect(abs(watched.seconds - Timestamp.now.seconds) < 180)
        }
    }

    @Test("Find and clean an accident", .enabled(if: Products.isInstalled("bash")))
    func accident() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let before = try sandbox.playLines()
            let recipe = try Recipe.named("Find and clean an accident")
            let looks = try await recipe.run([1], in: scratch, sandbox)
            looks.expect(looks.text.contains("burst: 22 at 01:02"), "the timeline")
            looks.expect(looks.lines.count { $0.contains("  burst  ") } == 22, "the table")
            try await recipe.run([2], in: scratch, sandbox)
            #expect(try sandbox.plays().count == before.count - 22)
            try await recipe.run([3], in: scratch, sandbox)
            #expect(try sandbox.playLines() == before)
        }
    }

    @Test("Remove duplicates")
    func duplicates() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let before = try sandbox.playLines()
            // The Matrix was watched that evening, and a year before.
            let second =
                #"{"type":"movie","movie":{"ids":{"trakt":476}},"#
                + #""watched_at":"2025-01-11T23:50:00.000Z"}"#
            try await Command(
                "trakt-add", [], in: scratch, input: .lines([second]),
                environment: sandbox.environment
            ).run().expectStatus(0)
            #expect(try sandbox.plays().count == before.count + 1)
            try await Recipe.named("Remove duplicates").run(in: scratch, sandbox)
            #expect(try sandbox.playLines() == before)
        }
    }

    @Test("Back up the history", .enabled(if: Products.isInstalled("jq")))
    func backUp() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--plays", "600"], in: scratch) { sandbox in
            let recipe = try Recipe.named("Back up the history")
            try await recipe.run([1], in: scratch, sandbox)
            let whole = try scratch.lines("history.ndjson")
            #expect(try whole.count == sandbox.plays().count)
            for cut in [2, 300, whole.count] {
                // A full disk cuts the last line.
                let part = whole.prefix(cut).joined(separator: "\n").dropLast(cut % 7 * 10)
                try scratch.write("history.ndjson", String(part))
                try await recipe.run([2], in: scratch, sandbox)
                #expect(try scratch.lines("whole.ndjson") == whole)
            }
        }
    }

    @Test("Restore the history")
    func restore() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let before = try sandbox.playLines()
            try await Recipe.named("Back up the history").run([1], in: scratch, sandbox)
            try await Command.shell(
                "trakt-remove --yes < history.ndjson > gone", in: scratch,
                environment: sandbox.environment
            ).run().expectStatus(0)
            #expect(try sandbox.plays().isEmpty)
            for _ in 0..<2 {
                try await Recipe.named("Restore the history").run(in: scratch, sandbox)
                #expect(try sandbox.playLines() == before)
            }
        }
    }

    @Test("Merge two accounts")
    func merge() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { old in
            try await Sandbox.run(["--account", "empty", "--plays", "50"], in: scratch) { new in
                let together = try (old.playLines() + new.playLines()).sorted()
                let profiles = profiles(["old": old, "new": new])
                let recipe = try Recipe.named("Merge two accounts")
                for _ in 0..<2 {
                    try await recipe.run(in: scratch, nil, profiles)
                    #expect(try new.playLines() == together)
                }
            }
        }
    }

    /// Variables that make the tools go to the server of the profile: a sandbox has one account, so
    /// each profile gets a sandbox of its own.
    private func profiles(_ sandboxes: [String: Sandbox]) -> [String: String] {
        let cases = sandboxes.map { name, sandbox in
            let variables = sandbox.environment.map { "\($0)='\($1)'" }.joined(separator: " ")
            return "\(name)) env \(variables) "
        }
        let functions = ["trakt-history", "trakt-diff", "trakt-add"].map { tool in
            let calls = cases.map { $0 + "'\(Products.path(tool))' \"$@\" ;;" }
            return Recipe.function(tool, "case $TRAKT_PROFILE in \(calls.joined()) esac")
        }
        return functions.reduce([:]) { $0.merging($1) { $1 } }
    }

    @Test("Update the history every night")
    func nightly() async throws {
        let scratch = try Scratch()
        try scratch.film("Dune (2021)")
        let recipe = try Recipe.named("Update the history every night")
        try await Sandbox.run(in: scratch) { sandbox in
            let before = try sandbox.plays().count
            let well = try await recipe.run(in: scratch, sandbox)
            #expect(well.output.isEmpty && well.errors.isEmpty, "\(well)")
            #expect(try sandbox.plays().count == before + 1)
            try scratch.film("RoboCop")
            let unclear = try await recipe.run(in: scratch, sandbox)
            unclear.expect(unclear.text.contains("need a decision"), "says so")
            let away = ["TRAKT_API_URL": "http://127.0.0.1:\(try unusedPort())"]
            let down = try await recipe.run(in: scratch, sandbox, away)
            down.expect(down.text.contains("trying again"), "says so")
        }
        let signedOut = try await recipe.run(in: scratch, status: 77)
        signedOut.expect(signedOut.text.contains("sign in again"), "says so")
    }

    @Test(
        "Load the history into a spreadsheet or SQLite",
        .enabled(if: Products.isInstalled("sqlite3")))
    func database() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let recipe = try Recipe.named("Load the history into a spreadsheet or SQLite")
            let result = try await recipe.run(in: scratch, sandbox)
            #expect(result.lines.first == "Marvel's Agents of S.H.I.E.L.D.|28")
            #expect(try scratch.lines("history.csv").count == sandbox.plays().count + 1)
        }
    }
}

/// The page beside its tests.
@Suite("Recipes: the page")
struct RecipePageTests {
    /// The recipes that a test runs.
    private static let tested: Set<String> = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let files = ["HistoryRecipes.swift", "LibraryRecipes.swift", "ListRecipes.swift"]
        let names = files.flatMap { file -> [String] in
            let text = try? String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
            return (text ?? "").matches(of: /named\("([^"]+)"\)/).map { String($0.1) }
        }
        return Set(names)
    }()

    @Test("every recipe of the page has a test, and fits 80 columns")
    func complete() {
        #expect(Recipe.all.count > 15)
        #expect(Set(Recipe.all.map(\.title)) == RecipePageTests.tested)
        for recipe in Recipe.all {
            #expect(!recipe.blocks.isEmpty, "\(recipe.title)")
            let lines = recipe.blocks.flatMap { $0.split(separator: "\n") }
            #expect(lines.allSatisfy { $0.count <= 80 }, "\(recipe.title)")
        }
    }
}
