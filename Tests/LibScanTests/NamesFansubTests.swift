// Fansubs: brackets, counts and marks as groups of many countries write them.

import Testing

@testable import lib_scan

@Suite("names: fansubs")
struct NamesFansubTests {
    @Test("a height without its letter is no episode where a number has an episode's place")
    func heights() {
        check(
            """
            A | Lamp Garden | 2022 | 4 | [灯之庭][Lamp Garden][2022][WEB-DL][2160][TV Series][TV 04][Group].mkv
            A | Lamp Garden |  | 4 | [Group][Lamp Garden][1080][04].mkv
            A | Lamp Garden |  | 1080 | [Group][Lamp Garden][1080][1080P].mkv
            A | Lamp Garden |  | 720 | [Group][Lamp Garden][720].mkv
            E | Lamp Garden |  | 1x | Lamp.Garden.S01.1080.x264-GRP.mkv
            """)
    }

    @Test("markers written out, and where the name stands around them")
    func words() {
        check(
            """
            A | Lamp Garden's Debt |  | 5 | Lamp Garden's Debt - Episode 05 - Lost in 2022 1080p BDRip [G].mkv
            M | Lamp Garden - Episode 5 - Lost | 1999 | Lamp Garden - Episode 5 - Lost 1999 1080p.mkv
            E | Lamp Garden. |  | 2x14 | Episode 14 Lamp Garden. (saison 2) VOSTFR.mkv
            E | Lamp Garden |  | 0x1 | Lamp Garden/Lamp Garden - OADE01 - A Notebook.mkv
            E | Lamp Garden |  | 0x2 | [Group] Lamp Garden OVAE02 [720p].mkv
            E | Lamp Garden |  | 0x3 | Lamp Garden - SPE03.mkv
            A | Lamp Garden |  | 12 | [0x539] Lamp Garden - 12 (BD 1080p) [2A324BCD].mkv
            E | Lamp Garden |  | 1x2 | [01x02] Lamp Garden.mkv
            A | Lamp Garden |  | 37 | 37 [Group]_Lamp_Garden_-_37v2_[FINAL]_[6FA7D273].avi
            A | Lamp Garden |  | 1 | Poster.[Group]_Lamp_Garden_-_01v2_[720p][69A307A2].mkv
            A | Lamp Garden | 2009 | 46 | 灯之庭.Lamp.Garden.2009.V2.EP46.1080p.WEB-DL-GRP.mkv
            A | Lamp Garden |  | 101,102,103 | Lamp Garden Episode 101 - 103 [Dub][720p].mkv
            A | Lamp Garden |  | 215,216,217 | Lamp Garden - 215 ao 217 - [Group].mkv
            E | Lamp Garden |  | 10x215,216 | Lamp Garden 10º Temporada - 215 ao 216 - [Group].mkv
            E | Lamp Garden |  | 8x14,15 | 165-166.Lamp Garden.s08e014e015.mkv
            A | Lamp-Garden |  | 3 | Lamp-Garden-03-Your-Song.mkv
            """)
    }

