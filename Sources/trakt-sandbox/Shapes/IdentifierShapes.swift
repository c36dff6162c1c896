// The `ids` objects of both servers. Key order and the presence of `tvrage` and `plex` differ, and
// clients must not care (trakt-api.md, section 0).

import TraktCore

extension Identifiers {
    /// The ids of a film or show.
    func titleShape(_ backend: Backend, isShow: Bool) -> JSON {
        let tvdb: JSON? = isShow ? .orNull(self.tvdb) : nil
        switch backend {
        case .rails:
            return .object(
                [
                    "trakt": .int(trakt), "slug": .orNull(slug), "tvdb": tvdb,
                    "imdb": .orNull(imdb),
                    "tmdb": .orNull(tmdb), "tvrage": isShow ? .null : nil,
                ] as KeyValuePairs<String, JSON?>)
        case .current:
            return .object(
                [
                    "imdb": .orNull(imdb),
                    "plex": .object(["guid": .string(plexGuid("title")), "slug": .orNull(slug)]),
                    "slug": .orNull(slug), "tmdb": .orNull(tmdb), "tvdb": tvdb,
                    "trakt": .int(trakt),
                ] as KeyValuePairs<String, JSON?>)
        }
    }

    /// The ids of a season: no slug, no imdb.
    func seasonShape(_ backend: Backend) -> JSON {
        switch backend {
        case .rails:
            return .object([
                "trakt": .int(trakt), "tvdb": .orNull(tvdb), "tmdb": .orNull(tmdb), "tvrage": .null,
            ])
        case .current:
            return .object([
                "plex": .object(["guid": .string(plexGuid("season"))]), "tmdb": .orNull(tmdb),
                "tvdb": .orNull(tvdb), "trakt": .int(trakt),
            ])
        }
    }

    /// The ids of an episode: no slug.
    func episodeShape(_ backend: Backend) -> JSON {
        switch backend {
        case .rails:
            return .object([
                "trakt": .int(trakt), "tvdb": .orNull(tvdb), "imdb": .orNull(imdb),
                "tmdb": .orNull(tmdb), "tvrage": .null,
            ])
        case .current:
            return .object([
                "imdb": .orNull(imdb), "plex": .object(["guid": .string(plexGuid("episode"))]),
                "tmdb": .orNull(tmdb), "tvdb": .orNull(tvdb), "trakt": .int(trakt),
            ])
        }
    }

    /// A stable stand-in for Plex's 24-digit id.
    private func plexGuid(_ kind: String) -> String {
        Digest.hex("\(kind)\(trakt)", digits: 24)
    }
}
