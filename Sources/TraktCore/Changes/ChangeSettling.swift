/// Finds out what became of a batch that may have been carried out.
extension ChangeRun {
    /// After a reply: nothing needs to be read back if its counts match the batch.
    func settle(_ batch: [Int], _ intent: Intent, _ reply: ChangeReply, _ count: Int) async throws {
        let unknown = batch.filter { reply.unknownPlays.contains(changes[$0].target.play ?? 0) }
        mayBeKept = mayBeKept || reply.existing > 0
        if count + unknown.count == batch.count, reply.notFound == 0 {
            (failures, givenUp) = (0, nil)
            batchSize = min(batchSize * 2, ChangeBody.mostItems)
            // What was sent before may have been removed by the request before.
            fail(unknown.filter { changes[$0].sendings == 1 }, .absent)
            for index in batch where changes[index].failure == nil { changes[index].done += 1 }
            return
        }
        if count == 0, reply.notFound >= batch.count { return fail(batch, .absent) }
        world.messages.detail("\(count) of \(batch.count) done: checking the account")
        // What `not_found` does not account for may be there although the reply says otherwise. What
        // was there (`existing`) may not have been changed.
        let expected = max(count, batch.count - reply.notFound - unknown.count) - reply.existing
        var rest = try await readBack(batch, intent, intent.deadline, expecting: expected)
        fail(rest.filter { changes[$0].isKept }, .kept)
        rest.removeAll { changes[$0].failure != nil }
        if verb == .remove {
            let kept = rest.filter { changes[$0].sendings >= ChangeRun.mostSendings }
            fail(kept, .notDone("Trakt reported success but it is still there"))
        } else if batch.count - rest.count >= count {
            fail(rest, .absent)
        } else {
            fail(rest, .uncertain("Trakt reports that it added \(count) of \(batch.count)"))
        }
    }

    /// After anything that proves nothing: what shows was done, and what does not show once the
    /// request can no longer arrive was not, and may be sent again.
    func settle(_ batch: [Int], _ intent: Intent, after error: ToolError) async throws {
        world.messages.detail("no clear reply (\(error.message)): reading back")
        // A rate limit refuses at the door: one look is enough, after its wait.
        let isLimit = error.status == .tryLater
        let rest: [Int]
        do {
            rest = try await readBack(
                batch, intent, isLimit ? .now : intent.deadline, expecting: batch.count)
        } catch let problem {
            fail(batch, .uncertain(error.message))
            throw problem
        }
        if !isLimit, !rest.isEmpty { lost.append(rest) }
        try await count(failed: rest, of: batch, error)
    }

    /// Smaller batches, and an end to it some time.
    private func count(failed rest: [Int], of batch: [Int], _ error: ToolError) async throws {
        failures = rest.count < batch.count ? 0 : failures + 1
        guard rest.count == batch.count else { return }
        if failures >= ChangeRun.mostFailures { throw error }
        if error.status == .tryLater {
            let pause = reconciler.firstPause * Double(1 << failures)
            return try await Task.sleep(for: .seconds(pause))
        }
        batchSize = max(1, batch.count / 2)
        let isEnough =
            error.status == .protocolError || changes[batch[0]].sendings >= ChangeRun.mostSendings
        guard batch.count == 1, isEnough else { return }
        fail(batch, .notDone(error.message))
        givenUp = error
    }

    /// Reads back what became of a batch; gives the changes that do not show.
    private func readBack(
        _ batch: [Int], _ intent: Intent, _ deadline: BootInstant, expecting count: Int
    ) async throws -> [Int] {
        undecided.insert(intent.name)
        var intent = intent
        let (presences, isFinal) = try await reconciler.readBack(
            &intent, until: deadline, expecting: min(count, batch.count))
        var rest: [Int] = []
        for ((index, target), found) in zip(zip(batch, intent.targets), presences) {
            changes[index].found = found
            changes[index].target.keys = target.keys
            if intent.isDone(target, found) {
                changes[index].done += 1
            } else if target.isLookedUp, target.keys.count == 1 {
                fail([index], .uncertain("Trakt may keep it as another item"))
            } else {
                rest.append(index)
            }
        }
        guard isFinal else {
            fail(rest, .uncertain("the run was stopped"))
            throw CancellationError()
        }
        undecided.remove(intent.name)
        return rest
    }

    private func fail(_ batch: [Int], _ failure: Change.Failure) {
        for index in batch where changes[index].isOpen { changes[index].failure = failure }
    }
}
