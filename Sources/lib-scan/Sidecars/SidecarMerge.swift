// What sidecars say, laid over what names say: NFO files over names, .plexmatch over both.

import TraktCore

/// The sidecars that concern one video.
struct VideoSidecars: Sendable {
    /// The NFO of the video's own: `<video>.nfo`.
    var own: NFO?
    /// The movie.nfo of its folder, if the folder holds one film.
    var folder: NFO?
    var scope: FolderScope
    /// IMDb ids that the NFO files of several episodes of the folder link to.
    var showLinks: Set<String> = []

    /// What the sidecars say the video is; `.any` if they leave it open.
    func hint(for path: [UInt8], in place: FolderReading) -> TypeHint {
        if matchEntry(for: path) != nil { return .episode }
        if let own {
            if !own.episodes.isEmpty { return .episode }
            // Media servers write `<movie>` beside an episode that they took for a film.
            if own.movie != nil, place.kind != .season { return .movie }
        }
        if scope.plexMatches.contains(where: { $0.match.isShow }) { return .episode }
        return folder?.movie != nil && scope.showNFO == nil ? .movie : .any
    }

    /// The origin of the type where `hint` gives it.
    func typeOrigin(for path: [UInt8]) -> Origin {
        if matchEntry(for: path) == nil, let own, !own.episodes.isEmpty || own.movie != nil {
            return Evidence.nfo(own).origin(own.episodes.isEmpty ? "movie" : "episodedetails")
        }
        return Evidence.plexmatch.origin("a show's")
    }

    /// What a .plexmatch says of the file itself.
    func matchEntry(for path: [UInt8]) -> (entry: PlexMatch.Entry, match: PlexMatch)? {
        for placed in scope.plexMatches.reversed() where !placed.match.files.isEmpty {
            let relative = NameBytes.text(path[placed.base...])
            let name = NameBytes.text(path.split(separator: UInt8(ascii: "/")).last ?? [])
            for key in [relative, name, NameBytes.text(NameBytes.stem(Array(name.utf8)[...]))] {
                if let entry = placed.match.files[PlexMatch.key(key)] {
                    return (entry, placed.match)
                }
            }
        }
        return nil
    }

    /// A reading of a video whose name says nothing, from the sidecars alone; nil if they do not
    /// say enough.
    func readingWithoutName(_ path: [UInt8], in place: FolderReading) -> Reading? {
        let show = place.nearestShow
        let reading = Reading(
            episodeIn: show, at: place, by: own.map { .nfo($0) } ?? .plexmatch)
        let isNamed = show != nil || hasShow
        if let episode = own?.episodes.first {
            let isNumbered = episode.season != nil && episode.episode != nil
            guard isNumbered || episode.aired != nil, isNamed || episode.showTitle != nil else {
                return nil
            }
            return reading
        }
        if matchEntry(for: path) != nil { return isNamed ? reading : nil }
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
        if isEpisodeByFolder(video.reading), let nfo = scope.showNFO {
            video.reading.becomeEpisode(by: .nfo(nfo))
        }
        switch video.reading.type {
        case .movie: applyMovie(&video)
        case .episode: applyEpisode(&video)
        }
        for placed in scope.plexMatches {
            let match = placed.match
            video.reading.override(
                title: match.title, year: match.year, ids: match.ids, by: .plexmatch)
        }
    }

    /// Whether a name without a number, which would be a film's elsewhere, lies in a show's folder.
    private func isEpisodeByFolder(_ reading: Reading) -> Bool {
        reading.type == .movie && reading.year == nil && reading.ids.isEmpty
            && own?.movie == nil && scope.showNFO?.show?.title != nil
    }

    private func applyMovie(_ video: inout Video) {
        for nfo in [folder, own].compactMap({ $0 }) {
            video.reading.override(title: nil, year: nil, ids: nfo.links.item, by: .nfo(nfo))
            guard let movie = nfo.movie else { continue }
            if video.reading.guessed.remove(.type) != nil {
                video.reading.origins[.type] = Evidence.nfo(nfo).origin("movie")
            }
            video.reading.override(
                title: movie.title, year: movie.year, ids: movie.ids, by: .nfo(nfo))
            video.lastPlayed = movie.lastPlayed ?? video.lastPlayed
        }
    }

