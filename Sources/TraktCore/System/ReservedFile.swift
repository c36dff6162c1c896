import Foundation

/// Room on the disk for a file whose content is not known yet.
///
/// Before something is done that cannot be repeated (a refresh token is spent, a write is sent), a
/// spare file full of zeros is written and synced. Later its blocks are overwritten in place, the
/// rest is cut off, and it is renamed to its final name: a full disk cannot stop that any more. The
/// method is dpkg's (dbmodify.c).
///
/// A spare file left by a killed run is simply taken over. The caller holds a lock that keeps other
/// processes from using the same spare path.
package struct ReservedFile: Sendable {
    /// Where the spare file is: in the folder of the final file.
    package let sparePath: String

    /// Writes a spare file of `capacity` bytes (mode 0600) and syncs it.
    /// - Throws: `StreamError` if there is no room for it, or the folder cannot be written.
    package init(at sparePath: String, capacity: Int) throws(StreamError) {
        self.sparePath = sparePath
        try FileStore.write(
            sparePath, O_WRONLY | O_CREAT | O_TRUNC, [UInt8](repeating: 0, count: capacity),
            named: sparePath)
    }

    /// Puts `bytes` into the spare file and renames it to `path`, replacing a file that is there.
    /// Everything is synced when this returns, unless `sync` is false. Needs no new room on the disk
    /// if `bytes` are at most as many as the capacity.
    /// - Throws: `StreamError`, after which the file at `path` is as it was.
    package func move(
        to path: String, with bytes: [UInt8], sync: Bool = true
    ) throws(StreamError) {
        try FileStore.write(sparePath, O_WRONLY, bytes, named: path, sync)
        guard rename(sparePath, path) == 0 else { throw StreamError(.write, path, .last) }
        if sync { FileStore.syncFolder(of: path) }
    }

    /// Gives the room back; nothing happens if the spare file is gone.
    package func release() { unlink(sparePath) }
}
