import Foundation
import TraktCore
internal import CSystem

/// The file of `AnswerCache`, and where each key's last line is in it. Used under a lock.
struct CacheLog {
    private let path: String
    private var file: OpenFile
    /// Where the lines lie, by the hash of their key; a clash is seen by the key in the line.
    private var places: [Int: Place] = [:]
    /// Up to where the file has been read.
    private(set) var size = 0

    private struct Place {
        var offset: Int
        var count: Int
    }

    /// Opens the log and reads where its lines lie; nil if the file is missing.
    init?(_ path: String) {
        guard let file = OpenFile(path) else { return nil }
        self.path = path
        self.file = file
        read(from: 0)
    }

    /// The last entry of a key.
    func read(_ key: String) -> AnswerCache.Entry? {
        guard let place = places[key.hashValue],
            let bytes = file.read(place.count, at: place.offset),
            let record = try? Record(bytes), record["key"]?.string == key,
            let value = record["value"], let seconds = record["time"]?.int64
        else { return nil }
        return AnswerCache.Entry(value: value, time: Timestamp(milliseconds: seconds * 1000))
    }

    /// Reads what was appended or replaced since; whether there was anything.
    mutating func catchUp() -> Bool {
        guard let current = OpenFile.identity(path) else { return false }
        if current.inode == file.inode, current.size == size { return false }
        if current.inode != file.inode || current.size < size {
            guard let fresh = OpenFile(path) else { return false }
            file = fresh
            places = [:]
            size = 0
        }
        read(from: size)
        return true
    }

    /// Adds a line to the log at `path`; begins a new line if the last one was cut off. The caller
    /// holds the lock. A full disk leaves a torn line, which the next reader passes over.
    /// - Throws: `StreamError` if the line is not, or not wholly, in the file.
    static func append(_ line: [UInt8], to path: String) throws(StreamError) {
        let flags = OpenFlags.readWrite | OpenFlags.create | OpenFlags.append
        let opened = csystem_open(path, flags | O_NONBLOCK, 0o600)
        guard opened >= 0 else { throw StreamError(.write, path, .last) }
        let descriptor = FileDescriptor(opened)
        defer { descriptor.close() }
        guard OpenFile.isUsable(opened) else { throw StreamError(.write, path, .notRegularFile) }
        var last: UInt8 = 0x0A
        let end = lseek(opened, 0, SEEK_END)
        if end > 0 { pread(opened, &last, 1, end - 1) }
        let begin: [UInt8] = last == 0x0A ? [] : [0x0A]
        do throws(SystemError) {
            try descriptor.write(begin + line + [0x0A])
        } catch { throw StreamError(.write, path, error) }
    }

    /// Rewrites the log with its youngest entries, at most `limit` bytes of them. The caller
    /// holds the lock.
    mutating func compact(to limit: Int) {
        var kept: [Place] = []
        var total = 0
        // Later lines are younger: a log grows at its end.
        for place in places.values.sorted(by: { $0.offset > $1.offset }) {
            guard total + place.count + 1 <= limit else { break }
            total += place.count + 1
            kept.append(place)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(total)
        for place in kept.reversed() {
            bytes += file.read(place.count, at: place.offset) ?? []
            bytes.append(0x0A)
        }
        guard (try? FileStore.replace(path, with: bytes, sync: false)) != nil else { return }
        _ = catchUp()
    }

    /// Notes the lines from `start` on; an unfinished last line is left for later.
    private mutating func read(from start: Int) {
        var offset = start
        var rest: [UInt8] = []
        while let block = file.read(1 << 18, at: offset + rest.count), !block.isEmpty {
            rest += block
            var line = rest.startIndex
            while let end = rest[line...].firstIndex(of: 0x0A) {
                note(Array(rest[line..<end]), at: offset + line)
                line = end + 1
            }
            rest.removeSubrange(..<line)
            offset += line
        }
        size = offset
    }

    private mutating func note(_ line: [UInt8], at offset: Int) {
        guard let record = try? Record(line), let key = record["key"]?.string else { return }
        places[key.hashValue] = Place(offset: offset, count: line.count)
    }
}

/// A file held open for reading at places, closed when the last copy goes away.
private final class OpenFile: Sendable {
    let descriptor: FileDescriptor
    let inode: UInt64

    /// A longer file is not a cache of ours.
    private static let largest = 1 << 30

    /// Opens it; nil if it is missing or not a regular file.
    init?(_ path: String) {
        let opened = csystem_open(path, OpenFlags.readOnly | O_NONBLOCK, 0)
        guard opened >= 0 else { return nil }
        var facts = stat()
        guard fstat(opened, &facts) == 0, Self.isUsable(opened) else {
            FileDescriptor(opened).close()
            return nil
        }
        descriptor = FileDescriptor(opened)
        inode = UInt64(facts.st_ino)
    }

    deinit { descriptor.close() }

    /// Whether an open file is a regular one that a cache may be in.
    static func isUsable(_ opened: Int32) -> Bool {
        var facts = stat()
        return fstat(opened, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
            && facts.st_size <= largest
    }

    /// At most `count` bytes from `offset`; nil if reading fails.
    func read(_ count: Int, at offset: Int) -> [UInt8]? {
        var done = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, size in
            done = pread(descriptor.rawValue, buffer.baseAddress, count, off_t(offset))
            size = max(0, done)
        }
        return done >= 0 ? bytes : nil
    }

    /// Which file lies at `path` now, and how long it is.
    static func identity(_ path: String) -> (inode: UInt64, size: Int)? {
        var facts = stat()
        guard stat(path, &facts) == 0 else { return nil }
        return (UInt64(facts.st_ino), Int(facts.st_size))
    }
}
