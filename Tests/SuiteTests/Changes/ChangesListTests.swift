import Testing
import TraktCore

/// Lists other than the history: backed up, emptied, restored, and undone.
@Suite("Changes: lists")
struct ChangesListTests {
    private func tool(
        _ words: [String], _ sandbox: Sandbox, _ scratch: Scratch, _ lines: [String] = []
    ) async throws -> CommandResult {
        try await Command(
            words[0], Array(words.dropFirst()), in: scratch, input: .lines(lines),
            environment: sandbox.environment
        ).run()
    }

    /// The items of a list, with what a request can set of each.
    private func content(
        _ list: String, _ sandbox: Sandbox, _ scratch: Scratch
    ) async throws -> [String] {
        let result = try await tool(["trakt-list", list], sandbox, scratch)
        result.expectStatus(0)
        return try result.records.map { record in
            let item = try #require(MediaItem(record))
            let kept = ["rating", "rated_at", "notes"].compactMap { record[$0]?.compactBytes }
            let text = kept.map { String(decoding: $0, as: UTF8.self) }
            let episodes = NestedEpisodes.records(of: record)?.count ?? 0
            return "\(item.name) \(text) \(episodes)"
        }.sorted()
    }

    @Test(
        "backup, wipe, restore: the same list; again adds nothing; the undo files do the same",
        arguments: ["collection", "watchlist", "ratings", "favorites", "list:weekend"])
    func restore(_ list: String) async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let before = try await content(list, sandbox, scratch)
            #expect(!before.isEmpty)
            let backup = try await tool(["trakt-list", list], sandbox, scratch)
            let whole = list == "collection" ? ["--whole-show"] : []
            let removed = try await tool(
                ["trakt-remove", "--yes", "--from", list] + whole, sandbox, scratch, backup.lines)
            removed.expectStatus(0)
            #expect(try await content(list, sandbox, scratch).isEmpty)
            let added = try await tool(["trakt-add", "--to", list], sandbox, scratch, backup.lines)
            added.expectStatus(0)
            #expect(try await content(list, sandbox, scratch) == before)
            let again = try await tool(["trakt-add", "--to", list], sandbox, scratch, backup.lines)
            again.expect(again.errors.contains("added 0 entries to the "), "nothing twice")
            try await undo(added, sandbox, scratch)
            #expect(try await content(list, sandbox, scratch).isEmpty)
            try await undo(removed, sandbox, scratch)
            #expect(try await content(list, sandbox, scratch) == before)
        }
    }

    @Test(
        "an episode of the collection by its own id alone is refused: its rows have only numbers",
        arguments: [["trakt-add", "--to"], ["trakt-remove", "--yes", "--from"]])
    func collectedByOwnID(_ command: [String]) async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let before = try await content("collection", sandbox, scratch)
            let record = #"{"type":"episode","episode":{"ids":{"trakt":100001815}}}"#
            let result = try await tool(command + ["collection"], sandbox, scratch, [record])
            result.expectStatus(command[0] == "trakt-add" ? 1 : 65)
            result.expect(result.errors.contains("add its season, its number and the ids"), "why")
            #expect(try await content("collection", sandbox, scratch) == before)
        }
    }

    /// Runs the command that a run printed.
    private func undo(
        _ result: CommandResult, _ sandbox: Sandbox, _ scratch: Scratch
    ) async throws {
        let lines = result.errorLines.compactMap {
            $0.split(separator: " undo: ").dropFirst().first
        }
        let command = try #require(lines.first)
        try await Command.shell(String(command), in: scratch, environment: sandbox.environment)
            .run().expectStatus(0)
    }

    @Test("trakt-diff compares with favorites and personal lists, both ways")
    func difference() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            for list in ["favorites", "list:weekend"] {
                let rows = try await tool(["trakt-list", list], sandbox, scratch).lines
                let film = Changes.film(#"{"trakt":788}"#)
                let fresh = try await tool(
                    ["trakt-diff", "--cloud=\(list)"], sandbox, scratch, rows + [film])
                #expect(fresh.lines == [film])
                let missing = try await tool(
                    ["trakt-diff", "--cloud=\(list)", "--reverse"], sandbox, scratch,
                    Array(rows.dropFirst()))
                #expect(missing.lines == [rows[0]])
            }
        }
    }

    @Test("a list that the account does not have: one line with what to do, nothing sent")
    func unknown() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let film = Changes.film(#"{"trakt":788}"#)
            for words in [
                ["trakt-add", "--to", "list:none"], ["trakt-add", "-n", "--to", "list:none"],
                ["trakt-remove", "--yes", "--from", "list:none"],
                ["trakt-diff", "--cloud=list:none"],
            ] {
                let result = try await tool(words, sandbox, scratch, [film])
                result.expectStatus(66)
                result.expectErrorLines(1)
                result.expect(result.errors.contains("`trakt-list lists`"), "what to do")
                result.expect(result.lines.isEmpty, "no output")
            }
            for (words, hint) in [
                (["trakt-add", "--to", "watchlists"], "did you mean watchlist?"),
                (["trakt-remove", "--from", "list:"], "list:SLUG"),
                (["trakt-diff", "--cloud=watched"], "give history, "),
            ] {
                let result = try await tool(words, sandbox, scratch, [film])
                result.expectStatus(64)
                result.expectErrorLines(1)
                result.expect(result.errors.contains(hint), hint)
            }
            #expect(try Changes.writes(sandbox).isEmpty)
        }
    }

    @Test("favorites hold movies and shows: an episode is refused by name, the rest is added")
    func favorites() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let lines = [Changes.film(#"{"trakt":788}"#), Changes.episode(1, 1)]
            let result = try await tool(
                ["trakt-add", "--to", "favorites"], sandbox, scratch, lines)
            result.expectStatus(1)
            result.expect(result.lines.count == 1, "the film")
            result.expect(result.errors.contains("favorites hold no episodes"), "named")
        }
    }

    @Test("a changed rating is called changed, and the undo file sets it back")
    func changedRating() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let words = ["trakt-add", "--to", "ratings"]
            func film(_ rating: Int) -> [String] {
                [Changes.film(#"{"trakt":788}"#, #","rating":\#(rating)"#)]
            }
            _ = try await tool(words, sandbox, scratch, film(7))
            let would = try await tool(words + ["-n"], sandbox, scratch, film(9))
            would.expect(
                would.errors.contains("would add 0 entries to the ratings, change 1"), "-n")
            let changed = try await tool(words, sandbox, scratch, film(9))
            changed.expect(changed.errors.contains("added 0 entries to the ratings, changed 1"), "")
            try await undo(changed, sandbox, scratch)
            let rows = try await tool(["trakt-list", "ratings"], sandbox, scratch).records
            #expect(rows.map { $0["rating"]?.int } == [7])
        }
    }

    @Test("a note that was added to an entry is taken away again by the undo file")
    func addedNote() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            let words = ["trakt-add", "--to", "watchlist"]
            let ids = #"{"trakt":788}"#
            let bare = Changes.film(ids, #","notes":"""#)
            _ = try await tool(words, sandbox, scratch, [bare])
            let first = try #require(try Changes.writes(sandbox).first?["body"])
            #expect(!String(decoding: first.compactBytes, as: UTF8.self).contains("notes"))
            let noted = Changes.film(ids, #","notes":"With Tom""#)
            let changed = try await tool(words, sandbox, scratch, [noted])
            changed.expect(changed.errors.contains("changed 1"), "changed")
            try await undo(changed, sandbox, scratch)
            let notes = try await tool(["trakt-list", "watchlist"], sandbox, scratch).records
                .map { $0["notes"]?.string ?? "" }
            #expect(notes == [""])
            let again = try await tool(words, sandbox, scratch, [bare])
            again.expect(again.errors.contains("1 already there"), "no note is no note")
        }
    }
}
