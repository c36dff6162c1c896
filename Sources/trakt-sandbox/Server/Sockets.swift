// The system calls under the server, with the differences between Linux and macOS kept in this one
// file. Nothing here knows HTTP, and nothing here binds any address but 127.0.0.1.

import Foundation
import TraktCore

/// The blocking socket calls the server is made of. All descriptors are close-on-exec.
enum Sockets {
    /// How many connections may wait for `accept`; more than any test opens at once.
    private static let backlog: Int32 = 1024

    /// Opens a listening TCP socket on 127.0.0.1.
    /// - Parameter port: 1…65535, or 0 for one the system picks.
    /// - Returns: the descriptor and the port it really has.
    /// - Throws: the failure of `socket`, `bind` or `listen`.
    static func openListener(
        port: UInt16
    ) throws(SystemError) -> (descriptor: Int32, port: UInt16) {
        #if canImport(Glibc)
        let kind = Int32(SOCK_STREAM.rawValue)
        #else
        let kind = SOCK_STREAM
        #endif
        let descriptor = socket(AF_INET, kind, 0)
        guard descriptor >= 0 else { throw .last }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        set(descriptor, SOL_SOCKET, SO_REUSEADDR, 1)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withSocketAddress(&address) { bind(descriptor, $0, length) }
        guard bound == 0, listen(descriptor, backlog) == 0 else {
            let failure = SystemError.last
            close(descriptor)
            throw failure
        }
        _ = withSocketAddress(&address) { getsockname(descriptor, $0, &length) }
        return (descriptor, UInt16(bigEndian: address.sin_port))
    }

    /// Waits for a connection. Nil once the listening socket has been shut down.
    static func nextConnection(_ listener: Int32) -> Int32? {
        while true {
            let descriptor = accept(listener, nil, nil)
            if descriptor >= 0 {
                _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
                set(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, 1)
                #if canImport(Darwin)
                set(descriptor, SOL_SOCKET, SO_NOSIGPIPE, 1)
                #endif
                return descriptor
            }
            // ECONNABORTED and full tables pass; a socket that was shut down says EINVAL.
            guard [EINTR, ECONNABORTED, EMFILE, ENFILE].contains(errno) else { return nil }
        }
    }

    /// Reads what has arrived, at most `count` bytes. Empty when the peer has closed or failed.
    static func receive(_ descriptor: Int32, atMost count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            var got = recv(descriptor, buffer.baseAddress, count, 0)
            while got < 0, errno == EINTR { got = recv(descriptor, buffer.baseAddress, count, 0) }
            filled = max(0, got)
        }
    }

    /// Sends all of `bytes`. False when the peer has gone; never raises SIGPIPE.
    static func sendAll(_ descriptor: Int32, _ bytes: some Collection<UInt8>) -> Bool {
        #if canImport(Darwin)
        let flags: Int32 = 0
        #else
        let flags = Int32(MSG_NOSIGNAL)
        #endif
        return ContiguousArray(bytes).withUnsafeBytes { buffer in
            var sent = 0
            while sent < buffer.count {
                let rest = UnsafeRawBufferPointer(rebasing: buffer[sent...])
                let count = send(descriptor, rest.baseAddress, rest.count, flags)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }
    }

    /// Makes the next `close` send a reset instead of an orderly end.
    static func resetOnClose(_ descriptor: Int32) {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(
            descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }

    /// Wakes every thread that blocks on `descriptor`; it stays open until `closeSocket`.
    static func shutDown(_ descriptor: Int32) {
        _ = shutdown(descriptor, Int32(SHUT_RDWR))
    }

    /// Makes the thread that waits in `accept` return. On Linux the listening socket stays open
    /// until that thread closes it; on macOS closing it is what wakes the thread.
    static func stopListening(_ listener: Int32) {
        #if canImport(Darwin)
        close(listener)
        #else
        shutDown(listener)
        #endif
    }

    /// Closes a listening socket after `nextConnection` has returned nil.
    static func endListening(_ listener: Int32) {
        #if !canImport(Darwin)
        close(listener)
        #endif
    }

    /// Closes `descriptor`.
    static func closeSocket(_ descriptor: Int32) { close(descriptor) }

    private static func set(_ descriptor: Int32, _ level: Int32, _ name: Int32, _ value: Int32) {
        var value = value
        setsockopt(descriptor, level, name, &value, socklen_t(MemoryLayout<Int32>.size))
    }

    private static func withSocketAddress<R>(
        _ address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>) -> R
    ) -> R {
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1, body)
        }
    }
}
