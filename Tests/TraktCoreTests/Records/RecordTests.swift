import Testing
import TraktCore

@Suite("Record")
struct RecordTests {
    private func record(_ text: String) throws -> Record { try Record(Array(text.utf8), line: 7) }

    @Test("a field is set in its place, and every other byte stays")
    func settingReplaces() throws {
        let before = try record(#"{"a" : 123456789012345678901234567890 ,"b":"A\/\n", "c":[1, 2]}"#)
        let after = before.setting("b", to: ["x": 1])
        #expect(after.text == #"{"a" : 123456789012345678901234567890 ,"b":{"x":1}, "c":[1, 2]}"#)
        #expect(after.line == 7)
    }

    @Test("a new field is appended")
    func settingAppends() throws {
        #expect(try record("{}").setting("k", to: "v").text == #"{"k":"v"}"#)
        #expect(try record(#"{"a":1}"#).setting("k", to: nil).text == #"{"a":1,"k":null}"#)
    }

    @Test(
        "a field is removed with its comma",
        arguments: [
            (#"{"a":1,"b":2,"c":3}"#, "a", #"{"b":2,"c":3}"#),
            (#"{"a":1,"b":2,"c":3}"#, "b", #"{"a":1,"c":3}"#),
            (#"{"a":1,"b":2,"c":3}"#, "c", #"{"a":1,"b":2}"#),
            (#"{"a":1}"#, "a", "{}"),
            (#"{"a":1}"#, "z", #"{"a":1}"#),
        ])
    func removing(_ text: String, _ key: String, _ expected: String) throws {
        #expect(try record(text).removing(key).text == expected)
    }

    @Test("keys spelled with escapes are the same keys")
    func escapedKeys() throws {
        #expect(try record(#"{"\u0061":5}"#)["a"]?.int == 5)
        #expect(throws: JSONError.self) { try record(#"{"\u0061":5,"a":6}"#) }
        #expect(throws: JSONError.self) { try record(#"{"a":5,"a":6}"#) }
    }

    @Test("an object printed over several lines becomes one line")
    func multipleLines() throws {
        #expect(
            try record("{\n  \"a\": \"x y\",\r\n \"b\": [ 1 ]\n}").text
                == #"{"a": "x y","b": [ 1 ]}"#)
    }

    @Test("nested values are read by path")
    func nested() throws {
        let row = try record(
            #"{"show":{"ids":{"trakt":12297139948,"imdb":null}},"score":1157451471441102800}"#)
        #expect(row.value("show", "ids", "trakt")?.int64 == 12_297_139_948)
        #expect(row.value("show", "ids", "imdb")?.isNull == true)
        #expect(row.value("show", "nope", "imdb") == nil)
        #expect(row["score"]?.int64 == 1_157_451_471_441_102_800)
    }
}

@Suite("MediaItem")
struct MediaItemTests {
    @Test("an episode is known by its own ids and by its show and numbers")
    func episodeKeys() throws {
        let text =
            #"{"type":"episode","episode":{"season":1,"number":2,"ids":{"trakt":9,"imdb":""}},"show":{"title":"Dark","year":2017,"ids":{"tvdb":5}}}"#
        let item = try #require(MediaItem(try Record(Array(text.utf8))))
        #expect(item.keys == ["episode:trakt:9", "episode@tvdb:5:1x2"])
        #expect(item.name == "Dark (2017) S01E02")
    }

    @Test("a row without type is what it holds; another type is none of ours")
    func untyped() throws {
        let watched = try Record(
            Array(#"{"plays":2,"movie":{"title":"Dune","ids":{"trakt":1}}}"#.utf8))
        #expect(MediaItem(watched)?.type == .movie)
        #expect(MediaItem(try Record(Array(#"{"type":"person","person":{}}"#.utf8))) == nil)
        #expect(MediaItem(try Record(Array(#"{"type":"movie"}"#.utf8))) == nil)
    }
}
