import TraktCore

/// `trakt-resolve`: puts Trakt's ids into records, or asks. Right, or a question: it never guesses.
@main
enum TraktResolve: Tool {
    static let spec = ToolSpec(
        name: "trakt-resolve",
        summary: "put Trakt ids into records",
        description: [
            "Reads records and writes them with Trakt's ids, title and year, and a match object "
                + "that says how each was identified, with a score. Identification is tried in "
                + "this order: a Trakt id; your overrides; an IMDb, TMDB or TVDB id; the title and "
                + "year. It looks in the files of --known first, then in the titles that your "
                + "account has watched or collected, then searches on Trakt. A record that has a "
                + "Trakt id passes unchanged and needs no request.",
            "Titles are compared without case, accents, punctuation, articles, possessives (such "
                + "as Marvel's) and the spelling of numerals. The year must be equal, or one year "
                + "apart if nothing else fits. The score is 100 minus a cost for each difference. "
                + "An id names its item whatever the title: then the score only says how the titles "
                + "differ. If the years are also two or more apart, the record is rejected. "
                + "An uncertain record is rejected with up to five candidates. Add the right ids "
                + "to it and run it through trakt-resolve again, or use --ask.",
            "A field that lib-scan only guessed (file.guess) is not evidence. A guessed type is "
                + "tried both ways. A guessed title needs the same words and the same year. A "
                + "guessed number needs the episode's title or date. A number is not believed if "
                + "the record's title or date is exactly that of another episode.",
            "The files of --known lack most titles. With --offline, a title in them is the right one "
                + "only if the words and the year are the same, and neither names another country. A "
                + "show's year may be missing. Anything else is rejected.",
            "Trakt's answers are cached, for 30 days if something was found, or else for one day. "
                + "A second run therefore needs no requests.",
        ],
        options: input + matching, traits: [.filter],
        examples: [
            .init(
                "lib-scan ~/Movies | trakt-resolve --rejects doubtful.ndjson | trakt-diff --cloud",
                "List what the library has and the account lacks, and keep uncertain records:"),
            .init(
                "trakt-resolve --ask < doubtful.ndjson | trakt-add",
                "Decide the uncertain records yourself:"),
            .init(
                "lib-scan ~/Movies | trakt-resolve --offline --known watched-history.json",
                "Identify what Trakt's export has, without an API app:"),
            .init(
                "lib-scan ~/Shows | trakt-resolve | jq -c 'select(.match.score < 100)'",
                "Show inexact matches:"),
        ])

    private static let input: [OptionSpec] = [
        .value(
            "known", nil, "FILE", .file, repeats: true,
            help: "Look for titles and episodes in the records of FILE first, such as a file from "
                + "Trakt's export. May be given more than once."),
        .value(
            "overrides", nil, "FILE", .file,
            help: "Use the records of FILE, with your titles and Trakt's ids, for records without "
                + "a Trakt id (default: overrides.ndjson in the suite's config folder). If a record "
                + "has an id of another item than its override, it is rejected."),
    ].grouped("Input")

    private static let matching: [OptionSpec] = [
        .value(
            "min-score", nil, "N", .integer(0, 100), default: "\(Decider.defaultMinimumScore)",
            help: "Reject matches scoring below N (0-100)."),
        .flag(
            "ask", nil,
            help: "Show the candidates of an uncertain title on the terminal, and remember your "
                + "choice as an override."),
        .flag(
            "offline", nil,
            help: "Send no requests. Use the files of --known or, without them, the cache."),
        .flag("refresh", nil, help: "Ignore cached answers and ask Trakt again."),
    ].grouped("Matching")

    /// Identifies stdin's records; 0 if all were, 1 if some are questions, 69 or 75 if some could
    /// not be asked about.
    static func run(_ arguments: Arguments, _ world: World) async throws -> ExitStatus {
        let isOffline = arguments.flag("offline")
        if isOffline, arguments.flag("refresh") {
            throw ToolError(.usage, "--offline and --refresh cannot be used together")
        }
        let lookup = isOffline ? nil : Lookup(try TraktClient(world))
        let answers = Answers(
            cache: AnswerCache(folder: "\(try world.path(.cache))/resolve"), now: world.now,
            use: isOffline ? .any : arguments.flag("refresh") ? .none : .fresh)
        let known = try KnownFiles.read(arguments.values("known"), world)
        let score = arguments.int("min-score") ?? Decider.defaultMinimumScore
        let titles = TitleResolver(
            lookup: lookup, answers: answers,
            account: lookup.map { AccountTitles($0, world.messages) }, known: known,
            decider: Decider(minimumScore: score))
        let resolver = RecordResolver(
            titles: titles,
            episodes: EpisodeTables(lookup: lookup, answers: answers, known: known),
            overrides: try overrides(arguments, world))
        let ask = try arguments.flag("ask") ? Ask(world, resolver, lookup) : nil
        var resolution = try Resolution(arguments, world, resolver, lookup, ask)
        return try await resolution.run()
    }

    /// The overrides of the file that was named, which must be there unless answers will make it,
    /// or of the one in the config folder.
    private static func overrides(_ arguments: Arguments, _ world: World) throws -> Overrides {
        guard let path = arguments.value("overrides") else {
            let path = "\(try world.path(.config))/overrides.ndjson"
            return try Overrides(path: path, mustExist: false)
        }
        return try Overrides(path: path, mustExist: !arguments.flag("ask"))
    }
}
