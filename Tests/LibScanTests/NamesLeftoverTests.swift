// What gives no record, what nearly gives none, and the ids in names.

import Testing

@testable import lib_scan

@Suite("names: leftovers and ids")
struct NamesLeftoverTests {
    @Test("no record")
    func leftovers() {
        check(
            """
            N | sample | Movie (2009)/sample.mkv
            N | trailer | Movie (2009)/trailer.mp4
            N | trailer | Movie (2009)/movie-trailer.mp4
            N | theme | Show/theme.mp4
            N | trailer | Movie (2009)/Movie (2009)-trailer.mkv
            N | trailer | Movie (2009)/Movie (2009).trailer.mkv
            N | trailer | Movie (2009)/Movie (2009)_trailer.mkv
            N | trailer | Movie (2009)/Movie (2009)-trailer2.mkv
            N | trailer | Movie (2009) {tmdb-5}/Movie (2009) {tmdb-5}-trailer1.mkv
            N | sample | Movie.2009.1080p-GRP/movie.2009.sample.1080p-grp.mkv
            N | sample | Movie.2009.1080p-GRP/movie-minta.mkv
            N | extra | Movie.2009.1080p-GRP/RARBG.com.mp4
            N | extra | Movie.2009.1080p-GRP/www.site.mx.mp4
            N | extra | Movie.Featurette.Making.the.World.1080p.x264-GRP.mkv
            N | trailer | Movie (2009)/Movie (2009) - trailer.mkv
            N | extra | Movie (2009)/Movie (2009)-behindthescenes.mkv
            N | extra | Movie (2009)/Making Of-featurette.mkv
            N | extra | Movie (2009)/abc-deletedscene.mkv
            N | extra | Movie (2009)/abc-short.mkv
            N | sample | Movie.2009.1080p-GRP/movie.2009.1080p-grp-sample.mkv
            N | sample | Movie.2009.1080p-GRP/sample-movie.2009.1080p.mkv
            N | sample | Show.S01E01.720p-GRP/show.s01e01.720p-grp.sample.mkv
            N | extra | [Group] Show - NCOP1 [1080p].mkv
            N | extra | [Group] Show - NCED [BD][ABCD1234].mkv
            N | cannot tell a title or episode from the name | 45a55debe3856da318cc35882ad07e43cd32fd15.mkv
            N | cannot tell a title or episode from the name | Movies/76El6LcgLzqb426WoVFg1vVVVGx4uCYopQkfjmLe.mkv
            N | cannot tell a title or episode from the name | bdc435cb-93c4-4902-97ea-ca00568c3887.mp4
            N | cannot tell a title or episode from the name | Movies/title_t00.mkv
            N | cannot tell a title or episode from the name | movie.mkv
            N | cannot tell a title or episode from the name | IMG_1234.mov
            N | extra | Show.S01Extras.-.Bloopers.DVDRip.avi
            """)
    }

    @Test("extras told by the title in front or by the folder")
    func extrasByName() {
        check(
            """
            N | trailer | Tides (1975)/Tides (1975) - Trailer 2.mkv
            N | trailer | Tides (1975)/Tides trailer.mkv
            N | trailer | Tides (1975)/trailer1.mp4
            N | trailer | Tides (1975)/Official Trailer.mkv
            N | trailer | Tides (1975)/teaser.mp4
            N | sample | Tides (1975)/sample-tides.mkv
            N | extra | Tides (1975)/Making of Tides.mkv
            N | extra | Tides (1975)/Tides (1975) - Behind the Scenes.mkv
            N | extra | Tides (1975)/Tides-bonus.mkv
            N | extra | Lantern (2004)/Season 1/Deleted Scenes.mkv
            N | extra | Lantern (2004)/Season 1/Lantern - Gag Reel.mkv
            N | extra | Lantern (2004)/Season 1/Season 1 Gag Reel.mkv
            E | Lantern | 2004 | 1x2 | Lantern (2004)/Season 1/Lantern S01E02 - Deleted Scenes.mkv
            E | Lantern | 2004 | 0x | Lantern (2004)/Specials/Behind the Scenes.mkv
            M | Interview | | Interview.mkv
            M | Behind the Scenes | 2013 | Behind the Scenes (2013).mkv
            M | Trailers | 2012 | Trailers (2012)/Trailers.mkv
            """)
    }

