import TraktCore

/// Prints plays, each once and the newest first.
///
/// The plays of one scope are printed as they come; memory holds their ids, to drop rows that come
/// twice (trakt-api.md 4.1). Those of several scopes are gathered first and put in order.
final class PlayPrinter {
    private let world: World
    private let client: TraktClient
    private let writer: RecordWriter
    private let since: Timestamp?
    private let until: Timestamp?
    private let limit: Int?
    private let gathers: Bool
    private var seen = Set<Int64>()
    private var gathered: [(time: Timestamp, id: Int64, record: Record)] = []
    private var printed = 0

    /// How often a list that moved under the reader is read again from its beginning.
    private static let rereads = 2

    init(
        _ world: World, _ client: TraktClient, since: Timestamp?, until: Timestamp?, limit: Int?,
        gathers: Bool
    ) throws {
        self.world = world
        self.client = client
        // Trakt keeps minutes: a play at 22:30:40 is there as one at 22:30.
        self.since = since?.truncatedToMinute
        self.until = until
        self.limit = limit
        self.gathers = gathers
        writer = world.makeWriter()
    }

    /// Whether `--limit` is reached.
    var isFull: Bool { limit.map { printed >= $0 } ?? false }

    /// Prints the plays of `scope`. When rows came or went meanwhile, it reads the list again for
    /// those that slipped from one page to another.
    func printPlays(of scope: Scope) async throws {
        for _ in 0...PlayPrinter.rereads {
            guard try await printOnce(scope), !isFull else { return }
            world.messages.detail("the history changed while it was read: reading it again")
        }
    }

    /// Writes out everything.
    func finish() throws -> ExitStatus {
        gathered.sort { ($0.time, $0.id) > ($1.time, $1.id) }
        for play in gathered where !isFull { try write(play.record) }
        try writer.flush()
        world.messages.note(printed == 1 ? "1 play" : "\(counted(printed)) plays")
        return .ok
    }

    /// Whether the list moved while it was read.
    private func printOnce(_ scope: Scope) async throws -> Bool {
        // Whether the ends are part of the span is not documented, so that the span asked for is a
        // minute wider and the rows are looked at here (trakt-api.md 4.1).
        var pages = client.history(
            scope.type, id: scope.id, since: since?.adding(seconds: -60),
            until: until?.adding(seconds: 60), now: world.now(),
            limit: min(250, limit ?? 250))
        while !isFull, let rows = try await pages.next() {
            for row in rows where !isFull { try take(row) }
            try writer.flush()
            let total = pages.itemCount.map { " of \(counted($0))" } ?? ""
            world.messages.progress("\(counted(seen.count))\(total) plays")
        }
        return pages.hasMoved
    }

    private func take(_ row: JSONSlice) throws {
        guard let record = Record(row), let id = record["id"]?.int64 else {
            throw ToolError(
                .protocolError, "the server sent something that is no play: check TRAKT_API_URL")
        }
        let watched = record["watched_at"]?.string.flatMap { Timestamp($0) }
        if let since, let watched, watched < since { return }
        if let until, let watched, watched > until { return }
        guard seen.insert(id).inserted else { return }
        guard gathers else { return try write(record) }
        gathered.append((watched ?? Timestamp(milliseconds: Int64.min), id, record))
    }

    private func write(_ record: Record) throws {
        try writer.write(record)
        printed += 1
    }

    /// A number with commas between thousands.
    private func counted(_ number: Int) -> String {
        var digits = Array(String(number))
        var place = digits.count - 3
        while place > 0 {
            digits.insert(",", at: place)
            place -= 3
        }
        return String(digits)
    }
}
