import Foundation

/// A file that is written beside its place and moved there once it is whole, so that its place may be
/// a file that is still being read. A place that is no regular file (`/dev/stderr`, a FIFO) is
/// written directly.
public final class DraftFile: Sendable {
    /// The place, as it was named.
    public let path: String
    /// Where to write.
    public let descriptor: FileDescriptor
    /// The file that was at the place before.
    public let previous: FileIdentity?
    /// The path that symbolic links lead to; nil if it is written directly.
    private let target: String?

    /// Makes the draft, with the permissions of a file that is at the place already.
    /// - Throws: `StreamError` if it cannot be made.
    public init(path: String) throws(StreamError) {
        self.path = path
        previous = FileIdentity(path: path)
        let isDirect = previous.map { !$0.isRegular } ?? false
        let target = isDirect ? nil : DraftFile.resolved(path)
        self.target = target
        let flags = isDirect ? O_WRONLY : O_WRONLY | O_CREAT | O_TRUNC
        let draft = target.map(DraftFile.draft) ?? path
        guard let opened = FileDescriptor(opening: draft, flags, mode: 0o666) else {
            throw StreamError(.write, path, .last)
        }
        descriptor = opened
        if !isDirect, let previous { _ = fchmod(opened.rawValue, mode_t(previous.permissions)) }
    }

    deinit { descriptor.close() }

    /// Moves the draft to its place, or to the place with `suffix` added to its name.
    /// - Throws: `StreamError`, after which the draft is still there.
    public func move(addingSuffix suffix: String = "") throws(StreamError) {
        guard let target else { return }
        guard rename(DraftFile.draft(of: target), target + suffix) == 0 else {
            throw StreamError(.write, path + suffix, .last)
        }
    }

    private static func draft(of target: String) -> String { "\(target).\(getpid()).new" }

    /// The path without symbolic links; the path itself if nothing is there.
    private static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }
}