    @Test("folders of extras below a title or a season")
    func extrasFolders() {
        func isExtras(_ path: String) -> Bool {
            var folder = FolderReading(name: Array("library".utf8), parent: nil, isRoot: true)
            for part in path.split(separator: "/") {
                folder = FolderReading(name: Array(part.utf8), parent: folder, isRoot: false)
            }
            return folder.isExtras(hasSeasonFolders: false)
        }
        for name in [
            "Tides (1975)/Blu-ray Extras", "Tides (1975)/Extras (Disc 2)", "Tides (1975)/Gag Reel",
            "Tides (1975)/Tides Extras", "Lantern/Season 1/Lantern S01 Extras",
            "Lantern/Season 1 Extras",
        ] {
            #expect(isExtras(name), "\(name)")
        }
        for name in ["TV/Extras Season 1", "TV/The Extra Man", "Movies/Extras (2005)"] {
            #expect(!isExtras(name), "\(name)")
        }
    }

    @Test("near misses are movies and episodes")
    func nearMisses() {
        check(
            """
            M | I Live In A Trailer |  | I Live In A Trailer.mp4
            M | The DNA Sample |  | The DNA Sample.mp4
            M | Movie 43 |  | Movie 43.mkv
            M | Film | 2010 | Film (2010).mkv
            M | Trailer | 2010 | (2010) Trailer.mkv
            M | sampler |  | sampler.mkv
            M | the sample |  | the sample/the sample.mkv
            M | Interview | 2007 | Interview (2007)/Interview (2007).mkv
            M | The Big Short |  | The Big Short/The Big Short.mkv
            E | Show |  | 1x1 | Show/Season 1/Show - S01E01 - Trailer Park Boys.mkv
            """)
    }

    @Test("the folder's ids and the file's are one film's; the folder's count more")
    func idsOfTwoLevels() {
        let path = "A (2000) {tmdb-272}/A (2000) {imdb-tt0372784} {tmdb-9}.mkv"
        guard case .reading(let reading) = read(path) else {
            Issue.record("not read")
            return
        }
        #expect(reading.ids == NameIDs(imdb: "tt0372784", tmdb: 272))
    }

    @Test("ids in every bracket")
    func ids() {
        let names: [(String, NameIDs)] = [
            ("A (2000) {tmdb-272}", NameIDs(tmdb: 272)),
            ("A (2000) [tmdbid-272]", NameIDs(tmdb: 272)),
            ("A (2000) [tmdbid=272]", NameIDs(tmdb: 272)),
            ("A (2000) (tmdb-272)", NameIDs(tmdb: 272)),
            ("A {imdb-tt0372784} (2000)", NameIDs(imdb: "tt0372784")),
            ("A (2000) [tt0372784]", NameIDs(imdb: "tt0372784")),
            ("A (2000) - tt0372784", NameIDs(imdb: "tt0372784")),
            ("A (2000) {IMDB-TT0372784}", NameIDs(imdb: "tt0372784")),
            ("A (2000) {tvdb-81189}{tmdb-1396}", NameIDs(tmdb: 1396, tvdb: 81189)),
            (
                "A (2000) [imdbid1=tt1111111][imdbid=tt0372784]", NameIDs(imdb: "tt0372784")
            ),
            ("A (2000) {tmdbid-1)", NameIDs()), ("A (2000) [imdbid1=tt0372784x]", NameIDs()),
            ("A (2000) {tmdb-}", NameIDs()), ("A (2000) {tmdb-2020}", NameIDs(tmdb: 2020)),
        ]
        for (name, wanted) in names {
            for path in ["\(name)/file.mkv", "Movies/\(name).mkv"] {
                guard case .reading(let reading) = read(path) else {
                    Issue.record("not read: \(path)")
                    continue
                }
                #expect(reading.ids == wanted, "\(path)")
                #expect(reading.title == "A" && reading.year == 2000, "\(path): \(reading.title)")
            }
        }
    }

