import TraktCore

/// B's values of the keys of `--take`, record by record, in flat memory.
struct TakenValues {
    /// The top-level keys whose values are taken.
    let keys: [String]
    private var text: [UInt8] = []
    /// Where each value ends in `text`: for each record as many as there are keys. A key that the
    /// record does not have, or as null, has an empty value.
    private var ends: ContiguousArray<Int> = []

    /// The keys that no record has had so far, or only with null.
    private(set) var missing: [String]

    /// No values yet.
    init(keys: [String]) { (self.keys, missing) = (keys, keys) }

    /// Keeps the values of the record with the next number.
    mutating func append(_ record: Record) {
        for key in keys {
            if let value = record[key], !value.isNull {
                text += value.bytes
                if !missing.isEmpty { missing.removeAll { $0 == key } }
            }
            ends.append(text.count)
        }
    }

    /// A record with the values of the record `number`; a key that it does not have stays as it is.
    func put(_ number: Int, into record: Record) -> Record {
        var record = record
        for (offset, key) in keys.enumerated() {
            let index = number * keys.count + offset
            let start = index == 0 ? 0 : ends[index - 1]
            guard start < ends[index] else { continue }
            record = record.setting(key, to: .raw(Array(text[start..<ends[index]])))
        }
        return record
    }
}