    @Test("titles in two scripts, in chains, and what stands around them")
    func titles() {
        check(
            """
            A | 狐狐漫步世界 BANG！ |  | 6 | [Group] 狐狐漫步世界 BANG！ - 06 [1080P].mkv
            A | 驱逐的猎人 The Final Season |  | 28 | [Group]驱逐的猎人_The_Final_Season[28][1080P].mkv
            A | Lamp Garden |  | 28 | [Group]驱逐的猎人 Lamp Garden[28][1080P].mkv
            A | 灯之庭 |  | 4 | 【Group】【22年日剧】【灯之庭】【04】【1080P】.mkv
            A | 灯之庭 |  | 4 | [国漫][灯之庭][04][1080P].mkv
            E | Lamp Break V |  | 5x5 | [Group][国漫][灯花庭院 第5季][Lamp Break V][2022][05][GB].mkv
            A | 灯之庭 |  | 1469 | [Group][灯之庭第二期(Lamp II)][1469]Quiet night[2025.03.02][BIG5].mkv
            A | New Lamp |  | 164 | [Group][灯之庭 New Lamp][164PART1][2009.03.20][1080P].mkv
            A | Lamp Garden |  | 279 | [Group]_Lamp_Garden_279_Garden_Man_1_[720p][8AE5F25D].mkv
            A | Lamp Garden |  | 1005 | [Group] Lamp Garden 1005 The Garden [1080p].mkv
            E | Lamp Garden |  | 1x15 | Lamp Garden/Lamp Garden 115 The Garden.mkv
            M | Lamp 88 The Garden |  | [Group] Lamp 88 The Garden [1080p].mkv
            A | Lamp Garden |  | 5 | [Group] Lamp Garden Uncensored - 05 [1080p].mkv
            A | Lamp Garden |  | 5 | [Group] Lamp Garden (Director's Cut) - 05 [1080p].mkv
            A | LAMP |  | 14 | [5F] LAMP 14 Forever Fall Part 2 pt-BR.mkv
            M | Lamp 1.11 Once Upon A Time |  | [Group] Lamp 1.11 Once Upon A Time [1080p].mkv
            M | Lamp 100 Garden Reborn |  | [Group] Lamp 100 Garden Reborn [1080p].mkv
            M | LAMP GARDEN 10 |  | __LAMP GARDEN 10 (1).avi
            M | Lamp Garden |  | [Group] Lamp Garden - Movie [1080p].mkv
            """)
    }

    @Test("a number between words is a guess")
    func guesses() {
        guard case .reading(let reading) = read("[Group] Lamp 279 Garden Man [720p].mkv") else {
            Issue.record("not read")
            return
        }
        #expect(reading.absolute == [279])
        #expect(reading.guessed.contains(.episodes) && reading.guessed.contains(.title))
    }

    @Test("openings and endings without credits, as the whole name")
    func creditless() {
        check(
            """
            N | extra | Lamp Garden/No Credits Ending 1.mkv
            N | extra | Lamp Garden/No Credits Opening.mkv
            N | extra | Clean Opening.mkv
            M | No Ending |  | No Ending.mkv
            """)
    }

    @Test("marks of many countries")
    func countries() {
        check(
            """
            E | Lamp Garden |  | 2x5 | Lamp Garden TV-2 - 05 [Group].mkv
            E | Lamp Garden |  | 2x5 | Lamp Garden (ТВ-2) - 05.mkv
            E | Lamp Garden |  | 1x5 | Anime/Lamp Garden/TV-1/05. The Lamp.mkv
            A | 灯の庭 |  | 5 | アニメ 灯の庭 #05 「夜の灯」 (1280x720).mp4
            A | โรงเรียนโคม |  | 5 | โรงเรียนโคม ตอนที่ 05.mkv
            A | Đèn Lồng |  | 5 | Đèn Lồng - Tập 05 [Vietsub].mkv
            A | Lamp Garden |  | 5 | [Group] Lamp Garden - الحلقة 05.mkv
            A | Lamp Garden |  | 5 | Lamp.Garden.E05.230401.720p-GRP.mkv
            A | Lamp Garden |  | 5 | Lamp Garden Dub Ep 5.mkv
            A | Lamp Garden |  | 5 | Watch Lamp Garden Episode 05 English Subbed Online.mp4
            A | Lamp Garden |  | 5 | [Group] Lamp Garden (TV) - 05 [1080p].mkv
            """)
    }

    @Test("numbers after tags, packs and recaps")
    func places() {
        check(
            """
            A | Lamp Garden |  | 5 | [Group] Lamp Garden 1080p 05.mkv
            A | Lamp Garden |  | 5 | [Group] Lamp Garden E5 [1080p].mkv
            A | Lamp Garden |  | 1,2,3 | Lamp Garden (01-03) [720p].mkv
            A | Lamp Garden |  |  | [Group] Lamp Garden - 6.5 [1080p].mkv
            A | Lamp Garden |  |  | [Group] Lamp Garden S1-S2 [720p].mkv
            A | Lamp Garden |  |  | [Group] Lamp Garden Season 1+2 [720p].mkv
            E | Lamp Garden |  | 0x1 | [Group] Lamp Garden - Recap 01 [1080p].mkv
            """)
    }