    @Test("a show's id and an episode's are two things")
    func showIDs() {
        let path = "A (2000) {tvdb-81189}/Season 1/A S01E01 [tvdb-349232].mkv"
        guard case .reading(let reading) = read(path) else {
            Issue.record("not read")
            return
        }
        #expect(reading.ids == NameIDs(tvdb: 81189))
        #expect(reading.episodeIDs == NameIDs(tvdb: 349232))
    }

    @Test("editions and parts")
    func editions() {
        guard case .reading(let first) = read("A (2000)/A (2000) {edition-Director's Cut}.mkv"),
            case .reading(let second) = read("A (2000)/A (2000)-part2.mkv"),
            case .reading(let third) = read("A (2000)/CD1/a.cd1.avi"),
            case .reading(let fourth) = read("Show S01E04 - pt1.mkv"),
            case .reading(let fifth) = read("Mockingjay - Part 1 (2014).mkv")
        else {
            Issue.record("not read")
            return
        }
        #expect(first.edition == "Director's Cut")
        for (name, edition) in [
            ("A (2000) {Director's Cut}", "Director's Cut"), ("A (2000) - Extended", "Extended"),
            ("A (2000) (Final Cut) [1080p]", "Final Cut"), ("A (2000) [edition=Fan]", "Fan"),
            ("A.2000.EXTENDED.CUT.1080p", "EXTENDED CUT"),
        ] {
            guard case .reading(let reading) = read("\(name).mkv") else { continue }
            #expect(reading.edition == edition && reading.title == "A", "\(name)")
        }
        #expect(second.part == 2)
        #expect(third.part == 1)
        #expect(fourth.part == 1)
        #expect(fifth.part == nil)
    }

    @Test("songs and previews among the specials, trailers in brackets")
    func amongSpecials() {
        check(
            """
            N | extra | Polar Life/Specials/PV01.mkv
            N | extra | Polar Life/Specials/Menu01.mkv
            N | extra | Polar Life/Specials/Polar Life - OP1.mkv
            N | extra | Polar Life/Season 00/Polar Life - ED2.mkv
            N | extra | Polar Life/Specials/Polar Life - No Credits Ending.mkv
            E | Polar Life | | 0x1 | Polar Life/Specials/01 - Preview.mkv
            E | Polar Life | | 0x2 | Polar Life/Specials/S00E02 - Ending.mkv
            N | trailer | Polar Life/[Trailer-1] Polar Life.mkv
            N | trailer | Polar Life/Polar Life [Long Trailer].mkv
            N | trailer | Polar Life (2009)/Polar Life (2009) [Trailer-HD].mkv
            A | Trailer Park Boys | | 3 | [Group][Trailer Park Boys][03][1080p].mkv
            """)
    }

    @Test("a folder of an episode below a season's")
    func episodeFolders() {
        check(
            """
            E | Polar Life | | 2x5 | Polar Life/Season 2/05 - Words/video.mkv
            E | Polar Life | | 2x6 | Polar Life/Season 2/Episode 6/polar.mkv
            E | Polar Life | | 2x7 | Polar Life/Season 2/Words/Polar Life - 07.mkv
            E | Polar Life | | 2x8 | Polar Life/Season 2/Words/S02E08.mkv
            """)
    }

    @Test("the kind of extra in front, in other languages, counted")
    func kinds() {
        check(
            """
            N | extra | Movies/Jaws (1975)/Featurette - The Long Shark.mkv
            N | extra | Movies/Jaws (1975)/featurette-shark.mkv
            N | trailer | Movies/Jaws (1975)/Theatrical Trailer #2.mp4
            N | trailer | Movies/Jaws (1975)/Bande-annonce.mkv
            N | trailer | Movies/Jaws (1975)/Jaws - Tráiler 2.mkv
            N | extra | Movies/Jaws (1975)/Jaws - Hinter den Kulissen.mkv
            N | extra | Movies/Jaws (1975)/Jaws - Clip 1.mkv
            M | Interview | 2007 | Movies/Interview (2007)/Interview - Extended.mkv
            M | The Trailer - A Story | 2010 | Movies/The Trailer - A Story (2010).mkv
            """)
    }
}
