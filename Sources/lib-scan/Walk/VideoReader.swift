// One video: its name and sidecars are read, and it is looked at.

import TraktCore

/// Reads the videos of one folder.
struct VideoReader {
    private let folder: OpenFolder
    private let options: ScanOptions
    private let output: Findings
    private let sidecars: SidecarFiles
    private let contents: FolderContents
    /// The files that were given on the command line.
    var given: GivenFiles?
    /// What is known of the files beside.
    var context = SiblingContext()

    /// A reader of what `contents` of `folder` holds.
    init(
        _ folder: OpenFolder, _ options: ScanOptions, _ output: Findings,
        _ sidecars: SidecarFiles, _ contents: FolderContents
    ) {
        self.folder = folder
        self.options = options
        self.output = output
        self.sidecars = sidecars
        self.contents = contents
    }

    /// The video called `name`, a group of its own; nil, with the reason said where it is a loss, if it gives no record.
    func read(_ name: [UInt8]) throws -> VideoGroup? {
        try output.checkForStop()
        let nfo = contents.nfos.isEmpty ? nil : sidecars.nfo(beside: name, contents, folder)
        let path = folder.path + name
        guard let reading = try reading(name, path, folder.reading, nfo),
            let facts = try facts(name, path)
        else { return nil }
        if contents.keptFile == nil, given?.has(facts.identity, at: path) == true { return nil }
        return group(path, facts, reading, nfo)
    }

    /// A number that is the same for the files of one item, so that a folder of very many can be
    /// gone through without holding them all; nil for what gives no record. Says nothing.
    func groupHash(_ name: [UInt8]) throws -> Int? {
        try output.checkForStop()
        let nfo = contents.nfos.isEmpty ? nil : sidecars.nfo(beside: name, contents, folder)
        let path = folder.path + name
        let (_, hint) = evidence(nfo, path, folder.reading)
        switch readName(name, in: folder.reading, hint: hint, context: context) {
        case .reading(let reading): return Grouping.hash(reading, path)
        case .nothing(.unreadable): return Grouping.hash(Reading(type: .movie, title: ""), path)
        case .nothing: return nil
        }
    }

    /// The disc whose files lie here or in a `VIDEO_TS` or `BDMV` below; nil if there is none.
    func readDisc() throws -> VideoGroup? {
        if !contents.discFiles.isEmpty {
            let nfo = sidecars.discNFO(contents.discFiles, contents, folder)
            return try disc(folder, contents.discFiles, nfo)
        }
        guard let name = contents.discFolder else { return nil }
        let path = folder.path + name + [UInt8(ascii: "/")]
        guard let descriptor = try output.folder(name, in: folder.descriptor, as: path) else {
            return nil
        }
        defer { FileDescriptor(descriptor).close() }
        guard let listing = try? FolderListing(descriptor) else {
            try output.reject(path.dropLast(), "cannot read the folder")
            return nil
        }
        try output.saw(files: listing.fileCount)
        let inner = FolderContents(listing, in: descriptor)
        guard !inner.controls.contains(where: { NameBytes.equal($0[...], ".nomedia") }) else {
            return nil
        }
        let below = OpenFolder(
            descriptor: descriptor, path: path,
            reading: FolderReading(name: name, parent: folder.reading, isRoot: false),
            identity: folder.identity, scope: folder.scope)
        var names = inner.discFiles + inner.videos
        if names.isEmpty, inner.subfolders.contains(where: { Disc.isInner($0.name[...]) }) {
            names = [Array("STREAM".utf8)]
        }
        return try disc(below, names, sidecars.discNFO(names, inner, below))
    }

    private func disc(
        _ place: OpenFolder, _ names: [[UInt8]], _ nfo: NFO?
    ) throws -> VideoGroup? {
        guard let name = Disc.mainFile(names) else { return nil }
        let path = place.path + name
        guard let reading = try reading(name, path, place.reading, nfo),
            var facts = try? FileFacts(name, in: place.descriptor)
        else { return nil }
        facts.size = Disc.size(place.descriptor, names)
        return group(path, facts, reading, nfo)
    }