    @Test("languages after a number are no episode's title, a day is its day")
    func languages() {
        let rows: [(String, String?)] = [
            ("Lamp_Garden_Ep_05_SUB_ITA.mkv", nil), ("Lamp Garden Ep 05 - French.mkv", "French"),
            ("Lamp Garden E05 230401.mkv", nil), ("[G] Lamp 第5话 END [1080p].mkv", nil),
            ("[G] Lamp S02 - 05 (Ep 17) [1080p].mkv", nil),
        ]
        for (path, wanted) in rows {
            guard case .reading(let reading) = read(path) else {
                Issue.record("not read: \(path)")
                continue
            }
            #expect(reading.episodeTitle == wanted, "\(path)")
        }
        if case .reading(let reading) = read("Lamp Garden E05 230401.mkv") {
            #expect(reading.date?.text == "2023-04-01")
        }
    }

    @Test("numbers, days and kinds in chains")
    func chains() {
        check(
            """
            A | Lamp Garden |  | 5 | [Group][Lamp Garden][05(17)][1080p].mkv
            E | Lamp Garden |  | 2x5 | [Group][Lamp Garden S2][05(17)][1080p].mkv
            A | Lamp Garden |  | 1,2,3 | [Group][Lamp Garden][TV 01-03+SP 01-02][BDRip].mkv
            A | Lamp Garden | 2019 | 5 | [Group][2019][Lamp Garden][05][1080p].mkv
            A | Lamp Garden |  | 5 | [Group][190405][Lamp Garden][05][1080p].mkv
            A | Lamp Garden |  | 5 | [Group][TV][Lamp Garden][05][1080p].mkv
            A | Lamp Garden |  | 5 | [Group] [Lamp Garden - 05] [1080p].mkv
            A | 86 |  | 5 | [Group] 86 [05][1080p].mkv
            A | 86 |  | 5 | [Group] 86 05 [1080p].mkv
            A | 1999 - Lamp Garden |  | 5 | [Group] 1999 - Lamp Garden - 05 [1080p].mkv
            A | (Lamp) Garden |  | 5 | [Group] (Lamp) Garden - 05 [1080p].mkv
            A | Lamp Garden |  | 5,6 | [Group] Lamp Garden - 05, 06 [1080p].mkv
            A | 灯之庭 |  | 5 | 【灯之庭】第5集.mkv
            A | 灯之庭 |  | 5 | 《灯之庭》第05集.mkv
            A | 灯之庭 |  | 5 | 〖Group〗灯之庭 05.mkv
            A | 灯の庭 |  | 1,2,3 | 灯の庭 第1話～第3話.mkv
            A | 灯の庭 |  | 1 | 201904051900-灯の庭 第1話.mkv
            A | Lamp Garden |  | 5 | HorribleLampSubs_Lamp_Garden_-_05_[720p].mkv
            """)
    }

    @Test("specials and bonus videos in their many places")
    func specials() {
        check(
            """
            E | 灯之庭 |  | 0x2 | 灯之庭 特别篇 02.mkv
            E | 灯之庭 |  | 0x1 | 灯之庭 SP 第01集.mkv
            E | Lamp Garden |  | 0x1 | [Group] Lamp Garden - S1 SP1 [1080p].mkv
            E | Lamp Garden |  | 0x2 | [Group] Lamp Garden S2 OVA 2 [1080p].mkv
            E | Lamp Garden |  | 0x | [Group] Lamp Garden - S1 OVA [1080p].mkv
            E | Lamp Garden |  | 0x1 | [Group] Lamp Garden (OVA) - 01 [1080p].mkv
            E | Lamp Garden |  | 0x | [Group] Lamp Garden - OVA - The Lamp [1080p].mkv
            E | Lamp Garden |  | 1x | [Group] Lamp Garden S1E5.5 [1080p].mkv
            N | extra | [Group] Lamp Garden - Character PV 02 [1080p].mkv
            N | extra | [Group] Lamp Garden - S01NCOP1 [1080p].mkv
            N | extra | [Group] Lamp Garden - Picture Drama 01 [1080p].mkv
            N | extra | [Group] Lamp Garden - Bonus 1 [1080p].mkv
            """)
    }

