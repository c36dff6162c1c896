import TraktCore

/// A history with plays that somebody watched and plays that nobody can have watched, known apart.
struct MadeUpHistory {
    /// How the records look.
    enum Form: CaseIterable {
        /// Rows of /sync/history.
        case trakt
        /// The same with `extended=full`: running times and air dates.
        case full
        /// Rows made of a media server's items: no play ids, titles and numbers, some with ids.
        case server
    }

    /// One play and whether it is false.
    struct Entry {
        var minute: Int64
        var show: Int
        /// 0 for a film.
        var season: Int
        var number: Int
        var isFalse: Bool
    }

    private(set) var entries: [Entry] = []
    private let form: Form
    private var random: SplitMix

    /// A history of four years.
    init(_ form: Form, seed: UInt64) {
        self.form = form
        random = SplitMix(state: seed)
        watch(evenings: 900)
        watchAgain()
        for _ in 0..<4 { plantBurst(spread: 0) }
        for _ in 0..<3 { plantBurst(spread: 5) }
        plantDuplicates()
        entries.shuffle(using: &random)
    }

    /// The running time of a show's episodes, or of a film.
    private func runtime(_ show: Int, isFilm: Bool) -> Int64 {
        isFilm ? Int64(80 + show % 70) : [22, 24, 43, 50, 58][show % 5]
    }

    private static let start: Int64 = Timestamp("2021-01-01")?.minute ?? 0

    /// Evenings of episodes at their real pace, of films, and of files with two episodes.
    private mutating func watch(evenings: Int) {
        var next: [Int: Int] = [:]
        for evening in 0..<evenings {
            var minute = MadeUpHistory.start + Int64(evening) * 2200 + random.below(180)
            let show = Int(random.below(40))
            if random.below(4) == 0 {
                minute += runtime(evening, isFilm: true)
                add(minute, evening, season: 0, 1)
                continue
            }
            let isInPairs = random.below(8) == 0
            for _ in 0...random.below(7) {
                // No file holds the end of one season and the beginning of the next.
                let inOneFile = isInPairs && next[show, default: 0] % 12 != 11 ? 2 : 1
                minute += runtime(show, isFilm: false) * Int64(inOneFile) + random.below(6) - 2
                for _ in 0..<inOneFile {
                    let episode = next[show, default: 0]
                    next[show] = episode + 1
                    add(minute, show, season: episode / 12 + 1, episode % 12 + 1)
                }
            }
        }
    }

    /// A second viewing of some, a week later or more.
    private mutating func watchAgain() {
        for entry in entries where random.below(25) == 0 {
            var again = entry
            again.minute += 7 * 1440 + random.below(100_000)
            let isFree = entries.allSatisfy { abs($0.minute - again.minute) > 200 }
            if isFree { entries.append(again) }
        }
    }

    /// Seasons of a show marked as watched, within `spread` minutes.
    private mutating func plantBurst(spread: UInt64) {
        let show = 100 + Int(random.below(1000))
        let minute = MadeUpHistory.start + random.below(2_000_000)
        for episode in 0..<Int(8 + random.below(300)) {
            let time = minute + random.below(spread + 1)
            add(time, show, season: episode / 20 + 1, episode % 20 + 1, isFalse: true)
        }
    }

    /// Plays that a second service reported again.
    private mutating func plantDuplicates() {
        for entry in entries where !entry.isFalse && random.below(12) == 0 {
            var second = entry
            second.minute += 1 + random.below(45)
            second.isFalse = true
            entries.append(second)
        }
    }

    private mutating func add(
        _ minute: Int64, _ show: Int, season: Int, _ number: Int, isFalse: Bool = false
    ) {
        entries.append(
            Entry(minute: minute, show: show, season: season, number: number, isFalse: isFalse))
    }

    /// The records, in the order of the entries.
    func records() throws -> [Record] {
        try entries.enumerated().map { index, entry in
            try Record(Array(text(entry, index).utf8))
        }
    }

    private func text(_ entry: Entry, _ index: Int) -> String {
        let time = Timestamp(milliseconds: entry.minute * 60_000).text
        let isFilm = entry.season == 0
        let length =
            form == .trakt
            ? "" : #","runtime":\#(runtime(entry.show, isFilm: isFilm))"#
        // Every third server has no ids at all.
        let hasIDs = form != .server || entry.show % 3 != 0
        let ids =
            hasIDs ? #"{"tvdb":"\#(entry.show + 5000)","imdb":"tt\#(entry.show + 900)"}"# : "{}"
        let head =
            form == .server
            ? #"{"jellyfin":"item-\#(index)""# : #"{"id":\#(12_000_000_000 + index)"#
        let work = #"{"title":"Title \#(entry.show)","year":2000,"ids":\#(ids)\#(length)}"#
        guard !isFilm else {
            return head + #","watched_at":"\#(time)","type":"movie","movie":\#(work)}"#
        }
        let numbers = #""season":\#(entry.season),"number":\#(entry.number),"title":"E""#
        return head + #","watched_at":"\#(time)","type":"episode","episode":{\#(numbers)},"#
            + #""show":\#(work)}"#
    }
}

/// Numbers that are the same in every run (SplitMix64).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// A number from 0 to `limit` - 1.
    mutating func below(_ limit: UInt64) -> Int64 { Int64(next() % limit) }
}
