// Movies as libraries and releases name them; each block is a convention of naming.md section 1.

import Testing

@testable import lib_scan

@Suite("names: movies")
struct NamesMovieTests {
    @Test("folder and file, and loose files")
    func libraries() {
        check(
            """
            M | Gattaca | 1997 | Gattaca (1997)/Gattaca (1997).mkv
            M | Gattaca | 1997 | Movies/Gattaca (1997)/Gattaca (1997).mp4
            M | Heat | 1995 | Heat (1995).mkv
            M | Heat | 1995 | Movies/Heat (1995).avi
            M | Ponyo | 2008 | films/Ponyo (2008)/Ponyo (2008) Bluray-1080p.mkv
            M | Ponyo | 2008 | Ponyo (2008)/Ponyo (2008) - 2160p.mkv
            M | Ponyo | 2008 | Ponyo (2008)/Ponyo (2008) [Directors Cut].mkv
            M | Ponyo | 2008 | Ponyo (2008)/Ponyo (2008)-720p.mkv
            M | Ponyo | 2008 | Ponyo (2008)/Ponyo (2008)_bluray.mkv
            M | Ponyo | 2008 | Ponyo (2008)/Ponyo (2008).3D.FTAB.mkv
            M | Ponyo | 2008 | Ponyo (2008)/Ponyo (2008)-3d-hsbs.mkv
            M | Ponyo | 2008 | Ponyo (2008) [1080p] [BluRay] [YTS.MX]/Ponyo (2008) [1080p].mp4
            """)
    }

    @Test("the folder tells, the file says nothing")
    func folderTells() {
        check(
            """
            M | Solaris | 1972 | Solaris (1972)/title00.mkv
            M | Solaris | 1972 | Solaris (1972)/9f8a7c6d5e4b3a21.mkv
            M | Solaris | 1972 | Movies/Solaris (1972)/movie.mkv
            M | Solaris | 1972 | Solaris (1972)/sol-solaris-1080p.mkv
            M | Solaris | 1972 | Solaris (1972)/CD1/sol.cd1.avi
            M | Solaris | 1972 | Solaris.1972.1080p.BluRay.x264-GRP/grp-sol1080.mkv
            M | Le Samouraï | 1967 | Le Samouraï (1967)/Le.Samourai.1967.CRITERION.1080p.BluRay.x264-GRP.mkv
            M | Le Samouraï | 1967 | Le Samouraï (1967)/The.Godson.1967.720p.mkv
            """)
    }

    @Test("the year in front, set off by a dash")
    func yearInFront() {
        check(
            """
            M | Season of the Witch | 2011 | 2011 - Season of the Witch/2011 - Season of the Witch.mkv
            M | Special Bulletin | 1983 | 1983 - Special Bulletin.mkv
            M | Cherry 2000 | 1987 | 1987 - Cherry 2000.mkv
            M | 2010 The Year We Make Contact | 1984 | 1984 - 2010 The Year We Make Contact.mkv
            M | 21 & Over | 2013 | 2013 - 21 & Over.mkv
            M | 2012 | | 2012 - 1080p.mkv
            M | 1923 | 2019 | 1923 - 2019.mkv
            """)
    }

    @Test("a film's number is none of an episode")
    func numbered() {
        check(
            """
            M | 16 Blocks | 2006 | [ www.example.org ] - 16.Blocks.2006.720p.HDTV.x264-GRP.mkv
            M | Episode 50 | 2011 | Episode 50 (2011) [1080p] [BluRay]/Episode 50.mkv
            E | The Movies | | 2x17 | The Movies/S02E17.mkv
            """)
    }

