// Records beside the rows that the account has of the same things.

extension Record {
    /// The history id of the play that this is; nil without one.
    package var playID: Int64? { self["id"]?.looseInt64.flatMap { $0 > 0 ? $0 : nil } }

    /// The record with what the account's row says. What the row does not say stays as it is, but
    /// `undo`.
    package func updated(from row: Record) -> Record {
        row.keys.reduce(removing("undo")) { record, key in
            row[key].map { record.setting(key, to: .raw($0)) } ?? record
        }
    }
}
