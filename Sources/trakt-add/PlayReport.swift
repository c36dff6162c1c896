import TraktCore

/// What an upload of plays writes and says.
extension PlayAddition {
    /// Writes or rejects the records that are decided, in order.
    func advance() throws {
        while cursor < entries.count, let verdict = verdict(entries[cursor]) {
            let record = entries[cursor].record
            switch verdict {
            case .inAccount: if !confirms { try filter.emit(record) }
            case .missing(let reason): try filter.reject(record, reason)
            }
            cursor += 1
        }
        try filter.flush()
    }

    /// What has become of a record.
    private enum Verdict {
        case inAccount
        case missing(String)
    }

    /// Nil as long as it is not decided.
    private func verdict(_ entry: PlayEntry) -> Verdict? {
        let missing = entry.parts.filter { slots[$0.slot].present <= $0.rank }
        guard let first = missing.first else { return .inAccount }
        guard missing.allSatisfy({ slots[$0.slot].failure != nil }) else { return nil }
        let slot = slots[first.slot]
        var reason = slot.failure.map { explain($0, slot) } ?? ""
        if entry.parts.count > 1 {
            reason = "\(missing.count) of \(entry.parts.count) episodes not added: \(reason)"
        }
        return .missing(reason)
    }

    private func explain(_ failure: PlaySlot.Failure, _ slot: PlaySlot) -> String {
        switch failure {
        case .notFound:
            "Trakt does not know this \(slot.reference.type.rawValue) (\(slot.reference.name))"
        case .notAdded(let why): "not added: \(why)"
        case .doubtful(let why):
            "not known whether it was added (\(why)): run the same again, it adds what is missing"
        }
    }

    func sayProgress() {
        world.messages.progress(
            "added \(total(\.added)) of \(slots.reduce(0) { $0 + max($1.want - $1.have, 0) }) plays"
        )
    }

    private func total(_ count: (PlaySlot) -> Int) -> Int { slots.reduce(0) { $0 + count($1) } }

    /// The end of a dry run.
    func sayPlan() throws -> ExitStatus {
        var summary = ItemSummary(counting: "play")
        var seen: Set<Int> = []
        for entry in entries {
            guard let item = MediaItem(entry.record) else { continue }
            for part in entry.parts where seen.insert(part.slot).inserted {
                guard slots[part.slot].isOpen else { continue }
                summary.add(item)
            }
        }
        for line in summary.lines() { world.messages.note("  \(line)") }
        let count = slots.reduce(0) { $0 + max($1.want - $1.have, 0) }
        world.messages.note(
            "would add \(ItemSummary.count(count, "play")), "
                + "\(total { min($0.have, $0.want) }) are there already; nothing was added")
        return try filter.finish()
    }

    /// Reads back if asked to, says how it went, and gives the status.
    func finish(_ end: (any Error)?) async throws -> ExitStatus {
        var end = end
        if end != nil { try giveUpRest(end) }
        if confirms {
            do { try await emitNewPlays() } catch { end = end ?? error }
        }
        world.messages.endProgress()
        if let error = end as? ToolError { world.messages.say(error.message) }
        // Where nothing came of it, the error says it all.
        if !(end is ToolError) || !hasLeftNothing { world.messages.note(summary) }
        if let error = end as? StreamError { throw error }
        let status = try filter.finish()
        guard let end else { return givenUp?.status ?? status }
        guard let error = end as? ToolError else { throw end }
        return error.status
    }

    /// Whether this run has certainly changed nothing.
    var hasLeftNothing: Bool {
        resent.isEmpty
            && slots.allSatisfy { slot in
                if case .doubtful = slot.failure { return false }
                return slot.added == 0
            }
    }

    private var summary: String {
        let notFound = total { $0.failure == .notFound ? $0.want - $0.present : 0 }
        let doubtful = total { slot in
            if case .doubtful = slot.failure { return slot.want - slot.present }
            return 0
        }
        let notAdded = total { slot in
            if case .notAdded = slot.failure { return slot.want - slot.present }
            return slot.isOpen ? slot.want - slot.present : 0
        }
        var text = "added \(ItemSummary.count(total(\.added), "play")), \(notFound) not found, "
        text += "\(doubtful) doubtful, \(total { min($0.have, $0.want) }) were there already"
        if notAdded > 0 { text += ", \(notAdded) not added" }
        return text
    }

    /// At an early end: the records whose turn did not come are named together.
    private func giveUpRest(_ end: (any Error)?) throws {
        guard !(end is StreamError) else { return }
        var lines: [Int] = []
        while cursor < entries.count {
            let entry = entries[cursor]
            switch verdict(entry) {
            case .inAccount: if !confirms { try filter.emit(entry.record) }
            case .missing(let reason): try filter.reject(entry.record, reason)
            case nil:
                lines.append(entry.record.line)
                try filter.keep(entry.record, "not added: the run ended before")
            }
            cursor += 1
        }
        guard !lines.isEmpty, !hasLeftNothing else { return }
        world.messages.say(
            "\(LineRanges.text(lines)): not added: run the same again, it adds what is missing")
    }

    /// Writes the plays that this run added, as the history tells them.
    private func emitNewPlays() async throws {
        let places = slots.indices.filter { slots[$0].added > 0 }
        guard !places.isEmpty else { return }
        let count = total(\.added)
        let survey = try await survey(places, expecting: count, seconds: 0)
        var emitted = 0
        var seen: Set<Int64> = []
        for place in places {
            for id in survey.new(place, slots[place]).prefix(slots[place].added) {
                guard seen.insert(id).inserted, let row = survey.rows[id] else { continue }
                try filter.emit(row)
                emitted += 1
            }
        }
        try filter.flush()
        guard emitted < count else { return }
        throw ToolError(
            .unavailable,
            "\(count - emitted) of \(count) new plays were not in the history when it was read "
                + "back: look for them with trakt-history")
    }
}
