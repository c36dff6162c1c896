// Libraries kept by hand: what the folders say of a number, of a year, of a word that is a title.

import Testing

@testable import lib_scan

@Suite("names: libraries kept by hand")
struct NamesLibraryTests {
    @Test("a number in front of a season's file counts more than those in the episode's title")
    func listed() {
        check(
            """
            E | Lantern | | 1x5 | Lantern/Season 1/05 - 100.mkv
            E | Lantern | | 1x5 | Lantern/Season 1/05. 11-59.mkv
            E | Lantern | | 1x5 | Lantern/Season 1/05 - 18-5-4.mkv
            E | Lantern | | 1x5 | Lantern/Season 1/05 - 2x4.mkv
            E | Lantern | | 1x2 | Lantern/Season 1/05 - S01E02.mkv
            E | 24 | | 1x5 | 24/Season 1/24 - 05.mkv
            E | Lantern | | 1x5 | Lantern/Season 1/05 - Deleted Scenes.mkv
            D | Lantern | | 2011-10-12 | Lantern/Lantern - 2011-10-12 - Deleted Scenes.mkv
            M | Storm - 20 Years Later | 1998 | Storm - 20 Years Later 1998.mp4
            """)
    }

    @Test("the folder's title, then a number")
    func afterTitle() {
        check(
            """
            A | Long Runner | 1996 | 1071 | Long Runner (1996)/Long Runner - 1071.mkv
            A | Long Runner | 1996 | 13 | Long Runner (1996-2007)/Long Runner - 13 - Words.mkv
            A | Long Runner | | 12 | Long Runner/Long Runner 12.avi
            A | Long Runner | | 12 | Long Runner/12.avi
            M | Long Runner | 1996 | Long Runner (1996)/Long Runner - 1080.mkv
            M | Long Runner 2 | | Long Runner/Long Runner 2.mkv
            M | 12 Lions | | 12 Lions/12.avi
            """)
    }

    @Test("what the folder's title holds is no marker, no day and no sample")
    func namedLikeFolder() {
        check(
            """
            M | 5x2 | 2004 | 5x2 (2004)/5x2.mkv
            M | Hunting Season 2 | 2008 | Hunting Season 2 (2008)/Hunting Season 2.mkv
            M | Stunts 3.5 | 2011 | Stunts 3.5 (2011)/Stunts.3.5.2011.1080p.BluRay.x264-GRP.mkv
            M | Proof | 2005 | Proof (2005)/Proof.mkv
            E | Lantern | | 1x2 | Lantern/Lantern - S01E02 - The Sample.mkv
            N | sample | Lantern/Lantern S01E02 sample.mkv
            """)
    }

    @Test("season words in other scripts, in capitals and with blanks")
    func seasonWords() {
        check(
            """
            E | Lantern | | 2x7 | Lantern/Évad 2/07 - Words.mkv
            E | Lantern | | 2x7 | Lantern/СЕЗОН 2/07.mkv
            E | Lantern | | 2x7 | Lantern/Σεζόν 2/07.mkv
            E | Lantern | | 2x7 | Lantern/第 2 季/07.mkv
            E | Lantern | | 2x5 | Lantern/第2季/第 5 集.mkv
            A | 1899 | | 12 | [Group] 1899 - 12 [1080p].mkv
            """)
    }

    @Test("a season's name that is the show's, and folders below a season that are none")
    func seasonsAndShows() {
        check(
            """
            E | Series 7 | | 1x2 | Series 7/S01E02.mkv
            E | Special | | 5x2 | Shows/Special/S05E02.mkv
            E | Lantern | | 2016x1 | Lantern/2016/Season s2016e1.mp4
            E | Lantern | | 2016x3 | Lantern/2016/03 - Words.mkv
            E | Lantern | | 1x2 | Lantern/Season 01/ep2/s01e02.avi
            E | Lantern | | 1x2 | Lantern/Season 01/Pilot/s01e02.avi
            E | Lantern | | 3x5 | Lantern/Season 3/05/VIDEO_TS/VIDEO_TS.IFO
            E | Lantern | | 3x6 | Lantern/Season 3/06 - Words/VTS_01_1.VOB
            E | Series | | 1x1 | Stuff/Series/Season 01/1 Pilot (1080p HD).mkv
            E | Lantern | | 1x4 | Lantern/Season 1/04 Somebody Has Two-1.mp4
            E | Lantern | | 1x16 | Lantern/First Season/16.avi
            E | Lantern | | 2x14 | Lantern/2a Temporada/14.avi
            """)
    }

