import Foundation
import Testing
import TraktCore

/// The file of `--rejects`: one per run, whole at its end, whatever the end is.
@Suite("Rejects")
struct RejectsTests {
    private let good = #"{"type":"movie","movie":{"ids":{"trakt":1}}}"#
    private let other = #"{"type":"movie","movie":{"ids":{"trakt":2}}}"#

    /// The reasons and inputs in a file of rejects.
    private func rejects(_ name: String, _ scratch: Scratch) throws -> [JSONSlice] {
        try scratch.lines(name).compactMap { try Record(Array($0.utf8))["reject"] }
    }

    @Test("it may be the input itself", arguments: [true, false])
    func inputItself(_ isRedirected: Bool) async throws {
        let scratch = try Scratch()
        try scratch.write("f", "\(good)\nnope\n\(other)\n")
        let operands = isRedirected ? "- /dev/null <f" : "f /dev/null"
        let result = try await Command.shell(
            "trakt-diff -q --rejects f \(operands)", in: scratch
        ).run()
        result.expectStatus(1)
        result.expect(result.lines == [good, other], "every good record")
        let found = try rejects("f", scratch)
        #expect(found.map { $0["text"]?.string } == ["nope"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.work) == ["f"])
    }

    @Test("the file behind a stream is written through the stream")
    func stream() async throws {
        let scratch = try Scratch()
        try scratch.write("f", "\(good)\nnope\n")
        let stream = try await Command.shell(
            "echo before >log; trakt-diff -q --rejects /dev/stderr f /dev/null 2>>log >out; cat log out",
            in: scratch
        ).run()
        #expect(stream.lines.first == "before" && stream.lines.last == good)
        #expect(stream.lines.contains { $0.contains("\"text\":\"nope\"") })
    }

    @Test("a second program that writes to it is refused")
    func taken() async throws {
        let scratch = try Scratch()
        try scratch.write("f", "\(good)\nnope\n")
        try await Command("mkfifo", ["in"], in: scratch).run().expectStatus(0)
        // The first waits for its input while the second starts.
        let result = try await Command.shell(
            "trakt-diff -q --rejects r in /dev/null & exec 3>in; "
                + "trakt-diff -q --rejects r f /dev/null; status=$?; cat f >&3; exec 3>&-; wait; "
                + "exit $status",
            in: scratch
        ).run()
        result.expectStatus(64)
        result.expect(result.errors.contains("give each its own FILE"), "what to do")
        #expect(try rejects("r", scratch).map { $0["text"]?.string } == ["nope"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.work).count == 3)
    }

    @Test("a link that leads to nothing yet stays a link")
    func danglingLink() async throws {
        let scratch = try Scratch()
        try scratch.write("f", "nope\n")
        let result = try await Command.shell(
            "mkdir d; ln -s d/there r; trakt-diff -q --rejects r f /dev/null; readlink r; cat d/there",
            in: scratch
        ).run()
        #expect(result.lines.first == "d/there" && result.lines.count == 2)
    }

    @Test("records of both sides are in it, each with its side")
    func bothSides() async throws {
        let scratch = try Scratch()
        try scratch.write("a", "\(good)\n{]\n\(String(repeating: "x", count: 5000))\n")
        try scratch.write("b", "nope\n{\"type\":\"movie\"}\n")
        let result = try await Command(
            "trakt-diff", ["--rejects", "f", "a", "b"], in: scratch
        ).run()
        result.expectStatus(1)
        let found = try rejects("f", scratch)
        #expect(found.map { $0["input"]?.string } == ["b", "b", "a", "a"])
        #expect(found.map { $0["line"]?.int } == [1, 2, 2, 3])
    }

    @Test(
        "a run that ends early leaves the input alone, and the rejects beside it",
        arguments: [
            "trakt-diff --rejects f f /dev/null", "cat f | trakt-diff --rejects f - /dev/null",
        ])
    func early(_ script: String) async throws {
        let scratch = try Scratch()
        let text = "nope\n" + (1...3000).map { "{\"n\":\($0)}\n" }.joined() + good + "\n"
        try scratch.write("f", text)
        let result = try await Command.shell(
            "\(script) > /dev/full", in: scratch
        ).run()
        result.expectStatus(74)
        #expect(try scratch.lines("f").joined(separator: "\n") + "\n" == text)
        #expect(try rejects("f.rejects", scratch).count == 3001)
    }

    @Test(
        "it is there after a signal", arguments: [("INT", 130), ("TERM", 143)] as [(String, Int32)])
    func signals(_ name: String, _ status: Int32) async throws {
        let scratch = try Scratch()
        let script = """
            mkfifo in hold
            { echo nope; echo '\(good)'; read x <hold; } >in &
            env --default-signal=INT trakt-diff -q --rejects f - /dev/null <in >out 2>errors &
            tool=$!
            while [ ! -s out ]; do :; done
            kill -\(name) $tool; wait $tool; echo $?
            echo >hold
            """
        let result = try await Command.shell(script, in: scratch).run()
        #expect(result.lines.last == "\(status)", "\(result)")
        #expect(try rejects("f", scratch).map { $0["text"]?.string } == ["nope"])
    }

    @Test("what is no regular file is written directly")
    func directly() async throws {
        let scratch = try Scratch()
        let result = try await Command(
            "trakt-diff", ["-q", "--rejects", "/dev/stdout", "-", "/dev/null"], in: scratch,
            input: .lines(["nope", good])
        ).run()
        result.expectStatus(1)
        result.expect(result.lines.count == 2, "both")
    }

    @Test("a link stays a link, and permissions stay")
    func links() async throws {
        let scratch = try Scratch()
        try scratch.write("real", "old\n")
        let result = try await Command.shell(
            "chmod 640 real; ln -s real f; echo nope | trakt-diff -q --rejects f - /dev/null; "
                + "stat -c %a real; readlink f", in: scratch
        ).run()
        result.expect(result.lines == ["640", "real"], "the same file")
        #expect(try rejects("real", scratch).count == 1)
    }
}
