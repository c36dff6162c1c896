import TestSupport

/// Texts of JSON in every spelling the grammar allows, and texts that are a slip away from it.
struct RandomJSON {
    private var random: SeededRandom

    /// The texts of `seed`.
    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    /// One valid value with blanks around it.
    mutating func value(depth: Int = 0) -> String {
        let kind = Int.random(in: 0..<(depth > 4 ? 5 : 8), using: &random)
        switch kind {
        case 0: return random.pick(["true", "false", "null"])
        case 1, 2: return number()
        case 3, 4: return string()
        case 5, 6: return object(depth: depth)
        default:
            let count = Int.random(in: 0...4, using: &random)
            let elements = (0..<count).map { _ in blank() + value(depth: depth + 1) + blank() }
            return "[" + (elements.isEmpty ? blank() : elements.joined(separator: ",")) + "]"
        }
    }

    /// One object whose keys differ.
    mutating func object(depth: Int = 0) -> String {
        let count = Int.random(in: 0...5, using: &random)
        let members = (0..<count).map { index in
            blank() + key(index) + blank() + ":" + blank() + value(depth: depth + 1) + blank()
        }
        return "{" + (members.isEmpty ? blank() : members.joined(separator: ",")) + "}"
    }

    /// The key of the member of this number, in quotes; now and then with an escape.
    private mutating func key(_ index: Int) -> String {
        random.once(in: 4)
            ? "\"k\\u003\(index)\"" : random.pick(["\"k\(index)\"", "\"é\(index)\""])
    }

    private mutating func blank() -> String {
        random.pick(["", "", "", " ", "\t", "  ", "\r", "\n"])
    }

    private mutating func number() -> String {
        let whole = random.pick(["0", "7", "10", "4096", "9007199254740993", "12297139948"])
        let fraction = random.pick(["", "", "", ".0", ".5", ".1250", ".000000001"])
        let exponent = random.pick(["", "", "", "e2", "E+3", "e-2", "e00", "e999", "E-999"])
        return random.pick(["", "", "-"]) + whole + fraction + exponent
    }

    private mutating func string() -> String {
        let parts = [
            "a", "Dune", " ", "\\\"", "\\\\", "\\/", "\\n", "\\b", "\\u00e9", "\\uD83D\\uDE00", "é",
            "\u{2028}", "日本", "🎬", "\u{7F}", "\\u0000", "{", "]", ",", ":", "\u{FEFF}",
        ]
        let count = Int.random(in: 0...5, using: &random)
        return "\"" + (0..<count).map { _ in random.pick(parts) }.joined() + "\""
    }

    /// `text` with one to three slips of a hand that knows JSON.
    mutating func mutated(_ text: String) -> [UInt8] {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...3, using: &random) { slip(&bytes) }
        return bytes
    }

    private mutating func slip(_ bytes: inout [UInt8]) {
        let pieces = [
            ",", ":", "\"", "\\", "{", "}", "[", "]", "0", "-", "+", ".", "e", "1", "t", "null",
            "\\u", "\\uDC00", "\\ud800", "\u{1}", "\n", "\t", "é", "//", "'", "NaN", "01", "{}",
            "x",
        ]
        let place = Int.random(in: 0...bytes.count, using: &random)
        let end = min(bytes.count, place + Int.random(in: 1...3, using: &random))
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes.insert(contentsOf: random.pick(pieces).utf8, at: place)
        case 1: bytes.removeSubrange(place..<end)
        case 2: bytes.replaceSubrange(place..<end, with: random.pick(pieces).utf8)
        case 3: bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
        case 4: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
        default: bytes.removeLast(bytes.count - place)
        }
    }
}
