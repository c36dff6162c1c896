// The one file that imports FoundationNetworking: every trap of URLSession on Linux (style.md 3.3)
// is handled here and nowhere else.

import Foundation
import Synchronization
#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Sends requests through URLSession.
///
/// Redirects are not followed, since URLSession on Linux takes the Authorization header along to
/// another host; a 3xx is a reply like any other. A challenge (401 with Basic) is answered by
/// ending the exchange with the 401 itself, since on Linux the task would otherwise never end
/// (swift-corelibs-foundation#5457). Deadlines are our own timer: URLSession cuts its timeout to
/// whole seconds. Plain http goes to this machine only.
public final class URLSessionTransport: Sendable {
    private let delegate = ExchangeDelegate()
    private let session: URLSession

    /// The largest body that is taken, in bytes: the biggest reply recorded is 2.1 MB for 861 shows
    /// (trakt-api.md 4.2).
    public static let largestBody = 64 << 20

    /// A transport with connections of its own.
    public init() {
        session = URLSessionTransport.makeSession(delegate)
    }

    // Not invalidateAndCancel: see the challenge below for what cancelling amid callbacks does.
    deinit { session.finishTasksAndInvalidate() }

    /// Carries out one exchange.
    public func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        let prepared = try URLSessionTransport.prepare(request)
        guard request.needsFreshConnection else {
            return try await exchange(prepared, request.timeoutSeconds, session)
        }
        let own = URLSessionTransport.makeSession(delegate)
        defer { own.finishTasksAndInvalidate() }
        return try await exchange(prepared, request.timeoutSeconds, own)
    }

    /// Foundation makes folders for cookies and for a cache in the person's home as soon as a
    /// configuration is made, used or not (seen with 6.3.1 on Linux). Its way there goes through
    /// these two variables, which the suite itself has read before (`World`).
    private static let keepOutOfHome: Void = {
        #if !canImport(Darwin)
        setenv("XDG_DATA_HOME", "/dev/null", 1)
        setenv("XDG_CACHE_HOME", "/dev/null", 1)
        #endif
    }()

    private static func makeSession(_ delegate: ExchangeDelegate) -> URLSession {
        keepOutOfHome
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieStorage = nil
        configuration.urlCache = nil
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        configuration.httpMaximumConnectionsPerHost = 8
        return URLSession(configuration: configuration, delegate: delegate, delegateQueue: nil)
    }

    private static func prepare(_ request: HTTPRequest) throws(TransportError) -> URLRequest {
        guard let url = URL(string: request.url), let scheme = url.scheme?.lowercased(),
            let host = url.host, !host.isEmpty
        else { throw TransportError(.badAddress, "\"\(request.url)\" is not an address") }
        guard scheme == "https" || (scheme == "http" && isLoopback(host)) else {
            throw TransportError(
                .badAddress, "\(scheme)://\(host) is refused: only https, but for this machine")
        }
        var prepared = URLRequest(url: url)
        prepared.httpMethod = request.method
        // Whole seconds, and behind our own deadline: the timer is what counts.
        prepared.timeoutInterval = request.timeoutSeconds.rounded(.up) + 5
        for header in request.headers {
            prepared.setValue(header.value, forHTTPHeaderField: header.name)
        }
        if let body = request.body { prepared.httpBody = Data(body) }
        return prepared
    }

    private static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host == "[::1]"
            || (host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." })
    }

    private func exchange(
        _ request: URLRequest, _ timeoutSeconds: Double, _ session: URLSession
    ) async throws -> HTTPResponse {
        try Task.checkCancellation()
        let task = session.dataTask(with: request)
        let exchange = Exchange()
        delegate.begin(exchange, task, session)
        let timer = DispatchWorkItem {
            let text = "no answer within \(timeoutSeconds.formatted()) s"
            exchange.finish(.failure(TransportError(.timedOut, text)))
            task.cancel()
        }
        DispatchQueue.global().asyncAfter(deadline: .now() + timeoutSeconds, execute: timer)
        defer { timer.cancel() }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                exchange.wait(continuation)
                task.resume()
            }
        } onCancel: {
            // The task itself is left to end: the process does so soon, and see the challenge below.
            exchange.finish(.failure(CancellationError()))
        }
    }
}

/// One exchange under way: what has come so far, and who waits for it.
private final class Exchange: Sendable {
    private struct State {
        var response: HTTPResponse?
        var continuation: CheckedContinuation<HTTPResponse, any Error>?
        var result: Result<HTTPResponse, any Error>?
    }

    private let state = Mutex(State())

    func wait(_ continuation: CheckedContinuation<HTTPResponse, any Error>) {
        let ready = state.withLock { state -> Result<HTTPResponse, any Error>? in
            if state.result == nil { state.continuation = continuation }
            return state.result
        }
        if let ready { continuation.resume(with: ready) }
    }

