import CSystem
import Foundation
import Testing
import TraktCore

@Suite("RecordReader")
struct RecordReaderTests {
    /// A pipe that gives the reader one more piece each time it would have to wait: so that blocks
    /// end wherever a test wants them to, without a second thread.
    final class Feed {
        private var pieces: [ArraySlice<UInt8>]
        private let writing: FileDescriptor
        let reading: FileDescriptor
        private(set) var waits = 0

        init(_ pieces: [ArraySlice<UInt8>]) throws {
            var ends: [Int32] = [-1, -1]
            try #require(csystem_pipe(&ends) == 0)
            (reading, writing) = (FileDescriptor(ends[0]), FileDescriptor(ends[1]))
            self.pieces = pieces.reversed()
        }

        func give() throws {
            waits += 1
            if let piece = pieces.popLast() { try writing.write(piece) } else { writing.close() }
        }

        deinit { reading.close() }
    }

    /// What the reader finds in `bytes`, a line of words each: `3 {"a":1}` or `4 bad: reason`. It gets
    /// them in pieces, each only when it would have to wait.
    static func read(
        _ bytes: [UInt8], pieceBytes: Int, withReasons: Bool = true
    ) throws -> [String] {
        let starts = stride(from: 0, to: bytes.count, by: pieceBytes)
        let feed = try Feed(starts.map { bytes[$0..<min($0 + pieceBytes, bytes.count)] })
        let reader = RecordReader(
            feed.reading, name: "a test", beforeWaiting: { try feed.give() })
        var found: [String] = []
        while let entry = try reader.next() {
            switch entry {
            case .record(let record): found.append("\(record.line) \(record.text)")
            case .bad(let bad):
                found.append("\(bad.line) bad" + (withReasons ? ": \(bad.reason)" : ""))
            }
        }
        return found
    }

    /// An input and what is in it.
    struct Input: Sendable, CustomTestStringConvertible {
        var text: String
        var expected: [String]
        var testDescription: String { String(text.prefix(60)) }

        init(_ text: String, _ expected: [String]) {
            (self.text, self.expected) = (text, expected)
        }
    }

