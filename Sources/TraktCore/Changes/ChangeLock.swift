/// One run that changes the account at a time, for one user: between finding out what is there and
/// sending what is not, no other run may send the same.
///
/// There are two locks, taken in this order: of the profile, whose runs share a journal, and of the
/// account, which two profiles may be signed in to.
package enum ChangeLock {
    /// How long a run waits for another one, in seconds: 10,000 plays take two minutes.
    private static let patience = 900.0

    /// Takes the profile's lock, waiting for another run to end, and settles what earlier runs of this
    /// account left open.
    /// - Throws: status 75 after a quarter of an hour, and what reading the account throws.
    package static func take(_ client: TraktClient, _ world: World) async throws -> FileLock {
        let folder = try world.makeFolder(.state)
        _ = try world.makeFolder(.state, "journal")
        let lock = try await take("\(folder)/changes.lock", world)
        try await Reconciler.recover(try Journal(world), client, world)
        return lock
    }

    /// Takes the account's lock, waiting for another run to end.
    /// - Throws: status 75 after a quarter of an hour, and what asking whose account it is throws.
    package static func takeAccount(
        _ client: TraktClient, _ world: World
    ) async throws -> FileLock {
        let owner = try await client.owner(world)
        let folder = try world.makeFolder(.state, "accounts", ofAllProfiles: true)
        return try await take("\(folder)/\(fingerprint(owner.utf8)).lock", world)
    }

    private static func take(_ path: String, _ world: World) async throws -> FileLock {
        let messages = world.messages
        do {
            return try await FileLock.take(path, waiting: patience) {
                messages.note("waiting for another trakt-add or trakt-remove to end")
            }
        } catch let error as ToolError where error.status == .io {
            throw World.Folder.state.unusable(error)
        }
    }
}
