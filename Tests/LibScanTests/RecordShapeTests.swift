import Foundation
import Testing
import TraktCore

@testable import lib_scan

/// The bytes of lib-scan's records: trakt-records(5).
@Suite("records: their shape")
struct RecordShapeTests {
    @Test("a film, byte for byte")
    func film() async throws {
        let library = try ScratchLibrary(videos: ["Up \"1\" (2009) {tmdb-14160}.mkv"])
        try library.setModified("Up \"1\" (2009) {tmdb-14160}.mkv", 1_409_562_611)
        let record = try #require(try await library.scan("--watched-at", "modified").records.first)
        let created = try #require(record.value("file", "created_at")?.string)
        #expect(
            record.text == """
                {"type":"movie","movie":{"title":"Up \\"1\\"","year":2009,"ids":{"tmdb":14160}},\
                "watched_at":"2014-09-01T09:10:11.000Z","file":{"path":\
                "\(library.path)/Up \\"1\\" (2009) {tmdb-14160}.mkv","size":1,\
                "created_at":"\(created)","modified_at":"2014-09-01T09:10:11.000Z"}}
                """)
    }

    @Test("an episode, with what is unknown left out")
    func episode() async throws {
        let library = try ScratchLibrary(videos: ["Fargo/S01/S01E02.mkv"])
        let record = try #require(
            try await library.scan("--watched-at", "none").records.first?.removing("file"))
        #expect(
            record.text == """
                {"type":"episode","episode":{"season":1,"number":2,"ids":{}},\
                "show":{"title":"Fargo","ids":{}}}
                """)
    }

    static let dates: [(Int64, Int32, String)] = [
        (0, 0, "1970-01-01T00:00:00.000Z"), (951_782_399, 5, "2000-02-28T23:59:59.005Z"),
        (951_868_799, 999, "2000-02-29T23:59:59.999Z"), (-1, 0, "1969-12-31T23:59:59.000Z"),
        (-62_135_596_800, 0, "0001-01-01T00:00:00.000Z"),
        (253_402_300_799, 0, "9999-12-31T23:59:59.000Z"),
    ]

    @Test("times", arguments: dates)
    func times(_ seconds: Int64, _ milliseconds: Int32, _ text: String) {
        var record = RecordText()
        record.open()
        record.time("t", Timestamp(seconds: seconds, nanoseconds: milliseconds * 1_000_000))
        record.close()
        #expect(String(decoding: record.bytes, as: UTF8.self) == "{\"t\":\"\(text)\"}")
        #expect(Timestamp(milliseconds: seconds * 1000 + Int64(milliseconds)).text == text)
    }

    @Test("watched_at by option")
    func watchedAt() async throws {
        let library = try ScratchLibrary(videos: ["Up (2009).mkv"])
        try library.setModified("Up (2009).mkv", 1_000_000_000)
        func watchedAt(_ words: String...) async throws -> String? {
            let arguments = words.isEmpty ? [] : ["--watched-at", words[0]]
            let result = try await library.scan(words: arguments)
            return result.records.first?["watched_at"]?.string
        }
        let created = try await library.scan().records.first?.value("file", "created_at")?.string
        #expect(try await watchedAt() == created)
        #expect(try await watchedAt("created") == created)
        #expect(try await watchedAt("modified") == "2001-09-09T01:46:40.000Z")
        #expect(try await watchedAt("released") == "released")
        #expect(try await watchedAt("unknown") == "unknown")
        #expect(try await watchedAt("none") == nil)
        #expect(try await watchedAt("2020-01-02T03:04:05Z") == "2020-01-02T03:04:05.000Z")
        #expect(try await watchedAt("now").flatMap { Timestamp($0) } != nil)
        await #expect(throws: ToolError.self) { _ = try await watchedAt("yesterday") }
    }

    @Test("lastplayed of an NFO wins over the file's times, unless it was not watched")
    func lastPlayed() async throws {
        func nfo(_ state: String) -> String {
            "<movie><title>Up</title><lastplayed>2014-09-01 09:10:11</lastplayed>\(state)</movie>"
        }
        let library = try ScratchLibrary([
            "a/a.mkv": "x", "a/a.nfo": nfo(""), "b/b.mkv": "x",
            "b/b.nfo": nfo("<playcount>2</playcount>"),
            "c/c.mkv": "x", "c/c.nfo": nfo("<playcount>0</playcount>"),
            "d/d.mkv": "x", "d/d.nfo": nfo("<watched>false</watched>"),
            "e/e.mkv": "x", "e/e.nfo": nfo("<watched>true</watched><playcount>0</playcount>"),
        ])
        let played = try #require(Timestamp(local: "2014-09-01 09:10:11")).text
        let times = try await library.scan().records.map { $0["watched_at"]?.string == played }
        #expect(times == [true, true, false, false, true])
        let now = try await library.scan("--watched-at", "now").records
        #expect(!now.contains { $0["watched_at"]?.string == played })
        let none = try await library.scan("--watched-at", "none").records
        #expect(!none.contains { $0["watched_at"] != nil })
    }

    @Test("the parts of a split film and of an episode")
    func parts() async throws {
        let library = try ScratchLibrary(videos: [
            "Heat (1995)/Heat cd2.avi", "Heat (1995)/Heat cd1.avi", "Jaws (1975)/CD1/j.avi",
            "Jaws (1975)/CD2/j.avi", "Fargo/Season 1/Fargo S01E04 - pt1.mkv",
            "Fargo/Season 1/Fargo S01E04 - pt2.mkv",
        ])
        let result = try await library.scan()
        #expect(
            result.summaries.map { $0.prefix(11) } == ["Fargo S01E0", "Heat (1995)", "Jaws (1975)"])
        let parts = result.records.map { record in
            record.value("file", "parts")?.elements.compactMap { $0["path"]?.string } ?? []
        }
        #expect(parts.map(\.count) == [2, 2, 2])
        #expect(parts.allSatisfy { $0 == $0.sorted() })
        #expect(zip(result.paths, parts).allSatisfy { $0 == $1.first })
    }

    @Test("several versions of a film are one record, two films are two")
    func versions() async throws {
        let library = try ScratchLibrary(videos: [
            "Alien (1979)/Alien (1979) - 1080p.mkv", "Alien (1979)/Alien (1979) - 720p.mkv",
            "Alien (1979)/Alien (1979) {edition-Director's Cut}.mkv",
            "Iron Man/Iron Man (2008).mkv", "Iron Man/Iron Man (2009).mkv",
        ])
        let result = try await library.scan()
        #expect(result.summaries == ["Alien (1979)", "Iron Man (2008)", "Iron Man (2009)"])
        let versions = try #require(result.records[0].value("file", "versions")?.elements)
        #expect(versions.count == 3)
        #expect(versions.contains { $0["edition"]?.string == "Director's Cut" })
        #expect(result.records[1].value("file", "versions") == nil)
    }

    @Test("of several versions the one named as the film stands for it; others keep to themselves")
    func mainVersion() async throws {
        let library = try ScratchLibrary(videos: [
            "Heat (1995)/A Clip.mkv", "Heat (1995)/Heat (1995).mkv", "Show/Season 1/One.mkv",
            "Show/Season 1/Two.mkv",
        ])
        let result = try await library.scan()
        #expect(result.summaries == ["Heat (1995)", "Show S01 \"One\"", "Show S01 \"Two\""])
        #expect(result.paths.first?.hasSuffix("Heat (1995).mkv") == true)
    }

    @Test("a disc is one film, its size that of its files")
    func discs() async throws {
        let library = try ScratchLibrary([
            "Tron (1982)/VIDEO_TS/VIDEO_TS.IFO": "xx", "Tron (1982)/VIDEO_TS/VTS_01_1.VOB": "xxx",
            "Up (2009)/BDMV/index.bdmv": "x", "Up (2009)/BDMV/STREAM/00001.m2ts": "xxxx",
            "Up (2009)/CERTIFICATE/id.bdmv": "x", "Big (1988)/VIDEO_TS.IFO": "x",
            "Big (1988)/VTS_01_0.IFO": "x", "Big (1988)/VTS_01_1.VOB": "x",
            "Heat (1995)/Disc 1/VIDEO_TS/VIDEO_TS.IFO": "x",
            "Heat (1995)/Disc 2/VIDEO_TS/VIDEO_TS.IFO": "x",
            "Fargo/Season 1/Fargo - S01E03/VIDEO_TS/VIDEO_TS.IFO": "x",
        ])
        let result = try await library.scan()
        #expect(
            result.summaries == [
                "Big (1988)", "Fargo S01E03", "Heat (1995)", "Tron (1982)", "Up (2009)",
            ])
        let sizes = result.records.compactMap { $0.value("file", "size")?.int64 }
        #expect(sizes == [3, 1, 1, 5, 5])
        #expect(result.records[2].value("file", "parts")?.elements.count == 2)
        #expect(result.status == .ok, "\(result.said)")
    }

    @Test("a record for each episode of a file")
    func episodes() async throws {
        let library = try ScratchLibrary(videos: ["Fargo/Fargo S01E01-E03.mkv"])
        let result = try await library.scan()
        #expect(result.summaries == ["Fargo S01E01", "Fargo S01E02", "Fargo S01E03"])
        #expect(Set(result.paths).count == 1)
    }

    @Test("--level writes shows or seasons, and films as ever")
    func levels() async throws {
        let library = try ScratchLibrary(videos: [
            "Fargo (2014)/Season 1/S01E01.mkv", "Fargo (2014)/Season 1/S01E02.mkv",
            "Fargo (2014)/Season 2/S02E01.mkv", "Up (2009)/Up.mkv",
        ])
        let shows = try await library.scan("--level", "show")
        #expect(shows.records.map { $0["type"]?.string } == ["show", "movie"])
        #expect(shows.summaries == ["Fargo (2014)", "-"].map { $0 == "-" ? "Up (2009)" : $0 })
        #expect(shows.paths.first == library.path + "/Fargo (2014)")
        let seasons = try await library.scan("--level", "season")
        #expect(
            seasons.summaries == ["Fargo (2014) season 1", "Fargo (2014) season 2", "Up (2009)"])
        #expect(seasons.paths.first == library.path + "/Fargo (2014)/Season 1")
    }

    @Test("--explain says where fields came from, --rejects keeps what cannot be read")
    func explain() async throws {
        let library = try ScratchLibrary([
            "Heat (1995)/abc.mkv": "x",
            "Heat (1995)/movie.nfo": "<movie><tmdbid>949</tmdbid></movie>",
            "Up (2009).mkv": "",
        ])
        let rejects = library.path + "/../rejects"
        let result = try await library.scan("--explain", "--rejects", rejects)
        let explain = try #require(result.records.first?["explain"])
        #expect(explain["title"]?["from"]?.string == "folder")
        #expect(explain["ids"]?["from"]?.string == "nfo")
        let kept = try Record(Array(try Data(contentsOf: URL(fileURLWithPath: rejects)).dropLast()))
        #expect(kept.value("file", "path")?.string == library.path + "/Up (2009).mkv")
        #expect(kept.value("reject", "reason")?.string == "an empty file")
    }

    @Test("--type reads every name as one type")
    func types() async throws {
        let library = try ScratchLibrary(videos: ["x/Fargo S01E01.mkv"])
        #expect(try await library.scan("--type", "show").summaries == ["Fargo S01E01"])
        let films = try await library.scan("--type", "movie").records
        #expect(films.map { $0["type"]?.string } == ["movie"])
    }
}

extension ScratchLibrary {
    /// Sets when a file was last modified, in seconds since 1970.
    func setModified(_ name: String, _ seconds: Double) throws {
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: seconds)],
            ofItemAtPath: path + "/" + name)
    }
}
