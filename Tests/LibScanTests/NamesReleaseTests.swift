// Release names as they are uploaded: packs, days, numbers that only a release writes so.

import Testing

@testable import lib_scan

@Suite("names: releases")
struct NamesReleaseTests {
    @Test("days with a month's name")
    func monthNames() {
        check(
            """
            D | Newsroom |  | 2011-10-14 | Newsroom 14 Oct 2011.mkv
            D | Newsroom |  | 2013-10-02 | Newsroom - October 2nd, 2013 - Guests.mkv
            D | Newsroom |  | 2020-09-30 | Newsroom 30th Sept 2020 WEBRip h264-GRP.mkv
            D | Newsroom |  | 2011-10-14 | Newsroom.2011.Oct.14.HDTV.x264-GRP.mkv
            A | Newsroom 2 |  | 19 | Newsroom 2 Ep 19 (13 Feb 2016) HDTV x264-GRP.mkv
            M | 22 July | 2018 | 22.July.2018.1080p.WEB-DL.mkv
            M | Born on the Fourth of July | 1989 | Born on the Fourth of July (1989).mkv
            """)
    }

    @Test("a day beside the episode's marker is kept")
    func dayBeside() {
        let names = [
            "Oz - S02E03 - 1998-07-20 - Title.mkv", "Oz - S02E03 - Title (20-07-1998).mkv",
            "Oz.S02E03.Mon.20.Jul.1998.Title.1080p.WEB-GRP.mkv",
        ]
        for name in names {
            guard case .reading(let reading) = read(name) else {
                Issue.record("no reading: \(name)")
                continue
            }
            #expect(row(.reading(reading)) == "E | Oz |  | 2x3")
            #expect(reading.date == AirDate(1998, 7, 20), "\(name)")
        }
        guard case .reading(let absolute) = read("Oz S03E03-05 313-315.mkv"),
            case .reading(let before) = read("Oz 313-315 s03e03-05.mkv")
        else {
            Issue.record("no reading")
            return
        }
        #expect(absolute.absolute == [313, 314, 315])
        #expect(before.absolute == [313, 314, 315] && before.title == "Oz")
        guard case .reading(let sound) = read("Oz.S02E03.2005.5.1.mkv") else { return }
        #expect(sound.date == nil)
    }

    @Test("season and episode in other spellings")
    func markers() {
        check(
            """
            E | Weeds |  | 2x1 | Weeds.S0201.avi
            E | Weeds | 2005 | 1x1,2,3 | Weeds (2005) S01EP(01-03) 1080p WEB-DL.mkv
            E | Weeds |  | 1x6 | Weeds 01E06.mkv
            E | Weeds |  | 1x3,4 | Weeds S01E03–04.mkv
            E | Weeds |  | 1x3,4 | Weeds 1x03–04 Words.mkv
            E | Weeds |  | 2x10 | Weeds [2.10] Title.avi
            E | Weeds |  | 1x22 | Weeds - Episode 1.22 - Title.avi
            E | Weeds |  | 1x5 | Weeds S 01 E 05 720p.mkv
            E | Weeds |  | 4x14 | Weeds Sn4 Ep14 HDTV.mkv
            E | Weeds |  | 8x21 | Weeds.(8.sez.21.ser.iz.23).XviD.HDTVRip.avi
            E | Weeds |  | 5x9 | Weeds 5-й сезон 09-я серия.avi
            A | Weeds |  | 3 | Weeds.3iz6.DVDRip.avi
            A | Weeds |  | 1 | Weeds part 1 of 10.avi
            E | Weeds |  | 3x21,22 | Weeds.S03E21.22.HDTV.XviD-GRP.mkv
            A | Weeds |  | 1,2,4 | Weeds E01 02 04.mkv
            E | Weeds |  | 5x23 | Weeds S05E23 24 Hours.mkv
            E | Weeds |  | 7x6 | Weeds.706.720p-GRP.mkv
            A | Weeds |  | 7 | Weeds.7.PDTV-GRP.mkv
            A | Weeds |  | 484 | Weeds 484 VOSTFR par Nom.mkv
            E | weeds |  | 3x19 | weeds_03_19.avi
            E | Weeds |  | 2x9 | Weeds.02.09.avi
            E | Weeds |  | 6x1 | Weeds - 6.01 - Title.mkv
            E | Weeds |  | 3x20 | Weeds 03-20.mkv
            A | Weeds |  | 1,2,3 | Weeds 01-03.mkv
            A | Weeds |  | 5 | Weeds.05.Down.Street.DVDRip.avi
            A | Weeds |  | 3,4,5 | Weeds [cap. 3 al 5].avi
            E | Weeds |  | 2x11 | Weeds.Series.2.Part.11.Down.Street.1080p.HDTV.mp4
            E | Weeds |  | 1x2 | Weeds - Episode 2 [S 1 - Ep 002].avi
            E | Weeds (US) |  | 2x9 | Weeds (US) - Down Street S02E09 hdtv.mkv
            A | Weeds |  | 1,2,3 | Weeds E1-3 1080p BluRay.mkv
            E | Weeds |  | 3x14 | Weeds - S03E14-36! 24! Hut! (1).mkv
            E | Weeds |  | 2x3 | Weeds.S02.720p.HDTV.x264-GRP/grp-wds203.avi
            E | Weeds |  | 2x5 | Weeds.SE02EP05.avi
            A | Weeds |  | 5 | Weeds Episode Five.mkv
            E | Weeds |  | 2x5 | Weeds Season Two Episode Five.mkv
            E | Weeds |  | 2x5 | Weeds AKA Other Grass S02E05 1080p.mkv
            M | UFC 247 |  | UFC.247.PPV.HDTV.x264-GRP.mkv
            M | Room 237 |  | Room.237.1080p.BluRay.x264-GRP.mkv
            M | 007 Spectre |  | 007.Spectre.[HDTC.MD].mkv
            """)
    }

