// A folder's entries, sorted out: what is video, sidecar or folder, and what is left out.

import TraktCore

/// What of a folder concerns lib-scan. Names are in the order of their bytes.
final class FolderContents {
    /// A folder below.
    struct Subfolder: Sendable {
        var name: [UInt8]
        /// Whether it is reached through a symbolic link.
        var isLink: Bool
    }

    /// A video or folder that cannot be read, and why.
    struct Unusable: Sendable {
        var name: [UInt8]
        var reason: String
    }

    /// The names of video files, all of them UTF-8.
    private(set) var videos: [[UInt8]] = []
    /// The names of NFO files.
    private(set) var nfos: [[UInt8]] = []
    /// Where each stands in `nfos`, by its name in lower case without `.nfo`.
    private var nfoPlaces: [[UInt8]: Int] = [:]
    /// The folders to walk, without the folders of discs.
    private(set) var subfolders: [Subfolder] = []
    /// A `VIDEO_TS`, `BDMV` or `HVDVD_TS` below.
    private(set) var discFolder: [UInt8]?
    /// The files of a disc that lie straight in the folder.
    private(set) var discFiles: [[UInt8]] = []
    /// The names of .ignore, .nomedia, .plexignore, .embyignore and .plexmatch, as they are written.
    private(set) var controls: [[UInt8]] = []
    /// Videos and folders whose names are not UTF-8, and broken symlinks of videos.
    private(set) var unusable: [Unusable] = []
    /// How many files lie here, videos or not.
    let fileCount: Int
    /// The one file that is asked for, if it is one.
    private(set) var keptFile: [UInt8]?

    /// Sorts out `listing`, which is of the folder open at `descriptor`. It ends early once
    /// `isStopped`: looking at links takes time on a slow disk.
    init(
        _ listing: FolderListing, in descriptor: Int32, isStopped: () -> Bool = { false }
    ) {
        fileCount = listing.fileCount
        var unfinished: Set<[UInt8]> = []
        for entry in listing.entries {
            let name = listing.name(entry)
            if SystemFolders.isHidden(name) {
                addControl(name)
                continue
            }
            switch entry.kind {
            case .file: addFile(name, &unfinished)
            case .folder: addFolder(name, isLink: false)
            case .link, .unknown:
                if isStopped() { return }
                addUnknown(name, entry.kind, descriptor, &unfinished)
            case .other: addUnusable(name, "not a regular file")
            }
        }
        if videos.contains(where: FolderContents.mayBeCode), listing.isCode {
            videos.removeAll(where: FolderContents.mayBeCode)
        }
        if !unfinished.isEmpty { videos.removeAll { unfinished.contains($0) } }
        separateDisc()
    }

    /// The NFO file called `stem`, without `.nfo`, whatever the case of its letters.
    func nfo(_ stem: some Collection<UInt8>) -> [UInt8]? {
        nfoPlaces[stem.map(NameBytes.lower)].map { nfos[$0] }
    }

    /// Whether a folder below is a season.
    var hasSeasonFolders: Bool {
        subfolders.prefix(200).contains {
            let below = FolderReading(name: $0.name, parent: nil, isRoot: false)
            return below.season != nil && (below.kind == .season || below.seasonIsBare)
        }
    }

    /// Whether a tvshow.nfo here can describe the folder: not if the folder only sorts shows and
    /// holds no season or video of its own.
    func mayBeShow(_ reading: FolderReading) -> Bool {
        reading.kind != .grouping || reading.mayBeTitle || !videos.isEmpty || hasSeasonFolders
    }

    /// Leaves out the videos and folders that `isExcluded` says.
    func exclude(_ isExcluded: (_ name: [UInt8], _ isFolder: Bool) -> Bool) {
        videos.removeAll { isExcluded($0, false) }
        discFiles.removeAll { isExcluded($0, false) }
        subfolders.removeAll { isExcluded($0.name, true) }
        unusable.removeAll { isExcluded($0.name, false) }
        if let disc = discFolder, isExcluded(disc, true) { discFolder = nil }
    }

    /// Leaves only the file called `name`, of what could be video.
    func keep(_ name: [UInt8]) {
        keptFile = name
        videos = Disc.isFile(name[...]) ? [] : [name]
        discFiles = Disc.isFile(name[...]) ? [name] : []
        discFolder = nil
        subfolders = []
        unusable = []
    }

    private static func mayBeCode(_ name: [UInt8]) -> Bool { NameBytes.hasSuffix(name[...], ".ts") }

    private func addControl(_ name: ArraySlice<UInt8>) {
        let known: [StaticString] = [
            ".ignore", ".nomedia", ".plexignore", ".embyignore", ".plexmatch",
        ]
        if NameBytes.equal(name, anyOf: known) { controls.append(Array(name)) }
    }

