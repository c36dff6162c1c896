// Short ways to write the values that replies are made of.

import TraktCore

extension JSON {
    /// A number, or null for nil.
    static func orNull(_ value: Int64?) -> JSON { value.map { .int($0) } ?? .null }
    /// A number, or null for nil.
    static func orNull(_ value: Int?) -> JSON { value.map { .int(Int64($0)) } ?? .null }
    /// A text, or null for nil.
    static func orNull(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }
    /// A time, or null for nil.
    static func orNull(_ value: Timestamp?) -> JSON { value.map { .string($0.text) } ?? .null }
    /// A count.
    static func count(_ value: Int) -> JSON { .int(Int64(value)) }
    /// A time as Trakt writes it.
    static func time(_ value: Timestamp) -> JSON { .string(value.text) }

    /// The members of an object; none for anything else.
    var members: [Field] {
        if case .object(let fields) = self { fields } else { [] }
    }

    /// An object with the members of both, this one's first.
    func merging(_ other: JSON) -> JSON { .row(self, other.members) }

    /// An object with the members of `own` and then `more`.
    static func row(_ own: JSON, _ more: [Field]) -> JSON { .object(own.members + more) }
}
