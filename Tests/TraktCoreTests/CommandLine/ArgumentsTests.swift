import Testing
import TraktCore

@Suite("Arguments")
struct ArgumentsTests {
    /// A tool with an option of every kind.
    private static let spec = ToolSpec(
        name: "trakt-test", summary: "try options",
        operands: OperandSpec("[FILE…]", maximum: 3, kind: .file, help: "Files."),
        options: [
            .value(
                "to", "t", "LIST", .choice(["history", "ratings"]), default: "history", help: "."),
            .value("types", nil, "TYPES", .choices(["movie", "show"]), help: "."),
            .value("limit", "l", "N", .integer(1, 50), help: "."),
            .value("score", nil, "N", .number, help: "."),
            .value("within", "w", "SPAN", .duration, help: "."),
            .value("since", "s", "TIME", .time, help: "."),
            .value("title", nil, "TEXT", help: "."),
            .value(
                "cloud", "c", "LIST", .choice(["history", "ratings"]), implied: "history", help: "."
            ),
            .value("keep", "k", "FILE", .file, repeats: true, help: "."),
            .value("at", nil, "WHEN", .words(["now"]), help: "."),
        ],
        traits: [.filter, .changes],
        examples: [.init("trakt-test a", "One."), .init("trakt-test b", "Two.")])

    private func read(_ line: String) throws -> Arguments {
        try Arguments(line.split(separator: " ").map(String.init), spec: ArgumentsTests.spec)
    }

    @Test(
        "every way to give an option",
        arguments: [
            ("", "to", "history"), ("--to ratings", "to", "ratings"),
            ("--to=ratings", "to", "ratings"),
            ("-t ratings", "to", "ratings"), ("-tratings", "to", "ratings"),
            ("-nqt ratings", "to", "ratings"), ("-nqtratings", "to", "ratings"),
            ("--to ratings --to history", "to", "history"), ("-l5 --limit 7", "limit", "7"),
            ("--title=a=b", "title", "a=b"), ("--title --quiet", "title", "--quiet"),
            ("--title -", "title", "-"), ("--title -- a", "title", "--"),
            ("--types show,movie", "types", "show,movie"), ("--cloud", "cloud", "history"),
            ("--cloud=ratings", "cloud", "ratings"), ("--cloud ratings", "cloud", "history"),
            ("--at tomorrow", "at", "tomorrow"), ("--title=", "title", ""),
        ])
    func values(_ line: String, _ option: String, _ value: String) throws {
        #expect(try read(line).value(option) == value)
    }

    @Test(
        "what is an operand",
        arguments: [
            ("a b", ["a", "b"], nil), ("-", ["-"], nil), ("- -q -", ["-", "-"], nil),
            ("-- -q", ["-q"], 1), ("a -- --to b", ["a", "--to", "b"], 2), ("--", [], 0),
            ("a -- --", ["a", "--"], 1), ("--cloud ratings", ["ratings"], nil),
        ] as [(String, [String], Int?)])
    func operands(_ line: String, _ operands: [String], _ afterDashes: Int?) throws {
        let arguments = try read(line)
        #expect(arguments.operands == operands)
        #expect(arguments.operandsAfterDashes == afterDashes)
        #expect(!arguments.flag("quiet") || line.contains(" -q "))
    }

    @Test("switches, alone and in a cluster")
    func flags() throws {
        let arguments = try read("-nq --verbose a")
        for name in ["dry-run", "quiet", "verbose"] { #expect(arguments.flag(name)) }
        #expect(!arguments.flag("help"))
        #expect(!arguments.flag("to"))
        #expect(arguments.operands == ["a"])
    }

    @Test("an option that may be repeated keeps all its values, another the last")
    func repeats() throws {
        #expect(try read("-k a --keep=b -kc").values("keep") == ["a", "b", "c"])
        #expect(try read("-l1 -l2").values("limit") == ["2"])
        #expect(try read("").values("keep") == [])
    }

    @Test("values are read as what they are")
    func kinds() throws {
        #expect(try read("-l 50").int("limit") == 50)
        #expect(try read("--score 1.5").number("score") == 1.5)
        #expect(try read("-w 26h").seconds("within") == 93_600)
        #expect(try read("-s 2025-11-17T01:02Z").time("since")?.text == "2025-11-17T01:02:00.000Z")
        #expect(try read("").int("limit") == nil)
    }

    @Test(
        "what is wrong is named in one line that leads to --help",
        arguments: [
            ("--nope", "unknown option --nope"), ("--", ""), ("--nope=1", "unknown option --nope"),
            ("--limi 5", "unknown option --limi"), ("-x", "unknown option -x"),
            ("-nx", "unknown option -x"), ("-é", "unknown option -é"),
            ("--quiet=yes", "--quiet takes no value"), ("--to", "--to needs a value: --to LIST"),
            ("-nt", "-t needs a value: -t LIST"),
            ("--to nope", #"--to: "nope" is not one of history, ratings"#),
            (
                "--types movie,nope",
                #"--types: "movie,nope" is not one or more of movie, show, separated by commas"#
            ),
            (
                "--types movie,",
                #"--types: "movie," is not one or more of movie, show, separated by commas"#
            ),
            ("--cloud=nope", #"--cloud: "nope" is not one of history, ratings"#),
            ("-l 0", #"--limit: "0" is not a whole number from 1 to 50"#),
            ("-l 51", #"--limit: "51" is not a whole number from 1 to 50"#),
            ("-l 1.5", #"--limit: "1.5" is not a whole number from 1 to 50"#),
            ("-l 99999999999999999999", #""99999999999999999999" is not a whole number"#),
            ("--score nan", #"--score: "nan" is not a number of 0 or more"#),
            ("--score -1", #"--score: "-1" is not a number of 0 or more"#),
            ("-w soon", #"--within: "soon" is not a span of time"#),
            ("-s someday", #"--since: "someday" is not a date or time"#),
            ("--keep=", #"--keep: "" is not a path"#), ("a b c d", #"unexpected argument "d""#),
        ])
    func mistakes(_ line: String, _ message: String) throws {
        guard !message.isEmpty else {
            _ = try read(line)
            return
        }
        let error = #expect(throws: ToolError.self) { try read(line) }
        #expect(error?.status == .usage)
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
        #expect(error?.message.hasSuffix(" (see trakt-test --help)") == true)
    }

    @Test("operands that are missing are named, but not to somebody who asks for help")
    func missingOperands() throws {
        let spec = ToolSpec(
            name: "trakt-test", summary: "", operands: .init("QUERY…", minimum: 1, help: ""),
            examples: [])
        let error = #expect(throws: ToolError.self) { try Arguments(["-q"], spec: spec) }
        #expect(error?.message == "QUERY… is missing (see trakt-test --help)")
        #expect(throws: Never.self) { try Arguments(["--help"], spec: spec) }
        #expect(throws: Never.self) { try Arguments(["--version"], spec: spec) }
    }

    @Test(
        "spans of time",
        arguments: [
            ("90s", 90), ("45m", 2700), ("26h", 93_600), ("2d", 172_800), ("1w", 604_800),
            ("30", 30), ("0.5h", 1800), ("0", 0), ("", nil), ("s", nil), ("-1h", nil),
            ("1y", nil), ("1 h", nil), ("infs", nil), ("nan", nil),
        ] as [(String, Double?)])
    func durations(_ text: String, _ seconds: Double?) { #expect(parseDuration(text) == seconds) }
}