    @Test("the year stands further up, on a folder with the same title")
    func fullest() {
        check(
            """
            E | Lantern | 1980 | 1x2 | Lantern (1980)/Lantern - S01E02 - Words/Lantern - S01E02.avi
            E | Lantern | 1980 | 1x2 | Lantern (1980)/Lantern - S01E02/VIDEO_TS/VIDEO_TS.IFO
            M | Sunset | 1990 | Sunset (1990)/Sunset Disc 1/VIDEO_TS/VIDEO_TS.IFO
            M | Sunset | 1990 | Sunset (1990)/Director's Cut/sunset-dc.mkv
            M | Sunset | 1990 | Sunset (1990)/Extended/Sunset.mkv
            """)
    }

    @Test("versions named after the folder's title")
    func versions() {
        check(
            """
            M | Sunset | | Movies/Sunset/Sunset-3d.mkv
            M | Sunset | | Movies/Sunset/Sunset - 2. Special Edition DVD Version.mkv
            M | Sunset | | Movies/Sunset/Sunset BR-Disk.mkv
            M | Sunset 2 | | Movies/Sunset/Sunset 2.mkv
            M | Sunset - Dawn | | Movies/Sunset/Sunset - Dawn.mkv
            M | Jackals 3D | 2010 | Jackals.3D.2010.1080p.BluRay.x264-GRP.mkv
            M | The Good German | 2006 | The.Good.German.2006.720p.WEB-DL.DD5.1.H264-GRP.mkv
            M | Longer and Uncut | 1999 | Longer.and.Uncut.1999.1080p.BluRay.x264-GRP.mkv
            """)
    }

    @Test("pieces, and the numbers of a list")
    func piecesAndLists() {
        check(
            """
            M | 300 | 2006 | Movies/300 2006 part1.mkv
            M | 300 | | Movies/300 part1.mkv
            M | Morning Part 1 | | Movies/Morning Part 1.mkv
            M | Sunset | | Movies/Hills/Part One/01 - Sunset.mkv
            """)
        let list = ["01 Sunset (2008).mkv", "02 Dawn (2009).mkv", "10 12 Lions (2010).mkv"]
        let titles = ["M | Sunset | 2008", "M | Dawn | 2009", "M | 12 Lions | 2010"]
        for (name, title) in zip(list, titles) {
            #expect(row(read("Movies/Hills/\(name)", siblings: list)) == title)
        }
        let numbers = ["007 (2010).mkv", "127 Lions (2011).mkv", "300 (2006).mkv"]
        #expect(row(read("0-9/\(numbers[1])", siblings: numbers)) == "M | 127 Lions | 2011")
    }

    @Test("markers in one word, with long dashes and joined by a sign")
    func gluedMarkers() {
        check(
            """
            E | Lantern | | 1x14 | TV/Lantern/Season01Episode14.mov
            E | foo | | 1x7,8,9 | TV/foo/foo1x07x08x09.mkv
            E | Oz | | 1x4 | TV/Oz/01x4.mov
            E | Lantern | | 1x23,24 | Lantern/Lantern – 1x23 – 1x24.mkv
            E | Lantern | | 7x25,26 | Lantern/Lantern Season 7 Episode 25 & 26 - Words.avi
            M | 10x10 | 2018 | 10x10 (2018)/10x10.2018.Bluray-2160p.x265-Grp.mkv
            M | 10 Dover Lane | 2016 | [ www.Site.com ] - 10.Dover.Lane.2016.720p.BRRip.XviD-GRP.avi
            """)
    }

