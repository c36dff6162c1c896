import Foundation
import Testing
import TraktCore

@testable import lib_scan

/// Which video a sidecar is of: folders below, bare numbers, links, files named in a .plexmatch.
@Suite("sidecars: whose they are")
struct SidecarPlacesTests {
    private static let lake = "<movie><title>Lake of Glass</title><tmdbid>11</tmdbid></movie>"
    private static let link = "http://www.imdb.com/title/tt0959621/"

    static let films: [SidecarCase] = [
        SidecarCase(
            name: "a film's NFO holds for its versions in folders below",
            files: [
                "Lake (2010)/1080p/film.mkv": "x", "Lake (2010)/2160p/film.2160p.mkv": "x",
                "Lake (2010)/Lake.2010.720p.BluRay-GRP/grp-lake.mkv": "x",
                "Lake (2010)/movie.nfo": lake,
            ],
            records: Array(repeating: "Lake of Glass (2010) tmdb=11", count: 3)),
        SidecarCase(
            name: "an NFO named as its folder does too, and one below is nearer",
            files: [
                "Lake (2010)/4K/Lake.2160p.mkv": "x", "Lake (2010)/Lake (2010).nfo": lake,
                "Moss (2011)/4K/Moss.mkv": "x", "Moss (2011)/movie.nfo": lake,
                "Moss (2011)/4K/movie.nfo": "<movie><tmdbid>12</tmdbid></movie>",
            ],
            records: ["Lake of Glass (2010) tmdb=11", "Moss (2011) tmdb=12"]),
        SidecarCase(
            name: "it is not of other films below",
            files: [
                "Lake (2010)/movie.nfo": lake, "Lake (2010)/Lake (2010).mkv": "x",
                "Lake (2010)/Moss (2011)/Moss.mkv": "x", "Lake (2010)/Featurettes/a.mkv": "x",
            ],
            records: ["Lake of Glass (2010) tmdb=11", "Moss (2011)"]),
        SidecarCase(
            name: "a bare number beside a movie.nfo is the film's, an episode marker is not",
            files: [
                "Lake/Lake - 13.mkv": "x", "Lake/movie.nfo": lake,
                "Moss/Moss 1x13.mkv": "x", "Moss/movie.nfo": lake,
                "Reed/Reed - 13.mkv": "x", "Reed/Reed - 14.mkv": "x", "Reed/movie.nfo": lake,
            ],
            records: [
                "Lake of Glass tmdb=11", "Moss S01E13", "Reed #13", "Reed #14",
            ]),
        SidecarCase(
            name: "titles and ids as other programs write them",
            files: [
                "a (2001)/a.mkv": "x",
                "a (2001)/movie.nfo": "<movie><originaltitle>Der See</originaltitle></movie>",
                "b (2002)/b.mkv": "x", "b (2002)/movie.nfo": "http://us.imdb.com/Title?0113277",
                "c (2003)/c.mkv": "x", "c (2003)/movie.nfo": "id: tt0113277\r\n",
                "d (2004)/d.mkv": "x",
                "d (2004)/movie.nfo": "<movie><imdbid>0113277</imdbid></movie>",
            ],
            records: [
                "Der See (2001)", "b (2002) imdb=tt0113277", "c (2003) imdb=tt0113277",
                "d (2004) imdb=tt0113277",
            ]),
    ]

    static let places: [SidecarCase] = [
        SidecarCase(
            name: "an NFO left behind in a folder that sorts is not its films' nor its shows'",
            files: [
                "Movies/movie.nfo": "<movie><title>Old</title><year>1970</year></movie>",
                "Movies/Reed (2015).mkv": "x",
                "TV/tvshow.nfo": "<tvshow><title>Old</title></tvshow>",
                "TV/Moss/Season 1/01.mkv": "x",
            ],
            records: ["Reed (2015)", "Moss S01E01"]),
        SidecarCase(
            name: "the disc's NFO, a comment with an element in it, a year in the title",
            files: [
                "a (2001)/BDMV/index.bdmv": "x",
                "a (2001)/BDMV/index.nfo": "<movie><tmdbid>3</tmdbid></movie>",
                "b/b.mkv": "x",
                "b/b.nfo": "<!-- <movie> --><movie><title>Reed (2015)</title></movie>",
            ],
            records: ["a (2001) tmdb=3", "Reed (2015)"]),
    ]

