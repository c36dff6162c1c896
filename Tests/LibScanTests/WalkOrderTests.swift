import Foundation
import TestSupport
import Testing
import TraktCore

@testable import lib_scan

/// Folders that are visited side by side: the same records and messages, in the same order, as one
/// after another.
@Suite("walk: side by side")
struct WalkOrderTests {
    @Test("order and messages do not depend on the number of workers", arguments: 0..<4)
    func sameAsOneByOne(_ seed: Int) throws {
        let library = try ScratchLibrary()
        var random = SeededRandom(seed: UInt64(seed) + 5)
        try fill(library, "", depth: 0, &random)
        let alone = try library.scan(workers: 1)
        let together = try library.scan(workers: 4)
        #expect(alone.records.count > 50)
        #expect(together.records.map(\.text) == alone.records.map(\.text))
        #expect(together.said == alone.said)
        #expect(together.status == alone.status)
    }

    @Test("a folder of very many videos keeps its place among the others")
    func largeFolder() throws {
        let library = try ScratchLibrary()
        for name in ["A (2001)", "C (2003)", "D (2004)"] {
            try library.write("\(name)/\(name).mkv", Data("x".utf8))
        }
        for number in 1...2100 {
            try library.write("B/Film \(number)x (1999).mkv", Data("x".utf8))
        }
        let alone = try library.scan(workers: 1)
        #expect(alone.records.count == 2103)
        #expect(try library.scan(workers: 4).records.map(\.text) == alone.records.map(\.text))
    }

    /// Puts films, shows, NFO files, empty files, links and more folders into a folder.
    private func fill(
        _ library: ScratchLibrary, _ folder: String, depth: Int, _ random: inout SeededRandom
    ) throws {
        for number in 0..<Int.random(in: 3...5, using: &random) {
            let name = "\(folder)Title \(depth)\(number) (199\(number))"
            try library.write("\(name)/Title.mkv", Data("x".utf8))
            switch Int.random(in: 0..<7, using: &random) {
            case 0: try library.write("\(name)/movie.nfo", Data("<movie><id>tt1</id></movie>".utf8))
            case 1: try library.write("\(name)/Other \(number) (2001).mkv", Data())
            case 2: try library.write("\(name)/Extras/x.mkv", Data("x".utf8))
            case 3: try library.write("\(name)/.nomedia", Data())
            case 4: try library.write("\(name)/Season 1/S01E0\(number).mkv", Data("x".utf8))
            case 5:
                try FileManager.default.createSymbolicLink(
                    atPath: "\(library.path)/\(folder)link \(number)",
                    withDestinationPath: "\(library.path)/\(name)")
            default: try library.write("\(name)/sample.mkv", Data("x".utf8))
            }
            if depth < 2 { try fill(library, "\(name)/", depth: depth + 1, &random) }
        }
    }
}
