// One folder: its videos are read, brought together and handed out; the folders below are told.

import TraktCore

/// The work on one folder.
struct FolderVisit {
    private var folder: OpenFolder
    private let options: ScanOptions
    private let output: Findings
    /// The files that were given on the command line: they are left to that.
    var given: GivenFiles?
    /// The folders above, the root first.
    var above: [OpenFolder] = []
    private var sidecars: SidecarFiles

    /// The visit of `folder`, whose descriptor stays open.
    init(_ folder: OpenFolder, _ options: ScanOptions, _ output: Findings) {
        self.folder = folder
        self.options = options
        self.output = output
        sidecars = SidecarFiles(output)
    }

    /// Hands out the records of the folder, or of the file called `fileName` alone. The result is
    /// the folder with what is to be walked below it; nil if that is nothing.
    mutating func run(only fileName: [UInt8]?) throws -> OpenFolder? {
        guard let contents = try contents(folder.descriptor, folder.path) else { return nil }
        guard output.isDirect || contents.videos.count <= FolderVisit.holdLimit else {
            throw FolderVisit.TooLarge()
        }
        try output.saw(files: fileName == nil ? contents.fileCount : 1)
        let control = folder.scope.enter(contents, folder.path, folder.descriptor)
        var parts: [FolderContents.Subfolder] = []
        let hasSeasons: Bool
        if let fileName {
            // A file that is asked for by its name is not left out.
            hasSeasons = hasSeasonFolders(contents)
            guard try keep(fileName, contents) else { return nil }
        } else {
            guard !isLeftOut(by: control) else { return nil }
            applyRules(contents)
            parts = partFolders(contents)
            hasSeasons = hasSeasonFolders(contents)
            guard !isExtras(hasSeasons) else { return nil }
        }
        try nameUnusable(contents, folder.path)
        folder.scope.enterNFOs(contents, folder, sidecars)
        readAsSeason()
        try handOut(contents, parts, hasSeasons)
        prepareFoldersBelow(contents, without: parts)
        return folder.upcoming.isEmpty ? nil : folder
    }

    private func isExtras(_ hasSeasons: Bool) -> Bool {
        let isExtras = folder.reading.isExtras(
            hasSeasonFolders: hasSeasons, isBelowShowRoot: folder.scope.isBelowShowRoot)
        if isExtras { output.detail(folder.path, "extras") }
        return isExtras
    }

    /// Reads the videos of the folder, and those of `parts`, and hands out their records.
    private func handOut(
        _ contents: FolderContents, _ parts: [FolderContents.Subfolder], _ hasSeasons: Bool
    ) throws {
        let reader = reader(contents, folder, hasSeasons)
        let isLarge = contents.videos.count > FolderVisit.holdLimit
        if isLarge { try streamVideos(reader, contents) }
        var videos = isLarge ? [] : try read(reader, contents)
        if let disc = try reader.readDisc() { videos.append(disc) }
        for part in parts { videos += try readPart(part) }
        try emit(Grouping.groups(consume videos), isLarge ? nil : contents)
    }

    /// Notes which folders are to be walked below, and what holds for them.
    private mutating func prepareFoldersBelow(
        _ contents: FolderContents, without parts: [FolderContents.Subfolder]
    ) {
        guard !contents.subfolders.isEmpty else { return }
        let partNames = Set(parts.map(\.name))
        folder.upcoming = contents.subfolders.reversed().filter { !partNames.contains($0.name) }
        if !folder.upcoming.isEmpty, let nfo = sidecars.movieNFO(contents, folder) {
            folder.scope.film = FilmNFO(nfo, of: folder.reading)
        }
        folder.scope.isBelowShowRoot =
            folder.reading.isRoot && (contents.hasSeasonFolders || folder.scope.hasShowNFO)
    }

    private func contents(_ descriptor: Int32, _ path: [UInt8]) throws -> FolderContents? {
        let found: FolderContents
        do throws(SystemError) {
            let isStopped = { [output] in output.isStopped }
            let listing = try FolderListing(descriptor, isStopped: isStopped)
            found = FolderContents(listing, in: descriptor, isStopped: isStopped)
        } catch {
            try output.reject(path.dropLast(), "cannot read the folder: \(error)")
            return nil
        }
        try output.checkForStop()
        return found
    }

