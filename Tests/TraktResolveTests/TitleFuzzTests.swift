import TestSupport
import Testing
import TraktCore

@testable import trakt_resolve

/// Titles made of whatever breaks string code: no crash, and every title is itself.
@Suite("titles of any kind")
struct TitleFuzzTests {
    private static let pieces = [
        " ", " ", " - ", ": ", ", ", ", The", "The ", "L'", "'", "’", "s", "t", "(", ")", "(US)",
        "(2005)", "[", "]", "US", "&", "+", " + ", "/", "?", "*", "a", "B", "é", "e\u{301}",
        "\u{301}",
        "ß", "æ", "İ", "ı", "Σ", "ς", "が", "か\u{3099}", "한", "Ａ", "\u{3000}", "\u{200D}", "👨‍👩‍👧",
        "\u{FEFF}", "\u{0}", "II", "iv", "2", "½", "²", "Ⅳ", "٣", "Part", "Pt.", "Marvel's", "🎬",
        "ﬁ",
        "\u{1F1FA}\u{1F1F8}", "\r\n", "\t", "_", "--", "…", "aka",
    ]

    @Test("every title is itself, and every comparison ends", arguments: [1, 2, 3, 4] as [UInt64])
    func reflexive(_ seed: UInt64) {
        var numbers = SeededRandom(seed: seed)
        var last = "Dune"
        for _ in 0..<800 {
            let count = Int.random(in: 1...7, using: &numbers)
            let title = (0..<count).map { _ in
                Self.pieces.randomElement(using: &numbers) ?? ""
            }.joined()
            for type in [MediaType.movie, .show] {
                let wanted = TitleQuery(type: type, title: title, year: 2005)
                let own = Candidate(type: type, title: title, year: 2005, ids: IDs(trakt: 1))
                let other = Candidate(type: type, title: last, year: 2005, ids: IDs(trakt: 2))
                #expect(Comparison(wanted, own).likeness == .literal, "\(title.debugDescription)")
                _ = Decider().decide(wanted, among: [other])
                let plan = SearchPlan(wanted: wanted)
                #expect(plan.steps.allSatisfy { !$0.text.isEmpty } || wanted.query.isEmpty)
            }
            last = title
        }
    }
}
