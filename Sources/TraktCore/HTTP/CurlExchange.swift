internal import CCurl
import Foundation
import Synchronization

/// One exchange under way: what has come so far, and who waits for it.
final class CurlExchange: Sendable {
    private struct State {
        var head: [String: String] = [:]
        var headSize = 0
        var body: [UInt8] = []
        var continuation: CheckedContinuation<HTTPResponse, any Error>?
        var result: Result<HTTPResponse, any Error>?
    }

    private let state = Mutex(State())

    /// The exchange that a callback's context stands for.
    static func of(_ context: UnsafeMutableRawPointer?) -> CurlExchange? {
        context.map { Unmanaged<CurlExchange>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Hands bytes of libcurl to an exchange. Gives how many were taken: all, or 0 to stop.
    static func receive(
        _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ context: UnsafeMutableRawPointer?,
        _ take: (CurlExchange, UnsafeRawBufferPointer) -> Bool
    ) -> Int {
        guard let exchange = of(context) else { return 0 }
        // libcurl says that `count` bytes are there, for as long as this call lasts.
        return take(exchange, UnsafeRawBufferPointer(start: bytes, count: count)) ? count : 0
    }

    /// True once no caller waits any more.
    var isOver: Bool { state.withLock { $0.result != nil } }

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

    /// Takes one line of the head. Of several heads (after "100 Continue") the last one counts.
    func takeHeader(_ line: UnsafeRawBufferPointer) -> Bool {
        let text = String(decoding: line, as: UTF8.self)
        let isInLimit = state.withLock { state in
            state.headSize += line.count
            if text.hasPrefix("HTTP/") { state.head = [:] }
            if let colon = text.firstIndex(of: ":") {
                let name = text[..<colon].lowercased()
                state.head[name] = text[text.index(after: colon)...]
                    .trimmingCharacters(in: .whitespacesAndNewlines)
            }
            return state.headSize <= CurlTransport.largestHead
        }
        if !isInLimit { fail(.tooLarge, "its reply has headers of more than 256 KiB") }
        return isInLimit
    }

    /// Takes a part of the body.
    func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let isInLimit = state.withLock { state in
            state.body += bytes
            return state.body.count <= CurlTransport.largestBody
        }
        if !isInLimit { fail(.tooLarge, "its reply has more than 64 MiB") }
        return isInLimit
    }

    /// Ends the exchange as libcurl did.
    func complete(_ code: Int, status: Int, words: String, _ request: HTTPRequest) {
        guard code == 0 else {
            let (kind, reason) = CurlFailure.explain(code, words, request)
            return fail(kind, reason)
        }
        let (head, body) = state.withLock { ($0.head, $0.body) }
        finish(.success(HTTPResponse(status: status, headers: head, body: body)))
    }

    private func fail(_ kind: TransportError.Kind, _ reason: String) {
        finish(.failure(TransportError(kind, reason)))
    }
}

/// What a CURLcode means (curl/curl.h).
private enum CurlFailure {
    static func explain(
        _ code: Int, _ words: String, _ request: HTTPRequest
    ) -> (TransportError.Kind, String) {
        let said = words.isEmpty ? String(cString: ccurl_words(Int32(code))) : words
        return switch code {
        case 3, 4: (.badAddress, said)
        case 5, 6: (.notConnected, "unknown host (is there a network?)")
        case 7: (.notConnected, "cannot connect")
        // A line of the head may have 100 KB, and all of it 300 KB (CURLE_TOO_LARGE); older
        // versions say that memory ran out.
        case 27, 100: (.tooLarge, "its reply has too long headers")
        case 28: (.timedOut, "no answer within \(seconds(request.timeoutSeconds)) s")
        case 35: (.notConnected, "no secure connection: \(said)")
        // The peer's certificate, or the files that it is checked with.
        case 51, 58, 60, 66, 77, 83, 91:
            (
                .unusable,
                "the certificate is not accepted (\(said)): for a private CA set SSL_CERT_FILE"
            )
        case 52: (.broken, "the server closed the connection without an answer")
        default: (.broken, "the connection broke: \(said)")
        }
    }

    /// `60` or `0.5`: in tenths.
    private static func seconds(_ value: Double) -> String {
        let text = "\(max((value * 10).rounded(), 1) / 10)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
