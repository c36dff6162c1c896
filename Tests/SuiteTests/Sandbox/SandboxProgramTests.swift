import Foundation
import Testing
import TraktCore

/// trakt-sandbox as a program: what it prints, what it leaves behind, how it ends. What it answers
/// is tested in TraktSandboxTests.
@Suite("trakt-sandbox, the program")
struct SandboxProgramTests {
    @Test("says where it is on one line, and ends well when asked to")
    func startLine() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let url = sandbox.fact("url")
            #expect(url.hasPrefix("http://127.0.0.1:") && sandbox.fact("auth_url") == url)
            #expect(sandbox.fact("access_token").count == 64 && sandbox.fact("user") == "demo")
            let settings = try await sandbox.send("GET", "/users/settings")
            #expect(settings.value("user", "ids", "slug")?.string == "demo")
        }
    }

    @Test("the log has a line before the reply is sent, and no token in it")
    func log() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let id = sandbox.fact("client_id")
            let refresh = sandbox.fact("refresh_token")
            let body = """
                {"client_id":"\(id)","grant_type":"refresh_token","refresh_token":"\(refresh)",\
                "redirect_uri":"urn:ietf:wg:oauth:2.0:oob"}
                """
            _ = try await sandbox.send("GET", "/movies/476?extended=full")
            _ = try await sandbox.send("POST", "//oauth/token", body: body)
            let log = try sandbox.log()
            #expect(try sandbox.requestLines() == ["GET /movies/476", "POST /oauth/token"])
            #expect(log[0]["query"]?.string == "extended=full" && log[0]["status"]?.int == 200)
            #expect(log[0]["user_agent"]?.string == "traktutils-tests/1")
            #expect(log[1]["event"]?.string == "refresh")
            #expect(log[1].value("body", "client_id")?.string == id)
            let text = log.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
            #expect(!text.contains(refresh) && !text.contains(sandbox.fact("access_token")))
        }
    }

    @Test("a command is signed in, in a home folder that is gone afterwards")
    func command() async throws {
        let scratch = try Scratch()
        try scratch.write("\(scratch.path)/config/traktutils/token.json", "mine")
        let line = """
            pwd; echo $HOME; ls -l $XDG_CONFIG_HOME/traktutils/token.json | cut -c1-10
            echo $TRAKT_API_URL $TRAKT_AUTH_URL; echo "[$TRAKT_ACCESS_TOKEN]"
            for folder in $HOME $XDG_CONFIG_HOME $XDG_STATE_HOME $XDG_CACHE_HOME; do
            case $folder in \(scratch.path)/*) echo "$folder is the user's own";; esac; done
            command -v trakt-sandbox; cat
            """
        let result = try await Command(
            "trakt-sandbox", ["--", "sh", "-c", line], in: scratch, input: .text("input\n"),
            environment: ["TRAKT_ACCESS_TOKEN": "mine"]
        ).run()
        result.expectStatus(0)
        result.expect(result.lines.count == 7, "seven lines")
        let lines = result.lines + Array(repeating: "", count: 7)
        #expect(URL(filePath: lines[0]).lastPathComponent == "work")
        result.expect(lines[1] != "" && !scratch.exists(lines[1]), "the folder is gone")
        #expect(lines[2] == "-rw-------")
        #expect(lines[3].hasPrefix("http://127.0.0.1:") && lines[4] == "[]")
        #expect(lines[5] == Products.path("trakt-sandbox") && lines[6] == "input")
        #expect(try scratch.lines("\(scratch.path)/config/traktutils/token.json") == ["mine"])
    }

    private static let commands: [([String], Int32)] = [
        (["true"], 0), (["sh", "-c", "exit 7"], 7), (["sh", "-c", "kill -9 $$"], 137),
        (["sh", "-c", "kill -PIPE $$"], 141), (["no-such-command"], 127), (["/etc"], 126),
    ]

    @Test("ends as the command ends", arguments: commands)
    func statuses(words: [String], status: Int32) async throws {
        let result = try await Command("trakt-sandbox", ["--"] + words, in: try Scratch()).run()
        result.expectStatus(status)
        result.expectErrorLines(status == 126 || status == 127 ? 1 : 0)
    }

    @Test("--state brings the account back, --log is appended to")
    func state() async throws {
        let scratch = try Scratch()
        let arguments = ["--state", "\(scratch.work)/state.json", "--rate-limit", "off"]
        let film = #"{"movies":[{"ids":{"trakt":289441}}]}"#
        let token = try await Sandbox.run(arguments, in: scratch) { sandbox in
            _ = try await sandbox.send("POST", "/sync/history", body: film)
            return sandbox.fact("access_token")
        }
        try await Sandbox.run(arguments, in: scratch) { sandbox in
            #expect(sandbox.fact("access_token") == token)
            let rows = try await sandbox.send("GET", "/sync/history/movies/289441")
            #expect(rows.elements.count == 1)
        }
    }

    @Test("a catalogue of one's own is added")
    func catalog() async throws {
        let scratch = try Scratch()
        let path = try scratch.write(
            "mine.ndjson",
            """
            {"type":"movie","movie":{"title":"Only Here","year":2001,"ids":{"trakt":77000001}}}
            {"type":"show","show":{"title":"Here Too","year":2002,"seasons":[{"number":1,"episodes":3}]}}

            """)
        try await Sandbox.run(["--catalog", path], in: scratch) { sandbox in
            let films = try await sandbox.send("GET", "/search/movie?query=only")
            #expect(films.elements.count == 1)
            let show = try await sandbox.send("GET", "/shows/here-too/seasons/1")
            #expect(show.elements.count == 3)
        }
    }

    private static let wrong: [([String], Int32)] = [
        (["--fault", "GET nonsense"], 64), (["--rate-limit", "much"], 64),
        (["--catalog", "/no/such/file"], 66), (["--catalog", "bad.ndjson"], 65),
        (["--state", "bad.ndjson"], 65), (["--log", "/no/such/folder/log"], 74),
        (["--state", "/no/such/folder/state"], 74),
        (["--port", "65536"], 64), (["--profile", "1999"], 64),
        (["--rate-limit", "1/1,1/1e300"], 64), (["--rate-limit", "1/inf,1/1"], 64),
    ]

    @Test("what is wrong is said in one line", arguments: wrong)
    func mistakes(arguments: [String], status: Int32) async throws {
        let scratch = try Scratch()
        try scratch.write("bad.ndjson", "{\"type\":\"movie\"}\n")
        let all = arguments + ["--", "true"]
        let result = try await Command("trakt-sandbox", all, in: scratch).run()
        result.expectStatus(status)
        result.expectErrorLines(1)
        #expect(result.errors.hasPrefix("trakt-sandbox: ") && result.output.isEmpty)
    }

    @Test("a port that is taken is named")
    func takenPort() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(in: scratch) { sandbox in
            let port = URLComponents(string: sandbox.fact("url"))?.port ?? 0
            let arguments = ["--port", "\(port)", "--", "true"]
            let result = try await Command("trakt-sandbox", arguments, in: scratch).run()
            result.expectStatus(69)
            result.expect(result.errors.contains("127.0.0.1:\(port)"), "the port is named")
        }
    }
}

extension Sandbox {
    /// Sends a request with the headers and the token of a client that does everything right.
    fileprivate func send(
        _ method: String, _ path: String, body: String = ""
    ) async throws -> JSONSlice {
        let headers = [
            "trakt-api-key": fact("client_id"), "trakt-api-version": "2",
            "user-agent": "traktutils-tests/1", "authorization": "Bearer \(fact("access_token"))",
        ]
        let url = fact("url") + path
        let reply = try await Jobs.run {
            try Loopback.send(method, url, headers: headers, body: body)
        }
        guard (200..<300).contains(reply.status) else {
            throw HarnessError("\(method) \(path): \(reply.start)")
        }
        return try JSONSlice.parse(reply.body)
    }
}
