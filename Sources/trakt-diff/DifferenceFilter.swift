import TraktCore

/// Passes those records of a stream that the plan asks for: each item once, or play by play.
struct DifferenceFilter {
    private let plan: Plan
    private var known: KnownRecords
    private var taken: TakenValues
    /// The items that were printed, or left out after them.
    private var printed: KnownRecords
    private var knownRows = KeyTable(hasEntries: true)
    private var passedRows = KeyTable(hasEntries: true)
    private var compared = 0
    private var repeats = 0
    /// Whether a record was rejected because its item has no id.
    private(set) var hasRecordsWithoutIDs = false

    /// Whether a row of the account was skipped.
    private(set) var hasSkipped = false

    /// Nothing is known of the other side yet.
    init(_ plan: Plan) {
        self.plan = plan
        known = KnownRecords(plan.identity, isNumbered: !plan.taken.isEmpty)
        taken = TakenValues(keys: plan.taken)
        printed = KnownRecords(plan.identity, isNumbered: false)
    }

    /// Adds a record to the other side.
    /// - Parameter countsForShow: whether the show and season of an episode are there with it.
    /// - Throws: why the record cannot be compared.
    mutating func learn(_ record: Record, countsForShow: Bool = false) throws(Incomparable) {
        let keys = try RecordKeys(record, plan.identity, plan.times)
        if isRepeat(keys, &knownRows) { return }
        known.insert(keys)
        if !taken.keys.isEmpty { taken.append(record) }
        if countsForShow, case .item = plan.identity, let item = MediaItem(record) {
            known.insertAlso(ItemKey.keysAbove(item))
        }
    }

    /// Names a row of the account that cannot be compared.
    mutating func skip(_ reason: String, _ messages: Messages) {
        hasSkipped = true
        messages.say(reason, at: "skipped a row of the account: ")
    }

    /// Adds a record of `filter` to the other side, or rejects it.
    mutating func learn(_ record: Record, from filter: RecordFilter) throws {
        do throws(Incomparable) { try learn(record) } catch { try reject(record, filter, error) }
    }

    /// Decides about one record and prints it or not.
    mutating func pass(_ record: Record, _ filter: RecordFilter) throws {
        let keys: RecordKeys
        do throws(Incomparable) { keys = try RecordKeys(record, plan.identity, plan.times) } catch {
            return try reject(record, filter, error)
        }
        compared += 1
        if isRepeat(keys, &passedRows) { return repeats += 1 }
        let match = known.match(keys)
        guard (match != nil) == plan.wantsCommon else { return }
        guard plan.identity.isPlay || printed.insert(keys) == keys.items.count else {
            return repeats += 1
        }
        try filter.emit(match.map { taken.put($0, into: record) } ?? record)
    }

    /// `3 of 5 records are not in b.ndjson (1 repeat left out, 2 rejected)`.
    func summary(_ filter: RecordFilter) -> String {
        var asides: [String] = []
        if repeats > 0 { asides.append("\(counted(repeats, "repeat")) left out") }
        if filter.rejected > 0 { asides.append("\(grouped(filter.rejected)) rejected") }
        let share = counted(filter.emitted, of: compared, "record")
        let text = "\(share) \(plan.wantsCommon ? "in" : "not in") \(plan.otherName)"
        return asides.isEmpty ? text : "\(text) (\(asides.joined(separator: ", ")))"
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
        let entry = KeyTable.Entry(mark: keys.time.minuteMark, number: item.folded)
        return !rows.insert(play, entry) { $0 == entry }
    }
}
