// Names that were read wrongly once, one row for each kind: what they must give.

import Testing
import TraktCore

@testable import lib_scan

// swift-format-ignore
@Suite("names: cases")
struct NamesCaseTests {
    @Test("names alone")
    func alone() {
        check(
            """
            E | De Molen |  | 2x5 | TV Shows/De Molen Se.2 afl.5.mkv
            A | Guney |  | 14 | TV Shows/Guney 14.BLM(25.06.2023) 720p WEB-DL.mkv
            E | Most |  | 3x4 | TV Shows/Most 3-го сезон 4 серия.mkv
            A | Reka |  | 6 | Reka.(06.seriya).2013.WEB-DLRip.mkv
            E | The Old Mill |  | 1x5,6 | TV/The.Old.Mill.S01E05-6.PL.1080p.WEBRip.x264-GRP.mkv
            E | The Old Mill |  | 1x5,6 | TV/The Old Mill/The Old Mill 1x05-6.mkv
            E | The Old Mill |  | 1x1,2,3 | TV/The Old Mill/The Old Mill S01E01 to E03.mkv
            E | Blue Hen |  | 1x1,2 | TV/Blue Hen/Blue Hen s01e01 1x02.mkv
            E | Gum World |  | 1x3,4 | TV/Gum World - 103, 104 - The Third - The Debt.mkv
            E | Stone Inn |  | 4x12 | TV Shows/Stone Inn/4-12 - The Woman.mp4
            E | Moon Owl |  | 1x7 | TV Shows/Moon Owl/Moon Owl - 07 - S01E07 - Rain.mkv
            E | Moon Dog |  | 0x2 | Anime/[Grp] Moon Dog - 12.5 (S00E02) [1080p].mkv
            E | Moon Cat |  | 1x13 | TV Shows/Moon Cat 1-13 (English Dub) [720p].mkv
            A | Iron Pirates |  | 921 | TV Shows/Iron Pirates 921-928 [English Dub][1080p]/921.mkv
            A | Fox Tail 2 |  | 191,192,193,194,195 | Anime/[Grp]_Fox_Tail_2_-_16-20_(191-195)_[720p].mkv
            E | stv |  | 7x9,10 | TV Shows/stvs7ep9-10.avi
            E | Lkt of Tmr |  | 2x17 | TV Shows/Lkt.of.Tmr-02_17.F.avi
            E | River Song |  | 2x3 | TV Shows/River.Song.Season.2of5.3of9.Ep.Title.HDTV.mkv
            D | River News |  | 2008-12-13 | TV/River.News.2008x12.13-GRP.mkv
            M | Case-Solver-656 The Site (Part 1) |  | Case-Solver-656 The Site (Part 1).mkv
            A | Tagesblick |  |  | Serien/Tagesblick/20_00 Uhr/20_00 Uhr.mkv
            E | Night Ferry |  | 6x12 | TV Shows/Night Ferry/LA Z, Pt. 1_s06e12.mp4
            E | Oak Family |  | 3x21 | TV/Oak Family/Oak Family - 321 - Mail #1.avi
            E | Elm Family |  | 3x23 | TV/Elm Family/Season 3/Elm Family - 23 - Mail #4.avi
            E | Toby |  | 1x4 | TV/Toby/Toby - 104 (04) - 20031204 - Box.avi
            E | toby |  | 1x4 | TV/toby/toby.104.1.mkv
            M | Tunist | 2025 | dl/realdebrid/null/0/Tunist.2025.HDR.DV.2160p.WEB.H.265.mkv
            M | Winter Sun | 2014 | Disk/03/Winter.Sun.2014.1080p.BluRay.x264-GRP.mkv
            N | cannot tell a title or episode from the name | TV Shows/05 - Pilot.mkv
            E | El Faro |  | 1x5 | all/El Faro T1 Capítulo 5/El Faro T1 Capítulo 5.mkv
            E | La Ciudad |  | 2x1 | all/La Ciudad - Temporada 2 [HDTV 720p][Cap.201][AC3 5.1 Castellano]/La Ciudad 720p 201.mkv
            M | American Duty | 1999 | M/1999 - Melis, Sam - American Duty/1999 - Melis, Sam - American Duty.mkv
            M | La Maison Perdue | 2011 | Movies/La Maison Perdue (The Lost House) 2011 [DVDRip].mkv
            A | Sea of Hills |  | 9 | Anime/[组][Sea of Hills 山海][09][1080p].mkv
            M | The Lost House | 2020 | Movies/مترجم The.Lost.House.2020.1080p.WEB-DL.mkv
            M | Tower Bridge Hotel | 1989 | Movies/Tower Bridge Hotel (Enzo Birk) (1989)/Enzo Birk - Tower Bridge Hotel (Vhs Rip).avi
            M | The Unlikely Giant | 2008 | Movies/2008 The Unlikely Giant.mp4
            A | Sea of Hills | 2021 | 8 | Anime/[Grp][山海][Sea of Hills][2021][08][1080p].mkv
            E | Harbor Lights | 2018 | 2x3 | TV/Harbor Lights 2018 - 2x03.mkv
            M | Red Valley | 2012 | Movies/Red.Valley.FRENCH.2012.720p.BluRay.x264-GRP.mkv
            M | Blue Orchard | 2016 | Movies/Blue.Orchard.iNTERNAL.2016.720p.WEB.h264-GRP.mkv
            M | A Good German | 2012 | Movies/A.Good.German.2012.720p.BluRay.x264-GRP.mkv
            M | Deep Canyon 3D | 2014 | Movies/Deep.Canyon.3D.2014.1080p.BluRay.mkv
            D | Grand Wrestling RAW |  | 2021-03-01 | TV/Grand.Wrestling.RAW.2021-03-01.720p.HDTV.mkv
            E | Tuesday Night RAW |  | 2x3 | TV/Tuesday.Night.RAW.S02E03.720p.HDTV.mkv
            E | Small Town |  | 3x16 | HD 720p: Small Town.S03E16.Title.mkv
            M | Lighthouse |  | Movies/(CD2) Lighthouse.avi
            M | 「Q」 Picture |  | Movies/「Q」 Picture.mp4
            A | 24 7 Some-Game - Road to Rome |  | 1 | TV Shows/24 7 Some-Game - Road to Rome Part01 720p HDTV.mkv
            A | Captain Time |  |  | TV Shows/Captain_Time_2014_Christmas_Special.The_Bells.HD.mkv
            A | Captain Time | 2005 |  | TV Shows/Captain Time (2005)/Captain Time 2014 Christmas Special.mkv
            E | hrbr |  | 2x7 | TV Shows/hrbr.2x07m720p.mkv
            E | abc-lighthouse |  | 1x4 | TV Shows/abc-lighthouse-xvid-104.avi
            M | Movie |  | Movies/Movie [tmdbid-80]/m.mkv
            """)
    }

