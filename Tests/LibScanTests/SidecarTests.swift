import Foundation
import Testing
import TraktCore

@testable import lib_scan

/// One library with sidecars, and the records it gives in short.
struct SidecarCase: Sendable, CustomTestStringConvertible {
    var name: String
    var files: [String: String]
    /// In the order of the scan.
    var records: [String]

    var testDescription: String { name }
}

/// NFO files and .plexmatch: what they add to names, and what they override.
@Suite("sidecars")
struct SidecarTests {
    static let movieNFOs: [SidecarCase] = [
        SidecarCase(
            name: "uniqueid, title and year win over names",
            files: [
                "abc/xyz.mkv": "x",
                "abc/movie.nfo": """
                <?xml version="1.0" encoding="UTF-8" standalone="yes" ?>
                <movie><title>Heat</title><originaltitle>Heat</originaltitle><year>1995</year>
                <uniqueid type="imdb" default="true">tt0113277</uniqueid>
                <uniqueid type="tmdb">949</uniqueid><actor><name>Al</name><title>no</title></actor></movie>
                """,
            ],
            records: ["Heat (1995) imdb=tt0113277 tmdb=949"]),
        SidecarCase(
            name: "<video>.nfo beside several films",
            files: [
                "Heat (1995).mkv": "x", "Up (2009).mkv": "x",
                "Heat (1995).nfo": "<movie><title>Heat</title><tmdbid>949</tmdbid></movie>",
                "Up (2009).NFO": "<movie><imdb_id>tt1049413</imdb_id></movie>",
            ],
            records: ["Heat (1995) tmdb=949", "Up (2009) imdb=tt1049413"]),
        SidecarCase(
            name: "movie.nfo beside several films says nothing",
            files: [
                "Heat (1995).mkv": "x", "Up (2009).mkv": "x",
                "movie.nfo": "<movie><title>Heat</title><tmdbid>949</tmdbid></movie>",
            ],
            records: ["Heat (1995)", "Up (2009)"]),
        SidecarCase(
            name: "old id elements",
            files: [
                "A (2001)/a.mkv": "x", "A (2001)/movie.nfo": "<movie><id>tt0113277</id></movie>",
                "B (2002)/b.mkv": "x",
                "B (2002)/movie.nfo":
                    "<movie><id TMDB=\"949\" IMDB=\"tt0113277\">tt0113277</id></movie>",
                "C (2003)/c.mkv": "x", "C (2003)/movie.nfo": "<movie><id></id><imdbid/></movie>",
            ],
            records: [
                "A (2001) imdb=tt0113277", "B (2002) imdb=tt0113277 tmdb=949", "C (2003)",
            ]),
        SidecarCase(
            name: "links alone",
            files: [
                "Heat (1995)/Heat.mkv": "x",
                "Heat (1995)/movie.nfo": "https://www.themoviedb.org/movie/949-heat\n",
                "Jaws (1975)/Jaws.mkv": "x",
                "Jaws (1975)/Jaws.nfo": "http://www.imdb.com/title/tt0073195/",
                "Tron.1982.720p-GRP/grp-tron.mkv": "x",
                "Tron.1982.720p-GRP/grp-tron-group.nfo":
                    "\u{2592}\u{2593} iMDB...: https://imdb.com/title/tt0084827/reference \u{2593}\r\n",
            ],
            records: [
                "Heat (1995) tmdb=949", "Jaws (1975) imdb=tt0073195",
                "Tron (1982) imdb=tt0084827",
            ]),
        SidecarCase(
            name: "XML, then a link",
            files: [
                "Heat (1995)/Heat.mkv": "x",
                "Heat (1995)/movie.nfo": """
                <movie>\n  <title>Heat</title>\n</movie>
                https://www.themoviedb.org/movie/949
                """,
                "Up (2009)/Up.mkv": "x",
                "Up (2009)/movie.nfo": "http://www.imdb.com/title/tt1049413/\n<movie></movie>",
            ],
            records: ["Heat (1995) tmdb=949", "Up (2009) imdb=tt1049413"]),
        SidecarCase(
            name: "malformed: the name counts, and a link if there is one",
            files: [
                "Heat (1995)/Heat.mkv": "x",
                "Heat (1995)/movie.nfo":
                    "<movie><title>Wrong < worse</title><year>1900</year></movie>",
                "Jaws (1975)/Jaws.mkv": "x",
                "Jaws (1975)/movie.nfo":
                    "<movie><title>Wrong\nhttps://www.imdb.com/title/tt0073195/",
                "Up (2009)/Up.mkv": "x", "Up (2009)/movie.nfo": "<movie><title>Wrong</tit></movie>",
                "Ran (1985)/Ran.mkv": "x", "Ran (1985)/movie.nfo": "",
            ],
            records: ["Heat (1995)", "Jaws (1975) imdb=tt0073195", "Ran (1985)", "Up (2009)"]),
        SidecarCase(
            name: "entities: XML's own and HTML's are read",
            files: [
                "A (2001)/a.mkv": "x",
                "A (2001)/movie.nfo": "<movie><title>Fast &amp; Furious &#233;</title></movie>",
                "B (2002)/b.mkv": "x",
                "B (2002)/movie.nfo": "<movie><title>X &eacute;</title></movie>",
                "C (2003)/c.mkv": "x",
                "C (2003)/movie.nfo": "<movie><title><![CDATA[Tom & Jerry]]></title></movie>",
            ],
            records: ["Fast & Furious é (2001)", "X é (2002)", "Tom & Jerry (2003)"]),
        SidecarCase(
            name: "a DTD is refused",
            files: [
                "Heat (1995)/Heat.mkv": "x",
                "Heat (1995)/movie.nfo": """
                <?xml version="1.0"?><!DOCTYPE movie [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">
                <!ENTITY c SYSTEM "file:///etc/passwd">]>
                <movie><title>&b;&c;</title><tmdbid>949</tmdbid></movie>
                """,
            ],
            records: ["Heat (1995)"]),
        SidecarCase(
            name: "the disc's NFO",
            files: [
                "Heat (1995)/VIDEO_TS/VIDEO_TS.IFO": "x", "Heat (1995)/VIDEO_TS/VTS_01_1.VOB": "x",
                "Heat (1995)/VIDEO_TS/VIDEO_TS.nfo": "<movie><tmdbid>949</tmdbid></movie>",
            ],
            records: ["Heat (1995) tmdb=949"]),
        SidecarCase(
            name: "ids of names stay where the NFO has none",
            files: [
                "Heat (1995) {imdb-tt0113277}/Heat.mkv": "x",
                "Heat (1995) {imdb-tt0113277}/movie.nfo": "<movie><tmdbid>949</tmdbid></movie>",
            ],
            records: ["Heat (1995) imdb=tt0113277 tmdb=949"]),
        SidecarCase(
            name: "one NFO for the pieces of a film, among several films",
            files: [
                "Heat (1995)-cd1.avi": "x", "Heat (1995)-cd2.avi": "x", "Up (2009).mkv": "x",
                "Heat (1995).nfo": "<movie><tmdbid>949</tmdbid></movie>",
            ],
            records: ["Heat (1995) tmdb=949", "Up (2009)"]),
        SidecarCase(
            name: "an NFO makes a name readable",
            files: [
                "VTS.mkv": "x", "VTS.nfo": "<movie><title>Heat</title><year>1995</year></movie>",
            ],
            records: ["Heat (1995)"]),
    ]