    private func addFile(_ name: ArraySlice<UInt8>, _ unfinished: inout Set<[UInt8]>) {
        switch FileClass(name) {
        case .video:
            if NameBytes.isText(name) {
                videos.append(Array(name))
            } else {
                unusable.append(
                    Unusable(
                        name: Array(name),
                        reason: "the name is not UTF-8, so no record can hold it"))
            }
        case .nfo:
            nfoPlaces[NameBytes.stem(name).map(NameBytes.lower)] = nfos.count
            nfos.append(Array(name))
        case .other:
            // A downloader's note beside a file that is not whole yet.
            if NameBytes.hasSuffix(name, ".aria2") || NameBytes.hasSuffix(name, ".part")
                || NameBytes.hasSuffix(name, ".!qb") || NameBytes.hasSuffix(name, ".!ut")
            {
                unfinished.insert(Array(NameBytes.stem(name)))
            }
        }
    }

    private func addFolder(_ name: ArraySlice<UInt8>, isLink: Bool) {
        guard !SystemFolders.contains(name) else { return }
        guard NameBytes.isText(name) else {
            return unusable.append(
                Unusable(
                    name: Array(name),
                    reason: "the folder's name is not UTF-8, so no record can hold its files"))
        }
        if Disc.isFolder(name) {
            discFolder = discFolder ?? Array(name)
        } else {
            subfolders.append(Subfolder(name: Array(name), isLink: isLink))
        }
    }

    /// Adds an entry whose kind the folder does not tell.
    private func addUnknown(
        _ name: ArraySlice<UInt8>, _ kind: EntryKind, _ descriptor: Int32,
        _ unfinished: inout Set<[UInt8]>
    ) {
        do throws(SystemError) {
            switch try FileFacts(name, in: descriptor).kind {
            case .file: addFile(name, &unfinished)
            case .folder: addFolder(name, isLink: kind == .link)
            default: addUnusable(name, "not a regular file")
            }
        } catch {
            let isGone = error.code == SystemError.noSuchFile.code
            let reason =
                kind == .link
                ? isGone ? "a broken symlink" : "a symlink that cannot be followed: \(error)"
                : isGone ? "gone while scanning" : "cannot access it: \(error)"
            addUnusable(name, reason)
        }
    }

    /// Names an entry that is called like a video and is none.
    private func addUnusable(_ name: ArraySlice<UInt8>, _ reason: String) {
        guard FileClass(name) == .video else { return }
        unusable.append(Unusable(name: Array(name), reason: reason))
    }

    /// Takes the files of a disc out of the videos.
    private func separateDisc() {
        if discFolder != nil { subfolders.removeAll { Disc.isBeside($0.name[...]) } }
        guard videos.contains(where: { Disc.isFile($0[...]) }) else { return }
        discFiles = videos.filter { Disc.isFile($0[...]) }
        videos.removeAll { Disc.isFile($0[...]) }
        subfolders.removeAll { Disc.isInner($0.name[...]) }
    }
}

extension FolderListing {
    /// Whether the folder holds a program in TypeScript, whose files end as MPEG streams do.
    fileprivate var isCode: Bool {
        entries.contains { entry in
            let name = name(entry)
            return NameBytes.equal(name, "tsconfig.json") || NameBytes.equal(name, "package.json")
                || NameBytes.hasSuffix(name, ".d.ts")
        }
    }
}

/// The names on DVDs and Blu-rays.
enum Disc {
    /// Whether `name` is the folder that makes its parent a disc.
    static func isFolder(_ name: ArraySlice<UInt8>) -> Bool {
        NameBytes.equal(name, anyOf: ["video_ts", "bdmv", "hvdvd_ts"])
    }

    /// Whether `name` is a file of a disc's own: `VIDEO_TS.IFO`, `VTS_01_1.VOB`, `index.bdmv`.
    static func isFile(_ name: ArraySlice<UInt8>) -> Bool {
        if NameBytes.hasSuffix(name, ".bdmv") {
            return NameBytes.equal(name, "index.bdmv") || NameBytes.equal(name, "movieobject.bdmv")
        }
        guard NameBytes.hasSuffix(name, ".ifo") || NameBytes.hasSuffix(name, ".vob") else {
            return false
        }
        if NameBytes.hasPrefix(name, "video_ts.") { return true }
        return NameBytes.hasPrefix(name, "vts_") && name.count == 12
    }

    /// Whether `name` is a folder within a Blu-ray's `BDMV`.
    static func isInner(_ name: ArraySlice<UInt8>) -> Bool {
        NameBytes.equal(
            name,
            anyOf: [
                "stream", "playlist", "clipinf", "backup", "auxdata", "bdjo", "jar", "meta",
                "certificate",
            ])
    }

    /// Whether `name` is a folder of a disc that holds no video, beside the one that does.
    static func isBeside(_ name: ArraySlice<UInt8>) -> Bool {
        NameBytes.equal(
            name, anyOf: ["certificate", "audio_ts", "jacket_p", "backup", "adv_obj"])
    }

    /// The file that stands for a disc, among its `names`: the index, or else the first.
    static func mainFile(_ names: [[UInt8]]) -> [UInt8]? {
        names.first { NameBytes.equal($0[...], anyOf: ["video_ts.ifo", "index.bdmv"]) }
            ?? names.first
    }
}
