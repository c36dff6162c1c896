import Testing
import TraktCore

/// Pipelines as people type them, each with what it prints: cases that once doubled, lost, refused
/// or hid something.
@Suite("Cases: input and account", .enabled(if: Products.isInstalled("jq")))
struct AccountCaseTests {
    /// A line for the shell beside a server.
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var server = ["--account", "empty"]
        var line: String
        /// The lines it prints.
        var prints: [String]
        var testDescription: String { name }
    }

    /// A film and an episode for the lines: variables of the shell.
    private static let variables = [
        "F": #"{"type":"movie","movie":{"ids":{"trakt":788}},"#
            + #""watched_at":"2024-01-02T03:04:00.000Z"}"#,
        "M": #"{"type":"movie","movie":{"title":"Alien","ids":{"trakt":273}}}"#,
        "ROW": #"{"last_watched_at":"2024-01-01T00:00:00.000Z","show":{"title":"Breaking Bad","#
            + #""ids":{"trakt":1388}},"seasons":[{"number":1,"episodes":[{"number":1,"#
            + #""last_watched_at":"2024-01-01T10:00:00.000Z"},{"number":2}]}]}"#,
    ]

    static let cases: [Case] = [
        Case(
            name: "rows of other lists are no plays, unless a time is given",
            line: """
                for key in last_watched_at listed_at rated_at collected_at last_collected_at; do
                row="$(echo "$M" | jq -c ".$key=\\"2024-01-01T00:00:00.000Z\\"")"
                echo "$row" | trakt-add -q 2>&1 >/dev/null | grep -o "it has $key"; done
                trakt-history -q | wc -l; echo "$row" | trakt-add -q --watched-at 2024-01-01 | jq -r .watched_at
                """,
            prints: [
                "it has last_watched_at", "it has listed_at", "it has rated_at",
                "it has collected_at", "it has last_collected_at", "0", "2024-01-01T12:00:00.000Z",
            ]),
        Case(
            name: "a show's row with episodes stands for those, also with --whole-show",
            line: """
                echo "$ROW" | trakt-add -q 2>/dev/null; echo $?; trakt-history -q | wc -l
                echo "$ROW" | jq -c 'del(.seasons[0].episodes[1])' >row
                trakt-add -q <row 2>&1 | grep -o "it has last_watched_at"; trakt-history -q | wc -l
                echo "$ROW" | trakt-add -q --watched-at unknown --whole-show | wc -l; trakt-history -q | wc -l
                """, prints: ["1", "0", "it has last_watched_at", "0", "2", "2"]),
        Case(
            name: "a show's row whose episodes were filtered out names none",
            server: [],
            line: """
                clean() {
                    trakt-list -q watched -t show | jq -c 'select(.show.ids.trakt == 1394) | .seasons |= map(select(.number >= 7))' |
                        trakt-remove -q --all-plays --yes 2>&1 >/dev/null | grep -o 'seasons name no episode'
                    trakt-history -q 1394 | wc -l
                }
                trakt-list -q watched -t show | jq -c 'select(.show.ids.trakt == 1394) | .seasons |= map(select(.number >= 7))' |
                    trakt-history -q - | wc -l
                clean; clean
                echo "$ROW" | jq -c '.seasons[0].episodes = []' | trakt-add -q --watched-at unknown --whole-show | wc -l
                """, prints: ["10", "18", "seasons name no episode", "18", "0"]),
        Case(
            name: "a season by its own ids, and one that lists episodes, stand for what they name",
            server: [],
            line: """
                season="$(trakt-get -q /shows/1394/seasons |
                    jq -c 'select(.number == 3) | {type: "season", season: ., show: {ids: {trakt: 1394}}}')"
                echo "$season" | trakt-remove -q --yes --all-plays | wc -l
                echo "$season" | jq -c '.show = {}' | trakt-remove -q --yes --all-plays 2>&1 | grep -o "found by its show"
                echo "$season" | jq -c '.season = {number: 7, episodes: [{number: 1}]}' >one
                trakt-remove -q --yes --all-plays <one | jq -c '[.episode.season, .episode.number]' | sort -u
                trakt-add -q --watched-at unknown --whole-show <one | wc -l
                """, prints: ["6", "found by its show", "[7,1]", "1"]),
        Case(
            name: "trakt-diff: whole shows are compared as they are; what names nothing is said",
            server: [],
            line: """
                show='{"type":"show","show":{"ids":{"trakt":137178}},"seasons":[{"number":1,"episodes":[{"number":1}]}]}'
                echo "$show" | trakt-diff -q --cloud=watchlist | wc -l; echo "$show" | trakt-diff -q --cloud | wc -l
                echo "$show" | jq -c '.seasons = []' | trakt-diff -q --cloud 2>&1 | grep -o "seasons name no episode"
                """, prints: ["0", "1", "seasons name no episode"]),
        Case(
            name: "a date means noon, local, in records and options of every list",
            line: """
                export TZ=America/Los_Angeles
                echo "$M" | jq -c '.watched_at="2024-05-01"' | trakt-add -q | jq -r .watched_at
                echo "$M" | jq -c '.rated_at="2024-05-01"|.rating=8' | trakt-add -q --to ratings | jq -r .rated_at
                echo "$M" | jq -c '.collected_at="2024-05-01"' | trakt-add -q --to collection | jq -r .collected_at
                echo "$M" | trakt-add -q --watched-at 2024-05-02 | jq -r .watched_at
                """,
            prints: (1...3).map { _ in "2024-05-01T19:00:00.000Z" } + ["2024-05-02T19:00:00.000Z"]),
        Case(
            name: "a count that lags makes no play missing and doubles none",
            server: ["--account", "empty", "--plays", "2200", "--count-lag", "900"],
            line: """
                trakt-history -q >b; wc -l <b; trakt-diff -q --cloud --by play b | wc -l
                trakt-diff -q --cloud b | wc -l; trakt-add <b 2>&1 >/dev/null | tail -n 1; trakt-history -q | wc -l
                """,
            prints: [
                "2200", "0", "0",
                "trakt-add: added 0 plays (2,200 already there, 0 not found, 0 uncertain)", "2200",
            ]),
        Case(
            name: "two plays of one minute come back from a backup",
            line: """
                (echo "$F" | jq -c .id=1; echo "$F" | jq -c .id=2) | trakt-add -q | wc -l
                trakt-history -q >b; trakt-remove -q --yes <b | wc -l
                trakt-diff -q --cloud --by play b | trakt-add -q | wc -l; trakt-diff -q --cloud --by play b | wc -l
                """, prints: ["2", "2", "2", "0"]),
        Case(
            name: "the account's titles cannot be read: searching works all the same",
            server: ["--fault", "GET /sync/watched/movies @1+ 502"],
            line: """
                for title in Alien Heat Qa Qb Qc Qd; do echo '{"type":"movie","movie":{"title":"'$title'"}}'; done |
                trakt-resolve 2>errors | jq .movie.ids.trakt; grep -c 'cannot be read' errors
                """, prints: ["273", "707", "1"]),
        Case(
            name: "the file of rejects may be the input of every filter",
            line: """
                for tool in 'trakt-resolve' 'trakt-add' 'trakt-suspect' 'trakt-table'; do
                (echo "$M"; echo nope) >f; $tool -q --rejects f <f >out 2>&1; echo $?; grep -c nope f; done
                (echo "$M"; echo nope) >f; trakt-remove -n --rejects f <f 2>/dev/null; echo $?
                wc -l <f; grep -c nope f.rejects
                """,
            prints: ["1", "1", "1", "1", "1", "1", "1", "1", "65", "2", "1"]),
        Case(
            name: "numbers as text, and byte order marks in the middle",
            line: """
                printf '\\357\\273\\277{"type":"episode","episode":{"season":"1","number":"3"},"show":{"ids":{"tvdb":"81189"}}}' >a
                printf '\\357\\273\\277%s\\n' "$F" >b; cat a b b | trakt-add -q | jq -r .type
                """, prints: ["episode", "movie", "movie"]),
        Case(
            name: "an episode by its own id alone, which nobody knows",
            line: """
                echo '{"type":"episode","episode":{"ids":{"imdb":"tt9999991"}}}' | trakt-resolve 2>&1 |
                grep -o 'no episode with imdb tt9999991, and the record names no show'
                """, prints: ["no episode with imdb tt9999991, and the record names no show"]),
        Case(
            name: "an ITEM and --type", server: [],
            line: "trakt-history --type movie 1394 2>&1; echo $?",
            prints: [
                "trakt-history: --type cannot be used with an ITEM (see trakt-history --help)",
                "64",
            ]),
        Case(
            name: "a dry run shows the time of each play, and how many are now",
            line: """
                (echo "$F"; echo "$M") | trakt-add -n 2>&1 | sed 's/  20[0-9-]*T[0-9:]*Z/  TIME/'
                """,
            prints: [
                "trakt-add:   TIME  trakt:788", "trakt-add:   TIME  Alien",
                "trakt-add: would add 2 plays, 1 of them as watched now (0 already there); "
                    + "nothing was added",
            ]),
        Case(
            name: "one and none are counted as people say it", server: [],
            line: """
                echo "$M" >a; trakt-diff a a 2>&1; trakt-diff --common a a 2>&1 >/dev/null; trakt-diff /dev/null a 2>&1
                trakt-history --limit 1 2>&1 >one; trakt-suspect <one 2>&1
                echo "$M" | trakt-add -n 2>&1 | tail -n 1; trakt-remove -n <one 2>&1 | tail -n 1
                """,
            prints: [
                "trakt-diff: the record is in a", "trakt-diff: 1 of 1 record is in a",
                "trakt-diff: no records to compare with a", "trakt-history: 1 play",
                "trakt-suspect: 0 of 1 play is suspect",
                "trakt-add: would add 1 play, 1 of them as watched now (0 already there); "
                    + "nothing was added",
                "trakt-remove: would remove 1 play; nothing was removed",
            ]),
        Case(
            name: "the first example of trakt-add adds no second plays",
            line:
                "trakt-add --help | grep -A2 '^Examples' | grep -c 'trakt-diff --cloud | trakt-add'",
            prints: ["1"]),
        Case(
            name: "a file of overrides that is none",
            line: """
                mkfifo fifo; for file in /dev/full /dev/zero fifo .; do
                echo "$M" | jq -c 'del(.movie.ids)' | trakt-resolve --overrides $file 2>&1 | grep -c "cannot read $file"; done
                """, prints: ["1", "1", "1", "1"]),
        Case(
            name: "settings that no machine can hold",
            line: """
                for setting in TRAKT_TIMEOUT=1e19 TRAKT_TIMEOUT=nan TRAKT_GET_BUDGET=500/1e30 TRAKT_GET_BUDGET=1e30/5 \\
                TRAKT_WRITE_INTERVAL=-1 TRAKT_RETRY_WAIT=1e300 TRAKT_API_URL=api.trakt.tv TRAKT_PROFILE=; do
                env "$setting" trakt-history 2>&1 | grep -c "${setting%%=*}"; done
                """, prints: (1...8).map { _ in "1" }),
        Case(
            name: "of a time without a zone, every tool reads --zone alike",
            line: """
                echo "$F" | jq -c '.watched_at="2024-07-02 12:00:00"' >f
                trakt-add -q --zone Europe/Berlin <f | jq -r .watched_at
                trakt-add -q --upload-file up.json --zone Europe/Berlin <f; jq -r '.[].watched_at' up.json
                trakt-suspect -q <f 2>&1 | grep -c 'with --zone'; trakt-suspect --zone Europe/Berlin <f 2>&1
                """,
            prints: [
                "2024-07-02T10:00:00.000Z", "2024-07-02T10:00:00.000Z", "1",
                "trakt-suspect: 0 of 1 play is suspect",
            ]),
    ]

    @Test("what is typed, and what it prints", arguments: cases)
    func prints(_ subject: Case) async throws {
        let scratch = try Scratch()
        try await Sandbox.run(subject.server, in: scratch) { sandbox in
            let result = try await Command.shell(
                subject.line, in: scratch,
                environment: sandbox.environment.merging(Self.variables) { $1 }
            ).run()
            let lines = result.lines.map { String($0.drop { $0 == " " }) }
            result.expect(lines == subject.prints, "\(subject.prints)")
        }
    }

    @Test("a refusal at the prompt is status 1, after one screenful of what would go")
    func refusal() async throws {
        let scratch = try Scratch()
        try await Sandbox.run(["--account", "empty", "--plays", "1000"], in: scratch) { sandbox in
            let result = try await Command.shell(
                "trakt-history -q | trakt-remove; echo $? >/dev/tty", in: scratch,
                environment: sandbox.environment
            ).run(atTerminal: { terminal in
                let shown = try terminal.expect("Remove 1,000 plays? [y/N] ")
                try #require(shown.split(separator: "\r\n").count <= 22)
                try #require(shown.contains(/and [0-9]+ more titles: [0-9]+ plays/))
                try terminal.type("n\n")
                try terminal.expect("\r\n1\r\n")
            })
            result.expect(result.output.isEmpty, "nothing is gone")
            #expect(try sandbox.plays().count == 1000)
        }
    }

    @Test("progress is erased before records come to the same terminal")
    func progress() async throws {
        let scratch = try Scratch()
        try scratch.write("Films/Alien (1979).mkv", "x")
        let server = ["--account", "empty", "--latency", "250"]
        try await Sandbox.run(server, in: scratch) { sandbox in
            var command = Command.shell(
                "exec >/dev/tty 2>&1; lib-scan Films | trakt-resolve | trakt-diff --cloud | trakt-add; "
                    + "echo THE-END",
                in: scratch, environment: sandbox.environment.merging(["TERM": "xterm"]) { $1 })
            command.errorsToTerminal = true
            _ = try await command.run(atTerminal: { terminal in
                let shown = try terminal.expect("THE-END")
                try #require(shown.contains("\r\u{1B}[Ktrakt-add: "), "progress is drawn")
                for line in shown.split(separator: "\r\n") where line.contains(#"{"type""#) {
                    try #require(line.split(separator: "\u{1B}[K").last?.hasPrefix("{") == true)
                }
            })
        }
    }
}
