import Foundation
import Testing
import TraktCore

/// What every tool does when its streams are not what it hoped for.
@Suite("Contract: streams")
struct StreamContract {
    @Test("a reader that left ends it with 141 and no word", arguments: ToolContract.all)
    func readerLeft(_ tool: ToolContract) async throws {
        try await tool.atWork { command, _ in
            var command = command(.lines(tool.records))
            command.output = .leaves(afterBytes: 0)
            let result = try await command.run()
            result.expectStatus(141)
            result.expectErrorLines(0)
        }
    }

    @Test("a full disk is status 74 and one line", arguments: ToolContract.all)
    func diskFull(_ tool: ToolContract) async throws {
        try await tool.atWork { command, _ in
            var command = command(.lines(tool.records))
            command.output = .file("/dev/full")
            let result = try await command.run()
            result.expectStatus(74)
            result.expectErrorLines(1)
            result.expect(result.errors.hasPrefix("\(tool.name): "), "the tool's name")
        }
    }

    @Test("input that cannot be read is status 74 and one line", arguments: ToolContract.readers)
    func unreadableInput(_ tool: ToolContract) async throws {
        for input in [Command.Input.closed, .file("/")] {
            try await tool.atWork { command, log in
                let result = try await command(input).run()
                result.expectStatus(74)
                result.expectErrorLines(1)
                result.expect(result.output.isEmpty, "nothing on stdout")
                #expect(try log() == [])
            }
        }
    }

    @Test(
        "input that is the output, too, is refused by one line",
        arguments: ToolContract.readers)
    func inputIsOutput(_ tool: ToolContract) async throws {
        let words = ([tool.name] + tool.work).joined(separator: " ")
        try await tool.atWork { command, log in
            let template = command(.empty)
            try template.scratch.write("records", tool.records.map { $0 + "\n" }.joined())
            let result = try await Command.shell(
                "exec \(words) < records >> records", in: template.scratch,
                environment: template.environment
            ).run()
            result.expectStatus(64)
            result.expectErrorLines(1)
            #expect(try template.scratch.lines("records") == tool.records)
            #expect(try log() == [])
        }
    }

    @Test(
        "empty input is status 0: no output, no request, no question",
        arguments: ToolContract.readers)
    func emptyInput(_ tool: ToolContract) async throws {
        for input in [Command.Input.empty, .text(""), .text("\n \r\n\t\n"), .text("[ ]\n")] {
            try await tool.atWork { command, log in
                let result = try await command(input).run()
                result.expectStatus(0)
                result.expect(result.output.isEmpty, "nothing on stdout")
                #expect(try log() == [])
            }
        }
    }

    @Test(
        "empty input is status 0 for somebody who is not signed in",
        arguments: ToolContract.readers)
    func emptyInputSignedOut(_ tool: ToolContract) async throws {
        let result = try await Command(tool.name, tool.work, in: try Scratch()).run()
        result.expectStatus(0)
        result.expect(result.output.isEmpty, "nothing on stdout")
    }

    @Test(
        "a rejects file that cannot be made is status 74 and one line",
        arguments: ToolContract.readers.filter { $0.spec.option("rejects") != nil })
    func unwritableRejects(_ tool: ToolContract) async throws {
        try await tool.atWork { command, log in
            var command = command(.lines(tool.records))
            command.arguments += ["--rejects", "/nowhere/rejects"]
            let result = try await command.run()
            result.expectStatus(74)
            result.expectErrorLines(1)
            result.expect(result.output.isEmpty, "nothing on stdout")
            #expect(try log() == [])
        }
    }

    @Test(
        "a closed stdout is status 74; a closed stderr changes nothing; a closed stdin is 74",
        arguments: ToolContract.ending)
    func closedDescriptors(_ tool: ToolContract) async throws {
        let words = ([tool.name] + tool.work).joined(separator: " ")
        for (redirection, status) in [(">&-", 74), ("2>&-", 0)] as [(String, Int32)] {
            try await tool.atWork { command, _ in
                let template = command(.lines(tool.records))
                let result = try await Command.shell(
                    "exec \(words) \(redirection)", in: template.scratch, input: template.input,
                    environment: template.environment
                ).run()
                result.expectStatus(status)
                result.expectErrorLines(status == 74 ? 1 : 0)
            }
        }
        guard tool.reading != .nothing else { return }
        try await tool.atWork { command, _ in
            let template = command(.empty)
            let result = try await Command.shell(
                "exec \(words) <&-", in: template.scratch, environment: template.environment
            ).run()
            result.expectStatus(74)
            result.expectErrorLines(1)
        }
    }

    @Test(
        "a filter gives a record before its input ends",
        arguments: ToolContract.all.filter { ["trakt-diff", "trakt-resolve"].contains($0.name) })
    func streaming(_ tool: ToolContract) async throws {
        try await tool.atWork { command, _ in
            let template = command(.empty)
            try template.scratch.write("record", tool.records[0] + "\n")
            let words = ([tool.name] + tool.work).joined(separator: " ")
            // The input ends only when the first line has come out: else nothing moves, and the
            // deadline is a failure.
            let result = try await Command.shell(
                "mkfifo go; { cat record; read x <go; } | \(words) | { head -n 1; echo >go; cat; }",
                in: template.scratch, environment: template.environment
            ).run()
            result.expectStatus(0)
            result.expect(result.lines.count == 1, "one line")
        }
    }

    @Test("a filter whose reader has enough ends though there is more to read")
    func head() async throws {
        let scratch = try Scratch()
        let films = (1...60_000).map { number in
            #"{"type":"movie","movie":{"ids":{"trakt":\#(number)}}}"#
        }
        var command = Command(
            "trakt-diff", ["-", "/dev/null"], in: scratch, input: .lines(films))
        command.output = .leaves(afterBytes: 1000)
        let result = try await command.run()
        result.expectStatus(141)
        result.expectErrorLines(0)
    }

    @Test(
        "it leaves nothing outside its own folders, and nothing in them for others to read",
        arguments: ToolContract.ending)
    func footprint(_ tool: ToolContract) async throws {
        try await tool.atWork { command, _ in
            let command = command(.lines(tool.records))
            let result = try await command.run()
            result.expectStatus(0)
            let root = URL(fileURLWithPath: command.scratch.path)
            for place in ["home", "config", "state", "cache"] {
                let folder = root.appendingPathComponent(place).path
                let paths = try FileManager.default.subpathsOfDirectory(atPath: folder)
                for path in paths {
                    result.expect(path.hasPrefix("traktutils"), "made \(place)/\(path)")
                    let attributes = try FileManager.default.attributesOfItem(
                        atPath: "\(folder)/\(path)")
                    let mode = try #require(attributes[.posixPermissions] as? Int)
                    result.expect(mode & 0o077 == 0, "\(place)/\(path) is open to others")
                }
            }
        }
    }
}
