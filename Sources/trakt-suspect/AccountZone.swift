import TraktCore

/// Finds the time zone whose days count: the zone of the Trakt account, if there is a sign-in.
struct AccountZone {
    private let world: World

    init(_ world: World) { self.world = world }

    /// The account's zone. Without a sign-in, or if Trakt cannot be asked, this computer's zone:
    /// the option must not make an offline job fail.
    /// - Throws: `CancellationError` after Ctrl-C.
    func zone() async throws -> Zone {
        do {
            guard try Account.isSignedIn(world) else { return .local }
            let settings = try await TraktClient(world).settings()
            let name = settings?.value("account", "timezone")?.string
            if let zone = name.flatMap({ Zone(named: $0) }) { return zone }
            world.messages.note("the Trakt account has no time zone: \(here)")
        } catch let error as ToolError {
            world.messages.note("\(error.message): \(here)")
        }
        return .local
    }

    private let here = "using this computer's (see --timezone)"
}
