import Foundation
import Testing
import TraktCore

/// The recipes about the account's lists, run as they are printed.
@Suite("Recipes: lists", .enabled(if: Products.isInstalled("jq")))
struct ListRecipes {
    private static let lists = [
        "collection", "watchlist", "ratings", "favorites", "list:weekend",
    ]

    /// The entries of the lists, without what the service decides when an entry is made.
    private func entries(_ scratch: Scratch, _ sandbox: Sandbox) async throws -> [String] {
        var entries: [String] = []
        for list in ListRecipes.lists {
            let result = try await Command(
                "trakt-list", ["-q", list], in: scratch, environment: sandbox.environment
            ).run()
            result.expectStatus(0)
            let made = ["id", "rank", "listed_at", "updated_at", "last_updated_at"]
            entries += try result.records.map { record in
                "\(list) \(made.reduce(record) { $0.removing($1) }.text)"
            }
        }
        return entries.sorted()
    }

    @Test("Back up the lists, and restore them")
    func backUpAndRestore() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let before = try await entries(scratch, sandbox)
            #expect(before.count == 16)
            try await Recipe.named("Back up the lists").run(in: scratch, sandbox)
            for list in ListRecipes.lists {
                let whole = list == "collection" ? "--whole-show" : ""
                let file = list.replacing(":", with: "-")
                let wipe = "trakt-remove -q --yes \(whole) --from \(list) < \(file).ndjson > gone"
                try await Command.shell(wipe, in: scratch, environment: sandbox.environment)
                    .run().expectStatus(0)
            }
            #expect(try await entries(scratch, sandbox).isEmpty)
            for _ in 0..<2 {
                try await Recipe.named("Restore the lists").run(in: scratch, sandbox)
                #expect(try await entries(scratch, sandbox) == before)
            }
        }
    }

    @Test("See what is in the collection but gone from disk")
    func gone() async throws {
        let scratch = try Scratch()
        // The Matrix, Inception and Die Hard are in the collection, and Chernobyl's episodes.
        for film in ["The Matrix (1999)", "Dune (2021)"] { try scratch.film(film) }
        try await Sandbox.run(in: scratch) { sandbox in
            let recipe = try Recipe.named("See what is in the collection but gone from disk")
            let result = try await recipe.run(in: scratch, sandbox)
            for title in ["Inception", "Die Hard", "Chernobyl"] {
                result.expect(result.text.contains(title), title)
            }
            result.expect(!result.text.contains("Matrix"), "The Matrix is there")
        }
    }

    @Test("See what to watch next, what airs, genres and comments")
    func look() async throws {
        let scratch = try Scratch()
        // A `date` that tells a week in which a show of the account was on air.
        let date = Recipe.function("date", "echo 2020-06-01")
        try await Sandbox.run(in: scratch) { sandbox in
            let next = try await Recipe.named("See what to watch next").run(in: scratch, sandbox)
            next.expect(
                next.lines.contains { $0.contains("The Wire") && $0.contains("S01E03") }, "")
            let week = try await Recipe.named("See what airs this week")
                .run(in: scratch, sandbox, date)
            week.expect(
                week.text.contains("S07E02") && week.text.contains("2020-06-04"), "an episode")
            let recipe = try Recipe.named("Look up genres, comments and the lists of others")
            let other = try await recipe.run(
                in: scratch, sandbox, ["OTHER_USER": "demo", "LIST": "weekend"])
            other.expect(other.text.contains("science-fiction"), "genres")
            other.expect(other.lines.count { $0.hasPrefix("demo: ") } > 2, "comments")
            other.expect(other.lines.contains("weekend: Weekend"), "the lists")
        }
    }
}