    @Test("in a season's folder its number may stand before the episode's")
    func seasonAndNumber() {
        check(
            """
            E | Lantern | | 2x30 | Lantern/S02/2.30 Words.mp4
            E | Lantern | | 2x29 | Lantern/S02/02.29 - Words.mp4
            E | Lantern | | 2x40 | Lantern/S02/Lantern 2-40.mp4
            E | Lantern | | 2x2,3 | Lantern/S02/02-03.mp4
            E | Lantern | 2005 | 5x4 | Lantern (2005)/Season 5/04 Two of a Kind, Part 1 of 2 (1080p HD).m4v
            E | Lantern | | 6x17 | Lantern/Season 6/17 - The Day - June 6, 1944.mkv
            E | foo | | 1x1,2 | foo/Season 1/foo.episode01.episode02.mkv
            M | Episode 50 | 2011 | Episode 50 (2011)/Episode 50.mkv
            """)
        for (name, part) in [("11b.mp4", 2), ("12-cd1.mp4", 1), ("S03E14 cd2.mp4", 2)] {
            guard case .reading(let reading) = read("Lantern/Season 3/\(name)") else {
                Issue.record("nothing read from \(name)")
                continue
            }
            #expect(reading.part == part)
        }
    }

    @Test("a file called exactly as its folder is what the folder is called")
    func namedAsFolder() {
        check(
            """
            M | 007 | | 007/007.mkv
            M | 5x2 | | 5x2/5x2.mkv
            M | 11-14 | | films/11-14/11-14.mkv
            M | 00 Miller | | 00 Miller/00 Miller.mkv
            M | Special | | Special/Special.mkv
            M | Storm - 20 Years Later | | Storm - 20 Years Later/Storm - 20 Years Later.mkv
            A | Lantern | | 5 | Lantern - 05/Lantern - 05.mkv
            A | Lantern | | 5 | Lantern 05/Lantern 05.mkv
            A | Lantern | | 5 | Lantern Episode 5/Lantern Episode 5.mkv
            M | Room 237 | | Room 237/Room 237.mkv
            E | Lantern | | 1x2 | Lantern - S01E02/Lantern - S01E02.mkv
            M | M | 1931 | my films/M (1931).mkv
            M | M | 1931 | Movies New/M (1931).mkv
            """)
    }

    @Test("a show whose title begins with a number")
    func numberedShows() {
        check(
            """
            E | The 100 | | 2x10 | The 100/Season 2/10 - 100.mkv
            E | 2 Tired Cats | | 2x2 | 2 Tired Cats/Season 2/2 The Two.mkv
            E | 12 Lions | | 2x5 | 12 Lions/Season 2/12 Lions - 05.mkv
            E | Room 104 | | 2x10 | Room 104/Season 2/Room 104 210 - 100.mkv
            E | 1899 | | 2x10 | 1899/Season 2/1899 210 - 100.mkv
            A | 1899 | 2022 | 1 | 1899 (2022)/1899 - 001.mkv
            """)
    }

    @Test("pieces without a title, and after a bare year")
    func pieces() {
        check(
            """
            M | Tides | 2010 | Tides/Tides.2010.CD1.avi
            M | Tides | 2010 | Tides 2010 Part 2.avi
            M | Morning Part 1 | 2014 | Morning Part 1 2014.mkv
            """)
        for name in ["Part 2.mkv", "cd2.avi", "Disc 2.mkv"] {
            guard case .reading(let reading) = read("Tides (2010)/\(name)") else {
                Issue.record("nothing read from \(name)")
                continue
            }
            #expect(reading.title == "Tides" && reading.part == 2)
        }
    }

    @Test("what stands beside a title and a year")
    func beside() {
        check(
            """
            M | Tides | 1995 | Tides 1080p (1995).mkv
            M | Tides | 1995 | 001. Tides (1995).mkv
            M | 007 | 2012 | 007 (2012).mkv
            E | Lantern | 2005 | 1x1 | TV/Lantern (TV Series 2005)/S01E01.mkv
            E | Lantern | 2005 | 1x1 | TV/Lantern (Miniseries) (2005)/S01E01.mkv
            D | Lantern | 2005 | 2018-11-18 | Lantern (2005)/2018/11/2018-11-18 - Words.mkv
            """)
    }

    @Test("what cameras, phones and recorders call their files says nothing")
    func machineNames() {
        check(
            """
            N | * | VID_20200101_120000.mp4
            N | * | 2020-01-01 12.00.00.mp4
            N | * | 20200101_120000.mp4
            N | * | DSC_0001.MOV
            D | Lantern | | 2020-01-01 | Lantern/2020-01-01.mkv
            E | The Lantern | | 3x3 | The.Lantern.S03E03.1080p.WEB-GRP/grp-the.lantern.s03e03.mkv
            """)
    }

