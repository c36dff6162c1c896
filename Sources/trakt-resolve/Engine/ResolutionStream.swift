import Synchronization
import TraktCore

/// Reads records ahead, has them identified many at a time, and hands them on in input order.
///
/// One task reads and starts the work, bounded by `windowRecords` records that are not yet out, so
/// that memory stays flat; the caller takes the results one by one and says when each is done.
struct ResolutionStream: Sendable {
    /// A record (or a line that is none), and what becomes of it.
    struct Item: Sendable {
        let entry: RecordEntry
        let work: Work
    }

    /// The outcome, or the promise of one.
    enum Work: Sendable {
        case done(Outcome)
        case promised(Promise)
    }

    /// An outcome to come. Who waits for it can be cancelled; the work goes on for others.
    final class Promise: Sendable {
        private enum State {
            case open
            case awaited(CheckedContinuation<Outcome, any Error>)
            case kept(Result<Outcome, any Error>)
        }

        private let state = Mutex(State.open)

        /// Whether the outcome is there.
        var isKept: Bool {
            state.withLock { if case .kept = $0 { true } else { false } }
        }

        /// The outcome is there; only the first one counts.
        func keep(_ result: Result<Outcome, any Error>) {
            let waiting = state.withLock { state -> CheckedContinuation<Outcome, any Error>? in
                switch state {
                case .kept: return nil
                case .open:
                    state = .kept(result)
                    return nil
                case .awaited(let continuation):
                    state = .kept(result)
                    return continuation
                }
            }
            waiting?.resume(with: result)
        }

        /// Waits for the outcome. Throws `CancellationError` when the caller's task is cancelled.
        func outcome() async throws -> Outcome {
            try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { continuation in
                    let kept = state.withLock { state -> Result<Outcome, any Error>? in
                        if case .kept(let result) = state { return result }
                        state = .awaited(continuation)
                        return nil
                    }
                    if let kept { continuation.resume(with: kept) }
                }
            } onCancel: {
                keep(.failure(CancellationError()))
            }
        }
    }

    /// How many records are read ahead at most.
    static let windowRecords = 1024
    /// How many are handed on together at most.
    private static let batchRecords = 128

    /// The records in input order, as many at a time as are read without waiting.
    let batches: AsyncThrowingStream<[Item], any Error>
    private let window: AsyncSemaphore

    /// Begins to read.
    init(_ world: World, _ resolver: RecordResolver) {
        let window = AsyncSemaphore(permits: Self.windowRecords)
        self.window = window
        let (batches, continuation) = AsyncThrowingStream.makeStream(of: [Item].self)
        self.batches = batches
        let reading = Task {
            do {
                try await Self.read(world, resolver, window, continuation)
                continuation.finish()
            } catch {
                continuation.finish(throwing: error)
            }
        }
        continuation.onTermination = { _ in reading.cancel() }
    }

    /// Whether nothing is being worked on: the next result depends on input that has not come.
    var isIdle: Bool { window.isEmpty }

    /// Makes room for another record.
    func didHandOn() { window.leave() }

    private static func read(
        _ world: World, _ resolver: RecordResolver, _ window: AsyncSemaphore,
        _ continuation: AsyncThrowingStream<[Item], any Error>.Continuation
    ) async throws {
        var batch: [Item] = []
        func handOver() {
            if !batch.isEmpty { continuation.yield(batch) }
            batch = []
        }
        let reader = world.makeReader(beforeWaiting: handOver)
        defer { handOver() }
        while let entry = try await reader.nextAsync() {
            if !window.tryEnter() {
                handOver()
                await window.enter()
            }
            try Task.checkCancellation()
            batch.append(Item(entry: entry, work: work(entry, resolver)))
            if batch.count >= batchRecords { handOver() }
        }
    }

    private static func work(_ entry: RecordEntry, _ resolver: RecordResolver) -> Work {
        guard case .record(let record) = entry else { return .done(.unchanged) }
        if let outcome = resolver.atOnce(record) { return .done(outcome) }
        guard let item = MediaItem(record) else {
            return .done(.question(Question(reason: MediaItem.absence(in: record))))
        }
        if let search = Subject(record, item).search { resolver.titles.firstTitles.note(search) }
        let promise = Promise()
        Task { promise.keep(.success(await resolver.resolve(record, item))) }
        return .promised(promise)
    }
}