    @Test("folders of fansubs")
    func folders() {
        check(
            """
            A | Lamp Garden |  | 5 | Anime/Spring 2019/Lamp Garden/05.mkv
            A | Lamp Garden |  | 5 | Anime/Lamp Garden/BD/05.mkv
            A | Lamp Garden |  | 5 | Anime/Lamp Garden/[Group]/05.mkv
            A | Lamp Garden |  | 5 | Animes/Lamp Garden Dublado/05.mkv
            E | Lamp Garden |  | 0x1 | Anime/Lamp Garden/SP/01.mkv
            E | Сад Ламп |  | 0x1 | Аниме/Сад Ламп/Спешлы/01.mkv
            A | 등불학원 |  | 5 | 애니/등불학원/05.mkv
            A | Lamp Garden |  | 5 | Anime/Lamp Garden/[05] The Lamp.mkv
            E | Lamp Garden |  | 1x5 | Anime/Lamp Garden/Season 1/[05] The Lamp.mkv
            A | Lamp Garden |  | 12 | [0x539] Lamp Garden (BD 1080p)/[0x539] Lamp Garden - 12 (BD 1080p).mkv
            M | O Barco | 2011 | Filmes/O Barco Dublado (2011).mkv
            A | 灯A新番 |  | 4 | [Group][灯A新番][04][1080P].mkv
            A | Lamp Garden |  | 24 | 【Group】 ★04月新番 【灯之庭】【Lamp Garden】【24】 【END】GB MP4_720P.mkv
            """)
    }

    @Test(
        "a season in brackets after the number, an ordinal between dashes, boxes and tags after")
    func seasonsAfter() {
        check(
            """
            E | Lamp Garden II |  | 2x6 | [Grp] Lamp Garden II - 06 (Other Words 2nd Season) [1080p] [0D61FF7B].mkv
            E | Lamp Garden - Lost |  | 2x4 | Lamp Garden - Lost - 2ª Temporada - 04 (BD 1080p) [Dual Áudio].mkv
            A | Lamp Garden |  | 1 | [Grp] Lamp Garden BD-BOX/[Grp] Lamp Garden - 01 (BD 1920x1080).mkv
            M | LampGarden |  | Film/LampGarden_SUB_ITA.mp4
            """)
    }

    @Test("seasons of many countries in front of a number after a dash")
    func seasonsInFront() {
        check(
            """
            E | Lamp Garden |  | 2x5 | Lamp Garden T2 - 05.mkv
            E | Lamp Garden |  | 2x5 | Lamp Garden 2ª Temporada - 05.mkv
            E | Lamp Garden |  | 2x5 | [Group]_Lamp_Garden_TV2_[05_of_12]_[720p].mkv
            E | Lamp Garden |  | 4x | Lamp Garden Season 04 [2021-2023] COMPLETE 1080p BDRip.mkv
            M | Open Season 2 | 2008 | Open Season 2 (2008).mkv
            A | 灯の庭 |  | 5 | (アニメ) 灯の庭 第05話 (1280x720).mp4
            A | Lamp Garden |  | 804 | Lamp Garden 804 vostfr HD.mkv
            A | Lamp Garden |  | 1005 | Lamp Garden 1005 VOSTFR.mkv
            A | Lamp Garden | 2024 | 1 | Lamp Garden (2024)/01.mkv
            M | Lamp Garden | 2024 | Movies/Lamp Garden (2024)/01.mkv
            """)
    }
}
