import Foundation
import Testing
import TraktCore

@testable import trakt_resolve

@Suite("the cache")
final class CacheTests {
    private let folder: String
    private var path: String { "\(folder)/cache.ndjson" }
    private let time = Timestamp(milliseconds: 1_700_000_000_000)

    init() {
        folder =
            FileManager.default.temporaryDirectory
            .appendingPathComponent("trakt-resolve-cache-\(UUID())").path
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func contents() throws -> [UInt8] { try FileStore.read(path) ?? [] }

    @Test("the last answer of a key counts, in this process and the next")
    func last() async {
        let cache = AnswerCache(folder: folder)
        #expect(cache.entry("a") == nil)
        await cache.store("a", 1, at: time)
        await cache.store("b", ["x": "y\n"], at: time)
        await cache.store("a", 2, at: time.adding(seconds: 5))
        for cache in [cache, AnswerCache(folder: folder)] {
            #expect(cache.entry("a")?.value.int == 2)
            #expect(cache.entry("a")?.time == time.adding(seconds: 5))
            #expect(cache.entry("b")?.value["x"]?.string == "y\n")
            #expect(cache.entry("c") == nil)
        }
    }

    @Test("cut off at any byte, the whole lines before count, and it can be added to")
    func torn() async throws {
        let cache = AnswerCache(folder: folder)
        for number in 1...3 {
            await cache.store("key \(number)", .int(Int64(number)), at: time)
        }
        let whole = try contents()
        let ends = whole.indices.filter { whole[$0] == 0x0A }
        for length in 0...whole.count {
            try Data(whole[..<length]).write(to: URL(fileURLWithPath: path))
            let torn = AnswerCache(folder: folder)
            for number in 1...3 {
                let isWhole = length > ends[number - 1]
                #expect((torn.entry("key \(number)")?.value.int == number) == isWhole)
            }
            await torn.store("more", 7, at: time)
            let next = AnswerCache(folder: folder)
            #expect(next.entry("more")?.value.int == 7)
            #expect((next.entry("key 1") != nil) == (length >= ends[0]))
        }
    }

    @Test("rubbish in it is passed over")
    func rubbish() async throws {
        let cache = AnswerCache(folder: folder)
        await cache.store("a", 1, at: time)
        let noise: [UInt8] =
            [0xFF, 0x00, 0x0A, 0x7B, 0x0A, 0x0A] + Array("[1]\n{\"key\":5}\n".utf8)
        try Data(noise + contents() + noise).write(to: URL(fileURLWithPath: path))
        #expect(AnswerCache(folder: folder).entry("a")?.value.int == 1)
    }

    @Test("what another process stores is seen without reading all anew")
    func shared() async {
        let (one, two) = (AnswerCache(folder: folder), AnswerCache(folder: folder))
        for number in 0..<50 {
            let writer = number % 2 == 0 ? one : two
            await writer.store("key \(number)", .int(Int64(number)), at: time)
            #expect(one.entry("key \(number)")?.value.int == number)
            #expect(two.entry("key \(number)")?.value.int == number)
        }
    }

    @Test("many writers at once lose nothing")
    func many() async {
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                let cache = AnswerCache(folder: folder)
                group.addTask { [time] in
                    for number in 0..<25 {
                        await cache.store("\(writer)/\(number)", .int(Int64(number)), at: time)
                    }
                }
            }
        }
        let cache = AnswerCache(folder: folder)
        for writer in 0..<4 {
            for number in 0..<25 {
                #expect(cache.entry("\(writer)/\(number)")?.value.int == number)
            }
        }
    }

    @Test("written anew, the younger entries stay, and other processes find them")
    func compact() async throws {
        let other = AnswerCache(folder: folder)
        let cache = AnswerCache(folder: folder)
        for number in 0..<100 { await cache.store("\(number)", .int(Int64(number)), at: time) }
        #expect(other.entry("5")?.value.int == 5)
        var log = try #require(CacheLog(path))
        let size = log.size
        log.compact(to: size / 2)
        #expect(try contents().count <= size / 2)
        #expect(log.read("99")?.value.int == 99)
        for fresh in [AnswerCache(folder: folder), cache] {
            #expect(fresh.entry("99")?.value.int == 99)
        }
        #expect(AnswerCache(folder: folder).entry("5") == nil)
        // A process that knew the old file reads on in it, and sees what comes after.
        #expect(other.entry("5")?.value.int == 5)
        await cache.store("new", 1, at: time)
        #expect(other.entry("new")?.value.int == 1)
    }

    @Test("a folder that cannot be used is no error")
    func unusable() async {
        let cache = AnswerCache(folder: "/dev/null/cache")
        await cache.store("a", 1, at: time)
        #expect(cache.entry("a") == nil)
    }
}
