import Foundation
import TraktCore

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
            let bytes = file.descriptor.read(place.count, at: place.offset),
            let record = try? Record(bytes), record["key"]?.string == key,
            let value = record["value"], let seconds = record["time"]?.int64
        else { return nil }
        return AnswerCache.Entry(value: value, time: Timestamp(milliseconds: seconds * 1000))
    }

    /// Reads what was appended or replaced since; whether there was anything.
    mutating func catchUp() -> Bool {
        guard let current = FileIdentity(path: path) else { return false }
        if current == file.identity, current.size == size { return false }
        if current != file.identity || current.size < size {
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
        let flags = O_RDWR | O_CREAT | O_APPEND | O_NONBLOCK
        guard let descriptor = FileDescriptor(opening: path, flags) else {
            throw StreamError(.write, path, .last)
        }
        defer { descriptor.close() }
        guard let file = OpenFile.identity(descriptor) else {
            throw StreamError(.write, path, .notRegularFile)
        }
        let last = file.size > 0 ? descriptor.read(1, at: file.size - 1)?.first : nil
        let begin: [UInt8] = last ?? 0x0A == 0x0A ? [] : [0x0A]
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
            bytes += file.descriptor.read(place.count, at: place.offset) ?? []
            bytes.append(0x0A)
        }
        guard (try? FileStore.replace(path, with: bytes, sync: false)) != nil else { return }
        _ = catchUp()
    }

    /// Notes the lines from `start` on; an unfinished last line is left for later.
    private mutating func read(from start: Int) {
        var offset = start
        var rest: [UInt8] = []
        while let block = file.descriptor.read(1 << 18, at: offset + rest.count), !block.isEmpty {
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
    let identity: FileIdentity

    /// A longer file is not a cache of ours.
    private static let largest = 1 << 30

    /// Opens it; nil if it is missing or not a regular file.
    init?(_ path: String) {
        guard let opened = FileDescriptor(opening: path, O_RDONLY | O_NONBLOCK) else { return nil }
        guard let identity = OpenFile.identity(opened) else {
            opened.close()
            return nil
        }
        (descriptor, self.identity) = (opened, identity)
    }

    deinit { descriptor.close() }

    /// Which file is open; nil if it is not a regular one that a cache may be in.
    static func identity(_ opened: FileDescriptor) -> FileIdentity? {
        FileIdentity(opened).flatMap { $0.isRegular && $0.size <= largest ? $0 : nil }
    }
}
