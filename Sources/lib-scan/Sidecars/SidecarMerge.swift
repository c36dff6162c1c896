// What sidecars say, laid over what names say: NFO files over names, .plexmatch over both.

import TraktCore

/// The sidecars that concern one video.
struct VideoSidecars: Sendable {
    /// The NFO of the video's own: `<video>.nfo`.
    var own: NFO?
    /// The movie.nfo of its folder, if the folder holds one film.
    var folder: NFO?
    var scope: FolderScope

    /// What the sidecars say the video is; `.any` if they leave it open.
    func hint(for path: [UInt8]) -> TypeHint {
        if matchEntry(for: path) != nil { return .episode }
        if let own {
            if !own.episodes.isEmpty { return .episode }
            if own.movie != nil { return .movie }
        }
        if scope.plexMatches.contains(where: { $0.match.isShow }) { return .episode }
        return folder?.movie != nil && scope.showNFO == nil ? .movie : .any
    }

    /// What a .plexmatch says of the file itself.
    func matchEntry(for path: [UInt8]) -> (entry: PlexMatch.Entry, match: PlexMatch)? {
        for placed in scope.plexMatches.reversed() where !placed.match.files.isEmpty {
            let relative = NameBytes.text(path[placed.base...])
            let name = NameBytes.text(path.split(separator: UInt8(ascii: "/")).last ?? [])
            for key in [relative, name, NameBytes.text(NameBytes.stem(Array(name.utf8)[...]))] {
                if let entry = placed.match.files[key] { return (entry, placed.match) }
            }
        }
        return nil
    }

    /// A reading of a video whose name says nothing, from the sidecars alone; nil if they do not
    /// say enough.
    func readingWithoutName(_ path: [UInt8]) -> Reading? {
        if let episode = own?.episodes.first, let season = episode.season,
            let number = episode.episode
        {
            guard hasShow || episode.showTitle != nil else { return nil }
            var reading = Reading(type: .episode, title: "")
            reading.season = season
            reading.episodes = [number]
            return reading
        }
        if matchEntry(for: path) != nil {
            return hasShow ? Reading(type: .episode, title: "") : nil
        }
        guard let movie = own?.movie ?? folder?.movie, movie.title != nil || !movie.ids.isEmpty
        else {
            return nil
        }
        return Reading(type: .movie, title: "")
    }

    private var hasShow: Bool {
        scope.showNFO?.show != nil || scope.plexMatches.contains { $0.match.title != nil }
    }

    /// Lays the sidecars over the reading of `video`.
    func apply(to video: inout Video) {
        if isEpisodeByFolder(video.reading) { video.reading.becomeEpisode() }
        switch video.reading.type {
        case .movie: applyMovie(&video)
        case .episode: applyEpisode(&video)
        }
        for placed in scope.plexMatches {
            let match = placed.match
            video.reading.override(
                title: match.title, year: match.year, ids: match.ids, from: .plexmatch)
        }
    }

    /// Whether a name without a number, which would be a film's elsewhere, lies in a show's folder.
    private func isEpisodeByFolder(_ reading: Reading) -> Bool {
        reading.type == .movie && reading.year == nil && reading.ids.isEmpty
            && own?.movie == nil && scope.showNFO?.show?.title != nil
    }

    private func applyMovie(_ video: inout Video) {
        for nfo in [folder, own].compactMap({ $0 }) {
            video.reading.override(title: nil, year: nil, ids: nfo.linkIDs, from: .nfo)
            guard let movie = nfo.movie else { continue }
            video.reading.override(
                title: movie.title, year: movie.year, ids: movie.ids, from: .nfo)
            video.lastPlayed = movie.lastPlayed ?? video.lastPlayed
        }
    }

    private func applyEpisode(_ video: inout Video) {
        if let nfo = scope.showNFO {
            var ids = nfo.showLinkIDs
            ids.imdb = nfo.linkIDs.imdb
            video.reading.override(title: nil, year: nil, ids: ids, from: .nfo)
            if let show = nfo.show {
                video.reading.override(
                    title: show.title, year: show.year, ids: show.ids, from: .nfo)
            }
        } else if let title = own?.episodes.first?.showTitle {
            video.reading.override(title: title, year: nil, ids: NameIDs(), from: .nfo)
        }
        if let own, scope.showNFO == nil {
            video.reading.override(title: nil, year: nil, ids: own.showLinkIDs, from: .nfo)
        }
        applyNumbers(&video)
        applyEpisodeFacts(&video)
    }

    /// Season and episode: from the file's name, but for what a .plexmatch says of it; from the NFO
    /// where the name says nothing.
    private func applyNumbers(_ video: inout Video) {
        let told = scope.plexMatches.last { $0.match.season != nil }?.match.season
        if let season = told ?? (video.reading.season == nil ? scope.season : nil) {
            video.reading.setSeason(season, from: told == nil ? .nfo : .plexmatch)
        }
        if let (entry, _) = matchEntry(for: video.file.path) {
            video.reading.season = entry.season ?? video.reading.season ?? 1
            video.reading.setEpisodes(entry.episodes, from: .plexmatch)
        } else if video.reading.hasNoNumber, let own {
            let known = own.episodes.filter { $0.season != nil && $0.episode != nil }
            guard let season = known.first?.season else { return }
            video.reading.season = season
            let numbers = known.filter { $0.season == season }.compactMap(\.episode)
            video.reading.setEpisodes(numbers, from: .nfo)
        }
    }

    /// Titles, ids and plays of the episodes: by number, or in order where the numbers differ.
    private func applyEpisodeFacts(_ video: inout Video) {
        guard let items = own?.episodes, !items.isEmpty else { return }
        let count = video.reading.recordCount
        let numbers = video.reading.episodes
        video.episodes = (0..<count).map { place in
            var item: NFOItem?
            if place < numbers.count {
                item = items.first {
                    $0.episode == numbers[place]
                        && ($0.season == nil || $0.season == video.reading.season)
                }
            }
            if item == nil, items.count == count { item = items[place] }
            guard let item else { return EpisodeFacts() }
            return EpisodeFacts(title: item.title, ids: item.ids, lastPlayed: item.lastPlayed)
        }
    }
}

extension Reading {
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
