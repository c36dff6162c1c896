// The accept loop and one thread per connection. A connection's thread blocks in `recv`, in a
// latency pause or in a fault that hangs; stopping the server wakes all of them.

import Foundation
import Synchronization
import TraktCore

/// What becomes of one request: the reply, and how badly it is delivered.
struct Answer: Sendable {
    /// How badly the reply reaches the client, by its name in fault rules.
    enum Delivery: String, Sendable {
        /// Head with the full length, half of the body, then the connection ends.
        case truncated = "truncate"
        /// Nothing; the connection ends.
        case dropped = "drop"
        /// Nothing; the connection is reset.
        case reset
        /// Nothing; the connection stays open until the client gives up.
        case silence = "hang"
    }

    /// What the route answered.
    var reply: Reply
    /// What the fault rules make of it; nil if all of it is sent.
    var delivery: Delivery?
    /// Milliseconds to wait before delivering.
    var delay = 0
}

/// A server on 127.0.0.1. It knows its port before it serves, so that what answers its requests can
/// know it too.
final class Server: Sendable {
    /// What answers requests; called on many threads at once.
    typealias Handler = @Sendable (ServerRequest) -> Answer

    /// The port it listens on.
    let port: UInt16
    private let listener: Int32
    private let connections = Mutex<Connections>(Connections())

    /// The descriptors in use, and whether new ones are still taken.
    private struct Connections {
        var open: Set<Int32> = []
        var isStopped = false
    }

    /// Binds the port, so that the caller knows it before any thread runs.
    /// - Parameter port: 1…65535, or 0 for a free one.
    /// - Throws: the system's failure.
    init(port: UInt16) throws(SystemError) {
        (listener, self.port) = try Sockets.openListener(port: port)
    }

    /// Starts to accept, on a thread of its own, and returns. Each request goes to `handler`.
    func start(_ handler: @escaping Handler) {
        Thread.detachNewThread { [self] in
            while let descriptor = Sockets.nextConnection(listener) { open(descriptor, handler) }
            Sockets.endListening(listener)
        }
    }

    /// Stops accepting and ends every connection; threads leave on their own.
    func stop() {
        connections.withLock { state in
            state.isStopped = true
            for descriptor in state.open { Sockets.shutDown(descriptor) }
        }
        Sockets.stopListening(listener)
    }

    private func open(_ descriptor: Int32, _ handler: @escaping Handler) {
        let isAccepted = connections.withLock { state in
            if state.isStopped { return false }
            state.open.insert(descriptor)
            return true
        }
        guard isAccepted else { return Sockets.closeSocket(descriptor) }
        let thread = Thread { [self] in
            serve(descriptor, handler)
            // Out of the set first: the number may be given to a new connection once closed.
            connections.withLock { _ = $0.open.remove(descriptor) }
            Sockets.closeSocket(descriptor)
        }
        // Requests are parsed into the heap; nothing here recurses deeply but the JSON reader.
        thread.stackSize = 1024 * 1024
        thread.start()
    }

    private func serve(_ descriptor: Int32, _ handler: Handler) {
        var parser = RequestParser(
            receive: { Sockets.receive(descriptor, atMost: 64 * 1024) },
            sendContinue: {
                _ = Sockets.sendAll(descriptor, Array("HTTP/1.1 100 Continue\r\n\r\n".utf8))
            })
        while true {
            do throws(RequestError) {
                let request = try parser.next()
                guard deliver(handler(request), to: request, descriptor) else { return }
            } catch {
                if case .refused(let status) = error {
                    let bytes = Reply.html("", status: status)
                        .wireBytes(includingBody: true, closing: true, now: .now)
                    _ = Sockets.sendAll(descriptor, bytes)
                }
                return
            }
        }
    }

    /// Sends an answer. False when the connection is at its end.
    private func deliver(_ answer: Answer, to request: ServerRequest, _ descriptor: Int32) -> Bool {
        if answer.delay > 0 { Thread.sleep(forTimeInterval: Double(answer.delay) / 1000) }
        switch answer.delivery {
        case .dropped:
            return false
        case .reset:
            Sockets.resetOnClose(descriptor)
            return false
        case .silence:
            while !Sockets.receive(descriptor, atMost: 4096).isEmpty {}
            return false
        case .truncated:
            let whole = answer.reply.wireBytes(includingBody: true, closing: true, now: .now)
            let cut = whole.count - (answer.reply.body.count + 1) / 2
            _ = Sockets.sendAll(descriptor, whole[..<cut])
            return false
        case nil:
            let bytes = answer.reply.wireBytes(
                includingBody: request.method != "HEAD", closing: !request.keepsAlive, now: .now)
            return Sockets.sendAll(descriptor, bytes) && request.keepsAlive
        }
    }
}