    @Test("a folder that nobody named is no title")
    func serials() {
        check(
            """
            M | ponyo | | c00498/ponyo.mkv
            M | ponyo | | case-0199/ponyo.mkv
            M | Film 00042 | 2001 | many/Film 00042 (2001).mkv
            M | Apollo 13 | | Apollo 13/title00.mkv
            M | THX 1138 | | THX 1138/title00.mkv
            M | Ponyo | 2008 | batch-1942/Ponyo.2008.1080p.BluRay.x264-GRP.mkv
            M | Gake no ue no Ponyo | 2008 | Gake no ue no Ponyo (2008)/Ponyo.2011.1080p.BluRay.x264-GRP.mkv
            E | Firefly | | 1x2 | 00731/Season 1/Firefly - S01E02.mkv
            E | Firefly | | 1x2 | Firefly/00731/S01E02.mkv
            A | Train Job | | 2 | c00498/02 - Train Job.mkv
            """)
    }

    @Test("a hash in the folder to scan, or in a library's, says nothing")
    func hashes() {
        let hash = "9f8a7c6d5e4b3a21.mkv"
        for root in ["tmp.x8Kd", "stuff", "library"] {
            #expect(row(read(hash, root: root)).hasPrefix("N"), "\(root)")
            #expect(row(read("Movies/\(hash)", root: root)).hasPrefix("N"), "\(root)")
        }
        #expect(row(read(hash, root: "Solaris (1972)")) == "M | Solaris | 1972")
    }

    @Test("grouping folders are no titles")
    func groupings() {
        check(
            """
            M | Up | 2009 | english/2009/Up (2009)/Up (2009).mp4
            M | Up | 2009 | A-M/Up (2009).mkv
            M | Up | 2009 | U/Up (2009)/Up (2009).mkv
            M | Up | 2009 | Animation/Up (2009).mkv
            M | Up | 2009 | 1080p/Up (2009).mkv
            M | Up | 2009 | HD Movies/Up (2009).mkv
            M | Up | 2009 | 2000s/Up (2009).mkv
            M | Up | 2009 | Pixar Collection/Up (2009)/Up (2009).mkv
            M | Aliens | 1986 | Alien Anthology/Aliens (1986).mkv
            M | Harry Potter and the Chamber of Secrets | 2002 | Harry Potter/2 - Harry Potter and the Chamber of Secrets (2002).mkv
            M | Alien | 1979 | Alien Collection/1. Alien (1979).mkv
            M | 9 - Something | 2009 | 9 - Something (2009).mkv
            M | Aliens | 1986 | Alien (1979)/Aliens (1986).mkv
            """)
    }

    @Test("the year in its other spellings")
    func years() {
        check(
            """
            M | Ran | 1985 | Ran [1985].mkv
            M | Ran | 1985 | (1985) Ran.mkv
            M | Ran | 1985 | Ran 1985.mp4
            M | Ran | 1985 | Ran(1985).mp4
            M | Ran | 1985 | Ran_(1985).mkv
            M | Ran | 1985 | Ran - 1985 - WEBDL.mkv
            M | Ran | 1985 | Ran (1985) - SomeGroup 2019.mp4
            M | The Kiss | 1896 | The Kiss (1896) [DVD].mp4
            M | Ran | 1985 | Ran [Multi-Subs] [1985].mkv
            M | Ran | 1985 | Ran 1080p 1985.mkv
            M | Ran | 1985 | 1985 - Ran.mkv
            M | Ran | 1985 | [1985] Ran.mkv
            M | Ran | 1985 | Kurosawa/02 - Ran (1985).mkv
            M | Ran | 1986 | Ran (1985)/Ran (1986).mkv
            M | Airport 1975 | 1974 | Airport 1975/Airport 1975 (1974).mkv
            """)
    }

