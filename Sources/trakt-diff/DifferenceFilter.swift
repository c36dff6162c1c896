import TraktCore

/// Passes those records of a stream that the plan asks for: each item once, or play by play.
struct DifferenceFilter {
    private let plan: Plan
    private var shows = ShowNumbers()
    private var known: KnownRecords
    private var taken: TakenValues
    /// The items that were printed, or left out after them.
    private var printed: KnownRecords
    private var knownRows: KeyTable
    private var passedRows: KeyTable
    /// With a tolerance: pairs plays once all are known, and the records that wait for it.
    private var pairing: PlayPairing?
    private var waiting: [Record] = []
    private var compared = 0
    private var repeats = 0
    /// Whether a record was rejected because its item has no id.
    private var hasRecordsWithoutIDs = false

    /// Whether a row of the account was skipped.
    private(set) var hasSkipped = false

    /// Nothing is known of the other side yet.
    /// - Parameters:
    ///   - known: how much of the other side was read, from 0 to 1, if it can be told.
    ///   - passed: the same of the records to pass.
    init(
        _ plan: Plan, shareRead known: @escaping () -> Double? = { nil },
        ofPassed passed: @escaping () -> Double? = { nil }
    ) {
        self.plan = plan
        self.known = KnownRecords(
            plan.identity, isNumbered: !plan.taken.isEmpty, shareRead: known)
        taken = TakenValues(keys: plan.taken)
        printed = KnownRecords(plan.identity, isNumbered: false, shareRead: passed)
        knownRows = KeyTable(hasNumbers: true, shareRead: known)
        passedRows = KeyTable(hasNumbers: true, shareRead: passed)
        guard case .play(let seconds?) = plan.identity else { return }
        pairing = PlayPairing(withinSeconds: seconds)
    }

    /// Adds a record to the other side.
    /// - Parameter countsForShow: whether the show and season of an episode are there with it.
    /// - Throws: why the record cannot be compared.
    mutating func learn(_ record: Record, countsForShow: Bool = false) throws(Incomparable) {
        let keys = try RecordKeys(record, plan.identity, plan.times, &shows)
        guard learn(keys) else { return }
        if !taken.keys.isEmpty { taken.append(record) }
        if countsForShow, case .item = plan.identity, let item = MediaItem(record) {
            known.insertAlso(ItemKeys(above: ItemIdentity(item), &shows))
        }
    }

    /// Names a row of the account that cannot be compared.
    mutating func skip(_ reason: String, _ messages: Messages) {
        hasSkipped = true
        messages.say(reason, at: "skipped a row of the account: ")
    }

    /// Adds a plain record to the other side.
    /// - Returns: false if more than its keys is needed.
    mutating func learn(_ record: PlainRecord) -> Bool {
        guard let keys = RecordKeys(record, plan.identity, &shows) else { return false }
        // Values come from the first record of an item: later ones are not needed.
        guard taken.keys.isEmpty else { return known.hasAll(keys) }
        _ = learn(keys)
        return true
    }

    /// - Returns: false if the same row came before.
    private mutating func learn(_ keys: RecordKeys) -> Bool {
        if isRepeat(keys, &knownRows) { return false }
        if pairing == nil { known.insert(keys) } else { pairing?.addKnown(keys) }
        return true
    }

    /// All rows of the other side were learnt from `filter`: frees what only tells repeated rows.
    /// - Throws: status 65 if rows were rejected that are not kept, and what the other side lacks is
    ///   to be printed: trakt-add would add plays that the account has, or trakt-remove remove what is
    ///   in a library.
    mutating func endLearning(
        from filter: RecordFilter, _ messages: Messages
    ) throws(ToolError) {
        knownRows = KeyTable(hasNumbers: true)
        guard filter.rejected > 0 else {
            if knownCount == 0, !plan.isOtherDevice {
                messages.say("\(plan.otherName) contains no records")
            }
            return
        }
        guard !plan.wantsCommon, !filter.keepsRejects else { return }
        adviseOnIDs(messages)
        throw ToolError(
            .data,
            "nothing was printed: \(counted(filter.rejected, "record")) of \(plan.otherName) cannot "
                + "be compared, so it is not known what is missing there. Correct that, or use "
                + "--rejects to go on without")
    }

    /// Says how to find the ids that records lack, if some do.
    func adviseOnIDs(_ messages: Messages) {
        guard hasRecordsWithoutIDs else { return }
        messages.note(
            "to add missing ids without an account, run `trakt-resolve --offline --known "
                + "FILE`: FILE contains records that have ids")
    }

    /// Names the keys of `--take` that no record of the other side has: they are probably mistyped.
    func nameMissingValues(_ messages: Messages) {
        guard knownCount > 0, !taken.missing.isEmpty else { return }
        let keys = taken.missing.map { "\"\($0)\"" }.joined(separator: ", ")
        messages.say("no record of \(plan.otherName) has \(keys) to take")
    }