    @Test("folders of specials, of a whole show, and of single episodes below a season")
    func foldersBetween() {
        check(
            """
            E | Lantern | | 0x12 | Lantern/Lantern Specials/12 - Words.mkv
            E | Lantern | | 0x20 | Lantern/Specials (Season 0)/20.mkv
            E | Lantern | | 0x21 | Lantern/Specials & OVAs/21.mkv
            E | Lantern | | 1x13 | Lantern/The Complete Series/Season 1/13.mkv
            E | Lantern | | 1x17 | Lantern/Seasons/Season 1/17.mkv
            E | Lantern | | 7x5 | Lantern/Season 07/05 - Words/05 - Words.mkv
            E | Lantern | | 7x6 | Lantern/Season 07/06/lantern.mkv
            E | Lantern | | 7x7 | Lantern/Season 07/Episode 7/whatever.mkv
            """)
    }

    @Test("a season's folder with the season's year, and a title in brackets with a sign after")
    func seasonWithYear() {
        check(
            """
            E | The Lantern | * | 1x5 | The Lantern - Series 1 (1970) DivX/LANTERN S01E05. WORDS..avi
            E | Lantern | * | 2x1 | Lantern Season 2 (1971)/S02E01.avi
            M | Lantern Season 2 | 2008 | Lantern Season 2 (2008)/Lantern Season 2 (2008).mkv
            M | [REC]³ Genesis | 2012 | [REC] Collection/[REC]³ Genesis (2012)/Rec2012.mkv
            """)
    }

