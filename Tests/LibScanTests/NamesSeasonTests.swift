// Seasons: their pieces, which may count from 1 again, and their years, which are not the show's.

import Foundation
import Testing

@testable import lib_scan

@Suite("names: seasons")
struct NamesSeasonTests {
    @Test(
        "in a later piece of a season a number is a guess, and never the season's",
        arguments: [
            "Reed/Season 2/Part 2/Reed - 04.mkv", "Reed/Season 2/Cour 2/Reed - 04.mkv",
            "Reed/Season 2/Vol. 2/Reed - 04.mkv", "Reed/Season 2/Volume 2/04 - Words.mkv",
            "Reed/Season 2/Part 2 - Fern/Reed - 04.mkv", "Reed/Season 2/Arc 2/Episode 4.mkv",
            "Reed/Season 2/Saga 3/[Grp] Reed - 04 [720p].mkv", "Reed/Season 2/Act II/Reed - 04.mkv",
            "Reed/Season 2/Book 3/Reed - 04.mkv",
            "Reed/Season 2/2/Reed - 04.mkv", "Reed/Season 2/Part 2/Reed Season 2 - 04.mkv",
            "Reed/Season 2B/Reed - 04.mkv", "Reed/S02b/Reed - 04.mkv", "Reed Season 2B - 04.mkv",
            "Reed/S2P2/Reed - 04.mkv", "Reed/S02 - P2/Reed - 04.mkv",
            "Reed/Season 2 Vol. 2/Reed - 04.mkv", "Reed/Season 2 Second Act/Reed - 04.mkv",
            "Reed/Season 2 Part 2/Disc 1/Reed - 04.mkv", "Reed Season 2 Vol. 2 - 04.mkv",
            "[Grp] Reed S2P2 - 04 [1080p].mkv", "[Grp]_Reed_S2_Cour_2_-_04_[1080p].mkv",
            "Reed.S02.Part.2.E04.mkv", "Reed.S02.P2.E04.1080p.WEB-DL-GRP.mkv",
            "Reed Season 2 Part 2 Episode 4.mkv", "Reed 第2期 第2クール - 04.mkv",
            "Reed/第2期/第2クール/Reed - 04.mkv", "Reed 第2期 後半 - 04.mkv",
            "Reed/第2季 下半季/04.mkv", "Reed/Season 2 Part B/04.mkv", "Reed/S02 P02/04.mkv",
            "Reed/Season 2/II/04.mkv", "Reed/Season 2/Part B/Reed - 04.mkv", "Reed/第二季/下/04.mkv",
            "Reed/Season 2.2/04.mkv", "TV/Reed/Season 2/Reed Part 2/04.mkv", "Reed S02P2E04.mkv",
            "TV/Reed/Season 2/Part 2 [1080p]/04.mkv", "Reed/Season 2/Disc 5/04.mkv",
            "Reed/Season 2/BD5/04.mkv", "Reed/Season 2/Disc Five/04.mkv",
            "Reed/Season 2/Disque 5/04.mkv", "Reed/S02D5/04.mkv", "Reed/Season 2 Disc 5/04.mkv",
            "Reed/Reed S02 D5/04.mkv",
            "TV/Reed S2 DVD 5/Reed - 04.mkv", "Reed/Season 2 Disc 5/E04.mkv",
        ])
    func pieces(path: String) {
        #expect(row(read(path)) == "E | Reed |  | 2x", "\(path)")
        guard case .reading(let reading) = read(path) else { return }
        #expect(reading.guessed.contains(.episodes), "\(path)")
        #expect(reading.numberAlternatives == ["S02E04"], "\(path)")
    }

    @Test(
        "a full marker, the first piece and a second word for the season leave the number sure",
        arguments: [
            "Reed/Season 2/Part 2/Reed - S02E04.mkv", "Reed/S2P2/Reed - S02E04.mkv",
            "Reed/Season 2/Part 1/Reed - 04.mkv",
            "Reed/Season 2A/Reed - 04.mkv", "Reed/Season 2B/Reed - S02E04.mkv",
            "Reed/Season 2/1/Reed - 04.mkv", "Reed/Season 2 Vol. 1/Reed - 04.mkv",
            "Reed/Season 2 - Book 2 - Fern/Reed - 04.mkv", "Reed/S2D2/Reed - 04.mkv",
            "Reed/Season 2/Disc 2/Reed - 04.mkv", "TV/Reed/S02/04/Reed.1080p.mkv",
            "Reed/Season 2 Disc 2/Reed - 04.mkv", "Reed/S02D1/04.mkv",
            "Reed/S02D5/Reed S02E04.mkv",
        ])
    func wholes(path: String) {
        #expect(row(read(path)) == "E | Reed |  | 2x4", "\(path)")
        guard case .reading(let reading) = read(path) else { return }
        #expect(!reading.guessed.contains(.episodes), "\(path)")
    }

