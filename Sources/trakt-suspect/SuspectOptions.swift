import TraktCore

/// The rules, in the order in which they are applied: a play that one rule found is not looked at
/// by the later ones.
enum Rule: String, CaseIterable, Sendable {
    case unknownDate = "unknown-date"
    case future, burst, duplicate, overlap
}

/// What the command line asks for.
struct SuspectOptions {
    /// The rules to apply.
    var rules = Set(Rule.allCases)
    /// The number of plays that make a burst.
    var burstSize = defaultBurstSize
    /// Plays of an item at most this many seconds apart are duplicates; nil for the default.
    var within: Double?
    /// Whether two plays of an item on one day are duplicates.
    var bySameDay = false
    /// Whether an item's newest play is the real one, not the oldest.
    var keepsNewest = false
    /// Where days begin; nil if the command line does not name it.
    var zone: Zone?

    /// Whether days are compared and their zone is not known yet.
    var needsZone: Bool { bySameDay && zone == nil }

    /// The defaults.
    init() {}

    /// - Throws: `ToolError` with status 64 for options that make no sense together.
    init(_ arguments: Arguments) throws(ToolError) {
        if let names = arguments.value("only") {
            rules = Set(names.split(separator: ",").compactMap { Rule(rawValue: String($0)) })
        }
        burstSize = arguments.int("min-burst") ?? defaultBurstSize
        within = arguments.seconds("within")
        bySameDay = arguments.flag("same-day")
        keepsNewest = arguments.value("keep") == "newest"
        for option in ["within", "same-day"]
        where arguments.flag(option) && !rules.contains(.duplicate) {
            throw ToolError(.usage, "--\(option) needs the rule duplicate: add it to --only")
        }
        let name = arguments.value("timezone") ?? arguments.value("zone")
        zone = name.flatMap { Zone(named: $0) }
    }
}
