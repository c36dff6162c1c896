// A film or an episode as the walk found it: its files, and what names and sidecars say.

import TraktCore

/// What is known of one episode of a video, beyond its number.
struct EpisodeFacts: Sendable {
    var title: String?
    var ids = NameIDs()
    /// When the media server last played it.
    var lastPlayed: Timestamp?
}

/// One file of the library.
struct VideoFile: Sendable {
    /// Its path as the record writes it.
    var path: [UInt8]
    var facts: FileFacts
    var edition: String?
    /// Which piece of a split video it is, from 1.
    var part: Int?
    /// What tells this version from another of the same film.
    var version: String?
}

/// One video of a folder: a file, or a disc's folder.
struct Video: Sendable {
    var file: VideoFile
    var reading: Reading
    /// What the NFO of its own says.
    var nfo: NFO?
    /// For each of `reading.episodes` (or for the one known otherwise), what sidecars say; empty
    /// if they say nothing.
    var episodes: [EpisodeFacts] = []
    /// When the media server last played the film.
    var lastPlayed: Timestamp?
}

/// A film or the episodes of one video, with all files that hold it.
struct VideoGroup: Sendable {
    /// What its first file says.
    var video: Video
    /// The files if it is split, in order; empty otherwise.
    var parts: [VideoFile] = []
    /// Each version of it if it is kept more than once; a version may be split.
    var versions: [[VideoFile]] = []
}

/// Brings together the files that are one item: `cd1` and `cd2`, or two versions of one film.
enum Grouping {
    /// What two files of one item have in common.
    private struct Key: Hashable {
        /// In lower case; the path where the name gives no title.
        var title: [UInt8]
        var type: ReadingType
        var year: Int?
        var season: Int?
        var numbers: [Int]
        var absolute: [Int]
        var date: AirDate?
        /// Only where nothing else tells one episode from another.
        var episodeTitle: String?
        /// Tells items apart whose ids say that they are two.
        var copy = 0

        init(_ reading: Reading, _ path: [UInt8]) {
            title = Array(reading.title.utf8)
            for index in title.indices { title[index] = NameBytes.lower(title[index]) }
            if title.isEmpty { title = path }
            type = reading.type
            year = reading.year
            season = reading.season
            numbers = reading.episodes
            absolute = reading.absolute
            date = reading.date
            if type == .episode, reading.hasNoNumber {
                episodeTitle = reading.episodeTitle?.lowercased() ?? NameBytes.text(path)
            }
        }

        /// As it would be made, but for the title: its bytes go in at once, and not one by one.
        func hash(into hasher: inout Hasher) {
            // The pointer is to the bytes of the array, and stays in the closure.
            title.withUnsafeBytes { hasher.combine(bytes: $0) }
            hasher.combine(title.count)
            hasher.combine(type)
            hasher.combine(year)
            hasher.combine(season)
            hasher.combine(numbers)
            hasher.combine(absolute)
            hasher.combine(date)
            hasher.combine(episodeTitle)
            hasher.combine(copy)
        }
    }

    /// The groups of a folder's videos, in the order of their first files.
    static func groups(_ videos: [VideoGroup]) -> [VideoGroup] {
        guard videos.count > 1 else { return videos }
        // The first video of each item, and the videos that others go with.
        var firsts = [Key: Int](minimumCapacity: videos.count)
        var members: [Int: [Int]] = [:]
        for index in videos.indices {
            let ids = videos[index].video.reading.ids
            var key = Key(videos[index].video.reading, videos[index].video.file.path)
            while let first = firsts[key],
                !(members[first] ?? [first]).allSatisfy({
                    videos[$0].video.reading.ids.agrees(ids)
                })
            { key.copy += 1 }
            if let first = firsts[key] {
                members[first, default: [first]].append(index)
            } else {
                firsts[key] = index
            }
        }
        guard !members.isEmpty else { return videos }
        let others = Set(members.values.joined()).subtracting(members.keys)
        return videos.indices.filter { !others.contains($0) }.map { index in
            members[index].map { group($0.map { videos[$0].video }) } ?? videos[index]
        }
    }

    /// A hash of what the files of one item have in common.
    static func hash(_ reading: Reading, _ path: [UInt8]) -> Int { Key(reading, path).hashValue }

    private static func group(_ videos: [Video]) -> VideoGroup {
        var versions: [[Video]] = []
        for video in videos {
            if let place = versions.firstIndex(where: { takes($0, video.file) }) {
                versions[place].append(video)
            } else {
                versions.append([video])
            }
        }
        versions = versions.map { $0.sorted { ($0.file.part ?? 0) < ($1.file.part ?? 0) } }
        let first = versions.firstIndex { isNamedByTitle($0[0]) } ?? 0
        var group = VideoGroup(video: versions[first][0])
        let files = versions.map { $0.map(\.file) }
        if files.count > 1 { group.versions = files }
        if files[first].count > 1 { group.parts = files[first] }
        group.video.nfo = group.video.nfo ?? videos.lazy.compactMap(\.nfo).first
        for video in videos { group.video.reading.ids.fill(from: video.reading.ids) }
        return group
    }

    /// Whether the file's name begins with the title: it stands for the film, rather than a file
    /// that only its folder tells of.
    private static func isNamedByTitle(_ video: Video) -> Bool {
        let title = video.reading.title.utf8.lazy.filter(isLetter).map(NameBytes.lower)
        let name = video.file.path.split(separator: UInt8(ascii: "/")).last ?? []
        return name.lazy.filter(isLetter).map(NameBytes.lower).starts(with: title)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte &- 0x30 < 10 || (byte | 32) &- 97 < 26
    }

    /// Whether `file` is a piece of the same version, and one that is not there yet.
    private static func takes(_ version: [Video], _ file: VideoFile) -> Bool {
        guard let part = file.part else { return false }
        return version.allSatisfy { video in
            video.file.part != nil && video.file.part != part
                && video.file.version == file.version && video.file.edition == file.edition
        }
    }
}

extension NameIDs {
    /// Whether no id says that these are two items.
    func agrees(_ other: NameIDs) -> Bool {
        func agree<Value: Equatable>(_ left: Value?, _ right: Value?) -> Bool {
            left == nil || right == nil || left == right
        }
        return agree(imdb, other.imdb) && agree(tmdb, other.tmdb) && agree(tvdb, other.tvdb)
    }

    /// Takes the ids that are missing here.
    mutating func fill(from other: NameIDs) {
        imdb = imdb ?? other.imdb
        tmdb = tmdb ?? other.tmdb
        tvdb = tvdb ?? other.tvdb
    }
}