    typealias Library = (videos: [String], records: [String])

    static let libraries: [Library] = [
        (
            ["A/[G] Re.One 2nd Season - 01 [1080p].mkv", "A/[G] Re.One 2nd Season Part 2 - 01 [1080p].mkv"],
            ["Re One S02E01", "Re One S02"]
        ),
        (
            ["B/Sword Craft/Season 4/Sword Craft [01].mkv", "B/Sword Craft/Season 4 Part 2/Sword Craft [01].mkv"],
            ["Sword Craft S04E01", "Sword Craft S04"]
        ),
        (
            ["TV/Stargaze/Specials/Stargaze - From There to Here (part 1).mkv", "TV/Stargaze/Specials/Stargaze - From There to Here (part 2).mkv", "TV/Stargaze/Season 1/Stargaze - S01E01.mkv"],
            ["Stargaze S01E01", "Stargaze S00 \"From There to Here (part 1)\"", "Stargaze S00 \"From There to Here (part 2)\""]
        ),
        (
            ["TV/Dragonfist Z Seasons 1-9 Remastered/Season 1/DFZ - 039 - End.mkv", "TV/Dragonfist Z Seasons 1-9 Remastered/Season 2/DFZ - 040 - Hand.mkv"],
            ["Dragonfist Z S01E39 #39 \"End\"", "Dragonfist Z S02E40 #40 \"Hand\""]
        ),
        (
            ["TV Shows/quiet.harbor.117.hdtv-lol.mp4", "TV Shows/Moon Cat - 095.mkv"],
            ["Moon Cat #95", "quiet harbor S01E17"]
        ),
        (
            ["TV Shows/quiet.harbor.117.hdtv-lol.mp4", "TV Shows/quiet.harbor.118.hdtv-lol.mp4", "TV Shows/quiet.harbor.201.hdtv-lol.mp4", "TV Shows/[Grp] Moon Cat - 160.mkv"],
            ["Moon Cat #160", "quiet harbor S01E17", "quiet harbor S01E18", "quiet harbor S02E01"]
        ),
        (
            ["TV Shows/Night Ferry/3-07 - The Dock.mp4", "TV Shows/Night Ferry/3-08 - The Pier.mp4"],
            ["Night Ferry S03E07 \"The Dock\"", "Night Ferry S03E08 \"The Pier\""]
        ),
        (
            ["YT/UCabc123/t2X3mlvaRhg.mp4", "YT/UCabc123/rbw7Zu5K1zQ.mp4", "YT/UCabc123/n97pEn0M3BK.mp4"],
            ["UCabc123", "rbw7Zu5K1zQ", "t2X3mlvaRhg"]
        ),
        (
            ["A/[J] Slap-Man S1 Specials/[J] Slap-Man S1 - S02.mkv", "A/[J] Slap-Man S1 Specials/[J] Slap-Man S1 - OVA 01.mkv"],
            ["Slap-Man S00E01", "Slap-Man S00E02"]
        ),
        (
            ["mtv/Nachtfähre/Der Fall Lena (S01_E01).mp4", "mtv/Nachtfähre/Der Abend (S01_E02).mp4"],
            ["Nachtfähre S01E02 \"Der Abend\"", "Nachtfähre S01E01 \"Der Fall Lena\""]
        ),
        (
            ["Serien/Am Herd/Am Herd - Apulien (S2026_E05).mkv", "Serien/Am Herd/Am Herd - Elba (S2026_E06).mkv"],
            ["Am Herd S2026E05 \"Apulien\"", "Am Herd S2026E06 \"Elba\""]
        ),
        (
            ["TV/Oak Family/326 - Mail (2).avi", "TV/Oak Family/327 - Episode 9.avi"],
            ["Oak Family S03E26 \"Mail (2)\"", "Oak Family S03E27 \"Episode 9\""]
        ),
        (
            ["P/Scoby Doo/Scoby (2020) [1080p x265 AAC(ES-EN)].mkv", "P/Scoby Doo/Scoby-Doo La Leyenda del Faro (2021) [1080p].mkv"],
            ["Scoby (2020)", "Scoby-Doo La Leyenda del Faro (2021)"]
        ),
        (
            ["bangumi/Koi to Kaze/7/[Dy][Koi to Kaze][07][BIG5].mp4", "bangumi/Koi to Kaze/9/[Co][Koi to Kaze][09][GB].mp4"],
            ["Koi to Kaze #7", "Koi to Kaze #9"]
        ),
        (
            ["TV/Sea Pace/[Sea Pace][700-800] Marrosa [720p]/[Sea Pace] Chapter 700-701 [720p][0A1B2C3D].mkv", "TV/Sea Pace/[Sea Pace][801-822] Zuna [720p]/[Sea Pace][801-803] Zuna 01 [720p][4E5F6A7B].mkv"],
            ["Chapter #700", "Chapter #701", "Zuna #1"]
        ),
        (
            ["movies/1. Smile 2 (2024) 1080p.mkv", "movies/2. Alien Rom (2024) 1080p.mkv", "movies/3. Longlegs (2024).mkv", "m2/1. Smile 2 (2024)/1. Smile 2 (2024).mkv", "m2/2. Alien Rom (2024)/2. Alien Rom (2024).mkv"],
            ["Smile 2 (2024)", "Alien Rom (2024)", "Smile 2 (2024)", "Alien Rom (2024)", "Longlegs (2024)"]
        ),
        (
            ["M/Order/01 - Iron Guy (2008).mkv", "M/Order/02 - Hulkster (2008).mkv", "M/Order/03 - Thorn (2011).mkv"],
            ["Iron Guy (2008)", "Hulkster (2008)", "Thorn (2011)"]
        ),
        (
            ["all/Paradiso 2025 S01E03 The Architect of Peace 1080p WEB h264-GRP/Paradiso 2025 S01E03 The Architect of Peace 1080p WEB h264-GRP.mkv", "b/Paradiso 2025 S01E04 1080p WEB h264-GRP.mkv"],
            ["Paradiso (2025) S01E03 \"The Architect of Peace\"", "Paradiso (2025) S01E04"]
        ),
        (
            ["B/《夢見的少女》#1/《夢見的少女》#1 (日語原聲)【Ani】.mp4", "B/《夢見的少女》#2/《夢見的少女》#2 (日語原聲)【Ani】.mp4"],
            ["夢見的少女 #1", "夢見的少女 #2"]
        ),
        (
            ["all/Dead Note (Complete Series) [1080p]/01. Rebirth.mkv", "all/Dead Note (Complete Series) [1080p]/02. Duel.mkv", "all/Dead Note (Complete Series) [1080p]/Behind the Scenes - Near and Far (English Dialogue).mkv"],
            ["Dead Note #1 \"Rebirth\"", "Dead Note #2 \"Duel\""]
        ),
        (
            ["TV/Bridge/01. One.mkv", "TV/Bridge/02. Two.mkv", "TV/Bridge/Trailer 1.mkv"],
            ["Bridge #1 \"One\"", "Bridge #2 \"Two\""]
        ),
        (
            ["TV/Ferrymen/01. The Rope.mkv", "TV/Ferrymen/02. The Bell.mkv", "TV/Ferrymen/Making of.mkv", "TV/Ferrymen/Bloopers.mkv", "TV/Ferrymen/Deleted Scenes.mkv"],
            ["Ferrymen #1 \"The Rope\"", "Ferrymen #2 \"The Bell\""]
        ),
        (
            ["all/Lantern Row (Complete Series) [720p]/01. Dawn.mkv", "all/Lantern Row (Complete Series) [720p]/02. Dusk.mkv", "all/Lantern Row (Complete Series) [720p]/Lantern Row - Concert at the Hall.mkv"],
            ["Lantern Row #1 \"Dawn\"", "Lantern Row #2 \"Dusk\"", "Lantern Row"]
        ),
        (
            ["Anime/Tenkuu/Tenkuu - Part 1 of 2.mkv", "Anime/Tenkuu/Tenkuu - Part 2 of 2.mkv"],
            ["Tenkuu"]
        ),
        (
            ["Movies/Copper Moon (2012) - Part One.mkv", "Movies/Copper Moon (2012) - Part Two.mkv"],
            ["Copper Moon (2012)"]
        ),
        (
            ["M/Ferry (1991)/Ferry (1991) disc1/BDMV/index.bdmv", "M/Ferry (1991)/Ferry (1991) disc2/BDMV/index.bdmv"],
            ["Ferry (1991)"]
        ),
        (
            ["M/Incap (2010)/Incap (2010) - 2160p/BDMV/index.bdmv", "M/Incap (2010)/Incap (2010) - 1080p/BDMV/index.bdmv"],
            ["Incap (2010)"]
        ),
        (
            ["Movies/Snow Camp (1991)/Snow Camp Disc 1/VIDEO_TS/VIDEO_TS.IFO", "Movies/Snow Camp (1991)/Snow Camp Disc 2/VIDEO_TS/VIDEO_TS.IFO"],
            ["Snow Camp (1991)"]
        ),
        (
            ["Movies/Glass Tower/Glass Tower - rooftop.mkv", "Movies/Glass Tower/Glass Tower - cellar.mkv"],
            ["Glass Tower"]
        ),
        (
            ["TV/Professor When/Professor When S07E14 1_2 The Name [tt7700714].mkv", "TV/Professor When/Professor When S07E14 2_2 The Name [tt7700714].mkv"],
            ["Professor When imdb=tt7700714 S07E14 \"The Name\""]
        ),
    ]

    @Test("names beside others", arguments: libraries)
    func beside(_ library: Library) async throws {
        let result = try await ScratchLibrary(videos: library.videos).scan("--watched-at", "none")
        #expect(result.summaries == library.records)
    }
}
