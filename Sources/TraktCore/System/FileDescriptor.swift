// Reading and writing descriptors: the loops around read(2), write(2) and poll(2), and nothing else.

import Foundation
internal import CSystem

/// A failed system call: its errno.
package struct SystemError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The value of errno.
    package let code: Int32

    /// The failure with this errno.
    package init(_ code: Int32) { self.code = code }

    /// The failure of the call that has just returned.
    package static var last: SystemError { SystemError(errno) }

    /// The system's words: `No space left on device`.
    package var description: String {
        self == .notRegularFile ? "not a regular file" : String(cString: strerror(code))
    }
}

/// An open file, pipe, socket or terminal. It is only a number: closing is the owner's business.
package struct FileDescriptor: Sendable, Hashable {
    /// The number the system knows it by.
    package let rawValue: Int32

    /// The descriptor of this number.
    package init(_ rawValue: Int32) { self.rawValue = rawValue }

    /// Opens a file, close-on-exec; nil if that fails, with the reason in `SystemError.last`.
    /// - Parameters:
    ///   - flags: as in open(2).
    ///   - mode: the permissions of a file that is made here.
    package init?(opening path: String, _ flags: Int32, mode: UInt32 = 0o600) {
        let opened = csystem_open(path, flags, mode)
        guard opened >= 0 else { return nil }
        rawValue = opened
    }

    package static let standardInput = FileDescriptor(STDIN_FILENO)
    package static let standardOutput = FileDescriptor(STDOUT_FILENO)
    package static let standardError = FileDescriptor(STDERR_FILENO)

    /// Whether it is a terminal.
    package var isTerminal: Bool { isatty(rawValue) == 1 }

    /// How much of a file was read, from 0 to 1; nil of anything else, and of an empty file.
    package var shareRead: Double? {
        guard let file = FileIdentity(self), file.isRegular, file.size > 0 else { return nil }
        let position = lseek(rawValue, 0, SEEK_CUR)
        return position < 0 ? nil : Double(position) / Double(file.size)
    }

    /// Whether a read would return at once: data, the end, or an error.
    package var isReadable: Bool {
        var entry = pollfd(fd: rawValue, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, 0) != 0
    }

    /// Waits until this can be read or `other` can; true if `other` can.
    package func waitReadable(or other: FileDescriptor) -> Bool {
        var entries = [
            pollfd(fd: rawValue, events: Int16(POLLIN), revents: 0),
            pollfd(fd: other.rawValue, events: Int16(POLLIN), revents: 0),
        ]
        while poll(&entries, 2, -1) < 0, errno == EINTR {}
        return entries[1].revents != 0
    }

    /// Reads at most `limit` bytes; empty at the end. Waits for the first byte.
    package func read(atMost limit: Int) throws(SystemError) -> [UInt8] {
        var count = 0
        let block = [UInt8](unsafeUninitializedCapacity: limit) { buffer, size in
            repeat {
                count = Foundation.read(rawValue, buffer.baseAddress, limit)
                if count < 0, errno == EAGAIN { wait(for: POLLIN) }
            } while count < 0 && (errno == EINTR || errno == EAGAIN)
            size = max(count, 0)
        }
        guard count >= 0 else { throw .last }
        return block
    }

    /// At most `count` bytes from `offset` of a file; nil if reading fails.
    package func read(_ count: Int, at offset: Int) -> [UInt8]? {
        var done = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, size in
            done = pread(rawValue, buffer.baseAddress, count, off_t(offset))
            size = max(0, done)
        }
        return done >= 0 ? bytes : nil
    }

    /// Writes all of `bytes`, over as many calls as it takes.
    package func write(_ bytes: some Sequence<UInt8>) throws(SystemError) {
        var failure: SystemError?
        let contiguous = ContiguousArray(bytes)
        contiguous.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let count = Foundation.write(
                    rawValue, buffer.baseAddress.map { $0 + done }, buffer.count - done)
                if count >= 0 {
                    done += count
                } else if errno == EAGAIN {
                    wait(for: POLLOUT)
                } else if errno != EINTR {
                    failure = .last
                    return
                }
            }
        }
        if let failure { throw failure }
    }

    /// Waits for an event of poll(2) on a descriptor that does not block. Leaves `errno` alone.
    private func wait(for event: Int32) {
        let before = errno
        var entry = pollfd(fd: rawValue, events: Int16(event), revents: 0)
        _ = poll(&entry, 1, -1)
        errno = before
    }

    /// Closes it.
    package func close() { _ = Foundation.close(rawValue) }
}

extension SystemError {
    /// The reader of a pipe or socket has left (EPIPE).
    package static let brokenPipe = SystemError(EPIPE)
    /// There is no such file (ENOENT).
    package static let noSuchFile = SystemError(ENOENT)
    /// The file is there already (EEXIST).
    package static let fileExists = SystemError(EEXIST)
    /// The file is larger than its reader takes (EFBIG).
    package static let fileTooLarge = SystemError(EFBIG)
    /// The file is a FIFO, a device or a socket where a regular file belongs. The system has no
    /// errno for that.
    package static let notRegularFile = SystemError(-1)
}

/// A file or stream that could not be opened, read or written.
package struct StreamError: Error, Sendable, CustomStringConvertible {
    /// What was tried.
    package enum Operation: String, Sendable {
        case open, read, write
    }

    /// What was tried.
    package var operation: Operation
    /// On what: a path, or the name of a standard stream.
    package var name: String
    /// What the system said.
    package var reason: SystemError

    /// The failure of `operation` on `name`.
    package init(_ operation: Operation, _ name: String, _ reason: SystemError) {
        self.operation = operation
        self.name = name
        self.reason = reason
    }

    /// `cannot open films.ndjson: No such file or directory`.
    package var description: String { "cannot \(operation.rawValue) \(name): \(reason)" }
}

/// The reader of standard output went away (`| head`): ends the tool quietly with 141.
package struct BrokenPipe: Error, Sendable {
    /// The error.
    package init() {}
}
