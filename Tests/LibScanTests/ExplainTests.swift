import Testing
import TraktCore

@testable import lib_scan

/// What `--explain` says of a field: true of the path and of the files beside it.
@Suite("explain")
struct ExplainTests {
    /// A library, the end of the path of one of its videos, a field, and `from «text» reason`, with
    /// `?` in front of a guess.
    typealias Row = (files: [String: String], path: String, field: String, origin: String)

    private static func videos(_ names: String...) -> [String: String] {
        Dictionary(uniqueKeysWithValues: names.map { ($0, "x") })
    }

    static let names: [Row] = [
        (
            videos("Reed (2015)/102.mkv"), "102.mkv", "type",
            "folder «Reed (2015)» its folder has a year"
        ),
        (
            videos("Reed.2015.720p.mkv"), "p.mkv", "type",
            "file «2015» a year and no episode number"
        ),
        (videos("Reed/Reed.mkv"), "Reed.mkv", "type", "?file «Reed» no episode number"),
        (videos("Movies/Reed.mkv"), "Reed.mkv", "type", "folder «Movies» a library of films"),
        (
            videos("Movies/Reed.mkv"), "Reed.mkv", "title",
            "?file «Reed» the file's title, without a year"
        ),
        (videos("Moss/Moss S01E02.mkv"), ".mkv", "type", "file «S01E02» an episode marker"),
        (videos("Moss/Moss S01E02.mkv"), ".mkv", "season", "file «S01E02» an episode marker"),
        (
            videos("Moss/Season 2/05.mkv"), "05.mkv", "type",
            "folder «Season 2» in a season folder"
        ),
        (
            videos("Moss/Season 2/05.mkv"), "05.mkv", "number",
            "file «05» a number in the usual place of episode numbers"
        ),
        (
            videos("Moss.S02E05.720p-GRP/abc.mkv"), "abc.mkv", "season",
            "folder «Moss.S02E05.720p-GRP» the release folder's marker"
        ),
        (
            videos("Moss (1996)/2011-10-12 - Guest.mkv"), ".mkv", "first_aired",
            "file «2011-10-12» a day"
        ),
        (
            videos("[Grp] Moss - 012v2 [720p].mkv"), ".mkv", "number_abs",
            "file «012v2» a number in the usual place of episode numbers"
        ),
        (
            videos("Moss/Specials/Party.mkv"), ".mkv", "number",
            "?file «Party» no number was found"
        ),
        (
            videos("Reed (2015) {tmdb-9}/CD1/a.avi", "Reed (2015) {tmdb-9}/CD2/a.avi"), "CD1/a.avi",
            "ids", "parentFolder «Reed (2015) {tmdb-9}» an id in the folder's name"
        ),
        (
            videos("Reed (2015) {edition-Long}/Reed.mkv"), ".mkv", "edition",
            "folder «Reed (2015) {edition-Long}» an edition tag"
        ),
    ]

    static let sidecars: [Row] = [
        (
            ["Reed/r.mkv": "x", "Reed/movie.nfo": "<movie><title>Reeds</title></movie>"],
            "r.mkv", "title", "nfo «Reeds» movie.nfo"
        ),
        (
            ["Reed/r.mkv": "x", "Reed/movie.nfo": "<movie><tmdbid>9</tmdbid></movie>"],
            "r.mkv", "ids", "nfo «tmdb 9» movie.nfo"
        ),
        (
            ["Reed/r.mkv": "x", "Reed/r.nfo": "<movie><tmdbid>9</tmdbid></movie>"],
            "r.mkv", "type", "nfo «movie» r.nfo"
        ),
        (
            [
                "Moss/m.mkv": "x", "Moss/tvshow.nfo": "<tvshow><title>Moss</title></tvshow>",
                "Moss/m.nfo": """
                <episodedetails><season>1</season><episode>2</episode><title>Two</title>
                <uniqueid type="tvdb">5</uniqueid></episodedetails>
                """,
            ], "m.mkv", "number", "nfo «2» m.nfo"
        ),
        (
            ["Moss S01E02.mkv": "x", "Moss S01E02.nfo": "https://www.imdb.com/title/tt0959621/"],
            ".mkv", "episode_ids", "nfo «imdb tt0959621» Moss S01E02.nfo"
        ),
        (
            ["Moss/.plexmatch": "title: Mosses\nseason: 3", "Moss/E02.mkv": "x"],
            "E02.mkv", "season", "plexmatch «3» .plexmatch"
        ),
        (
            ["Moss/.plexmatch": "title: Mosses\nseason: 3", "Moss/E02.mkv": "x"],
            "E02.mkv", "type", "plexmatch «a show's» .plexmatch"
        ),
    ]

    static let told: [Row] = ["season", "type"].map { field in
        (
            [
                "Moss (2014)/Second Lot/07.mkv": "x",
                "Moss (2014)/Second Lot/season.nfo":
                    "<season><seasonnumber>2</seasonnumber></season>",
            ], "07.mkv", field, "nfo «season 2» season.nfo"
        )
    }

    @Test("each field's origin", arguments: names + sidecars + told)
    func origins(_ row: Row) async throws {
        let library = try ScratchLibrary(row.files)
        let result = try await library.scan("--explain")
        let record = try #require(
            result.records.first { $0.value("file", "path")?.string?.hasSuffix(row.path) == true })
        let origin = try #require(record.value("explain", row.field))
        let guess = origin["guess"]?.bool == true ? "?" : ""
        let words = ["from", "text", "reason"].map { origin[$0]?.string ?? "" }
        #expect("\(guess)\(words[0]) «\(words[1])» \(words[2])" == row.origin)
    }

    @Test("what the person said is said")
    func option() async throws {
        let library = try ScratchLibrary(videos: ["Reed 12.mkv"])
        let result = try await library.scan("--explain", "--type", "movie")
        let origin = result.records.first?.value("explain", "type")
        #expect(origin?["from"]?.string == "option")
        #expect(origin?["text"]?.string == "--type movie")
    }

    @Test("what the title may be instead")
    func others() async throws {
        let library = try ScratchLibrary(videos: ["Reed Bend (1967)/Bentgrass.1967.720p.mkv"])
        let record = try #require(try await library.scan("--explain").records.first)
        #expect(record.value("movie", "title")?.string == "Reed Bend")
        let others = record.value("explain", "title", "others")?.elements ?? []
        #expect(others.map(\.string) == ["Bentgrass"])
    }
}