    static let showNFOs: [SidecarCase] = [
        SidecarCase(
            name: "tvshow.nfo gives the show, at any depth",
            files: [
                "BB/tvshow.nfo": """
                <tvshow><title>Breaking Bad</title><premiered>2008-01-20</premiered>
                <uniqueid type="tvdb" default="true">81189</uniqueid></tvshow>
                """,
                "BB/Season 01/BB S01E01.mkv": "x", "BB/bb.s02e03.mkv": "x",
            ],
            records: [
                "Breaking Bad (2008) tvdb=81189 S02E03", "Breaking Bad (2008) tvdb=81189 S01E01",
            ]),
        SidecarCase(
            name: "an old tvshow.nfo, and one of a link",
            files: [
                "BB/tvshow.nfo": "<tvshow><id>81189</id><imdb_id>tt0903747</imdb_id></tvshow>",
                "BB/bb.s02e03.mkv": "x",
                "Fargo/tvshow.nfo": "http://thetvdb.com/?tab=series&id=269613&lid=7",
                "Fargo/fargo.s01e01.mkv": "x",
                "Lost/tvshow.nfo": "https://www.themoviedb.org/tv/4607-lost",
                "Lost/lost.s01e01.mkv": "x",
            ],
            records: [
                "BB imdb=tt0903747 tvdb=81189 S02E03", "Fargo tvdb=269613 S01E01",
                "Lost tmdb=4607 S01E01",
            ]),
        SidecarCase(
            name: "an episode's ids are the episode's, and its number is the name's",
            files: [
                "Fargo (2014)/Season 1/Fargo S01E02.mkv": "x",
                "Fargo (2014)/Season 1/Fargo S01E02.nfo": """
                <episodedetails><title>The Rooster Prince</title>
                <season>3</season><episode>9</episode><uniqueid type="tvdb">4782544</uniqueid>
                <uniqueid type="imdb">tt3097516</uniqueid></episodedetails>
                """,
            ],
            records: [
                "Fargo (2014) S01E02 \"The Rooster Prince\" [imdb=tt3097516 tvdb=4782544]"
            ]),
        SidecarCase(
            name: "several episodes in one NFO",
            files: [
                "Fargo/Fargo S01E01E02.mkv": "x",
                "Fargo/Fargo S01E01E02.nfo": """
                <?xml version="1.0" encoding="UTF-8"?>
                <episodedetails><title>One</title><season>1</season><episode>1</episode></episodedetails>
                <episodedetails><title>Two</title><season>1</season><episode>2</episode>
                <uniqueid type="tvdb">2</uniqueid></episodedetails>
                """,
            ],
            records: ["Fargo S01E01 \"One\"", "Fargo S01E02 \"Two\" [tvdb=2]"]),
        SidecarCase(
            name: "the show's title in an episode's NFO, where there is no tvshow.nfo",
            files: [
                "x/bb.s02e03.mkv": "x",
                "x/bb.s02e03.nfo":
                    "<episodedetails><showtitle>Breaking Bad</showtitle></episodedetails>",
            ],
            records: ["Breaking Bad S02E03"]),
        SidecarCase(
            name: "a name without a number beside a tvshow.nfo is an episode's title",
            files: [
                "Fargo/tvshow.nfo": "<tvshow><title>Fargo</title><year>2014</year></tvshow>",
                "Fargo/The Crocodile.mkv": "x", "Fargo/Fargo (1996).mkv": "x",
            ],
            records: ["Fargo (1996)", "Fargo (2014) \"The Crocodile\""]),
        SidecarCase(
            name: "an episode without a number in its name",
            files: [
                "Fargo/tvshow.nfo": "<tvshow><title>Fargo</title></tvshow>",
                "Fargo/The Rooster Prince.mkv": "x",
                "Fargo/The Rooster Prince.nfo":
                    "<episodedetails><season>1</season><episode>2</episode></episodedetails>",
            ],
            records: ["Fargo S01E02"]),
    ]

