import Testing
import TraktCore

@testable import trakt_resolve

/// Titles as long as a record may be: from a broken scan, or from a server.
@Suite("long titles")
struct LongTitleTests {
    private static let long = String(repeating: "a b: ", count: 100_000)

    @Test(
        "take no time, are found by what counts of them, and are short in messages",
        .timeLimit(.minutes(1)))
    func bounded() async throws {
        let episode = StubTrakt.Episode(id: 9, number: 1, title: Self.long)
        let run = try Bench(
            StubTrakt([
                .init(type: .movie, id: 1, title: "\(Self.long)x", year: 2001),
                .init(type: .movie, id: 2, title: "A Barge", year: 2001),
                .init(type: .show, id: 3, title: "Barge", year: 2001, seasons: [1: [episode]]),
            ])
        ).run()
        #expect(try await run.film("A Barge", 2001).trakt == 2)
        #expect(try await run.film(Self.long, 2001).trakt == 1)
        let question = try #require(try await run.film(Self.long, 1990).question)
        #expect(question.text(for: "").utf8.count < 500)
        let named = try await run.episode(
            #""title":"\#(Self.long)","season":1,"number":1"#, #""title":"Barge","year":2001"#)
        #expect(named.trakt == 9)
    }

    @Test("a name is cut after 200 characters, combining marks counted")
    func names() throws {
        for letter in ["a", "\u{301}", "👩‍👩‍👧"] {
            let text = String(repeating: letter, count: 1000)
            #expect(text.shortened.unicodeScalars.count == 201)
            let record = try Record(Array(#"{"movie":{"title":"\#(text)","year":2001}}"#.utf8))
            #expect(MediaItem(record)?.name == "\(text.shortened) (2001)")
        }
        let short = String(repeating: "a", count: 200)
        #expect(short.shortened == short)
    }
}
