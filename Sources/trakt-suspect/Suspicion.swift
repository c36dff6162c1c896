import TraktCore

/// Why a play is suspect.
struct Suspicion: Sendable {
    /// The most ids that `with` lists: a burst can hold a hundred thousand plays, each naming all
    /// the others.
    static let mostIDs = 50

    /// The rule that found it.
    var rule: Rule
    /// The plays it was found together with, by their index; may hold the play itself.
    var others: [Int]
    /// The reason, for people.
    var why: String

    /// The value of the field `suspect`, of the play at `index` of `plays`.
    func json(_ plays: [Play], of index: Int) -> JSON {
        var ids: [JSON] = []
        for other in others where other != index {
            guard ids.count < Suspicion.mostIDs else { break }
            if let id = plays[other].id { ids.append(.int(id)) }
        }
        return .object(["rule": .string(rule.rawValue), "with": .array(ids), "why": .string(why)])
    }
}
