import TraktCore

/// What is compared with what, and what is printed.
struct Plan {
    /// The side that is not streamed.
    enum Other {
        case file(String)
        case account(AccountList)
    }

    /// The path of the side that is streamed and printed; nil for standard input.
    var stream: String?
    /// The other side.
    var other: Other
    /// Whether to print what is on both sides.
    var wantsCommon: Bool
    /// Whether the account's rows are printed. (With two files, the sides are changed instead.)
    var isReverse: Bool
    /// What makes two records the same.
    var identity: PlaySet.Identity
    /// How the times in records are read.
    let times: RecordTimes

    /// Reads the options. Throws status 64 for those that do not go together.
    init(_ arguments: Arguments) throws {
        let operands = arguments.operands
        times = arguments.recordTimes
        wantsCommon = arguments.flag("common")
        isReverse = arguments.flag("reverse")
        guard !(wantsCommon && isReverse) else {
            throw Plan.wrong("--common or --reverse, not both")
        }
        if let list = arguments.value("cloud").flatMap({ AccountList(rawValue: $0) }) {
            guard operands.count <= 1 else {
                throw Plan.wrong("with --cloud there is one file at most")
            }
            stream = operands.first
            other = .account(list)
        } else {
            guard operands.count == 2 else { throw Plan.wrong("give A and B, or --cloud") }
            guard operands[0] != "-" || operands[1] != "-" else {
                throw Plan.wrong("A and B cannot both be standard input")
            }
            stream = isReverse ? operands[1] : operands[0]
            other = .file(isReverse ? operands[0] : operands[1])
        }
        identity = .item
        if arguments.value("by") == "play" {
            identity = .play(withinSeconds: arguments.seconds("within"))
        } else if arguments.flag("within") {
            throw Plan.wrong("--within needs --by play")
        }
        if case .account(let list) = other, case .play = identity, list != .history {
            throw Plan.wrong("--by play needs --cloud=history")
        }
    }

    /// What identifies a record; nil, after rejecting it, if nothing does.
    func keys(of record: Record, _ filter: RecordFilter) throws -> PlaySet.Keys? {
        guard let item = MediaItem(record) else {
            try filter.reject(record, MediaItem.absence(in: record))
            return nil
        }
        let items = ItemKey.keys(of: item)
        guard !items.isEmpty else {
            try filter.reject(
                record, "\(item.name) has no id: run it through trakt-resolve first")
            return nil
        }
        guard case .play = identity else { return PlaySet.Keys(items: items, time: nil) }
        do {
            if let time = try times.time("watched_at", of: record) {
                return PlaySet.Keys(items: items, time: time)
            }
            try filter.reject(record, "\(item.name) has no time (watched_at) to compare by")
        } catch let refusal as RecordTimes.Refusal {
            try filter.reject(record, "\(item.name): \(refusal)")
        }
        return nil
    }

    /// What is printed of the records that were read: `not in the history`.
    private var wanted: String {
        let place =
            switch other {
            case .file(let path): path == "-" ? "standard input" : path
            case .account(let list): "the \(list.rawValue)"
            }
        if isReverse, case .account = other {
            return "of \(place) not in \(stream ?? "standard input")"
        }
        return "\(wantsCommon ? "also" : "not") in \(place)"
    }

    /// One line that says how the run went.
    func summary(_ counts: Sieve.Counts, rejected: Int) -> String {
        guard counts.read + rejected > 0 else { return "no records" }
        var text = "\(grouped(counts.printed)) of \(counted(counts.read, "record")) \(wanted)"
        if counts.repeated > 0 { text += ", \(grouped(counts.repeated)) repeated" }
        if rejected > 0 { text += ", \(grouped(rejected)) rejected" }
        return text
    }

    private static func wrong(_ what: String) -> ToolError {
        ToolError(.usage, "\(what) (see trakt-diff --help)")
    }
}

/// Prints the records that the plan asks for, each item (or play) once.
struct Sieve {
    private(set) var known: PlaySet
    let plan: Plan
    private(set) var counts = Counts()
    private var printed: PlaySet

    /// How many records were looked at, printed, and left out because they were printed before.
    struct Counts {
        var read = 0
        var printed = 0
        var repeated = 0
    }

    init(known: PlaySet, plan: Plan) {
        self.known = known
        self.plan = plan
        // What is printed once is the item or the very minute, whatever the tolerance.
        if case .play = plan.identity {
            printed = PlaySet(.play(withinSeconds: nil))
        } else {
            printed = PlaySet(.item)
        }
    }

    /// The same, with more known.
    func with(_ known: PlaySet) -> Sieve {
        var copy = self
        copy.known = known
        return copy
    }

    /// Decides about one record and emits it or not.
    mutating func pass(_ record: Record, _ filter: RecordFilter) throws {
        guard let keys = try plan.keys(of: record, filter) else { return }
        counts.read += 1
        guard known.contains(keys) == plan.wantsCommon else { return }
        guard printed.insert(keys) else { return counts.repeated += 1 }
        counts.printed += 1
        try filter.emit(record)
    }
}
