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
            ("Reed - S04E05 - 68 Words.mkv", []),
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
}
