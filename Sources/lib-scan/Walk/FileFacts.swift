// What the system knows of a file beside its name: the only file of lib-scan that looks at files.

import Foundation
internal import CSystem
import TraktCore

/// A file or folder on its device: two paths with the same identity are the same thing.
struct FileIdentity: Sendable, Hashable {
    var device: UInt64
    var inode: UInt64
}

/// The facts of a file that go into a record, and those that keep a walk from going in circles.
struct FileFacts: Sendable {
    var kind: EntryKind
    var identity: FileIdentity
    /// In bytes.
    var size: Int64
    var modified: Timestamp
    /// The birth time; nil if the file system keeps none.
    var created: Timestamp?

    /// Looks at the file called `name` (bytes, without a zero) below the folder open at
    /// `directory`, following symbolic links; without a name, at what is open at `directory` itself.
    /// - Throws: what the system says.
    init(_ name: some Collection<UInt8>, in directory: Int32 = AT_FDCWD) throws(SystemError) {
        var facts = csystem_stat()
        let status = withZeroEnded(name) { csystem_stat_at(directory, $0, &facts) }
        guard status == 0 else { throw .last }
        self.init(facts)
    }

    /// The facts of the folder or file open at `descriptor`.
    init(descriptor: Int32) throws(SystemError) { try self.init(".".utf8, in: descriptor) }

    private init(_ facts: csystem_stat) {
        switch mode_t(facts.mode) & S_IFMT {
        case S_IFDIR: kind = .folder
        case S_IFREG: kind = .file
        default: kind = .other
        }
        identity = FileIdentity(device: facts.device, inode: facts.inode)
        size = facts.size
        modified = Timestamp(seconds: facts.modified_sec, nanoseconds: facts.modified_nsec)
        if facts.has_created != 0 {
            created = Timestamp(seconds: facts.created_sec, nanoseconds: facts.created_nsec)
        }
    }
}

/// Opening below an open folder, so that no path grows past the system's limit.
enum FolderAccess {
    /// The descriptor of the folder `name` below `directory`. Throws what the system says.
    static func open(_ name: some Collection<UInt8>, in directory: Int32 = AT_FDCWD)
        throws(SystemError) -> Int32
    {
        let descriptor = open(name, in: directory, flags: O_DIRECTORY)
        guard descriptor >= 0 else { throw .last }
        return descriptor
    }

    /// Why a file's bytes are not there.
    enum NoContents: Error {
        /// It holds more than the limit.
        case tooLarge
        /// It is no plain file, or cannot be read.
        case unreadable
    }

    /// The bytes of the plain file `name` below `directory`, at most `limit`.
    static func contents(
        of name: some Collection<UInt8>, in directory: Int32, limit: Int
    ) throws(NoContents) -> [UInt8] {
        let opened = open(name, in: directory, flags: 0)
        guard opened >= 0 else { throw .unreadable }
        let descriptor = FileDescriptor(opened)
        defer { descriptor.close() }
        guard let facts = try? FileFacts([], in: opened), facts.kind == .file else {
            throw .unreadable
        }
        guard facts.size <= limit else { throw .tooLarge }
        // One byte more than the size: a file that has grown since is read to the limit at most.
        var bytes = (try? descriptor.read(atMost: Int(facts.size) + 1)) ?? []
        while bytes.count != facts.size, bytes.count <= limit,
            let block = try? descriptor.read(atMost: max(1, Int(facts.size) + 1 - bytes.count)),
            !block.isEmpty
        { bytes += block }
        guard bytes.count <= limit else { throw .tooLarge }
        return bytes
    }

    /// The path without links, dots or repeated slashes; nil if it leads nowhere.
    static func realPath(_ path: String) -> [UInt8]? {
        guard let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return Array(
            UnsafeBufferPointer(start: found, count: strlen(found)).map { UInt8(bitPattern: $0) })
    }

    private static func open(_ name: some Collection<UInt8>, in directory: Int32, flags: Int32)
        -> Int32
    {
        withZeroEnded(name) { csystem_open_at(directory, $0, flags) }
    }
}

/// Calls `body` with a name that a zero ends, on the stack if it is no longer than names can be. The
/// pointer is to one byte more than the name has, all of them written, and stays in `body`.
private func withZeroEnded<Result>(
    _ name: some Collection<UInt8>, _ body: (UnsafePointer<UInt8>?) -> Result
) -> Result {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: name.count + 1) { bytes in
        let end = bytes.initialize(fromContentsOf: name)
        bytes.initializeElement(at: end, to: 0)
        return body(UnsafePointer(bytes.baseAddress))
    }
}
