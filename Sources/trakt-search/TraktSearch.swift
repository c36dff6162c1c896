import TraktCore

/// `trakt-search`: titles by their words, as records.
@main
enum TraktSearch: Tool {
    static let spec = ToolSpec(
        name: "trakt-search",
        summary: "find titles on Trakt by their words",
        description: [
            "Prints a record for each title that Trakt finds, exact matches first. The status is 1 "
                + "if there are none."
        ],
        operands: OperandSpec("QUERY…", minimum: 1, help: "The words of the title."),
        options: [
            .value(
                "type", "t", "TYPES", .choices(["movie", "show", "episode"]), default: "movie,show",
                help: "Find titles of these types."),
            .value("year", "y", "YEAR", .integer(1800, 9999), help: "Find titles of this year."),
            .value(
                "limit", "l", "N", .integer(1, 50), default: "10", help: "Print at most N titles."),
        ].grouped("Selection"),
        examples: [
            .init("trakt-search marvel agents | jq .show.ids.trakt", "Get the id of a show:"),
            .init(
                "trakt-search -t movie -y 2021 -l 1 dune | trakt-add --to watchlist",
                "Put a film on the watchlist:"),
        ])

    static func run(_ arguments: Arguments, _ world: World) async throws -> ExitStatus {
        let client = try TraktClient(world)
        // A query must not begin with a minus (trakt-api.md 3.1).
        let words = String(
            arguments.operands.joined(separator: " ").drop { $0 == "-" || $0.isWhitespace })
        guard !words.isEmpty else {
            throw ToolError(.usage, "no words to search for (see trakt-search --help)")
        }
        let names = (arguments.value("type") ?? "").split(separator: ",")
        let types = names.compactMap { MediaType(rawValue: String($0)) }
        var hits = try await find(words, types, client)
        if hits.isEmpty, let plain = withoutPunctuation(words) {
            hits = try await find(plain, types, client)
        }
        if let year = arguments.int("year") { hits = hits.filter { $0.item?.title.year == year } }
        let writer = world.makeWriter()
        for hit in hits.prefix(arguments.int("limit") ?? 10) { try writer.write(slim(hit)) }
        try writer.flush()
        guard hits.isEmpty else { return .ok }
        world.messages.say("Trakt found nothing for \"\(words)\"")
        return .partial
    }

    /// Exact hits of each kind, then the broad ones, each once: the order the service advises
    /// (trakt-api.md 3.1).
    private static func find(
        _ words: String, _ types: [MediaType], _ client: TraktClient
    ) async throws -> [SearchHit] {
        var hits: [SearchHit] = []
        for type in types where type != .episode {
            hits += try await client.search([type], for: words, exact: true, limit: 50)
        }
        hits += try await client.search(types, for: words, exact: false, limit: 50)
        var seen = Set<String>()
        return hits.filter { hit in
            guard let item = hit.item, let id = item.ids.trakt else { return false }
            return seen.insert("\(item.type) \(id)").inserted
        }
    }

    /// The words alone, for an engine that takes `+ - ! ( )` as operators; nil if that is the same.
    private static func withoutPunctuation(_ words: String) -> String? {
        let letters = words.map { $0.isLetter || $0.isNumber ? $0 : " " }
        let plain = String(letters).split(separator: " ").joined(separator: " ")
        return plain == words || plain.isEmpty ? nil : plain
    }

    /// The record without the overview, the images and the score that a search brings along.
    private static func slim(_ hit: SearchHit) -> Record {
        func title(_ value: JSONSlice?) -> JSON? {
            value.map { pick($0, ["title", "year", "ids"]) }
        }
        func episode(_ value: JSONSlice?) -> JSON? {
            value.map { pick($0, ["season", "number", "title", "ids"]) }
        }
        return Record(
            .object([
                "type": .string(hit.type.rawValue), "movie": title(hit.row["movie"]),
                "episode": episode(hit.row["episode"]), "show": title(hit.row["show"]),
            ]))
    }

    private static func pick(_ value: JSONSlice, _ keys: [String]) -> JSON {
        .object(
            keys.compactMap { key in value[key].map { JSON.Field(key, .raw($0)) } })
    }
}
