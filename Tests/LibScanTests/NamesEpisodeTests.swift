// Episodes as libraries and releases name them; each block is a convention of naming.md section 2.

import Testing

@testable import lib_scan

@Suite("names: episodes")
struct NamesEpisodeTests {
    @Test("libraries")
    func libraries() {
        check(
            """
            E | Deadwood | 2004 | 2x17 | Deadwood (2004)/Season 02/Deadwood (2004) - s02e17 - Title.mkv
            E | Deadwood | 2004 | 1x1 | Deadwood (2004) [tvdbid-72023]/Season 01/Deadwood S01E01.mkv
            E | Deadwood | 2004 | 1x1 | Deadwood (2004)/Season 1/Deadwood S01E01.mp4
            E | Deadwood | 2004 | 1x1 | Deadwood (2004)/Deadwood S01E01.mp4
            E | Deadwood |  | 1x1 | Deadwood/Season 1/S01E01.mkv
            E | Deadwood |  | 1x1 | Deadwood/S01E01.mkv
            E | Deadwood |  | 1x1 | Deadwood/Season 1/Deadwood - S01E01 - Title WEBDL-1080p.mkv
            E | Deadwood |  | 1x2 | Deadwood/Season 01/Deadwood - 1x02 - Title.mkv
            E | Deadwood |  | 1x3 | english/Deadwood/S01/E03.mp4
            E | Deadwood |  | 1x3 | english/Deadwood/S01/any.name.103.mp4
            E | Deadwood | 2004 | 1x1 | Deadwood (2004) {tvdb-72023}/Season 01/Deadwood (2004) - S01E01 - T [AMZN WEBDL-1080p][x264]-Grp.mkv
            E | Deadwood |  | 2x5 | TV Shows/Deadwood/Season 2/05 - Complications.mkv
            E | Deadwood |  | 2x5 | Deadwood/Season 2/05. Complications.mkv
            E | Deadwood |  | 2x5 | Deadwood/Season 2/05.avi
            E | Deadwood |  | 2x16 | Deadwood/Season 2/16 - 12 Angry Men.avi
            E | Deadwood |  | 4x2 | Deadwood/Season 01/Deadwood - S04E02.mkv
            E | Deadwood |  | 1x1 | TV/Deadwood/1080p/S01E01.mkv
            E | Deadwood |  | 1x1 | Backup (2010)/TV/Deadwood.S01E01.mkv
            A | Galactica | 2003 | 1 | TV/Galactica (2003)/Miniseries/Galactica - Part 1.mkv
            E | Deadwood |  | 2x5 | Deadwood/2/Deadwood 2x05.mkv
            E | Deadwood |  | 2x5 | Deadwood/Deadwood Season 2/Deadwood - E05.mkv
            """)
    }

    @Test("markers")
    func markers() {
        check(
            """
            E | Fargo |  | 1x2 | Fargo s1e2.mkv
            E | Fargo |  | 1x2 | Fargo S01.E02.mkv
            E | Fargo |  | 1x2 | Fargo_s01_e02.mkv
            E | Fargo |  | 1x2 | Fargo S01 - E02.mkv
            E | Fargo |  | 1x2 | Fargo S01xE02.mkv
            E | Fargo |  | 1x2 | Fargo S01x02.mkv
            E | Fargo |  | 3x3 | Fargo S03-03.mkv
            E | Fargo |  | 1x2 | Fargo [1x02].mkv
            E | Fargo |  | 1x2 | Fargo 01x02.mkv
            E | Fargo |  | 1x8 | Fargo T01XE08.mkv
            E | Fargo |  | 1x2 | Fargo S01 E02.mkv
            E | Fargo |  | 3x9 | Fargo Season 3 Episode 9.mkv
            E | Fargo |  | 5x1 | Fargo Series 5 - Episode 1.mkv
            E | Fargo |  | 4x8 | Fargo - Temporada 4 [HDTV][Cap.408].avi
            E | Fargo |  | 2016x231 | Fargo S2016E231.mkv
            E | Fargo |  | 2009x2 | Fargo 2009x02.mkv
            E | Fargo |  | 42x10591 | Fargo - S42 E10591.mkv
            E | Fargo |  | 0x1 | Fargo - SP01.mkv
            E | Fargo |  | 1x3 | Fargo.103.hdtv-grp.mkv
            E | Fargo | 2014 | 1x14 | Fargo.2014.S01E14.HDTV.mkv
            E | Fargo |  | 1x2 | FargoS01E02.mkv
            E | Fargo |  | 2x7 | Fargo 2×07.mkv
            E | Fargo |  | 7x2 | Fargo - Temporada 7 [HDTV][Cap.702].avi
            E | Fargo |  | 1x2,3,4 | Fargo.-.Temporada.1.HDTV[Cap.102_104].avi
            E | Fargo |  | 2x7 | Fargo.2.Sezon.7.Bölüm.1080p.mkv
            E | Fargo |  | 32x6478 | Fargo - S32-Week 45-Ep 6478.mkv
            E | Fargo |  | 1x7,8 | Fargo.10708.hdtv-grp.mp4
            E | Fargo |  | 1x3,4 | Fargo.103.104.720p.HDTV.x264-GRP.mkv
            E | Fargo |  | 1x3 | Fargo 1 x 03.mkv
            E | 庆余年 |  | 2x3 | 庆余年第二季 第3集.mkv
            """)
    }

