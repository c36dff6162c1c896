/// The pages of a list, one after another, by the headers that come back.
///
/// It stops at the last page by `X-Pagination-Page-Count`; where that is missing or 0, at an empty
/// page. Pages may be shorter than asked for or empty in the middle; a page that repeats the one
/// before ends the list, as does the second page of a list that comes whole (trakt-api.md 5.1).
/// Rows that come twice are the caller's to drop.
public struct Pages: Sendable {
    private let load: @Sendable (_ page: Int) async throws -> HTTPClient.Reply
    private var page = 0
    private var ended = false
    private var lastBody: [UInt8] = []
    /// How many rows the server says there are in all; it may be wrong.
    public private(set) var itemCount: Int?
    /// How many pages the server says there are.
    public private(set) var pageCount: Int?
    /// Whether the number of rows changed between pages: the list moved under the reader.
    public private(set) var hasMoved = false

    /// More pages than any account can have: 213,000 plays were seen, at 10 to a page.
    private static let mostPages = 100_000

    /// The pages that `load` brings, from page 1.
    public init(load: @escaping @Sendable (_ page: Int) async throws -> HTTPClient.Reply) {
        self.load = load
    }

    /// The rows of the next page; nil behind the last. Throws status 76 if it is no list.
    public mutating func next() async throws -> [JSONSlice]? {
        guard !ended else { return nil }
        page += 1
        let reply = try await load(page)
        guard let list = reply.json, case .array = list.kind else {
            throw ToolError(
                .protocolError, "the server sent something that is no list: check TRAKT_API_URL")
        }
        let rows = list.elements
        readHeaders(reply.response)
        let repeats = !rows.isEmpty && reply.response.body == lastBody
        if let pageCount, pageCount > 0 {
            ended = page >= pageCount
        } else {
            ended = rows.isEmpty
        }
        if repeats || page >= Pages.mostPages { ended = true }
        lastBody = reply.response.body
        return repeats ? nil : rows
    }

    private mutating func readHeaders(_ response: HTTPResponse) {
        if let count = response.number("X-Pagination-Item-Count") {
            if let itemCount, itemCount != count { hasMoved = true }
            itemCount = count
        }
        if let count = response.number("X-Pagination-Page-Count") { pageCount = count }
    }
}