    @Test("titles that are numbers or contain years")
    func numbers() {
        check(
            """
            M | 1917 | 2019 | 1917 (2019)/1917 (2019).mkv
            M | 1917 | 2019 | 1917.2019.1080p.BluRay.x264-GRP.mkv
            M | 1917 |  | Movies/1917.mkv
            M | 2012 | 2009 | 2012.2009.720p.BluRay.mkv
            M | 300 | 2006 | Movies/300 (2006).mkv
            M | 2001 A Space Odyssey | 1968 | 2001 A Space Odyssey (1968)/2001.mkv
            M | 2001 A Space Odyssey | 1968 | 2001.A.Space.Odyssey.1968.1080p.mkv
            M | 2001 A Space Odyssey |  | 2001.A.Space.Odyssey.1080p.BluRay.mkv
            M | Blade Runner 2049 | 2017 | Blade.Runner.2049.2017.2160p.mkv
            M | Blade Runner 2049 |  | Blade Runner 2049.mkv
            M | Wonder Woman 1984 | 2020 | Wonder Woman 1984 (2020).mkv
            M | (500) Days of Summer | 2009 | (500) Days of Summer (2009)/(500) Days of Summer (2009).mkv
            M | (500) Days of Summer | 2009 | (500).Days.of.Summer.(2009).1080p.mkv
            M | 12 Angry Men | 1957 | 12.Angry.Men.1957.mkv
            M | 3 Idiots | 2009 | 3 Idiots (2009).mkv
            M | 9 | 2009 | Movies/9 (2009)/9 (2009).mkv
            M | Open Season 2 | 2008 | Open Season 2 (2008)/Open Season 2 (2008).mkv
            M | Apollo 13 | 1995 | Apollo 13 (1995).mkv
            M | 11.14 | 2003 | 11.14 (2003).mkv
            M | 5x2 | 2004 | 5x2 (2004).mkv
            M | 4x4 | 2019 | 4x4.2019.1080p.BluRay.x264-GRP.mkv
            M | Fahrenheit 9-11 | 2004 | Fahrenheit 9-11 (2004).mkv
            M | The Season | 2015 | The.Season.2015.1080p.BluRay.x264-GRP.mkv
            M | Series 7 - The Contenders | 2001 | Series 7 - The Contenders (2001)/x.mkv
            M | Death Race 2000 | 1975 | Death.Race.2000.1975.DVDRip.mkv
            """)
    }

    @Test("titles with tag words, brackets, dots and scripts")
    func hardTitles() {
        check(
            """
            M | Charlotte's Web | 2006 | Charlotte's Web (2006)/Charlotte's Web (2006).mkv
            M | Charlottes Web | 2006 | Charlottes.Web.2006.1080p.WEB.mkv
            M | Cam | 2018 | Cam (2018) 1080p.mkv
            M | Extended Stay | 2015 | Extended Stay (2015).mkv
            M | The Short Game | 2013 | The Short Game (2013).mkv
            M | Trailer Trash | 2010 | Trailer Trash (2010).mkv
            M | The French Dispatch | 2021 | The.French.Dispatch.2021.1080p.mkv
            M | Mockingjay - Part 1 | 2014 | Mockingjay - Part 1 (2014).mkv
            M | Dune Part Two | 2024 | Dune Part Two (2024)/Dune Part Two (2024).mkv
            M | Kill Bill Vol. 2 | 2004 | Kill Bill Vol. 2 (2004).mkv
            M | Mission - Impossible - Fallout | 2018 | Mission - Impossible - Fallout (2018).mkv
            M | Face+Off | 1997 | Face+Off (1997).mkv
            M | 50+50 | 2011 | 50+50 (2011).mkv
            M | R.I.P.D. | 2013 | R.I.P.D.2013.720p.mkv
            M | S.W.A.T. | 2003 | S.W.A.T. (2003).mkv
            M | L.A. Confidential | 1997 | L.A.Confidential.1997.mkv
            M | Monsters, Inc. | 2001 | Monsters, Inc. (2001).mkv
            M | ...And Justice for All | 1979 | Movies/...And Justice for All (1979).mkv
            M | Birdman or (The Unexpected Virtue of Ignorance) | 2014 | Birdman or (The Unexpected Virtue of Ignorance) (2014).mkv
            M | [REC] | 2007 | [REC] (2007)/[REC] (2007).mkv
            M | [REC] 2 | 2009 | [REC] 2 (2009).mkv
            M | 千と千尋の神隠し | 2001 | 千と千尋の神隠し (2001)/千と千尋の神隠し (2001).mkv
            M | Брат 2 | 2000 | Брат 2 (2000).mkv
            M | 기생충 | 2019 | 기생충 (2019).mkv
            M | Amélie | 2001 | Amélie (2001).mkv
            M | The Matrix | 1999 | Matrix, The (1999)/Matrix, The (1999).mkv
            M | A Very Harold & Kumar 3D Christmas | 2011 | A Very Harold & Kumar 3D Christmas (2011).mkv
            M | 7 Psychos |  | Movies/7 Psychos.mkv/7 Psychos.mkv
            """)
    }

