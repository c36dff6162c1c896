// Anime releases and libraries with absolute numbers.

import Testing

@testable import lib_scan

@Suite("names: anime")
struct NamesAnimeTests {
    @Test("groups, checksums and numbers")
    func releases() {
        check(
            """
            A | Planetes |  | 12 | [Group] Planetes - 12 [1080p][0A1B2C3D].mkv
            E | Re：從零開始的異世界 |  | 3x9 | [Group] Re：從零開始的異世界 第三季 - 09 [1080P][CHT].mkv
            A | Planetes |  | 1 | [Group]_Planetes_-_01v2_[1280x720_H.264].mkv
            A | Planetes |  | 1071 | Planetes - 1071.mkv
            A | Planetes |  | 45 | Planetes 045.mkv
            A | Planetes |  | 21 | [Group][Planetes][21][1080p].mkv
            A | Planetes |  | 12 | [Group][Planetes][12END][1080p].mkv
            A | Planetes |  | 1,2 | [Group] Planetes - 01-02 [720p].mkv
            A | Planetes |  | 1,2,3 | [Group] Planetes - 01 ~ 03 [720p].mkv
            A | Planetes |  | 6 | [Group] Planetes 06 (720p 8bit AAC).mp4
            A | Planetes |  | 957 | [Group] Planetes #957 (1280x720 x264 AAC).mp4
            A | Planetes |  | 24 | 【Group】【Planetes】[24（END）][720P].mkv
            A | Planetes |  | 2 | [Group][Planetes] 02 [X264_AAC][720P].mp4
            A | Planetes | 2003 | 2 | [Group][プラネテス][Planetes][2003][02][1080p][HEVC].mkv
            A | Planetes |  | 13 | [Group][プラネテス_Planetes][13完][720P][MP4].mkv
            A | Planetes |  | 5 | 【Group】【Planetes】[第05话][1080p_HEVC].mkv
            A | Planetes |  | 1 | 【Group】★01月新番[Planetes][01][1080P].mkv
            A | Planetes |  | 1,2,3 | [Group] Planetes - 01v2-03v2 [720p].mkv
            A | Planetes |  | 1,2 | [Group] Planetes - 01+02 [720p].mkv
            E | Planetes |  | 1x1 | [0x539] Planetes - S01E01 (WEB 1080p) [BB7C6531].mkv
            M | 1001 Nights | 1998 | [LRL] 1001 Nights (1998) [DVD].mkv
            A | Planetes |  | 9 | [Group] Planetes (9).mkv
            A | Planetes | 2003 | 17 | [Group] Planetes (2003) - 17 [1080p].mkv
            A | Planetes |  | 12 | [Group] 12 - Planetes [BD][720p].mp4
            A | Planetes |  | 3 | [Group] Planetes - 03' [Multiple Subtitle].mkv
            A | Planetes |  | 3 | (Group) Planetes - 03 [1080p].mkv
            A | Planetes |  | 3 | ]Group] Planetes - 03 [1080p].mkv
            A | Planetes |  | 3 | [[Group] Planetes - 03 (720p AAC).mp4
            A | Planetes | 2003 | 3 | [Group] Planetes [2003] - 03 [1080p].mkv
            A | Planetes |  | 3 | [Planetes HD REMASTER][03][720p].mkv
            A | Planetes |  | 484 | Planetes 484 VOSTFR (1280x720).mkv
            A | Planetes |  | 158 | [Group] Planetes - １５８ [1080p].mkv
            A | 플라네테스 |  | 3 | 플라네테스 3화.mp4
            A | 플라네테스 |  | 3 | 플라네테스 제3화.mp4
            A | プラネテス |  | 3 | プラネテス 03話.mp4
            A | Planetes |  | 5 | Anime/Planetes/[Group] 05 [1080p].mkv
            A | Planetes | 2003 | 37 | Planetes (2003)/Planetes - 037 - A Sky of Stardust.mkv
            A | Planetes |  | 8 | Planetes.08.A.Sky.of.Stardust.720p.BluRay.x264-GRP.mkv
            E | Planetes | 2003 | 2x | Planetes (2003) Season 2 Part 2/Planetes (2003) Season 2 Part 2 - 04.mkv
            E | Planetes | 2003 | 2x14 | Planetes (2003) Season 2/[Group] Planetes (2003) Season 2 14 [1080p].mkv
            E | Planetes | 2003 | 2x | Planetes (2003)/Season 2 (Part 2)/Planetes - 04.mkv
            E | Planetes | 2003 | 2x | Planetes (2003)/Season 2 Part2/Planetes - 04.mkv
            E | Planetes | 2003 | 2x | Planetes (2003)/Season 2 2nd Cour/Planetes - 04.mkv
            E | Planetes | 2003 | 2x | Planetes (2003)/Season 2 Second Half/Planetes - 04.mkv
            M | Planetes Extra Edition |  | [Group] Planetes Extra Edition Dual Audio [480p].mkv
            M | Planetes Movie 02 |  | [Group] Planetes Movie 02 [1080p].mkv
            """)
    }