    @Test("whole shows and several seasons")
    func packs() {
        check(
            """
            E | Weeds |  | 2x | Weeds.S02D01.COMPLETE.BLURAY-GRP.mkv
            E | Weeds |  | 1x | Weeds.1xAll-GRP.mkv
            E | Weeds |  | 1x | Weeds S 01 720p WEB DL.mkv
            A | Weeds |  |  | Weeds 1ª a 8ª Temporada Completa [720p].mkv
            E | Weeds |  | 1x | {WWW.SITE.TV} Weeds - 1ª Temporada Completa (1080p).mkv
            A | Weeds |  |  | Weeds.2013.Christmas.Special.HDTV.x264-GRP.mkv
            E | Weeds |  | 3x | Weeds - 3ª Temporada (1080p).mkv
            E | Weeds |  | 3x | Weeds.S03.(2007).720p.BluRay.x264-GRP.mkv
            A | Weeds |  |  | Weeds.S01-S08.COMPLETE.720p.BluRay-GRP.mkv
            A | Weeds |  |  | Weeds.S01-08.COMPLETE.SERIES.720p-GRP.mkv
            A | Weeds |  |  | Weeds.COMPLETE.SERIES.720p.BluRay-GRP.mkv
            A | Weeds |  |  | Weeds - The Complete Series 1080p.mkv
            A | Weeds |  |  | Weeds.COMPLETE.1080p.BluRay.x264-GRP.mkv
            A | Weeds | 2005 |  | Weeds.2005.COMPLETE.MINISERIES.1080p.WEB-GRP.mkv
            A | Weeds |  |  | Weeds.INTEGRALE.FRENCH.1080p-GRP.mkv
            A | Weeds |  |  | Weeds All Seasons (1-8) 720p.mkv
            M | A Man for All Seasons | 1966 | A Man for All Seasons (1966).mkv
            M | A Man for All Seasons | 1966 | A.Man.for.All.Seasons.1966.1080p.BluRay.x264-GRP.mkv
            M | A Complete Unknown | 2024 | A.Complete.Unknown.2024.1080p.WEB-DL.mkv
            M | The Complete Series | 2010 | The.Complete.Series.2010.1080p.mkv
            M | love-actually | 2003 | love-actually.2003.1080p.bluray.x264.mkv
            M | The Featurette | 2010 | The.Featurette.2010.1080p.BluRay.mkv
            M | Heat | 1995 | Heat.1995.COMPLETE.BLURAY-GRP.mkv
            N | extra | Weeds.S01E02.NCOP.1080p.mkv
            N | extra | Weeds.S01E02.NC-ED.1080p.mkv
            N | extra | Weeds - S03 DVD - Deleted Scenes Part 3.avi
            N | extra | Weeds.S03.Extras.01.Deleted.Scenes.720p.mkv
            """)
        check("E | Weeds |  | 2x | Weeds.S02.720p.HDTV.x264-GRP.mkv", hint: .episode)
    }