    static let plexMatches: [SidecarCase] = [
        SidecarCase(
            name: "overrides the names and the NFO",
            files: [
                "BB/.plexmatch": """
                # comment
                Title: Breaking Bad
                YEAR: 2008
                tvdbid: 81189\r
                guid: imdb://tt0903747
                nonsense
                """,
                "BB/tvshow.nfo": "<tvshow><title>Other</title><year>1999</year></tvshow>",
                "BB/Season 1/BB S01E01.mkv": "x",
            ],
            records: ["Breaking Bad (2008) imdb=tt0903747 tvdb=81189 S01E01"]),
        SidecarCase(
            name: "tells of single files",
            files: [
                "Show/.plexmatch": """
                show: Fargo
                ep: S01E05: The Six Ungraspables.mkv
                episode: 06-07: two.mkv
                ep: SP01: special.mkv
                """,
                "Show/The Six Ungraspables.mkv": "x", "Show/two.mkv": "x", "Show/special.mkv": "x",
            ],
            records: ["Fargo S01E05", "Fargo S00E01", "Fargo S01E06", "Fargo S01E07"]),
        SidecarCase(
            name: "a season of its own",
            files: [
                "Fargo/Extra Crispy/.plexmatch": "season: 3\n", "Fargo/.plexmatch": "show: Fargo\n",
                "Fargo/Extra Crispy/E04.mkv": "x",
            ],
            records: ["Fargo S03E04"]),
        SidecarCase(
            name: "of a film",
            files: [
                "x/.plexmatch": "title: Heat\nyear: 1995\nguid: tmdb://949\n",
                "x/abc (2001).mkv": "x",
            ],
            records: ["Heat (1995) tmdb=949"]),
    ]

