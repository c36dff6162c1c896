/// One run that changes the account at a time, for one user: between finding out what is there and
/// sending what is not, no other run may send the same.
package enum ChangeLock {
    /// How long a run waits for another one, in seconds: 10,000 plays take two minutes.
    private static let patience = 900.0

    /// Takes the lock, waiting for another run to end, and settles what earlier runs of this account
    /// left open.
    /// - Throws: status 75 after a quarter of an hour, and what reading the account throws.
    package static func take(_ client: TraktClient, _ world: World) async throws -> FileLock {
        let folder = try world.makeFolder(.state)
        _ = try world.makeFolder(.state, "journal")
        let messages = world.messages
        let lock: FileLock
        do {
            lock = try await FileLock.take("\(folder)/changes.lock", waiting: patience) {
                messages.note("waiting for another trakt-add or trakt-remove to end")
            }
        } catch let error as ToolError where error.status == .io {
            throw World.Folder.state.unusable(error)
        }
        try await Reconciler.recover(try Journal(world), client, world)
        return lock
    }
}
