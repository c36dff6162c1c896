// The table of marker patterns: every row reads its example and not its near miss, and no row stands
// twice.

import Testing

@testable import lib_scan

@Suite("names: patterns")
struct NamesPatternTests {
    /// What a name gives in a library of shows: `2x5`, or a day; nil for anything else.
    private func given(_ name: String) -> String? {
        guard case .reading(let reading) = read("TV Shows/\(name).mkv") else { return nil }
        if let date = reading.date, reading.episodes.isEmpty { return date.text }
        guard let season = reading.season, !reading.episodes.isEmpty else { return nil }
        return "\(season)x" + reading.episodes.map(String.init).joined(separator: ",")
    }

    /// Whether a row reads the name at some token.
    private func reads(_ row: MarkerPattern, _ name: String) -> Bool {
        let text = NameText(Array(name.utf8))
        return text.tokens.contains { row.match(Cursor(text.lower, $0.start)) != nil }
    }

    @Test(
        "each row reads its example, and what it gives is the reading",
        arguments: 0..<MarkerPattern.table.count)
    func examples(index: Int) {
        let row = MarkerPattern.table[index]
        #expect(reads(row, row.example.name), "\(row.name)")
        #expect(given(row.example.name) == row.example.gives, "\(row.name)")
    }

    @Test("no row reads its near miss", arguments: 0..<MarkerPattern.table.count)
    func nearMisses(index: Int) {
        let row = MarkerPattern.table[index]
        #expect(!reads(row, row.nearMiss), "\(row.name)")
        #expect(given(row.nearMiss) != row.example.gives, "\(row.name)")
    }

    @Test("no two rows have a name or an example in common, and none reads another's example")
    func clashes() {
        let table = MarkerPattern.table
        #expect(Set(table.map { "\($0.name)" }).count == table.count)
        #expect(Set(table.map(\.example.name)).count == table.count)
        for row in table {
            for other in table where "\(other.name)" != "\(row.name)" {
                #expect(!reads(row, other.example.name), "\(row.name) reads \(other.name)")
            }
        }
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
