import Testing
import TraktCore

/// What is said to people about many records, and the spans of time that are read.
@Suite("Change words")
struct ChangeWordsTests {
    private func item(_ text: String) throws -> MediaItem {
        try #require(MediaItem(try Record(Array(text.utf8))))
    }

    @Test("episodes are folded into ranges by season, plays are counted")
    func summary() throws {
        var summary = ItemSummary(AccountList.history.counted)
        for (season, number) in [(7, 2), (6, 3), (7, 1), (6, 2), (6, 3), (6, 9), (0, 1)] {
            summary.add(
                try item(
                    #"{"episode":{"season":\#(season),"number":\#(number)},"#
                        + #""show":{"title":"Dark","year":2017,"ids":{"trakt":5}}}"#))
        }
        for year in [1984, 2021] {
            let ids = #"{"trakt":\#(year)}"#
            summary.add(try item(#"{"movie":{"title":"Dune","year":\#(year),"ids":\#(ids)}}"#))
        }
        #expect(
            summary.lines() == [
                "Dark S00E01, S06E02-03, S06E09, S07E01-02: 7 plays", "Dune (1984): 1 play",
                "Dune (2021): 1 play",
            ])
        for place in ["", #""season":{"number":1},"#, #""episode":{"season":1,"number":1},"#] {
            summary.add(try item(#"{\#(place)"show":{"title":"The Wire","ids":{"trakt":9}}}"#))
        }
        #expect(
            summary.lines().suffix(3) == [
                "The Wire: 1 play", "The Wire S01: 1 play", "The Wire S01E01: 1 play",
            ])
        #expect(summary.lines(limit: 2).last == "and 5 more titles: 5 plays")
        #expect(AccountList.ratings.counted(2) == "2 entries")
        #expect(AccountList.history.counted(1) == "1 play")
    }

    @Test(
        "line numbers are folded",
        arguments: [
            ([3], "line 3"), ([3, 4, 5, 9], "lines 3-5, 9"), ([0], "a record"), ([2, 2], "line 2"),
            (Array(stride(from: 1, to: 40, by: 2)), "lines 1, 3, 5, 7, 9, 11, 13, 15, …"),
        ])
    func lines(_ numbers: [Int], _ text: String) {
        #expect(LineRanges.text(numbers) == text)
    }

    @Test(
        "words for the shell",
        arguments: [
            ("/a/b-1.ndjson", "/a/b-1.ndjson"), ("/a b", "'/a b'"), ("it's", #"'it'\''s'"#),
            ("", "''"), ("$HOME", "'$HOME'"), ("ä", "'ä'"), ("~x", "'~x'"),
        ])
    func words(_ text: String, _ word: String) {
        #expect(ShellWord.quote(text) == word)
    }

    @Test("times that lie apart are read apart, with a day on either side")
    func windows() {
        let day: Int64 = 1440
        let windows = PlayWindow.covering([10 * day, 10 * day + 5, 12 * day, 20 * day])
        #expect(windows.count == 2)
        #expect(windows[0].start == Timestamp(milliseconds: 9 * day * 60_000))
        #expect(windows[0].end == Timestamp(milliseconds: 13 * day * 60_000))
        #expect(PlayWindow.spanning(windows).end == Timestamp(milliseconds: 21 * day * 60_000))
        #expect(PlayWindow.covering([Int64]()).isEmpty)
        let ancient = PlayWindow.covering([Timestamp("0000-01-01")?.minute ?? 0])
        #expect(ancient[0].start == nil)
    }

    @Test(
        "a record's time: converted, or refused where Trakt would take it as now",
        arguments: [
            (#""2024-01-01T10:00:00+02:00""#, .at(Timestamp(milliseconds: 1_704_096_000_000))),
            (#""released""#, .released), (#""unknown""#, .unknown), ("null", nil), ("", nil),
            (#""now""#, .at(Timestamp(milliseconds: 7))),
        ] as [(String, PlayTime?)])
    func times(_ text: String, _ time: PlayTime?) throws {
        let value = text.isEmpty ? nil : try JSONSlice.parse(Array(text.utf8))
        #expect(try PlayTime.read(value, now: Timestamp(milliseconds: 7)) == time)
    }

    @Test(
        "what is no time is refused",
        arguments: ["1700000000", "true", "{}", #""""#, #""2024-01-01T10:00""#, #""soon""#])
    func noTimes(_ text: String) throws {
        let value = try JSONSlice.parse(Array(text.utf8))
        #expect(throws: ToolError.self) { try PlayTime.read(value, now: .now) }
    }

    @Test(
        "what a list keeps: read from the record, refused if it cannot be sent",
        arguments: [
            (AccountList.ratings, #"{"rating":7}"#, #"{"rating":7}"#),
            (.ratings, #"{"rating":11}"#, nil), (.ratings, #"{"rating":7.5}"#, nil),
            (.ratings, "{}", nil), (.ratings, #"{"rating":"7"}"#, #"{"rating":7}"#),
            (.watchlist, #"{"notes":"a"}"#, #"{"notes":"a"}"#), (.watchlist, "{}", "{}"),
            (.watchlist, #"{"notes":5}"#, nil),
            (
                .collection,
                #"{"collected_at":"2024-01-01T10:00:00+02:00","metadata":{"hdr":null}}"#,
                #"{"collected_at":"2024-01-01T08:00:00.000Z"}"#
            ),
            (
                .collection, #"{"audio":"aac","metadata":{"3d":true,"x":1}}"#,
                #"{"audio":"aac","3d":true}"#
            ),
            (.collection, #"{"collected_at":5}"#, nil), (.history, #"{"rating":11}"#, "{}"),
        ] as [(AccountList, String, String?)])
    func fields(_ list: AccountList, _ text: String, _ members: String?) throws {
        let record = try Record(Array(text.utf8))
        guard let members else {
            #expect(throws: ToolError.self) { try ListFields(record, list) }
            return
        }
        #expect(JSON.object(try ListFields(record, list).members).text == members)
    }

    @Test("a row that says the same need not be sent again")
    func sameFields() throws {
        let record = try Record(
            Array(#"{"collected_at":"2024-01-01T10:00:40Z","hdr":"hdr10"}"#.utf8))
        let fields = try ListFields(record, .collection)
        func there(_ text: String) throws -> Bool {
            fields.areThere(try Record(Array(text.utf8)))
        }
        #expect(
            try there(#"{"collected_at":"2024-01-01T10:00:00.000Z","metadata":{"hdr":"hdr10"}}"#))
        #expect(
            try !there(#"{"collected_at":"2024-01-01T10:01:00.000Z","metadata":{"hdr":"hdr10"}}"#))
        #expect(try !there(#"{"collected_at":"2024-01-01T10:00:00.000Z","metadata":{"hdr":null}}"#))
        #expect(try !there(#"{"collected_at":"2024-01-01T10:00:00.000Z"}"#))
    }
}