    @Test("release names")
    func releases() {
        check(
            """
            M | Some Like It Hot | 1959 | Some.Like.It.Hot.1959.REMASTERED.1080p.BluRay.x264-GRP.mkv
            M | Some Like It Hot |  | Some.Like.It.Hot.DVDRip.XviD-GRP.avi
            M | Der Himmel ueber Berlin | 1987 | Der.Himmel.ueber.Berlin.1987.German.DL.1080p.BluRay.x264-GRP.mkv
            M | Le Grand Bleu |  | Le.Grand.Bleu.TRUEFRENCH.DVDRip.XviD-GRP.avi
            M | Heat |  | Heat.Unrated.DC.BRRip.x264.mkv
            M | Sin City | 2005 | Sin.City.RECUT.EXTENDED.2005.1080p.mkv
            M | Sin City | 2005 | Sin City EXTENDED (2005) 1080p.mkv
            M | The Host | 2006 | www.Site.com - The.Host.2006.720p.mkv
            M | The Host | 2006 | [ www.Site.com ] - The.Host.2006.720p.mkv
            M | The Host | 2006 | The.Host.2006.HC.HDRip.XviD.AC3-EVO[site].avi
            M | Gwoemul | 2006 | Gwoemul.AKA.The.Host.2006.1080p.mkv
            M | Toward the Terra | 1980 | [sam] Toward the Terra (1980) [BD 1080p].mkv
            M | Akira |  | [Group] Akira (BDRip 1920x1080 HEVC FLAC) [0123ABCD].mkv
            M | Nurse 3D | 2013 | Nurse.3D.2013.German.DL.720p.BluRay.x264-GRP.mkv
            M | Before Sunset |  | example.org - Before Sunset 1080p.mkv
            M | Before Sunset |  | Before Sunset - www.example.org.mkv
            M | Mon Cousin | 2020 | Mon Cousin a.k.a. My Cousin 2020 1080p.mkv
            M | The Matrix | 1999 | The Matrix 10th Anniversary Edition (1999) 1080p BluRay.mkv
            M | Matrix | 1999 | Matrix.1999.COMPLETE.BLURAY-GRP/grp-matrix.mkv
            M | Baraka |  | Baraka_Collectors_Edition.avi
            M | Successor | 2024 | 抓娃娃.Successor.2024.1080p.mkv
            """)
    }

    @Test("a word of the person: these are movies")
    func hinted() {
        check(
            """
            M | Show S01E02 |  | Show S01E02.mkv
            M | Title - 12 |  | Title - 12.mkv
            M | Episode 50 | 2011 | Episode 50 (2011).mkv
            """, hint: .movie)
    }

    @Test("an edition after a dash, a year after a word that goes on with it")
    func dashedEditions() {
        check(
            """
            M | Glass Runner | | Movies/Glass Runner - The Final Cut.mkv
            M | Glass Runner - A Long Way | 2012 | Glass Runner - A Long Way - Extended Edition (2012).mkv
            M | The Final Cut | 2004 | The Final Cut (2004).mkv
            M | Class of 1984 | | Class of 1984.mkv
            M | Class of 1984 | 1982 | Class.of.1984.1982.1080p.BluRay.x264-GRP.mkv
            M | Glass Part Two | 2024 | Glass.Part.Two.2024.720p.HDTV.x264-GRP.mkv
            """)
    }
}