    @Test("what is not title")
    func titles() {
        check(
            """
            M | Heat 1995 | 1995 | Heat.1995.1995.1080p.BluRay.x264-GRP.mkv
            M | Heat | 1950 | Heat (Western 1950) Somebody.mkv
            M | Heat | 1963 | Heat [1963 - UK] comedy.mkv
            M | Heat | 2012 | Heat Extended Directors Cut 2012.mkv
            M | Heat | 2012 | Heat 50th Anniversary Edition 2012.mkv
            M | The Final Cut | 2004 | The Final Cut 2004.mkv
            M | heat of it | 2016 | grp-heat.of.it.2016.1080p.bluray.x264.mkv
            M | spider-man | 2002 | spider-man.2002.1080p.bluray.x264.mkv
            E | Heat |  | 1x1 | GrP-Heat.S01E01.720p.HDTV.x264.mkv
            M | Heat | 1948 | Heat - (Some BODY) - 1948 - VOSTFR - Dvdrip.mkv
            M | Heat |  | Heat (The Other).PAL.Multi.DVD-R-GRP.mkv
            M | Heat of It | 2016 | Heat of It Final Cut 2016.mkv
            M | The Final Cut |  | The Final Cut {tmdb-4208}.mkv
            M | Heat | 1980 | Heat (Some Body) [1980, Drama, VHSRip].mkv
            M | Heat | 2008 | Heat DVD-Screener Spanish 2008.mkv
            E | Heat | 1983 | 1x4 | Heat.1983-1992.S01E04.720p.WEB-GRP.mkv
            E | Heat |  | 5x1,2,3 | Heat (5 сезон: 1-3 серии из 16).mkv
            E | Heat |  | 2x4 | Heat SO2E04.avi
            E | the-heat |  | 5x2 | the-heat-502.mkv
            A | Heat Series |  | 30 | [Grp] Heat Series: 30 [720p].mkv
            M | Heat Movie - 09 - Down Street |  | Heat Movie - 09 - Down Street - 1080p.mkv
            N | extra | HEAT.Featurette.Creating.It.1080p.H264-GRP.mkv
            M | 8-Bit Heat | 2021 | 8-Bit.Heat.(2021)(2160p.x265).mkv
            M | Heat |  | Heat.Collectors.Edition.9xDVD.BOX-GRP.mkv
            M | Heat of Night | 2017 | Heat.of.Night.UNCUT.German.2017.AC3.BDRip.x264-GRP.mkv
            M | La French | 2014 | La.French.2014.FRENCH.BRRip.x264.AC3-GRP.mkv
            M | HEAT OF NIGHT |  | HEAT.OF.NIGHT.FRENCH-GRP.mkv
            M | Fahrenheit 9 11 | 2004 | Fahrenheit.9.11.2004.DVDRip.XviD-GRP.mkv
            E | 4x4 Heat |  | 1x9 | 4x4.Heat.S01E09.1080p.WEB.h264-GRP.mkv
            E | Heat | 1995 | 1x | Heat (1995) Series 1 Disk 2 of 2 ISO DVDR-GRP.mkv
            E | Heat |  | 4x | Heat.S04DVD7.German.DVDR-GRP.mkv
            A | Heat | 1995 |  | Heat.1995.S01S02.COMPLETE.x264-GRP.mkv
            D | Heat |  | 2015-03-09 | Heat.15.03.09.Down.Street.XXX.1080p-GRP.mkv
            A | Heat | 1995 | 7 | Heat.1995.Part.07.Down.Street.1080p.BluRay.x264-GRP.mkv
            M | Heat Part 2 | 2011 | Heat.Part.2.2011.1080p.BluRay.x264-GRP.mkv
            M | Heat in the Shell 2 0 |  | Heat.in.the.Shell.2.0.720p.BluRay.x264-GRP.mkv
            M | Heat |  | Heat.DTS.5.1.720p.BluRay.x264-GRP.mkv
            E | Heat TV |  | 39x11 | 221208 Heat TV Season 39 ep11.mp4
            E | Heat |  | 3x4 | newsposts529699-Heat.S03E04.720p.HDTV.X264-GRP.mkv
            M | [HEAT]³ Genesis | 2012 | [HEAT]³ Genesis (2012).mkv
            M | Heat |  | Heat 23.976 FPS.mkv
            M | Heat |  | Heat.VR.180.SBS.1080p.mkv
            M | Heat |  | Heat XXX 720P WEBRIP.mkv
            M | Heat | 2006 | Heat 2006г. BDRip 1080p.mkv
            E | House MD |  | 7x | House MD Season 7 Complete.mkv
            M | Ne Le Dis |  | Ne.Le.Dis.Fr 2 cd/dis_mp.avi
            """)
    }
}
