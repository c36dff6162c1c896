import TraktCore

extension RecordResolver {
    /// What the person's word about a record's title or episode makes of it, if there is one. It says
    /// nothing about a Trakt id of the record's own. Ids without Trakt's are looked up, and so is the
    /// episode of a show.
    func overridden(_ subject: Subject) async throws -> Outcome? {
        let item = subject.item
        let isOwn = subject.isOwn(.trakt)
        let skipped = Outcome.question(Question(reason: "you chose to skip it"))
        guard let wanted = subject.title, !isOwn || item.ids.trakt == nil else { return nil }
        if item.type == .episode, let season = item.season, let number = item.number,
            let word = overrides.word(on: wanted, season: season, number: number)
        {
            guard case .ids(let ids, _) = word else { return skipped }
            let evidence = Evidence(by: "override", score: 100)
            let identified = subject.record.identifying("episode", by: [], ids: ids)
            return .resolved(identified.setting("match", to: evidence.json), evidence)
        }
        guard !isOwn || item.title.ids.trakt == nil, let word = overrides.word(on: wanted)
        else { return nil }
        guard case .ids(let ids, let found) = word else { return skipped }
        let candidate = Candidate(
            type: wanted.type, title: found.title ?? "", year: found.year, ids: ids)
        return try await apply(candidate, to: subject)
    }

    /// Identifies a record whose film or show the person named.
    private func apply(_ candidate: Candidate, to subject: Subject) async throws -> Outcome {
        let item = subject.item
        guard let known = try await found(candidate) else {
            return .question(Question(reason: "Trakt does not know the ids of its override"))
        }
        if let other = try await contradiction(of: candidate, known, by: subject) {
            return .question(other)
        }
        let evidence = Evidence(by: "override", score: 100, title: known.title, year: known.year)
        switch item.type {
        case .movie, .show:
            if item.ids.trakt == known.ids.trakt { return .unchanged }
            return .resolved(subject.record.identified(as: known, evidence), evidence)
        case .season, .episode:
            let own = item.ids.trakt != nil && item.title.ids.trakt == known.ids.trakt
            return own ? .unchanged : try await part(subject, of: known, evidence)
        }
    }

    /// The question if an id of the record is another item's than the override's: the override may
    /// have been about another title of that name. One that has this id, too, is about this record.
    private func contradiction(
        of override: Candidate, _ known: Candidate, by subject: Subject
    ) async throws -> Question? {
        for space in IDSpace.others where !(space == .tvdb && override.type == .movie) {
            guard subject.isOwn(space), let id = subject.item.title.ids[space],
                override.ids[space] != id,
                let row = try await titles.item(space, id, override.type),
                let other = Candidate(row, type: override.type),
                other.ids.trakt != known.ids.trakt
            else { continue }
            let named = known.title.isEmpty ? "trakt \(known.ids.trakt ?? 0)" : known.name
            return Question(
                reason:
                    "its \(space.rawValue) id is of \(other.name), but your override for the title "
                    + "names \(named): add the id to the override if that is right")
        }
        return nil
    }

    /// The override's item with its Trakt id.
    private func found(_ candidate: Candidate) async throws -> Candidate? {
        if candidate.ids.trakt != nil { return candidate }
        for space in IDSpace.others {
            guard let id = candidate.ids[space],
                let row = try await titles.item(space, id, candidate.type)
            else { continue }
            if let found = Candidate(row, type: candidate.type) { return found }
        }
        return nil
    }
}
