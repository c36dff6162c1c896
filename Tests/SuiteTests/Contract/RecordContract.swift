import Testing
import TraktCore

/// What every tool that reads records does with them: trakt-records(5), held over real processes.
@Suite("Contract: records")
struct RecordContract {
    /// A way to write two records down.
    struct Form: Sendable, CustomTestStringConvertible {
        var name: String
        var write: @Sendable (String, String) -> String
        var testDescription: String { name }
    }

    private static let forms: [Form] = [
        Form(name: "CRLF") { "\($0)\r\n\($1)\r\n" },
        Form(name: "no last newline") { "\($0)\n\($1)" },
        Form(name: "blank lines") { "\n\n\($0)\n  \n\t\n\($1)\n\r\n" },
        Form(name: "blanks around") { "  \($0)\t\n\t\($1)   \n" },
        Form(name: "byte order mark") { "\u{FEFF}\($0)\n\($1)\n" },
        Form(name: "array on a line") { "[\($0),\($1)]" },
        Form(name: "array over lines") { "[\n  \($0),\n  \($1)\n]\n" },
        Form(name: "array of objects over lines") { one, two in
            let spread = { (text: String) in text.replacing(",", with: ",\n  ") }
            return "[\n \(spread(one))\n,\n \(spread(two))]\n"
        },
        Form(name: "two arrays") { "[\($0)]\n[\($1)]\n" },
        Form(name: "both on one line") { $0 + $1 },
        Form(name: "a mark in the middle") { "\($0)\n\u{FEFF}\($1)\n" },
        Form(name: "printed over lines") { one, two in
            [one, two].map { $0.replacing("{", with: "{\n  ").replacing("}", with: "\n}\n") }
                .joined()
        },
    ]

    @Test(
        "every way to write records down is read as the same records",
        arguments: ToolContract.readers, RecordContract.forms)
    func everyForm(_ tool: ToolContract, _ form: Form) async throws {
        let plain = try await tool.atWork { command, _ in
            try await command(.lines(tool.records)).run()
        }
        plain.expectStatus(0)
        plain.expect(plain.lines.count >= 2, "two lines or more")
        try await tool.atWork { command, _ in
            let text = form.write(tool.records[0], tool.records[1])
            let result = try await command(.text(text)).run()
            result.expectStatus(0)
            result.expect(
                result.comparableLines == plain.comparableLines, "the same as \(plain.text)")
        }
    }

    /// Fields no tool knows, spelled as no tool would spell them.
    private static let odd = [
        #""before" : 123456789012345678901234567890"#, #""small":-0.10E+007"#,
        #""escapes":"\u00e9\/\b\f \ud83d\ude00 \u0000""#, "\"raw\":\"\u{2028}\u{85}\u{1F3AC}\"",
        #""k\u0065y":[ 1 ,{ "a" : null } , [ ] ]"#, #""empty":{ }"#, #""":"""#,
    ].joined(separator: " , ")

    @Test(
        "fields that a tool does not know come out as they went in",
        arguments: ToolContract.passing)
    func unknownFields(_ tool: ToolContract) async throws {
        let lines = tool.records.map { record in
            "{ \(RecordContract.odd), \(record.dropFirst().dropLast()) ,\"after\":1e999 }"
        }
        try await tool.atWork { command, _ in
            let result = try await command(.lines(lines)).run()
            result.expectStatus(0)
            if tool.writes.isEmpty { return result.expect(result.lines == lines, "the same bytes") }
            let inputs = try lines.map { try Record(Array($0.utf8)) }
            for (input, output) in zip(inputs, try result.records) {
                result.expect(Array(output.keys.prefix(input.keys.count)) == input.keys, "order")
                for key in input.keys where !tool.writes.contains(key) {
                    let same = output[key]?.bytes == input[key]?.bytes
                    result.expect(same, "the field \(key)")
                }
            }
            result.expect(result.lines.count == lines.count, "as many records")
        }
    }

    /// A line that is no record.
    struct BadLine: Sendable, CustomTestStringConvertible {
        var name: String
        var bytes: [UInt8]
        var testDescription: String { name }

        init(_ name: String, _ text: String) {
            self.name = name
            bytes = Array(text.utf8)
        }
    }

    private static let badLines: [BadLine] = {
        let deep = String(repeating: "[", count: 128) + String(repeating: "]", count: 128)
        let long = String(repeating: "x", count: 1 << 20)
        var notUTF8 = BadLine("not UTF-8", "")
        notUTF8.bytes = Array(#"{"title":"Am"#.utf8) + [0xE9] + Array(#"lie"}"#.utf8)
        var surrogate = BadLine("a surrogate in UTF-8", "")
        surrogate.bytes = Array(#"{"a":""#.utf8) + [0xED, 0xA0, 0x80] + Array(#""}"#.utf8)
        return [
            BadLine("not JSON", "Dune (2021)"), BadLine("cut off", #"{"type":"movie","mov"#),
            BadLine("two numbers", "42 43"), BadLine("a trailing comma", #"{"a":1,}"#),
            BadLine("a number", "42"), BadLine("a string", #""text""#), BadLine("null", "null"),
            BadLine("a repeated key", #"{"type":"movie","a":1,"\u0061":2}"#),
            BadLine("half a surrogate pair", #"{"a":"\ud800"}"#),
            BadLine("a line over 1 MiB", "{\"a\":\"\(long)\"}"),
            BadLine("nesting over 128", "{\"a\":\(deep)}"), notUTF8, surrogate,
        ]
    }()

    @Test(
        "a bad line is named, kept, and the rest goes on",
        arguments: ToolContract.readers.filter { $0.reading != .allOrNothing },
        RecordContract.badLines)
    func rejection(_ tool: ToolContract, _ bad: BadLine) async throws {
        let plain = try await tool.atWork { command, _ in
            try await command(.lines(tool.records)).run()
        }
        try await tool.atWork { command, _ in
            var command = command(.bytes(around(bad, tool)))
            command.arguments += ["--rejects", "rejects.ndjson"]
            let result = try await command.run()
            result.expectStatus(1)
            result.expect(
                result.comparableLines == plain.comparableLines, "the good records: \(plain.text)")
            let named = result.errorLines.filter { $0.hasPrefix("\(tool.name): line 2: ") }
            result.expect(named.count == 1, "the bad line's number, once")
            let rejects = try command.scratch.lines("rejects.ndjson")
            #expect(rejects.count == 1)
            let reject = try Record(Array((rejects.first ?? "{}").utf8))["reject"]
            #expect(reject?["line"]?.int == 2)
            let reason = try #require(reject?["reason"]?.string)
            result.expect(named.first == "\(tool.name): line 2: \(reason)", "the same reason")
        }
    }

    @Test(
        "a tool that removes refuses the whole input for one bad line",
        arguments: ToolContract.readers.filter { $0.reading == .allOrNothing },
        RecordContract.badLines)
    func refusal(_ tool: ToolContract, _ bad: BadLine) async throws {
        try await tool.atWork { command, log in
            let result = try await command(.bytes(around(bad, tool))).run()
            result.expectStatus(65)
            result.expect(result.output.isEmpty, "nothing on stdout")
            result.expect(result.errors.contains("line 2: "), "the bad line's number")
            #expect(try log().filter { !$0.hasPrefix("GET ") } == [])
        }
    }

    /// A good line, the bad one, and a good one.
    private func around(_ bad: BadLine, _ tool: ToolContract) -> [UInt8] {
        Array((tool.records[0] + "\n").utf8) + bad.bytes + Array(("\n" + tool.records[1]).utf8)
    }
}