    @Test("the number of a piece is no episode's, and a file's own number is")
    func own() {
        check(
            """
            E | Reed |  | 2x | TV/Reed/Season 2/Part 2/Opening Night.mkv
            E | Reed |  | 2x | TV/Reed/Season 2/Cour 2/Pilot.mkv
            E | Reed |  | 1x | TV/Reed/Season 1/Part 1/Reed - Pilot.mkv
            E | Reed |  | 2x3 | TV/Reed/Season 2/03/03.mkv
            E | Reed |  | 2x8 | TV/Reed/Season 2/08/08 - Words.mkv
            E | Reed |  | 0x3 | TV/Reed/Specials/03/Reed - 03.mkv
            E | Reed |  | 1x3 | TV/Reed/Season 1/GERMAN/03.mkv
            E | Reed | 2003 | 0x1 | TV/Reed (2003) Specials (2005)/Reed - 01.mkv
            E | Reed |  | 0x1 | TV/Reed/Reed Specials (2005)/01.mkv
            E | Reed |  | 1x1 | TV/Reed/2003 - Season 1/Reed - 01 - Words.mkv
            E | Reed |  | 2x1 | TV/Reed/The Complete Second Season/01 - Words.mkv
            E | Reed |  | 1x1 | TV/Reed/New Series 1/01 - Words.mkv
            E | Reed | 1978 | 1x1 | TV/Reed (1978)/01 - Season 1 (1978)/01 - Words.mkv
            E | 24 |  | 10x9 | Alte Serien/24 - The Complete Series Season 10/09.mkv
            E | Fern | 2015 | 1x6 | Alte Serien/Fern (2015) Season 1/06 - Words.mkv
            E | Reed |  | 4x5 | TV/Reed/Reed S01-S09/Reed 0405.mkv
            A | Reed |  | 1 | Anime/Reed/[Grp] Reed - S01-S04/[Grp] Reed II/[Grp] Reed - 01.mkv
            M | The Specials | 2000 | Fern/The Specials (2000)/The Specials (2000).mkv
            E | Reed | 2003 | 1x1 | TV/Reed Complete (2003-2006)/Season 1/01.mkv
            A | Fern Season |  | 3 | all/Fern Season/Fern Season - 03.mkv
            """)
    }

    @Test(
        "a folder below the show's that is called otherwise counts for itself",
        arguments: [
            ("TV/Reed/Missing Pieces/Reed - 01 - Words.mkv", "A | Reed |  | 1"),
            ("TV/Reed/Series C/Reed - 03.mkv", "A | Reed |  | 3"),
            ("TV/Reed (2003)/Series A/Reed - A01.mkv", "A | Reed | 2003 | "),
            ("Anime/Reed/Far Land/Reed - 57.mkv", "A | Reed |  | 57 sure"),
            ("TV/Reed/Cour 1/Reed - 02.mkv", "A | Reed |  | 2 sure"),
            ("TV/Reed/Missing Pieces/Reed - S01E01.mkv", "E | Reed |  | 1x1 sure"),
            ("TV/Fern/Reed/Reed - 01.mkv", "A | Reed |  | 1 sure"),
        ])
    func pieceWithTitle(path: String, words: String) {
        guard case .reading(let reading) = read(path) else {
            Issue.record("\(path): nothing")
            return
        }
        let isSure = !reading.guessed.contains(.episodes)
        #expect(row(read(path)) + (isSure ? " sure" : "") == words, "\(path)")
    }

    @Test("a piece whose least number is no first one counts on from the piece before")
    func further() {
        let names = (12...22).map { "\($0).mkv" }
        for (number, name) in zip(12..., names) {
            let result = read("Reed/Season 2/Part 2/\(name)", siblings: names)
            #expect(row(result) == "E | Reed |  | 2x\(number)")
            guard case .reading(let reading) = result else { continue }
            #expect(!reading.guessed.contains(.episodes))
        }
        let first = (1...11).map { String(format: "%02d.mkv", $0) }
        #expect(row(read("Reed/Season 2/Part 2/11.mkv", siblings: first)) == "E | Reed |  | 2x")
    }

    @Test(
        "where a folder does not say which season it is, numbers are guesses",
        arguments: [
            "TV/Reed/The Final Season/Reed - 03.mkv", "TV/Reed Vol. 2/03.mkv",
            "TV/Reed/Final Season Part 2/Reed - 03.mkv", "TV/Reed Volume 2/Reed Volume 2 - 03.mkv",
            "TV/Reed/Final Season Part 2/03 - Words.mkv", "TV/Reed/Letzte Staffel/03.mkv",
            "Reed/Temporada final/03.mkv",
        ])
    func unknown(path: String) {
        #expect(row(read(path)) == "A | Reed |  | 3", "\(path)")
        guard case .reading(let reading) = read(path) else { return }
        #expect(reading.guessed.contains(.episodes), "\(path)")
    }