    @Test("numbers without a season")
    func seasonless() {
        check(
            """
            A | Fargo |  | 12 | Fargo Ep.12.mkv
            A | Fargo |  | 2 | Fargo ep_02.mkv
            A | Fargo |  | 9 | Fargo E09.mkv
            A | Fargo |  | 16 | Fargo Episode 16.mkv
            A | Fargo |  | 1 | Fargo 1of4.mkv
            A | Fargo |  | 1 | Fargo 01 of 10.mkv
            A | Fargo |  | 17 | Fargo #17.mkv
            A | 進撃の巨人 |  | 5 | 進撃の巨人 第5話.mkv
            A | Fargo |  | 2 | Fargo.Part.2.HDTV.x264-GRP.mkv
            M | Star Wars Episode IV - A New Hope | 1977 | Star Wars Episode IV - A New Hope (1977).mkv
            M | Star Wars Episode 4 | 1977 | Star Wars Episode 4 (1977).mkv
            """)
    }

    @Test("several episodes in one file")
    func several() {
        check(
            """
            E | Weeds |  | 1x1,2,3 | Weeds S01E01-02-03.mkv
            E | Weeds |  | 1x1,2 | Weeds - S01E01 - S01E02.mkv
            E | Weeds |  | 1x1,2 | Weeds.S01E01.S01E02.720p.mkv
            E | Weeds |  | 1x1,2 | Weeds S01E01E02.mkv
            E | Weeds |  | 1x1,2,3 | Weeds S01E01-E02-E03.mkv
            E | Weeds |  | 1x1,2,3 | Weeds S01E01-03.mkv
            E | Weeds |  | 1x1,2,3 | Weeds S01E01-E03.mkv
            E | Weeds |  | 1x1,2 | Weeds 1x01x02.mkv
            E | Weeds |  | 1x1,2 | Weeds 1x01-1x02.mkv
            E | Weeds |  | 1x1,2 | Weeds 1x01_1x02.mkv
            E | Weeds |  | 8x1,2 | Weeds 8x01_02.mkv
            E | Weeds |  | 2x1,2 | Weeds [02x01-x02].mkv
            E | Weeds |  | 2x3,4,15 | Weeds - 02x03 - x04 - x15 - Name.mkv
            E | Weeds |  | 2x9,10 | Weeds S02E09 E10.mkv
            E | Weeds |  | 5x1,3,5 | Weeds S05E01-E03-E05.mkv
            E | Weeds |  | 5x3,4,5 | Weeds 5x03-5x05.mkv
            E | Weeds |  | 1x1,2,3 | Weeds/Season 1/01-03 - Title.mkv
            E | Weeds |  | 9x14 | Weeds-s09e14-1080p.mkv
            E | Weeds |  | 1x1 | Weeds S01E01 The 6-10 to Lubbock.mkv
            E | Weeds |  | 5x23 | Weeds S05E23 11-59.mkv
            E | Weeds |  | 2x3 | Weeds 02x03 - 04 Ep Name.mkv
            E | Weeds |  | 6x13 | Weeds - S06E13 - 5 to 9.mkv
            E | Weeds |  | 1x3 | Weeds S01E03-S01E01.mkv
            E | Weeds |  | 6x5 | Weeds.S6.Ep5.X265.mp4
            E | Weeds |  | 1x7 | Weeds.S01E07.21.0.Jump.Street.720p.mkv
            """)
    }

