import TraktCore

/// Prints what a GET brings: the rows of a list, or one object.
struct RowPrinter {
    private let world: World
    private let source: RowSource
    private let writer: RecordWriter

    init(
        _ world: World, _ client: TraktClient, _ request: PathRequest,
        _ authorization: TraktClient.Authorization
    ) {
        self.world = world
        source = RowSource(client: client, request: request, authorization: authorization)
        writer = world.makeWriter()
    }

    /// Prints the reply to the one request that the person wrote.
    func printOne() async throws -> ExitStatus {
        let reply = try await source.get(source.request.query)
        return try finish(isWhole: try write(rows(reply), page: 1))
    }

    /// Prints all pages of a list, or what else there is.
    func printAll() async throws -> ExitStatus {
        guard !source.request.has("page") else { return try await printOne() }
        let first = try await source.page(1)
        guard first.json?.kind == .array else {
            return try finish(isWhole: try write(rows(first), page: 1))
        }
        var pages = Pages { [source] page in page == 1 ? first : try await source.page(page) }
        var isWhole = true
        while let rows = try await pages.next() {
            if try !write(rows, page: pages.number) { isWhole = false }
            try writer.flush()
            let total = pages.itemCount.map { " of \(grouped($0))" } ?? ""
            world.messages.progress("\(grouped(pages.rowCount))\(total) rows")
        }
        return try finish(isWhole: isWhole)
    }

    /// The rows of a reply: those of a list, the one object, or none of a 204.
    private func rows(_ reply: HTTPClient.Reply) -> [JSONSlice] {
        guard let json = reply.json else { return [] }
        return json.kind == .array ? json.elements : [json]
    }

    /// Prints rows, one per line; whether all of them could be printed. A few lists hold numbers or
    /// strings, which are printed as they are; `null` is not a row.
    private func write(_ rows: [JSONSlice], page: Int) throws -> Bool {
        var isWhole = true
        for (index, row) in rows.enumerated() {
            if let record = Record(row) {
                try writer.write(record)
            } else if row.isNull || row.kind == .object {
                let what = row.isNull ? "null" : "an object that repeats a key"
                world.messages.say("page \(page), row \(index + 1): skipped: \(what)")
                isWhole = false
            } else {
                try writer.writeLine(row.compactBytes[...])
            }
        }
        return isWhole
    }

    private func finish(isWhole: Bool) throws -> ExitStatus {
        try writer.flush()
        return isWhole ? .ok : .partial
    }
}

/// Where the rows come from.
private struct RowSource: Sendable {
    let client: TraktClient
    let request: PathRequest
    let authorization: TraktClient.Authorization

    /// The rows of a page that are asked for: the service's most (trakt-api.md 5.1).
    private static let pageSize = 250

    /// One page.
    func page(_ number: Int) async throws -> HTTPClient.Reply {
        var query = request.query + [(name: "page", value: "\(number)")]
        if !request.has("limit") { query.append(("limit", "\(RowSource.pageSize)")) }
        return try await get(query)
    }

    /// The reply to the request with this query. Throws status 66 if there is nothing.
    func get(_ query: [(name: String, value: String)]) async throws -> HTTPClient.Reply {
        let reply = try await client.get(request.path, query: query, authorization: authorization)
        guard let reply else {
            throw ToolError(.noInput, "Trakt has nothing at \(request.path)")
        }
        return reply
    }
}
