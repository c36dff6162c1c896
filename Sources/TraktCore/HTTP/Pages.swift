import Synchronization

/// The pages of a list, in order, several of them fetched ahead.
///
/// The page count that a server reports is a floor: it is cached and lags behind the rows. A short or
/// empty page below it is no end either, since hidden rows are left out after paging. So a list ends
/// at the first empty page at or after the reported count, which costs one GET more per list
/// (trakt-api.md 5.1). A page that repeats the one before it ends a list that comes whole; within
/// the reported count it is an error. So are 100 pages past the count, and 100 empty ones in a row.
///
/// Rows with an `id` are given once. Pages up to the one after the reported count are fetched ahead,
/// at most eight at once; how fast is up to the GET budget.
package struct Pages: Sendable {
    /// Brings one page, counted from 1.
    package typealias Load = @Sendable (_ page: Int) async throws -> HTTPClient.Reply

    private let lookahead: Lookahead
    private let wantedPages: Int
    private let mayEndEarly: Bool
    /// The number of the page that `next` gave last, from 1; 0 before the first.
    package private(set) var number = 0
    private var ended = false
    private var lastBody: [UInt8]?
    private var emptyPages = 0
    private var seen: Set<Int64> = []
    /// How many rows the server says there are in all; it may be wrong.
    package private(set) var itemCount: Int?
    /// How many pages the server says there are; there may be more.
    package private(set) var pageCount: Int?
    /// How many rows `next` has given so far.
    package private(set) var rowCount = 0
    /// Whether the number of rows changed between pages: the list moved under the reader.
    package private(set) var hasMoved = false
    /// Whether rows came twice. They are given once.
    package private(set) var hasRepeats = false

    /// How many pages past the reported count are read before that is called an error.
    private static let mostPagesPastCount = 100
    /// How many empty pages in a row are read before that is called an error: hidden rows empty a few.
    private static let mostEmptyPages = 100
    /// How many pages are on their way at once. The transport opens as many connections to a host.
    private static let mostAtOnce = 8

    /// The pages that `load` brings, from page 1. `wantedPages` is how many the caller expects to
    /// need: no more than that are fetched ahead. With `mayEndEarly` the page after the reported count
    /// is not fetched ahead either.
    package init(wantedPages: Int = .max, mayEndEarly: Bool = false, load: @escaping Load) {
        (self.wantedPages, self.mayEndEarly) = (wantedPages, mayEndEarly)
        lookahead = Lookahead(load)
    }

    /// The rows of the next page; nil after the last.
    /// - Throws: `ToolError` with status 76 if a page is not a list or the list does not end, and
    ///   what loading throws.
    package mutating func next() async throws -> [JSONSlice]? {
        guard !ended else { return nil }
        number += 1
        lookahead.start(number...lastPageAhead)
        let reply = try await lookahead.reply(number)
        guard let list = reply.json, case .array = list.kind else {
            throw ToolError(
                .protocolError, "the server sent something that is not a list: check TRAKT_API_URL")
        }
        readHeaders(reply.response)
        let rows = list.elements
        emptyPages = rows.isEmpty ? emptyPages + 1 : 0
        if rows.isEmpty {
            guard emptyPages < Pages.mostEmptyPages else {
                throw ToolError(
                    .protocolError,
                    "the list does not end: \(emptyPages) pages in a row are empty (page "
                        + "\(number) of \(floor))")
            }
            ended = number >= floor
            return ended ? nil : []
        }
        if try isRepeat(reply.response.body) {
            ended = true
            return nil
        }
        return fresh(rows)
    }

    /// The reported page count, or 0.
    private var floor: Int { pageCount ?? 0 }

    /// The last page to fetch ahead: twice as many as were read so far, up to `mostAtOnce`, and none
    /// that may not be there.
    private var lastPageAhead: Int {
        let ahead = min(2 * (number - 1), Pages.mostAtOnce - 1)
        return max(number, min(number + ahead, mayEndEarly ? floor : floor + 1, wantedPages))
    }

    /// Whether the page, which is not empty, repeats the one before it.
    private mutating func isRepeat(_ body: [UInt8]) throws -> Bool {
        defer { lastBody = body }
        guard body == lastBody else {
            guard number <= floor + Pages.mostPagesPastCount else {
                throw ToolError(
                    .protocolError, "the list does not end: page \(number) of \(floor) has rows too"
                )
            }
            return false
        }
        guard number > floor else {
            throw ToolError(
                .protocolError,
                "page \(number) of \(floor) repeats page \(number - 1): not all rows can be read")
        }
        return true
    }

    private mutating func fresh(_ rows: [JSONSlice]) -> [JSONSlice] {
        let new = rows.filter { row in row["id"]?.int64.map { seen.insert($0).inserted } ?? true }
        if new.count < rows.count { hasRepeats = true }
        rowCount += new.count
        return new
    }

    private mutating func readHeaders(_ response: HTTPResponse) {
        if let count = response.number("X-Pagination-Item-Count") {
            if let itemCount, itemCount != count { hasMoved = true }
            itemCount = count
        }
        if let count = response.number("X-Pagination-Page-Count") {
            pageCount = max(pageCount ?? 0, count)
        }
    }
}

/// Pages being fetched. Pages that are no longer needed are cancelled.
private final class Lookahead: Sendable {
    private let load: Pages.Load
    private let state = Mutex(State())

    private struct State {
        /// The pages on their way or waiting to be taken, by number.
        var tasks: [Int: Task<HTTPClient.Reply, any Error>] = [:]
        /// The number of the first page that has not been started.
        var next = 1
    }

    init(_ load: @escaping Pages.Load) { self.load = load }

    deinit { for task in state.withLock({ $0.tasks.values }) { task.cancel() } }

    /// Starts the `pages` that have not been started yet.
    func start(_ pages: ClosedRange<Int>) {
        state.withLock { state in
            while state.next <= pages.upperBound {
                let page = state.next
                state.tasks[page] = Task { [load] in try await load(page) }
                state.next += 1
            }
        }
    }

    /// Waits for a page that was started, and forgets it.
    func reply(_ page: Int) async throws -> HTTPClient.Reply {
        guard let task = state.withLock({ $0.tasks[page] }) else { return try await load(page) }
        defer { state.withLock { $0.tasks[page] = nil } }
        return try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
    }
}