    /// What concerns a video, and what it is for that and for `--type`.
    private func evidence(
        _ nfo: NFO?, _ path: [UInt8], _ place: FolderReading
    ) -> (VideoSidecars, TypeHint) {
        let set = VideoSidecars(own: nfo, folder: nil, scope: folder.scope)
        return (set, options.hint == .any ? set.hint(for: path, in: place) : options.hint)
    }

    private func reading(
        _ name: [UInt8], _ path: [UInt8], _ folderReading: FolderReading, _ nfo: NFO?
    ) throws -> Reading? {
        let (set, hint) = evidence(nfo, path, folderReading)
        switch readName(
            name, in: folderReading, hint: hint, context: context, explaining: options.explains)
        {
        case .reading(let reading):
            if let film = film(insteadOf: reading, name, folderReading) { return film }
            guard options.explains || folder.seasonEvidence != nil else { return reading }
            var explained = reading
            if let told = folder.seasonEvidence { explained.explainSeason(by: told) }
            if options.explains, options.hint == .any, hint != .any {
                explained.origins[.type] = set.typeOrigin(for: path)
            }
            return explained
        case .nothing(.unreadable):
            let alone = VideoSidecars(
                own: nfo, folder: sidecars.movieNFO(contents, folder), scope: folder.scope)
            if let reading = alone.readingWithoutName(path, in: folderReading) { return reading }
            try output.reject(path, NothingReason.unreadable.rawValue)
        case .nothing(let reason):
            output.detail(path, reason.rawValue)
        }
        return nil
    }

    /// The film that a movie.nfo beside the only video speaks of, where the name was taken for an
    /// episode's by a bare number alone: `Zed - 13.mkv`, and not `Zed 1x13.mkv`.
    private func film(
        insteadOf reading: Reading, _ name: [UInt8], _ folderReading: FolderReading
    ) -> Reading? {
        guard reading.isEpisodeByBareNumber, options.hint == .any, contents.videos.count == 1,
            !folder.scope.hasShowNFO,
            let nfo = sidecars.namedMovieNFO(contents, folder), nfo.movie != nil,
            case .reading(var film) = readName(
                name, in: folderReading, hint: .movie, context: context,
                explaining: options.explains)
        else { return nil }
        film.origins[.type] = Evidence.nfo(nfo).origin("movie")
        return film
    }

    /// The file's facts; nil, with the reason said, if it is gone or empty.
    private func facts(_ name: [UInt8], _ path: [UInt8]) throws -> FileFacts? {
        let facts: FileFacts
        do throws(SystemError) {
            facts = try FileFacts(name, in: folder.descriptor)
        } catch {
            let isGone = error.code == SystemError.noSuchFile.code
            try output.reject(path, isGone ? "gone while scanning" : "cannot access it: \(error)")
            return nil
        }
        if facts.size > 0 || options.takesEmptyFiles {
            try output.sawContent()
            return facts
        }
        try output.rejectEmpty(path)
        return nil
    }

    private func group(
        _ path: [UInt8], _ facts: FileFacts, _ reading: Reading, _ nfo: NFO?
    ) -> VideoGroup {
        let file = VideoFile(
            path: path, facts: facts, edition: reading.edition, part: reading.part,
            version: reading.version)
        return VideoGroup(video: Video(file: file, reading: reading, nfo: nfo))
    }
}

extension Disc {
    /// How many bytes the files called `names` below `descriptor` and in its `STREAM` have together.
    static func size(_ descriptor: Int32, _ names: [[UInt8]]) -> Int64 {
        var size: Int64 = 0
        for name in names {
            if let facts = try? FileFacts(name, in: descriptor), facts.kind == .file {
                size += facts.size
            }
        }
        for name in ["STREAM", "stream"] {
            guard let below = try? FolderAccess.open(Array(name.utf8), in: descriptor) else {
                continue
            }
            defer { FileDescriptor(below).close() }
            guard let listing = try? FolderListing(below) else { continue }
            for entry in listing.entries {
                if let facts = try? FileFacts(listing.name(entry), in: below), facts.kind == .file {
                    size += facts.size
                }
            }
            break
        }
        return size
    }
}
