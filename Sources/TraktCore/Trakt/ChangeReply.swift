/// What a reply says about a change, in numbers.
///
/// All keys are optional, and the echo in `not_found` is not reliable: ids missing, under another
/// type's key, nested (trakt-api.md 4.4). So items are never looked for in it; it is counted, and
/// what does not add up is read back. The exception is `not_found.ids`, plain numbers of plays.
package struct ChangeReply: Sendable, Hashable {
    /// How many items were added, of all kinds; nil if the reply does not say.
    package var added: Int?
    /// How many were there and were changed.
    package var updated: Int
    /// How many were there already.
    package var existing: Int
    /// How many were removed; nil if the reply does not say.
    package var deleted: Int?
    /// How many entries `not_found` has, of all kinds but `ids`.
    package var notFound: Int
    /// The plays that were not there to be removed.
    package var unknownPlays: Set<Int64>

    /// Reads a reply.
    package init(_ value: JSONSlice) {
        added = ChangeReply.sum(value["added"])
        updated = ChangeReply.sum(value["updated"]) ?? 0
        existing = ChangeReply.sum(value["existing"]) ?? 0
        deleted = ChangeReply.sum(value["deleted"])
        let missing = value["not_found"]?.fields ?? []
        notFound = missing.reduce(0) { sum, field in
            field.key == "ids" ? sum : sum + field.value.elements.count
        }
        unknownPlays = Set(value["not_found"]?["ids"]?.elements.compactMap(\.int64) ?? [])
    }

    /// No request changes more.
    private static let most = 1 << 30

    private static func sum(_ counts: JSONSlice?) -> Int? {
        guard let counts, counts.kind == .object else { return nil }
        return counts.fields.reduce(0) { min($0 + min(max($1.value.int ?? 0, 0), most), most) }
    }
}
