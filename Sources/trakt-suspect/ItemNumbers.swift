import TraktCore

/// Gives every item a number: two records get the same one if they share an id or, when a record
/// has no ids at all, its title, year and numbers.
///
/// Names are kept as 64-bit hashes, seeded anew in each run: of a million names two collide once in
/// 37 million runs.
struct ItemNumbers {
    private var numbers: [Int: Int32] = [:]
    private var count: Int32 = 0

    /// The number of an item.
    mutating func number(of item: MediaItem) -> Int32? {
        var title = "\(item.type.rawValue)|\(titleKey(item.title))"
        for part in [item.season, item.number ?? item.absoluteNumber] {
            title += "|\(part.map(String.init) ?? "")"
        }
        if item.type == .episode, item.number == nil, item.absoluteNumber == nil {
            title += "|\(item.firstAired ?? item.episodeTitle ?? "")"
        }
        return number(item.keys, title: item.title.title == nil ? nil : title)
    }

    /// The number of the show of an episode or season; nil for other items.
    mutating func number(ofShowOf item: MediaItem) -> Int32? {
        guard item.type == .episode || item.type == .season else { return nil }
        let keys = item.title.ids.keys.map { "show:\($0)" }
        let title = item.title.title.map { _ in "show|\(titleKey(item.title))" }
        return number(keys, title: title)
    }

    private func titleKey(_ title: TitleView) -> String {
        "\((title.title ?? "").lowercased())|\(title.year.map(String.init) ?? "")"
    }

    /// The number that any of `ids` has, or, without ids, `title`; a new one if none has any.
    private mutating func number(_ ids: [String], title: String?) -> Int32? {
        let names = ids.isEmpty ? [title].compactMap(\.self) : ids
        guard !names.isEmpty else { return nil }
        let hashes = names.map(\.hashValue)
        let known = hashes.first { numbers[$0] != nil }.flatMap { numbers[$0] }
        let number = known ?? count
        if known == nil { count += 1 }
        for hash in hashes where numbers[hash] == nil { numbers[hash] = number }
        if let title, numbers[title.hashValue] == nil { numbers[title.hashValue] = number }
        return number
    }
}
