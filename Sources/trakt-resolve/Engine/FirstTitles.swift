import Synchronization
import TraktCore

/// The first few titles of a run, in input order. The account's lists cost several requests, a
/// search costs one: so few titles are searched for, and the lists are read only if that leaves a
/// question or more titles follow. The order is the input's, so that every run decides alike.
final class FirstTitles: Sendable {
    private let keys = Mutex<[MediaType: Set<String>]>([:])

    /// How many titles of one type: about what the account's lists cost at least.
    private static let count = 3

    /// Notes a title while there is room.
    func note(_ wanted: TitleQuery) {
        keys.withLock { keys in
            if keys[wanted.type, default: []].count < Self.count {
                keys[wanted.type, default: []].insert(wanted.key)
            }
        }
    }

    /// Whether it is one of them.
    func contains(_ wanted: TitleQuery) -> Bool {
        keys.withLock { $0[wanted.type]?.contains(wanted.key) ?? false }
    }
}
