import Foundation
import Testing
import TraktCore

/// `TRAKT_PROFILE`: accounts beside each other.
@Suite("Profiles")
struct ProfileTests {
    @Test("a profile has a sign-in, a state and a cache of its own, and status names it")
    func folders() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--poll-interval", "0"], in: scratch) { sandbox in
            let own = sandbox.signedOutEnvironment.merging(["TRAKT_PROFILE": "work.2"]) { $1 }
            let other = sandbox.signedOutEnvironment
            let login = try await Command("trakt-auth", ["login"], in: scratch, environment: own)
                .run()
            login.expectStatus(0)
            login.expect(login.errors.contains("work.2"), "which profile")
            let status = try await Command("trakt-auth", ["status"], in: scratch, environment: own)
                .run()
            status.expectStatus(0)
            #expect(try status.records.first?["profile"]?.string == "work.2")
            let history = try await Command("trakt-history", in: scratch, environment: own).run()
            history.expectStatus(0)
            for kind in ["config", "state"] {
                #expect(scratch.exists("\(scratch.path)/\(kind)/traktutils/profiles/work.2"))
            }
            #expect(!scratch.exists("\(scratch.path)/config/traktutils/token.json"))
            let signedOut = try await Command(
                "trakt-auth", ["status"], in: scratch, environment: other
            ).run()
            signedOut.expectStatus(77)
        }
    }

    @Test("two profiles of one account wait for each other: nothing is added twice")
    func oneAccountTwice() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty", "--poll-interval", "0"], in: scratch) {
            sandbox in
            let film = Changes.film(#"{"trakt":788}"#, #","watched_at":"2024-01-01T08:00:00Z""#)
            let line = """
                for name in a b; do TRAKT_PROFILE=$name trakt-auth login; done
                for name in a b; do echo '\(film)' | TRAKT_PROFILE=$name trakt-add -q & done; wait
                """
            let result = try await Command.shell(
                line, in: scratch, environment: sandbox.signedOutEnvironment
            ).run()
            result.expectStatus(0)
            #expect(try sandbox.plays().count == 1)
        }
    }

    @Test("of two accounts on one machine, neither sees what the other signs in to and changes")
    func twoAccounts() async throws {
        let scratch = try Scratch()
        let server = ["--account", "empty", "--poll-interval", "0"]
        try await Sandbox.run(server, in: scratch) { first in
            try await Sandbox.run(server, in: scratch) { second in
                let film = #"{"type":"movie","movie":{"ids":{"trakt":273}}}"#
                let kids = second.signedOutEnvironment.merging(["TRAKT_PROFILE": "kids"]) { $1 }
                let line = "trakt-auth login; echo '\(film)' | trakt-add; trakt-history | wc -l"
                for environment in [first.signedOutEnvironment, kids] {
                    let result = try await Command.shell(
                        line, in: scratch, environment: environment
                    ).run()
                    result.expect(result.lines.last == "1", "its own play")
                }
                #expect(try first.plays().count == 1 && second.plays().count == 1)
                try await Command("trakt-auth", ["logout"], in: scratch, environment: kids).run()
                    .expectStatus(0)
                let still = try await Command(
                    "trakt-history", in: scratch, environment: first.signedOutEnvironment
                ).run()
                still.expectStatus(0)
                for folder in ["added", "profiles/kids/added"] {
                    let path = "\(scratch.path)/state/traktutils/\(folder)"
                    #expect(try FileManager.default.contentsOfDirectory(atPath: path).count == 1)
                }
            }
        }
    }

    @Test("without a profile status names none")
    func none() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let result = try await Command(
                "trakt-auth", ["status"], in: scratch, environment: sandbox.environment
            ).run()
            result.expectStatus(0)
            let record = try #require(try result.records.first)
            #expect(record["profile"] == nil)
        }
    }

    @Test(
        "what cannot be the name of a folder of its own is status 78",
        arguments: [
            "", "..", ".", "../x", ".hidden", "a/b", "/abs", "a b", "ä", "-x",
            String(repeating: "a", count: 65), "a\n",
        ])
    func names(_ name: String) async throws {
        let scratch = try Scratch()
        let result = try await Command(
            "trakt-history", in: scratch,
            environment: ["TRAKT_PROFILE": name, "TRAKT_ACCESS_TOKEN": "t", "TRAKT_CLIENT_ID": "c"]
        ).run()
        result.expectStatus(78)
        result.expectErrorLines(1)
        result.expect(result.errors.contains("TRAKT_PROFILE"), "which setting")
        #expect(!scratch.exists("\(scratch.path)/state/traktutils"))
    }
}
