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
    /// How many rows were read, printed or not.
    private var rowCount = 0
    /// What was said about odd rows, so that reading a list again does not repeat it.
    private var oddRows = Set<String>()
    /// How many plays Trakt counts in each scope that was read.
    private var reported: [Scope: Int] = [:]

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
    /// those that slipped from one page to another. If an item has no rows, Trakt is asked whether
    /// there is such an item: the history of any number is an empty list.
    /// - Throws: status 66 if there is none.
    func printPlays(of scope: Scope) async throws {
        let before = rowCount
        for _ in 0...PlayPrinter.rereads {
            guard try await printOnce(scope), !isFull else { break }
            world.messages.detail("the history changed while it was read: reading it again")
        }
        guard rowCount == before, !isFull, let type = scope.type, let id = scope.id,
            try await client.lookUp(.trakt, "\(id)", type: type).isEmpty
        else { return }
        throw ToolError(.noInput, "Trakt has no \(type) \(id)")
    }

    /// Writes out everything; 1 if rows were skipped.
    func finish() throws -> ExitStatus {
        gathered.sort { ($0.time, $0.id) > ($1.time, $1.id) }
        for play in gathered where !isFull { try write(play.record) }
        try writer.flush()
        world.messages.note(counted(printed, "play") + difference)
        if printed > 0, world.output.isTerminal {
            world.messages.note("to read this more easily, append `| trakt-table`")
        }
        return oddRows.isEmpty ? .ok : .partial
    }

    /// `; Trakt counts 1,000` if that is another number. Hidden rows are counted but not listed, and
    /// the count lags (trakt-api.md 4.1). Scopes may overlap, so only one can be compared.
    private var difference: String {
        let isWhole = since == nil && until == nil && limit == nil && reported.count == 1
        guard isWhole, let count = reported.values.first, count != printed else { return "" }
        return "; Trakt counts \(grouped(count))"
    }

    /// Whether the list moved while it was read.
    private func printOnce(_ scope: Scope) async throws -> Bool {
        // Whether the ends are part of the span is not documented, so that the span asked for is a
        // minute wider and the rows are looked at here (trakt-api.md 4.1).
        var pages = client.history(
            scope.type, id: scope.id, since: since?.adding(seconds: -60),
            until: until?.adding(seconds: 60), now: world.now(),
            limit: min(250, limit ?? 250), mostRows: limit)
        while !isFull, let rows = try await pages.next() {
            for (index, row) in rows.enumerated() where !isFull {
                try take(row, at: "page \(pages.number), row \(index + 1)")
            }
            try writer.flush()
            let total = pages.itemCount.map { " of \(grouped($0))" } ?? ""
            world.messages.progress("\(grouped(seen.count))\(total) plays")
        }
        reported[scope] = pages.itemCount
        return pages.hasMoved
    }

    private func take(_ row: JSONSlice, at position: String) throws {
        rowCount += 1
        let play: (record: Record, id: Int64)
        do throws(ToolError) {
            play = try ListRow.play(row)
        } catch {
            let text = "\(position): skipped: \(error)"
            if oddRows.insert(text).inserted { world.messages.say(text) }
            return
        }
        let watched = play.record["watched_at"]?.string.flatMap { Timestamp($0) }
        if let since, let watched, watched < since { return }
        if let until, let watched, watched > until { return }
        guard seen.insert(play.id).inserted else { return }
        guard gathers else { return try write(play.record) }
        gathered.append((watched ?? Timestamp(milliseconds: Int64.min), play.id, play.record))
    }

    private func write(_ record: Record) throws {
        try writer.write(record)
        printed += 1
    }
}