    /// Ends the exchange; what comes later is ignored.
    func finish(_ result: Result<HTTPResponse, any Error>) {
        let continuation = state.withLock {
            state -> CheckedContinuation<HTTPResponse, any Error>? in
            guard state.result == nil else { return nil }
            state.result = result
            defer { state.continuation = nil }
            return state.continuation
        }
        continuation?.resume(with: result)
    }

    func begin(_ response: HTTPResponse) {
        state.withLock { $0.response = response }
    }

    /// Adds to the body; false if it is over the limit.
    func append(_ data: Data) -> Bool {
        state.withLock { state in
            state.response?.body += data
            return (state.response?.body.count ?? 0) <= URLSessionTransport.largestBody
        }
    }

    func complete(_ error: (any Error)?) {
        let response = state.withLock { $0.response }
        if let error {
            finish(.failure(Exchange.explain(error)))
        } else if let response {
            finish(.success(response))
        } else {
            finish(.failure(TransportError(.broken, "the server closed without an answer")))
        }
    }

    private static func explain(_ error: any Error) -> any Error {
        guard let error = error as? URLError else {
            return TransportError(.broken, "\(error.localizedDescription)")
        }
        switch error.code {
        case .cannotConnectToHost:
            return TransportError(.notConnected, "cannot connect")
        case .cannotFindHost, .dnsLookupFailed:
            return TransportError(
                .notConnected, "the host's name is not known (is there a network?)")
        case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
            .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid:
            return TransportError(
                .notConnected, "no secure connection: \(error.localizedDescription)")
        case .notConnectedToInternet:
            return TransportError(.notConnected, "no network")
        case .timedOut:
            return TransportError(.timedOut, "no answer in time")
        default:
            return TransportError(.broken, "the connection broke: \(error.localizedDescription)")
        }
    }
}

/// Receives what URLSession reports and hands it to the exchange it belongs to.
private final class ExchangeDelegate: NSObject, URLSessionDataDelegate {
    /// Task identifiers are unique within a session only.
    private struct Key: Hashable {
        var session: ObjectIdentifier
        var task: Int
    }

    private let exchanges = Mutex<[Key: Exchange]>([:])

    func begin(_ exchange: Exchange, _ task: URLSessionTask, _ session: URLSession) {
        let key = Key(session: ObjectIdentifier(session), task: task.taskIdentifier)
        exchanges.withLock { $0[key] = exchange }
    }

    private func exchange(_ session: URLSession, _ task: URLSessionTask) -> Exchange? {
        let key = Key(session: ObjectIdentifier(session), task: task.taskIdentifier)
        return exchanges.withLock { $0[key] }
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
    ) {
        if let response = response as? HTTPURLResponse {
            exchange(session, dataTask)?.begin(HTTPResponse(response))
        }
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        guard let exchange = exchange(session, dataTask), !exchange.append(data) else { return }
        let limit = URLSessionTransport.largestBody >> 20
        exchange.finish(.failure(TransportError(.tooLarge, "an answer over \(limit) MiB")))
        dataTask.cancel()
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
    ) {
        let key = Key(session: ObjectIdentifier(session), task: task.taskIdentifier)
        exchanges.withLock { $0.removeValue(forKey: key) }?.complete(error)
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
        completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        exchange(session, task)?.finish(.success(HTTPResponse(response)))
        // Not cancelled besides: answering and cancelling at once ends the process now and then
        // ("Received callback for HTTP redirection, but we're not waiting for it", 6.3.1).
        completionHandler(nil)
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask,
        didReceive challenge: URLAuthenticationChallenge,
        completionHandler:
            @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
    ) {
        guard let response = challenge.failureResponse as? HTTPURLResponse else {
            return completionHandler(.performDefaultHandling, nil)
        }
        exchange(session, task)?.finish(.success(HTTPResponse(response)))
        // The caller has its answer; only cancelling frees the task. That waits until nothing more
        // can arrive for it: cancelled amid callbacks it ends the process now and then ("Trying to
        // access a behaviour for a task that in not in the registry", 6.3.1). Remove once
        // swift-corelibs-foundation#5457 is in the oldest toolchain we build with.
        DispatchQueue.global().asyncAfter(deadline: .now() + 2) { task.cancel() }
    }
}

extension HTTPResponse {
    /// A reply without its body.
    fileprivate init(_ response: HTTPURLResponse) {
        var headers: [String: String] = [:]
        for (name, value) in response.allHeaderFields {
            headers["\(name)".lowercased()] = "\(value)"
        }
        self.init(status: response.statusCode, headers: headers)
    }
}