    private var knownCount: Int { pairing?.knownCount ?? known.count }

    /// Adds a record of `filter` to the other side, or rejects it.
    mutating func learn(_ record: Record, from filter: RecordFilter) throws {
        for (part, isNested) in try parts(of: record, filter) {
            do throws(Incomparable) { try learn(part, countsForShow: isNested) } catch {
                try reject(part, filter, error)
            }
        }
    }

    /// What a record stands for: a show's row with its seasons for the episodes that it names, unless
    /// the other side is a list of whole shows; nothing if it names none, and is rejected.
    private func parts(
        of record: Record, _ filter: RecordFilter
    ) throws -> [(record: Record, isNested: Bool)] {
        if case .account(let list) = plan.other, !list.holdsEpisodesOfShows {
            return [(record, false)]
        }
        do throws(ToolError) {
            return try NestedEpisodes.named(by: record)?.map { ($0, true) } ?? [(record, false)]
        } catch {
            try filter.reject(record, named: error.message)
            return []
        }
    }

    /// Decides about one record, or about each that it stands for, and prints it or not.
    mutating func pass(_ record: Record, _ filter: RecordFilter) throws {
        for (part, _) in try parts(of: record, filter) { try passOne(part, filter) }
    }

    private mutating func passOne(_ record: Record, _ filter: RecordFilter) throws {
        let keys: RecordKeys
        do throws(Incomparable) {
            keys = try RecordKeys(record, plan.identity, plan.times, &shows)
        } catch {
            return try reject(record, filter, error)
        }
        if pairing != nil {
            compared += 1
            guard !isRepeat(keys, &passedRows) else { return repeats += 1 }
            pairing?.addStreamed(keys)
            return waiting.append(record)
        }
        guard let match = decide(keys) else { return }
        try filter.emit(match.map { taken.put($0, into: record) } ?? record)
    }

    /// Prints what waited for the end of the stream.
    mutating func endPassing(_ filter: RecordFilter) throws {
        for (record, match) in zip(waiting, pairing?.pairs() ?? [])
        where (match != nil) == plan.wantsCommon {
            try filter.emit(match.map { taken.put($0, into: record) } ?? record)
        }
        waiting = []
    }

    /// Decides about a plain record and prints it or not.
    /// - Returns: false if more than its keys is needed.
    mutating func pass(_ record: PlainRecord, _ filter: RecordFilter) throws -> Bool {
        guard pairing == nil, taken.keys.isEmpty,
            let keys = RecordKeys(record, plan.identity, &shows)
        else {
            return false
        }
        if decide(keys) != nil { try filter.emit(record.bytes) }
        return true
    }

    /// Whether to print the record with these keys: nil if not, or else the number of the record of
    /// the other side that is the same, if there is one.
    private mutating func decide(_ keys: RecordKeys) -> Int?? {
        compared += 1
        if isRepeat(keys, &passedRows) {
            repeats += 1
            return nil
        }
        let match = known.match(keys)
        guard (match != nil) == plan.wantsCommon else { return nil }
        guard plan.identity.isPlay || printed.insertNew(keys) else {
            repeats += 1
            return nil
        }
        return .some(match)
    }

    /// `3 of 5 records are missing from b.ndjson (1 repeat left out, 2 rejected)`.
    func summary(_ filter: RecordFilter) -> String {
        var asides: [String] = []
        if repeats > 0 { asides.append("\(counted(repeats, "repeat")) left out") }
        if filter.rejected > 0 { asides.append("\(grouped(filter.rejected)) rejected") }
        let aside = asides.isEmpty ? "" : " (\(asides.joined(separator: ", ")))"
        return outcome(filter.emitted) + aside
    }

    private func outcome(_ printed: Int) -> String {
        guard compared > 0 else { return "no records to compare with \(plan.otherName)" }
        let share = counted(printed, of: compared, "record")
        if plan.wantsCommon { return "\(share) in \(plan.otherName)" }
        if printed > 0 { return "\(share) missing from \(plan.otherName)" }
        return compared == 1
            ? "the record is in \(plan.otherName)"
            : "all \(counted(compared, "record")) are in \(plan.otherName)"
    }

    private mutating func reject(
        _ record: Record, _ filter: RecordFilter, _ problem: Incomparable
    ) throws {
        if problem.lacksIDs { hasRecordsWithoutIDs = true }
        try filter.reject(record, problem.reason)
    }

    /// Whether the same row came before: exports repeat rows (exports.md 1.1). In other files an id
    /// may be of something else than the play, so the minute and the item count too.
    private func isRepeat(_ keys: RecordKeys, _ rows: inout KeyTable) -> Bool {
        guard let play = keys.play, let item = keys.items.first else { return false }
        let row = keys.time.minuteMark &* 0x1E37_79B1 ^ item.folded
        return !rows.insert(play, row) { $0 == row }
    }
}
