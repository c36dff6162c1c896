// What a folder holds, as bytes: the only file of lib-scan that reads directories. It decides nothing.

import Foundation
internal import CSystem
import TraktCore

/// A folder's entries, sorted by the bytes of their names; `.` and `..` are left out.
///
/// The names are one after the other in one array, each ended by a zero, so that a folder of
/// 10,000 files costs two allocations and a name can be handed to the system as it stands.
struct FolderListing: Sendable {
    /// One entry.
    struct Entry: Sendable {
        /// Where its name begins in `bytes`.
        var start: Int
        /// How many bytes the name has, the zero not counted.
        var count: Int
        /// What the folder says it is, without looking at the file.
        var kind: EntryKind
    }

    /// All names, each followed by a zero.
    private(set) var bytes: [UInt8] = []
    /// The entries, sorted.
    private(set) var entries: [Entry] = []

    /// How many of the entries are not folders.
    var fileCount: Int { entries.count { $0.kind != .folder } }

    /// Reads the folder open at `descriptor`, which stays open and must not have been read before
    /// (the copy shares its place). It ends early once `isStopped`. Throws what the system says.
    init(
        _ descriptor: Int32, isStopped: () -> Bool = { false }
    ) throws(SystemError) {
        // The stream owns its descriptor and closes it, hence a second one.
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        guard copy >= 0 else { throw .last }
        guard let stream = fdopendir(copy) else {
            let failure = SystemError.last
            close(copy)
            throw failure
        }
        defer { closedir(stream) }
        errno = 0
        while let entry = readdir(stream) {
            add(entry)
            if entries.count & 0xFF == 0, isStopped() { break }
        }
        if errno != 0 { throw .last }
        sort()
    }

    /// A listing of names that are known already, for tests.
    init(_ names: [(String, EntryKind)]) {
        for (name, kind) in names {
            entries.append(Entry(start: bytes.count, count: name.utf8.count, kind: kind))
            bytes += name.utf8
            bytes.append(0)
        }
        sort()
    }

    /// The name of an entry.
    func name(_ entry: Entry) -> ArraySlice<UInt8> {
        bytes[entry.start..<(entry.start + entry.count)]
    }

    private mutating func add(_ entry: UnsafeMutablePointer<dirent>) {
        guard let name = csystem_entry_name(entry) else { return }
        let count = strlen(name)
        if name[0] == 0x2E, count == 1 || (count == 2 && name[1] == 0x2E) { return }
        let start = bytes.count
        name.withMemoryRebound(to: UInt8.self, capacity: count + 1) {
            bytes.append(contentsOf: UnsafeBufferPointer(start: $0, count: count + 1))
        }
        let kind = EntryKind(systemType: Int32(entry.pointee.d_type))
        entries.append(Entry(start: start, count: count, kind: kind))
    }

    private mutating func sort() {
        bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            entries.sort { left, right in
                let order = memcmp(
                    base + left.start, base + right.start, min(left.count, right.count))
                return order == 0 ? left.count < right.count : order < 0
            }
        }
    }
}

/// What sort of thing an entry of a folder is.
enum EntryKind: UInt8, Sendable {
    case folder, file
    /// A symbolic link: what it leads to has to be looked at.
    case link
    /// The file system does not say.
    case unknown
    /// A fifo, socket or device.
    case other

    /// The kind for the `d_type` of readdir(3).
    init(systemType: Int32) {
        switch systemType {
        case Int32(DT_DIR): self = .folder
        case Int32(DT_REG): self = .file
        case Int32(DT_LNK): self = .link
        case Int32(DT_UNKNOWN): self = .unknown
        default: self = .other
        }
    }
}
