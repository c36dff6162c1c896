import TraktCore

/// Gives every item a number: two records get the same one if they share an id or, when a record
/// has no ids at all, its title, year and numbers.
///
/// What names an item is kept as 64-bit hashes, with a new seed in each run: of a million two are
/// equal once in 37 million runs.
struct ItemNumbers {
    private var numbers: [Int: Int32] = [:]
    private var count: Int32 = 0

    /// The number of an item.
    mutating func number(of item: MediaItem) -> Int32? {
        var ids = hashes(item.ids, (item.type, 0, 0))
        switch item.type {
        case .season, .episode:
            let number = item.type == .season ? -1 : item.number ?? item.absoluteNumber
            if let number, item.season != nil || item.number == nil {
                ids += hashes(item.title.ids, (item.type, item.season ?? -1, number))
            }
        case .movie, .show: break
        }
        return number(ids, title: titleHash(item))
    }

    /// The number of the show of an episode or season; nil for other items.
    mutating func number(ofShowOf item: MediaItem) -> Int32? {
        guard item.type == .episode || item.type == .season else { return nil }
        var show = item
        (show.type, show.season, show.number) = (.show, nil, nil)
        (show.absoluteNumber, show.firstAired, show.episodeTitle) = (nil, nil, nil)
        return number(hashes(item.title.ids, (.show, 0, 0)), title: titleHash(show))
    }

    /// A hash for each of `ids`, together with what else tells the item.
    private func hashes(_ ids: IDs, _ part: (type: MediaType, season: Int, number: Int)) -> [Int] {
        func hash(_ space: UInt8, _ id: some Hashable) -> Int {
            var hasher = Hasher()
            hasher.combine(part.type)
            hasher.combine(part.season)
            hasher.combine(part.number)
            hasher.combine(space)
            hasher.combine(id)
            return hasher.finalize()
        }
        var hashes: [Int] = []
        if let id = ids.trakt { hashes.append(hash(0, id)) }
        if let id = ids.imdb { hashes.append(hash(1, id)) }
        if let id = ids.tmdb { hashes.append(hash(2, id)) }
        if let id = ids.tvdb { hashes.append(hash(3, id)) }
        return hashes
    }

    /// A hash of the title, the year, and what tells a season or an episode; nil without a title.
    private func titleHash(_ item: MediaItem) -> Int? {
        guard let title = item.title.title else { return nil }
        var hasher = Hasher()
        hasher.combine(item.type)
        hasher.combine(title.lowercased())
        hasher.combine(item.title.year)
        hasher.combine(item.season)
        hasher.combine(item.number ?? item.absoluteNumber)
        if item.type == .episode, item.number == nil, item.absoluteNumber == nil {
            hasher.combine(item.firstAired ?? item.episodeTitle)
        }
        return hasher.finalize()
    }

    /// The number that any of `ids` has, or, without ids, `title`; a new one if none has any.
    private mutating func number(_ ids: [Int], title: Int?) -> Int32? {
        let hashes = ids.isEmpty ? [title].compactMap(\.self) : ids
        guard !hashes.isEmpty else { return nil }
        let known = hashes.first { numbers[$0] != nil }.flatMap { numbers[$0] }
        let number = known ?? count
        if known == nil { count += 1 }
        for hash in hashes where numbers[hash] == nil { numbers[hash] = number }
        if let title, numbers[title] == nil { numbers[title] = number }
        return number
    }
}
