import Foundation
import Testing
import TraktCore

/// The harness, tried on programs that every system has.
@Suite("Harness")
struct HarnessTests {
    @Test("streams and status come back, a megabyte through both")
    func streams() async throws {
        let scratch = try Scratch()
        let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
        let result = try await Command.shell(
            "tee /dev/stderr; exit 7", in: scratch, input: .bytes(bytes)
        ).run()
        #expect(result.status == 7)
        #expect(result.output == bytes)
        #expect(result.errors.utf8.count == bytes.count)
    }

    @Test("no variable, signal setting or terminal of ours reaches a child")
    func isolation() async throws {
        let scratch = try Scratch()
        let line = "env | cut -d= -f1 | sort | tr '\\n' ' '; pwd -P; exec </dev/tty"
        let result = try await Command.shell(line, in: scratch).run()
        #expect(result.status != 0)
        let names = "HOME LC_ALL PATH PWD TMPDIR TZ XDG_CACHE_HOME XDG_CONFIG_HOME XDG_STATE_HOME "
        let work = URL(fileURLWithPath: scratch.work).resolvingSymlinksInPath().path
        let shown = result.text.replacing("OLDPWD ", with: "").replacing("SHLVL ", with: "")
        result.expect(shown.replacing("_ ", with: "") == names + work + "\n", "names and folder")
    }

    @Test("a child dies of SIGPIPE when its reader leaves")
    func brokenPipe() async throws {
        for bytes in [0, 1, 5000] {
            var command = Command("yes", in: try Scratch())
            command.output = .leaves(afterBytes: bytes)
            let result = try await command.run()
            result.expectStatus(141)
            result.expect(result.output.count == bytes, "\(bytes) bytes")
        }
    }

    @Test("signals are not blocked in a child", arguments: ["TERM", "INT", "PIPE"])
    func signals(_ name: String) async throws {
        let result = try await Command.shell("kill -\(name) $$; exit 3", in: try Scratch()).run()
        result.expectStatus(["TERM": 143, "INT": 130, "PIPE": 141][name] ?? -1)
    }

    @Test("a deadline ends what hangs, and what that started")
    func deadline() async throws {
        let line = "cat /dev/zero >/dev/null | tail -f /dev/null"
        var command = Command.shell(line, in: try Scratch())
        command.deadlineSeconds = 0.3
        try await command.run().expectStatus(137)
    }

    @Test("a pipeline joins real processes")
    func pipeline() async throws {
        let scratch = try Scratch()
        let stages = try await Command.pipeline([
            Command("cat", in: scratch, input: .lines(["b", "a", "b"])),
            Command("sort", ["-u"], in: scratch),
            Command.shell("cat; echo done >&2; exit 3", in: scratch),
        ])
        #expect(stages.map(\.status) == [0, 0, 3])
        #expect(stages[2].lines == ["a", "b"])
        #expect(stages[2].errorLines == ["done"])
    }

    @Test("a person at a terminal is asked and answers")
    func terminal() async throws {
        let line = "printf 'Sure? ' >/dev/tty; read answer </dev/tty; echo \"$answer\"; cat"
        let command = Command.shell(line, in: try Scratch(), input: .text("records\n"))
        let result = try await command.run(atTerminal: { terminal in
            try terminal.expect("Sure? ")
            try terminal.type("yes\n")
        })
        #expect(result.lines == ["yes", "records"])
    }

    @Test("Ctrl-C at the terminal reaches the command")
    func interrupt() async throws {
        let command = Command.shell("printf ready >/dev/tty; read x </dev/tty", in: try Scratch())
        let result = try await command.run(atTerminal: { terminal in
            try terminal.expect("ready")
            try terminal.type("\u{3}")
        })
        result.expectStatus(130)
    }

    @Test("a prompt that never comes fails with what was shown")
    func silence() async throws {
        let command = Command.shell("echo hello >/dev/tty; cat /dev/tty", in: try Scratch())
        await #expect(throws: HarnessError.self) {
            try await command.run(atTerminal: { terminal in
                try terminal.expect("never", withinSeconds: 0.2)
            })
        }
    }

    @Test("a local server answers a request with its body, and notes it")
    func loopback() async throws {
        let server = try LoopbackServer { request in
            .reply("200 OK", type: "text/plain", "\(request.start) \(request.body.count)")
        }
        let reply = try await Jobs.run { [url = server.url] in
            try Loopback.send("POST", url + "/a?b=c", body: "four")
        }
        #expect(reply.status == 200)
        #expect(String(decoding: reply.body, as: UTF8.self) == "POST /a?b=c HTTP/1.1 4")
        #expect(server.requests == ["POST /a?b=c HTTP/1.1"])
    }
}