    private func applyEpisode(_ video: inout Video) {
        if let nfo = scope.showNFO {
            var ids = nfo.links.show
            ids.imdb = nfo.links.item.imdb
            video.reading.override(title: nil, year: nil, ids: ids, by: .nfo(nfo))
            if let show = nfo.show {
                video.reading.override(
                    title: show.title, year: show.year, ids: show.ids, by: .nfo(nfo))
            }
        } else if let own, let title = own.episodes.first?.showTitle {
            video.reading.override(title: title, year: nil, ids: NameIDs(), by: .nfo(own))
        }
        if let own, scope.showNFO == nil {
            var ids = own.links.show
            ids.imdb = own.links.item.imdb.flatMap { showLinks.contains($0) ? $0 : nil }
            video.reading.override(title: nil, year: nil, ids: ids, by: .nfo(own))
        }
        applyNumbers(&video)
        applyEpisodeFacts(&video)
        applyEpisodeLinks(&video)
    }

    /// Season and episode: from the file's name, but for what a .plexmatch says of it; from the NFO
    /// where the name says nothing.
    private func applyNumbers(_ video: inout Video) {
        let told = scope.plexMatches.last { $0.match.season != nil }?.match.season
        if let told {
            video.reading.setSeason(told, by: .plexmatch)
        } else if video.reading.season == nil, let season = scope.season {
            video.reading.setSeason(season, by: Evidence(source: .nfo, file: "season.nfo"))
        }
        if let (entry, _) = matchEntry(for: video.file.path) {
            if let season = entry.season {
                video.reading.setSeason(season, by: .plexmatch)
            } else if video.reading.season == nil {
                video.reading.season = 1
                video.reading.origins[.season] = Evidence.plexmatch.origin("")
                video.reading.guessed.insert(.season)
            }
            video.reading.setEpisodes(entry.episodes, by: .plexmatch)
        } else if let own {
            applyNFONumbers(own, &video.reading)
        }
    }

    /// An NFO's number beats a bare one and a word's, and yields to a marker's; where it yields and
    /// says something else, the number is a guess.
    private func applyNFONumbers(_ own: NFO, _ reading: inout Reading) {
        let known = own.episodes.filter { $0.season != nil && $0.episode != nil }
        if let season = known.first?.season {
            let numbers = known.filter { $0.season == season }.compactMap(\.episode)
            if reading.numberStrength < .marker {
                reading.replaceNumbers(season: season, numbers, by: .nfo(own))
            } else {
                reading.doubtNumbers(season: season, numbers)
            }
        } else if !reading.hasNoNumber {
            return
        } else if let day = own.episodes.first?.aired {
            reading.date = day
            reading.guessed.remove(.episodes)
            reading.origins[.episodes] = nil
            reading.origins[.date] = Evidence.nfo(own).origin(day.midnight.dateText)
        }
    }

    /// Titles, ids and plays of the episodes: by number, or in order where the numbers differ.
    private func applyEpisodeFacts(_ video: inout Video) {
        guard let own, !own.episodes.isEmpty else { return }
        let items = own.episodes
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
        let titles = video.episodes.compactMap(\.title)
        if !titles.isEmpty {
            video.reading.origins[.episodeTitle] =
                Evidence.nfo(own).origin(titles.joined(separator: ", "))
        }
        let ids = video.episodes.map(\.ids.text).filter { !$0.isEmpty }
        if !ids.isEmpty {
            video.reading.origins[.episodeIDs] =
                Evidence.nfo(own).origin(ids.joined(separator: "; "))
        }
    }

    /// The id in a link of an NFO of the episode's own, where it is not the show's.
    private func applyEpisodeLinks(_ video: inout Video) {
        guard let own, video.reading.recordCount == 1 else { return }
        var ids = own.links.episode
        if let id = own.links.item.imdb, !showLinks.contains(id), id != video.reading.ids.imdb {
            ids.imdb = id
        }
        guard !ids.isEmpty else { return }
        if video.episodes.isEmpty { video.episodes = [EpisodeFacts()] }
        video.episodes[0].ids.fill(from: ids)
        video.reading.origins[.episodeIDs] =
            Evidence.nfo(own).origin(video.episodes[0].ids.text)
    }
}
