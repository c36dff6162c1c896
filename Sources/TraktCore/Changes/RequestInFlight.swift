/// The request that a run has out, written down while nobody knows how it ends.
///
/// A run that is killed leaves the note behind, and the server may carry the request out yet, after
/// the next run has looked what is there. That one waits until the request shows, or until it is as
/// old as a request can get. One file for all runs of a user: `ChangeLock` is held around it.
public struct RequestInFlight: Sendable {
    private let path: String
    private let patience: Double

    /// The longest a request is thought to be under way, in seconds (trakt-api.md 5.3: 30 for 5xx).
    private static let longestPatience = 30.0

    /// What a run that ended early had out.
    public struct Leftover: Sendable {
        /// The plays it was adding, as its `name(of:minute:)`.
        public var adding: Set<String>
        /// The plays it was removing.
        public var removing: Set<Int64>
        /// Until when the server may carry it out.
        public var until: Timestamp
    }

    /// The note of this user; nothing is read yet. A request gets no older than `TRAKT_TIMEOUT`.
    public init(_ world: World) throws {
        path = try world.path(.state) + "/in-flight.json"
        patience = min(
            try world.number("TRAKT_TIMEOUT", default: 60), RequestInFlight.longestPatience)
    }

    /// The name of a play to add, in a note.
    public static func name(of reference: ItemReference, _ time: PlayTime) -> String {
        "\(reference.key) \(time.minute.map { "\($0)" } ?? "released")"
    }

    /// Notes that plays are about to be added.
    public func begin(adding names: [String], now: Timestamp) throws {
        try write("adding", .array(names.map { .string($0) }), now)
    }

    /// Notes that plays are about to be removed.
    public func begin(removing ids: [Int64], now: Timestamp) throws {
        try write("removing", .array(ids.map { .int($0) }), now)
    }

    /// It is known how the request ended.
    public func end() { try? FileStore.remove(path) }

    /// What an earlier run left; nil if nothing, or if it is too old to matter.
    public func leftover(now: Timestamp) -> Leftover? {
        guard let bytes = try? FileStore.read(path), let note = try? JSONSlice.parse(bytes),
            let at = note["at"]?.string.flatMap({ Timestamp($0) }), at <= now
        else { return nil }
        let until = at.adding(seconds: patience)
        guard now < until else { return nil }
        return Leftover(
            adding: Set(note["adding"]?.elements.compactMap(\.string) ?? []),
            removing: Set(note["removing"]?.elements.compactMap(\.int64) ?? []), until: until)
    }

    // Not synced: the note is for a process that ends, not for a machine that does.
    private func write(_ key: String, _ plays: JSON, _ now: Timestamp) throws {
        let note = JSON.object([.init("at", .string(now.text)), .init(key, plays)])
        try FileStore.replace(path, with: note.bytes, sync: false)
    }
}
