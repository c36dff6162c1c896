import TestSupport

/// Records of every kind, most of them as the suite writes them, the others odd in one place or a
/// slip away from JSON.
struct RandomRecord {
    private var random: SeededRandom

    /// The records of `seed`.
    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    mutating func once(in count: Int) -> Bool { random.once(in: count) }

    mutating func pick<Choice>(_ choices: [Choice]) -> Choice { random.pick(choices) }

    /// One record, followed by a few bytes of another.
    mutating func record() -> [UInt8] {
        let type = random.pick(["movie", "show", "season", "episode", "episode", "episode"])
        var members = [("type", odd("\"\(type)\"", ["\"tv\"", "\"m\\u006fvie\"", "5", "null"]))]
        if once(in: 2) { members.append(("id", number())) }
        if once(in: 2) { members.append(("watched_at", time())) }
        if once(in: 30) { members.append(("watched_by", time())) }
        members.append((type, item()))
        if type == "season" || type == "episode" { members.append(("show", item())) }
        if once(in: 30) { members.append((random.pick(["show", "movie", "reject"]), item())) }
        return Array((object(members) + "\n{\"type\":").utf8)
    }

    /// The bytes with one of them changed.
    mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] = random.pick([0, 1, 0x0A, 0x22, 0x2C, 0x5C, 0x7D, 0x80, 0xC3, 0xED, 0xFF])
        return bytes
    }

    private mutating func item() -> String {
        let title = random.pick(["\"Dune\"", "\"千と千尋\"", "\"\\\"Q\\\" \\u00e9\"", "\"\\ud800\""])
        let members = [
            ("title", title), ("year", number()), ("season", number()), ("number", number()),
            ("ids", odd(ids(), ["null", "[]", "5"])),
        ]
        return odd(object(members.filter { _ in !once(in: 8) }), ["null", "[]"])
    }

    private mutating func ids() -> String {
        let imdb = odd(
            "\"tt00\(Int.random(in: 0...9999, using: &random))\"",
            ["null", "\"\"", "\"603\"", "603", "\"tt\"", "\"tt1x\"", "\"https://imdb.com/tt1/\""])
        let members = [
            ("trakt", number()), ("slug", "\"a-b\""), ("imdb", imdb), ("tmdb", number()),
            ("tvdb", number()),
        ]
        return object(members.filter { _ in !once(in: 6) })
    }

    private mutating func number() -> String {
        odd(
            "\(Int.random(in: 0...20_000_000_000, using: &random))",
            [
                "null", "\"5\"", "5.0", "5e0", "-5", "05", "0", "1e999", "[5]", "5 5",
                "999999999999999999", "9999999999999999999",
            ])
    }

    private mutating func time() -> String {
        odd(
            "\"2025-0\(Int.random(in: 1...9, using: &random))-17T01:02:03.456Z\"",
            [
                "\"2025-11-17\"", "\"2025-11-17T01:02\"", "\"2025-11-17 01:02:03+02:00\"", "null",
                "\"2025-13-17T01:02:03Z\"", "1700000000", "\"20\\u0032\"",
            ])
    }

    /// The members as an object; now and then one is repeated, misspelled or in another place.
    private mutating func object(_ members: [(String, String)]) -> String {
        var members = members
        if once(in: 30) { members.shuffle(using: &random) }
        if once(in: 50), let member = members.first { members.append(member) }
        if once(in: 15) {
            members.append(("more", random.pick(["[1,{\"ids\":{\"trakt\":1}}]", "true", "1e5"])))
        }
        let blank = once(in: 8) ? random.pick([" ", "\t", "  ", "\n", "\r"]) : ""
        let texts = members.map { "\(name($0.0))\(blank):\(blank)\($0.1)\(blank)" }
        return "{\(blank)\(texts.joined(separator: ",\(blank)"))}"
    }

    private mutating func name(_ name: String) -> String {
        odd("\"\(name)\"", ["\"\\u0069ds\"", "\"\(name) \"", "\"a_name_longer_than_16\""])
    }

    /// `usual`, or once in 40 times something else.
    private mutating func odd(_ usual: String, _ others: [String]) -> String {
        once(in: 40) ? random.pick(others) : usual
    }
}