    private static let inputs = [
        Input("", []), Input("\n\n", []), Input("\u{FEFF}", []), Input("[]", []),
        Input("[\n]\n", []),
        Input("{}", ["1 {}"]), Input("{}\n", ["1 {}"]), Input("\n {} \r\n\n{}", ["2 {}", "4 {}"]),
        Input("\u{FEFF}{\"a\":1}\n{}", [#"1 {"a":1}"#, "2 {}"]),
        Input("\u{FEFF}[{}]", ["1 {}"]),
        Input("{\"a\":\"\u{2028}\u{85}\"}\n{}", ["1 {\"a\":\"\u{2028}\u{85}\"}", "2 {}"]),
        Input("[{\"a\":1},{\"b\":[2,{}]}]\n{}", [#"1 {"a":1}"#, #"1 {"b":[2,{}]}"#, "2 {}"]),
        Input("[\n{\"a\":1}\n,\n\n{\"b\":2}\n]\n{}", [#"2 {"a":1}"#, #"5 {"b":2}"#, "7 {}"]),
        Input("[ {\n\"a\" :\n1} , {} ]{}", [#"1 {"a" :1}"#, "3 {}", "3 {}"]),
        Input(#"[{"a":"]},[{\"\\"},{}]"#, [#"1 {"a":"]},[{\"\\"}"#, "1 {}"]),
        Input("[{}][{}]", ["1 {}", "1 {}"]),
        Input(
            "[{},42,\"a,b]\",[{}],null]",
            [
                "1 {}", "1 bad: expected an object", "1 bad: expected an object",
                "1 {}", "1 bad: expected an object",
            ]),
        Input(
            "[{},\n{\"a\"\n:}\n,{}]",
            [
                "1 {}", "2 bad: not JSON at line 3, byte 2: expected a value", "4 {}",
            ]),
        Input(
            "[{}\n{}\n",
            ["1 {}", "2 bad: expected a comma or ] in the array that begins on line 1", "2 {}"]),
        Input(
            "[{} {}]\n{}",
            [
                "1 {}", "1 bad: expected a comma or ] in the array that begins on line 1", "1 {}",
                "2 {}",
            ]),
        Input("[{}", ["1 {}", "1 bad: the array that begins on line 1 is cut off"]),
        Input("[{},", ["1 {}", "1 bad: the array that begins on line 1 is cut off"]),
        Input("[{},\n{\"a\":", ["1 {}", "2 bad: not JSON at byte 6: the text ends too early"]),
        Input("{\"a\":\n1}", [#"1 {"a":1}"#]),
        Input("{\n", ["1 bad: not JSON at line 2, byte 1: the text ends too early"]),
        Input("{} {}\n", ["1 {}", "1 {}"]),
        Input(
            "nope\n{}\n\"a\"",
            [
                "1 bad: not JSON at byte 1: expected a value", "2 {}", "3 bad: expected an object",
            ]),
    ]

    @Test("blocks may end anywhere", arguments: inputs, [1, 2, 3, 5, 7, 64, 4096])
    func blocks(_ input: Input, _ pieceBytes: Int) throws {
        let found = try Self.read(Array(input.text.utf8), pieceBytes: pieceBytes)
        #expect(found == input.expected)
    }

    @Test("the limit of a line is 1 MiB without its end", arguments: ["\n", "\r\n", ""])
    func limit(_ end: String) throws {
        for (extra, isGood) in [(0, true), (1, false)] {
            let filler = String(repeating: "x", count: (1 << 20) - 8 + extra)
            let line = "{\"a\":\"\(filler)\"}"
            #expect((line.utf8.count <= 1 << 20) == isGood)
            let bytes = Array("{}\n\(line)\(end)\(end.isEmpty ? "" : "{}")".utf8)
            var expected = ["1 {}", isGood ? "2 \(line)" : "2 bad: longer than 1 MiB", "3 {}"]
            if end.isEmpty { expected.removeLast() }
            // Compared first: a megabyte of differences would tell nobody anything.
            let isSame = try Self.read(bytes, pieceBytes: 65521) == expected
            #expect(isSame, "\(extra) bytes over")
        }
    }

    @Test("a line far over the limit is passed over, and memory with it")
    func endless() throws {
        let line = [UInt8](repeating: UInt8(ascii: "x"), count: 8 << 20)
        let found = try Self.read(line + Array("\n{}\n".utf8), pieceBytes: 65536)
        #expect(found == ["1 bad: not JSON at byte 1: expected a value", "2 {}"])
    }

    @Test("an element over the limit ends its array, and the next line is read")
    func longElement() throws {
        let long = String(repeating: "x", count: (1 << 20) + 100)
        let found = try Self.read(Array("[{},\n\"\(long)\"]\n{}\n".utf8), pieceBytes: 65536)
        #expect(found.first == "1 {}")
        #expect(found.dropFirst().first?.hasPrefix("2 bad: ") == true)
        #expect(found.last == "3 {}")
    }

    @Test("bytes that are not UTF-8 are bad, and kept as they were")
    func notUTF8() throws {
        let feed = try Feed([[0x7B, 0xFF, 0x7D, 0x0A][...]])
        let reader = RecordReader(feed.reading, name: "a test", beforeWaiting: { try feed.give() })
        guard case .bad(let bad)? = try reader.next() else {
            Issue.record("not bad")
            return
        }
        #expect(bad.bytes == [0x7B, 0xFF, 0x7D])
    }

    @Test("a record is given as soon as its line has ended")
    func promptness() throws {
        let feed = try Feed([Array("{\"a\":1}\n{\"b\"".utf8)[...], Array(":2}\n".utf8)[...]])
        let reader = RecordReader(feed.reading, name: "a test", beforeWaiting: { try feed.give() })
        _ = try reader.next()
        #expect(feed.waits == 1)
        _ = try reader.next()
        #expect(feed.waits == 2)
    }

    @Test("the same, read without blocking a thread")
    func asynchronous() async throws {
        let feed = try Feed([Array("{}\n[{},\n".utf8)[...], Array("{}]".utf8)[...]])
        let reader = RecordReader(feed.reading, name: "a test", beforeWaiting: { try feed.give() })
        var count = 0
        while case .record? = try await reader.nextAsync() { count += 1 }
        #expect(count == 3)
    }

    @Test("a wish to stop ends the wait for input")
    func stop() async throws {
        let feed = try Feed([])
        let interruption = Interruption()
        #expect(interruption.request(signal: 2))
        #expect(!interruption.request(signal: 2))
        let reader = RecordReader(feed.reading, name: "a test", stop: interruption.descriptor)
        #expect(throws: CancellationError.self) { try reader.next() }
        await #expect(throws: CancellationError.self) { try await reader.nextAsync() }
    }

    @Test("a file that is not there, and one that is a folder")
    func files() throws {
        let missing = #expect(throws: StreamError.self) {
            try RecordReader(path: "/nowhere/a.ndjson")
        }
        #expect(missing?.description == "cannot open /nowhere/a.ndjson: No such file or directory")
        let folder = #expect(throws: StreamError.self) { try RecordReader(path: "/").next() }
        #expect(folder?.description == "cannot read /: Is a directory")
    }
}

@Suite("RecordWriter")
struct RecordWriterTests {
    private func pipe() throws -> (reading: FileDescriptor, writing: FileDescriptor) {
        var ends: [Int32] = [-1, -1]
        try #require(csystem_pipe(&ends) == 0)
        return (FileDescriptor(ends[0]), FileDescriptor(ends[1]))
    }

    @Test("lines are held until there are many or a flush, and are whole")
    func holding() throws {
        let (reading, writing) = try pipe()
        defer { for end in [reading, writing] { end.close() } }
        let writer = RecordWriter(writing, name: "a test")
        try writer.write(Record(["a": 1]))
        #expect(!reading.isReadable)
        try writer.flush()
        #expect(try reading.read(atMost: 100) == Array("{\"a\":1}\n".utf8))
        try writer.flush()
        #expect(!reading.isReadable)
    }

    @Test("a full disk is a stream error that says so, on the flush that meets it")
    func fullDisk() throws {
        let full = try #require(FileDescriptor(opening: "/dev/full", O_WRONLY))
        defer { full.close() }
        let writer = RecordWriter(full, name: "standard output")
        try writer.write(Record(["a": 1]))
        let error = #expect(throws: StreamError.self) { try writer.flush() }
        #expect(error?.description == "cannot write standard output: No space left on device")
        // 64 KiB are written without being asked to.
        let line = [UInt8](repeating: 0x20, count: 1 << 16)
        #expect(throws: StreamError.self) { try writer.writeLine(line[...]) }
    }

    @Test("a reader that has left is told apart")
    func readerLeft() throws {
        ignoreBrokenPipes()
        let (reading, writing) = try pipe()
        defer { writing.close() }
        reading.close()
        let writer = RecordWriter(writing, name: "a test")
        try writer.write(Record(["a": 1]))
        #expect(throws: BrokenPipe.self) { try writer.flush() }
    }

    @Test("more than a pipe holds goes through, also one that does not block")
    func shortWrites() async throws {
        for blocks in [true, false] {
            let (reading, writing) = try pipe()
            if !blocks { try #require(makeNonblocking(writing.rawValue) == 0) }
            let line = Array("{\"a\":\"\(String(repeating: "x", count: 300_000))\"}".utf8)
            // Both ends on threads of their own: the tests of this process have few that may wait.
            let bytes = await withCheckedContinuation { continuation in
                Thread.detachNewThread {
                    var bytes: [UInt8] = []
                    while let block = try? reading.read(atMost: 10_007), !block.isEmpty {
                        bytes += block
                    }
                    continuation.resume(returning: bytes)
                }
                Thread.detachNewThread {
                    let writer = RecordWriter(writing, name: "a test")
                    for _ in 0..<3 { try? writer.writeLine(line[...]) }
                    try? writer.flush()
                    writing.close()
                }
            }
            let isSame = bytes == Array([line, line, line].joined(separator: [0x0A])) + [0x0A]
            #expect(isSame)
            reading.close()
        }
    }
}
