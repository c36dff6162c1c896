// Random and mutated names: nothing traps, nothing hangs, and nothing is said that is not in the path.

import Foundation
import TestSupport
import Testing

@testable import lib_scan

@Suite("names: fuzz")
struct NamesFuzzTests {
    /// Two; as many as `wordShares` from `TRAKTUTILS_FUZZ_SEED` on if it is set.
    static let seeds: [UInt64] = {
        let first = ProcessInfo.processInfo.environment["TRAKTUTILS_FUZZ_SEED"].flatMap(UInt64.init)
        return first.map { seed in (0..<wordShares).map { seed &+ $0 } } ?? [1, 2]
    }()

    /// The reader's own words are parted in so many shares; each seed tries one.
    private static let wordShares: UInt64 = 24

    private static let names = [
        "Show (2005)/Season 02/Show (2005) - s02e17-e19 - Title [1080p].mkv",
        "[Group] Title S2 - 012v2 (054) [1080p][ABCD1234].mkv",
        "L.A.Confidential.1997.AKA.X.1080p.mkv",
        "Movie (2000) {tmdb-1} {edition-Final}/CD1/movie.cd1of2.avi", "【組】【題名】[24（END）][720P].mkv",
        "www.site.org - Matrix, The (1999) - part1.mkv", "庆余年第二十三季 第3集.mkv", "24/2/02x03 - x04.mkv",
        "Show.10708.hdtv-lol.mp4", "Newsroom - 2011.10.12 - 12.10.2011 [Cap.408] 3.Staffel.mkv",
    ]

    @Test("random bytes", arguments: seeds)
    func randomBytes(seed: UInt64) {
        var generator = SeededRandom(seed: seed)
        for _ in 0..<80 {
            let count = Int.random(in: 0...255, using: &generator)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            tryAll(bytes)
        }
    }

    @Test("random pieces of names", arguments: seeds)
    func randomPieces(seed: UInt64) {
        let pieces = [
            "S01", "E02", "-", ".", " ", "_", "(", ")", "[", "]", "{", "}", "2009", "1080p", "x264",
            "x", "1x02",
            "Season", "Episode", "Part", "cd1", "tmdb-1", "imdb-tt0000001", "第", "二", "季", "【", "】",
            "（", "）",
            "AKA", "a.k.a.", "v2", "5", "12", "101", "0708", "20201013", "ABCD1234", "Title", "The",
            ",", "…", "~",
        ]
        var generator = SeededRandom(seed: seed)
        for _ in 0..<150 {
            let count = Int.random(in: 1...14, using: &generator)
            var text = ""
            for _ in 0..<count { text += pieces.randomElement(using: &generator) ?? "" }
            tryAll(Array(text.utf8))
            tryAll(Array((text + ".mkv").utf8))
        }
    }

