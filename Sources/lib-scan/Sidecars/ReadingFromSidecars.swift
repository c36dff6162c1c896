// What a sidecar changes in the reading of a name.

import TraktCore

/// A sidecar as the origin of what it says.
struct Evidence {
    let source: Origin.Source
    /// The sidecar's name.
    let file: String

    /// An NFO file.
    static func nfo(_ nfo: NFO) -> Evidence { Evidence(source: .nfo, file: nfo.name) }
    /// A .plexmatch.
    static let plexmatch = Evidence(source: .plexmatch, file: ".plexmatch")

    /// The origin of a value that stands in the sidecar as `text`.
    func origin(_ text: String) -> Origin {
        Origin(source: source, text: text, reason: file)
    }
}

extension FolderReading {
    /// The folder that names the show of a file whose own name says nothing; nil if none does.
    var nearestShow: FolderReading? {
        for candidate in chain {
            switch candidate.kind {
            case .part, .disc, .noise: continue
            case .season where candidate.title.isEmpty: continue
            case .season, .title: return candidate
            case .plain: return candidate.isRoot || candidate.title.isEmpty ? nil : candidate
            default: return nil
            }
        }
        return nil
    }
}

extension Reading {
    /// An episode in `folder` that only a sidecar tells of, of the show that a folder is named for.
    init(
        episodeIn show: FolderReading?, at folder: FolderReading, by evidence: Evidence
    ) {
        self.init(type: .episode, title: show?.showTitle ?? "")
        origins[.type] = evidence.origin("episode")
        guard let show else { return }
        year = show.showYear
        ids = show.ids
        let origin = Origin(
            source: show === folder ? .folder : .parentFolder, text: NameBytes.text(show.name),
            reason: "the folder's title")
        origins[.title] = origin
        if year != nil { origins[.year] = origin }
        if !ids.isEmpty { origins[.ids] = origin }
    }

    /// Whether nothing but a number without a season makes it an episode.
    var isEpisodeByBareNumber: Bool {
        type == .episode && season == nil && date == nil
    }

    /// Replaces what a sidecar knows better; what it does not say stays.
    mutating func override(title: String?, year: Int?, ids: NameIDs, by evidence: Evidence) {
        if let title, !title.isEmpty {
            self.title = title
            origins[.title] = evidence.origin(title)
            guessed.remove(.title)
        }
        if let year {
            self.year = year
            origins[.year] = evidence.origin("\(year)")
            guessed.remove(.year)
        }
        guard !ids.isEmpty else { return }
        self.ids.imdb = ids.imdb ?? self.ids.imdb
        self.ids.tmdb = ids.tmdb ?? self.ids.tmdb
        self.ids.tvdb = ids.tvdb ?? self.ids.tvdb
        origins[.ids] = evidence.origin(ids.text)
    }

    /// Takes the title for an episode's: of a file that only its folder's tvshow.nfo tells of.
    mutating func becomeEpisode(by evidence: Evidence) {
        type = .episode
        episodeTitle = title
        origins[.episodeTitle] = origins[.title]
        origins[.type] = evidence.origin("tvshow")
        origins[.episodes] = Origin(source: .file, reason: "no number was found")
        guessed.formUnion([.type, .episodes])
    }

    /// Gives a sidecar as the origin of what was taken from a folder that it calls a season.
    mutating func explainSeason(by evidence: Evidence) {
        for field in [ReadingField.type, .season] where origins[field]?.source == .folder {
            origins[field] = evidence.origin(season.map { "season \($0)" } ?? "season")
        }
    }

    /// Sets the season; numbers that counted through the whole show count within it.
    mutating func setSeason(_ season: Int, by evidence: Evidence) {
        guard self.season != season else { return }
        self.season = season
        guessed.remove(.season)
        origins[.season] = evidence.origin("\(season)")
        guard episodes.isEmpty, !absolute.isEmpty else { return }
        let origin = origins[.absolute]
        setEpisodes(absolute, by: evidence)
        origins[.episodes] = origin
    }

    /// Sets the episodes, and drops what else the name was taken to say of them.
    mutating func setEpisodes(_ numbers: [Int], by evidence: Evidence) {
        episodes = numbers
        absolute = []
        date = nil
        guessed.remove(.episodes)
        origins[.absolute] = nil
        origins[.date] = nil
        let text = numbers.map(String.init).joined(separator: ",")
        origins[.episodes] = evidence.origin(text)
    }

    /// Takes season and episodes from stronger evidence. What the name was taken to say stays among
    /// the other readings, and its number over the whole show stays where it can be one.
    mutating func replaceNumbers(season: Int, _ numbers: [Int], by evidence: Evidence) {
        let isSame = self.season == season && episodes == numbers
        let whole = episodes.isEmpty ? absolute : []
        let day = date
        if !isSame, !hasNoNumber, let text = numberText { numberAlternatives.append(text) }
        self.season = season
        guessed.remove(.season)
        origins[.season] = evidence.origin("\(season)")
        if isSame, !guessed.contains(.episodes) { return }
        let origin = origins[.absolute]
        setEpisodes(numbers, by: evidence)
        date = day
        // `2nd Season - 40` with an NFO for S02E01
        if let first = whole.first, let number = numbers.first, first > number {
            absolute = whole
            origins[.absolute] = origin
        }
    }

    /// Marks the number as a guess where other evidence says something else.
    mutating func doubtNumbers(season: Int, _ numbers: [Int]) {
        guard !numbers.isEmpty, !episodes.isEmpty else { return }
        let isSameSeason = self.season == season
        guard !isSameSeason || Set(numbers).isDisjoint(with: episodes) else { return }
        guessed.insert(.episodes)
        if !isSameSeason { guessed.insert(.season) }
        numberAlternatives.append(Self.numberText(season: season, numbers))
    }

    /// The number as people write it: `S12E09`, `#40`; nil if there is none.
    var numberText: String? {
        if let season, !episodes.isEmpty { return Self.numberText(season: season, episodes) }
        return absolute.first.map { "#\($0)" }
    }

    private static func numberText(season: Int, _ numbers: [Int]) -> String {
        seasonCode(season) + numbers.map { "E\(twoDigits($0))" }.joined()
    }

    /// Whether nothing says which episode it is.
    var hasNoNumber: Bool { episodes.isEmpty && absolute.isEmpty && date == nil }
}

extension NameIDs {
    /// `imdb tt0113277, tmdb 949`, for people.
    var text: String {
        [imdb.map { "imdb \($0)" }, tmdb.map { "tmdb \($0)" }, tvdb.map { "tvdb \($0)" }]
            .compactMap { $0 }.joined(separator: ", ")
    }
}
