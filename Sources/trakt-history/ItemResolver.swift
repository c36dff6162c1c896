import TraktCore

/// Whose plays are asked for: all, those of a kind, or those of one item by its Trakt id.
struct Scope: Hashable {
    var type: MediaType?
    var id: Int64?
}

/// Finds the Trakt id of what a person typed or a record holds.
struct ItemResolver {
    let client: TraktClient

    /// The scope of an operand. Throws status 64 for a shape that is none, 66 if Trakt has no such
    /// item.
    func scope(of operand: String) async throws -> Scope {
        if let id = Int64(operand), id > 0 { return Scope(type: .show, id: id) }
        if IDs.isTitleID(operand) { return try await scope(imdb: operand) }
        if let path = addressPath(operand) { return try await scope(path: path, operand) }
        let parts = operand.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, let type = MediaType(rawValue: parts[0]), !parts[1].isEmpty else {
            throw ToolError(
                .usage,
                "\"\(operand)\" is not a valid item: give a show's id, show:ID, movie:ID, "
                    + "season:ID, episode:ID, an IMDb id (tt…) or a trakt.tv address")
        }
        return try await scope(type, parts[1], operand)
    }

    /// The scope of a record's item. Throws status 65 or 66 if Trakt knows none of its ids.
    func scope(of record: Record) async throws -> Scope {
        guard let item = MediaItem(record) else {
            throw ToolError(.data, MediaItem.absence(in: record))
        }
        if let id = try await client.traktID(item.ids, type: item.type) {
            return Scope(type: item.type, id: id)
        }
        if let season = item.season,
            let show = try await client.traktID(item.title.ids, type: .show)
        {
            if item.type == .season {
                return try await seasonScope("\(show)", season, item.name)
            } else if item.type == .episode, let number = item.number {
                return try await episodeScope("\(show)", season, number, item.name)
            }
        }
        throw ToolError(
            .data, "\(item.name) has no id that Trakt knows: run it through trakt-resolve first")
    }

    private func scope(imdb: String) async throws -> Scope {
        for type in [MediaType.show, .movie, .episode] {
            if let id = try await client.lookUp(.imdb, imdb, type: type).first?.item?.ids.trakt {
                return Scope(type: type, id: id)
            }
        }
        throw ToolError(.noInput, "Trakt has no title with the IMDb id \(imdb)")
    }

    /// The parts of an address on trakt.tv after the host; nil for any other text.
    private func addressPath(_ text: String) -> [String]? {
        var rest = text[...]
        for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) {
            rest = rest.dropFirst(scheme.count)
        }
        let parts = rest.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").map(String.init)
        guard let host = parts.first, host == "trakt.tv" || host.hasSuffix(".trakt.tv") else {
            return nil
        }
        return Array(parts.dropFirst())
    }

    private func scope(path: [String], _ operand: String) async throws -> Scope {
        if path.count == 2, path[0] == "movies" { return try await title(.movie, path[1]) }
        if path.count == 2, path[0] == "shows" { return try await title(.show, path[1]) }
        if path.count >= 4, path[0] == "shows", path[2] == "seasons", let season = Int(path[3]) {
            if path.count == 4 { return try await seasonScope(path[1], season, operand) }
            if path.count == 6, path[4] == "episodes", let number = Int(path[5]) {
                return try await episodeScope(path[1], season, number, operand)
            }
        }
        throw ToolError(.usage, "\"\(operand)\" is not the trakt.tv address of a title")
    }

    private func scope(_ type: MediaType, _ id: String, _ operand: String) async throws -> Scope {
        if let number = Int64(id), number > 0 { return Scope(type: type, id: number) }
        let parts = id.split(separator: "/").map(String.init)
        switch (type, parts.count) {
        case (.movie, 1), (.show, 1): return try await title(type, id)
        case (.season, 2):
            if let season = Int(parts[1]) {
                return try await seasonScope(parts[0], season, operand)
            }
        case (.episode, 3):
            if let season = Int(parts[1]), let number = Int(parts[2]) {
                return try await episodeScope(parts[0], season, number, operand)
            }
        default: break
        }
        throw ToolError(.usage, "\"\(operand)\" is not a valid item (see trakt-history --help)")
    }

    private func title(_ type: MediaType, _ id: String) async throws -> Scope {
        guard let value = try await client.summary(type, id),
            let number = IDs(value["ids"]).trakt
        else { throw ToolError(.noInput, "Trakt has no \(type) \"\(id)\"") }
        return Scope(type: type, id: number)
    }

    private func seasonScope(
        _ show: String, _ season: Int, _ operand: String
    ) async throws -> Scope {
        let id = try await showID(show)
        let seasons = try await client.seasonsWithEpisodes(ofShow: id)
        return try scope(
            .season, season, among: seasons, "\(operand): the show has no season \(season)")
    }

    private func episodeScope(
        _ show: String, _ season: Int, _ number: Int, _ operand: String
    ) async throws -> Scope {
        let id = try await showID(show)
        let episodes = try await client.episodes(ofShow: id, season: season)
        let code = "\(seasonCode(season))E\(twoDigits(number))"
        return try scope(.episode, number, among: episodes, "\(operand): the show has no \(code)")
    }

    /// The scope of the row with this number; throws status 66 with the message `missing` if there is
    /// none.
    private func scope(
        _ type: MediaType, _ number: Int, among rows: [JSONSlice], _ missing: String
    ) throws(ToolError) -> Scope {
        let row = rows.first { $0["number"]?.int == number }
        guard let id = row.flatMap({ IDs($0["ids"]).trakt }) else {
            throw ToolError(.noInput, missing)
        }
        return Scope(type: type, id: id)
    }

    private func showID(_ text: String) async throws -> Int64 {
        if let id = Int64(text) { return id }
        guard let id = try await title(.show, text).id else {
            throw ToolError(.noInput, "Trakt has no show \"\(text)\"")
        }
        return id
    }
}