    @Test("titles in chains of brackets")
    func chains() {
        check(
            """
            A | Planetes |  | 3 | [Group][4月新番][プラネテス][Planetes][03][1080p].mkv
            A | Planetes |  | 3 | [Group]★4月新番★[プラネテス][Planetes][03][1080p].mkv
            A | Planetes |  | 3 | [Group][Planetes][プラネテス][03][1080p].mkv
            A | プラネテス |  | 3 | [Group][プラネテス][03][1080p].mkv
            A | 21 Planetes |  | 3 | [Group][21 Planetes][03][1080p].mkv
            A | Planetes |  | 1 | 【Group】★7月新番 プラネテス Planetes 第01v2话 GB 1080P.mkv
            E | Planetes |  | 2x3 | [Group][Planetes][S2][03][1080p].mkv
            E | Planetes |  | 2x3 | [Group][Planetes][S02E03][1080p].mkv
            E | Planetes |  | 2x3 | [Group][プラネテス 第二季][Planetes S2][03][1080p].mkv
            E | Planetes |  | 0x3 | [Group][Planetes][SP03][1080p].mkv
            E | Planetes |  | 0x3 | [Group][Planetes][OVA][03][1080p].mkv
            N | extra | [Group][Planetes][Menu01][1080p].mkv
            A | Planetes |  | 3 | [Group] プラネテス _ Planetes - 03 [1080p].mkv
            A | Planetes |  | 3 | [Group] Planetes _ プラネテス 2003年版 - 03 [1080p].mkv
            A | Planetes Space |  | 3 | [Group] Planetes _ Space - 03 [1080p].mkv
            A | Planetes |  | 3 | [Group][プラネテス／Planetes][03][1080p].mkv
            A | プラネテス |  | 3 | プラネテス #03「宇宙」.mp4
            M | 劇場版「プラネテス」 |  | 劇場版「プラネテス」.mkv
            A | Planetes |  | 1,2,3 | [Group] Planetes [01-03 Batch Fin][1080p].mkv
            A | Planetes |  | 1,2,3 | [Group][Planetes][TV 01-03][1080p].mkv
            A | Planetes |  | 1,2,3 | [Group][Planetes][TV][01-03][1080p].mkv
            A | Planetes |  | 1,2,3 | [Group] Planetes (TV 01-03 Fin + SP) [1080p].mkv
            A | Planetes |  | 1,2,3 | [Group] Planetes [1-3][1080p].mkv
            A | Planetes |  | 5,6 | [Group][Planetes][05_06][1080p].mkv
            A | Planetes |  | 5,6 | [Group] Planetes - 05,06 [1080p].mkv
            A | Planetes |  | 5 | [Group] Planetes (05) [1080p].mkv
            A | プラネテス |  | 1,2,3 | [Group][プラネテス][01-03TV全集][1080p].mkv
            A | プラネテス |  | 23 | プラネテス [連載][Group][1080p][23][MP4].mp4
            A | Planetes |  | 5 | Planetes/Planetes - 5 - A Sky of Stardust.mp4
            """)
    }

    @Test("several episodes in one file")
    func several() {
        check(
            """
            A | Planetes |  | 3,4,5 | [Group] Planetes - 03 - 05 [720p].mkv
            A | Planetes |  | 1,2,3 | [Group] Planetes 01 - 03 Batch [720p].mkv
            A | Planetes 11 |  | 12 | [Group] Planetes 11 - 12 [720p].mkv
            A | Planetes |  | 1,7 | [Group] Planetes - 01+07 [720p].mkv
            A | Planetes |  | 1,2 | [Group] Planetes - 01 & 02 [720p].mkv
            A | Planetes |  | 1,2,3 | [Group][Planetes][01-03Fin][720p].mkv
            A | Planetes |  | 1,2,3,4 | Planetes part 1 to 4.avi
            A | Planetes |  | 1 | Planetes part 1 of 10.avi
            """)
    }

