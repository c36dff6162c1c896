/// The body of a request that changes something: the one place where items become JSON.
///
/// Lists appear with their first item, so that none is ever empty: to Trakt an empty `seasons` means
/// the whole show (trakt-api.md 4.4). To the history and the collection a show or season alone would
/// mean all its episodes; this type refuses to write that, whatever the input.
package struct ChangeBody: Sendable {
    private let list: AccountList
    private var items: [MediaType: [JSON]] = [:]
    private var shows: [NestedShow] = []
    private var places: [ItemID: Int] = [:]

    /// How many items a request carries at most (trakt-api.md 4.4: what Trakt's own importer sends).
    package static let mostItems = 100

    /// A show that is there for the seasons and episodes below it.
    private struct NestedShow: Sendable {
        var id: ItemID
        var seasons: [(number: Int, members: [[JSON.Field]], episodes: [JSON])] = []
    }

    /// An empty body for a change of `list`.
    package init(_ list: AccountList) { self.list = list }

    /// The body that names plays by their ids; nil without any.
    package static func plays(_ ids: [Int64]) -> JSON? {
        ids.isEmpty ? nil : .object(["ids": .array(ids.map { .int($0) })])
    }

    /// Adds an item with what is said about it (`watched_at`, `rating`, …). Throws status 70 for a
    /// show or season where that would mean all its episodes.
    package mutating func add(
        _ reference: ItemReference, _ members: [JSON.Field] = []
    ) throws(ToolError) {
        if reference.type == .show || reference.type == .season {
            guard list.types.contains(.show) else {
                throw ToolError(.software, "a whole show was about to be sent: please report this")
            }
        }
        guard let place = reference.place else {
            let item = JSON.object([.init("ids", reference.id.json)] + members)
            return items[reference.type, default: []].append(item)
        }
        let (show, season) = indices(reference.id, place.season)
        if let number = place.number {
            let episode = JSON.object([.init("number", .int(Int64(number)))] + members)
            shows[show].seasons[season].episodes.append(episode)
        } else {
            shows[show].seasons[season].members.append(members)
        }
    }

    /// The body; nil if it names nothing.
    package var json: JSON? {
        var lists: [JSON.Field] = []
        for type in MediaType.allCases {
            var entries = items[type] ?? []
            if type == .show { entries += shows.flatMap(ChangeBody.json) }
            if !entries.isEmpty { lists.append(.init(type.plural, .array(entries))) }
        }
        return lists.isEmpty ? nil : .object(lists)
    }

    private mutating func indices(_ show: ItemID, _ season: Int) -> (show: Int, season: Int) {
        let showPlace = places[show] ?? shows.count
        if showPlace == shows.count {
            shows.append(NestedShow(id: show))
            places[show] = showPlace
        }
        if let found = shows[showPlace].seasons.firstIndex(where: { $0.number == season }) {
            return (showPlace, found)
        }
        shows[showPlace].seasons.append((season, [], []))
        return (showPlace, shows[showPlace].seasons.count - 1)
    }

    /// The entry of a show with episodes, and one for each of its seasons that is meant itself.
    private static func json(_ show: NestedShow) -> [JSON] {
        func entry(_ seasons: [JSON]) -> JSON {
            .object([.init("ids", show.id.json), .init("seasons", .array(seasons))])
        }
        var entries: [JSON] = []
        let withEpisodes = show.seasons.filter { !$0.episodes.isEmpty }.map { season in
            JSON.object([
                .init("number", .int(Int64(season.number))),
                .init("episodes", .array(season.episodes)),
            ])
        }
        if !withEpisodes.isEmpty { entries.append(entry(withEpisodes)) }
        for season in show.seasons {
            for members in season.members {
                let number = JSON.Field("number", .int(Int64(season.number)))
                entries.append(entry([.object([number] + members)]))
            }
        }
        return entries
    }
}