    @Test(
        "a folder below a show's that says nothing of its own is a guess, with the show beside it",
        arguments: ["TV/Reed/Webisodes/03.mkv", "TV/Reed/Fern Saga/03.mkv", "TV/Reed/II/03.mkv"])
    func below(path: String) {
        guard case .reading(let reading) = read(path) else {
            Issue.record("not read")
            return
        }
        #expect(reading.guessed.isSuperset(of: [.title, .episodes]), "\(path)")
        #expect(reading.titleAlternatives == ["Reed"], "\(path)")
    }

    @Test("pieces and numbers that are no piece of a season")
    func others() {
        check(
            """
            E | Reed |  | 1x1 | TV/Reed S1-S3/1/01 - Words.mkv
            E | Reed |  | 2x4 | TV/Reed/Volume 2/Reed - 04.mkv
            E | Series 7 |  | 3x4 | TV/Series 7/3/04 - Words.mkv
            E | Reed |  | 1x5 | Reed/Season 1/05/video.mkv
            A | Hunting Season |  | 3 | TV/Hunting Season/Hunting Season - 03.mkv
            """)
    }

    @Test("a year after a season is not the show's, and one after the title is")
    func years() {
        check(
            """
            E | Blorb | 2003 | 2x5 | Blorb (2003) Season 2 (2005)/Blorb (2003) - 05.mkv
            E | Blorb | 2003 | 2x5 | Blorb (2003) Season 2 (2005)/Blorb - 05.mkv
            E | Blorb | 2003 | 2x5 | Blorb (2003) - Season 2 [2005]/S02E05.mkv
            E | Blorb | 2003 | 1x5 | Blorb (2003) Season 1 (2005)/Blorb - 05.mkv
            E | Blorb |  | 2x5 | Blorb Season 2 (2005)/Blorb - S02E05.mkv
            E | Blorb |  | 2x5 | Blorb Season 2 (2005)/05 - Words.mkv
            E | Blorb |  | 2x5 | Blorb Season 2 (2005)/Blorb - 5.mkv
            E | Blorb | 2005 | 1x5 | Blorb Season 1 (2005)/Blorb - 05.mkv
            M | Open Lantern Season 2 | 2008 | Open Lantern Season 2 (2008)/Open Lantern Season 2 (2008).mkv
            M | Lantern Season 2 | 2008 | Lantern Season 2 (2008)/Lantern Season 2.mkv
            """)
        for name in ["Blorb - 04.mkv", "Blorb - 05.mkv"] {
            let siblings = ["Blorb - 04.mkv", "Blorb - 05.mkv"]
            let result = read("Blorb Season 2 (2005)/\(name)", siblings: siblings)
            #expect(row(result) == "E | Blorb |  | 2x\(name == siblings[0] ? 4 : 5)")
        }
    }

    @Test("a season within the same season leaves the show's folder in sight")
    func nested() {
        check(
            """
            E | Reed | 2003 | 2x | Reed (2003)/Season 2/Season 2 Part 2/Reed - 04.mkv
            E | Reed | 2003 | 2x4 | Reed (2003)/Season 2/Season 2 Part 2/Reed - S02E04.mkv
            E | Reed | 2003 | 2x4 | Reed (2003)/Season 2/S2P2/S02E04.mkv
            E | Reed | 2003 | 2x | Reed (2003)/Season 2/Cour 2/04.mkv
            """)
    }

    @Test("what looks like a marker in front is the title's where another number has its place")
    func titles() {
        check(
            """
            A | 3x3 Lamps |  | 4 | 3x3 Lamps - 04.mkv
            A | 3x3 Lamps |  | 4 | [Grp] 3x3 Lamps - 04 [720p].mkv
            A | 3x3 Lamps |  | 4 | [Grp] 3x3 Lamps [04][720p].mkv
            A | 3x3 Lamps |  | 4 | 3x3 Lamps/3x3 Lamps - 04.mkv
            A | 3x3 Lamps |  | 4 | Old Anime/3x3 Lamps/3x3 Lamps - 04.mkv
            E | 3x3 Lamps |  | 1x4 | 3x3 Lamps/Season 1/3x3 Lamps - 04.mkv
            E | 3x3 Lamps |  | 2x4 | Anime/3x3 Lamps/3x3 Lamps S02 1080p BluRay x264-GRP/04.mkv
            E | 3x3 Lamps |  | 2x4 | Anime/3x3.Lamps.S02.1080p.WEB-DL-GRP/3x3 Lamps - 04.mkv
            E | 3x3 Lamps |  | 1x4 | 3x3 Lamps 1x04.mkv
            A | 3x3 Lamps |  | 4 | 3x3 Lamps - Episode 04.mkv
            M | 3x3 | 2015 | Movies/3x3 Collection/3x3 (2015).mkv
            E | Reed |  | 1x2 | Reed/1x2 Words - 04.mkv
            E | Reed |  | 1x2 | Reed/Season 1/1x2 Words - 04.mkv
            E | Reed |  | 1x2 | Reed/1x2 - 04.mkv
            E | Words |  | 1x2 | 1x2 Words.mkv
            """)
    }
}
