import TraktCore

extension Record {
    /// The record with Trakt's ids, title, year and numbers in the object `key`; everything else
    /// in the object stays as it was written, except ids that belong to `show`.
    func identifying(
        _ key: String, by fields: [JSON.Field], ids: IDs, notOf show: IDs? = nil
    ) -> Record {
        let old = self[key]
        let allIDs = old?["ids"].map { Record.merged($0, ids, notOf: show) } ?? ids.json
        let new = fields.filter { $0.value != .null } + [JSON.Field("ids", allIDs)]
        return setting(key, to: .object(Record.replacing(old?.fields ?? [], by: new)))
    }

    /// The record's own `ids` with Trakt's ids merged in; ids that Trakt does not give stay.
    private static func merged(_ old: JSONSlice, _ ids: IDs, notOf show: IDs?) -> JSON {
        guard case .object(let new) = ids.json else { return ids.json }
        let shared = show.map { IDs(old).shared(with: $0).map(\.rawValue) } ?? []
        let kept = old.fields.filter { name, _ in
            !shared.contains(name) || new.contains { $0.key == name }
        }
        return .object(replacing(kept, by: new))
    }

    /// The members of `old`, each replaced by its namesake in `new`, and the rest of `new` after them.
    private static func replacing(
        _ old: [(key: String, value: JSONSlice)], by new: [JSON.Field]
    ) -> [JSON.Field] {
        var rest = new
        let members = old.map { name, value in
            rest.firstIndex { $0.key == name }.map { rest.remove(at: $0) }
                ?? JSON.Field(name, .raw(Array(value.bytes)))
        }
        return members + rest
    }

    /// The record identified as a film or show.
    func identified(as candidate: Candidate, _ evidence: Evidence) -> Record {
        identifying(
            candidate.type.rawValue, by: Record.fields(of: candidate), ids: candidate.ids
        ).setting("match", to: evidence.json)
    }

    /// The record identified as an episode of a show.
    func identified(as episode: Episode, of show: Candidate, _ evidence: Evidence) -> Record {
        let fields = [
            JSON.Field("season", .int(Int64(episode.season))),
            JSON.Field("number", .int(Int64(episode.number))),
            JSON.Field("title", JSON.string(episode.title) ?? .null),
        ]
        return identifying("episode", by: fields, ids: episode.ids, notOf: show.ids)
            .identifying("show", by: Record.fields(of: show), ids: show.ids)
            .setting("match", to: evidence.json)
    }

    /// The record identified as a season of a show.
    func identified(
        as season: EpisodeTable.Season, of show: Candidate, _ evidence: Evidence
    ) -> Record {
        let fields = [JSON.Field("number", .int(Int64(season.number)))]
        return identifying("season", by: fields, ids: season.ids)
            .identifying("show", by: Record.fields(of: show), ids: show.ids)
            .setting("match", to: evidence.json)
    }

    private static func fields(of candidate: Candidate) -> [JSON.Field] {
        [
            JSON.Field("title", candidate.title.isEmpty ? .null : .string(candidate.title)),
            JSON.Field("year", JSON.int(candidate.year) ?? .null),
        ]
    }
}
