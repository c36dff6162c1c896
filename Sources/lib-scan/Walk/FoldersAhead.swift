// The open folders, and the folders below them that are visited before their turn.

import Dispatch
import Synchronization
import TraktCore

/// A folder that was visited before its turn.
struct VisitedFolder: Sendable {
    /// Where it is in its parent.
    let place: FolderContents.Subfolder
    /// The folder, if folders below it are to be walked.
    var folder: OpenFolder?
    /// What was found.
    var findings: [Finding] = []
    /// Whether it has to be visited at its turn after all.
    var isPostponed = false
}

/// Hands out the folders below the open ones in order. Workers visit those that come next, the
/// deepest first; who asks for a folder that is not there yet visits others meanwhile.
final class FoldersAhead: Sendable {
    /// A folder whose turn it is.
    enum Turn {
        case visited(VisitedFolder)
        /// Nobody has been there.
        case unvisited(FolderContents.Subfolder)
    }

    /// How many folders below one are visited before their turn, and how deep: few, since each may
    /// stay open.
    private static let (foldersAhead, depthAhead) = (16, 6)

    private let settings: Findings.Settings
    private let state = Mutex(State())
    /// Signalled once for each worker that waits for folders.
    private let wakeWorker = DispatchSemaphore(value: 0)
    /// Signalled if a visit ends while the walk waits for one.
    private let wakeWalk = DispatchSemaphore(value: 0)
    private let workers = DispatchGroup()

    /// Starts `workers`, the walk itself being the first. `end` has to be called.
    init(_ settings: Findings.Settings, workers count: Int) {
        self.settings = settings
        for _ in 1..<max(1, count) { DispatchQueue.global().async(group: workers) { self.work() } }
    }

    /// Goes down into the last of the open folders of `places`, with `upcoming` below it.
    func enter(_ places: WalkPlaces, _ upcoming: [FolderContents.Subfolder]) {
        state.withLock {
            let isAhead = $0.levels.count < FoldersAhead.depthAhead
            $0.levels.append(
                Level(
                    places: places, waiting: upcoming,
                    visits: Array(repeating: nil, count: isAhead ? FoldersAhead.foldersAhead : 0)))
            wakeWorkers(&$0)
        }
    }

    /// The next folder below the last open one; nil if there is no more, and that one is closed.
    func next() -> Turn? {
        while true {
            let step = state.withLock { state in
                defer { wakeWorkers(&state) }
                return state.step()
            }
            switch step {
            case .turn(let turn): return turn
            case .end(let folder):
                folder?.close()
                return nil
            case .work(let work): visit(work)
            case .wait: wakeWalk.wait()
            }
        }
    }

    /// Lets the workers come to an end and closes all folders.
    func end() {
        state.withLock {
            $0.isOver = true
            wakeWorkers(&$0)
        }
        workers.wait()
        for level in state.withLock({ $0.levels }) {
            level.places.open.last?.close()
            for visit in level.visits { visit?.folder?.close() }
        }
    }

    private func work() {
        while true {
            let (work, isOver) = state.withLock { state in
                let work = state.isOver ? nil : state.take()
                if work == nil, !state.isOver { state.waitingWorkers += 1 }
                return (work, state.isOver)
            }
            if isOver { return }
            if let work { visit(work) } else { wakeWorker.wait() }
        }
    }

    private func visit(_ work: Work) {
        let visited = work.places.visitAhead(work.place, settings)
        state.withLock {
            $0.levels[work.depth].put(visited, work.number)
            if $0.walkWaits { wakeWalk.signal() }
            $0.walkWaits = false
        }
    }

    /// Wakes who waits, if there is enough to do to be worth it.
    private func wakeWorkers(_ state: inout State) {
        guard state.waitingWorkers > 0, state.isOver || state.levels.last?.isRunningLow ?? false
        else { return }
        for _ in 0..<state.waitingWorkers { wakeWorker.signal() }
        state.waitingWorkers = 0
    }
}

extension FoldersAhead {
    /// A folder to be visited before its turn.
    private struct Work {
        let depth: Int
        let number: Int
        let place: FolderContents.Subfolder
        let places: WalkPlaces
    }

    /// What the walk has to do next.
    private enum Step {
        case turn(Turn)
        case end(OpenFolder?)
        case work(Work)
        case wait
    }

    /// An open folder, and how far the folders below it are. They are numbered in order.
    private struct Level {
        /// The way there.
        let places: WalkPlaces
        /// The folders below that nobody has begun, the next one last.
        var waiting: [FolderContents.Subfolder]
        /// The folders from number `handedOut` to before `begun`, each at its number modulo the
        /// count; nil until its visit ends.
        var visits: [VisitedFolder?]
        var begun = 0
        var handedOut = 0

        /// Whether less than half of what may be visited ahead is.
        var isRunningLow: Bool { 2 * (begun - handedOut) < visits.count && !waiting.isEmpty }

        /// The next folder to be visited ahead. Links wait for their turn: whether they are
        /// followed depends on the links before.
        mutating func take() -> (number: Int, place: FolderContents.Subfolder)? {
            guard begun - handedOut < visits.count, let next = waiting.last, !next.isLink else {
                return nil
            }
            waiting.removeLast()
            begun += 1
            return (begun - 1, next)
        }

        mutating func put(_ visited: VisitedFolder, _ number: Int) {
            visits[number % visits.count] = visited
        }

        /// The folder whose turn it is; nil if it is being visited.
        mutating func handOut() -> VisitedFolder? {
            let place = handedOut % visits.count
            guard let visited = visits[place] else { return nil }
            visits[place] = nil
            handedOut += 1
            return visited
        }
    }

    private struct State {
        /// The open folders, the root first.
        var levels: [Level] = []
        var waitingWorkers = 0
        var walkWaits = false
        var isOver = false

        /// A folder to be visited ahead.
        mutating func take() -> Work? {
            for depth in levels.indices.reversed() {
                if let (number, place) = levels[depth].take() {
                    let places = levels[depth].places
                    return Work(depth: depth, number: number, place: place, places: places)
                }
            }
            return nil
        }

        mutating func step() -> Step {
            let last = levels.count - 1
            guard levels[last].begun == levels[last].handedOut else {
                if let visited = levels[last].handOut() { return .turn(.visited(visited)) }
                if let work = take() { return .work(work) }
                walkWaits = true
                return .wait
            }
            if let next = levels[last].waiting.popLast() { return .turn(.unvisited(next)) }
            return .end(levels.removeLast().places.open.last)
        }
    }
}
