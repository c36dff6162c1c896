// The collection: what the user owns (trakt-api.md 4.6).

import TraktCore

/// GET `/sync/collection/…`.
enum CollectionRoutes {
    static let all: [Route] =
        Route.personal("/collection/minimal/:type", .rails, minimal)
        + Route.personal("/collection/shows", .rails, shows)
        + Route.personal("/collection/:type", .current, items)

    private typealias Entry = (item: Item, value: Collected)

    /// The keys of `metadata`, in the order of the recording.
    static let metadataKeys = [
        "3d", "hdr", "audio", "media_type", "resolution", "audio_channels",
    ]

    // MARK: Films and episodes

    /// Films, episodes, or both: newest first, one row an item.
    private static func items(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        let type = call.parameter("type")
        guard ["movies", "episodes", "media"].contains(type) else { return .html("", status: 405) }
        let entries = sorted(account).filter { type == "media" || $0.item.type.plural == type }
        return call.paged(count: entries.count, call.listRules) { row(entries[$0], call) }
    }

    private static func row(_ entry: Entry, _ call: Call) -> JSON {
        let isCurrent = call.backend == .current
        let type = isCurrent ? [JSON.Field("type", .string(entry.item.type.rawValue))] : []
        let times = [
            JSON.Field("collected_at", .time(entry.value.collectedAt)),
            JSON.Field("updated_at", .time(entry.value.updatedAt)),
        ]
        var fields = type + times + call.shapes.members(entry.item)
        if isCurrent { fields.append(.init("available_on", [])) }
        if isCurrent || call.extended.contains("metadata") {
            fields.append(.init("metadata", metadata(entry.value)))
        }
        return .object(fields)
    }

    private static func metadata(_ collected: Collected) -> JSON {
        .object(
            metadataKeys.map { key in
                collected.metadata.first { $0.key == key } ?? .init(key, .null)
            })
    }

    // MARK: Shows

    /// Shows with the seasons and episodes that are there.
    private static func shows(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        let shows = byShow(sorted(account), call.catalog)
        return call.paged(count: shows.count, call.listRules) { index in
            let (show, entries) = shows[index]
            let seasons = call.catalog.bySeason(entries).map { season, episodes -> JSON in
                [
                    "number": .count(call.catalog.seasons[season].number),
                    "episodes": .array(episodes.map { episodeRow($0, call) }),
                ]
            }
            var fields: [JSON.Field] = [
                .init("last_collected_at", .orNull(entries.map(\.value.collectedAt).max())),
                .init("last_updated_at", .orNull(entries.map(\.value.updatedAt).max())),
            ]
            if call.settings.profile == .current { fields.append(.init("type", "show")) }
            fields += call.shapes.members(.show(show))
            fields.append(.init("seasons", .array(seasons)))
            return .object(fields)
        }
    }

    private static func episodeRow(
        _ episode: Catalog.NumberedEpisode<Collected>, _ call: Call
    ) -> JSON {
        let row: JSON = [
            "number": .count(episode.number), "collected_at": .time(episode.value.collectedAt),
        ]
        guard call.extended.contains("metadata") else { return row }
        return row.merging(["metadata": metadata(episode.value)])
    }

    // MARK: Minimal

    /// Maps from Trakt ids to times; for shows, by season and episode.
    private static func minimal(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        let entries = sorted(account)
        let catalog = call.catalog
        switch call.parameter("type") {
        case "movies", "episodes":
            let wanted = entries.filter { $0.item.type.plural == call.parameter("type") }
            return .json(
                .object(
                    wanted.map {
                        .init(catalog.traktID($0.item), .time($0.value.collectedAt))
                    }))
        case "shows":
            return .json(
                .object(
                    byShow(entries, catalog).map { show, entries in
                        .init(catalog.traktID(.show(show)), minimalSeasons(entries, catalog))
                    }))
        default:
            return .html("", status: 405)
        }
    }

    private static func minimalSeasons(_ entries: [Entry], _ catalog: Catalog) -> JSON {
        .object(
            catalog.bySeason(entries).map { season, episodes in
                let times = episodes.map {
                    JSON.Field(String($0.number), .time($0.value.collectedAt))
                }
                return .init(String(catalog.seasons[season].number), .object(times))
            })
    }

    // MARK: Grouping

    /// Newest first; the same minute in the catalogue's order.
    private static func sorted(_ account: SandboxAccount) -> [Entry] {
        account.collection.map { ($0.key, $0.value) }.sorted { left, right in
            left.value.collectedAt != right.value.collectedAt
                ? left.value.collectedAt > right.value.collectedAt
                : left.item.order < right.item.order
        }
    }

    private static func byShow(_ entries: [Entry], _ catalog: Catalog) -> [(Int, [Entry])] {
        var order: [Int] = []
        var groups: [Int: [Entry]] = [:]
        for entry in entries {
            guard case .episode = entry.item, let show = catalog.show(of: entry.item) else {
                continue
            }
            if groups[show] == nil { order.append(show) }
            groups[show, default: []].append(entry)
        }
        return order.map { ($0, groups[$0] ?? []) }
    }
}
