import TraktCore

/// Asks the person which title a record is, on the terminal, and remembers the answer.
final class Ask {
    private let terminal: Terminal
    private let overrides: Overrides
    private let lookup: Lookup?
    private let titles: TitleResolver
    private var isOver = false
    /// The keys of titles that the person left open: not asked again in this run.
    private var leftOpen: Set<String> = []

    /// Opens the terminal. Throws status 64 if there is none to ask on.
    init(_ world: World, _ resolver: RecordResolver, _ lookup: Lookup?) throws {
        guard let terminal = Terminal(world) else {
            throw ToolError(.usage, "--ask needs a terminal, and there is none")
        }
        self.terminal = terminal
        overrides = resolver.overrides
        titles = resolver.titles
        self.lookup = lookup
    }

    /// What the record comes to after the person's answer; nil if it stays a question.
    func answer(
        _ record: Record, _ question: Question, _ resolver: RecordResolver
    ) async throws -> Outcome? {
        guard let title = question.title, let item = MediaItem(record) else { return nil }
        if overrides.word(on: title) == nil {
            guard !isOver, !leftOpen.contains(title.key) else { return nil }
            guard let word = try await choose(title, item, question, record) else {
                leftOpen.insert(title.key)
                return nil
            }
            try overrides.remember(title, word)
        } else if question.isAnswered {
            return nil
        }
        var outcome = await resolver.resolve(record, item)
        if case .question(var left) = outcome {
            left.isAnswered = true
            outcome = .question(left)
        }
        return outcome
    }

    // MARK: - The question

    private func choose(
        _ title: TitleQuery, _ item: MediaItem, _ question: Question, _ record: Record
    ) async throws -> Overrides.Word? {
        let path = record.value("file", "path")?.string
        try show("")
        try show("\(item.name): \(question.reason)")
        try show("  \(path ?? "line \(record.line)")")
        var candidates = question.candidates.filter { $0.candidate.type == title.type }
        try list(candidates)
        while true {
            guard let answer = try terminal.ask(Self.prompt(candidates.count))?.trimmed else {
                isOver = true
                return nil
            }
            switch try await read(answer, candidates, title) {
            case .word(let word): return word
            case .found(let more):
                candidates = more
                try list(candidates)
            case .leave: return nil
            case .stop:
                isOver = true
                return nil
            case .again(let why): try show(why)
            case .help: try terminal.show(Self.help)
            }
        }
    }

    /// The choices, with `count` candidates to choose from.
    private static func prompt(_ count: Int) -> String {
        let range = count == 0 ? "" : count == 1 ? "[1] choose · " : "[1-\(count)] choose · "
        return range + "s TEXT search · id · Enter skip this time · x never ask again · "
            + "q stop asking · ? help\n> "
    }

    private static let help = """
        A number chooses that title, and remembers it for later runs.
        s TEXT searches Trakt for another title.
        An id chooses the title that has it: tt0903747 (IMDb), tmdb:1396, tvdb:81189 or trakt:1388.
        Enter skips this title; the next run asks again.
        x skips it, and no later run asks again.
        q stops asking: the remaining titles are rejected.

        """

    private func list(_ candidates: [Comparison]) throws {
        if candidates.isEmpty { try show("  nothing found") }
        for (index, comparison) in candidates.enumerated() {
            let candidate = comparison.candidate
            let ids = [
                candidate.ids.trakt.map { "trakt:\($0)" }, candidate.ids.imdb,
            ].compactMap { $0 }.joined(separator: " ")
            try show("  \(index + 1)  \(candidate.name)  \(ids)  \(comparison.why)")
        }
    }

    /// Shows a line, which may hold text from outside.
    private func show(_ line: String) throws { try terminal.show(line.printable + "\n") }

    // MARK: - Answers

    /// What an answer means.
    private enum Answer {
        case word(Overrides.Word)
        case found([Comparison])
        case leave
        case stop
        /// The question once more, after what was wrong with the answer.
        case again(String)
        case help
    }

    private func read(
        _ answer: String, _ candidates: [Comparison], _ title: TitleQuery
    ) async throws -> Answer {
        if let number = Int(answer) { return Self.choice(number, candidates) }
        switch answer.lowercased() {
        case "": return .leave
        case "x": return .word(.skip)
        case "q": return .stop
        case "?": return .help
        default: break
        }
        guard let lookup else { return .again("offline: choose a number, Enter, x or q") }
        do {
            if answer.lowercased().hasPrefix("s ") {
                return try await search(String(answer.dropFirst(2)).trimmed, title, lookup)
            }
            return try await look(answer, title)
        } catch let error as ToolError {
            return .again(error.message)
        }
    }

    /// A number is a line of the list and never an id.
    private static func choice(_ number: Int, _ candidates: [Comparison]) -> Answer {
        guard candidates.indices.contains(number - 1) else {
            return .again("there is no title \(number) to choose (for an id, type trakt:\(number))")
        }
        return .word(word(candidates[number - 1].candidate))
    }

    private func search(
        _ text: String, _ title: TitleQuery, _ lookup: Lookup
    ) async throws -> Answer {
        let page = try await lookup.search(title.type, .broad(SearchPlan.plain(text)))
        let asked = TitleQuery(type: title.type, title: text, year: title.year)
        return .found(Array(Decider.ranked(asked, page.candidates).prefix(Decider.shown)))
    }

    /// An id as typed: `tt0903747`, `trakt:1388`, `tmdb:1396`, `tvdb:81189`.
    private func look(_ text: String, _ title: TitleQuery) async throws -> Answer {
        guard let (space, id) = Self.id(text) else {
            return .again("\"\(text)\" is not a choice (? for help)")
        }
        let row = try await titles.item(space, id, title.type)
        guard let candidate = row.flatMap({ Candidate($0, type: title.type) }) else {
            return .again("Trakt knows no \(title.type.rawValue) with that id")
        }
        let isMeant = try terminal.confirm("\(candidate.name)?".printable)
        guard isMeant else { return .again("not chosen") }
        return .word(Self.word(candidate))
    }

    private static func id(_ text: String) -> (IDSpace, String)? {
        let parts = text.lowercased().split(separator: ":", maxSplits: 1).map(String.init)
        if parts.count == 1, let imdb = parts.first, imdb.hasPrefix("tt") { return (.imdb, imdb) }
        guard parts.count == 2, let space = IDSpace(rawValue: parts[0]) else { return nil }
        let id = parts[1].trimmed
        return space == .imdb || Int64(id) != nil ? (space, id) : nil
    }

    private static func word(_ candidate: Candidate) -> Overrides.Word {
        .ids(
            candidate.ids,
            TitleView(title: candidate.title, year: candidate.year, ids: candidate.ids))
    }
}

extension Candidate {
    /// The title for people: `Dune (2021)`.
    var name: String { title.shortened + (year.map { " (\($0))" } ?? "") }
}