    @Test("season folders")
    func seasonFolders() {
        let names = [
            "Season 03", "Season 3", "S03", "Season3", "3", "Season 3 (2016)",
            "Season 3 - The Long Night",
            "Oz Season 3", "Oz S03 1080p", "[Oz.S03]", "3.Staffel", "Staffel 3", "Saison 3",
            "Stagione 3",
            "Temporada 3", "sæson 3", "säsong 3", "seizoen 3", "sezon 3", "série 3", "Сезон 3",
            "시즌 3",
            "シーズン3", "第3季", "Season 3 [1080p]", "Season Three",
        ]
        for name in names { check("E | Oz |  | 3x4 | TV/Oz/\(name)/04 - Title.mkv") }
    }

    @Test("specials")
    func specials() {
        check(
            """
            E | Oz |  | 0x5 | Oz/Specials/05 - Pilot.mkv
            E | Oz |  | 0x1 | Oz/Specials/S00E01.mkv
            E | Oz |  | 0x1 | Oz/Season 00/Oz S00E01.mkv
            E | Oz |  | 0x2 | Oz/Season 0/Oz - 02.mkv
            E | Oz |  | 1x2 | Oz/Specials/Oz S01E02.mkv
            """)
    }

    @Test("dates")
    func dates() {
        check(
            """
            D | Newsroom | 1996 | 2025-01-13 | Newsroom (1996)/Season 30/Newsroom (1996) - 2025-01-13 - Guests.mkv
            D | Newsroom |  | 2011-10-12 | Newsroom 2011.10.12.mkv
            D | Newsroom |  | 2011-10-12 | Newsroom_2011_10_12.mkv
            D | Newsroom |  | 2011-10-12 | Newsroom 2011 10 12.mkv
            D | Newsroom |  | 2011-10-10 | Newsroom - 10.10.2011.mkv
            D | Newsroom |  | 2011-10-13 | Newsroom - 13.10.2011.mkv
            D | Newsroom |  | 2014-04-28 | Newsroom 04.28.2014.mkv
            D | Newsroom |  | 2020-10-13 | Newsroom 20201013.mkv
            D | Newsroom |  | 2012-02-16 | Newsroom.2012.16.02.hdtv.mkv
            D | Newsroom |  | 2018-05-04 | Newsroom/Season 2018/Newsroom - 2018-05-04.mkv
            E | Newsroom |  | 1x1 | Newsroom - S01E01 - 2005-03-26 - Rose.mkv
            M | The Doors | 1991 | Movies/The Doors (1991)/09.03.08.The.Doors.(1991).BDRip.mkv
            """)
    }

    @Test("a day that may be a month needs a witness beside it")
    func ambiguousDates() {
        let name = "Newsroom 12.10.2011.mkv"
        #expect(row(read(name)) == "A | Newsroom |  | ")
        let dayFirst = row(read(name, siblings: [name, "Newsroom 13.10.2011.mkv"]))
        let monthFirst = row(read(name, siblings: [name, "Newsroom 10.13.2011.mkv"]))
        #expect(dayFirst == "D | Newsroom |  | 2011-10-12")
        #expect(monthFirst == "D | Newsroom |  | 2011-12-10")
    }

    @Test("numbered files beside each other are episodes, in a sorting folder they are not")
    func siblings() {
        let shows = ["01.avi", "02.avi", "03.avi"]
        #expect(row(read("Oz/01.avi", siblings: shows)) == "A | Oz |  | 1")
        let movies = ["Movie 1.mkv", "Movie 2.mkv", "Movie 3.mkv"]
        #expect(row(read("M/Movie 1.mkv", siblings: movies)) == "M | Movie 1 | ")
    }

