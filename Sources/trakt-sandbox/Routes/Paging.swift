// Pages: which rows a reply holds, and the X-Pagination headers that go with them.

import TraktCore

/// What a fault rule does to pages.
enum PageFault: String, Sendable, CaseIterable {
    /// Every third row is of a hidden item: counted, but not shown.
    case short = "short-pages"
    /// Every page but the first begins with the last row of the page before.
    case duplicate = "duplicate-rows"
    /// The page count says 0.
    case countZero = "page-count-0"
}

/// How a list is cut into pages.
struct PageRules: Sendable {
    /// Rows on a page when the request does not say; nil for all rows unless it does.
    var standard: Int?
    /// The most rows on a page; larger wishes are clamped in silence.
    var maximum: Int
    /// The page count of a list without rows: 1 on the new server, 0 on the old one.
    var emptyCount: Int

    /// Lists of the old server before June 2026.
    static let legacy = PageRules(standard: 10, maximum: 1000, emptyCount: 0)
    /// Lists that the old server gave in one piece before June 2026.
    static let legacyWhole = PageRules(standard: nil, maximum: 100_000, emptyCount: 0)
    /// Lists since June 2026 (trakt-api.md 5.1).
    static let current = PageRules(standard: 100, maximum: 250, emptyCount: 0)
    /// Watched with progress.
    static let progress = PageRules(standard: 100, maximum: 100, emptyCount: 0)
    /// Text search.
    static let search = PageRules(standard: 50, maximum: 50, emptyCount: 1)
}

/// One page of a list.
struct Page: Sendable {
    /// The rows to show, as positions in the whole list.
    var rows: Range<Int>
    /// The X-Pagination fields; none when the list is given in one piece.
    var headers: [(name: String, value: String)]
}

extension Call {
    /// The page of a list of `count` rows that the request asks for. A limit or page that is no
    /// number above zero counts as not given; past the end there are no rows.
    func page(count: Int, _ rules: PageRules) -> Page {
        let wantedLimit = positive("limit")
        let wantedPage = positive("page")
        guard rules.standard != nil || wantedLimit != nil || wantedPage != nil else {
            return Page(rows: 0..<count, headers: [])
        }
        let limit = min(wantedLimit ?? rules.standard ?? 100, rules.maximum)
        let number = wantedPage ?? 1
        let total = hidesRows ? count + count / 2 : count
        let reported = max(0, total - settings.countLag)
        let pages = reported == 0 ? rules.emptyCount : (reported + limit - 1) / limit
        let (before, overflows) = (number - 1).multipliedReportingOverflow(by: limit)
        let start = overflows ? total : min(total, before)
        let end = min(total, start + limit)
        let headers = [
            ("x-pagination-page", String(number)), ("x-pagination-limit", String(limit)),
            ("x-pagination-page-count", String(pageFault == .countZero ? 0 : pages)),
            ("x-pagination-item-count", String(reported)),
        ]
        return Page(rows: shown(start..<end, of: count), headers: headers)
    }

    /// Whether every third row belongs to a hidden item: it is counted but not shown.
    private var hidesRows: Bool { pageFault == .short || settings.hidesRows }

    /// The real rows on a page, when hidden ones are counted or some are repeated.
    private func shown(_ rows: Range<Int>, of count: Int) -> Range<Int> {
        if hidesRows {
            let start = rows.lowerBound - rows.lowerBound / 3
            let end = rows.upperBound - rows.upperBound / 3
            return min(count, start)..<min(count, end)
        }
        guard pageFault == .duplicate, rows.lowerBound > 0, !rows.isEmpty else { return rows }
        return (rows.lowerBound - 1)..<rows.upperBound
    }

    private func positive(_ name: String) -> Int? {
        request.queryValue(name).flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil }
    }

    /// A JSON array of one page of rows, with the page's headers.
    func paged(
        count: Int, _ rules: PageRules, type: String = "application/json; charset=utf-8",
        row: (Int) -> JSON
    ) -> Reply {
        let page = page(count: count, rules)
        var reply = Reply.json(.array(page.rows.map(row)), type: type)
        reply.headers += page.headers
        return reply
    }
}
