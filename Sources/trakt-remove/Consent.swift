import TraktCore

/// The person's leave to remove what is shown: asked for on the terminal, default no; given
/// beforehand by `--yes`; not needed for a dry run.
struct Consent {
    private let terminal: Terminal?
    private let isDryRun: Bool
    private let messages: Messages

    /// So many titles are shown where nobody is asked.
    private static let mostLines = 20
    /// So many are shown above the question; `--dry-run` shows all.
    private static let mostLinesOnTerminal = 60

    /// Throws status 64 if there is nobody to ask.
    init(_ arguments: Arguments, _ world: World) throws {
        messages = world.messages
        isDryRun = arguments.flag("dry-run")
        guard !isDryRun, !arguments.flag("yes") else {
            terminal = nil
            return
        }
        guard let terminal = Terminal(world) else {
            throw ToolError(
                .usage,
                "there is no terminal to ask on, so nothing was removed: use --yes to remove "
                    + "without being asked, or --dry-run to see what would go")
        }
        self.terminal = terminal
    }

    /// Shows what would go and asks. False: leave everything as it is. With `--yes` nothing is shown
    /// here: that is `announce`.
    func isGiven(for summary: ItemSummary, counting count: String) throws -> Bool {
        if isDryRun {
            for line in summary.lines() { messages.note("  \(line)") }
            messages.note("would remove \(count); nothing was removed")
            return false
        }
        guard let terminal else { return true }
        for line in summary.lines(limit: Consent.mostLinesOnTerminal) {
            try terminal.show("  \(Consent.printable(line))\n")
        }
        let agreed = try terminal.confirm("Remove \(count)?")
        if !agreed { messages.say("nothing was removed") }
        return agreed
    }

    /// Says what goes, if nobody was asked, and how it can be taken back.
    func announce(_ summary: ItemSummary, _ undo: UndoFile) {
        if terminal == nil {
            for line in summary.lines(limit: Consent.mostLines) { messages.note("  \(line)") }
        }
        messages.note("undo: \(undo.command)")
    }

    /// Without control characters: a title is text from a server and must not steer the terminal.
    private static func printable(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map {
                    $0.value < 0x20 || (0x7F...0x9F).contains($0.value) ? "?" : $0
                }))
    }
}