    @Test("openings, endings, commercials and menus are no episodes")
    func bonuses() {
        check(
            """
            N | extra | [Group] Planetes - NCOP01v2 [1080p].mkv
            N | extra | [Group] Planetes - NC ED 1 [1080p].mkv
            N | extra | [Group] Planetes - EDv2 [1080p].mkv
            N | extra | [Group] Planetes - OP 1 [1080p].mkv
            N | extra | [Group] Planetes - PV03 [1080p].mkv
            N | extra | [Group] Planetes - Clean Ending.mkv
            N | extra | [Group] Planetes - Trailer 1 [1080p].mkv
            N | extra | [Group] Planetes - Preview 03 [1080p].mkv
            N | extra | [Group] Planetes [CM Collection][1080p].mkv
            N | extra | [Group] Planetes - Disc Menu 1 [1080p].mkv
            N | extra | [Group] Planetes - Next Episode Preview 01 [1080p].mkv
            N | extra | [Group] Planetes - Non-credit Opening 1 [1080p].mkv
            N | extra | [Group] Planetes - TV Spot [1080p].mkv
            N | extra | [Group] Some Planetes Preview [1080p].mkv
            N | extra | [Group] Planetes OP 1 [1080p].mkv
            M | Planetes - Music |  | [Group] Planetes - Music [1080p].mkv
            A | Open the ED |  | 3 | [Group] Open the ED - 03 [720p].mkv
            M | Planetes - The Last Preview |  | [Group] Planetes - The Last Preview [1080p].mkv
            A | Planetes |  | 3 | [Group] Planetes - 03 - Ending [1080p].mkv
            M | The Menu |  | [Group] The Menu [1080p].mkv
            """)
    }

    @Test("seasons and specials")
    func seasons() {
        check(
            """
            E | Planetes |  | 2x7 | [Group] Planetes S2 - 07 [720p].mkv
            E | Planetes |  | 2x5 | [Group] Planetes S2 [05][1080p].mkv
            E | Planetes |  | 1x7 | Planetes/Season 1/[Group] Planetes - 07 [720p].mkv
            E | Planetes |  | 0x1 | [Group] Planetes - SP01 [BD].mkv
            E | Planetes |  | 0x2 | [Group] Planetes - OVA 2 [BD].mkv
            E | Planetes |  | 0x1 | [Group] Planetes - 0x01 [720p][34073169].mkv
            E | Planetes |  | 0x1 | [Group] Planetes OAD - 01 [BD].mkv
            E | Planetes |  | 0x2 | [Group] Planetes - Special 02 [BD].mkv
            E | Planetes |  | 0x2 | [Group] Planetes - SP 02 [BD].mkv
            E | Planetes |  | 0x1 | [Group] Planetes - EX01 [BD].mkv
            E | Planetes |  | 0x2 | [Group] Planetes - S01SP02.mkv
            E | Planetes |  | 0x2 | Planetes/Planetes - Special 2.mkv
            E | Planetes |  | 0x | [Group] Planetes - OVA [BD 1080p].mkv
            E | Planetes |  | 0x | [Group][Planetes][OVA][1080p].mkv
            E | Planetes |  | 0x | Anime/Planetes/Planetes OVA.avi
            E | Planetes |  | 2x | [Group] Planetes S2 - 12.5 [1080p].mkv
            E | Planetes |  | 2x12 | [Group] Planetes 2nd Season - 12 END (MX 1280x720 x264).mp4
            E | 플라네테스 |  | 2x12 | 플라네테스 2기 12화.mp4
            A | Planetes |  | 12 | Planetes Dubbed - 12.mp4
            A | Planetes |  | 12 | Planetes ITA - 12.mp4
            A | Planetes |  |  | [Group][Planetes][Vol.1][BDRIP][1920X1080].mkv
            E | Planetes |  | 1x | Planetes S01P01 1080p BDRip x265-GRP.mkv
            E | Planetes |  | 2x3 | [Group] Planetes Second Season - 03 [720p].mkv
            E | Planetes |  | 3x1 | [Group] Planetes S01-S03E01 [1080p].mkv
            A | Planetes |  |  | [Group] Planetes - Vol.1v2 (BD, 720p).mkv
            A | Planetes |  |  | [Group] Planetes - 12.5v2 [720p].mkv
            """)
    }

