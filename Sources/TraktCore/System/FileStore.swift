import Foundation

/// Whole small files, read and replaced: a reader sees the old one or the new one, never a half.
package enum FileStore {
    /// The most bytes that are read from a file whose caller names no other limit: more than any
    /// state, token, cache or settings file of the suite holds.
    package static let largestFile = 64 << 20

    /// The bytes of a regular file of at most `limit` bytes; nil if there is none. Never waits: a
    /// FIFO or a device in the place of the file is an error.
    /// - Throws: `StreamError`; its reason is `.notRegularFile` or `.fileTooLarge` for those.
    package static func read(
        _ path: String, limit: Int = largestFile
    ) throws(StreamError) -> [UInt8]? {
        guard let descriptor = FileDescriptor(opening: path, O_RDONLY | O_NONBLOCK) else {
            let error = SystemError.last
            if error == .noSuchFile { return nil }
            throw StreamError(.read, path, error)
        }
        defer { descriptor.close() }
        do throws(SystemError) {
            try requireRegular(descriptor, limit: limit)
            var all: [UInt8] = []
            while true {
                let block = try descriptor.read(atMost: 1 << 16)
                if block.isEmpty { return all }
                all += block
                guard all.count <= limit else { throw .fileTooLarge }
            }
        } catch { throw StreamError(.read, path, error) }
    }

    /// Throws unless the open file is a regular one of at most `limit` bytes.
    private static func requireRegular(
        _ descriptor: FileDescriptor, limit: Int
    ) throws(SystemError) {
        guard let file = FileIdentity(descriptor) else { throw .last }
        guard file.isRegular else {
            throw file.isFolder ? SystemError(EISDIR) : .notRegularFile
        }
        guard file.size <= limit else { throw .fileTooLarge }
    }

    /// Replaces the file at `path` by a new one with mode 0600: written, synced, renamed, and the
    /// folder synced. `sync: false` leaves out the syncing, for state that may be lost in a crash
    /// of the machine.
    package static func replace(
        _ path: String, with bytes: [UInt8], sync: Bool = true
    ) throws(StreamError) {
        let draft = try write(draftOf: path, bytes, sync)
        guard rename(draft, path) == 0 else {
            let error = SystemError.last
            unlink(draft)
            throw StreamError(.write, path, error)
        }
        if sync { syncFolder(of: path) }
    }

    /// Makes a file that was not there, with mode 0600: it appears with all of its bytes or not at
    /// all, whenever the process is killed. Throws if there is one already, which stays as it is.
    package static func create(
        _ path: String, with bytes: [UInt8], sync: Bool = true
    ) throws(StreamError) {
        let draft = try write(draftOf: path, bytes, sync)
        defer { unlink(draft) }
        if link(draft, path) != 0 {
            let error = SystemError.last
            // A file system without hard links: the name was free a moment ago.
            guard error != .fileExists, access(path, F_OK) != 0, rename(draft, path) == 0 else {
                throw StreamError(.write, path, error)
            }
        }
        if sync { syncFolder(of: path) }
    }

    /// Writes `bytes` to a new file beside `path` and gives its name.
    private static func write(
        draftOf path: String, _ bytes: [UInt8], _ sync: Bool
    ) throws(StreamError) -> String {
        let draft = "\(path).\(getpid()).new"
        unlink(draft)
        try write(draft, O_WRONLY | O_CREAT | O_EXCL, bytes, named: path, sync)
        return draft
    }

    /// Writes `bytes` from the start of a file, which is opened with `flags`, and cuts it off after
    /// them. One that was made here is removed if that fails.
    /// - Parameter name: the file's name in errors.
    static func write(
        _ path: String, _ flags: Int32, _ bytes: [UInt8], named name: String, _ sync: Bool = true
    ) throws(StreamError) {
        guard let descriptor = FileDescriptor(opening: path, flags | O_NONBLOCK | O_NOFOLLOW) else {
            throw StreamError(.write, name, .last)
        }
        defer { descriptor.close() }
        let isNew = flags & O_EXCL != 0
        do throws(SystemError) {
            try descriptor.write(bytes)
            guard isNew || ftruncate(descriptor.rawValue, off_t(bytes.count)) == 0 else {
                throw .last
            }
            if sync, fsync(descriptor.rawValue) != 0 { throw .last }
        } catch {
            if flags & O_CREAT != 0 { unlink(path) }
            throw StreamError(.write, name, error)
        }
    }

    /// Removes a file; nothing happens if there is none.
    package static func remove(_ path: String) throws(StreamError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw StreamError(.write, path, .last) }
    }

    /// Makes a folder and those above it, each with mode 0700.
    package static func makeFolder(_ path: String) throws(StreamError) {
        if mkdir(path, 0o700) == 0 { return }
        let failure = SystemError.last
        if FileIdentity(path: path)?.isFolder == true { return }
        guard failure.code == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex
        else {
            throw StreamError(.write, path, failure)
        }
        try makeFolder(String(path[..<slash]))
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw StreamError(.write, path, .last)
        }
    }

    /// Whether others than the owner may read or write the file; false if there is none.
    package static func isOpenToOthers(_ path: String) -> Bool {
        (FileIdentity(path: path)?.permissions ?? 0) & 0o077 != 0
    }

    /// Syncs the folder that holds `path`, so that a rename in it survives a crash.
    static func syncFolder(of path: String) {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        guard let opened = FileDescriptor(opening: folder, O_RDONLY | O_DIRECTORY) else { return }
        _ = fsync(opened.rawValue)
        opened.close()
    }
}