    @Test("what they say stands in the records", arguments: movieNFOs + showNFOs + plexMatches)
    func records(_ row: SidecarCase) async throws {
        let library = try ScratchLibrary(row.files)
        let result = try await library.scan()
        #expect(result.summaries == row.records)
        #expect(result.status == .ok, "\(result.said)")
    }

    @Test("Latin-1 and UTF-16 are read, unless the file claims to be UTF-8: then only ASCII counts")
    func encodings() async throws {
        let library = try ScratchLibrary(
            videos: [
                "A (2001)/a.mkv", "B (2002)/b.mkv", "C (2003)/c.mkv", "D (2004)/d.mkv",
                "E (2005)/e.mkv",
            ])
        let text = "<movie><title>Amélie</title><tmdbid>194</tmdbid></movie>"
        let declared = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + text
        let latin1 = try #require(text.data(using: .isoLatin1))
        try library.write(
            "A (2001)/movie.nfo", try #require(declared.data(using: .isoLatin1)))
        try library.write("B (2002)/movie.nfo", latin1)
        let claimed = Data("<?xml version=\"1.0\" encoding=\"UTF-8\"?>".utf8) + latin1
        try library.write("E (2005)/movie.nfo", claimed)
        try library.write("C (2003)/movie.nfo", try #require(text.data(using: .utf16)))
        try library.write("D (2004)/movie.nfo", Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8))
        let result = try await library.scan()
        #expect(
            result.summaries == [
                "Amélie (2001) tmdb=194", "Amélie (2002) tmdb=194", "Amélie (2003) tmdb=194",
                "Amélie (2004) tmdb=194", "E (2005) tmdb=194",
            ])
    }

    @Test("an NFO that is huge, nested without end or no file at all leaves the name to count")
    func hostile() async throws {
        let library = try ScratchLibrary(
            videos: ["A (2001)/a.mkv", "B (2002)/b.mkv", "C (2003)/c.mkv", "D (2004)/d.mkv"])
        let title = "<title>Wrong</title>"
        let filler = String(repeating: " ", count: NFO.sizeLimit)
        try library.write("A (2001)/movie.nfo", Data("<movie>\(title)\(filler)</movie>".utf8))
        let deep = String(repeating: "<a>", count: 100_000)
        let end = String(repeating: "</a>", count: 100_000)
        try library.write("B (2002)/movie.nfo", Data("<movie>\(title)\(deep)\(end)</movie>".utf8))
        try library.write("C (2003)/movie.nfo", Data((0..<200_000).map { UInt8($0 & 0xFF) }))
        #expect(mkfifo(library.path + "/D (2004)/movie.nfo", 0o644) == 0)
        let result = try await library.scan()
        #expect(result.summaries == ["A (2001)", "B (2002)", "C (2003)", "D (2004)"])
        #expect(result.said.contains("larger than 2 MiB"))
        #expect(result.status == .ok)
    }
}
