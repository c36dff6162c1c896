// Numbers: what belongs to one, what stands beside it, and what only looks like one.

import Testing

@testable import lib_scan

@Suite("names: numbers")
struct NamesNumberTests {
    @Test(
        "a number over the whole show in brackets stays beside the marker",
        arguments: [
            ("Reed - S01E05 (68).mkv", [68]), ("Reed - S04E05 [68] - Words.mkv", [68]),
            ("Reed - S01E05 (2).mkv", []), ("Reed - S04E05 (04).mkv", []),
            ("Reed - S04E05 - 68 Words.mkv", []), ("Reed - S01E05 (720).mkv", []),
        ])
    func absolutes(path: String, numbers: [Int]) {
        guard case .reading(let reading) = read(path) else {
            Issue.record("not read")
            return
        }
        #expect(reading.absolute == numbers && reading.episodes == [path.contains("E05") ? 5 : 0])
    }

    @Test(
        "an episode's title that looks like a tag or a number",
        arguments: [
            ("Reed - S01E03 - 4k.mkv", "4k"), ("Reed - S01E03 - E900.mkv", "E900"),
            ("Reed.S01E03.E900.1080p.WEB-DL-GRP.mkv", "E900"), ("Reed S01E03 E900.mkv", "E900"),
            ("Reed - 1x03 - E900 Words.mkv", "E900 Words"),
        ])
    func words(path: String, title: String) {
        #expect(row(read(path)) == "E | Reed |  | 1x3", "\(path)")
        guard case .reading(let reading) = read(path) else { return }
        #expect(reading.episodeTitle == title, "\(path)")
    }

    @Test(
        "a word for the last episode belongs to its number",
        arguments: [
            "[Grp] Reed - 12.END.[720p].mkv", "[Grp]_Reed_-_12_END_(1080p).mkv",
            "Reed - 12.END.[720p].mkv", "[Grp] Reed - 12-END [720p].mkv", "Reed - 12 FINAL.mkv",
            "Reed - 12v2 END.mkv", "Reed - 12 [END].mkv", "Reed - 12 (End).mkv", "Reed 12 Fin.mkv",
            "[Grp] Reed 12 Ende [720p].mkv", "[Grp][Reed][12 完][720p].mkv", "[Grp][Reed][12完].mkv",
            "[Grp] Reed - 12完結 [720p].mkv", "Reed.12.END.720p.mkv", "[Grp][Reed][12][END].mkv",
        ])
    func lasts(path: String) {
        #expect(row(read(path)) == "A | Reed |  | 12", "\(path)")
        guard case .reading(let reading) = read(path) else { return }
        #expect(reading.episodeTitle == nil, "\(path)")
    }

    @Test("the same words are a film's")
    func films() {
        check(
            """
            M | Reed 9 |  | Reed.9.Final.1080p.BluRay.x264-GRP.mkv
            M | Reed 13 | 2004 | Reed.13.2004.FINAL.CUT.1080p.BluRay.x264-GRP.mkv
            M | Reed 13 END | 2004 | Reed.13.END.2004.1080p.BluRay.x264-GRP.mkv
            """)
    }

    @Test("a number in a show's title is no episode's")
    func titles() {
        check(
            """
            A | 12 Reeds |  | 8 | TV/12 Reeds/12 Reeds - 08 Words.mkv
            A | 3-gatsu no Reed |  | 5 | TV/3-gatsu no Reed/3-gatsu no Reed 05 Words.mkv
            E | Reed 13 |  | 2x | TV/Reed 13/Season 2/Reed 13 - Words.mkv
            E | 11.22.65 |  | 0x | TV/11.22.65/OVA/11.22.65 - Words.mkv
            A | The 90 |  | 5 | TV/The 90/The 90 - 05.mkv
            A | 86 |  | 5 | 86/86 - 05.mkv
            E | 3x3 Reeds |  | 1x5 | Alte Serien/3x3 Reeds/Season 1/3x3 Reeds - 05.mkv
            E | Reed |  | 2x1 | TV/Reed/2/2 - 01.mkv
            E | Reed |  | 24x1 | TV/Reed/24/24 - 01 - Words.mkv
            """)
    }

    @Test("numbers in an episode's title beside its own")
    func listed() {
        check(
            """
            A | Reed |  | 11 | TV/Reed/11 - Day 5.mkv
            A | Reed |  | 15 | TV/Reed/15. 11-59.mkv
            A | Reed |  | 23 | Reed/Reed - 23 - Episode 5.mkv
            E | Reed |  | 3x5,6 | TV/Reed/Season 3/05, 06 - Words.mkv
            E | Reed |  | 3x5,6 | TV/Reed/Season 3/05_06.mkv
            E | Reed |  | 3x5,6 | TV/Reed/Season 3/Reed - Episodes 5 and 6.mkv
            E | Reed |  | 3x5,6,7 | TV/Reed/Season 3/Reed s03e05 to s03e07.mkv
            """)
    }

    @Test(
        "a number beside words that are not the show's may be of the episode's title",
        arguments: [
            ("TV/Reed/Season 3/Fern 13.mkv", [], true), ("TV/Reed/Season 3/13 Ferns.mkv", [], true),
            ("TV/Reed/Season 3/Fern 13.mkv", ["Fern 12.mkv", "Fern 13.mkv", "Fern 14.mkv"], false),
            ("TV/Reed/Season 3/13 Ferns.mkv", ["12 Moss.mkv", "13 Ferns.mkv"], false),
            ("TV/Reed/Season 3/Reed 13.mkv", [], false),
            ("TV/Reed/Season 3/Part 13.mkv", [], false),
            ("TV/Reed/Season 3/Fern 03.mkv", [], false),
        ])
    func ofTitle(path: String, siblings: [String], isGuess: Bool) {
        guard case .reading(let reading) = read(path, siblings: siblings) else {
            Issue.record("not read")
            return
        }
        #expect(reading.guessed.contains(.episodes) == isGuess, "\(path)")
    }

    @Test(
        "a word for the last episode is no title, but one that is written as a title is",
        arguments: [
            ("TV/Reed/Reed.S01E06.END.1080p.mkv", nil), ("TV/Reed/Reed - 29 END v2.mkv", nil),
            ("[Grp] Reed - 08 完 [1080p].mkv", nil), ("TV/Reed/Reed - 14 Ende.mkv", "Ende"),
            ("[Grp] Reed - 14 Ende [720p].mkv", nil), ("TV/Reed/Reed - S01E14 - 最終回.mkv", "最終回"),
        ])
    func ends(path: String, title: String?) {
        guard case .reading(let reading) = read(path) else {
            Issue.record("not read")
            return
        }
        #expect(reading.episodeTitle == title && reading.numberText != nil, "\(path)")
    }
}
