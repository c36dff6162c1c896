#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif
import Foundation
import Synchronization

/// A server on this machine that answers each request with bytes a test chose: the other end of a
/// conversation, over a real socket.
final class LoopbackServer: Sendable {
    /// What to do with a request.
    enum Answer: Sendable {
        /// Send these bytes; keep the connection.
        case reply(String)
        /// Send these bytes and close.
        case replyAndClose(String)
        /// Close without a word.
        case close
        /// Never answer.
        case silence
    }

    /// A request as it came.
    struct Request: Sendable {
        var method: String
        var path: String
        var head: String
        var body: String
        var connection: Int
    }

    private let listener: Int32
    let port: UInt16
    private let requests = Mutex<[Request]>([])
    private let heads = Mutex<[String]>([])
    private let connections = Mutex<[Int32]>([])

    /// The requests so far.
    var received: [Request] { requests.withLock { $0 } }
    /// The first lines of the requests so far, also of those whose body never came.
    var receivedHeads: [String] { heads.withLock { $0 } }
    /// The address of the server.
    var url: String { "http://127.0.0.1:\(port)" }

    /// Starts serving; `answer` is given each request and how many came before it.
    init(_ answer: @escaping @Sendable (Request, Int) -> Answer) throws {
        #if canImport(Glibc)
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
        let listener = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                bind(listener, raw, size) == 0 && listen(listener, 64) == 0
                    && getsockname(listener, raw, &size) == 0
            }
        }
        guard bound else { throw POSIXError(.EADDRINUSE) }
        self.listener = listener
        port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { [self] in accept(answer) }
    }

    /// Ends everything: the threads end and close what is theirs. The listener is not closed here:
    /// its number could be another server's before the thread asks it for the next connection.
    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        connections.withLock { all in
            for descriptor in all { shutdown(descriptor, Int32(SHUT_RDWR)) }
            all = []
        }
    }

    private func accept(_ answer: @escaping @Sendable (Request, Int) -> Answer) {
        var number = 0
        while true {
            let descriptor = systemAccept(listener)
            guard descriptor >= 0 else { return systemClose(listener) }
            number += 1
            let connection = number
            connections.withLock { $0.append(descriptor) }
            Thread.detachNewThread { [self] in
                serve(descriptor, connection, answer)
                connections.withLock { all in all.removeAll { $0 == descriptor } }
                systemClose(descriptor)
            }
        }
    }

    private func serve(
        _ descriptor: Int32, _ connection: Int, _ answer: @Sendable (Request, Int) -> Answer
    ) {
        while let request = readRequest(descriptor, connection) {
            let before = requests.withLock { all in
                all.append(request)
                return all.count - 1
            }
            switch answer(request, before) {
            case .reply(let text): send(descriptor, text)
            case .replyAndClose(let text):
                send(descriptor, text)
                return
            case .close: return
            case .silence:
                var byte: UInt8 = 0
                while read(descriptor, &byte, 1) > 0 {}
                return
            }
        }
    }

    private func readRequest(_ descriptor: Int32, _ connection: Int) -> Request? {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while !bytes.suffix(4).elementsEqual([13, 10, 13, 10]) {
            guard read(descriptor, &byte, 1) == 1 else { return nil }
            bytes.append(byte)
        }
        let head = String(decoding: bytes, as: UTF8.self)
        let lines = head.split(separator: "\r\n")
        heads.withLock { $0.append(String(lines.first ?? "")) }
        let length = lines.first { $0.lowercased().hasPrefix("content-length:") }
            .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) }
        var body: [UInt8] = []
        while body.count < length ?? 0 {
            guard read(descriptor, &byte, 1) == 1 else { return nil }
            body.append(byte)
        }
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count >= 2 else { return nil }
        return Request(
            method: String(words[0]), path: String(words[1]), head: head,
            body: String(decoding: body, as: UTF8.self), connection: connection)
    }

    private func send(_ descriptor: Int32, _ text: String) {
        let bytes = Array(text.utf8)
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes {
                systemSend(descriptor, $0.baseAddress, $0.count)
            }
            guard count > 0 else { return }
            done += count
        }
    }
}

/// The plain names are taken by the class's own methods.
private func systemClose(_ descriptor: Int32) { close(descriptor) }
private func systemAccept(_ descriptor: Int32) -> Int32 { accept(descriptor, nil, nil) }
private func systemSend(_ fd: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
    send(fd, bytes, count, Int32(MSG_NOSIGNAL))
    #else
    send(fd, bytes, count, 0)
    #endif
}

/// A reply of HTTP/1.1 with its length.
func reply(_ status: Int, _ body: String = "", _ fields: String...) -> String {
    let head = ["HTTP/1.1 \(status) X", "Content-Length: \(body.utf8.count)"] + fields
    return head.joined(separator: "\r\n") + "\r\n\r\n" + body
}
