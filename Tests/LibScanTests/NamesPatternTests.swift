// The table of marker patterns: every row reads its example and not its near miss, and no row stands
// twice.

import Testing

@testable import lib_scan

@Suite("names: patterns")
struct NamesPatternTests {
    /// What a row finds in a name, as its example says it; nil if it does not read the name.
    private func gives(_ row: NumberPattern, _ name: String) -> String? {
        let text = NameText(Array(name.utf8))
        guard let match = text.tokens.indices.lazy.compactMap({ row.match(text, at: $0) }).first
        else { return nil }
        let episodes = match.allEpisodes.map(String.init).joined(separator: ",")
        switch row.kind {
        case .full, .word, .wordBehind:
            return match[.season] < 0 ? episodes : "\(match[.season])x\(episodes)"
        case .special: return "0x\(episodes)"
        case .season, .shortSeason: return "S\(match[.season])"
        case .whole: return "\(match[.total])"
        case .part, .disc: return "\(match[.other])"
        case .date, .shortDate: return AirDate(match)?.text
        }
    }

    /// What the reader asks of a name gives the same as the row.
    private func asked(_ row: NumberPattern, _ name: String) -> String? {
        let text = NameText(Array(name.utf8))
        return text.tokens.indices.lazy.compactMap { text.match(row.kind, at: $0) }.first
            .map { "\($0.name)" }
    }

    @Test("each row reads its example, and no row before it does", arguments: NumberPattern.table)
    func examples(row: NumberPattern) {
        #expect(gives(row, row.row.example.name) == row.row.example.gives, "\(row.row.name)")
        #expect(asked(row, row.row.example.name) == "\(row.row.name)", "\(row.row.name)")
    }

    @Test("no row reads its near miss", arguments: NumberPattern.table)
    func nearMisses(row: NumberPattern) {
        #expect(gives(row, row.row.nearMiss) == nil, "\(row.row.name)")
    }

    @Test("each pattern is sound, and no two rows have a name, an example or a pattern in common")
    func clashes() {
        let table = NumberPattern.table
        // `Rows` has a bit for each row.
        #expect(table.count <= 128)
        #expect(table.allSatisfy { !$0.steps.isEmpty })
        #expect(Set(table.map { "\($0.row.name)" }).count == table.count)
        #expect(Set(table.map(\.row.example.name)).count == table.count)
        #expect(Set(table.map { "\($0.kind) \($0.row.pattern)" }).count == table.count)
    }

    @Test("a pattern that is written wrong has no steps", arguments: ["(a", "<a 1>", "{a}", "a)"])
    func unsound(pattern: String) {
        #expect(PatternParser.steps(pattern).isEmpty)
    }

    @Test("every word is in lower case and can be found, and no role or tag has a word twice")
    func words() {
        var seen: Set<[UInt8]> = []
        for (name, words) in Lexicon.rows.map({ ("\($0.roles.rawValue)", $0.words) })
            + Lexicon.tags.map({ ("tag", $0.words) })
        {
            for word in words.split(separator: " ") {
                #expect(seen.insert(Array("\(name) \(word)".utf8)).inserted, "\(word) stands twice")
                let lower = Lowercase.of(Array(word.utf8))
                let found = Lexicon.word(ByteText(lower), 0, lower.count)
                #expect(found.tag != .none || !found.roles.isEmpty, "cannot find \(word)")
            }
        }
    }
}

@Suite("names: number rules")
struct NumberRuleTests {
    @Test("each row decides its own example", arguments: 0..<NumberRule.table.count)
    func examples(index: Int) throws {
        let row = NumberRule.table[index]
        let parts = row.example.split(separator: "/").map { Array($0.utf8) }
        var folder = FolderReading(name: Array("library".utf8), parent: nil, isRoot: true)
        for part in parts.dropLast() {
            folder = FolderReading(name: part, parent: folder, isRoot: false)
        }
        let name = try #require(parts.last)
        let siblings = row.siblings.isEmpty ? [name] : row.siblings.map { Array($0.utf8) }
        let text = NameText(FileNames.withoutVideoExtension(name))
        let reader = NameReader(
            text: text, folder: folder, hint: .any, context: SiblingContext(videoNames: siblings))
        let decisive = NumberRule.table.first {
            if case .pass = $0.read(reader) { return false }
            return true
        }
        #expect(decisive.map { "\($0.name)" } == "\(row.name)", "\(row.example)")
    }

    @Test("no two rows have a name or an example in common")
    func clashes() {
        #expect(Set(NumberRule.table.map { "\($0.name)" }).count == NumberRule.table.count)
        #expect(Set(NumberRule.table.map(\.example)).count == NumberRule.table.count)
    }
}
