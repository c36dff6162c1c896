/// The kinds of item the suite handles, spelled as Trakt spells them in a record's `type`.
public enum MediaType: String, Sendable, Hashable, CaseIterable {
    case movie, show, season, episode

    /// The name of the type's list in request bodies and paths: `movies`, `shows`, …
    public var plural: String { rawValue + "s" }
}
