import TraktCore

/// Asks the person which title a record is, on the terminal, and remembers the answer.
final class Ask {
    private let terminal: Terminal
    private let overrides: Overrides
    private let lookup: Lookup?
    private let titles: TitleResolver
    private var isOver = false

    /// Opens the terminal. Throws status 64 if there is none: nobody could be asked.
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
        guard let wanted = question.wanted, let item = MediaItem(record) else { return nil }
        if overrides.word(on: wanted) == nil {
            guard !isOver else { return nil }
            guard let word = try await choose(wanted, item, question, record.line) else {
                return nil
            }
            try overrides.remember(wanted, word)
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
        _ wanted: Wanted, _ item: MediaItem, _ question: Question, _ line: Int
    ) async throws -> Overrides.Word? {
        try terminal.show("\nline \(line): \(item.name): \(question.reason)\n")
        var candidates = question.candidates
        while true {
            try show(candidates)
            let prompt =
                "number, id (tt…, trakt:…), s TITLE to search, n to skip, q to ask no more: "
            guard let answer = try terminal.ask(prompt)?.trimmed else {
                isOver = true
                return nil
            }
            switch try await read(answer, candidates, wanted) {
            case .word(let word): return word
            case .found(let more): candidates = more
            case .stop:
                isOver = true
                return nil
            case .again(let why): try terminal.show("\(why)\n")
            }
        }
    }

    private func show(_ candidates: [Comparison]) throws {
        if candidates.isEmpty { try terminal.show("  nothing found\n") }
        for (place, comparison) in candidates.enumerated() {
            let candidate = comparison.candidate
            let year = candidate.year.map { " (\($0))" } ?? ""
            let ids = [
                candidate.ids.trakt.map { "trakt:\($0)" }, candidate.ids.imdb,
            ].compactMap { $0 }.joined(separator: " ")
            try terminal.show(
                "  \(place + 1)  \(candidate.title)\(year)  \(ids)  \(comparison.why)\n")
        }
    }

    /// What an answer means.
    private enum Answer {
        case word(Overrides.Word)
        case found([Comparison])
        case stop
        case again(String)
    }

    private func read(
        _ answer: String, _ candidates: [Comparison], _ wanted: Wanted
    ) async throws -> Answer {
        if let place = Int(answer), candidates.indices.contains(place - 1) {
            return .word(Self.word(candidates[place - 1].candidate))
        }
        switch answer.lowercased() {
        case "": return .again("type one of these")
        case "n": return .word(.skip)
        case "q": return .stop
        default: break
        }
        guard let lookup else { return .again("offline: choose a number, n or q") }
        do {
            if answer.lowercased().hasPrefix("s ") {
                return try await search(String(answer.dropFirst(2)).trimmed, wanted, lookup)
            }
            return try await look(answer, wanted)
        } catch let error as ToolError {
            return .again(error.message)
        }
    }

    private func search(
        _ title: String, _ wanted: Wanted, _ lookup: Lookup
    ) async throws -> Answer {
        let page = try await lookup.search(
            wanted.type, .broad(SearchPlan.plain(title)))
        let asked = Wanted(type: wanted.type, title: title, year: wanted.year)
        return .found(Array(Decider.ranked(asked, page.candidates).prefix(Decider.shown)))
    }

    /// An id as typed: `tt0903747`, `trakt:1388`, `tmdb:1396`, `tvdb:81189`, or Trakt's number.
    private func look(_ text: String, _ wanted: Wanted) async throws -> Answer {
        let parts = text.lowercased().split(separator: ":", maxSplits: 1)
        var space = IDSpace.trakt
        var id = String(parts.last ?? "").trimmed
        if parts.count == 2, let named = IDSpace(rawValue: String(parts[0])) { space = named }
        if parts.count == 1, id.hasPrefix("tt") { space = .imdb }
        if parts.count == 1, id.hasPrefix("#") { id.removeFirst() }
        guard space == .imdb || Int64(id) != nil else {
            return .again("\"\(text)\" is no choice, id or s TITLE")
        }
        switch await titles.item(space, id, wanted.type) {
        case .failure(let error): throw error
        case .success(let row):
            guard let candidate = row.flatMap({ Candidate($0, type: wanted.type) }) else {
                return .again("Trakt knows no \(wanted.type.rawValue) by that id")
            }
            let year = candidate.year.map { " (\($0))" } ?? ""
            guard try terminal.confirm("\(candidate.title)\(year)?") else { return .again("") }
            return .word(Self.word(candidate))
        }
    }

    private static func word(_ candidate: Candidate) -> Overrides.Word {
        .ids(
            candidate.ids,
            TitleView(title: candidate.title, year: candidate.year, ids: candidate.ids))
    }
}
