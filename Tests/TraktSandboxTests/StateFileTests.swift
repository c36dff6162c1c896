import Foundation
import Testing
import TraktCore

@testable import trakt_sandbox

/// The account on disk, and plays handed in by tests.
@Suite struct StateFileTests {
    /// A path that is free again afterwards.
    private func withFile(_ body: (StateFile) throws -> Void) throws {
        let url = FileManager.default.temporaryDirectory
            .appending(path: "sandbox-state-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: url) }
        try body(StateFile(path: url.path) { Issue.record("\($0)") })
    }

    @Test func anAccountComesBackAsItWas() throws {
        try withFile { file in
            let first = try TestServer(stateFile: file)
            let body = """
                {"movies":[{"ids":{"trakt":289441},"rating":4,"hdr":"hdr10"}],
                "shows":[{"ids":{"trakt":1388},"rating":5,"seasons":[{"number":2,"rating":6}]}]}
                """
            for list in ["history", "collection", "watchlist", "ratings"] {
                #expect(try first.post("/sync/\(list)", body).status == 201)
            }
            _ = try first.post("/sync/history/remove", #"{"movies":[{"ids":{"trakt":289441}}]}"#)
            let account = try #require(try file.load(first.sandbox.catalog))
            let second = try TestServer(account: account)
            for path in [
                "history?limit=250", "watchlist", "ratings", "collection/movies",
                "collection/shows?extended=metadata", "last_activities",
            ] {
                #expect(try second.get("/sync/\(path)").text == first.get("/sync/\(path)").text)
            }
            let token = ["authorization": "Bearer \(first.grant.accessToken)"]
            #expect(try second.get("/users/settings", changing: token).status == 200)
            // Ids that were given before the restart are not given again.
            _ = try second.post("/sync/history", #"{"movies":[{"ids":{"trakt":645}}]}"#)
            let row = try second.rows("/sync/history/movies/645").first
            #expect(row?["id"]?.int64 == account.history.nextID)
        }
    }

    @Test func onlyTheOwnerCanReadIt() throws {
        try withFile { file in
            try file.save(SandboxAccount(), try TestServer.catalog())
            let facts = try FileManager.default.attributesOfItem(atPath: file.path)
            #expect((facts[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        }
    }

    @Test func noFileIsNoAccount() throws {
        try withFile { file in
            let account = try file.load(try TestServer.catalog())
            #expect(account == nil)
        }
    }

    @Test(arguments: [
        "", "{}", "not json", #"{"traktSandbox":2}"#,
        #"{"traktSandbox":1,"plays":[{"id":1,"watched_at":"2020-01-01","type":"movie","movie":{"ids":{"trakt":5}}}]}"#,
    ])
    func otherFilesAreRefused(text: String) throws {
        try withFile { file in
            try Data(text.utf8).write(to: URL(filePath: file.path))
            #expect {
                _ = try file.load(try TestServer.catalog())
            } throws: {
                ($0 as? ToolError)?.status == .data
            }
        }
    }

    @Test func testsCanHandInPlaysAndReadThemAll() throws {
        let server = try TestServer(account: SandboxAccount())
        let plays = """
            {"id":77,"watched_at":"2020-01-01T00:00:30Z","action":"scrobble","type":"movie","movie":{"ids":{"trakt":476}}}
            {"watched_at":"2021-01-01T00:00:00Z","type":"episode","episode":{"season":3,"number":13},"show":{"ids":{"trakt":1394}}}

            """
        #expect(try server.post("/sandbox/plays", plays).json["plays"]?.int64 == 2)
        let rows = try server.get("/sandbox/plays").text.split(separator: "\n").map {
            try JSONSlice.parse(Array($0.utf8))
        }
        #expect(rows.map { $0["id"]?.int64 } == [12_000_000_000, 77])
        #expect(rows[1]["action"]?.string == "scrobble")
        #expect(try server.post("/sandbox/plays", "{}").status == 400)
        #expect(try server.get("/sandbox/account").json["plays"]?.int64 == 2)
        #expect(try server.get("/sandbox/nothing").status == 404)
    }

    @Test func madeUpPlaysAreTheSameEveryTime() throws {
        let catalog = try TestServer.catalog()
        let plays = MadeUpPlays.make(1000, catalog)
        #expect(Set(plays.map(\.id)).count == 1000)
        #expect(plays.map(\.item) == MadeUpPlays.make(1000, catalog).map(\.item))
        #expect(plays.allSatisfy { $0.watchedAt == $0.watchedAt.truncatedToMinute })
    }
}
