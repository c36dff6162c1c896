// Films, shows, seasons and episodes as both servers write them: the few keys that every reply has,
// and the many of `extended=full`. What the catalogue does not know is filled with plausible
// constants, since clients may rely on title, year and ids alone.

import TraktCore

/// Writes catalogue items in the shape of one server at one moment.
struct MediaShapes: Sendable {
    var catalog: Catalog
    var backend: Backend
    /// For `aired_episodes`.
    var now: Timestamp
    /// Whether `extended=full` (or `images`, which means the same now) was asked for.
    var isFull = false

    /// The item's own object: the value of its type's key.
    func object(_ item: Item) -> JSON {
        switch item {
        case .movie(let index): movie(catalog.movies[index])
        case .show(let index): show(index)
        case .season(let index): season(index)
        case .episode(let position): episode(catalog.episode(position))
        }
    }

    /// The members that name an item in a row: its own object and, for seasons and episodes, the
    /// show's.
    func members(_ item: Item) -> [JSON.Field] {
        var fields = [JSON.Field(item.type.rawValue, object(item))]
        switch item {
        case .season, .episode:
            if let show = catalog.show(of: item) { fields.append(.init("show", self.show(show))) }
        default:
            break
        }
        return fields
    }

    /// A film.
    func movie(_ movie: Title) -> JSON {
        let base = titleBase(movie.title, movie.year, movie.ids.shape(backend, .movie))
        guard isFull else { return base }
        return base.merging([
            "tagline": "", "overview": .string("\(movie.title), in the sandbox's words."),
            "released": movie.firstDate.map { .string($0.dateText) } ?? .null,
            "runtime": .count(movie.runtime),
            "status": movie.firstDate.map { $0 <= now } ?? false ? "released" : "in production",
            "after_credits": false, "during_credits": false,
        ]).merging(commonDetails(movie.originalTitle ?? movie.title))
    }

    /// A show. The new server counts its aired episodes even in the short form.
    func show(_ index: Int) -> JSON {
        let show = catalog.shows[index]
        let base = titleBase(show.title, show.year, show.ids.shape(backend, .show))
        guard isFull || backend == .current else { return base }
        let aired = catalog.airedEpisodes(ofShow: index, at: now)
        guard isFull else { return base.merging(["aired_episodes": .count(aired)]) }
        return base.merging([
            "tagline": "", "overview": .string("\(show.title), in the sandbox's words."),
            "first_aired": .orNull(show.firstDate), "runtime": .count(show.runtime),
            "airs": (show.airs ?? .unknown).shape,
            "network": "Sandbox", "status": "ended",
            "total_runtime": .count(show.runtime * aired), "aired_episodes": .count(aired),
        ]).merging(commonDetails(show.originalTitle ?? show.title))
    }

    /// A season.
    func season(_ index: Int) -> JSON {
        let season = catalog.seasons[index]
        let base: JSON = [
            "number": .count(season.number), "ids": season.ids.shape(backend, .season),
        ]
        guard isFull else { return base }
        let title = season.number == 0 ? "Specials" : "Season \(season.number)"
        let aired = catalog.airedEpisodes(ofSeason: index, at: now)
        let runtime = catalog.shows[season.show].runtime
        return base.merging([
            "title": .string(title), "overview": .null, "rating": 7.5, "votes": 100,
            "episode_count": .count(season.episodes.count), "aired_episodes": .count(aired),
            "first_aired": .orNull(
                season.episodes.first.flatMap { catalog.episode($0).firstAired }),
            "network": "Sandbox", "total_runtime": .count(runtime * aired),
            "updated_at": "2026-01-01T00:00:00.000Z", "original_title": .string(title),
            "images": ["poster": [], "thumb": []],
        ])
    }

    /// An episode.
    func episode(_ episode: Episode) -> JSON {
        let base: JSON = [
            "season": .count(episode.seasonNumber), "number": .count(episode.number),
            "title": .string(episode.title), "ids": episode.ids.shape(backend, .episode),
        ]
        guard isFull else { return base }
        return base.merging([
            "number_abs": .orNull(episode.numberAbs), "overview": .null, "rating": 7.5,
            "votes": 100, "comment_count": 0, "first_aired": .orNull(episode.firstAired),
            "released": .orNull(released(episode)),
            "effective_release_date": .orNull(episode.firstAired),
            "updated_at": "2026-01-01T00:00:00.000Z", "available_translations": ["en"],
            "runtime": .count(episode.runtime), "episode_type": .string(type(of: episode)),
            "original_title": .string(episode.title), "after_credits": false,
            "during_credits": false,
        ])
    }

    /// The day of an episode where the show is made, in UTC if the catalogue names no zone.
    private func released(_ episode: Episode) -> String? {
        let slot = catalog.shows[episode.show].airs ?? .unknown
        return episode.firstAired.map { slot.date(of: $0) }
    }

    private func type(of episode: Episode) -> String {
        let season = catalog.seasons[episode.season]
        if episode.seasonNumber == 0 { return "standard" }
        if episode.position == season.episodes.lowerBound {
            return episode.seasonNumber == 1 ? "series_premiere" : "season_premiere"
        }
        return episode.position == season.episodes.upperBound - 1 ? "season_finale" : "standard"
    }

    private func titleBase(_ title: String, _ year: Int?, _ ids: JSON) -> JSON {
        backend == .rails
            ? ["title": .string(title), "year": .orNull(year), "ids": ids]
            : ["ids": ids, "year": .orNull(year), "title": .string(title)]
    }

    private func commonDetails(_ originalTitle: String) -> JSON {
        [
            "country": "us", "trailer": .null, "homepage": .null, "rating": 7.5, "votes": 100,
            "comment_count": 0, "updated_at": "2026-01-01T00:00:00.000Z", "language": "en",
            "languages": ["en"], "available_translations": ["en"], "genres": ["drama"],
            "subgenres": [], "certification": .null, "original_title": .string(originalTitle),
            "social_ids": [
                "twitter": .null, "facebook": .null, "instagram": .null, "wikipedia": .null,
            ],
            "images": [
                "fanart": [], "poster": [], "logo": [], "banner": [], "thumb": [], "clearart": [],
            ],
            "colors": ["poster": []],
        ]
    }
}

extension Call {
    /// The shapes of this reply.
    var shapes: MediaShapes {
        let isFull = extended.contains("full") || extended.contains("images")
        return MediaShapes(catalog: catalog, backend: backend, now: now, isFull: isFull)
    }
}
