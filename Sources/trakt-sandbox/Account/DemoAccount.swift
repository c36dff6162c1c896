// The account that the sandbox starts with: the cleaner's story (DESIGN section 1), in which a media
// server marked a show as watched by accident, among plays that are real.

import TraktCore

/// Fills an account with the demo's plays, collection, watchlist and ratings.
struct DemoAccount {
    private let catalog: Catalog

    /// An account with everything of the demo in it. Titles that the catalogue lacks are left out.
    static func make(_ catalog: Catalog) -> SandboxAccount {
        let demo = DemoAccount(catalog: catalog)
        var account = SandboxAccount()
        account.history.insert(demo.plays())
        demo.fillLists(&account)
        for play in account.history.plays {
            let key = "\(play.item.type.plural).watched_at"
            account.activities[key] = max(account.activities[key] ?? .unknown, play.addedAt)
        }
        return account
    }

    private init(catalog: Catalog) {
        self.catalog = catalog
    }

    // MARK: Plays

    /// Marvel's Agents of S.H.I.E.L.D.
    private static let accidentShow = "1394"

    /// The plays of the accident's days: the ids count up from 10,000,000,000, oldest first.
    /// S06E02…S06E13 and S07E01…S07E10 carry the same minute; the others were really watched.
    private static let accident: [(time: String, season: Int, episodes: ClosedRange<Int>)] = [
        ("2025-11-17T01:02:00.000Z", 6, 2...13), ("2025-11-17T01:02:00.000Z", 7, 1...10),
        ("2025-11-17T18:03:00.000Z", 3, 12...12), ("2025-11-18T19:40:00.000Z", 3, 13...13),
        ("2025-11-19T20:18:00.000Z", 3, 13...13), ("2025-11-19T21:15:00.000Z", 3, 14...14),
        ("2025-11-19T22:20:00.000Z", 3, 15...15), ("2025-11-20T10:11:00.000Z", 3, 16...16),
    ]

    /// Films seen before, by Trakt id.
    private static let films: [(time: String, trakt: String)] = [
        ("2024-01-06T20:45:00.000Z", "476"), ("2024-01-19T21:10:00.000Z", "16662"),
        ("2024-02-11T19:30:00.000Z", "538"), ("2024-03-23T20:05:00.000Z", "273"),
        ("2024-05-04T18:20:00.000Z", "100"), ("2024-06-15T20:50:00.000Z", "106365"),
        ("2024-08-31T17:00:00.000Z", "8355"), ("2024-12-24T21:30:00.000Z", "443"),
        ("2025-01-11T20:15:00.000Z", "476"),
    ]

    /// Episodes seen before.
    private static let episodes: [(time: String, show: String, season: Int, number: Int)] = [
        ("2024-02-03T20:00:00.000Z", "148408", 1, 1), ("2024-02-04T20:10:00.000Z", "148408", 1, 2),
        ("2024-02-05T21:00:00.000Z", "148408", 1, 3), ("2024-02-10T20:00:00.000Z", "148408", 1, 4),
        ("2024-02-10T21:15:00.000Z", "148408", 1, 5), ("2024-04-06T20:30:00.000Z", "152103", 1, 1),
        ("2024-04-06T20:40:00.000Z", "152103", 1, 2), ("2024-09-07T19:45:00.000Z", "1428", 1, 1),
        ("2024-09-08T19:50:00.000Z", "1428", 1, 2), ("2024-10-12T21:00:00.000Z", "19792", 1, 1),
    ]

    private func plays() -> [Play] {
        var plays: [Play] = []
        var id: Int64 = 10_000_000_000
        for burst in Self.accident {
            for number in burst.episodes {
                let item = episode(Self.accidentShow, burst.season, number)
                plays += play(id, burst.time, item)
                id += 1
            }
        }
        id = 9_800_000_000
        for film in Self.films {
            plays += play(id, film.time, self.item(.movie, film.trakt))
            id += 7
        }
        for entry in Self.episodes {
            plays += play(id, entry.time, episode(entry.show, entry.season, entry.number))
            id += 7
        }
        return plays
    }

    private func play(_ id: Int64, _ time: String, _ item: Item?) -> [Play] {
        guard let item, let watchedAt = Timestamp(time) else { return [] }
        return [
            Play(id: id, watchedAt: watchedAt, action: "watch", item: item, addedAt: watchedAt)
        ]
    }

    // MARK: Lists

    private func fillLists(_ account: inout SandboxAccount) {
        for trakt in ["476", "16662", "443"] {
            collect(item(.movie, trakt), "2024-01-05T12:00:00.000Z", &account)
        }
        for number in 1...5 {
            collect(episode("148408", 1, number), "2024-02-01T12:00:00.000Z", &account)
        }
        let wanted = [item(.movie, "689715"), item(.movie, "226796"), item(.show, "137178")]
        for item in wanted.compactMap(\.self) {
            guard let listedAt = Timestamp("2025-03-08T09:00:00.000Z") else { continue }
            _ = account.list(item, notes: nil, at: listedAt)
        }
        fillMoreLists(&account)
        rate(item(.movie, "476"), 9, "2024-01-06T23:10:00.000Z", &account)
        rate(item(.show, "148408"), 10, "2024-02-10T22:30:00.000Z", &account)
        rate(episode("1428", 1, 1), 8, "2024-09-07T20:50:00.000Z", &account)
    }

    /// The favorites, and a personal list.
    private func fillMoreLists(_ account: inout SandboxAccount) {
        guard let at = Timestamp("2025-03-09T10:00:00.000Z") else { return }
        for item in [item(.movie, "476"), item(.movie, "16662"), item(.show, "1428")] {
            if let item { _ = account.list(item, notes: nil, on: .favorites, at: at) }
        }
        account.makeList("Weekend", at: at)
        for item in [item(.movie, "443"), item(.show, "19792"), episode("1428", 1, 3)] {
            if let item { _ = account.list(item, notes: nil, on: .personal(0), at: at) }
        }
    }

    private func collect(_ item: Item?, _ time: String, _ account: inout SandboxAccount) {
        guard let item, let at = Timestamp(time) else { return }
        account.collection[item] = Collected(
            collectedAt: at, updatedAt: at,
            metadata: [
                .init("media_type", "digital"), .init("resolution", "hd_1080p"),
            ])
    }

    private func rate(_ item: Item?, _ rating: Int, _ time: String, _ account: inout SandboxAccount)
    {
        guard let item, let at = Timestamp(time) else { return }
        account.ratings[item] = Rated(rating: rating, ratedAt: at)
    }

    // MARK: Finding

    private func item(_ type: MediaType, _ trakt: String) -> Item? {
        catalog.items("trakt", trakt).first { $0.type == type }
    }

    private func episode(_ show: String, _ season: Int, _ number: Int) -> Item? {
        guard case .show(let index)? = item(.show, show),
            let position = catalog.season(season, ofShow: index)
                .flatMap({ catalog.episode(number, ofSeason: $0) })
        else { return nil }
        return .episode(position)
    }
}