    @Test("years and countries in titles, hard titles")
    func titles() {
        check(
            """
            E | Doctor Who | 2005 | 1x1 | Doctor Who (2005)/Season 01/Doctor Who (2005) - S01E01.mkv
            E | The Office (US) |  | 1x1 | The Office (US)/Season 01/The Office (US) - S01E01.mkv
            E | Shameless US |  | 1x1 | Shameless.US.S01E01.mkv
            E | 1923 | 2022 | 1x2 | 1923 (2022)/Season 01/1923 - S01E02.mkv
            E | 1923 |  | 1x2 | 1923/S01E02.mkv
            E | 24 |  | 5x7 | 24.S05E07.mkv
            E | 9-1-1 |  | 1x1 | 9-1-1/Season 1/9-1-1 - S01E01.mkv
            E | Extras |  | 1x2 | Extras/Season 1/Extras - S01E02.mkv
            E | Kids |  | 1x2 | Kids/Season 1/Kids S01E02.mkv
            E | V |  | 1x2 | V/V S01E02.mkv
            E | Part-Time |  | 1x2 | Part-Time/Season 1/Part-Time S01E02.mkv
            E | Web Therapy |  | 1x2 | Web.Therapy.S01E02.WEB.mkv
            E | Marvel's Agents of S.H.I.E.L.D. |  | 1x2 | Marvel's Agents of S.H.I.E.L.D./Season 1/S01E02.mkv
            E | Marvels Agents of S.H.I.E.L.D. |  | 1x2 | Marvels.Agents.of.S.H.I.E.L.D.S01E02.mkv
            E | The Simpsons |  | 12x8 | Simpsons/Saison 12/Simpsons,.The.12x08.Titre.avi
            E | Sealab 2021 |  | 1x2 | Sealab 2021/Season 1/Sealab 2021 - S01E02.mkv
            E | Castle | 2009 | 1x2 | Castle (2009)/Season 1/Castle.2009.S01E02.mkv
            E | Law & Order SVU |  | 20x1 | Law & Order SVU/Season 20/Law.and.Order.SVU.S20E01.mkv
            E | 24 |  | 1x2 | 24/1/24 1x02.mkv
            E | 11.22.63 | 2016 | 1x2 | 11.22.63 (2016)/Season 01/11.22.63 - S01E02.mkv
            """)
    }

    @Test("release folders around files that say nothing")
    func releaseFolders() {
        check(
            """
            E | Zoo |  | 2x5 | Zoo.S02E05.1080p.WEB-DL.H.264-GRP/160725_02.mkv
            E | Zoo |  | 2x5 | Zoo - S02E05/VIDEO_TS/VTS_01_1.VOB
            E | Zoo |  | 2x5 | Zoo.S02.1080p.WEB-DL-GRP/Zoo.S02E05.1080p.WEB-DL-GRP.mkv
            E | The Big Bang Theory |  | 1x1 | The Big Bang Theory/tbbt101.avi
            D | The Late Show |  | 2017-11-27 | The.Late.Show.2017.11.27.Guest.1080p.WEB-GRP/42e7e8a48eb7454aaebe.mkv
            """, hint: .episode)
    }

    @Test("a name without a number is its show when the person says that it is an episode")
    func told() {
        check("E | Firefly | | 1x | Firefly.S01.1080p.BluRay.x264-GRP.mkv", hint: .episode)
        check("A | Firefly | | | Firefly.1080p.BluRay.x264-GRP.mkv", hint: .episode)
    }

    @Test("in a season's folder the number in front counts more than what follows")
    func numberInFront() {
        check(
            """
            E | Lost | 2004 | 6x17 | Lost (2004)/Season 6/17 - V-Day - May 8, 1945.mkv
            E | Lost | 2004 | 6x17 | Lost (2004)/Season 6/17 V-Day - May 8, 1945 (1080p HD).m4v
            E | Lost | 2004 | 5x4 | Lost (2004)/Season 5/04 The Long Day, Part 1 of 2 (1080p HD).m4v
            D | Lost | 2004 | 2011-10-13 | Lost (2004)/Season 2/13.10.2011 - Words.mkv
            """)
    }

