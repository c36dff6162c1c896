// Finding and reading the NFO files of a folder.

import TraktCore

/// Reads NFO files, and says when one is not read.
final class SidecarFiles {
    private let output: Findings
    /// The NFO read last, which is often asked for twice: for the film of a folder, and for those in
    /// the folders below it.
    private var last: (path: [UInt8], nfo: NFO?) = ([], nil)

    /// Remarks go to `output`.
    init(_ output: Findings) { self.output = output }

    /// `<video>.nfo`, or for a piece of a split video `<video without the piece>.nfo`.
    func nfo(beside name: [UInt8], _ contents: FolderContents, _ folder: OpenFolder) -> NFO? {
        let stem = NameBytes.stem(name[...])
        if let nfo = nfo(named: stem, contents, folder) { return nfo }
        return Stack.withoutPiece(stem).flatMap { nfo(named: $0, contents, folder) }
    }

    /// The NFO called `stem` and `.nfo`, in any case; nil if there is none or it is no use.
    func nfo(
        named stem: some Collection<UInt8>, _ contents: FolderContents, _ folder: OpenFolder
    ) -> NFO? {
        contents.nfo(stem).flatMap { read($0, folder.path, folder.descriptor) }
    }

    /// The NFO of a disc with these files: VIDEO_TS.nfo beside VIDEO_TS.IFO, index.nfo beside
    /// index.bdmv.
    func discNFO(_ files: [[UInt8]], _ contents: FolderContents, _ folder: OpenFolder) -> NFO? {
        guard !contents.nfos.isEmpty else { return nil }
        return nfo(named: "video_ts".utf8, contents, folder)
            ?? Disc.mainFile(files).flatMap { nfo(beside: $0, contents, folder) }
    }

    /// What a movie.nfo says of the film that a folder holds.
    func namedMovieNFO(_ contents: FolderContents, _ folder: OpenFolder) -> NFO? {
        contents.nfos.isEmpty ? nil : nfo(named: "movie".utf8, contents, folder)
    }

    /// The NFO that tells what film a folder holds: movie.nfo, one named as the folder, or the only
    /// one there is.
    func movieNFO(_ contents: FolderContents, _ folder: OpenFolder) -> NFO? {
        guard !contents.nfos.isEmpty else { return nil }
        if let nfo = namedMovieNFO(contents, folder) { return nfo }
        if let nfo = nfo(named: folder.reading.name, contents, folder) { return nfo }
        guard contents.nfos.count == 1, isOneFilms(folder.reading),
            !NameBytes.equal(contents.nfos[0][...], "tvshow.nfo"),
            !NameBytes.equal(contents.nfos[0][...], "season.nfo")
        else { return nil }
        return read(contents.nfos[0], folder.path, folder.descriptor)
    }

    /// Whether a folder is one film's own, and not one that sorts films.
    private func isOneFilms(_ reading: FolderReading) -> Bool {
        reading.kind != .grouping && !(reading.isRoot && reading.kind == .plain)
    }

    /// Reads one NFO; nil if it is no use.
    func read(_ name: [UInt8], _ path: [UInt8], _ descriptor: Int32) -> NFO? {
        let whole = path + name
        if last.path != whole { last = (whole, readFile(name, path, descriptor)) }
        return last.nfo
    }

    private func readFile(_ name: [UInt8], _ path: [UInt8], _ descriptor: Int32) -> NFO? {
        let bytes: [UInt8]
        do throws(FolderAccess.NoContents) {
            bytes = try FolderAccess.contents(of: name, in: descriptor, limit: NFO.sizeLimit)
        } catch {
            let reason =
                error == .tooLarge
                ? "larger than \(NFO.sizeLimit >> 20) MiB, so not read as an NFO"
                : "cannot be read: using names only"
            output.remark(path + name, reason)
            return nil
        }
        guard let nfo = NFO(bytes, name: NameBytes.text(name)) else {
            if NFOXMLReader.hasLibrary {
                output.detail(path + name, "contains nothing usable")
            } else {
                output.remark(path + name, "cannot be read without libxml2: using names only")
            }
            return nil
        }
        return nfo
    }
}

/// The names of the pieces of split films, as Kodi stacks them.
enum Stack {
    private static let words: [StaticString] = ["cd", "dvd", "part", "pt", "disc", "disk"]

    /// `Heat` of `Heat-cd1`, `Heat.part2`, `Heat pt a`; nil for a name that does not end so.
    static func withoutPiece(_ stem: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let last = stem.last else { return nil }
        let isGap = { (byte: UInt8) in [0x20, 0x2E, 0x2D, 0x5F].contains(byte) }
        let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "d")).contains(NameBytes.lower(last))
        guard isLetter || last &- 0x30 < 10 else { return nil }
        var rest = stem.dropLast()
        while let byte = rest.last, !isLetter, byte &- 0x30 < 10 { rest.removeLast() }
        while let byte = rest.last, isGap(byte) { rest.removeLast() }
        guard let word = words.first(where: { NameBytes.hasSuffix(rest, $0) }) else { return nil }
        rest = rest.dropLast(word.utf8CodeUnitCount)
        guard let gap = rest.last, isGap(gap) else { return nil }
        while let byte = rest.last, isGap(byte) { rest.removeLast() }
        return rest.isEmpty ? nil : rest
    }
}

extension FolderScope {
    /// Takes the folder's tvshow.nfo and season.nfo.
    mutating func enterNFOs(
        _ contents: FolderContents, _ folder: OpenFolder, _ files: SidecarFiles
    ) {
        guard !contents.nfos.isEmpty else { return }
        if let name = contents.nfo("tvshow".utf8), contents.mayBeShow(folder.reading) {
            showNFO = files.read(name, folder.path, folder.descriptor) ?? showNFO
            hasShowNFO = true
        }
        if let name = contents.nfo("season".utf8) {
            season = files.read(name, folder.path, folder.descriptor)?.season
        }
    }
}
