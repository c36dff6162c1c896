import TestSupport
import Testing

@testable import TraktCore

/// The scan of plain records beside the path through `Record` and `MediaItem`: for any bytes it
/// declines, or says the same.
@Suite("Plain records beside Record")
struct PlainRecordTests {
    @Test("records as Trakt and lib-scan write them are plain", arguments: Samples.plain)
    func usualIsPlain(_ text: String) throws {
        let bytes = Array("\(text)\n{\"type\":\"movie\"}".utf8)
        let record = try #require(PlainRecord(bytes, at: 0))
        #expect(record.bytes.elementsEqual(text.utf8))
        try expectAgreement(bytes)
    }

    @Test("what is unusual is declined", arguments: Samples.declined)
    func unusualIsDeclined(_ text: String) {
        #expect(PlainRecord(Array("\(text)\n          ".utf8), at: 0) == nil)
    }

    @Test("random records: it declines or agrees", arguments: 0..<8)
    func randomRecords(_ seed: Int) throws {
        var random = RandomRecord(seed: UInt64(seed))
        var plain = 0
        for _ in 0..<2000 where try expectAgreement(random.record()) { plain += 1 }
        // The test would prove nothing if nearly all were declined.
        #expect(plain > 500)
    }

    @Test("damaged and cut records: it declines or agrees", arguments: 100..<104)
    func damagedRecords(_ seed: Int) throws {
        var random = RandomRecord(seed: UInt64(seed))
        for _ in 0..<60 {
            let bytes = random.record()
            for end in 0...bytes.count { try expectAgreement(Array(bytes[..<end])) }
            for _ in 0..<100 { try expectAgreement(random.damaged(bytes)) }
        }
    }

    @Test("the reader gives the same records with and without the scan")
    func readerAgrees() throws {
        var random = RandomRecord(seed: 7)
        var input: [UInt8] = []
        for _ in 0..<3000 {
            let bytes = random.record()
            input += random.once(in: 20) ? random.damaged(bytes) : bytes
            input += random.pick(["\n", "\n", "\r\n", "", " \n\n"]).utf8
        }
        #expect(try records(input, passing: true) == records(input, passing: false))
    }

    /// Whether the record at the start is plain; if so, everything it says must be right.
    @discardableResult
    private func expectAgreement(_ bytes: [UInt8]) throws -> Bool {
        guard let plain = PlainRecord(bytes, at: 0) else { return false }
        let text = String(decoding: bytes, as: UTF8.self)
        let record = try Record(Array(plain.bytes))
        let item = try #require(MediaItem(record), "\(text)")
        #expect(plain.item == ItemIdentity(item), "\(text)")
        #expect(plain.id == record["id"]?.int64, "\(text)")
        #expect(record["reject"] == nil, "\(text)")
        if let time = plain.watchedAt {
            #expect(try RecordTimes().time("watched_at", of: record) == time, "\(text)")
        }
        if plain.item.ids.trakt > 0 {
            // What trakt-resolve asks before it passes a record as it is.
            let type = try #require(record["type"]?.string)
            #expect(record[type]?["ids"]?["trakt"]?.int64 == plain.item.ids.trakt, "\(text)")
        }
        return true
    }

    /// Every record of `input` and every complaint, in blocks of 1,000 bytes.
    private func records(_ input: [UInt8], passing: Bool) throws -> [String] {
        var parser = RecordParser()
        var found: [String] = []
        var rest = input[...]
        while true {
            let step = try parser.next(looksForPlain: passing) { record in
                found.append(String(decoding: record.bytes, as: UTF8.self))
                return true
            }
            switch step {
            case .needsInput:
                parser.append(Array(rest.prefix(1000)))
                rest = rest.dropFirst(1000)
            case .entry(.record(let record)): found.append(record.text)
            case .entry(.bad(let bad)): found.append("line \(bad.line): \(bad.reason)")
            case .end: return found
            }
        }
    }

    private enum Samples {
        static let plain = [
            #"{"id":12000000001,"watched_at":"2025-02-02T01:01:00.000Z","action":"scrobble","#
                + #""type":"episode","episode":{"season":1,"number":2,"title":"Ünö","ids":{"#
                + #""trakt":1,"tvdb":1,"imdb":"tt0000008","tmdb":null}},"show":{"title":"A","#
                + #""year":2015,"ids":{"trakt":1,"slug":"a","tvdb":4,"imdb":"tt9","tmdb":6}}}"#,
            #"{"type": "movie", "movie": {"title": "\"Q\" \u00e9", "ids": {"tmdb": 27205}}}"#,
            #"{"movie":{"ids":{}},"type":"movie","file":{"path":"/x","guess":["title"]}}"#,
            #"{"type":"season","season":{"number":0,"ids":{"trakt":5}},"show":{"title":"S"}}"#,
            #"{"type":"show","show":{"title":"S","ids":{"trakt":5,"slug":"s"}}}"#,
        ]
        static let declined = [
            #"{"type":"movie","movie":{"ids":{"trakt":"5"}}}"#,
            #"{"type":"movie","movie":{"ids":{"trakt":5.0}}}"#,
            #"{"type":"movie","movie":{"ids":{"trakt":05}}}"#,
            #"{"type":"movie","movie":{"ids":{"trakt":1,"trakt":2}}}"#,
            #"{"type":"movie","movie":{"ids":{"tr\u0061kt":1}}}"#,
            #"{"type":"movie","movie":{"ids":{"imdb":"603"}}}"#,
            #"{"type":"movie","type":"show","movie":{}}"#,
            #"{"type":"movie","episode":{},"movie":{}}"#,
            #"{"type":"Movie","movie":{}}"#, #"{"movie":{"ids":{"trakt":1}}}"#,
            #"{"type":"movie","movie":{},"reject":{"line":1}}"#,
            "{\"type\":\"movie\",\n\"movie\":{}}", #"{"type":"movie","movie":{},}"#,
            #"{"type":"movie","movie":{"title":"\ud800"}}"#,
        ]
    }
}
