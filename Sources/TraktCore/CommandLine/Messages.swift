import Synchronization

/// What a tool says to people: lines on stderr, and one line of progress on a terminal.
///
/// Every line is `tool: text`. A terminal changes only whether progress is drawn; `TERM=dumb`
/// counts as no terminal. Safe to use from any thread.
package final class Messages: Sendable {
    private let tool: String
    private let descriptor: FileDescriptor
    private let drawsProgress: Bool
    /// Whether `-q` was given.
    package let isQuiet: Bool
    /// Whether `-v` was given.
    package let isVerbose: Bool
    private let state = Mutex(State())

    private struct State {
        var shown = false
        var drawnAt: Int64 = 0
        var waitSaidAt: Int64 = 0
        /// How often each kind of message came.
        var counts: [String: Int] = [:]
    }

    /// How many messages of one kind are printed; the rest are only counted.
    private static let mostOfAKind = 10
    /// How many kinds are told apart; all others count as one kind.
    private static let mostKinds = 1000

    /// The shortest time between two drawings of progress.
    private static let drawEvery: Int64 = 100

    /// Messages of `tool` on `descriptor`.
    package init(
        tool: String, descriptor: FileDescriptor, quiet: Bool, verbose: Bool,
        environment: Environment
    ) {
        self.tool = tool
        self.descriptor = descriptor
        isQuiet = quiet
        isVerbose = verbose
        let isDumb = environment["TERM"] == nil || environment["TERM"] == "dumb"
        drawsProgress = !quiet && descriptor.isTerminal && !isDumb
    }

    /// An error or a warning: said even with `-q`.
    package func say(_ text: String) { write("\(tool): \(text)") }

    /// An error about one of many records or files: `reason` after `place` (`line 3: `). After ten
    /// of one kind the rest are counted. Two reasons are of one kind if they differ only in `name`
    /// (the item's name), in numbers, or in details after a colon.
    package func say(_ reason: String, at place: String, about name: String? = nil) {
        let kind = Messages.kind(of: reason, about: name)
        let isSaid = state.withLock { state in
            let isKnown = state.counts[kind] != nil || state.counts.count < Messages.mostKinds
            state.counts[isKnown ? kind : "", default: 0] += 1
            return state.counts[isKnown ? kind : "", default: 0] <= Messages.mostOfAKind
        }
        if isSaid { say(place + reason) }
    }

    private static func kind(of reason: String, about name: String?) -> String {
        var text = reason[...]
        if let name, text.hasPrefix(name) { text = text.dropFirst(name.count) }
        let main = text.drop { ": ".contains($0) }.prefix { !":(\"".contains($0) }
        return main.split(whereSeparator: \.isNumber).joined(separator: "#")
    }

    /// Says how many messages of each kind were only counted, and starts to count again.
    package func sayRepeats() {
        let counts = state.withLock { state in
            defer { state.counts = [:] }
            return state.counts
        }
        let repeats = counts.filter { $0.value > Messages.mostOfAKind }.sorted { $0.key < $1.key }
        for (kind, count) in repeats {
            let of = repeats.count == 1 ? "" : ": \(kind.isEmpty ? "other" : kind)"
            say("and \(grouped(count - Messages.mostOfAKind)) more like that\(of)")
        }
    }

    /// A summary or a remark: not with `-q`.
    package func note(_ text: String) {
        if !isQuiet { write("\(tool): \(text)") }
    }

    /// A line for `-v` only.
    package func detail(_ text: @autoclosure () -> String) {
        if isVerbose { write("\(tool): \(text())") }
    }

    /// Plain lines for people, such as a question's preview, without the tool's name; said even
    /// with `-q`. A value from outside in `text` must be `printable` already: it could hold a newline.
    package func lines(_ text: String) {
        write(text.split(separator: "\n", omittingEmptySubsequences: false).map(\.printable))
    }

    /// Draws the progress line if this is a terminal and the last drawing is old enough; `now`
    /// draws it in any case, for a wait that begins.
    package func progress(now: Bool = false, _ text: @autoclosure () -> String) {
        guard drawsProgress else { return }
        let time = Timestamp.now.milliseconds
        state.withLock { state in
            guard now || time - state.drawnAt >= Messages.drawEvery else { return }
            state.drawnAt = time
            state.shown = true
            let line = "\(tool): \(text())".printable
            let width = max(20, descriptor.columns ?? 80)
            try? descriptor.write("\r\u{1B}[K\(line.prefix(width - 1))".utf8)
        }
    }

    /// Says that the tool waits, for what and how long: on a terminal in the progress line, elsewhere
    /// as a line once a minute.
    package func waiting(for what: String, seconds: Double) {
        let text = "\(what): \(Int(seconds.rounded(.up))) s"
        if drawsProgress { return progress(now: true, text) }
        guard seconds >= 2 else { return }
        let time = Timestamp.now.milliseconds
        let isDue = state.withLock { state in
            guard time - state.waitSaidAt >= 60_000 else { return false }
            state.waitSaidAt = time
            return true
        }
        if isDue { note("waiting, \(text)") }
    }

    /// Erases the progress line.
    package func endProgress() {
        state.withLock { erase(&$0) }
    }

    private func write(_ text: String) { write([text.printable]) }

    /// Writes lines that are printable.
    private func write(_ lines: [String]) {
        state.withLock { state in
            erase(&state)
            // If stderr is full or closed, no one can be told.
            try? descriptor.write(lines.map { "\($0)\n" }.joined().utf8)
        }
    }

    private func erase(_ state: inout State) {
        guard state.shown else { return }
        state.shown = false
        try? descriptor.write("\r\u{1B}[K".utf8)
    }
}
