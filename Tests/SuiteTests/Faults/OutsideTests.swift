import Foundation
import Synchronization
import Testing
import TraktCore

#if canImport(Glibc)
import Glibc
#endif

/// Numbers, files, certificates and addresses from outside: nothing traps, hangs or leaks.
@Suite("Faults: values from outside")
struct OutsideTests {
    /// trakt-history against `server`, signed in by the environment, and quick to give up.
    private func history(
        _ url: String, in scratch: Scratch, _ more: [String: String] = [:]
    ) async throws -> CommandResult {
        let environment = [
            "TRAKT_API_URL": url, "TRAKT_CLIENT_ID": "c", "TRAKT_ACCESS_TOKEN": "t",
            "TRAKT_RETRY_WAIT": "0.01", "TRAKT_TIMEOUT": "10",
        ]
        return try await Command(
            "trakt-history", in: scratch, environment: environment.merging(more) { $1 }
        ).run()
    }

    @Test(
        "a FIFO, a device, a folder or a huge file where a file of ours belongs: a status, no hang",
        arguments: ["token.json", "app.json", "pacing.json"], ["fifo", "zero", "folder", "huge"])
    func oddFiles(_ name: String, _ kind: String) async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let isState = name == "pacing.json"
            let folder = "\(scratch.path)/\(isState ? "state" : "config")/traktutils"
            try FileStore.makeFolder(folder)
            let path = "\(folder)/\(name)"
            switch kind {
            case "fifo": try #require(mkfifo(path, 0o600) == 0)
            case "zero": try #require(symlink("/dev/zero", path) == 0)
            case "folder": try FileStore.makeFolder(path)
            default:
                try FileStore.replace(path, with: [])
                try #require(truncate(path, 1 << 40) == 0)
            }
            var environment = sandbox.environment
            if name == "token.json" { environment["TRAKT_ACCESS_TOKEN"] = nil }
            if name == "app.json" { environment["TRAKT_CLIENT_ID"] = nil }
            var command = Command("trakt-history", in: scratch, environment: environment)
            command.deadlineSeconds = 20
            let result = try await command.run()
            // A pace that cannot be shared is one warning; credentials that cannot be read are 74.
            result.expect(result.status == (isState ? 0 : 74), "status")
            if !isState {
                result.expectErrorLines(1)
                result.expect(result.errors.contains(path), "which file")
            }
        }
    }

    @Test("a rate limit that ends at a date is waited for until then")
    func retryAfterDate() async throws {
        let arrivals = Mutex<[ContinuousClock.Instant]>([])
        let server = try LoopbackServer { _ in
            let count = arrivals.withLock { arrivals in
                arrivals.append(.now)
                return arrivals.count
            }
            guard count == 1 else { return .reply("200 OK", type: "application/json", "[]") }
            let style = Date.VerbatimFormatStyle(
                format: """
                    \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \
                    \(year: .defaultDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\
                    \(minute: .twoDigits):\(second: .twoDigits) GMT
                    """,
                locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt,
                calendar: .init(identifier: .gregorian))
            let date = Date(timeIntervalSinceNow: 3).formatted(style)
            return .bytes(
                "HTTP/1.1 429 Too Many Requests\r\nRetry-After: \(date)\r\n"
                    + "Content-Length: 0\r\nConnection: close\r\n\r\n")
        }
        defer { server.stop() }
        let result = try await history(server.url, in: try Scratch())
        result.expectStatus(0)
        let times = arrivals.withLock { $0 }
        try #require(times.count >= 2)
        // A date has whole seconds: two of the three are sure.
        #expect(times[1] - times[0] >= .seconds(1.9))
    }

    @Test("without a writable state folder reads go on after one warning that says what to set")
    func readOnlyState() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty", "--plays", "600"], in: scratch) { sandbox in
            let result = try await Command(
                "trakt-history", ["-q"], in: scratch,
                environment: sandbox.environment.merging(["XDG_STATE_HOME": "/dev/null/x"]) { $1 }
            ).run()
            result.expectStatus(0)
            result.expect(result.lines.count == 600, "all plays")
            result.expectErrorLines(1)
            result.expect(result.errors.contains("XDG_STATE_HOME"), "what to set")
        }
    }

    @Test("a dry run needs no state folder; a change says what to set")
    func readOnlyStateOfChanges() async throws {
        let scratch = try Scratch()
        let film = #"{"type":"movie","movie":{"ids":{"trakt":273}}}"#
        try await Sandbox.run(["--account", "empty"], in: scratch) { sandbox in
            for (options, status) in [(["-n"], 0), ([], 74)] as [([String], Int32)] {
                let result = try await Command(
                    "trakt-add", options, in: scratch, input: .lines([film]),
                    environment: sandbox.environment.merging(["XDG_STATE_HOME": "/dev/null/x"]) {
                        $1
                    }
                ).run()
                result.expectStatus(status)
                result.expect(result.errors.contains("XDG_STATE_HOME"), "what to set")
            }
            #expect(try sandbox.plays().isEmpty)
        }
    }

    @Test(
        "on a file system without locks reads go on after one warning, changes do not",
        .enabled(if: Products.isInstalled("strace")))
    func noLocks() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            for (line, status) in [("trakt-history -q", 0), ("trakt-add <plays", 74)]
                as [(String, Int32)]
            {
                try scratch.write("plays", #"{"type":"movie","movie":{"ids":{"trakt":273}}}"#)
                let result = try await Command.shell(
                    "exec strace -f -o /dev/null -e trace=flock -e inject=flock:error=ENOLCK \(line)",
                    in: scratch, environment: sandbox.environment
                ).run()
                result.expectStatus(status)
                result.expect(result.lines.count == (status == 0 ? 47 : 0), "all plays, or none")
                result.expectErrorLines(1)
                result.expect(result.errors.contains("XDG_STATE_HOME"), "what to set")
            }
        }
    }

    @Test("a sign-in that cannot be stored is refused before anybody types a code")
    func noRoomForLogin() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            for folder in ["/dev/null/x", "/proc"] {
                let result = try await Command(
                    "trakt-auth", ["login"], in: scratch,
                    environment: sandbox.signedOutEnvironment.merging(["XDG_CONFIG_HOME": folder]) {
                        $1
                    }
                ).run()
                result.expectStatus(74)
                result.expect(result.errors.contains("XDG_CONFIG_HOME"), "what to set")
            }
            #expect(try sandbox.requestLines() == [])
        }
    }

    @Test(
        "a server that drips, or never ends its head, ends within twice the time limit",
        arguments: ["head", "body", "nothing"])
    func drips(_ part: String) async throws {
        let server = try LoopbackServer { _ in
            let head = "HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n"
            return part == "nothing" ? .silence : .drip(part == "head" ? head : head + "\r\n[")
        }
        defer { server.stop() }
        let result = try await history(
            server.url, in: try Scratch(), ["TRAKT_TIMEOUT": "1", "TRAKT_RETRY_WAIT": "0.2"])
        result.expectStatus(69)
        // Not the five attempts of a fault that is quick: one of a second, a wait, and the rest.
        #expect((1...2).contains(server.requests.count))
    }

    @Test("a page count without end is no hang", arguments: ["9223372036854775807", "100000"])
    func endlessPages(_ count: String) async throws {
        let server = try LoopbackServer { _ in
            .reply(
                "200 OK\r\nX-Pagination-Page-Count: \(count)", type: "application/json", "[]")
        }
        defer { server.stop() }
        let result = try await history(
            server.url, in: try Scratch(), ["TRAKT_GET_BUDGET": "100000/1"])
        result.expectStatus(76)
        #expect(server.requests.count <= 110)
    }

    @Test(
        "a full disk in the middle of a refresh spends nothing: 74, and the next run is signed in")
    func fullDisk() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--expired"], in: scratch) { sandbox in
            try signIn(scratch, sandbox)
            // No file can grow, as on a full disk; SIGXFSZ ignored, so that write(2) fails instead.
            let full = try await Command.shell(
                "trap '' XFSZ; ulimit -f 0; trakt-history", in: scratch,
                environment: sandbox.signedOutEnvironment
            ).run()
            full.expectStatus(74)
            #expect(try sandbox.requestLines() == [])
            let again = try await Command(
                "trakt-history", in: scratch, environment: sandbox.signedOutEnvironment
            ).run()
            again.expectStatus(0)
            again.expect(again.lines.count == 47, "47 plays")
        }
    }

    @Test(
        "a refresh whose reply is lost, or that hangs, is sent once per run and waited for once",
        arguments: ["commit-then-hang", "hang", "commit-then-drop", "reset"])
    func lostRefresh(_ fault: String) async throws {
        let scratch = try Scratch()
        let server = ["--account", "empty", "--plays", "1500", "--token-expires", "100000"]
        let faults = ["--fault", "POST /oauth/token @every \(fault)"]
        try await Sandbox.run(server + faults, in: scratch) { sandbox in
            // Stale, but good for a while: every page would want to refresh.
            try signIn(scratch, sandbox, madeEarlierBy: 95_000)
            let hanging = fault.hasSuffix("hang") ? ["TRAKT_TIMEOUT": "3"] : [:]
            let result = try await Command(
                "trakt-history", in: scratch,
                environment: sandbox.signedOutEnvironment.merging(hanging) { $1 }
            ).run()
            // Once the server has carried the refresh out, the old pair is dead.
            let isDead = fault.hasPrefix("commit")
            result.expect(isDead ? [69, 77].contains(result.status) : result.status == 0, "status")
            result.expect(isDead || result.lines.count == 1500, "all plays")
            #expect(try sandbox.requestLines().count { $0 == "POST /oauth/token" } == 1)
        }
    }

    @Test(
        "a sign-in of endless life works, and is refreshed and shown without a trap",
        arguments: ["1e300", "1e999", "9223372036854775807", "-1e300"])
    func endlessLife(_ seconds: String) async throws {
        let scratch = try Scratch()
        let server = try LoopbackServer { request in
            let token = #"{"access_token":"t","refresh_token":"r","expires_in":\#(seconds),"#
            return .reply(
                "200 OK", type: "application/json",
                request.start.contains("/oauth/") ? token + #""created_at":\#(seconds)}"# : "{}")
        }
        _ = try scratch.writeSecret(
            "token.json",
            #"{"access_token":"a","refresh_token":"b","expires_in":\#(seconds),"created_at":1}"#)
        for words in [["status"], ["refresh"], ["token"], ["status"]] {
            let result = try await Command(
                "trakt-auth", words, in: scratch,
                environment: [
                    "TRAKT_API_URL": server.url, "TRAKT_AUTH_URL": server.url,
                    "TRAKT_CLIENT_ID": "c",
                ]
            ).run()
            result.expectStatus(0)
        }
    }

    @Test(
        "a device code of endless life and interval neither traps nor sleeps for ever",
        arguments: ["1e300", "9223372036854775807", "1e999"])
    func endlessCode(_ seconds: String) async throws {
        let server = try LoopbackServer { request in
            if request.start.contains("/device/token") {
                return .reply("418 No", type: "application/json", "")
            }
            return .reply(
                "200 OK", type: "application/json",
                #"{"device_code":"d","user_code":"u","verification_url":"https://x","#
                    + #""expires_in":\#(seconds),"interval":-\#(seconds)}"#)
        }
        let result = try await Command(
            "trakt-auth", ["login"], in: try Scratch(),
            environment: ["TRAKT_AUTH_URL": server.url, "TRAKT_CLIENT_ID": "c"]
        ).run()
        result.expectStatus(77)
    }

    @Test("an address of IPv6 for this machine works")
    func ipv6() async throws {
        guard
            let server = try? LoopbackServer(
                ipv6: true,
                { _ in
                    .reply("200 OK", type: "application/json", "[]")
                })
        else { return }
        #expect(server.url.hasPrefix("http://[::1]:"))
        let result = try await history(server.url, in: try Scratch())
        result.expectStatus(0)
        #expect(server.requests.count == 1)
    }

    @Test("another address of 127.0.0.0/8 works, and no proxy is asked for this machine")
    func otherLoopback() async throws {
        let server = try LoopbackServer { _ in .reply("200 OK", type: "application/json", "[]") }
        let proxy = "http://127.0.0.1:\(try unusedPort())"
        let proxies = ["http_proxy": proxy, "all_proxy": proxy, "ALL_PROXY": proxy]
        let result = try await history(server.url, in: try Scratch(), proxies)
        result.expectStatus(0)
    }

    @Test(
        "a name and password in an address are in no message and no detail",
        arguments: [
            "http://user:hunter2@127.0.0.1:1", "http://user:hunter2@api.example",
            "https://user:hunter2@trakt.invalid", "user:hunter2@api.example", "ftp://x:hunter2@h",
        ])
    func password(_ url: String) async throws {
        let environment = [
            "TRAKT_API_URL": url, "TRAKT_AUTH_URL": url, "TRAKT_CLIENT_ID": "c",
            "TRAKT_ACCESS_TOKEN": "t", "TRAKT_RETRY_WAIT": "0",
        ]
        for (tool, words) in [("trakt-history", ["-v"]), ("trakt-auth", ["status", "-v"])] {
            let result = try await Command(
                tool, words, in: try Scratch(), environment: environment
            ).run()
            result.expect([69, 78].contains(result.status), "status")
            result.expect(!(result.errors + result.text).contains("hunter2"), "no password")
        }
    }

    @Test(
        "a setting that is not an address is named",
        arguments: ["TRAKT_API_URL", "TRAKT_AUTH_URL"],
        ["api.trakt.tv", "/x", "https://", "ftp://127.0.0.1", "http://api.trakt.tv", "not a url"])
    func addresses(_ name: String, _ value: String) async throws {
        let result = try await Command(
            "trakt-history", in: try Scratch(),
            environment: [name: value, "TRAKT_CLIENT_ID": "c", "TRAKT_ACCESS_TOKEN": "t"]
        ).run()
        result.expectStatus(78)
        result.expectErrorLines(1)
        result.expect(result.errors.contains(name), "which setting")
    }

    /// Signs in with the sandbox's tokens, as `trakt-auth login` would have.
    private func signIn(
        _ scratch: Scratch, _ sandbox: Sandbox, madeEarlierBy seconds: Int64 = 0
    ) throws {
        let made = (sandbox.facts["created_at"]?.int64 ?? 0) - seconds
        let life = sandbox.facts["expires_in"]?.int64 ?? 0
        _ = try scratch.writeSecret(
            "token.json",
            """
            {"access_token":"\(sandbox.fact("access_token"))","created_at":\(made),\
            "refresh_token":"\(sandbox.fact("refresh_token"))","expires_in":\(life)}
            """)
    }
}