    @Test("files that all begin with a number are a show's")
    func countedFiles() {
        let names = ["1 Ice.mkv", "2 Mountains.mkv", "3 Seas.mkv"]
        #expect(
            row(read("Polar Life/2 Mountains.mkv", siblings: names)) == "A | Polar Life |  | 2")
        #expect(row(read("Movies/2 Mountains.mkv", siblings: names)) == "M | 2 Mountains | ")
    }

    @Test("a dot after a title is its own or parts it from the next word")
    func lastDot() {
        check(
            """
            E | Polar Life | | 2x1 | Polar Life.S02E01.Ice.mkv
            E | Polar Inc. | | 2x1 | Polar Inc. S02E01.mkv
            E | Polar S.A. | | 2x1 | Polar S.A.S02E01.mkv
            E | Polar Life... | | 2x1 | Polar Life... S02E01.mkv
            M | Polar Life | 2011 | Polar Life.2011.1080p.BluRay.x264-GRP.mkv
            M | Polar Inc. | 2011 | Polar Inc. (2011).mkv
            """)
    }

    @Test("markers glued to titles that are written without blanks")
    func gluedToSigns() {
        check(
            """
            E | 雪国 | | 2x5 | 雪国S02E05.mkv
            E | 雪国 | | 2x5 | 雪国第二季05.mkv
            A | 雪国 | | 22 | 雪国EP22.mkv
            A | 雪国 | | 5 | 雪国05.mkv
            A | 雪国 | | 5 | 雪国第05集.mkv
            A | 雪国 | | 1,2,3 | 雪国01-03集.mkv
            A | 雪国 | | 1,2,3 | 雪国 第1-3話.mkv
            A | 雪国 | | | 雪国全12集.mkv
            A | 겨울 | | 5 | 겨울E05.mkv
            A | 겨울 | | 5 | 겨울 5회.mkv
            M | 雪国2 | 2010 | 雪国2 (2010).mkv
            M | 雪国1900 | 2010 | 雪国1900 (2010).mkv
            M | 雪国Alice | | 雪国Alice.mkv
            """)
    }

    @Test("glued, numbered with signs, set off by dashes")
    func oddPlaces() {
        check(
            """
            E | The Polar Life | | 1x5 | The.Polar.Life1x05.HDTV.XviD-GRP.avi
            E | * | | 9x180 | Холод. Сезон №9. Серия №180.avi
            A | Холод | | 5 | Холод (05 сер.) - WEBRip1080p.mkv
            E | Polar Life | 2024 | 1x | Polar Life - Stagione 1 (2024) [COMPLETA] 720p ITA-GRP.mkv
            M | Open Season 2 | 2008 | Open Season 2 (2008).mkv
            E | Formula 1 | | 2024x5 | Formula.1.2024x05.Sprint.1080p.WEB-DL-GRP.mkv
            A | Polar Life | | 18 | Polar Life/18 4K.mp4
            """)
    }

    @Test(
        "an episode's piece is none of its title",
        arguments: [
            ("S01E04 cd1.avi", nil, 1), ("S01E04 - pt2.avi", nil, 2),
            ("S01E04 - Words - part2.avi", "Words", 2), ("S01E04 - Part 2.avi", "Part 2", 2),
            ("S01E04b.avi", nil, 2), ("S01E04 - Words.avi", "Words", nil),
        ] as [(String, String?, Int?)])
    func pieces(name: String, title: String?, part: Int?) throws {
        guard case .reading(let reading) = read("Lost/Lost - \(name)") else {
            Issue.record("not read")
            return
        }
        #expect(reading.episodeTitle == title)
        #expect(reading.part == part)
    }

    @Test("recordings have their time after their day")
    func recordings() {
        check(
            """
            D | Lantern | | 2021-01-01 | recordings/Lantern-2021-01-01 20-00.ts
            D | Lantern | | 2021-01-01 | recordings/2021-01-01 20-00 Lantern.ts
            D | Lantern | 2010 | 2021-01-01 | TV/Lantern (2010)/Season 03/Lantern (2010) - 2021-01-01 20 00 00 - Words.ts
            """)
    }
}
