// Folders that are visited side by side, before their turn.

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

/// Does the work of a number of workers and gives the results in order.
enum SideBySide {
    /// What `body` gives for each of `items`.
    static func map<Item: Sendable, Result: Sendable>(
        _ items: [Item], _ body: @Sendable (Item) -> Result
    ) -> [Result] {
        let results = Mutex([Result?](repeating: nil, count: items.count))
        DispatchQueue.concurrentPerform(iterations: items.count) { index in
            let result = body(items[index])
            results.withLock { $0[index] = result }
        }
        return results.withLock { $0.compactMap { $0 } }
    }
}
