// The table of marker patterns: every row reads its example and not its near miss, and no row stands
// twice.

import Testing

@testable import lib_scan

@Suite("names: patterns")
struct NamesPatternTests {
    /// For each row a name that looks alike and that it must not read.
    private static let nearMisses = [
        "S0201": "Show S2001",
        "S02P2E03": "Show S02P2",
        "S01E02": "Show.S01.E.Words",
        "S 01 E 02": "Show S 1999 E 02",
        "S01x02": "Show t2x3mlva",
        "T01E02": "Show t1e2wq",
        "S2 - 07": "Show S2 07",
        "T2 - 07": "Show T2-07",
        "1x02": "Show.2x1080.Words",
        "1x2": "Show 16x9 Words",
        "1 x 02": "Show 1 x 2 Words",
        "2009x02": "Show.1920x816.Words",
        "01E02": "Show 1E02",
        "[2.10]": "Show 2.10",
        "short season word and episode word": "Die Muehle Se.2 Storm",
        "season and episode of so many": "Show.Season.2of5.Words",
        "Series 2 - Part 3": "Show Season 2 - Part 3",
        "第01-12集": "名称 第01 03集",
        "1 of 4": "Show.4.of.2.Words",
        "1of4": "Show.4of2.Words",
        "03話": "名称 03話題",
        "第 5 話": "名称 第 5 季",
        "第5話": "名称 第12季",
        "제5화": "이름 제5기",
        "Episode 1.22": "Show - Episode 1-22",
        "Episode Five": "Show - Episode IV",
        "Cap.408": "Show Capitan 408",
        "Episode 5": "Show Episode Words",
        "Ep05": "Show Epic05",
        "E05": "Show E5",
        "#05": "Show №05 #",
        "x05": "Show x05",
        "1-16 серии": "Show 1 3 серии",
        "7.Bölüm": "Show 7 Words",
        "S01SP02": "Show S01SPA",
        "OVA2": "Show OVAL2",
        "OVAE2": "Show OVAL2",
        "EX01": "Show EX01",
        "SP 第01集": "名称 sp 第01集",
        "OVA 2": "Show sp 2",
        "全12集": "名称 全12季",
        "2期": "名称 2期生",
        "Second Season": "The Second Season",
        "2.Staffel": "Show 2 Season 3",
        "第 2 季": "名称 第 2 話",
        "第2季": "名称 第二話",
        "Season 2": "Show Season - 2",
        "Season 2B": "Show Season 2C",
        "S02B": "Show S2B",
        "Season 2001": "Show Season 2001",
        "Season Two": "Show Season - II",
        "Season2": "Show Tem2",
        "TV-2": "Show TV 2",
        "S 02": "Show S 02 Words",
        "S 2": "Show S 2 Words",
        "SE 2": "Show se 2",
        "S02": "Show S02Words",
        "TV2": "TV2",
        "2xAll": "Show 2xWords",
        "20201013": "Show 20201313",
        "2011-10-12": "Show 2011-10 12",
        "12.10.2011": "Show 25.10 2011",
        "14 Oct 2011": "Show 14 Okto 2011",
        "Oct 14, 2011": "Show October (2nd) 2013",
        "2011 Oct 14": "Show 2011 Oct",
        "2008x12.13": "News.2008x12.Words",
        "第20130301期": "名称 第20130301集",
        "140722": "Show 141322",
        "15.03.09": "Site 15.03.09 Words 1080p",
        "Part03": "Show Parts03",
        "Part 3": "Show Part 300",
        "Part III": "Show Part.Ill",
        "後半": "名称 後半戦",
        "Cour 2": "Season 4 Course 2",
        "Cour2": "Season 4 Course2",
        "Cour II": "Season 4 Course II",
        "Second Cour": "Season 4 Second Course",
        "P2": "Season 4 P200",
        "Season 4.2": "Season 4 2",
        "II": "II Words",
        "Part B": "Season 4 Part D",
        "第2クール": "名称 第2話",
        "CD 1": "Film Disco 1",
        "CD1": "Film CD100",
        "Disc Two": "Film Disc Town",
        "BD2": "Film BD200",
        "D1": "Show D1",
    ]

    /// What a row finds in a name, as its example says it; nil if it does not read the name.
    private func gives(_ row: NumberPattern, _ name: String) -> String? {
        let text = NameText(Array(name.utf8))
        guard let match = text.tokens.indices.lazy.compactMap({ row.match(text, at: $0) }).first
        else { return nil }
        let episodes = match.allEpisodes.map(String.init).joined(separator: ",")
        switch row.kind {
        case .full, .word, .wordAfter:
            return match[.season] < 0 ? episodes : "\(match[.season])x\(episodes)"
        case .special: return "0x\(episodes)"
        case .season, .shortSeason: return "S\(match[.season])"
        case .whole: return "\(match[.total])"
        case .part, .seasonPiece, .disc: return "\(match[.other])"
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
        let nearMiss = Self.nearMisses["\(row.row.name)"]
        #expect(nearMiss != nil, "\(row.row.name) has no near miss")
        #expect(nearMiss.flatMap { gives(row, $0) } == nil, "\(row.row.name)")
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
