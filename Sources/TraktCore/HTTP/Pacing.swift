/// The service's limits, kept by all processes of one user together.
///
/// GETs: no more than the budget in any span of its length, by a list of the times of the last ones
/// (trakt-api.md 5.2: 500 in 5 minutes). Writes: one at a time, each at least the interval after the
/// end of the one before, so that no delay on the way can bring two together (1 a second). Both live
/// in one small file that is replaced under a lock; a process that is killed blocks nobody.
public struct Pacing: Sendable {
    private let folder: String
    private let budget: Budget
    private let writeInterval: Double
    private let now: @Sendable () -> Timestamp

    /// So many requests in so many seconds.
    public struct Budget: Sendable, Hashable {
        /// How many.
        public var count: Int
        /// In how many seconds.
        public var seconds: Double

        /// Reads `500/300`; nil if it is something else.
        public init?(_ text: String) {
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2, let count = Int(parts[0]), count > 0,
                let seconds = Double(parts[1]), seconds > 0, seconds.isFinite
            else { return nil }
            self.count = count
            self.seconds = seconds
        }
    }

    /// How long a process waits for others at most, in seconds; then status 75.
    private static let patience = 900.0
    /// The longest pause that is believed, in seconds: more is a clock that was set back.
    private static let longestBlock = 7200.0
    /// What is added to the budget's span for requests that took long on their way, in seconds.
    private static let margin = 1.0

    /// The pacing of this user, by the settings in the environment. Throws status 78 if one is
    /// malformed, 74 if the state folder cannot be made.
    public init(_ world: World) throws {
        let text = world.variable("TRAKT_GET_BUDGET") ?? "500/300"
        guard let budget = Budget(text) else {
            throw ToolError(
                .config,
                "TRAKT_GET_BUDGET is \"\(text)\": it should be requests/seconds, as 500/300")
        }
        self.budget = budget
        writeInterval = try world.number("TRAKT_WRITE_INTERVAL", default: 1.1)
        folder = try world.path(.state)
        now = world.now
        try FileStore.makeFolder(folder)
    }

    /// Waits until a GET may be sent, and counts it. `onWait` is told how many seconds are left.
    public func admitRead(onWait: @Sendable (Double) -> Void) async throws {
        var waited = 0.0
        while true {
            let wait = try await reserveRead()
            if wait <= 0 { return }
            guard waited + wait <= Pacing.patience else { throw Pacing.tooLong(wait) }
            onWait(wait)
            let nap = min(wait, 1)
            waited += nap
            try await Task.sleep(for: .seconds(nap))
        }
    }

    /// Runs `body` as the only write of this user, the interval after the last one.
    public func withWriteTurn<Result: Sendable>(
        onWait: @Sendable (Double) -> Void, _ body: @Sendable () async throws -> Result
    ) async throws -> Result {
        let lock = try await FileLock.take(
            "\(folder)/write.lock", waiting: Pacing.patience, onWait: { onWait(writeInterval) })
        defer { lock.release() }
        while true {
            let state = load()
            let time = now()
            var wait = max(state.blockedUntil.seconds - time.seconds, 0)
            let since = time.seconds - state.lastWrite.seconds
            if since >= 0, since < writeInterval { wait = max(wait, writeInterval - since) }
            if wait <= 0 { break }
            guard wait <= Pacing.patience else { throw Pacing.tooLong(wait) }
            if wait > 1.5 { onWait(wait) }
            try await Task.sleep(for: .seconds(min(wait, 1)))
        }
        try await update { $0.lastWrite = now() }
        let result: Swift.Result<Result, any Error>
        do { result = .success(try await body()) } catch { result = .failure(error) }
        // The outcome of the write matters more than the note of its time.
        try? await update { $0.lastWrite = now() }
        return try result.get()
    }

    /// When a process of this user last sent a write; 1970 if it is not known.
    public var lastWrite: Timestamp { load().lastWrite }

    /// Keeps all processes of the user away from the service for `seconds`, after a 429.
    public func block(seconds: Double) async throws {
        let until = now().adding(seconds: min(seconds, Pacing.longestBlock))
        try await update { $0.blockedUntil = max($0.blockedUntil, until) }
    }

    private static func tooLong(_ seconds: Double) -> ToolError {
        ToolError(.tryLater, "the rate limit needs \(Int(seconds)) s more: try again later")
    }

    /// What the file holds.
    private struct State {
        var blockedUntil = Timestamp(milliseconds: 0)
        var lastWrite = Timestamp(milliseconds: 0)
        var reads: [Int64] = []
    }

    private var path: String { "\(folder)/pacing.json" }

    /// Counts a read if there is room; otherwise gives the seconds until there may be.
    private func reserveRead() async throws -> Double {
        let lock = try await FileLock.take("\(folder)/pacing.lock", waiting: Pacing.patience)
        defer { lock.release() }
        var state = load()
        let time = now()
        let blocked = state.blockedUntil.seconds - time.seconds
        if blocked > 0 { return blocked }
        let span = Int64((budget.seconds + Pacing.margin) * 1000)
        // Times from the future are those of a clock that was set back: they do not count.
        state.reads.removeAll { $0 <= time.milliseconds - span || $0 > time.milliseconds }
        if state.reads.count >= budget.count {
            let oldest = state.reads[state.reads.count - budget.count]
            return max(Double(oldest + span - time.milliseconds) / 1000, 0.001)
        }
        state.reads.append(time.milliseconds)
        try save(state)
        return 0
    }

    private func update(_ change: @Sendable (inout State) -> Void) async throws {
        let lock = try await FileLock.take("\(folder)/pacing.lock", waiting: Pacing.patience)
        defer { lock.release() }
        var state = load()
        change(&state)
        try save(state)
    }

    /// The state in the file; a fresh one if there is none or it makes no sense.
    private func load() -> State {
        var state = State()
        guard let bytes = try? FileStore.read(path), let value = try? JSONSlice.parse(bytes) else {
            return state
        }
        let limit = now().adding(seconds: Pacing.longestBlock)
        if let until = value["blocked_until"]?.int64, until <= limit.milliseconds {
            state.blockedUntil = Timestamp(milliseconds: until)
        }
        state.lastWrite = Timestamp(milliseconds: value["last_write"]?.int64 ?? 0)
        state.reads = value["reads"]?.elements.compactMap(\.int64) ?? []
        return state
    }

    private func save(_ state: State) throws {
        let json = JSON.object([
            "blocked_until": .int(state.blockedUntil.milliseconds),
            "last_write": .int(state.lastWrite.milliseconds),
            "reads": .array(state.reads.map { .int($0) }),
        ])
        try FileStore.replace(path, with: json.bytes, sync: false)
    }
}
