// What a sidecar changes in the reading of a name.

import TraktCore

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
        episodeIn show: FolderReading?, at folder: FolderReading, from source: Origin.Source
    ) {
        self.init(type: .episode, title: show?.showTitle ?? "")
        origins[.type] = Origin(source: source, reason: "it speaks of an episode")
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
    mutating func override(title: String?, year: Int?, ids: NameIDs, from source: Origin.Source) {
        if let title, !title.isEmpty {
            self.title = title
            origins[.title] = Origin(source: source, text: title)
            guessed.remove(.title)
        }
        if let year {
            self.year = year
            origins[.year] = Origin(source: source, text: "\(year)")
            guessed.remove(.year)
        }
        guard !ids.isEmpty else { return }
        self.ids.imdb = ids.imdb ?? self.ids.imdb
        self.ids.tmdb = ids.tmdb ?? self.ids.tmdb
        self.ids.tvdb = ids.tvdb ?? self.ids.tvdb
        origins[.ids] = Origin(source: source)
    }

    /// Takes the title for an episode's: of a file that only its folder's tvshow.nfo tells of.
    mutating func becomeEpisode() {
        type = .episode
        episodeTitle = title
        origins[.episodeTitle] = origins[.title]
        origins[.type] = Origin(
            source: .nfo, guess: true, reason: "it lies in the folder of a tvshow.nfo")
        guessed.insert(.episodes)
    }

    /// Sets the season; numbers that counted through the whole show count within it.
    mutating func setSeason(_ season: Int, from source: Origin.Source) {
        guard self.season != season else { return }
        self.season = season
        origins[.season] = Origin(source: source, text: "\(season)")
        if episodes.isEmpty, !absolute.isEmpty { setEpisodes(absolute, from: .file) }
    }

    /// Sets the episodes, and drops what else the name was taken to say of them.
    mutating func setEpisodes(_ numbers: [Int], from source: Origin.Source) {
        episodes = numbers
        absolute = []
        date = nil
        guessed.remove(.episodes)
        origins[.absolute] = nil
        origins[.date] = nil
        let text = numbers.map(String.init).joined(separator: ",")
        origins[.episodes] = Origin(source: source, text: text)
    }

    /// Whether nothing says which episode it is.
    var hasNoNumber: Bool { episodes.isEmpty && absolute.isEmpty && date == nil }
}
