import Testing
import TraktCore

/// Days and times of zones, where clocks are moved.
@Suite("Zones")
struct ZoneTests {
    @Test(
        "a day is from its first instant to its last, also where midnight is skipped or comes twice",
        arguments: [
            // Clocks went from 0:00 to 1:00, and from 1:00 back to 0:00.
            ("Africa/Cairo", "2024-04-26", "2024-04-25T22:00:00.000Z", "2024-04-26T20:59:59.999Z"),
            (
                "America/Sao_Paulo", "2018-02-17", "2018-02-17T02:00:00.000Z",
                "2018-02-18T02:59:59.999Z"
            ),
            ("Europe/Berlin", "2025-03-30", "2025-03-29T23:00:00.000Z", "2025-03-30T21:59:59.999Z"),
            ("Europe/Berlin", "2025-10-26", "2025-10-25T22:00:00.000Z", "2025-10-26T22:59:59.999Z"),
            ("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00.000Z", "2011-12-31T09:59:59.999Z"),
            ("+05:30", "2025-01-01", "2024-12-31T18:30:00.000Z", "2025-01-01T18:29:59.999Z"),
        ])
    func days(_ name: String, _ day: String, _ start: String, _ end: String) throws {
        let zone = try #require(Zone(named: name))
        #expect(Timestamp(local: day, zone: zone)?.text == start)
        #expect(Timestamp(local: day, endOfDay: true, zone: zone)?.text == end)
    }

    @Test("a time that is skipped is moved on, one that comes twice is the first")
    func moved() throws {
        let berlin = try #require(Zone(named: "Europe/Berlin"))
        let skipped = Timestamp(local: "2025-03-30 02:30", zone: berlin)
        #expect(skipped?.text == "2025-03-30T01:30:00.000Z")
        let twice = Timestamp(local: "2025-10-26 02:30", zone: berlin)
        #expect(twice?.text == "2025-10-26T00:30:00.000Z")
    }

    @Test(
        "spans of days, months and years",
        arguments: [
            ("today", "2025-02-28T23:00:00.000Z", "2025-03-01T22:59:59.999Z"),
            ("yesterday", "2025-02-27T23:00:00.000Z", "2025-02-28T22:59:59.999Z"),
            ("2025-03", "2025-02-28T23:00:00.000Z", "2025-03-31T21:59:59.999Z"),
            ("2024-12", "2024-11-30T23:00:00.000Z", "2024-12-31T22:59:59.999Z"),
            ("2024", "2023-12-31T23:00:00.000Z", "2024-12-31T22:59:59.999Z"),
        ])
    func spans(_ text: String, _ start: String, _ end: String) throws {
        let now = try #require(Timestamp("2025-03-01T10:00:00Z"))
        let zone = try #require(Zone(named: "Europe/Berlin"))
        let span = try #require(TimeSpan(text, now: now, zone: zone))
        #expect(span.start.text == start && span.end.text == end)
    }

    @Test("no zone", arguments: ["Nowhere/Town", "", "25:00", "Europe/Berlin "])
    func unknown(_ name: String) { #expect(Zone(named: name) == nil) }
}
