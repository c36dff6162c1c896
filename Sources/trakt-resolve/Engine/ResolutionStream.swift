import Synchronization
import TraktCore

/// Reads records ahead, has them identified many at a time, and hands them on in input order.
///
/// One task reads and starts the work, bounded by the items that are not yet out, so
/// that memory stays flat; the caller takes the results one by one and says when each is done.
struct ResolutionStream: Sendable {
    /// What takes one place of the window.
    enum Item: Sendable {
        /// Records in a row that pass as they are, as lines each with its newline.
        case passing(lines: [UInt8], count: Int)
        /// A record (or a line that is none), and what becomes of it.
        case entry(RecordEntry, Work)
    }

    /// The outcome, or the promise of one.
    enum Work: Sendable {
        case done(Outcome)
        case promised(Promise)
    }

    /// An outcome to come. A task that waits for it can be cancelled; the work goes on.
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

    /// How many items are read ahead at most.
    private static let windowItems = 1024
    /// How many are handed on together at most.
    private static let batchItems = 128
    /// The bytes of an item of records that pass, about.
    private static let passingBytes = 1 << 14

    /// The records in input order, as many at a time as are read without waiting.
    let batches: AsyncThrowingStream<[Item], any Error>
    private let window: AsyncSemaphore

    /// Begins to read.
    init(_ world: World, _ resolver: RecordResolver) {
        let window = AsyncSemaphore(permits: Self.windowItems)
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
        var passing: (lines: [UInt8], count: Int) = ([], 0)
        func endPassing() {
            guard passing.count > 0 else { return }
            batch.append(.passing(lines: passing.lines, count: passing.count))
            passing = ([], 0)
        }
        func handOver() {
            endPassing()
            if !batch.isEmpty { continuation.yield(batch) }
            batch = []
        }
        func take(_ record: PlainRecord) -> Bool {
            guard resolver.passes(record), passing.count > 0 || window.tryEnter() else {
                return false
            }
            passing.lines += record.bytes
            passing.lines.append(0x0A)
            passing.count += 1
            if passing.lines.count >= passingBytes { handOver() }
            return true
        }
        let reader = world.makeReader(beforeWaiting: handOver)
        defer { handOver() }
        while let entry = try await reader.nextAsync(looksForPlain: true, passing: take) {
            endPassing()
            if !window.tryEnter() {
                handOver()
                await window.enter()
            }
            try Task.checkCancellation()
            batch.append(.entry(entry, work(entry, resolver)))
            if batch.count >= batchItems { handOver() }
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
