import Synchronization
import TraktCore

/// Films, or shows, from the account or the files of `--known`: found by id, by name and by words.
struct KnownTitles: Sendable {
    private var all: [Candidate] = []
    private var byID: [IDKey: Int32] = [:]
    private let names = Names()

    /// Adds a title unless its Trakt id is there already.
    mutating func add(_ title: Candidate) {
        guard let id = title.ids.trakt.flatMap({ IDKey.trakt($0) }), byID[id] == nil else {
            return
        }
        let index = Int32(clamping: all.count)
        all.append(title)
        for key in IDKey.all(of: title.ids) where byID[key] == nil { byID[key] = index }
    }

    /// The title of an id.
    subscript(key: IDKey?) -> Candidate? {
        key.flatMap { byID[$0] }.map { all[Int($0)] }
    }

    /// The titles that are equal to the wanted one in the widest sense.
    func namesakes(of wanted: TitleQuery) -> [Candidate] {
        let index = names.index(of: all, isShow: wanted.type == .show)
        return index.named(wanted).map { all[Int($0)] }
    }

    /// The titles that share most words with the wanted one.
    func similar(to wanted: TitleQuery) -> [Candidate] {
        let index = names.index(of: all, isShow: wanted.type == .show)
        return index.similar(to: wanted).map { all[Int($0)] }
    }
}

/// The index of names, made when the first title is searched for: a library with ids needs none.
private final class Names: Sendable {
    private let made = Mutex<NameIndex?>(nil)

    func index(of titles: [Candidate], isShow: Bool) -> NameIndex {
        made.withLock { made in
            if let made { return made }
            let index = NameIndex(titles, isShow: isShow)
            made = index
            return index
        }
    }
}

/// Where titles are found by their names.
private struct NameIndex: Sendable {
    /// By all words together, articles and presenters aside.
    private var byName: [String: [Int32]] = [:]
    private var byWord: [String: [Int32]] = [:]

    /// A word that more titles than this have says nothing.
    private static let commonWord = 2000
    /// How many titles that share words are compared.
    private static let shown = 12

    init(_ titles: [Candidate], isShow: Bool) {
        for (index, title) in titles.enumerated() {
            let readings = TitleReading.all(of: title.title, isShow: isShow)
            for name in Self.names(readings) { byName[name, default: []].append(Int32(index)) }
            for word in Set(readings.last?.named ?? []) {
                byWord[word, default: []].append(Int32(index))
            }
        }
    }

    /// The indices of titles with the wanted name.
    func named(_ wanted: TitleQuery) -> [Int32] {
        var seen: Set<Int32> = []
        return Self.names(wanted.readings).flatMap { byName[$0] ?? [] }
            .filter { seen.insert($0).inserted }
    }

    /// The indices of titles that share most of the wanted words.
    func similar(to wanted: TitleQuery) -> [Int32] {
        var shared: [Int32: Int] = [:]
        for word in Set(wanted.significantWords) {
            guard let places = byWord[word], places.count <= Self.commonWord else { continue }
            for place in places { shared[place, default: 0] += 1 }
        }
        return shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.shown)
            .map(\.key)
    }

    /// The names that equal titles share, umlauts written in both ways.
    private static func names(_ readings: [TitleReading]) -> Set<String> {
        var names: Set<String> = []
        for reading in readings {
            names.insert(reading.words.isEmpty ? reading.literal : reading.named.joined())
            if reading.words != reading.wordsInFull {
                let inFull = TitleReading(reading.wordsInFull.joined(separator: " "))
                names.insert(inFull.named.joined())
            }
        }
        return names
    }
}
