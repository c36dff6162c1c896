import TraktCore

/// Applies the rules one after another and collects what they find.
struct Examination {
    /// The plays, in the order of the input.
    let plays: [Play]
    /// What the command line asks for.
    let options: SuspectOptions
    /// What was found so far, by the play's index.
    private(set) var findings: [Int: Suspicion] = [:]

    /// What is suspect among `plays`, by their index.
    static func findings(
        in plays: [Play], _ options: SuspectOptions, now: Timestamp
    ) -> [Int: Suspicion] {
        var examination = Examination(plays: plays, options: options)
        for rule in Rule.allCases where options.rules.contains(rule) {
            switch rule {
            case .unknownDate: examination.findUnknownDates()
            case .future: examination.findFuture(now)
            case .burst: examination.findBursts()
            case .duplicate: examination.findDuplicates()
            case .overlap: examination.findOverlaps()
            }
        }
        return examination.findings
    }

    /// Notes what `rule` found: each play of `group` because of `others`, or of the rest of the group.
    mutating func note(_ rule: Rule, _ group: [Int], besides others: [Int]? = nil, _ why: String) {
        let suspicion = Suspicion(rule: rule, others: others ?? group, why: why)
        for index in group { findings[index] = suspicion }
    }

    /// The plays that no rule has found yet and that pass `isWanted`, oldest first: those of one
    /// time by their id, or else in the order of the input.
    func remaining(where isWanted: (Play) -> Bool) -> [Int] {
        plays.indices.filter { findings[$0] == nil && isWanted(plays[$0]) }
            .sorted { isBefore($0, $1) }
    }

    private func isBefore(_ left: Int, _ right: Int) -> Bool {
        let (one, other) = (plays[left], plays[right])
        let times = (one.time?.minute ?? Int64.min, other.time?.minute ?? Int64.min)
        if times.0 != times.1 { return times.0 < times.1 }
        if let id = one.id, let otherID = other.id, id != otherID { return id < otherID }
        return left < right
    }
}
