import Synchronization

/// What processes of one user tell each other about their requests: `pacing.json` in the state folder,
/// replaced under `pacing.lock`.
final class PacingStore: Sendable {
    /// What the file holds.
    struct State: Sendable {
        /// No request before this time, after a 429.
        var blockedUntil = Timestamp(milliseconds: 0)
        /// When the last write ended, or began if it is still on its way.
        var lastWrite = Timestamp(milliseconds: 0)
        /// Whether a write is on its way. If no process holds the write lock, its process was killed.
        var isWriting = false
        /// When GETs were sent, in milliseconds since 1970, oldest first.
        var reads: [Int64] = []
    }

    private let folder: String
    private let messages: Messages
    private let now: @Sendable () -> Timestamp
    /// What this process alone knows, once the file cannot be used.
    private let memory = Mutex<State?>(nil)

    /// The most bytes of the file: times of a million reads.
    private static let largestFile = 16 << 20

    /// The store of this user; nothing is read or made yet.
    /// - Throws: `ToolError` with status 78 if no state folder is known.
    init(_ world: World) throws {
        folder = try world.path(.state)
        messages = world.messages
        now = world.now
    }

    /// The path of a file in the folder, which is made if it is not there.
    /// - Throws: `ToolError` with status 74 that says what to set.
    func path(of name: String) throws -> String {
        do throws(StreamError) { try FileStore.makeFolder(folder) } catch {
            throw World.Folder.state.unusable(error)
        }
        return "\(folder)/\(name)"
    }

    /// Changes the state under the lock.
    /// - Throws: `ToolError` with status 74 if the folder cannot be written or locked, 75 if another
    ///   process holds the lock for too long.
    func update<Result: Sendable>(
        _ change: @Sendable (inout State) -> Result
    ) async throws -> Result {
        let path = try path(of: "pacing.lock")
        do {
            let lock = try await FileLock.take(path, waiting: Pacing.patience)
            defer { lock.release() }
            var state = load()
            let result = change(&state)
            try save(state)
            return result
        } catch let error as StreamError {
            throw World.Folder.state.unusable(error)
        } catch let error as ToolError where error.status == .io {
            throw World.Folder.state.unusable(error)
        }
    }

    /// As `update`, for what may go on without the file: where it cannot be written or locked, this
    /// process keeps its own pace from then on, after one warning.
    func updateOrRemember<Result: Sendable>(
        _ change: @Sendable (inout State) -> Result
    ) async throws -> Result {
        if memory.withLock({ $0 == nil }) {
            do {
                return try await update(change)
            } catch let error as ToolError where error.status == .io {
                startRemembering(error.message)
            }
        }
        return memory.withLock { state in
            var known = state ?? load()
            defer { state = known }
            return change(&known)
        }
    }

    /// Keeps the state in memory from now on, and says so once.
    private func startRemembering(_ reason: String) {
        let isFirst = memory.withLock { state in
            defer { state = state ?? load() }
            return state == nil
        }
        if isFirst { messages.say("cannot share the rate limit with other tools: \(reason)") }
    }

    /// The state in the file; a fresh one if there is none or it makes no sense.
    func load() -> State {
        var state = State()
        guard
            let bytes = try? FileStore.read(
                "\(folder)/pacing.json", limit: PacingStore.largestFile),
            let value = try? JSONSlice.parse(bytes)
        else { return state }
        let limit = now().adding(seconds: Pacing.longestBlock)
        if let until = value["blocked_until"]?.int64, until <= limit.milliseconds {
            state.blockedUntil = Timestamp(milliseconds: until)
        }
        state.lastWrite = Timestamp(milliseconds: value["last_write"]?.int64 ?? 0)
        state.isWriting = value["is_writing"]?.bool ?? false
        state.reads = value["reads"]?.elements.compactMap(\.int64) ?? []
        return state
    }

    private func save(_ state: State) throws {
        let json = JSON.object([
            "blocked_until": .int(state.blockedUntil.milliseconds),
            "last_write": .int(state.lastWrite.milliseconds), "is_writing": .bool(state.isWriting),
            "reads": .array(state.reads.map { .int($0) }),
        ])
        try FileStore.replace("\(folder)/pacing.json", with: json.bytes, sync: false)
    }
}