    /// Whether an ignore file leaves out the folder; said of a root, where nothing else would be.
    private func isLeftOut(by control: [UInt8]?) -> Bool {
        guard let control else { return false }
        let reason = "the whole folder is left out because of its \(NameBytes.text(control))"
        if folder.reading.isRoot {
            output.remark(folder.path, reason)
        } else {
            output.detail(folder.path, reason)
        }
        return true
    }

    private func applyRules(_ contents: FolderContents) {
        guard folder.scope.hasRules else { return }
        contents.exclude { name, isFolder in
            let isExcluded = folder.scope.excludes(folder.path + name, isFolder: isFolder)
            if isExcluded { output.detail(folder.path + name, "left out by an ignore file") }
            return isExcluded
        }
    }

    /// Leaves only the file that was asked for. False, with the reason said, if it is no video.
    private func keep(_ fileName: [UInt8], _ contents: FolderContents) throws -> Bool {
        guard FileClass(fileName[...]) == .video else {
            try output.reject(folder.path + fileName, "not a video file (unknown extension)")
            return false
        }
        contents.keep(fileName)
        return true
    }

    /// Takes the folder for the season that its season.nfo or .plexmatch says it is, below a show's
    /// folder: `Fargo (2014)/Second Lot/`.
    private mutating func readAsSeason() {
        guard folder.reading.season == nil, let parent = folder.reading.parent,
            [.title, .plain].contains(parent.kind), !folder.reading.isRoot,
            [.title, .plain].contains(folder.reading.kind),
            let season = folder.scope.season ?? folder.scope.matchedSeason(at: folder.path)
        else { return }
        folder.reading = FolderReading(
            name: folder.reading.name, parent: parent, isRoot: false, toldSeason: season)
        folder.seasonEvidence =
            folder.scope.season == nil ? .plexmatch : Evidence(source: .nfo, file: "season.nfo")
    }

    private func nameUnusable(_ contents: FolderContents, _ path: [UInt8]) throws {
        for entry in contents.unusable { try output.reject(path + entry.name, entry.reason) }
    }

    /// Whether a folder below is a season. Asked only where it matters, since it reads their names.
    private func hasSeasonFolders(_ contents: FolderContents) -> Bool {
        guard !contents.videos.isEmpty || folder.reading.kind == .extras else { return false }
        return contents.hasSeasonFolders
    }

    /// `CD1/`, `Disc 2/`: folders that hold a piece of the film of this one.
    private func partFolders(_ contents: FolderContents) -> [FolderContents.Subfolder] {
        contents.subfolders.filter { below in
            if holdsDiscOfFilm(below) { return true }
            guard below.name.count <= 12, let first = below.name.first,
                [UInt8(ascii: "c"), UInt8(ascii: "d"), UInt8(ascii: "p")].contains(
                    NameBytes.lower(first)),
                !folder.reading.isRoot
            else { return false }
            return FolderReading(name: below.name, parent: nil, isRoot: false).kind == .part
        }
    }

    /// `Film (1991)/Film (1991) disc1/`, `Film (2010)/Film (2010) - 2160p/`: a folder that repeats the
    /// title of this one and holds a disc.
    private func holdsDiscOfFilm(_ below: FolderContents.Subfolder) -> Bool {
        guard folder.reading.kind == .title, let first = below.name.first,
            first == folder.reading.name.first
        else { return false }
        let reading = FolderReading(name: below.name, parent: folder.reading, isRoot: false)
        guard reading.folded == folder.reading.folded, reading.season == nil,
            reading.year == nil || reading.year == folder.reading.year,
            let descriptor = try? FolderAccess.open(below.name, in: folder.descriptor)
        else { return false }
        defer { FileDescriptor(descriptor).close() }
        guard let listing = try? FolderListing(descriptor) else { return false }
        let inner = FolderContents(listing, in: descriptor)
        return inner.discFolder != nil || !inner.discFiles.isEmpty
    }

    private func readPart(_ part: FolderContents.Subfolder) throws -> [VideoGroup] {
        let path = folder.path + part.name + [UInt8(ascii: "/")]
        guard let descriptor = try output.folder(part.name, in: folder.descriptor, as: path) else {
            return []
        }
        defer { FileDescriptor(descriptor).close() }
        var inner = OpenFolder(
            descriptor: descriptor, path: path,
            reading: FolderReading(name: part.name, parent: folder.reading, isRoot: false),
            identity: folder.identity, scope: folder.scope)
        guard let contents = try contents(descriptor, path) else { return [] }
        try output.saw(files: contents.fileCount)
        guard inner.scope.enter(contents, path, descriptor) == nil else { return [] }
        contents.exclude { inner.scope.excludes(path + $0, isFolder: $1) }
        try nameUnusable(contents, path)
        let reader = reader(contents, inner, false)
        var videos = try read(reader, contents) + [try reader.readDisc()].compactMap { $0 }
        for index in videos.indices where videos[index].video.file.part == nil {
            videos[index].video.file.part = inner.reading.part
        }
        return videos
    }

