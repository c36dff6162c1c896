import Testing
import TraktCore

@Suite("Help")
struct HelpTests {
    @Test("the whole text of --help")
    func text() {
        let spec = ToolSpec(
            name: "trakt-test", summary: "try help",
            description: [
                "A paragraph that is long enough to go over the end of a line of "
                    + "eighty characters."
            ],
            operands: OperandSpec("FILE", minimum: 1, maximum: 1, kind: .file, help: "A file."),
            options: [
                .value(
                    "to", "t", "LIST", .choice(["history", "ratings"]), default: "history",
                    help: "Where to."),
                .value(
                    "cloud", nil, "LIST", .choices(["a", "b"]), implied: "a", help: "With what."),
            ]
                + [OptionSpec.value("a-name-beyond-all-bounds", nil, "FILE", .file, help: "Below.")]
                .grouped("Matching"),
            traits: [.filter, .changes],
            examples: [
                .init("trakt-test a | jq .", "One."),
                .init(
                    "trakt-test --cloud a-long-name | jq 'select(.movie.year > 1999 | not)' | trakt-test b",
                    "Two."),
            ])
        #expect(
            spec.helpText == """
                Usage: trakt-test [OPTION…] FILE

                Try help.

                A paragraph that is long enough to go over the end of a line of eighty
                characters.

                Arguments:
                  FILE                      A file.

                Options:
                  -t, --to LIST             Where to. One of: history, ratings. Default:
                                            history.
                      --cloud[=LIST]        With what. Separate several with commas: a, b.

                Matching:
                      --a-name-beyond-all-bounds FILE
                                            Below.

                Common:
                      --rejects FILE        Write rejected records, with the reason, to FILE.
                  -n, --dry-run             Show what would be done, without changing anything.
                  -q, --quiet               Print only errors: no progress and no summary.
                  -v, --verbose             Print a line for each HTTP request to stderr, never
                                            a token.
                  -h, --help                Print this help and exit.
                      --version             Print the version and exit.

                Examples:
                  One.
                    trakt-test a | jq .
                  Two.
                    trakt-test --cloud a-long-name | jq 'select(.movie.year > 1999 | not)' |
                      trakt-test b

                Exit status: 0 all done, 1 some records not handled, 64 usage, 65 data, 66 no
                input, 69 unavailable, 74 I/O, 75 try later, 76 protocol, 77 sign in, 78
                configuration. See trakt-test(1) and traktutils(7).

                """)
    }

    @Test("long words and paragraphs are folded at 80 columns")
    func folding() {
        let words = (0..<60).map { String(repeating: "x", count: $0 % 17 + 1) }.joined(
            separator: " ")
        let spec = ToolSpec(
            name: "t", summary: "s", description: [words],
            options: [.flag("flag", help: words)], examples: [.init("t", words)])
        for line in spec.helpText.split(separator: "\n") where line.contains("xx") {
            #expect(line.count <= 80)
        }
        let shown = spec.helpText.split { $0.isWhitespace }.filter { $0.allSatisfy { $0 == "x" } }
        #expect(shown.count == 180)
    }
}
