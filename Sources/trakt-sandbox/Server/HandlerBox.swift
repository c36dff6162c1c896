// The server must be bound before the sandbox can know its own address, so that the one is made
// before the other.

import Synchronization

/// A handler that is put in later, before the server starts to accept.
final class HandlerBox: Sendable {
    private let handler = Mutex<Server.Handler?>(nil)

    /// Puts the handler in.
    func set(_ handler: @escaping Server.Handler) {
        self.handler.withLock { $0 = handler }
    }

    /// Hands a request to the handler; 503 while there is none.
    func answer(_ request: ServerRequest) -> Answer {
        let handler = handler.withLock { $0 }
        return handler?(request) ?? Answer(reply: .empty(503))
    }
}
