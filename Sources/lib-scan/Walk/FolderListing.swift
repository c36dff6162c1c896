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

    /// Reads the folder open at `descriptor`, which stays open and must not have been read before. It
    /// ends early once `isStopped`. Throws what the system says.
    init(
        _ descriptor: Int32, isStopped: () -> Bool = { false }
    ) throws(SystemError) {
        var failure: SystemError?
        withUnsafeTemporaryAllocation(
            byteCount: FolderListing.blockBytes, alignment: MemoryLayout<csystem_entry>.alignment
        ) { block in
            var count: Int
            repeat {
                count = csystem_read_entries(descriptor, block.baseAddress, block.count)
                if count < 0 { failure = .last }
                add(UnsafeRawBufferPointer(rebasing: block.prefix(max(0, count))))
            } while count > 0 && !isStopped()
        }
        if let failure { throw failure }
        sort()
    }

    /// How many bytes of entries are read at once, as readdir(3) does.
    private static let blockBytes = 1 << 15

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

    /// Adds the entries in a block that the system wrote.
    private mutating func add(_ block: UnsafeRawBufferPointer) {
        guard var next = block.baseAddress else { return }
        let end = next + block.count
        // In bounds: the system writes whole entries, and says how long each one is.
        while next < end {
            let entry = next.assumingMemoryBound(to: csystem_entry.self)
            add(entry)
            next += Int(entry.pointee.d_reclen)
        }
    }

    private mutating func add(_ entry: UnsafePointer<csystem_entry>) {
        guard let name = csystem_entry_name(entry) else { return }
        // In bounds: a zero ends the name.
        let count = strlen(UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))
        if name[0] == 0x2E, count == 1 || (count == 2 && name[1] == 0x2E) { return }
        let kind = EntryKind(systemType: Int32(entry.pointee.d_type))
        entries.append(Entry(start: bytes.count, count: count, kind: kind))
        bytes.append(contentsOf: UnsafeBufferPointer(start: name, count: count + 1))
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
