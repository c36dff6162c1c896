/// One run that changes the account at a time, for one user: between finding out what is there and
/// sending what is not, no other run may send the same.
///
/// There are two locks, taken in this order: of the profile, whose runs share a journal, and of the
/// account (`TraktClient.lockAccount`), which two profiles may be signed in to.
package enum ChangeLock {
    /// Takes the profile's lock and settles what earlier runs of this account left open.
    /// - Throws: what `World.lock` and reading the account throw.
    package static func take(_ client: TraktClient, _ world: World) async throws -> FileLock {
        let folder = try world.makeFolder(.state)
        _ = try world.makeFolder(.state, "journal")
        let lock = try await world.lock("\(folder)/changes.lock")
        try await Reconciler.recover(try Journal(world), client, world)
        return lock
    }
}
