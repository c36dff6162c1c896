// What the folders of shows and of shelves say beside a name that says little.

import Testing

@testable import lib_scan

@Suite("names: folders of shows and shelves")
struct NamesFolderTests {
    @Test("a video in a show's folder is no film of that name")
    func ofShow() {
        check(
            """
            A | Lantern | 2005 | | TV Shows/Lantern (2005)/The Long Winter.mkv
            A | Lantern | | | TV Shows/Lantern/Lantern - The Long Winter.mkv
            M | Lantern - The Film | 1996 | TV Shows/Lantern/Lantern - The Film (1996).mkv
            M | Akira | 1988 | Anime/Akira (1988)/[Grp] Another Title [1080p].mkv
            A | Lantern | | 1 | Series/Lantern/Lantern.(Minisodes).01.Words.of.It.WEBRip.XviD.avi
            """)
    }

    @Test("the show's year, from whichever name has it")
    func yearOfShow() {
        check(
            """
            E | Lantern | 2005 | 1x1 | tv/Lantern 2005/Lantern.S01E01.mkv
            E | Lantern | 2005 | 1x1 | tv/Lantern 2005/Season 1/Lantern - S01E01 - Words.mkv
            E | Sealab 2021 | | 1x1 | tv/Sealab 2021/S01E01.mkv
            E | Lantern | 2021 | 2x1 | TV Shows/Lantern s01-02 (2021)/Lantern.S02E01.1080p.mkv
            E | Lantern | 2021 | 1x1 | TV Shows/Lantern Season 1 (2021)/Lantern.S01E01.mkv
            """)
    }

    @Test("a season's folder called by its show")
    func calledByShow() {
        check(
            """
            E | Big Lantern Story | | 1x1 | Big Lantern Story/BLS1/chapter 01.avi
            E | The Lantern Story | | 2x1 | The Lantern Story/TLS2/chapter 01.avi
            E | Lantern | | 2x3 | TV/Lantern/Lantern 2/03.avi
            M | Rocky 2 | | Movies/Rocky/Rocky 2/Rocky 2.avi
            E | Long Story SVU | | 1x1 | TV/Long Story SVU/SVU 1x01.mkv
            """)
    }

    @Test("folders that part a show, and those that part a film")
    func pieces() {
        check(
            """
            A | Long Lantern | | 1 | TV Shows/Long Lantern/01. East Sea/001 - Words.mkv
            A | Long Lantern | | 1071 | TV Shows/Long Lantern/Long Lantern 1071.mkv
            E | Long Lantern | | 10x12 | TV Shows/Long Lantern/Long Lantern 1012.mkv
            A | Lantern | 2008 | 1 | TV Shows/Lantern (2008)/Webisodes/01 Words.mkv
            E | Lantern | | 1x1,2 | TV Shows/Lantern/Season 1/01 & 02 - Words.mkv
            M | Hunting Season 3 | 2010 | Hunting Season 3 (2010)/CD1/Hunting Season 3.avi
            M | Proof | 2005 | Proof (2005)/CD1/Proof.avi
            """)
    }

    @Test("what a folder is called beside its show")
    func besideShow() {
        check(
            """
            E | The Lantern show | | 1x15 | Cartoons/The Lantern show/LANTERN_S1_D3/S1 E15 Words.mp4
            E | Long Lantern | | 1x9 | Cartoons/Long Lantern/S 1/EP 9 X THE WORDS.mp4
            E | Lantern's Light | 2011 | 1x2 | tv/Lantern's Light 2011 SE 1 - 8 Complete/SE1/02 Words.mp4
            E | Lantern - The Light | | 3x1 | tv/Lantern - The Light/Book 3; Fire/301 - Words.mp4
            E | Top Lantern | | 1x5 | TV/Top Lantern 1-17/1x05.avi
            E | 24 | | 2x3 | shows/Category/24/24.S02E03.mkv
            E | Season 25 - The Lantern | 2011 | 1x20 | TV/Season 25 - The Lantern (2011)/Season 1/Season 25 - The Lantern S01E20.mp4
            E | 19-2 | | 2x3 | TV/19-2.S02E03.1080p.WEB-DL.H.264-Grps/grps-192.s02e03.mkv
            A | Long Lantern | | 1124 | Animes/Long Lantern/Saison 11/[Grp]_Long_Lantern_1124_[VOSTFR].mkv
            """)
    }

