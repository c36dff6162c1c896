// Finding and reading the NFO files of a folder.

import TraktCore

/// Reads NFO files, and says when one is not read.
struct SidecarFiles {
    private let output: ScanOutput

    /// Remarks go to `output`.
    init(_ output: ScanOutput) { self.output = output }

    /// `<video>.nfo`, or for a piece of a split video `<video without the piece>.nfo`.
    func nfo(beside name: [UInt8], _ contents: FolderContents, _ folder: OpenFolder) -> NFO? {
        nfo(named: NameBytes.stem(name[...]) + Array(".nfo".utf8), contents, folder)
    }

    /// The NFO called `name` (in any case) in the folder; nil if there is none or it is no use.
    func nfo(
        named name: some Collection<UInt8>, _ contents: FolderContents, _ folder: OpenFolder
    ) -> NFO? {
        guard let found = contents.nfo(Array(name)) else { return nil }
        return read(found, folder.path, folder.descriptor)
    }

    /// The NFO called `name`, in lower case.
    func nfo(named name: String, _ contents: FolderContents, _ folder: OpenFolder) -> NFO? {
        nfo(named: Array(name.utf8), contents, folder)
    }

    /// The NFO that tells what film a folder holds: movie.nfo, one named as the folder, or the only
    /// one there is.
    func movieNFO(_ contents: FolderContents, _ folder: OpenFolder) -> NFO? {
        guard !contents.nfos.isEmpty else { return nil }
        if let nfo = nfo(named: "movie.nfo", contents, folder) { return nfo }
        if let nfo = nfo(named: folder.reading.name + Array(".nfo".utf8), contents, folder) {
            return nfo
        }
        guard contents.nfos.count == 1, !NameBytes.equal(contents.nfos[0][...], "tvshow.nfo"),
            !NameBytes.equal(contents.nfos[0][...], "season.nfo")
        else { return nil }
        return read(contents.nfos[0], folder.path, folder.descriptor)
    }

    /// Reads one NFO; nil if it is no use.
    func read(_ name: [UInt8], _ path: [UInt8], _ descriptor: Int32) -> NFO? {
        if let facts = try? FileFacts(name, in: descriptor), facts.size > NFO.sizeLimit {
            output.remark(
                path + name, "larger than \(NFO.sizeLimit >> 20) MiB, so not read as an NFO")
            return nil
        }
        guard
            let bytes = FolderAccess.contents(of: name, in: descriptor, limit: NFO.sizeLimit)
        else {
            output.remark(path + name, "cannot be read, so names alone count")
            return nil
        }
        guard let nfo = NFO(bytes) else {
            output.detail(path + name, "says nothing that can be used")
            return nil
        }
        return nfo
    }
}

extension FolderScope {
    /// Takes the folder's tvshow.nfo and season.nfo.
    mutating func enterNFOs(
        _ contents: FolderContents, _ path: [UInt8], _ descriptor: Int32, _ files: SidecarFiles
    ) {
        guard !contents.nfos.isEmpty else { return }
        if let name = contents.nfo(Array("tvshow.nfo".utf8)) {
            showNFO = files.read(name, path, descriptor) ?? showNFO
            hasShowNFO = true
        }
        if let name = contents.nfo(Array("season.nfo".utf8)) {
            season = files.read(name, path, descriptor)?.season
        }
    }
}
