/// What a list keeps about an item beside the item: the fields a request may set.
package struct ListFields: Sendable, Hashable {
    /// The fields, as a request writes them.
    package var members: [JSON.Field] = []

    /// No fields.
    package init() {}

    /// The longest note, in characters (trakt-api.md 4.7).
    private static let longestNote = 500
    /// What the collection keeps about a copy (trakt-api.md 4.6).
    private static let metadataKeys = [
        "media_type", "resolution", "hdr", "audio", "audio_channels", "3d",
    ]

    /// Reads what a record says. Throws a reason (status 65) if that cannot be sent.
    package init(
        _ record: Record, _ list: AccountList, times: RecordTimes = RecordTimes()
    ) throws(ToolError) {
        for field in list.fields {
            switch field {
            case .rating: try readRating(record)
            case .notes: try readNotes(record)
            case .metadata: readMetadata(record)
            case .time(let key, let words): try readTime(record, key, words: words, times)
            }
        }
    }

    private mutating func readRating(_ record: Record) throws(ToolError) {
        guard let value = record["rating"], !value.isNull else {
            throw ToolError(.data, "no rating: add one, a whole number from 1 to 10")
        }
        guard let rating = value.looseInt, (1...10).contains(rating) else {
            throw ToolError(.data, "its rating is not a whole number from 1 to 10")
        }
        members.append(.init("rating", .int(Int64(rating))))
    }

    private mutating func readNotes(_ record: Record) throws(ToolError) {
        guard let notes = record["notes"], !notes.isNull else { return }
        guard let text = notes.string, text.count <= ListFields.longestNote else {
            throw ToolError(
                .data, "notes must be text of at most \(ListFields.longestNote) characters")
        }
        members.append(.init("notes", .string(text)))
    }

    private mutating func readTime(
        _ record: Record, _ key: String, words: [String], _ times: RecordTimes
    ) throws(ToolError) {
        guard let value = record[key], !value.isNull else { return }
        if let text = value.string, words.contains(text) {
            return members.append(.init(key, .string(text)))
        }
        members.append(.init(key, .string(try times.time(value, named: key).text)))
    }

    /// The fields of a request for an entry that is not there yet: it has no note to take away.
    var ofNewEntry: [JSON.Field] {
        members.filter { $0.key != "notes" || $0.value.bytes != Array(#""""#.utf8) }
    }

    /// The row of an entry that is changed to say this, as a record that changes it back: where the
    /// row has no note, an empty one takes the new one away.
    func restoring(_ row: Record) -> Record {
        let hasNote = row["notes"]?.string != nil
        guard !hasNote, ofNewEntry.contains(where: { $0.key == "notes" }) else { return row }
        return row.setting("notes", to: "")
    }

    /// A copy's facts stand at the top level or below `metadata`; nulls say nothing.
    private mutating func readMetadata(_ record: Record) {
        for key in ListFields.metadataKeys {
            guard let value = record[key] ?? record["metadata"]?[key], !value.isNull else {
                continue
            }
            members.append(.init(key, .raw(value)))
        }
    }

    /// Whether a row of the list says all of this already: times to the minute.
    package func areThere(_ row: Record) -> Bool {
        members.allSatisfy { field in
            let there = row[field.key] ?? row["metadata"]?[field.key]
            guard let there, !there.isNull else { return field.value.bytes == Array(#""""#.utf8) }
            guard let wanted = try? JSONSlice.parse(field.value.bytes) else { return false }
            if let time = wanted.string.flatMap({ Timestamp($0) }),
                let kept = there.string.flatMap({ Timestamp($0) })
            {
                return time.minute == kept.minute
            }
            return wanted.compactBytes == there.compactBytes
                || (there.string != nil && there.string == wanted.string)
        }
    }
}