    static let episodes: [SidecarCase] = [
        SidecarCase(
            name: "a link in an episode's NFO is the episode's",
            files: [
                "Moss/Moss S01E01.mkv": "x", "Moss/Moss S01E01.nfo": link,
                "Reed/Reed S01E02.mkv": "x",
                "Reed/Reed S01E02.nfo":
                    "<episodedetails><title>Two</title></episodedetails>\n" + link,
            ],
            records: ["Moss S01E01 [imdb=tt0959621]", "Reed S01E02 \"Two\" [imdb=tt0959621]"]),
        SidecarCase(
            name: "a link that several episodes have is the show's",
            files: [
                "Moss/Moss S01E01.mkv": "x", "Moss/Moss S01E01.nfo": link,
                "Moss/Moss S01E02.mkv": "x", "Moss/Moss S01E02.nfo": link,
                "Reed/Reed S01E01.mkv": "x", "Reed/Reed S01E01.nfo": link,
                "Reed/tvshow.nfo": link,
            ],
            records: [
                "Moss imdb=tt0959621 S01E01", "Moss imdb=tt0959621 S01E02",
                "Reed imdb=tt0959621 S01E01",
            ]),
        SidecarCase(
            name: "TVDb's links say of what they are",
            files: [
                "Moss/Moss S01E01.mkv": "x",
                "Moss/Moss S01E01.nfo":
                    "http://thetvdb.com/?tab=episode&seriesid=81189&seasonid=30272&id=349232&lid=7",
            ],
            records: ["Moss tvdb=81189 S01E01 [tvdb=349232]"]),
        SidecarCase(
            name: "the NFO of a name that says nothing, and the folders above it",
            files: [
                "Moss (2014)/Season 2/0a1b2c3d4e5f60718293.mkv": "x",
                "Moss (2014)/Season 2/0a1b2c3d4e5f60718293.nfo": """
                <episodedetails><title>Four</title><season>2</season><episode>4</episode>
                </episodedetails>
                """,
                "News/tvshow.nfo": "<tvshow><title>The News</title></tvshow>",
                "News/news.mkv": "x",
                "News/news.nfo": "<episodedetails><aired>2011-10-12</aired></episodedetails>",
            ],
            records: ["Moss (2014) S02E04 \"Four\"", "The News 2011-10-12"]),
        SidecarCase(
            name: "a folder that a sidecar calls a season",
            files: [
                "Moss (2014)/Second Lot/07.mkv": "x",
                "Moss (2014)/Second Lot/season.nfo":
                    "<season><seasonnumber>2</seasonnumber></season>",
                "Reed (2015)/Last Run/3 - End.mkv": "x",
                "Reed (2015)/Last Run/.plexmatch": "season: 5\n",
            ],
            records: ["Moss (2014) S02E07", "Reed (2015) S05E03 \"End\""]),
        SidecarCase(
            name: "files in a .plexmatch, however their paths are written",
            files: [
                "Moss/.plexmatch": """
                title: Moss
                ep: S04E08: Season 4\\Eight.MKV
                ep: S04E09: /Season 4/nine.mkv
                guid: tmdb://tv/1396
                """,
                "Moss/Season 4/eight.mkv": "x", "Moss/Season 4/nine.mkv": "x",
            ],
            records: ["Moss tmdb=1396 S04E08 \"eight\"", "Moss tmdb=1396 S04E09 \"nine\""]),
    ]

    @Test(
        "what they say stands in the records of what they are of",
        arguments: films + places + episodes)
    func records(_ row: SidecarCase) async throws {
        let library = try ScratchLibrary(row.files)
        let result = try await library.scan()
        #expect(result.summaries == row.records)
        #expect(result.status == .ok, "\(result.said)")
    }

    @Test("Latin-1 holds what Windows puts where ISO has control characters")
    func windows1252() async throws {
        let library = try ScratchLibrary(videos: ["a (2001)/a.mkv"])
        let text = "<?xml version=\"1.0\" encoding=\"windows-1252\"?><movie><title>Ann"
        let bytes = Array(text.utf8) + [0x92] + Array("s Lake</title></movie>".utf8)
        try library.write("a (2001)/movie.nfo", Data(bytes))
        #expect(try await library.scan().summaries == ["Ann’s Lake (2001)"])
    }
}
