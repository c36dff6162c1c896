import Foundation
import TestSupport
import Testing
import TraktCore

@testable import lib_scan

/// Bytes that no program writes, into every reader of sidecars: no trap, no hang.
@Suite("sidecars: fuzz")
struct SidecarFuzzTests {
    static let seeds = [
        "<?xml version=\"1.0\"?><movie><title>A &amp; B</title><year>1995</year><id IMDB=\"tt0113277\"/></movie>",
        "<episodedetails><season>1</season></episodedetails><episodedetails></episodedetails>",
        "x http://www.imdb.com/title/tt0113277/ http://thetvdb.com/?tab=series&id=7 themoviedb.org/tv/1",
        "title: A\nyear: 2000\nep: S01E01-E03: a.mkv\nguid: tmdb://1\nseason: 2\n# x\n",
        "*.mkv\n!a[b-d]?\\\\*\n/x/**/y/\n[!a]\n[\n**\n/\n!\n",
    ]

    @Test("mutated sidecars", arguments: seeds.indices)
    func mutated(_ index: Int) {
        var random = SeededRandom(seed: UInt64(index) + 1)
        let seed = Array(Self.seeds[index].utf8)
        let path = Array("/lib/x/a b/y/Heat.mkv".utf8)
        for _ in 0..<600 {
            var bytes = seed
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                guard !bytes.isEmpty else { break }
                let place = Int.random(in: bytes.indices, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(contentsOf: bytes[place...].prefix(9), at: place)
                default: bytes.removeSubrange(place...)
                }
            }
            _ = NFO(bytes, name: "")
            _ = PlexMatch(bytes)
            for dialect in [IgnoreRules.Dialect.jellyfin, .plex, .emby] {
                let rules = IgnoreRules(bytes, dialect: dialect, base: 5)
                _ = rules.verdict(on: path, isFolder: false)
                _ = rules.verdict(on: path, isFolder: true)
            }
        }
    }

    @Test("a file that vanishes between its folder's listing and the look at it is named")
    func vanished() throws {
        let library = try ScratchLibrary(videos: ["Up (2009).mkv"])
        let log = library.path + "/log"
        try Data().write(to: URL(fileURLWithPath: log))
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
        let world = World(
            tool: "lib-scan", environment: [:],
            messages: Messages(
                tool: "lib-scan", descriptor: FileDescriptor(file.fileDescriptor), quiet: false,
                verbose: false, environment: [:]), interruption: Interruption())
        let arguments = try Arguments([library.path], spec: LibScan.spec)
        let output = try ScanOutput(ScanOptions(), arguments, world)
        let descriptor = try FolderAccess.open(Array(library.path.utf8))
        defer { FileDescriptor(descriptor).close() }
        let listing = FolderListing([("Gone (2001).mkv", .file), ("Up (2009).mkv", .file)])
        let contents = FolderContents(listing, in: descriptor)
        let folder = OpenFolder(
            descriptor: descriptor, path: Array("lib/".utf8),
            reading: FolderReading(name: [], parent: nil, isRoot: true),
            identity: FileIdentity(device: 0, inode: 0), scope: FolderScope())
        let findings = Findings(handingTo: output)
        let reader = VideoReader(folder, ScanOptions(), findings, SidecarFiles(findings), contents)
        let videos = try contents.videos.compactMap { try reader.read($0) }
        #expect(videos.map(\.video.reading.title) == ["Up"])
        #expect(output.problems == 1)
        let said = try String(contentsOfFile: log, encoding: .utf8)
        #expect(said == "lib-scan: lib/Gone (2001).mkv: gone while scanning\n")
    }
}