    @Test("numbers in titles")
    func numbersInTitles() {
        check(
            """
            A | Mob Psycho 100 |  | 3 | [Group] Mob Psycho 100 - 03 [1080p].mkv
            A | 3-gatsu no Lion |  | 7 | [Group] 3-gatsu no Lion - 07 [1080p].mkv
            A | 86 |  | 4 | [Group] 86 - 04 [1080p].mkv
            A | 86 - Eighty Six |  | 4 | [Group] 86 - Eighty Six - 04 [1080p].mkv
            A | 22-7 |  | 3 | [Group] 22-7 - 03 [1080p].mkv
            A | Anime Title 300-nen |  | 2 | [Group] Anime Title 300-nen 02 [720p].mkv
            A | Series 21 |  | 101 | [Group] Series 21 - 101 [480p].mkv
            A | Planetes - 100 Words |  | 5 | [Group] Planetes - 100 Words - 05 (1080p).mkv
            A | Planetes Ver1.1a |  | 5 | [Group] Planetes Ver1.1a - 05 (1080p).mkv
            A | Planetes |  | 5 | [Group]Planetes_05_1080.BD.FLAC_[0A1B2C3D].mkv
            A | Planetes |  | 5 | [Group] Planetes 05 (1).mkv
            A | Planetes |  | 5 | [Group] Planetes [DVDR2] 05.mkv
            A | Planetes |  | 5 | (Group)Planetes_-_05_(2E088B82).mkv
            A | Planetes |  | 2 | Planetes vol 1 ep 2.mkv
            M | The First Season |  | The First Season.mkv
            A | Planetes | 2003 | 5 | [Group] (2003) Planetes 05 [1080p].mkv
            M | [REC] | 2007 | [REC] (2007) 1080p BluRay.mkv
            A | Planetes |  | 12 | [Group] Planetes 12 'A Sky of Stardust' [720p].mkv
            M | Area 51 & 52 |  | Area 51 & 52.mkv
            A | Planetes 3 |  | 5 | Anime/Planetes/[Group] Planetes 3 - 05 [1080p].mkv
            A | Planetes |  | 1 | [Group] Planetes - 01 - Turning Point [E91E882D].mkv
            A | Planetes |  | 5 | Planetes (005).avi
            A | 86 |  | 4 | Anime/86/86 - 04.mkv
            A | Great Teacher Planetes |  | 5 | Anime/Great Teacher Planetes/GTP 005.mkv
            A | Planetes |  | 5 | Anime/Planetes/001-100/005.mkv
            A | Planetes |  | 5 | [Group] Planetes 01-13/05.mkv
            A | Planetes |  | 1071 | Planetes/Season 21/Planetes - 1071.mkv
            N | extra | Anime/Planetes/NCOP/NCOP1.mkv
            M | Planetes Movie 1 |  | Anime/Planetes/Planetes Movie 1.avi
            N | extra | Anime/Planetes/Planetes OP1.avi
            M | Planetes Movie - 09 - Bojack |  | Planetes Movie - 09 - Bojack - 1080p.mkv
            E | Planetes |  | 2x7 | Planetes - 07 [S2-07] [Eng Sub] 480p.mkv
            E | Planetes |  | 4x24 | [Group] Planetes 87 (S4-24) [1080p].mkv
            E | Planetes 100 |  | 2x5 | [Group] Planetes 100 (S2-05) [1080p].mkv
            """)
    }

    @Test("absolute numbers beside a season's")
    func beside() {
        let paths = [
            ("Planetes - S03E13 (054).mkv", [54]), ("Planetes - S01E01 - 001 - Title.mkv", [1]),
            ("Planetes - S01E01-02 - 001-002 - Title.mkv", [1, 2]),
            ("[K] Planetes S10E14 214.mkv", [214]),
            ("[K] Planetes 214 10x14.mkv", [214]),
            ("[K] Planetes S2 - 05 (17) [1080p].mkv", [17]),
            ("Planetes - S01E01 - 24 Hours.mkv", []),
        ]
        for (path, wanted) in paths {
            guard case .reading(let reading) = read(path) else {
                Issue.record("not read: \(path)")
                continue
            }
            #expect(reading.absolute == wanted, "\(path)")
        }
    }

    @Test("the other title of a chain is kept, and END is no episode's title")
    func alternatives() {
        guard
            case .reading(let reading) = read("[Group][プラネテス][Planetes][12 END][1080p].mkv"),
            case .reading(let last) = read("[Group] Planetes - 12 END (MX 1280x720 x264).mkv")
        else {
            Issue.record("not read")
            return
        }
        #expect(reading.title == "Planetes")
        #expect(reading.titleAlternatives == ["プラネテス"])
        if case .reading(let sequel) = read("[Group] Planetes 2 - 05 [1080p].mkv") {
            #expect(sequel.title == "Planetes 2" && sequel.titleAlternatives == ["Planetes"])
        }
        #expect(last.absolute == [12] && last.episodeTitle == nil)
    }

    @Test("a recap between two episodes has no number")
    func halves() {
        guard case .reading(let reading) = read("[Group] Planetes - 05.5 [720p].mkv") else {
            Issue.record("not read")
            return
        }
        #expect(reading.title == "Planetes")
        #expect(reading.absolute.isEmpty && reading.episodes.isEmpty)
    }

    @Test("counts from one, films in chains, seasons before a dot")
    func further() {
        check(
            """
            A | Planetes | | 1,2,3 | Planetes 1-3 (English Dub) [720p].mkv
            M | 9-1 | 2011 | 9-1 (2011).mkv
            M | Planetes | | [Group][Planetes][Movie][1080p].mkv
            E | Planetes | | 5x134 | Planetes [5.134] Words.mp4
            E | Planetes | 2023 | 2x3 | Planetes.2023.Bengali.S02E03.1080p.WEB-DL-GRP.mkv
            """)
    }
}
