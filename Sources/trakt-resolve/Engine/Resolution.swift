import TraktCore

/// The tool's run: takes each outcome in input order, writes or rejects the record, asks the person
/// where that was wished for, and counts.
struct Resolution {
    private let world: World
    private let filter: RecordFilter
    private let resolver: RecordResolver
    private let lookup: Lookup?
    private let ask: Ask?
    /// The file of `--rejects`.
    private let rejects: String?
    private var counts: [String: Int] = [:]
    private var unchanged = 0
    /// Records that the files of `--known` do not have.
    private var unknown = 0
    /// Records whose ids are of items with other titles.
    private var retitled = 0
    /// Other records that are questions.
    private var uncertain = 0
    private var failure: ToolError?

    /// Opens the file of `--rejects`; reads nothing yet.
    init(
        _ arguments: Arguments, _ world: World, _ resolver: RecordResolver, _ lookup: Lookup?,
        _ ask: Ask?
    ) throws {
        self.world = world
        self.resolver = resolver
        self.lookup = lookup
        self.ask = ask
        rejects = arguments.value("rejects")
        // The stream reads; the filter only writes.
        filter = try RecordFilter(
            arguments, world, reader: RecordReader(world.input, name: "standard input"))
    }

    /// Runs to the end of the input; the status says whether all records were identified.
    mutating func run() async throws -> ExitStatus {
        do {
            try await handleAll()
        } catch let error where !(error is BrokenPipe) {
            // What was decided before goes out, whatever ends the run.
            try filter.flush()
            summarize()
            throw error
        }
        let status = try filter.finish()
        summarize()
        return failure?.status ?? status
    }

    private mutating func handleAll() async throws {
        let stream = ResolutionStream(world, resolver)
        for try await batch in stream.batches {
            for item in batch {
                try await handle(item)
                stream.didHandOn()
            }
            if stream.isIdle { try filter.flush() }
            progress()
        }
        // A cancelled stream ends as if the input had.
        try Task.checkCancellation()
    }

    private mutating func handle(_ item: ResolutionStream.Item) async throws {
        switch item {
        case .passing(let lines, let count):
            unchanged += count
            try filter.emit(lines: lines, count: count)
        case .entry(.bad(let bad), _): try filter.reject(bad)
        case .entry(.record(let record), let work): try await handle(record, work)
        }
    }

    private mutating func handle(
        _ record: Record, _ work: ResolutionStream.Work
    ) async throws {
        switch work {
        case .done(let outcome): try await handle(record, outcome)
        case .promised(let promise):
            if !promise.isKept {
                try filter.flush()
                progress()
            }
            try await handle(record, try await promise.outcome())
        }
    }

    private mutating func handle(_ record: Record, _ outcome: Outcome) async throws {
        switch outcome {
        case .unchanged:
            unchanged += 1
            try filter.emit(record.removing("reject"))
        case .resolved(let identified, let evidence):
            counts[evidence.by, default: 0] += 1
            if evidence.isOfOtherTitle { retitled += 1 }
            try filter.emit(identified.removing("reject"))
        case .failed(let error):
            // A missing sign-in or a wrong setting stays wrong for every record.
            if error.status == .signIn || error.status == .config { throw error }
            failure = error
            try filter.reject(record, "\(name(record))not looked up: \(error.message)")
        case .question(let question):
            if let answered = try await ask?.answer(record, question, resolver) {
                return try await handle(record, answered)
            }
            if question.isUnknown { unknown += 1 } else { uncertain += 1 }
            try filter.reject(
                record.removing("reject"), question.text(for: name(record)),
                details: question.details)
        }
    }

    /// `Dune (2021): `, the beginning of a message; empty for a record about no item.
    private func name(_ record: Record) -> String {
        MediaItem(record).map { "\($0.name): " } ?? ""
    }

    // MARK: - Words

    private func progress() {
        world.messages.progress(
            "\(counted(filter.emitted + filter.rejected, "record")), "
                + "\(counted(lookup?.requests ?? 0, "request")), "
                + "\(grouped(filter.rejected)) rejected")
    }

    private func summarize() {
        let total = filter.emitted + filter.rejected
        guard total > 0 else { return }
        let ways = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\(grouped($0.value)) by \($0.key)" }
        var parts = [counted(total, "record")]
        if !ways.isEmpty {
            parts.append(
                "\(grouped(counts.values.reduce(0, +))) identified (\(ways.joined(separator: ", ")))"
            )
        }
        if unchanged > 0 { parts.append("\(grouped(unchanged)) had Trakt's ids") }
        if filter.rejected > 0 { parts.append("\(grouped(filter.rejected)) rejected") }
        parts.append(counted(lookup?.requests ?? 0, "request"))
        world.messages.note(parts.joined(separator: ", "))
        adviseOnRetitled()
        adviseOnUncertain()
        adviseOnUnknown()
    }

    /// How to see what was identified by its id alone.
    private func adviseOnRetitled() {
        guard retitled > 0 else { return }
        world.messages.note(
            "\(counted(retitled, "record")) identified by an id although the titles differ; to see them: "
                + "jq 'select(.match.score < \(Evidence.leastOfSameTitle))'")
    }

    /// How to decide what is uncertain, for a run that did not ask or keep it.
    private func adviseOnUncertain() {
        guard uncertain > 0, ask == nil, rejects == nil else { return }
        world.messages.note(
            "\(counted(uncertain, "record")) uncertain: decide with --ask, or keep with --rejects FILE"
        )
    }

    /// How to upload films that the files of `--known` do not have.
    private func adviseOnUnknown() {
        guard unknown > 0, let rejects else { return }
        world.messages.note(
            "\(grouped(unknown)) of the rejected are not in the files of --known; to upload the films among "
                + "them: jq -c 'select(.reject.unknown) | del(.reject)' \(rejects) | trakt-add "
                + "--upload-file NEWFILE")
    }
}
