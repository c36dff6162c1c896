import Testing
import TraktCore

/// How items become the words of a request.
@Suite("Change bodies")
struct ChangeBodyTests {
    private func reference(_ text: String) throws -> ItemReference? {
        let record = try Record(Array(text.utf8))
        return MediaItem(record).flatMap { ItemReference($0) }
    }

    private func body(_ list: AccountList, _ items: [String]) throws -> String? {
        var body = ChangeBody(list)
        for item in items { try body.add(try #require(try reference(item)), [.init("a", 1)]) }
        return body.json?.text
    }

    @Test(
        "the best single id names an item, under its own kind",
        arguments: [
            (#"{"movie":{"ids":{"trakt":1,"imdb":"tt2","tmdb":3}}}"#, "movie:trakt:1"),
            (#"{"movie":{"ids":{"imdb":"tt2","tmdb":3}}}"#, "movie:imdb:tt2"),
            (#"{"movie":{"ids":{"imdb":"nm2","tmdb":3}}}"#, "movie:tmdb:3"),
            (#"{"movie":{"ids":{"tvdb":3,"slug":"x"}}}"#, nil),
            (#"{"show":{"ids":{"tvdb":3}}}"#, "show:tvdb:3"),
            (#"{"type":"season","season":{"ids":{"trakt":4}},"show":{}}"#, "season:trakt:4"),
            (
                #"{"type":"season","season":{"number":0},"show":{"ids":{"tmdb":5}}}"#,
                "season@tmdb:5:0"
            ),
            (#"{"type":"season","season":{},"show":{"ids":{"tmdb":5}}}"#, nil),
            (
                #"{"episode":{"season":1,"number":2,"ids":{"trakt":7}},"show":{"ids":{"trakt":8}}}"#,
                "episode:trakt:7"
            ),
            (
                #"{"episode":{"season":1,"number":2,"ids":{"imdb":"tt7"}},"show":{"ids":{"imdb":"tt8"}}}"#,
                "episode@imdb:tt8:1x2"
            ),
            (
                #"{"episode":{"ids":{"imdb":"tt7"}},"show":{"ids":{"imdb":"tt8"}}}"#,
                "episode:imdb:tt7"
            ),
            (#"{"episode":{"season":1,"ids":{}},"show":{"ids":{"imdb":"tt8"}}}"#, nil),
            (#"{"episode":{"number":1,"ids":{}},"show":{"ids":{"imdb":"tt8"}}}"#, nil),
        ] as [(String, String?)])
    func references(_ record: String, _ key: String?) throws {
        #expect(try reference(record)?.key == key)
    }

    @Test("a reference's key is one of the keys of its item")
    func keys() throws {
        for text in [
            #"{"movie":{"ids":{"imdb":"tt2","tmdb":3}}}"#,
            #"{"episode":{"season":1,"number":2},"show":{"ids":{"tvdb":8}}}"#,
            #"{"type":"season","season":{"number":2},"show":{"ids":{"tvdb":8}}}"#,
        ] {
            let item = try #require(MediaItem(try Record(Array(text.utf8))))
            #expect(item.keys.contains(try #require(ItemReference(item)).key))
        }
    }

    private static let s1e2 = #"{"episode":{"season":1,"number":2},"show":{"ids":{"trakt":8}}}"#
    private static let s1e3 = #"{"episode":{"season":1,"number":3},"show":{"ids":{"trakt":8}}}"#
    private static let s2 =
        #"{"type":"season","season":{"number":2},"show":{"ids":{"trakt":8}}}"#
    private static let show = #"{"type":"show","show":{"ids":{"trakt":8}}}"#

    @Test("episodes of a show stand together below it; nothing is an empty list")
    func nesting() throws {
        #expect(
            try body(.history, [Self.s1e2, Self.s1e3])
                == #"{"shows":[{"ids":{"trakt":8},"seasons":"#
                + #"[{"number":1,"episodes":[{"number":2,"a":1},{"number":3,"a":1}]}]}]}"#)
        #expect(try body(.history, []) == nil)
        #expect(ChangeBody.plays([]) == nil)
        #expect(ChangeBody.plays([1, 12_297_139_948])?.text == #"{"ids":[1,12297139948]}"#)
    }

    @Test("a whole show or season is never written for the history or the collection")
    func whole() throws {
        for list in [AccountList.history, .collection] {
            for item in [Self.show, Self.s2, #"{"type":"season","season":{"ids":{"trakt":4}}}"#] {
                #expect(throws: ToolError.self) { try body(list, [item]) }
            }
        }
        #expect(try body(.watchlist, [Self.show]) == #"{"shows":[{"ids":{"trakt":8},"a":1}]}"#)
        #expect(
            try body(.ratings, [Self.s1e2, Self.s2]) == #"{"shows":[{"ids":{"trakt":8},"seasons":"#
                + #"[{"number":1,"episodes":[{"number":2,"a":1}]}]},"#
                + #"{"ids":{"trakt":8},"seasons":[{"number":2,"a":1}]}]}"#)
    }

    @Test("replies are counted, whatever their shape")
    func replies() throws {
        func reply(_ text: String) throws -> ChangeReply {
            ChangeReply(try JSONSlice.parse(Array(text.utf8)))
        }
        let full = try reply(
            #"{"added":{"movies":2,"episodes":72},"updated":{"movies":1},"existing":{"movies":4},"#
                + #""not_found":{"movies":[{}],"episodes":[{"ids":{}}],"ids":[9]}}"#)
        #expect(full.added == 74 && full.updated == 1 && full.existing == 4)
        #expect(full.notFound == 2 && full.unknownPlays == [9] && full.deleted == nil)
        let bare = try reply(#"{"deleted":{"movies":null,"episodes":-1}}"#)
        #expect(bare.deleted == 0 && bare.added == nil && bare.notFound == 0)
        #expect(try reply("[]").added == nil)
    }
}
