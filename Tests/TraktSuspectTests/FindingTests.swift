import Foundation
import Testing
import TraktCore

@testable import trakt_suspect

/// What the rules find in histories whose false plays are known.
@Suite("trakt-suspect: findings")
struct FindingTests {
    @Test(
        "of made-up histories every finding is right and 99 of 100 false plays are found",
        arguments: MadeUpHistory.Form.allCases, [1, 2] as [UInt64])
    func precisionAndRecall(_ form: MadeUpHistory.Form, _ seed: UInt64) throws {
        let history = MadeUpHistory(form, seed: seed)
        let found = try findings(history.records())
        let planted = Set(history.entries.indices.filter { history.entries[$0].isFalse })
        #expect(planted.count > 500)
        #expect(history.entries.count - planted.count > 2000)
        let wrong = Set(found.keys).subtracting(planted)
        let examples = wrong.prefix(3).map { "\(history.entries[$0]) \(found[$0]?.why ?? "")" }
        #expect(wrong.isEmpty, "\(examples)")
        #expect(Double(found.count) >= 0.99 * Double(planted.count))
    }

    /// What is suspect, by index.
    private func findings(
        _ records: [Record], _ change: (inout SuspectOptions) -> Void = { _ in }
    ) throws -> [Int: Suspicion] {
        var options = SuspectOptions()
        options.zone = .utc
        change(&options)
        var log = PlayLog(times: RecordTimes(zone: options.zone))
        for record in records { try log.take(record) }
        let now = try #require(Timestamp("2026-01-01T00:00Z"))
        return Examination.findings(in: log.plays, options, now: now)
    }

