import Foundation

/// Which file a path or descriptor leads to, whatever it is called, and what it was at that moment.
/// Two are equal if they are the same file.
package struct FileIdentity: Sendable, Equatable {
    private let device: UInt64
    private let inode: UInt64
    /// Whether it is a regular file.
    package let isRegular: Bool
    /// Whether it is a folder.
    let isFolder: Bool
    /// Whether it is a character device: a terminal, `/dev/null`.
    package let isDevice: Bool
    /// Its permission bits, as in chmod(2).
    package let permissions: UInt32
    /// Its length in bytes.
    package let size: Int

    /// The file at `path`, symbolic links followed; nil if there is none.
    package init?(path: String) {
        var facts = stat()
        guard stat(path, &facts) == 0 else { return nil }
        self.init(facts)
    }

    /// The file that is open; nil if `descriptor` is closed.
    package init?(_ descriptor: FileDescriptor) {
        var facts = stat()
        guard fstat(descriptor.rawValue, &facts) == 0 else { return nil }
        self.init(facts)
    }

    private init(_ facts: stat) {
        device = UInt64(truncatingIfNeeded: facts.st_dev)
        inode = UInt64(truncatingIfNeeded: facts.st_ino)
        isRegular = facts.st_mode & S_IFMT == S_IFREG
        isFolder = facts.st_mode & S_IFMT == S_IFDIR
        isDevice = facts.st_mode & S_IFMT == S_IFCHR
        permissions = UInt32(facts.st_mode & 0o777)
        size = Int(facts.st_size)
    }

    package static func == (first: FileIdentity, second: FileIdentity) -> Bool {
        first.device == second.device && first.inode == second.inode
    }
}