    @Test("three digits after a dash, in a library of shows with words after")
    func joinedAfterDash() {
        check(
            """
            E | Lantern Story | | 1x1 | Series/Lantern Story/Lantern Story - 101 - Words.avi
            A | Lantern Story | | 101 | Series/Lantern Story/Lantern Story - 101.avi
            A | Lantern Story | | 101 | Anime/Lantern Story/Lantern Story - 101 - Words.avi
            """)
        let volume = ["057. Words.avi", "109. Words.avi"]
        #expect(
            row(read("TV/Lantern Story/109. Words.avi", siblings: volume))
                == "A | Lantern Story |  | 109")
        let counted = ["Lantern Story - 099 - Words.avi", "Lantern Story - 101 - Words.avi"]
        #expect(
            row(read("Series/Lantern Story/\(counted[1])", siblings: counted))
                == "A | Lantern Story |  | 101")
    }

    @Test("a film's folder that looks like an episode's")
    func looksLikeEpisode() {
        check(
            """
            M | 12-01 | 1993 | Movies/12-01 (1993)/12-01 (1993) [1080p][AV1][88C8D3CE].mkv
            M | 24x36 - A Story | 2016 | 24x36 - A Story (2016)/24x36 - A Story (2016).mkv
            M | 24x36 - A Story | 2016 | Movies/24x36 - A Story (2016) [imdb-tt0000001]/24x36 - A Story (2016) Bluray-576p.mkv
            M | 2010 | 1984 | Movies/2010.1984.1080p.BluRay.x264-GRP/grp-2010.1080p.mkv
            M | Ben-Har | | movies/Ben-Har/Ben Har - Part1.m2ts
            M | Lantern | 2014 | manual/Lantern 2014x264 1080p/Lantern 2014 BRRip x264 1080p-GRP.mkv
            """)
    }

    @Test("shelves in other languages are no titles")
    func shelves() {
        check(
            """
            E | xx | | 1x2 | 合集/Complete/xx.S01E02.mkv
            A | 提灯 | | 1 | 国产剧/提灯/01.mp4
            M | Фонарь | | Фильмы/Комедии/Фонарь.avi
            A | Фонарь | | 1 | Сериалы/Фонарь/01.avi
            D | 提灯 | | 2013-03-01 | 综艺/提灯/提灯第20130301期.mp4
            """)
    }

    @Test("two files with a number each, and a folder of years")
    func siblings() {
        let pair = ["06 - Words.avi", "19 - Others.avi"]
        #expect(row(read("Plain/19 - Others.avi", siblings: pair)) == "A | Plain |  | 19")
        let years = ["1937 Snowy.mkv", "1940 Wooden Boy.mkv", "1941 Elephant.mkv"]
        #expect(
            row(read("Classics/1940 Wooden Boy.mkv", siblings: years)) == "M | Wooden Boy | 1940")
        #expect(row(read("Plain/2012 Doomsday.mkv")) == "M | 2012 Doomsday | ")
    }

    @Test("numbers of a list in front of a title")
    func listed() {
        check(
            """
            E | Lantern Story | | 8x14 | 165.Lantern Story.s08e014.mkv
            E | 165 Lantern Story | | 8x14 | 165.Lantern.Story.s08e014.mkv
            M | Dr. Lantern | 1962 | Movies/Agents/07 - 1962 - Dr. Lantern.mkv
            M | Dr. Lantern | 1962 | Movies/Agents/01 Dr. Lantern (1962).mkv
            M | 12 Lanterns | 1995 | Movies/12 Lanterns (1995).mkv
            E | #1 Lantern | | 3x14 | #1 Lantern/#1 Lantern Season 3/#1 Lantern - 14 - Words.mkv
            E | Lantern | | 1x3 | TV/Lantern/Lantern 1-03 Words.mkv
            E | Lantern | | 1x1 | TV/Lantern/Lantern - 1-01 - Words.mkv
            E | Lantern | | 2x3 | TV/Lantern/Lantern - 2-03 - Words.mkv
            E | Lantern | | 1x8 | TV/Lantern/Lantern.1-08.mkv
            """)
    }

    @Test("what uploaders put around a name")
    func uploads() {
        check(
            """
            M | Lantern Story | 2013 | 🃏@film_night🃏Lantern Story 2013 BluRay 720p.mkv
            M | Lantern Story | 2013 | @Some_Channel Lantern Story 2013 BluRay 720p.mkv
            M | Lantern Story | 1995 | 2022.8.2.Lantern.Story.1995.GBR.BluRay.1080p.x264.mkv
            M | Lantern Story | 1931 | Lantern.Story1931.BrRip.720p.x264.mp4
            M | 8 Bit Lantern | 2021 | ww.site.sbs - 8 Bit Lantern (2021) HQ HDRip.mkv
            A | Lantern | | 5 | Lantern.E05.2001.720p.BluRay.x264-GRP/oAcnexsjqhKGvQXR/RcFyQm8NB2uFGmWOS.mkv
            M | The Lantern | 2015 | abcd - The.Lantern.2015.LIMITED.720p.BluRay.x264-GRP.mkv
            E | Lantern Story | | 1x5 | (download at site.org) Lantern Story S01E05 WS PDTV XviD-Grp.avi
            A | The Lantern War | | 5 | The.Lantern.War.Part.05.Words.of.It.1080p.BluRay.x264-GRP.mkv
            A | The Lantern War | 2010 | 3 | The.Lantern.War.2010.Part.3.720p.BluRay.x264-GRP.mkv
            M | The Lantern War Part 2 | | The.Lantern.War.Part.2.DVDRip.XviD-GRP.avi
            N | trailer | Lantern/Lantern [TRAILER-lantern_480_x].mov
            """)
    }

    @Test("parts and counted episodes in a folder with a year")
    func countedBelowYear() {
        check(
            """
            A | Lantern A Long Voyage | 1980 | 7 | Documentaries/Lantern A Long Voyage (1980)/Lantern - 07 - Words of It.avi
            A | Lantern | 1969 | 5 | Documentaries/Lantern (1969)/Lantern - Part 05 - Words of It.mkv
            A | Le Comte | 1998 | 2 | Mini-séries/Le Comte (1998)/Partie 2.avi
            M | Lantern | 1969 | Movies/Lantern (1969)/Lantern - Part 05 - Words of It.mkv
            E | Lantern | | 2x8 | Anime/Lantern/Lantern Second Season/Lantern Second Season - 8 - Words, Part 2.mkv
            E | Wałęsa | | 1x2 | TV/Wałęsa/Walesa S01E02.mkv
            E | Černobyl | 2019 | 1x1 | TV/Černobyl (2019)/Cernobyl S01E01.mkv
            A | LongLantern | | 8 | TV/LongLantern/LongLantern08.mkv
            E | Dr. Lantern | | 22x4 | TV/Dr. Lantern/1985-02-16 - S22 E04 - The Words I.avi
            """)
    }

    @Test("sets of films, counted and dated in front")
    func sets() {
        check(
            """
            M | Per qualche dollaro | 1965 | Film/Western/Trilogia del dollaro/2 - Per qualche dollaro (1965).avi
            M | Black Lantern | 2018 | FILME/17.Black.Lantern.2018.720p.x264-GRP/Black.Lantern.2018.720p.x264-GRP.mkv
            M | Lantern | 1979 | Movies/Lantern Anthology/1 - Lantern (1979)/movie.mkv
            M | The Long Light | | Movies/Lantern of It/1. The Long Light.mkv
            M | 9 - The Light | 2004 | Movies/9 - The Light (2004).mkv
            M | die lantern | | Movies/!Unsorted/die lantern.avi
            M | Lantern | 2021 | Movies/Lantern 2021 (1).mkv
            M | 大话西游 | 1995 | 电影/周星驰合集/1995 大话西游.mkv
            M | 2001 太空漫游 | | 电影/2001 太空漫游.mkv
            """)
    }

    @Test("a disc in a season's folder says nothing of its episodes")
    func discs() {
        check(
            """
            E | Lantern | | 1x | TV/Lantern/Season 1/Disc 1/VIDEO_TS/VTS_02_1.VOB
            E | Lantern | | 1x | TV/Lantern/Season 1 Disc 1/title_t00.mkv
            E | Lantern | | 1x5 | TV/Lantern/Season 1/05 - Words/VIDEO_TS/VIDEO_TS.IFO
            """)
    }

    @Test("seasons called otherwise, and in other languages")
    func seasonsOtherwise() {
        check(
            """
            E | La Linterna | | 1x1 | TV/La Linterna/Parte 1/01.mkv
            A | The Lantern IV | | 18 | tv/The Lantern IV/18 - Episode 18.avi
            A | You're Lit | | 19,20,21,22 | tv/You're Lit/19-22 - Episodes 19-22.avi
            E | 24 | | 8x24 | 24 S08E24.mkv
            A | Lantern the Series | | 57 | TV/LANTERN Complete/Lantern the Series Vol. 3/57. Words Part 1.avi
            E | La Linterna | | 7x10 | serietv/La Linterna S07e01-16/10 - Words of it.avi
            E | La Linterna | | 7x1,2 | serietv/La.Linterna.S07E01-02.720p.WEB-GRP/abc.mkv
            E | La Linterna Vieja | | 10x1 | TV/La Linterna Vieja/T10/LLV 10x01.avi
            E | Lantern | | 1x1 | Anime2/t1/Lantern [tvdb-72454]/S01E01 - Words.avi
            A | UFC | | 229 | TV/UFC/UFC 229 This One vs That One.mkv
            E | Linterne | | 1x1 | TV/Linterne/Livre I/Linterne - Livre I - 01.avi
            E | Red Lantern | | 4x1 | TV/Red Lantern/Series IV/Red Lantern IV - 01 - Words.avi
            E | صراع | | 1x3 | مسلسلات/صراع/الموسم الأول/الحلقة 3.mkv
            E | Lanterna | | 1x2 | Lanterna/Prima Stagione/02.mkv
            E | The Lanterns | | 5x | TV Shows/The Lanterns/5The Lanterns - Season Five/Words.mp4
            E | Lantern | | 2x6 | Lantern/Season 2/06-The Girl in Suite 2103.ts
            E | Lantern Towers | | 1x1 | TV/Lantern Towers/Lantern Towers 1.1 A Touch of It.avi
            E | Lantern House 13 | | 1x1 | TV/Lantern House 13/LH13 S01E01.avi
            E | Lantern Story | | 1x1 | Lantern Story/1-01 Words [Extended].avi
            A | Lantern Story | | | Lantern Story/Lantern Story Christmas Special 2016 720p WEB-DL.mp4
            E | Dead Lantern | | 1x1 | TV/Dead Lantern cc/Dead.Lantern.S01E01.mkv
            E | World Lantern in HD | | 1x1 | TV/World Lantern in HD/Season 1/World Lantern in HD 01 Words.mkv
            """)
    }

    @Test("films in folders that say which part, and names that look like extras")
    func parts() {
        check(
            """
            M | Back to the Lantern Part II | 1989 | Movies/Back/Part 2 (1989)/Back.to.the.Lantern.Part.II.1989.720p.mkv
            M | The Lantern of the King | | The Lantern Set/The Lantern of the King/Disc 1.m4v
            E | [L] - Lantern | 2011 | 1x11 | [L] - Lantern (2011)/Season 01/[L] - Lantern (2011) - S01E11 - Words.mkv
            E | Lantern | | 2x10 | TV/Lantern/Season 2/Lantern [2x10] Sample.mkv
            M | Scenes From a Lantern | 1973 | Films/Scenes From a Lantern (1973)/Scenes.mkv
            M | The Big Lantern | 1998 | Movies/The Big Lantern (1998) + EXTRAS (1080p BluRay x265) - [GRP].mkv
            """)
    }

    @Test("a title that goes on where its folder's ends is another show's")
    func spinOffs() {
        check(
            """
            E | Lantern Miami | | 1x1 | TV/Lantern/Lantern Miami S01E01.mkv
            E | Lantern Miami | | 1x1 | TV/Lantern/Lantern.Miami.S01E01.mkv
            E | Lantern - Deep Nine | | 1x1 | TV/Lantern/Lantern - Deep Nine 1x01.avi
            E | Lantern | | 1x1 | TV/Lantern/Season 1/Lantern Miami S01E01.mkv
            E | Lantern | 2009 | 1x1 | TV/Lantern/Lantern.2009.S01E01.mkv
            E | Lantern (US) | | 1x1 | TV/Lantern (US)/Lantern S01E01.mkv
            E | Lantern | 2001 | 7x15 | Serials/Lantern (2001)/S01/7. Série/Lantern (2001) S07E15.avi
            E | 提灯 | | 1x1 | [EA] 提灯 第1季 01 [简体内嵌].mkv
            M | Night of the Lantern | 1968 | horror/Originals/1) Night of the Lantern (1968).avi
            """)
    }
}
