import TraktCore

/// The person's leave to remove what is shown: asked for on the terminal, default no; given
/// beforehand by `--yes`.
struct Consent {
    /// Whether a question is asked.
    var isAsked: Bool { terminal != nil }
    private let terminal: Terminal?
    private let messages: Messages

    /// How many titles are shown: a screenful.
    private static let mostLines = 20

    /// Throws status 64 if there is no terminal to ask on.
    init(_ arguments: Arguments, _ world: World) throws {
        messages = world.messages
        let isNeeded = !arguments.flag("dry-run") && !arguments.flag("yes")
        terminal = isNeeded ? Terminal(world) : nil
        guard !isNeeded || isAsked else {
            throw ToolError(
                .usage,
                "there is no terminal to ask on, so nothing was removed: use --yes to remove "
                    + "without being asked, or --dry-run to see what would be removed")
        }
    }

    /// Shows what is removed and asks. False: leave everything as it is.
    func isGiven(for plan: RemovalPlan, of list: AccountList) throws -> Bool {
        messages.endProgress()
        guard let terminal, !plan.changes.isEmpty else { return true }
        for line in plan.summary(list).lines(limit: Consent.mostLines) {
            try terminal.show("  \(line.printable)\n")
        }
        var isGiven = false
        // Also after Ctrl-C.
        defer { if !isGiven { messages.say("nothing was removed") } }
        isGiven = try terminal.confirm("Remove \(plan.count(list))?")
        return isGiven
    }

    /// Shows what is (or would be) removed, if no question was asked.
    func show(_ summary: ItemSummary) {
        guard terminal == nil else { return }
        for line in summary.lines(limit: Consent.mostLines) { messages.note("  \(line)") }
    }
}
