// The `ids` objects of both servers. Key order and the presence of `tvrage` and `plex` differ, and
// clients must not care (trakt-api.md, section 0).

import TraktCore

extension IDs {
    /// The ids of an item of this type, as a server writes them. Films have no tvdb id, seasons no
    /// imdb id, and only films and shows a slug.
    func shape(_ backend: Backend, _ type: MediaType) -> JSON {
        let isTitle = type == .movie || type == .show
        let slug: JSON? = isTitle ? .orNull(self.slug) : nil
        let imdb: JSON? = type == .season ? nil : .orNull(self.imdb)
        let tvdb: JSON? = type == .movie ? nil : .orNull(self.tvdb)
        // A stable stand-in for Plex's 24-digit id.
        let kind = isTitle ? "title" : type.rawValue
        let guid = Digest.hex("\(kind)\(trakt ?? 0)".utf8, digits: 24)
        return switch backend {
        case .rails:
            .object(
                [
                    "trakt": .orNull(trakt), "slug": slug, "tvdb": tvdb, "imdb": imdb,
                    "tmdb": .orNull(tmdb), "tvrage": type == .movie ? nil : .some(.null),
                ] as KeyValuePairs<String, JSON?>)
        case .current:
            .object(
                [
                    "imdb": imdb,
                    "plex": .object(
                        ["guid": .string(guid), "slug": slug] as KeyValuePairs<String, JSON?>),
                    "slug": slug, "tmdb": .orNull(tmdb), "tvdb": tvdb, "trakt": .orNull(trakt),
                ] as KeyValuePairs<String, JSON?>)
        }
    }
}
