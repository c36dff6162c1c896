/// The service's limits, kept by all processes of one user together.
///
/// GETs: no more than the budget in any span of its length, by a list of the times of the last ones
/// (trakt-api.md 5.2: 500 in 5 minutes). Writes: one at a time, each at least the interval after the
/// end of the one before, so that no delay on the way can bring two together (1 per second). Both are
/// in one small file (`PacingStore`); a killed process blocks no other.
package struct Pacing: Sendable {
    private let store: PacingStore
    private let budget: Budget
    private let writeInterval: Double
    private let now: @Sendable () -> Timestamp

    /// A number of requests per number of seconds.
    package struct Budget: Sendable, Hashable {
        /// How many.
        package var count: Int
        /// In how many seconds.
        package var seconds: Double

        /// Reads `500/300`; nil if it is something else, or more than a million in a year.
        package init?(_ text: String) {
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2, let count = Int(parts[0]), (1...1_000_000).contains(count),
                let seconds = Double(parts[1]), seconds > 0, seconds <= 31_536_000
            else { return nil }
            self.count = count
            self.seconds = seconds
        }
    }

    /// How long a process waits for others at most, in seconds; then status 75.
    static let patience = 900.0
    /// The longest pause that is believed, in seconds: more is a clock that was set back.
    static let longestBlock = 7200.0
    /// What is added to the budget's span for requests that took long on their way, in seconds.
    private static let margin = 1.0

    /// The pacing of this user, by the settings in the environment.
    /// - Throws: `ToolError` with status 78 if a setting is malformed or no folder is known.
    package init(_ world: World) throws {
        let text = world.variable("TRAKT_GET_BUDGET") ?? "500/300"
        guard let budget = Budget(text) else {
            throw ToolError(
                .config, "TRAKT_GET_BUDGET is \"\(text)\": it should be requests/seconds: 500/300")
        }
        self.budget = budget
        writeInterval = try world.number("TRAKT_WRITE_INTERVAL", default: 1.1)
        store = try PacingStore(world)
        now = world.now
    }

    /// Waits until a GET may be sent, and counts it. `onWait` is told how many seconds are left.
    package func admitRead(onWait: @Sendable (Double) -> Void) async throws {
        var waited = 0.0
        while true {
            let wait = try await store.updateOrRemember { reserveRead(&$0) }
            if wait <= 0 { return }
            guard waited + wait <= Pacing.patience else { throw Pacing.tooLong(wait) }
            onWait(wait)
            let nap = min(wait, 1)
            waited += nap
            try await Task.sleep(for: .seconds(nap))
        }
    }

    /// Runs `body` as the only write of this user, the interval after the last one.
    package func withWriteTurn<Result: Sendable>(
        onWait: @Sendable (Double) -> Void, _ body: @Sendable () async throws -> Result
    ) async throws -> Result {
        let lock = try await FileLock.take(
            try store.path(of: "write.lock"), waiting: Pacing.patience,
            onWait: { onWait(writeInterval) })
        defer { lock.release() }
        if store.load().isWriting {
            // Its process was killed; its request may have ended just now.
            try await store.update { ($0.lastWrite, $0.isWriting) = (now(), false) }
        }
        try await waitForWrite(onWait)
        try await store.update { ($0.lastWrite, $0.isWriting) = (now(), true) }
        let result: Swift.Result<Result, any Error>
        do { result = .success(try await body()) } catch { result = .failure(error) }
        // The outcome of the write matters more than the note of its time.
        try? await store.update { ($0.lastWrite, $0.isWriting) = (now(), false) }
        return try result.get()
    }

    /// When a process of this user last sent a write; 1970 if it is not known.
    package var lastWrite: Timestamp { store.load().lastWrite }

    /// Keeps all processes of the user away from the service for `seconds`, after a 429.
    package func block(seconds: Double) async throws {
        let until = now().adding(seconds: min(seconds, Pacing.longestBlock))
        try await store.updateOrRemember { $0.blockedUntil = max($0.blockedUntil, until) }
    }

    private func waitForWrite(_ onWait: @Sendable (Double) -> Void) async throws {
        while true {
            let state = store.load()
            let time = now()
            var wait = max(state.blockedUntil.seconds - time.seconds, 0)
            let since = time.seconds - state.lastWrite.seconds
            if since >= 0, since < writeInterval { wait = max(wait, writeInterval - since) }
            if wait <= 0 { return }
            guard wait <= Pacing.patience else { throw Pacing.tooLong(wait) }
            if wait > 1.5 { onWait(wait) }
            try await Task.sleep(for: .seconds(min(wait, 1)))
        }
    }

    /// Counts a read if there is room; otherwise gives the seconds until there may be.
    private func reserveRead(_ state: inout PacingStore.State) -> Double {
        let time = now()
        let blocked = state.blockedUntil.seconds - time.seconds
        if blocked > 0 { return blocked }
        let span = Int64(clamping: (budget.seconds + Pacing.margin) * 1000)
        // Times in the future were written before the clock was set back: they do not count.
        state.reads.removeAll { $0 <= time.milliseconds - span || $0 > time.milliseconds }
        if state.reads.count >= budget.count {
            let oldest = state.reads[state.reads.count - budget.count]
            return max(Double(oldest + span - time.milliseconds) / 1000, 0.001)
        }
        state.reads.append(time.milliseconds)
        return 0
    }

    private static func tooLong(_ seconds: Double) -> ToolError {
        let time = counted(Int(clamping: seconds.rounded(.up)), "second")
        return ToolError(
            .tryLater, "the rate limit allows no more requests for \(time): try again later")
    }
}
