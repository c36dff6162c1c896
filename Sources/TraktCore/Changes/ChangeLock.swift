/// One run that changes the account at a time, for one user: between finding out what is there and
/// sending what is not, no other run may send the same.
///
/// All profiles of this user share the lock and the journal: two of them may be signed in to one
/// account.
package enum ChangeLock {
    /// Takes the lock and settles what earlier runs of this account left open.
    /// - Throws: what `World.lock` and reading the account throw.
    package static func take(_ client: TraktClient, _ world: World) async throws -> FileLock {
        let folder = try world.makeFolder(.state, ofAllProfiles: true)
        _ = try world.makeFolder(.state, "journal", ofAllProfiles: true)
        let lock = try await world.lock("\(folder)/changes.lock")
        try await Reconciler.recover(try Journal(world), client, world)
        return lock
    }
}
