import Foundation
import Synchronization
import TraktCore

@testable import trakt_resolve

/// A Trakt in memory for the engine's tests: titles, shows with episodes, an account; it counts
/// what it is asked and can be ill. Its broad search gives all titles that share a word, in an order
/// that says nothing.
final class StubTrakt: Sendable {
    struct Title: Sendable {
        var type: MediaType
        var id: Int64
        var title: String
        var year: Int?
        var imdb: String?
        var tvdb: Int64?
        var seasons: [Int: [Episode]] = [:]
        var seasonsComeEmpty = false
    }

    struct Episode: Sendable {
        var id: Int64
        var number: Int
        var absolute: Int?
        var aired: String?
        var title = "An Episode"
        var tvdb: Int64?
    }

    private struct State {
        var titles: [Title] = []
        var watched: [Int64] = []
        var paths: [String] = []
        var answer: (@Sendable (String, Int) -> HTTPResponse?)?
    }

    private let state = Mutex(State())

    init(_ titles: [Title]) { state.withLock { $0.titles = titles } }

    /// The paths that were asked for, with their queries.
    var paths: [String] { state.withLock { $0.paths } }

    /// How many of them began so.
    func count(_ prefix: String) -> Int { paths.count { $0.hasPrefix(prefix) } }

    /// Forgets what was asked.
    func reset() { state.withLock { $0.paths = [] } }

    /// Puts titles into the account's watched list.
    func watch(_ ids: [Int64]) { state.withLock { $0.watched = ids } }

    /// Answers instead: gets the path and the number of the request, from 1.
    func answering(_ answer: @escaping @Sendable (String, Int) -> HTTPResponse?) {
        state.withLock { $0.answer = answer }
    }

    /// The network.
    var transport: Transport {
        { request in
            guard let url = URLComponents(string: request.url) else {
                throw TransportError(.badAddress, request.url)
            }
            let path = url.path + (url.percentEncodedQuery.map { "?\($0)" } ?? "")
            let (number, answer) = self.state.withLock { state in
                state.paths.append(path)
                return (state.paths.count, state.answer)
            }
            if let given = answer?(path, number) { return given }
            let query = Dictionary(
                (url.queryItems ?? []).map { ($0.name, $0.value ?? "") }, uniquingKeysWith: { $1 })
            let parts = url.path.split(separator: "/").map(String.init)
            return self.reply(parts, query)
        }
    }

    /// A reply with JSON.
    static func json(_ value: JSON) -> HTTPResponse {
        HTTPResponse(status: 200, headers: ["Content-Type": "application/json"], body: value.bytes)
    }

    private func reply(_ parts: [String], _ query: [String: String]) -> HTTPResponse {
        let titles = state.withLock { $0.titles }
        switch parts.first {
        case "search" where ["movie", "show"].contains(parts[1]):
            return search(parts, query["query"] ?? "", titles)
        case "search": return lookUp(parts[1], parts[2], query["type"] ?? "", titles)
        case "shows": return seasons(parts, titles)
        case "sync":
            let watched = state.withLock { $0.watched }
            let type = MediaType(rawValue: String(parts[2].dropLast()))
            let rows = parts[1] == "watched" ? titles.filter { watched.contains($0.id) } : []
            return Self.json(.array(rows.filter { $0.type == type }.map(row)))
        default: return HTTPResponse(status: 405)
        }
    }

    private func search(_ parts: [String], _ text: String, _ titles: [Title]) -> HTTPResponse {
        let sameType = titles.filter { $0.type.rawValue == parts[1] }
        let found: [Title]
        if parts.count > 2 {
            found = sameType.filter { $0.title.lowercased() == text.lowercased() }
        } else {
            let words = Set(TitleReading(text).words)
            found = sameType.filter { !words.isDisjoint(with: TitleReading($0.title).words) }
        }
        return Self.json(.array(found.reversed().prefix(50).map(row)))
    }

    private func lookUp(
        _ space: String, _ id: String, _ type: String, _ titles: [Title]
    ) -> HTTPResponse {
        if type == "episode" { return episode(space, id, titles) }
        let found = titles.filter { title in
            guard title.type.rawValue == type else { return false }
            switch space {
            case "imdb": return title.imdb == id
            case "tvdb": return title.tvdb.map(String.init) == id
            case "trakt": return String(title.id) == id
            default: return false
            }
        }
        return Self.json(.array(found.map(row)))
    }

    private func episode(_ space: String, _ id: String, _ titles: [Title]) -> HTTPResponse {
        for show in titles {
            for (season, episodes) in show.seasons {
                for own in episodes where space == "tvdb" && own.tvdb.map(String.init) == id {
                    let row = JSON.object([
                        "type": "episode", "score": 100, "episode": episodeJSON(own, season),
                        "show": titleJSON(show),
                    ])
                    return Self.json(.array([row]))
                }
            }
        }
        return Self.json([])
    }

    private func seasons(_ parts: [String], _ titles: [Title]) -> HTTPResponse {
        guard let show = titles.first(where: { $0.type == .show && String($0.id) == parts[1] })
        else { return Self.json([]) }
        if parts.count > 3 {
            let season = Int(parts[3]) ?? -1
            return Self.json(
                .array((show.seasons[season] ?? []).map { episodeJSON($0, season) }))
        }
        let rows = show.seasons.sorted { $0.key < $1.key }.map { season, episodes in
            JSON.object([
                "number": .int(season), "ids": ["trakt": .int(show.id * 100 + Int64(season))],
                "episode_count": .int(episodes.count),
                "episodes": .array(
                    show.seasonsComeEmpty ? [] : episodes.map { episodeJSON($0, season) }),
            ])
        }
        return Self.json(.array(rows))
    }

    private func episodeJSON(_ episode: Episode, _ season: Int) -> JSON {
        let ids: JSON = .object(["trakt": .int(episode.id), "tvdb": number(episode.tvdb)])
        let absolute = number(episode.absolute.map(Int64.init))
        let aired: JSON = episode.aired.map { .string($0) } ?? .null
        return .object([
            "season": .int(season), "number": .int(episode.number), "title": .string(episode.title),
            "ids": ids, "number_abs": absolute, "first_aired": aired,
        ])
    }

    private func titleJSON(_ title: Title) -> JSON {
        let imdb: JSON = title.imdb.map { .string($0) } ?? .null
        let ids: JSON = .object([
            "trakt": .int(title.id), "slug": .string("s-\(title.id)"), "imdb": imdb,
            "tmdb": .null, "tvdb": title.tvdb.map { .int($0) },
        ])
        let year = number(title.year.map(Int64.init))
        return .object(["title": .string(title.title), "year": year, "ids": ids])
    }

    private func number(_ value: Int64?) -> JSON { value.map { .int($0) } ?? .null }

    private func row(_ title: Title) -> JSON {
        .object([
            "score": .int(1_157_451_471_441_102_800), "type": .string(title.type.rawValue),
            title.type.rawValue: titleJSON(title),
        ])
    }
}