    @Test("folders of months, lists beyond a hundred")
    func monthsAndLists() {
        check(
            """
            D | Daily | | 2013-05-08 | TV/Daily/2013.05/2013-05-08.mkv
            D | Daily | | 2013-05-08 | TV/Daily/2013-05/2013-05-08.mkv
            """)
        let names = ["099. Heat (1995).mkv", "100. Alien (1979).mkv", "101. Up (2009).mkv"]
        #expect(
            row(read("Movies/Best/100. Alien (1979).mkv", siblings: names)) == "M | Alien | 1979")
        #expect(
            row(read("Movies/300 (2006).mkv", siblings: ["300 (2006).mkv"])) == "M | 300 | 2006")
    }

    @Test("two films in small letters are two films, pieces are their folder's")
    func smallLetters() {
        let films = ["bambi.avi", "dumbo.avi"]
        let pieces = ["lnt-cd1.avi", "lnt-cd2.avi", "sample.avi"]
        #expect(row(read("For Children/dumbo.avi", siblings: films)) == "M | dumbo | ")
        #expect(row(read("The Lantern/lnt-cd1.avi", siblings: pieces)) == "M | The Lantern | ")
    }

    @Test("a sequel beside the first film is no version of it")
    func sequels() {
        let films = ["Iron Hand.mkv", "Iron Hand 2.mkv"]
        let path = "Iron Hand (2008)/Iron Hand 2.mkv"
        #expect(row(read(path, siblings: films)) == "M | Iron Hand 2 | ")
        #expect(row(read(path)) == "M | Iron Hand | 2008")
    }

    @Test("what the folder's title makes of the numbers after it")
    func numbersAfterTitle() {
        check(
            """
            E | Polar Life | | 5x2 | Polar Life/Polar Life 5 - 02 - Words.avi
            A | Polar Life 5 | | 2 | Polar Life 5/Polar Life 5 - 02 - Words.avi
            A | Polar Life | | 2 | Polar Life (1 - 13)/[Group] Polar Life - 02 [1080p].mkv
            M | Dr. No | 1962 | Dr. No (1962)/Dr.No.1962[group].mkv
            M | Dr No | 1962 | Dr.No.1962[group].mkv
            M | Polar Life | | Polar Life/Polar Life - International Cut.mkv
            M | International Affairs | 2001 | International Affairs (2001).mkv
            M | (500) Days of Summer | 2009 | (500) Days of Summer (2009).mkv
            """)
    }

    @Test("what stands around titles in listings of all kinds")
    func around() {
        check(
            """
            A | Polar Life | | 5 | Polar Life - Episode 05 - Words 1080p.mp4
            D | Polar Life | | 2023-03-01 | Polar.Life.Episode.5120.2023-03-01.720p.mkv
            E | Polar Life | | 2x11 | Polar Life 2nd Season - 11 (BS11 1920x1080 MPEG2).ts
            A | Wall | | 2 | Wall/Wall - E2 Firewall/Wall - E2 Firewall Part1.avi
            M | Polar Life | 2011 | Polar Life - Drama 2011 Eng Rus Multi-Subs 720p [H264-mp4].mkv
            M | Family - A Drama | 2011 | Family - A Drama 2011 720p.mkv
            M | Polar Life | 2013 | Polar Life (De, En)(BD)(HD)[2013].mkv
            M | Revolutions | | Polar Quadrilogy/03 Revolutions.mp4
            A | 等了20年的勇者 | | 5 | [Group][1月新番][等了20年的勇者][05].mp4
            N | extra | [Group] Polar Life ED 003 Song [1080p].mkv
            N | extra | [Ending 7] Polar Life [1080p].mkv
            N | extra | SPs/[Group] Polar Life [Cast Interview 02][1080p].mkv
            N | extra | [Group][Polar Life][Tokuten][02][1080P].mkv
            E | Interview with the Vampire | | 1x2 | Interview with the Vampire S01E02.mkv
            """)
    }

    @Test("numbers and folders that say little alone")
    func littleAlone() {
        check(
            """
            M | Polar Man | 2008 | Polar Man/1/Polar Man (2008).mkv
            E | 24 | | 8x21 | shows/wide/24/8x21.720p.hdtv.x264-grp.mkv
            E | Polar Life | | 2016x100761 | Polar Life/Season 2016/s2016.e100761 - Words.mp4
            M | Rush 2 | | Rush 2 DVD.avi
            E | 雪国 | | 2x5 | 电视剧/雪国 第二季 (2016)/5.mkv
            A | 雪国 | | 66,67 | 雪国 - 第66-67话：终 四魂.mkv
            A | Cosmos Life | 1980 | 5 | Docs/Cosmos Life (1980)/Cosmos Life 05 - Words.mkv
            E | Special Unit 2 | | 3x14 | Special.Unit.2.3x14.Words.HDTV.XviD-GRP.avi
            A | Polar Heart | 2022 | 13,14 | Polar Heart E13-14 2022 1080p WEB-DL H264 AAC.mkv
            M | Star Wars Episode 4 | 1977 | Star.Wars.Episode.4.1977.1080p.BluRay-GRP.mkv
            A | Polar Life | | 852 | [Group]Polar Life[852][2025.03.01][AVC][1080P].mp4
            N | cannot tell a title or episode from the name | Movies/RcFyQm8NB2uFGmWOSjhu.mkv
            N | extra | 动画/Polar Life/PV01.mkv
            N | extra | [Group] Polar Life S3 Menu01 (BDRip 1080p HEVC).mkv
            N | extra | [Group]_Polar_Life_Promo2_(1280x720)_[4580BD6F].mkv
            """)
        let names = ["100. Toys (2010).mp4", "101. Hair (2010).mp4"]
        #expect(row(read("101. Hair (2010).mp4", siblings: names)) == "M | Hair | 2010")
        let titles = ["12 Monkeys (1995).mkv", "13 Going on 30 (2004).mkv"]
        #expect(row(read("12 Monkeys (1995).mkv", siblings: titles)) == "M | 12 Monkeys | 1995")
    }

    @Test("shows whose titles are numbers, in folders that name no show")
    func numericShows() {
        check(
            """
            E | 1923 | | 2x17 | stuff/1923.S02E17.1080p.WEB.H264-GRP.mkv
            E | 9-1-1 | | 2x17 | stuff/9-1-1 S02E17.mkv
            E | 24 | | 2x17 | stuff/24 S02E17.mkv
            E | Élite | | 2x17 | stuff/Élite S02E17.mkv
            E | S | | 2x17 | stuff/S S02E17.mkv
            E | Polar Life | | 2x17 | Polar Life/217 - S02E17 - Words.mkv
            E | Polar Life | | 2x17 | Polar Life/01 - S02E17 - Words.mkv
            E | Polar Life | | 2x17 | Polar Life/pl.s02e17.mkv
            """)
    }
}