    /// The rules found, as `index:rule`, of episodes of one show written as `minute/number`.
    private func rules(
        _ plays: [String], runtime: Int? = nil, _ change: (inout SuspectOptions) -> Void = { _ in }
    ) throws -> [String] {
        let records = try plays.enumerated().map { index, play in
            let parts = play.split(separator: "/").map(String.init)
            let start = try #require(Timestamp("2025-03-01T20:00Z"))
            let time = start.adding(seconds: 60 * (Double(parts[0]) ?? 0)).text
            let length = runtime.map { #","runtime":\#($0)"# } ?? ""
            return try Record(
                Array(
                    (#"{"id":\#(index + 1),"watched_at":"\#(time)","type":"episode","episode":"#
                        + #"{"season":1,"number":\#(parts[1])\#(length)},"show":{"title":"A"}}"#)
                        .utf8))
        }
        return try findings(records, change).sorted { $0.key < $1.key }
            .map { "\($0.key):\($0.value.rule.rawValue)" }
    }

    @Test("the same play in two rows is one play")
    func repeatedRows() throws {
        let film =
            #"{"id":7,"watched_at":"2024-01-01T20:00:00Z","type":"movie","movie":{"title":"M"}}"#
        let record = try Record(Array(film.utf8))
        #expect(try findings(Array(repeating: record, count: 6)).isEmpty)
    }

    @Test("one minute is a burst from five plays on; --min-burst changes that")
    func size() throws {
        let four = ["0/1", "0/2", "0/3", "0/4"]
        #expect(try rules(four).isEmpty)
        #expect(try rules(four + ["0/5"]).count == 5)
        #expect(try rules(four) { $0.burstSize = 4 }.count == 4)
        #expect(try rules(four + ["0/5"]) { $0.burstSize = 6 }.isEmpty)
    }

    @Test("plays that follow each other within two minutes are a burst, a binge is none")
    func pace() throws {
        #expect(try rules((0..<9).map { "\($0)/\($0 + 1)" }).count == 9)
        #expect(try rules((0..<9).map { "\($0 * 22)/\($0 + 1)" }).isEmpty)
        #expect(try rules((0..<9).map { "\($0 * 22)/\($0 + 1)" }, runtime: 22).isEmpty)
        #expect(try rules((0..<9).map { "\($0 * 7)/\($0 + 1)" }, runtime: 44).count == 9)
        #expect(try rules((0..<9).map { "\($0 * 2)/\($0 + 1)" }, runtime: 2).isEmpty)
    }

    @Test("a play of another show in the minute of a burst is real", arguments: [6, 20])
    func stray(_ count: Int) throws {
        var records = try (1...count).map { number in
            try Record(
                Array(
                    (#"{"watched_at":"2025-03-01T20:00:00.000Z","type":"episode","episode":"#
                        + #"{"season":1,"number":\#(number)},"show":{"ids":{"trakt":9}}}"#).utf8))
        }
        let film =
            #"{"watched_at":"2025-03-01T20:00:00.000Z","type":"movie","movie":{"title":"B"}}"#
        records.append(try Record(Array(film.utf8)))
        #expect(try findings(records).keys.sorted() == Array(0..<count))
    }

    @Test("duplicates: within an hour, within a span, on the same day; the first or the last stays")
    func duplicates() throws {
        #expect(try rules(["0/1", "50/1"]) == ["1:duplicate"])
        #expect(try rules(["50/1", "0/1"]) == ["0:duplicate"])
        #expect(try rules(["0/1", "50/1"]) { $0.keepsNewest = true } == ["0:duplicate"])
        #expect(try rules(["0/1", "70/1"]).isEmpty)
        #expect(try rules(["0/1", "70/1"], runtime: 90) == ["1:duplicate"])
        #expect(try rules(["0/1", "180/1"]) { $0.within = 10_800 } == ["1:duplicate"])
        #expect(try rules(["0/1", "50/1"]) { $0.within = 60 }.isEmpty)
        #expect(try rules(["0/1", "230/1"]) { $0.bySameDay = true } == ["1:duplicate"])
        #expect(try rules(["0/1", "250/1"]) { $0.bySameDay = true }.isEmpty)
        #expect(try rules(["0/1", "10080/1"]) { $0.bySameDay = true }.isEmpty)
    }

    @Test("a day is the zone's day")
    func zone() throws {
        let plays = ["0/1", "250/1"]
        let sameDay = try rules(plays) {
            $0.bySameDay = true
            $0.zone = Zone(named: "America/New_York")
        }
        #expect(sameDay == ["1:duplicate"])
    }

    @Test("a chain of plays is never thinned out to one")
    func chain() throws {
        #expect(try rules(["0/1", "40/1", "80/1", "120/1"]) == ["1:duplicate", "3:duplicate"])
    }

    @Test("overlap: less time passed than the shorter one runs; the episodes of one file are one")
    func overlaps() throws {
        #expect(try rules(["0/1", "20/2"], runtime: 45) == ["1:overlap"])
        #expect(try rules(["0/1", "20/2", "45/3"], runtime: 45) == ["1:overlap"])
        #expect(try rules(["0/1", "36/2"], runtime: 45).isEmpty)
        #expect(try rules(["0/1", "0/2", "90/3", "90/4"], runtime: 45).isEmpty)
        #expect(try rules(["0/1", "0/2", "45/3", "45/4"], runtime: 45).count == 2)
        #expect(try rules(["0/1", "0/7"], runtime: 45) == ["1:overlap"])
    }

    @Test(
        "the words for dates",
        arguments: [
            ("unknown", "unknown-date"), ("1970-01-01T00:00:00.000Z", "unknown-date"),
            ("1970-01-01T00:33:00.000Z", "unknown-date"), ("1900-01-01", "unknown-date"),
            ("0001-01-01T00:00:00Z", "unknown-date"), ("1977-05-25T20:00Z", ""), ("2025-12-31", ""),
            ("2026-01-01T00:05Z", ""), ("2026-01-01T01:00Z", "future"), ("2038-01-20", "future"),
        ])
    func dates(_ time: String, _ rule: String) throws {
        let record = try Record(Array(#"{"watched_at":"\#(time)"}"#.utf8))
        #expect(try findings([record])[0]?.rule.rawValue ?? "" == rule)
    }

    @Test("a show marked as watched at its release dates", arguments: [0, 45])
    func released(_ delay: Int) throws {
        let records = try (1...8).map { number in
            let aired = try #require(Timestamp("2025-03-0\(number)T20:00Z"))
            let watched = aired.adding(seconds: Double(delay * 60)).text
            return try Record(
                Array(
                    (#"{"watched_at":"\#(watched)","type":"episode","episode":{"season":1,"number":"#
                        + #"\#(number),"runtime":45,"first_aired":"\#(aired.text)"},"#
                        + #""show":{"ids":{"trakt":9}}}"#).utf8))
        }
        #expect(try findings(records).count == 8)
        #expect(try findings(Array(records.prefix(4))).isEmpty)
    }

    @Test(
        "records that are not plays are named",
        arguments: [
            ("{}", "no watched_at"), (#"{"watched_at":null}"#, "no watched_at"),
            (#"{"watched_at":"soon"}"#, "is not a time"),
            (#"{"watched_at":1714595400}"#, "is a number"),
            (#"{"watched_at":"2024-11-02 11:53:58"}"#, "no zone"),
        ])
    func notPlays(_ text: String, _ reason: String) throws {
        var log = PlayLog(times: RecordTimes())
        let record = try Record(Array(text.utf8))
        #expect { try log.take(record) } throws: { error in
            (error as? ToolError)?.message.contains(reason) ?? false
        }
    }

    @Test("a time without a zone is read in --zone; ids in other spaces are the same item")
    func sources() throws {
        let berlin = try #require(Zone(named: "Europe/Berlin"))
        let movie = #""type":"movie","movie":{"title":"A","ids":"#
        let texts = [
            #"{"watched_at":"2024-07-02 12:00:00",\#(movie){"imdb":"tt1"}}}"#,
            #"{"watched_at":"2024-07-02T10:00Z",\#(movie){"imdb":"tt1","tmdb":5}}}"#,
            #"{"watched_at":"2024-07-02T10:30Z",\#(movie){"tmdb":"5"}}}"#,
            #"{"watched_at":"2024-07-02T10:40Z",\#(movie){}}}"#,
            #"{"watched_at":"2024-07-02T10:40Z",\#(movie){"imdb":"tt2"}}}"#,
        ]
        let records = try texts.map { try Record(Array($0.utf8)) }
        #expect(try findings(records) { $0.zone = berlin }.keys.sorted() == [1, 2, 3])
    }
}
