import TraktCore

/// Plays that arrived after all: a request was given up for lost and its plays were sent again, and
/// then the server carried out the first one too.
extension PlayAddition {
    /// Looks once more at what was sent twice, at the end of a run, and takes out of the history
    /// what is there twice: the newest plays that this run is the cause of, by their ids.
    func undoLateCommits() async {
        let places = resent.sorted()
        guard !places.isEmpty else { return }
        do {
            try? await Task.sleep(for: .seconds(firstPause * 2))
            let survey = try await survey(places, expecting: 0, seconds: 0)
            var surplus: [Int64] = []
            for place in places {
                let new = survey.new(place, slots[place])
                surplus += new.suffix(max(0, new.count - (slots[place].want - slots[place].have)))
            }
            try await remove(Array(Set(surplus)))
        } catch {
            world.messages.say(
                "could not look for plays that arrived twice after a lost answer (\(error)): "
                    + "trakt-history shows them")
        }
    }

    private func remove(_ ids: [Int64]) async throws {
        guard !ids.isEmpty else { return }
        var rest = ids[...]
        while let body = ChangeBody.plays(Array(rest.prefix(ChangeBody.mostItems))) {
            let client = client
            let outcome = try await uninterrupted {
                try await client.write("/sync/history/remove", body)
            }
            switch outcome {
            case .done: rest = rest.dropFirst(ChangeBody.mostItems)
            case .refused(let error), .notSent(let error), .doubtful(let error): throw error
            }
        }
        world.messages.note(
            "took \(ItemSummary.count(ids.count, "play")) back that a lost request had added late")
    }
}
