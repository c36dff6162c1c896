import Foundation
import Testing
import TraktCore

@Suite("Timestamp")
struct TimestampTests {
    @Test(
        "what is written as UTC reads back",
        arguments: [
            "2014-09-01T09:10:11.000Z", "1970-01-01T00:00:00.000Z", "1969-12-31T23:59:59.999Z",
            "0000-01-01T00:00:00.000Z", "2038-01-19T03:14:08.000Z", "2000-02-29T23:59:59.001Z",
            "9999-12-31T23:59:59.000Z",
        ])
    func roundTrip(_ text: String) { #expect(Timestamp(text)?.text == text) }

    @Test(
        "spellings of one instant",
        arguments: [
            "2025-11-17T01:02:00Z", "2025-11-17T01:02:00.0000000Z", "2025-11-17T02:02:00+01:00",
            "2025-11-16T20:02:00-0500", "2025-11-17T01:02Z", "2025-11-17 01:02:00Z",
        ])
    func spellings(_ text: String) {
        #expect(Timestamp(text)?.text == "2025-11-17T01:02:00.000Z")
    }

    @Test(
        "what is no time",
        arguments: [
            "", "2025", "2025-13-01", "2025-02-29", "2025-11-17T25:00:00Z", "2025-11-17T01:02:00",
            "17.11.2025", "9999-12-31T23:59:59-23:59",
            "0000-01-01T00:00:00+05:00", "2025-11-17T01:02:00ZZ", "unknown",
            "2025-11-17T01:02:00.Z",
        ])
    func refused(_ text: String) { #expect(Timestamp(text) == nil) }

    @Test("a typed date is local, and its end is the last millisecond")
    func local() throws {
        let zone = try #require(Zone(named: "Europe/Berlin"))
        #expect(Timestamp(local: "2025-11-17", zone: zone)?.text == "2025-11-16T23:00:00.000Z")
        #expect(
            Timestamp(local: "2025-11-17", endOfDay: true, zone: zone)?.text
                == "2025-11-17T22:59:59.999Z")
        #expect(
            Timestamp(local: "2025-07-01 12:30", zone: zone)?.text == "2025-07-01T10:30:00.000Z")
        #expect(
            Timestamp(local: "2025-07-01T12:30Z", zone: zone)?.text == "2025-07-01T12:30:00.000Z")
    }

    @Test("minutes are counted downwards before 1970 too")
    func minutes() {
        #expect(Timestamp(milliseconds: 119_999).minute == 1)
        #expect(Timestamp(milliseconds: -1).minute == -1)
        #expect(Timestamp(milliseconds: -60_000).minute == -1)
    }
}
