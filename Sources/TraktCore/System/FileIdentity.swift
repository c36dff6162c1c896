#if canImport(Glibc)
@preconcurrency import Glibc
#elseif canImport(Musl)
@preconcurrency import Musl
#else
@preconcurrency import Darwin
#endif

/// Which file a path or descriptor leads to, whatever it is called.
public struct FileIdentity: Sendable, Equatable {
    private let device: UInt64
    private let inode: UInt64
    /// Whether it is a regular file.
    public let isRegular: Bool
    /// Whether it is a character device: a terminal, `/dev/null`.
    public let isDevice: Bool
    /// Its permission bits, as in chmod(2).
    public let permissions: UInt32

    /// The file at `path`, symbolic links followed; nil if there is none.
    public init?(path: String) {
        var facts = stat()
        guard stat(path, &facts) == 0 else { return nil }
        self.init(facts)
    }

    /// The file that is open; nil if `descriptor` is closed.
    public init?(_ descriptor: FileDescriptor) {
        var facts = stat()
        guard fstat(descriptor.rawValue, &facts) == 0 else { return nil }
        self.init(facts)
    }

    private init(_ facts: stat) {
        device = UInt64(truncatingIfNeeded: facts.st_dev)
        inode = UInt64(truncatingIfNeeded: facts.st_ino)
        isRegular = facts.st_mode & S_IFMT == S_IFREG
        isDevice = facts.st_mode & S_IFMT == S_IFCHR
        permissions = UInt32(facts.st_mode & 0o777)
    }
}
