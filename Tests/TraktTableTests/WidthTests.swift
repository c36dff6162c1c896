import Foundation
import Testing
import TraktCore

@testable import trakt_table

/// How many columns text takes, and how it is cut.
@Suite("trakt-table: widths")
struct WidthTests {
    @Test(
        "columns of a terminal, as its libraries count them",
        arguments: [
            ("Dune", 4), ("", 0), ("Amélie", 6), ("Ame\u{301}lie", 6), ("千と千尋の神隠し", 16), ("기생충", 6),
            ("\u{1112}\u{1161}\u{11AB}", 2), ("🎬", 2), ("❤\u{FE0F}", 2), ("❤", 1), ("👨‍👩‍👧", 2),
            ("🇩🇪", 2), ("👍🏽", 2),
            ("ｱ", 1), ("Ａ", 2), ("เพื่อน", 4), ("שלום", 4), ("a\u{200B}b", 2), ("①", 1), ("…", 1),
            ("２", 2), ("9\u{FE0F}\u{20E3}", 2),
        ])
    func width(_ text: String, _ width: Int) {
        #expect(text.displayWidth == width)
    }

    @Test(
        "a text is cut before the character that does not fit",
        arguments: [
            ("Breaking Bad", 12, "Breaking Bad"), ("Breaking Bad", 11, "Breaking B…"),
            ("千と千尋", 8, "千と千尋"), ("千と千尋", 7, "千と千…"), ("千と千尋", 6, "千と…"), ("千と", 1, "…"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("🇩🇪🇫🇷", 3, "🇩🇪…"), ("abc", 0, ""),
        ])
    func cut(_ text: String, _ width: Int, _ expected: String) {
        let cut = text.cut(to: width)
        #expect(cut == expected)
        #expect(cut.displayWidth <= width)
    }

    @Test("texts share what ids and times leave; ids are never cut")
    func layout() {
        let cells = [
            ["id", "time", "title", "name"],
            ["12345678901", "2025-11-17 01:02", String(repeating: "t", count: 40), "short"],
        ]
        let isText = [false, true, true, true]
        let layout = Layout(cells, isText: isText, width: 60, isWhole: true)
        #expect(layout.places.map(\.width) == [11, 16, 22, 5])
        #expect(layout.places.map(\.isCut) == [false, false, true, true])
        #expect(layout.places.map(\.isRight) == [true, false, false, false])
        let endless = Layout(cells, isText: isText, width: 100, isWhole: false)
        #expect(endless.places.map(\.width).reduce(6, +) == 100)
        let free = Layout(cells, isText: isText, width: nil, isWhole: true)
        #expect(
            free.places.map(\.width) == [11, 16, 40, 5] && !free.places.contains(where: \.isCut))
        #expect(Layout(cells, isText: isText, width: 40, isWhole: true).leftOut == [3])
        #expect(Layout(cells, isText: isText, width: 30, isWhole: true).leftOut == [2, 3])
    }

    @Test("bars are of days, weeks or months; gaps and bursts are shown")
    func units() throws {
        let minute = { (text: String) in try #require(Timestamp(text)).minute }
        let first = try minute("2025-01-30")
        #expect(Unit.fitting(first, try minute("2025-03-01"), most: 62) == .day)
        #expect(Unit.fitting(first, try minute("2026-03-01"), most: 62) == .week)
        #expect(Unit.fitting(first, try minute("2027-03-01"), most: 62) == .month)
        #expect(Unit.month.name(Unit.month.next(Unit.month.start(first))) == "2025-02")
        #expect(Unit.week.name(Unit.week.start(first)) == "2025-01-27")
        #expect(Unit.day.name(Unit.day.start(-1)) == "1969-12-31")
    }
}
