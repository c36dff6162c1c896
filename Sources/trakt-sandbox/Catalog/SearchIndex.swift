// Text search over films and shows: words to titles. It imitates what users see of the service's
// engine: prefix of the last word, aliases, a year as a word, a little tolerance for typing errors,
// and words dropped from the end when nothing else is found.

import TraktCore

/// One found title.
struct SearchHit: Sendable {
    var item: Item
    var score: Int64
}

/// The words of all titles of a catalogue.
struct SearchIndex: Sendable {
    /// Scores as recorded: far above 2^53 and the same for many rows.
    enum Score {
        static let title: Int64 = 1_157_451_471_441_102_800
        static let alias: Int64 = 578_730_123_365_189_600
        static let loose: Int64 = 578_730_054_645_710_800
    }

    /// A title's names, each as words; the main title first.
    private struct Names: Sendable {
        var item: Item
        var year: String?
        var names: [[String]]
    }

    private var titles: [Names] = []
    private var postings: [String: [Int]] = [:]
    private var exactKeys: [String: [Int]] = [:]
    /// All words in order, for prefixes.
    private var vocabulary: [String] = []

    /// Indexes the titles, original titles and aliases.
    init(movies: [Title], shows: [Title]) {
        for (index, movie) in movies.enumerated() {
            add(.movie(index), movie.year, [movie.title, movie.originalTitle] + movie.aliases)
        }
        for (index, show) in shows.enumerated() {
            add(.show(index), show.year, [show.title, show.originalTitle] + show.aliases)
        }
        vocabulary = postings.keys.sorted()
    }

    private mutating func add(_ item: Item, _ year: Int?, _ texts: [String?]) {
        let names = texts.compactMap { $0 }.map(TextFolding.words).filter { !$0.isEmpty }
        let index = titles.count
        titles.append(Names(item: item, year: year.map(String.init), names: names))
        for word in Set(names.joined()) { postings[word, default: []].append(index) }
        if let year { postings[String(year), default: []].append(index) }
        for key in Set(names.map { $0.joined(separator: " ") }) {
            exactKeys[key, default: []].append(index)
        }
    }

    /// The titles that have a name equal to the query, except for case, diacritics and punctuation.
    func exact(_ query: String, matching isWanted: (Item) -> Bool) -> [SearchHit] {
        let found = exactKeys[TextFolding.key(query)] ?? []
        let words = TextFolding.words(query)
        return ranked(found.filter { isWanted(titles[$0].item) }, words)
    }

    /// The titles that fit the query, best first.
    func broad(_ query: String, matching isWanted: (Item) -> Bool) -> [SearchHit] {
        var words = TextFolding.words(query)
        // What each unknown word could have been: looked for once, tried with ever fewer words.
        var corrections: [String: [String]] = [:]
        while !words.isEmpty {
            for isTolerant in [false, true] {
                let found = titles(having: words) { word in
                    guard isTolerant else { return [] }
                    let words = corrections[word] ?? similar(word)
                    corrections[word] = words
                    return words
                }.filter { isWanted(titles[$0].item) }
                if !found.isEmpty { return ranked(found, words) }
            }
            words.removeLast()
        }
        return []
    }

    /// The titles that have every word, the last one as a prefix; `corrected` gives the words to
    /// try in the place of one that no title has.
    private func titles(having words: [String], corrected: (String) -> [String]) -> [Int] {
        var common: Set<Int>?
        for (position, word) in words.enumerated() {
            let isLast = position == words.count - 1
            var found = Set(postings[word] ?? [])
            if isLast { for other in prefixed(word) { found.formUnion(postings[other] ?? []) } }
            if found.isEmpty {
                for other in corrected(word) { found.formUnion(postings[other] ?? []) }
            }
            common = common.map { $0.intersection(found) } ?? found
            if common?.isEmpty ?? true { return [] }
        }
        return common?.sorted() ?? []
    }

    /// The words of the vocabulary that begin with `word`; at most 200, for one-letter queries.
    private func prefixed(_ word: String) -> ArraySlice<String> {
        vocabulary[vocabulary.partitioningIndex { $0 >= word }...].prefix(200)
            .prefix { $0.hasPrefix(word) }
    }

    /// The words one typing error away, for words of four letters and more.
    private func similar(_ word: String) -> [String] {
        guard word.count >= 4 else { return [] }
        // One letter more or less is at most four bytes.
        let bytes = (word.utf8.count - 4)...(word.utf8.count + 4)
        return vocabulary.filter {
            bytes.contains($0.utf8.count) && editDistance(word, $0) <= 1
        }
    }

    /// Best first: the same title, the same alias, then the shortest title; a year in the query
    /// that is the title's counts before the length; ties stay in the catalogue's order.
    private func ranked(_ found: [Int], _ words: [String]) -> [SearchHit] {
        let rows = found.map { index in (index: index, rank: rank(titles[index], words)) }
        return rows.sorted { ($0.rank.order, $0.index) < ($1.rank.order, $1.index) }
            .map { SearchHit(item: titles[$0.index].item, score: $0.rank.score) }
    }

    private func rank(_ title: Names, _ words: [String]) -> (order: Int, score: Int64) {
        var query = words
        let hasYear = words.count > 1 && words.last == title.year
        if hasYear, title.names.first.map({ !$0.contains(words[words.count - 1]) }) ?? false {
            query.removeLast()
        }
        let yearBonus = hasYear ? 0 : 1
        if title.names.first == query { return (yearBonus, Score.title) }
        if title.names.contains(query) { return (2 + yearBonus, Score.alias) }
        let isInTitle = title.names.first.map { Set(query).isSubset(of: Set($0)) } ?? false
        let length = title.names.first?.count ?? 0
        return isInTitle
            ? (10 + yearBonus + 2 * length, Score.title)
            : (1000 + yearBonus + 2 * length, Score.loose)
    }
}

extension Array {
    /// The index of the first element of which `isAfter` holds, in an array that has all of those
    /// at its end.
    func partitioningIndex(where isAfter: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
