import TestSupport
import TraktCore

/// Files of records as other programs might write or break them, each brought back by its seed.
///
/// Every record carries its own mark (`~3.7~`), so that a test can tell what has become of it.
struct FuzzedInput {
    /// What the tools read.
    var bytes: [UInt8] = []
    /// Whether only the layout is unusual: every record is good.
    let isIntact: Bool

    private var random: SeededRandom
    private let file: Int
    /// How many records a file has: few enough for a dry run to name each.
    static let records = 18

    /// The file of this number.
    init(seed: Int, file: Int) {
        random = SeededRandom(seed: UInt64(seed) << 32 | UInt64(file))
        self.file = file
        isIntact = file.isMultiple(of: 4)
        let texts = (0..<FuzzedInput.records).map { record($0) }
        bytes = laidOut(texts)
        if !isIntact, random.once(in: 3) { breakFile() }
    }

    // MARK: - One record

    private mutating func record(_ number: Int) -> [UInt8] {
        let odd: (String, String)? =
            isIntact || random.once(in: 2)
            ? nil : (random.pick(FuzzedInput.keys), random.pick(FuzzedInput.oddValues))
        func value(_ key: String, _ good: String) -> String { odd?.0 == key ? odd?.1 ?? "" : good }
        let mark = "\"~\(file).\(number)~\""
        // Far apart, so that a changed digit does not make two records one (Knuth's multiplier).
        let id = 100_000_000 + (file * FuzzedInput.records + number) * 2_654_435_761 % 900_000_000
        let ids = value("ids", #"{"trakt":\#(value("trakt", "\(id)")),"imdb":"tt\#(id)"}"#)
        let title = value("title", mark)
        let minute = number < 10 ? "0\(number)" : "\(number)"
        let time = value("watched_at", "\"2024-01-02T03:\(minute):00.000Z\"")
        let own = #""title":\#(title),"year":\#(value("year", "2021")),"ids":\#(ids)"#
        let season = #""season":\#(value("season", "1")),"number":\#(value("number", "\(number)"))"#
        let item =
            number.isMultiple(of: 3)
            ? #""type":\#(value("type", "\"episode\"")),"show":\#(value("movie", "{\(own)}")),"#
                + #""episode":{\#(season),"ids":{"trakt":\#(id)}}"#
            : #""type":\#(value("type", "\"movie\"")),"movie":\#(value("movie", "{\(own)}"))"#
        let text =
            #"{"x":\#(mark),"id":\#(value("id", "\(id)")),"watched_at":\#(time),\#(item),"#
            + #""note":\#(value("note", #""é \"{[ \u00e9 😀""#))}"#
        var bytes = Array(text.utf8)
        if !isIntact, random.once(in: 5) { breakBytes(&bytes) }
        return bytes
    }

    private static let keys = [
        "ids", "trakt", "title", "watched_at", "year", "season", "number", "type", "movie", "id",
        "note",
    ]

    private static let oddValues = [
        "null", "true", "[]", "{}", "-1", "0.5", "1e999", "-1e999", "9223372036854775808",
        String(repeating: "9", count: 400), "[\"~\"]", "{\"a\":{\"a\":{\"a\":[]}}}",
        String(repeating: "[", count: 200) + String(repeating: "]", count: 200),
        String(repeating: "{\"a\":", count: 127) + "1" + String(repeating: "}", count: 127),
        "[" + String(repeating: "0,", count: 5000) + "0]", "\"\u{0}\"", "nul", "+1", "01", "\"",
    ]

    /// Cuts, swaps, drops, inserts or repeats bytes.
    private mutating func breakBytes(_ bytes: inout [UInt8]) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let other = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes.removeSubrange(place...)
        case 1: bytes.swapAt(place, other)
        case 2: bytes.remove(at: place)
        case 3: bytes.insert(contentsOf: random.pick(FuzzedInput.oddBytes), at: place)
        case 4: bytes.removeSubrange(min(place, other)..<max(place, other))
        default: bytes.insert(contentsOf: bytes[min(place, other)...], at: place)
        }
    }

    /// NUL, CR, a line feed, half a character, a surrogate, an overlong slash, a byte order mark.
    private static let oddBytes: [[UInt8]] = [
        [0], [0x0D], [0x0A], [0x0D, 0x0A], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xFF],
        [0xEF, 0xBB, 0xBF], [0x1E], Array("\\u0000".utf8), Array("\\ud800".utf8), [0x5C], [0x22],
        [0x7D], [0x5D], [0x5B], [0x7B], [0x2C],
    ]

    // MARK: - The file

    private mutating func laidOut(_ records: [[UInt8]]) -> [UInt8] {
        let mark: [UInt8] = random.once(in: 4) ? [0xEF, 0xBB, 0xBF] : []
        let end: [UInt8] = random.pick([[0x0A], [0x0D, 0x0A], [0x0A, 0x0A], [0x0A, 0x20, 0x09]])
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return mark + joined(records, end) + (random.once(in: 2) ? [] : end)
        case 1: return mark + joined(records.map(spread), end)
        case 2: return mark + [0x5B] + joined(records, [0x2C] + end) + [0x5D]
        case 3: return mark + [0x5B, 0x0A] + joined(records.map(spread), [0x2C]) + [0x5D, 0x0A]
        case 4:
            let arrays = [records.prefix(7), records.dropFirst(7).prefix(7), records.dropFirst(14)]
            return joined(arrays.map { mark + [0x5B] + joined(Array($0), [0x2C]) + [0x5D] }, end)
        default: return mark + joined(records, random.once(in: 2) ? [] : mark)
        }
    }

    private func joined(_ parts: [[UInt8]], _ separator: [UInt8]) -> [UInt8] {
        Array(parts.joined(separator: separator))
    }

    /// The record over several lines, as jq prints it: a line feed after every comma between members
    /// of the outermost object, which none of the values above contain as `,"`.
    private func spread(_ record: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for (index, byte) in record.enumerated() {
            result.append(byte)
            let isEnd = index + 1 < record.count && byte == 0x2C && record[index + 1] == 0x22
            if isEnd { result += Array("\n  ".utf8) }
        }
        return result
    }

    private mutating func breakFile() {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes.removeSubrange(place...)
        case 1: bytes.insert(contentsOf: random.pick(FuzzedInput.oddBytes), at: place)
        default: bytes.removeFirst(min(place, 100))
        }
    }

    /// The whole marks of records in some bytes, where they may be quoted in a string.
    static func marks(in bytes: [UInt8]) -> Set<String> {
        let text = String(decoding: bytes, as: UTF8.self)
        return Set(text.matches(of: /"x\\*":\\*"(~[0-9]+\.[0-9]+~)/).map { String($0.1) })
    }
}
