import Foundation
import Testing
import TraktCore

#if canImport(Glibc)
import Glibc
#endif

@Suite("Files of our own")
struct FileStoreTests {
    private let scratch: ScratchWorld

    init() throws { scratch = try ScratchWorld() }

    private func path(_ name: String) -> String { "\(scratch.folder)/\(name)" }

    @Test("what is not a regular file is refused at once")
    func notRegular() throws {
        try #require(mkfifo(path("fifo"), 0o600) == 0)
        try #require(symlink("/dev/zero", path("zero")) == 0)
        try #require(symlink(path("fifo"), path("link")) == 0)
        for name in ["fifo", "zero", "link"] {
            let error = #expect(throws: StreamError.self) { try FileStore.read(path(name)) }
            #expect(error?.reason == .notRegularFile)
            #expect(error?.description.contains("not a regular file") == true)
        }
        #expect(throws: StreamError.self) { try FileStore.read(scratch.folder) }
    }

    @Test(
        "a file above the limit is refused, one at the limit is read",
        arguments: [(9, 10), (10, 10)])
    func limits(_ size: Int, _ limit: Int) throws {
        try FileStore.replace(path("f"), with: [UInt8](repeating: 65, count: size))
        #expect(try FileStore.read(path("f"), limit: limit)?.count == size)
        let error = #expect(throws: StreamError.self) {
            try FileStore.read(path("f"), limit: size - 1)
        }
        #expect(error?.reason == .fileTooLarge)
    }

    @Test("a sparse file of a terabyte is refused before anything is read")
    func sparse() throws {
        try FileStore.replace(path("f"), with: [])
        try #require(truncate(path("f"), 1 << 40) == 0)
        #expect(throws: StreamError.self) { try FileStore.read(path("f")) }
    }

    @Test(
        "reserved room becomes the file, with exactly its bytes and mode 0600",
        arguments: [0, 5, 40])
    func reserved(_ size: Int) throws {
        try FileStore.replace(path("final"), with: Array("old".utf8))
        let room = try ReservedFile(at: path("spare"), capacity: 20)
        #expect(try FileStore.read(path("spare"))?.count == 20)
        #expect(try FileStore.read(path("final")) == Array("old".utf8))
        let bytes = [UInt8](repeating: 66, count: size)
        try room.move(to: path("final"), with: bytes)
        #expect(try FileStore.read(path("final")) == bytes)
        #expect(try FileStore.read(path("spare")) == nil)
        #expect(!FileStore.isOpenToOthers(path("final")))
        // The spare name is free again, and giving back what is gone does nothing.
        room.release()
        #expect(try FileStore.read(path("final")) == bytes)
    }

    @Test("room that a killed run left is taken over")
    func leftover() throws {
        try FileStore.replace(path("spare"), with: [UInt8](repeating: 1, count: 500))
        let room = try ReservedFile(at: path("spare"), capacity: 10)
        try room.move(to: path("final"), with: [7])
        #expect(try FileStore.read(path("final")) == [7])
    }

    @Test("where there is no room, nothing is left and the error names the path")
    func noRoom() throws {
        let error = #expect(throws: StreamError.self) {
            try ReservedFile(at: "/dev/null/spare", capacity: 10)
        }
        #expect(error?.name == "/dev/null/spare")
        try #require(mkfifo(path("fifo"), 0o600) == 0)
        #expect(throws: StreamError.self) { try ReservedFile(at: path("fifo"), capacity: 10) }
    }
}
