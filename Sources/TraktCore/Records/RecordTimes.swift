/// How the times in records are read: `watched_at`, `rated_at`, `collected_at`.
///
/// A time has a zone (`Z` or an offset); one without is refused unless the user names the zone. A
/// date alone means noon, in that zone or the local one.
package struct RecordTimes: Sendable, Hashable {
    /// The zone of times that name none; nil if they are to be refused.
    package var zone: Zone?

    /// A way to read times.
    package init(zone: Zone? = nil) { self.zone = zone }

    /// The time in the field `key` of a record; nil if there is none or if it is null.
    /// - Throws: `ToolError` with status 65 if it is something else.
    package func time(_ key: String, of record: Record) throws(ToolError) -> Timestamp? {
        guard let value = record[key], !value.isNull else { return nil }
        return try time(value, named: key)
    }

    /// The time that `value` says; `name` is the name of its field.
    /// - Throws: `ToolError` with status 65 if it is something else.
    package func time(_ value: JSONSlice, named name: String) throws(ToolError) -> Timestamp {
        guard let text = value.string else {
            let spelling = String(decoding: value.bytes.prefix(40), as: UTF8.self)
            guard value.kind == .number else {
                throw ToolError(.data, "\(name) is not a time: \(spelling)")
            }
            // Seconds of 11 digits are after the year 5000.
            let isSeconds = (value.int64?.magnitude ?? 0) < 100_000_000_000
            throw ToolError(
                .data,
                "\(name) is a number (\(spelling)): convert it with jq, "
                    + (isSeconds
                        ? "'.\(name) |= todate' for seconds since 1970"
                        : "'.\(name) |= (. / 1000 | todate)' for milliseconds since 1970"))
        }
        if let time = Timestamp(watchTime: text, zone: zone ?? .local) { return time }
        guard let local = Timestamp(local: text, zone: zone ?? .local) else {
            throw ToolError(
                .data,
                "\(name) \"\(text.prefix(40))\" is not a time such as "
                    + "2025-11-17T01:02:00Z")
        }
        guard zone != nil else {
            throw ToolError(
                .data,
                "\(name) \"\(text.prefix(40))\" has no zone: add Z or an offset, or "
                    + "name the zone with --zone")
        }
        return local
    }
}
