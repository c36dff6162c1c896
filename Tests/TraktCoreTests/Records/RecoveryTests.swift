import CSystem
import TestSupport
import Testing
import TraktCore

/// What is read of inputs that are broken, in other layouts, or in other formats.
@Suite("RecordReader: layouts, errors, formats")
struct RecoveryTests {
    /// An input, and what is read of it: `2 {"a":1}`, or `3 bad` for what is named.
    struct Input: Sendable, CustomTestStringConvertible {
        var name: String
        var text: String
        var expected: [String]
        var testDescription: String { name }

        init(_ name: String, _ text: String, _ expected: [String]) {
            (self.name, self.text, self.expected) = (name, text, expected)
        }
    }

    /// Reads `bytes` in pieces; what is not a record is told without its reason.
    static func read(_ bytes: [UInt8], pieceBytes: Int) throws -> [String] {
        try RecordReaderTests.read(bytes, pieceBytes: pieceBytes, withReasons: false)
    }

    private static let inputs = [
        Input(
            "printed over lines by jq",
            "{\n  \"a\": 1,\n  \"b\": [\n    {}\n  ]\n}\n{\n  \"c\": 2\n}\n",
            [#"1 {"a": 1,"b": [{}]}"#, #"7 {"c": 2}"#]),
        Input(
            "CRLF inside a record", "{\"a\":1,\r\n\t\"b\" : 2 }\r\n{}",
            [#"1 {"a":1,"b" : 2 }"#, "3 {}"]),
        Input(
            "carriage returns alone", "{\"a\":1}\r{\"b\":\r2}\r", [#"1 {"a":1}"#, #"1 {"b":2}"#]),
        Input(
            "several on one line", #"{"a":1}{"b":2} [{"c":3}]{}"#,
            [#"1 {"a":1}"#, #"1 {"b":2}"#, #"1 {"c":3}"#, "1 {}"]),
        Input(
            "marks in the middle", "{\"a\":1}\n\u{FEFF}{\"b\":2}\u{FEFF}[{}]",
            [#"1 {"a":1}"#, #"2 {"b":2}"#, "2 {}"]),
        Input(
            "arrays of arrays", "[[{\"a\":1}],[{\"b\":2},{}]]\n",
            [#"1 {"a":1}"#, #"1 {"b":2}"#, "1 {}"]),
        Input(
            "a comma before the bracket", "[[],{\"a\":1},]\n[]{}",
            [#"1 {"a":1}"#, "1 bad", "2 {}"]),
        Input(
            "line breaks in strings are spelled", #"{"a":"x\ny\u000a"}"#, [#"1 {"a":"x\ny\u000a"}"#]
        ),
        Input("cut off in a string", "{\"a\":\"x\n{\"b\":2}\n", ["1 bad", #"2 {"b":2}"#]),
        Input(
            "cut off after a comma", "{\"a\":1,\n{\"b\":2}\n{}", ["1 bad", #"2 {"b":2}"#, "3 {}"]),
        Input("cut off after a colon", "{\"a\":\n{\"b\":2}\n{}", ["1 bad", #"2 {"b":2}"#, "3 {}"]),
        Input("cut off in a number", "{\"a\":-\n{\"b\":2}\n", ["1 bad", #"2 {"b":2}"#]),
        Input("cut off at an escape", "{\"a\":\"\\\n{\"b\":2}\n", ["1 bad", #"2 {"b":2}"#]),
        Input(
            "cut off in an inner object", "{\"a\":{\"x\":1}\n{\"b\":2}\n", ["1 bad", #"2 {"b":2}"#]),
        Input(
            "cut off in an inner array", "{\"a\":[1,\n{\"b\":2}\n{}\n",
            ["1 bad", #"2 {"b":2}"#, "3 {}"]),
        Input("cut off, and the end", "{\"a\":1}\n{\"b\":", [#"1 {"a":1}"#, "2 bad"]),
        Input(
            "an array cut off", "[{\"a\":1},{\"b\":\n{\"c\":3}\n{\"d\":4}\n",
            [#"1 {"a":1}"#, "1 bad", #"2 {"c":3}"#, #"3 {"d":4}"#]),
        Input(
            "an array cut off after a comma", "[{\"a\":1},\n{\"c\":3}\n{\"d\":4}\n",
            [#"1 {"a":1}"#, #"2 {"c":3}"#, "3 bad", #"3 {"d":4}"#]),
        Input(
            "an array cut off before arrays", "[{\"a\":1},\n[{\"c\":3}]\n[{\"d\":4}]\n",
            [#"1 {"a":1}"#, #"2 {"c":3}"#, "3 bad", #"3 {"d":4}"#]),
        Input(
            "a line with a lone bracket", "[\n{\"c\":3}\n{\"d\":4}\n",
            [#"2 {"c":3}"#, "3 bad", #"3 {"d":4}"#]),
        Input(
            "one bad element on a line", #"[{"a":1},{"b":nope},{"c":3}]"#,
            [#"1 {"a":1}"#, "1 bad", #"1 {"c":3}"#]),
        Input(
            "a bad word among elements", "[{\"a\":1},nope,{\"c\":3}]{}",
            [#"1 {"a":1}"#, "1 bad", #"1 {"c":3}"#, "1 {}"]),
        Input(
            "a bad element printed over lines",
            "[\n  {\n    \"a\": 1\n  },\n  {\n    \"b\": {\n      \"x\": nope\n    }\n  },\n  {\n    \"c\": 3\n  }\n]\n",
            [#"2 {"a": 1}"#, "5 bad", #"10 {"c": 3}"#]),
        Input(
            "cut off inside a record printed over lines",
            "{\n  \"a\": {\n    \"b\": [\n      {\n{\n  \"c\": 3\n}\n", ["1 bad", #"5 {"c": 3}"#]),
        Input(
            "inner objects are no records",
            "{\n  \"a\": [\n    {\n      \"b\": 1\n    },\n    {\n      \"c\": nope\n    }\n  ]\n}\n{\"d\":4}\n",
            ["1 bad", #"11 {"d":4}"#]),
        Input(
            "inner objects without indentation are no records",
            "{\n\"a\":\n{\n\"b\":1\n},\n\"c\":nope\n}\n{\"d\":4}\n", ["1 bad", #"8 {"d":4}"#]),
        Input(
            "text around", "INFO start\n{\"a\":1}\nnope {\"x\":1}\n{\"b\":2}\nbye",
            ["1 bad", #"2 {"a":1}"#, "3 bad", #"4 {"b":2}"#, "5 bad"]),
        Input(
            "text after a record", "{\"a\":1} nope\n{\"b\":2}\n",
            [#"1 {"a":1}"#, "1 bad", #"2 {"b":2}"#]),
        Input(
            "a bracket too many", "{\"a\":1}}\n{\"b\":2}]\n{}",
            [#"1 {"a":1}"#, "1 bad", #"2 {"b":2}"#, "2 bad", "3 {}"]),
        Input(
            "commas between lines", "{\"a\":1},\n{\"b\":2},\n",
            [#"1 {"a":1}"#, "1 bad", #"2 {"b":2}"#, "2 bad"]),
        Input(
            "leading commas", "[{\"a\":1}\n,{\"b\":\n,{\"c\":3}\n]",
            [#"1 {"a":1}"#, "2 bad", #"3 {"c":3}"#]),
        Input("a missing quote", "{\"a\":\"x, \"b\":1}\n{\"b\":2}\n", ["1 bad", #"2 {"b":2}"#]),
        Input(
            "values of other kinds", "1\n\"a\"\nnull\n{}\n-2.5e3\n",
            ["1 bad", "2 bad", "3 bad", "4 {}", "5 bad"]),
        Input("a number before a record", "42 {\"a\":1}\n", ["1 bad", #"1 {"a":1}"#]),
        Input("numbers in a row are one bad line", "1 2 3\n{}\n", ["1 bad", "2 {}"]),
        Input("a doubled comma", "[{},,{}]", ["1 {}", "1 bad", "1 {}"]),
    ]

    @Test("blocks may end anywhere", arguments: inputs, [1, 2, 3, 7, 4096])
    func layouts(_ input: Input, _ pieceBytes: Int) throws {
        let found = try RecoveryTests.read(Array(input.text.utf8), pieceBytes: pieceBytes)
        #expect(found == input.expected)
    }

    @Test("a value is given as soon as its last bracket is there")
    func promptness() throws {
        for text in ["{\"a\":1}", "[{\"a\":1}", "{\n  \"a\": 1\n}"] {
            let feed = try RecordReaderTests.Feed([Array(text.utf8)[...]])
            let reader = RecordReader(
                feed.reading, name: "a test", beforeWaiting: { try feed.give() })
            guard case .record? = try reader.next() else {
                Issue.record("no record in \(text)")
                continue
            }
            #expect(feed.waits == 1)
        }
    }

    @Test("a cut-off line is noticed when the next record arrives")
    func promptRecovery() throws {
        let feed = try RecordReaderTests.Feed([
            Array("{\"a\":[1,2,\n".utf8)[...], Array("{\"b\":2}\n{}\n".utf8)[...],
        ])
        let reader = RecordReader(feed.reading, name: "a test", beforeWaiting: { try feed.give() })
        guard case .bad? = try reader.next(), case .record? = try reader.next() else {
            Issue.record("not read")
            return
        }
        #expect(feed.waits == 2)
    }

    @Test("a broken value over the limit loses only itself", arguments: [4096, 65536])
    func longBrokenValue(_ pieceBytes: Int) throws {
        let line = "{\"x\":\"\(String(repeating: "x", count: 90))\"}"
        let filler = String(repeating: line + ",\n", count: 20_000)
        let text = "[\n{\"a\":1},\n{\"b\":[\n" + filler + "{\"c\":3}]\n"
        let found = try RecoveryTests.read(Array(text.utf8), pieceBytes: pieceBytes)
        #expect(found.count == 20_003)
        #expect(found.prefix(3) == [#"2 {"a":1}"#, "3 bad", "4 \(line)"])
        #expect(found.last == #"20004 {"c":3}"#)
    }

    @Test("a record of 1 MiB in pieces of 100 bytes takes no time")
    func manyPieces() throws {
        let items = String(repeating: "[1,\"abc\"],\n ", count: 80_000)
        let text = "{\"a\":[\(items)0]}\n"
        let clock = ContinuousClock()
        let time = try clock.measure {
            let found = try RecoveryTests.read(Array(text.utf8), pieceBytes: 100)
            #expect(found.count == 1)
        }
        #expect(time < .seconds(20))
    }

    @Test(
        "another format is named, with what to do",
        arguments: [
            ("PK\u{3}\u{4}rest", "a ZIP archive", "unzip -p"),
            ("BZh91AY", "bzip2", "bzip2 -dc"), ("%PDF-1.4", "PDF", "JSON"),
            ("<!DOCTYPE html>\n<html>", "HTML", "download"), ("<HTML><body>", "HTML", "download"),
            ("<?xml version=\"1.0\"?>\n<x/>", "XML", "JSON"),
            ("Const,Your Rating,Title\ntt1,8,Dune\n", "CSV", "mlr --icsv --ojsonl"),
            ("\u{FEFF}Name;Year\nDune;2021\n", "CSV with semicolons", "--ifs semicolon"),
            ("a\tb\tc\n", "TSV", "mlr --itsv"),
            ("{\0\"\0a\0", "UTF-16LE", "iconv -f UTF-16LE"), ("\0{\0\"", "UTF-16BE", "iconv"),
        ])
    func formats(_ text: String, _ format: String, _ advice: String) throws {
        try expectFormat(Array(text.utf8), format, advice)
    }

    @Test(
        "another format is named by its first bytes",
        arguments: [
            ([0x1F, 0x8B, 8, 0], "gzip", "gzip -dc"), ([0xFF, 0xFE, 0x7B, 0], "UTF-16", "iconv"),
            ([0xFE, 0xFF, 0, 0x7B], "UTF-16", "iconv -f UTF-16 -t UTF-8"),
            ([0x28, 0xB5, 0x2F, 0xFD, 1], "zstd", "zstd -dc"),
            ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "xz", "xz -dc"),
        ] as [([UInt8], String, String)])
    func binaryFormats(_ bytes: [UInt8], _ format: String, _ advice: String) throws {
        try expectFormat(bytes, format, advice)
    }

    private func expectFormat(_ bytes: [UInt8], _ format: String, _ advice: String) throws {
        for pieceBytes in [1, 4096] {
            let error = #expect(throws: ForeignFormat.self) {
                try RecoveryTests.read(bytes, pieceBytes: pieceBytes)
            }
            let text = error?.description ?? ""
            #expect(text.hasPrefix("a test is "))
            #expect(text.contains(format), "\(text)")
            #expect(text.contains(advice), "\(text)")
        }
    }

    @Test(
        "a first line that is only bad is no other format",
        arguments: [
            "Dune (2021)\n{}\n", "nope, nada\n{}\n", "PKing\n{}\n", "a,b\n\n[{}]", "é,b\n{}\n",
            "\0{}\n{}\n",
        ])
    func noFormats(_ text: String) throws {
        for pieceBytes in [1, 4096] {
            let found = try RecoveryTests.read(Array(text.utf8), pieceBytes: pieceBytes)
            #expect(found.first == "1 bad")
            #expect(found.last?.hasSuffix(" {}") == true)
        }
    }

    @Test(
        "of lines broken at random, every other one is read",
        arguments: 1...4 as ClosedRange<UInt64>)
    func fuzz(_ seed: UInt64) throws {
        var random = RandomJSON(seed: seed)
        for round in 0..<100 {
            var lines: [String] = []
            for index in 0..<20 {
                let record = #"{"id":\#(round * 100 + index),"x":\#(random.value())}"#
                lines.append(record.filter { $0 != "\n" && $0 != "\r" })
            }
            var bytes: [UInt8] = []
            var kept: [String] = []
            for (index, line) in lines.enumerated() {
                let isCut = index % 3 == 1
                let text = Array(line.utf8)
                bytes += isCut ? text.prefix(1 + (round * 7 + index) % (text.count - 1)) : text[...]
                bytes.append(0x0A)
                if !isCut { kept.append("\(index + 1) \(line)") }
            }
            let found = try RecoveryTests.read(bytes, pieceBytes: 1 + round)
            #expect(found.filter { !$0.hasSuffix(" bad") } == kept, "seed \(seed), round \(round)")
        }
    }
}
