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

extension JSON {
    /// A number, or null for nil.
    static func orNull(_ value: Int64?) -> JSON { value.map { .int($0) } ?? .null }
    /// A number, or null for nil.
    static func orNull(_ value: Int?) -> JSON { value.map { .int(Int64($0)) } ?? .null }
    /// A text, or null for nil.
    static func orNull(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }
    /// A time, or null for nil.
    static func orNull(_ value: Timestamp?) -> JSON { value.map { .string($0.text) } ?? .null }
    /// A count.
    static func count(_ value: Int) -> JSON { .int(Int64(value)) }
    /// A time as Trakt writes it.
    static func time(_ value: Timestamp) -> JSON { .string(value.text) }

    /// The members of an object; none for anything else.
    var members: [Field] {
        if case .object(let fields) = self { fields } else { [] }
    }

    /// An object with the members of both, this one's first.
    func merging(_ other: JSON) -> JSON {
        .object(members + other.members)
    }
}

/// Short fingerprints: for ETags, stand-in ids and tokens in the log. Not for keeping secrets.
enum Digest {
    /// FNV-1a over the text's bytes, repeated with a counter until there are enough digits.
    static func hex(_ text: String, digits: Int) -> String {
        hex(Array(text.utf8), digits: digits)
    }

    /// As above, of bytes.
    static func hex(_ bytes: [UInt8], digits: Int) -> String {
        var out = ""
        var round: UInt8 = 0
        while out.count < digits {
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            for byte in bytes + [round] {
                hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
            }
            let part = String(hash, radix: 16)
            out += String(repeating: "0", count: 16 - part.count) + part
            round += 1
        }
        return String(out.prefix(digits))
    }
}