    @Test("pieces of names below folders of such pieces", arguments: seeds)
    func randomFolders(seed: UInt64) {
        let signs = ["&", "-", "...", "()", "[ ]", "_", "!", "💿", "´"]
        var generator = SeededRandom(seed: seed)
        let names = Self.names.flatMap { $0.split(separator: "/").map { Array($0.utf8) } }
        for _ in 0..<200 {
            var folder = FolderReading(name: [120], parent: nil, isRoot: true)
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                var name = names.randomElement(using: &generator) ?? []
                mutate(&name, &generator)
                folder = FolderReading(name: name, parent: folder, isRoot: false)
            }
            var file = names.randomElement(using: &generator) ?? []
            for _ in 0..<3 { mutate(&file, &generator) }
            let bare = Array((signs.randomElement(using: &generator) ?? "").utf8)
            for name in [file, bare, bare + Array(".mkv".utf8)] {
                for hint in [TypeHint.any, .movie, .episode] {
                    _ = readName(
                        name, in: folder, hint: hint, context: SiblingContext(), explaining: true)
                }
            }
        }
    }

    @Test("mutated names say nothing that is not in the path", arguments: seeds)
    func mutations(seed: UInt64) {
        var generator = SeededRandom(seed: seed)
        for name in Self.names {
            for _ in 0..<40 {
                var bytes = Array(name.utf8)
                for _ in 0..<Int.random(in: 1...4, using: &generator) {
                    mutate(&bytes, &generator)
                }
                verify(String(decoding: bytes, as: UTF8.self), seed)
            }
        }
    }

    /// Every word that the reader's own sources name, as its tables and its rules have them.
    private static let lexicon: [String] = {
        let names = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Sources/lib-scan/Names")
        var words: Set<String> = []
        let files = FileManager.default.enumerator(at: names, includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift",
                let source = try? String(contentsOf: file, encoding: .utf8)
            else { continue }
            for (index, piece) in source.split(separator: "\"").enumerated()
            where index % 2 == 1 && piece.utf8.count < 4000 {
                for word in piece.split(whereSeparator: { " \n\\".contains($0) }) {
                    words.insert(String(word))
                }
            }
        }
        return words.sorted()
    }()

    @Test("the reader's own words, alone and glued to others, trap nothing", arguments: seeds)
    func ownWords(seed: UInt64) {
        let lexicon = Self.lexicon
        #expect(lexicon.count > 800)
        let glue = [
            "", "", "", " ", ".", " - ", "[", "]", "(", ")", "_", "1", "02", "2009", "月", "A",
        ]
        var generator = SeededRandom(seed: seed)
        let (shares, share) = (Int(Self.wordShares), Int(seed % Self.wordShares))
        for (index, word) in lexicon.enumerated() where index % shares == share {
            tryAll(Array(word.utf8))
            tryAll(Array("A\(word)".utf8))
            tryAll(Array("[A\(word)] Title - 01.mkv".utf8))
            var text = ""
            for _ in 0..<Int.random(in: 2...5, using: &generator) {
                text += glue.randomElement(using: &generator) ?? ""
                text += lexicon.randomElement(using: &generator) ?? ""
            }
            tryAll(Array((text + "\(word).mkv").utf8))
            tryAll(Array((word + text).utf8))
        }
    }

    private func mutate(_ bytes: inout [UInt8], _ generator: inout SeededRandom) {
        guard let index = bytes.indices.randomElement(using: &generator) else { return }
        switch Int.random(in: 0...3, using: &generator) {
        case 0: bytes.remove(at: index)
        case 1: bytes.insert(UInt8.random(in: 32...126, using: &generator), at: index)
        case 2: bytes[index] = UInt8.random(in: 32...126, using: &generator)
        default:
            let end = min(bytes.count, index + Int.random(in: 1...8, using: &generator))
            bytes.insert(contentsOf: bytes[index..<end], at: index)
        }
    }

    /// As file and as folder, with every hint.
    private func tryAll(_ bytes: [UInt8]) {
        let root = FolderReading(name: [120], parent: nil, isRoot: true)
        let folder = FolderReading(name: bytes, parent: root, isRoot: false)
        let context = SiblingContext(videoNames: [bytes, bytes, bytes])
        for hint in [TypeHint.any, .movie, .episode] {
            _ = readName(bytes, in: root, hint: hint, context: context, explaining: true)
            _ = readName(Array("01.mkv".utf8), in: folder, hint: hint, context: context)
            _ = readName(bytes, in: folder, hint: hint, context: context)
        }
    }

    /// Every word of the title, and the year, stand in the path.
    private func verify(_ path: String, _ seed: UInt64) {
        guard case .reading(let reading) = read(path, root: "x") else { return }
        for title in [reading.title] + reading.titleAlternatives {
            for word in title.split(whereSeparator: { " ._".contains($0) }) {
                #expect(
                    path.contains(word) || word == "x",
                    "seed \(seed): «\(word)» of «\(title)» is not in \(path)")
            }
        }
        if let year = reading.year {
            #expect(path.contains(String(year)), "seed \(seed): \(year), \(path)")
        }
        if let imdb = reading.ids.imdb {
            #expect(path.lowercased().contains(imdb), "seed \(seed): \(imdb), \(path)")
        }
        #expect(
            reading.episodes.count <= 400 && reading.absolute.count <= 400, "seed \(seed): \(path)")
    }
}