    private func reader(
        _ contents: FolderContents, _ folder: OpenFolder, _ hasSeasons: Bool
    ) -> VideoReader {
        var reader = VideoReader(folder, options, output, sidecars, contents)
        reader.given = given
        reader.context = SiblingContext(
            videoNames: contents.videos, hasShowNFO: folder.scope.hasShowNFO,
            hasSeasonFolders: hasSeasons)
        return reader
    }

    private func read(_ reader: VideoReader, _ contents: FolderContents) throws -> [VideoGroup] {
        var videos: [VideoGroup] = []
        videos.reserveCapacity(contents.videos.count)
        for name in contents.videos {
            if let video = try reader.read(name) { videos.append(video) }
        }
        return videos
    }

    /// The folder holds more than may be kept in memory: it is to be visited at its turn.
    struct TooLarge: Error {}

    /// Up to how many videos of a folder are held in memory at once.
    private static let holdLimit = 2000

    /// Hands out the videos of a folder that holds very many: a first pass finds which belong
    /// together, a second one reads them item by item.
    private func streamVideos(_ reader: VideoReader, _ contents: FolderContents) throws {
        let hashes = try contents.videos.map(reader.groupHash)
        var counts: [Int: Int32] = [:]
        for case let hash? in hashes { counts[hash, default: 0] += 1 }
        counts = counts.filter { $0.value > 1 }
        var members: [Int: [Int]] = [:]
        for (place, hash) in hashes.enumerated() {
            if let hash, counts[hash] != nil { members[hash, default: []].append(place) }
        }
        for (place, name) in contents.videos.enumerated() {
            guard let hash = hashes[place] else { continue }
            let together = members[hash]
            if let together, together.first != place { continue }
            let names = together.map { $0.map { contents.videos[$0] } } ?? [name]
            try emit(Grouping.groups(names.compactMap { try reader.read($0) }), nil)
        }
    }

    /// Whether a folder's NFO describes the only film in it: in a folder that sorts films, an NFO of
    /// another year than the name's belongs to a film that was moved away.
    private func isTrue(_ nfo: NFO, of reading: Reading) -> Bool {
        guard folder.reading.kind == .grouping, let year = nfo.movie?.year, let own = reading.year
        else { return true }
        return abs(year - own) <= 1
    }

    /// Writes the items. `contents` is given where they are all the folder holds: then an NFO of the
    /// folder's may be theirs.
    private func emit(_ groups: consuming [VideoGroup], _ contents: FolderContents?) throws {
        guard !groups.isEmpty else { return }
        let isOneFilm = groups.count == 1 && groups[0].video.reading.type == .movie
        let folderNFO = isOneFilm ? contents.flatMap { sidecars.movieNFO($0, folder) } : nil
        let shared = folderNFO.flatMap { isTrue($0, of: groups[0].video.reading) ? $0 : nil }
        var set = VideoSidecars(own: nil, folder: nil, scope: folder.scope)
        set.showLinks = EpisodeLinks.shared(groups)
        let level = options.level == .episode ? LevelFolders() : LevelFolders(above + [folder])
        for index in groups.indices {
            try write(&groups[index], shared, &set, level)
        }
    }

    /// Lays the sidecars over what the names say of an item, and writes it. `nfo` is the folder's.
    private func write(
        _ group: inout VideoGroup, _ nfo: NFO?, _ set: inout VideoSidecars, _ level: LevelFolders
    ) throws {
        try output.checkForStop()
        let film = folder.scope.film.flatMap { $0.isOf(group.video.reading) ? $0.nfo : nil }
        (set.own, set.folder) = (group.video.nfo, nfo ?? film)
        set.apply(to: &group.video)
        if group.video.reading.title.isEmpty, group.video.reading.ids.isEmpty {
            try output.reject(group.video.file.path, NothingReason.unreadable.rawValue)
        } else {
            try output.write(group, level: level)
        }
    }
}
