import TraktCore

/// Finding out what became of a batch.
extension PlayAddition {
    /// The pauses between questions to the history, as multiples of the first.
    private static let pauses = [1.0, 2, 4]
    /// The longest a late commit is waited for, in seconds.
    private static let longestPatience = 60.0

    /// After an answer: nothing to ask if its numbers are those of the batch. Otherwise what is not
    /// in the history was not found.
    func settle(_ batch: [Int], _ reply: ChangeReply) async throws {
        if reply.added == batch.count, reply.notFound == 0 {
            for place in batch { slots[place].added += 1 }
            return
        }
        let count = min(reply.added ?? 0, batch.count)
        world.messages.detail("\(reply.added ?? 0) of \(batch.count) added: reading back")
        let survey: PlaySurvey
        do {
            survey = try await self.survey(batch, expecting: count, seconds: 0)
        } catch {
            fail(batch, .doubtful("\(count) of \(batch.count) plays of its request were added"))
            throw error
        }
        let found = take(survey, for: batch)
        let missing = batch.filter { slots[$0].isOpen && !found.contains($0) }
        guard reply.added == nil || found.count >= count else {
            return fail(
                missing,
                .doubtful(
                    "Trakt says it added \(count) of \(batch.count), the history shows "
                        + "\(found.count)"))
        }
        fail(missing, .notFound)
    }

    /// After an answer that was lost: what the history shows was added, what it does not show even
    /// after a while was not, and may be sent again. True if anything was added. Throws if the
    /// history cannot be read, or if the person has asked to stop.
    func settle(_ batch: [Int], after error: ToolError, seconds: Double) async throws -> Bool {
        world.messages.detail("no clear answer (\(error.message)): reading back")
        let survey: PlaySurvey
        do {
            // A rate limit refuses at the door: there is no late commit to wait for.
            let expected = error.status == .tryLater ? 0 : batch.count
            survey = try await self.survey(batch, expecting: expected, seconds: seconds)
        } catch let problem {
            fail(batch, .doubtful(error.message))
            throw problem
        }
        let found = take(survey, for: batch)
        let missing = batch.filter { slots[$0].isOpen && !found.contains($0) }
        failStrangers(missing, survey, error)
        if Task.isCancelled { fail(missing, .doubtful(error.message)) }
        if error.status != .tryLater { resent.formUnion(missing) }
        return !found.isEmpty
    }

    /// Asks the history, again after growing pauses, until it shows so many new plays of the batch.
    /// `seconds` is how long the request took to fail: a commit may take as long again.
    func survey(_ batch: [Int], expecting count: Int, seconds: Double) async throws -> PlaySurvey {
        var survey = try await surveyOnce(batch)
        var pauses = PlayAddition.pauses.map { $0 * firstPause }
        let rest = min(seconds, PlayAddition.longestPatience) - pauses.reduce(0, +)
        if rest > 0 { pauses.append(rest) }
        for pause in pauses {
            guard fresh(survey, batch) < count, !Task.isCancelled else { break }
            world.messages.progress(now: true, "no clear answer: looking what is there")
            try? await Task.sleep(for: .seconds(pause))
            survey = try await surveyOnce(batch)
        }
        return survey
    }

    private func surveyOnce(_ batch: [Int]) async throws -> PlaySurvey {
        let (slots, index, reader) = (slots, index, reader)
        return try await uninterrupted {
            try await PlaySurvey.take(of: batch, in: slots, index, reader)
        }
    }

    /// How many plays of the batch a survey shows that were not known of.
    private func fresh(_ survey: PlaySurvey, _ batch: [Int]) -> Int {
        batch.count { survey.present($0, slots[$0]) > slots[$0].present }
    }

    /// Counts what the survey shows; gives the slots of the batch whose play is there.
    private func take(_ survey: PlaySurvey, for batch: [Int]) -> Set<Int> {
        var found: Set<Int> = []
        for place in batch where survey.present(place, slots[place]) > slots[place].present {
            slots[place].added += 1
            found.insert(place)
        }
        return found
    }

    /// A new play of the same kind in the same minute that belongs to no slot may be the one that
    /// was sent, kept under an id that we do not know (items are merged, trakt-api.md 6.7): then
    /// sending again could double it.
    private func failStrangers(_ missing: [Int], _ survey: PlaySurvey, _ error: ToolError) {
        for place in missing {
            guard let minute = slots[place].time.minute else { continue }
            let spot = PlaySurvey.Place(type: slots[place].reference.type, minute: minute)
            let new = (survey.strangers[spot] ?? []).subtracting(strangers)
            if !new.isEmpty { fail([place], .doubtful(error.message)) }
        }
    }
}
