import Foundation

/// A file that is written beside its place and moved there once it is whole, so that its place may be
/// a file that is still being read. A place that is no regular file (a FIFO, `/dev/null`) is written
/// directly, and so is one of the process's own streams (`/dev/stderr`, `/dev/fd/3`).
package final class DraftFile: Sendable {
    /// The place, as it was named.
    package let path: String
    /// Where to write.
    package let descriptor: FileDescriptor
    /// The file that was at the place before.
    package let previous: FileIdentity?
    /// The path that symbolic links lead to; nil if it is written directly.
    private let target: String?

    /// Makes the draft, with the permissions of a file that is at the place already.
    /// - Throws: `StreamError` if it cannot be made. Its `isTaken` tells that another process is
    ///   writing a draft for the same place.
    package init(path: String) throws(StreamError) {
        self.path = path
        previous = FileIdentity(path: path)
        let opened: FileDescriptor?
        if let own = DraftFile.ownStream(path) {
            target = nil
            let copy = dup(own)
            opened = copy < 0 ? nil : FileDescriptor(copy)
        } else if let previous, !previous.isRegular {
            target = nil
            opened = FileDescriptor(opening: path, O_WRONLY)
        } else {
            let resolved = DraftFile.resolved(path)
            target = resolved
            let draft = try DraftFile.openDraft(of: resolved, path)
            if let previous { _ = fchmod(draft.rawValue, mode_t(previous.permissions)) }
            opened = draft
        }
        guard let opened else { throw StreamError(.write, path, .last) }
        descriptor = opened
    }

    deinit { descriptor.close() }

    /// Moves the draft to its place, or to the place with `suffix` added to its name.
    /// - Throws: `StreamError`, after which the draft is still there.
    package func move(addingSuffix suffix: String = "") throws(StreamError) {
        guard let target else { return }
        guard rename(DraftFile.draft(of: target), target + suffix) == 0 else {
            throw StreamError(.write, path + suffix, .last)
        }
    }

    /// `.films.ndjson.traktutils` for `films.ndjson`.
    private static func draft(of target: String) -> String {
        let slash = target.lastIndex(of: "/").map { target.index(after: $0) } ?? target.startIndex
        return "\(target[..<slash]).\(target[slash...]).traktutils"
    }

    /// Opens and locks the draft, so that of two processes that write to one place none overwrites
    /// what the other one wrote.
    private static func openDraft(
        of target: String, _ path: String
    ) throws(StreamError) -> FileDescriptor {
        let name = draft(of: target)
        while true {
            guard let descriptor = FileDescriptor(opening: name, O_WRONLY | O_CREAT, mode: 0o666)
            else { throw StreamError(.write, path, .last) }
            guard flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
                descriptor.close()
                throw StreamError(.write, path, SystemError(EWOULDBLOCK))
            }
            // Its last owner may have moved it to its place between the two calls.
            guard FileIdentity(path: name) == FileIdentity(descriptor) else {
                descriptor.close()
                continue
            }
            // What a killed run left.
            guard ftruncate(descriptor.rawValue, 0) == 0 else {
                throw StreamError(.write, path, .last)
            }
            return descriptor
        }
    }

    /// The descriptor that the name of one of the process's own streams means.
    private static func ownStream(_ path: String) -> Int32? {
        let names = ["/dev/stdout": Int32(1), "/dev/stderr": 2]
        if let known = names[path] { return known }
        for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
            return Int32(path.dropFirst(folder.count))
        }
        return nil
    }

    /// The path without symbolic links, whether anything is there or not.
    private static func resolved(_ path: String) -> String {
        if let real = realpath(path, nil) {
            defer { free(real) }
            return String(cString: real)
        }
        // A link that leads to nothing yet.
        guard errno == ENOENT,
            let next = try? FileManager.default.destinationOfSymbolicLink(atPath: path)
        else { return path }
        return resolved(URL(fileURLWithPath: next, relativeTo: URL(fileURLWithPath: path)).path)
    }
}

extension StreamError {
    /// Whether another process is writing a draft for the same place.
    package var isTaken: Bool { reason.code == EWOULDBLOCK }
}
