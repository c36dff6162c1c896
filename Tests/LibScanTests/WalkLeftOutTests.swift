import Testing
import TraktCore

/// One library in which some files give no record.
struct LeftOutCase: Sendable, CustomTestStringConvertible {
    var name: String
    /// Files that give a record, in short form by path; a path without one is left out.
    var videos: [String: String]
    var others: [String: String] = [:]

    var testDescription: String { name }
}

/// What gives no record, by naming.md section 4, each beside something that looks like it and does.
@Suite("walk: what is left out")
struct WalkLeftOutTests {
    /// Keeps the path as the key of a case.
    static let none = ""

    static let cases: [LeftOutCase] = [
        LeftOutCase(
            name: "extras folders of a film",
            videos: Dictionary(
                uniqueKeysWithValues: [
                    "Behind The Scenes", "deleted scenes", "Interviews", "Scenes", "Samples",
                    "shorts", "Featurettes", "Clips", "Other", "Extras", "extra", "Trailers",
                    "backdrops", "theme-music", "Bonus", "Bonus Disc", "Sample", "!sample", "Proof",
                    "Subs", "Minta",
                ].map { ("Heat (1995)/\($0)/Some Clip.mkv", none) }
                    + [("Heat (1995)/Heat.mkv", "Heat (1995)")])),
        LeftOutCase(
            name: "extras folders of a show and a season",
            videos: [
                "Fargo/Featurettes/Making Of.mkv": none,
                "Fargo/Season 1/Deleted Scenes/Cut.mkv": none,
                "Fargo/Season 1/Fargo S01E01.mkv": "Fargo S01E01",
            ]),
        LeftOutCase(
            name: "samples straight in a library",
            videos: [
                "staging/Sample/Fargo.S01E01.mkv": none,
                "staging/Fargo.S01E01.mkv": "Fargo S01E01",
                "incomplete/Heat (1995).mkv": none,
            ]),
        LeftOutCase(
            name: "extras folders whose names are titles",
            videos: [
                "Extras/Season 1/Extras S01E01.mkv": "Extras S01E01",
                "Interview (2007)/Interview (2007).mkv": "Interview (2007)",
                "The Big Short/The Big Short (2015).mkv": "The Big Short (2015)",
                "Shorts (2009)/Shorts.mkv": "Shorts (2009)",
                "The Sample/The Sample (2010).mkv": "The Sample (2010)",
            ]),
        LeftOutCase(
            name: "suffixes",
            videos: [
                "Heat (1995)/Heat (1995)-trailer.mkv": none,
                "Heat (1995)/Heat (1995)-sample.mkv": none,
                "Heat (1995)/Heat (1995)-scene.mkv": none,
                "Heat (1995)/Heat (1995)-behindthescenes.mkv": none,
                "Heat (1995)/Making of-featurette.mkv": none,
                "Heat (1995)/Pacino-interview.mkv": none,
                "Heat (1995)/Bank-deletedscene.mkv": none,
                "Heat (1995)/Heat.1995.trailer.mkv": none,
                "Heat (1995)/trailer.mkv": none,
                "Heat (1995)/sample.mkv": none,
                "Heat (1995)/movie-trailer.mp4": none,
                "Heat (1995)/theme.mp4": none,
                "Heat (1995)/Heat (1995).mkv": "Heat (1995)",
            ]),
        LeftOutCase(
            name: "names near to those",
            videos: [
                "I Live In A Trailer (2010).mp4": "I Live In A Trailer (2010)",
                "The DNA Sample (2011).mp4": "The DNA Sample (2011)",
                "...but Words for All (1979)/a.mkv": "...but Words for All (1979)",
                "Trailer Park Boys/Season 1/Trailer Park Boys - S01E01.mkv":
                    "Trailer Park Boys S01E01",
            ]),
        LeftOutCase(
            name: "hidden and system",
            videos: [
                ".hidden.mkv": none, ".hidden/Up (2009).mkv": none, "@eaDir/Up (2009).mkv": none,
                "#recycle/Up (2009).mkv": none, "@Recycle/Up (2009).mkv": none,
                "$RECYCLE.BIN/Up (2009).mkv": none, "lost+found/Up (2009).mkv": none,
                "System Volume Information/Up (2009).mkv": none,
                "Up (2009)/._Up (2009).mkv": none, "Up (2009)/extrafanart/a.mkv": none,
                "Up (2009)/Up.trickplay/320.mkv": none, "Up (2009)/metadata/a.mkv": none,
                "Up (2009)/Plex Versions/Mobile/Up (2009).mp4": none,
                "_UNPACK_Up.2009.x264-GRP/up.mkv": none, "_FAILED_Up.2009/up.mkv": none,
                "Temporary Items/Up.mkv": none, "Up (2009)/Up (2009).mkv": "Up (2009)",
            ]),
        LeftOutCase(
            name: "downloads that are not done",
            videos: ["Big (1988).mkv": none, "Tron (1982).mkv": "Tron (1982)"],
            others: [
                "Up (2009).mkv.part": "x", "Heat (1995).mkv.!qB": "x",
                "Alien (1979).mp4.crdownload": "x", "Jaws (1975).avi.!ut": "x",
                "Ran (1985).mkv.partial~": "x", "Big (1988).mkv.aria2": "x",
            ]),
        LeftOutCase(
            name: "programs in TypeScript",
            videos: ["src/index.ts": none, "src/dune.ts": none, "Up (2009).ts": "Up (2009)"],
            others: ["src/tsconfig.json": "{}"]),
        LeftOutCase(
            name: "no video",
            videos: ["Up (2009)/Up (2009).mkv": "Up (2009)"],
            others: [
                "Up (2009)/Up (2009).srt": "x", "Up (2009)/Up (2009).ass": "x",
                "Up (2009)/poster.jpg": "x", "Up (2009)/theme.mp3": "x", "Up (2009)/Up.sub": "x",
                "Up (2009)/Up.idx": "x", "Up (2009)/Thumbs.db": "x", "Up (2009)/Up": "x",
                "Up (2009)/mkv": "x", "Up (2009)/Up.mkv.txt": "x",
            ]),
    ]

    @Test("only the videos are records", arguments: cases)
    func leftOut(_ row: LeftOutCase) async throws {
        let library = try ScratchLibrary(
            row.videos.mapValues { _ in "x" }.merging(row.others) { $1 })
        let result = try await library.scan()
        let expected = row.videos.filter { $0.value != Self.none }.map { "\($0.key): \($0.value)" }
        let found = zip(result.paths, result.summaries).map { path, summary in
            "\(path.dropFirst(library.path.count + 1)): \(summary)"
        }
        #expect(found.sorted() == expected.sorted())
        #expect(result.status == .ok, "\(result.said)")
    }

    @Test(
        "extras straight in a root that is a show's folder", arguments: ["Fargo", "Fargo (2014)"])
    func showAsRoot(show: String) async throws {
        let library = try ScratchLibrary(videos: [
            "\(show)/Extras/Making Of.mkv", "\(show)/Season 1/Fargo S01E01.mkv",
            "Plain/Extras/Season 1/Extras S01E01.mkv", "Plain/Extras/Extras S01E02.mkv",
        ])
        let root = try await library.scan(paths: ["\(library.path)/\(show)"])
        #expect(root.summaries.count == 1)
        let plain = try await library.scan(paths: ["\(library.path)/Plain"])
        #expect(plain.summaries.sorted() == ["Extras S01E01", "Extras S01E02"])
    }
}
