// The files Curl….swift are the only ones that import CCurl. URLSession on Linux is built on libcurl
// too, but cannot be told a certificate authority (it names /etc/ssl/certs/ca-certificates.crt itself
// and nothing overrides that), puts no limit on the head of a reply, hangs on a Basic challenge, and
// costs every tool 12 ms at its start (style.md 3.2, 3.3).

internal import CCurl
import Dispatch
import Synchronization

/// Sends requests through the system's libcurl, which is loaded with the first request.
///
/// Redirects are not followed: a 3xx is a reply like any other. Every exchange ends within its
/// deadline, and heads and bodies have limits. Plain http goes to this machine only, never through a
/// proxy; https uses the proxy of `https_proxy` and `no_proxy`, which libcurl reads itself.
package final class CurlTransport: Sendable {
    private let authorities: Authorities
    private let idle = Mutex<[CurlHandle]>([])
    private let bundle = Mutex<[UInt8]?>(nil)
    private let queue = DispatchQueue(label: "traktutils.transport", attributes: .concurrent)

    /// The largest body that is taken, in bytes: the biggest reply recorded is 2.1 MB for 861 shows
    /// (trakt-api.md 4.2).
    package static let largestBody = 64 << 20
    /// The largest head that is taken, in bytes: recorded ones are below 4 KiB.
    package static let largestHead = 256 << 10

    /// The certificate authorities to trust in the place of the system's; the system's if none.
    package struct Authorities: Sendable, Hashable {
        /// Files of certificates in PEM form. All are trusted.
        package var files: [String] = []
        /// A folder of certificate files named by their hashes; nil for none.
        package var folder: String?
    }

    /// The most bytes of a file of authorities: the system's are 200 KB.
    private static let largestAuthorities = 16 << 20

    /// A transport with connections of its own.
    init(_ authorities: Authorities = Authorities()) { self.authorities = authorities }

    deinit { for handle in idle.withLock({ $0 }) { handle.free() } }

    /// Carries out one exchange.
    /// - Throws: `TransportError`, or `CancellationError` if the task is cancelled.
    package func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        try CurlTransport.check(request.url)
        guard ccurl_load() == 0 else {
            throw TransportError(.unusable, "libcurl is missing: install libcurl4")
        }
        try Task.checkCancellation()
        let exchange = CurlExchange()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                exchange.wait(continuation)
                queue.async { [self] in carryOut(request, exchange) }
            }
        } onCancel: {
            exchange.finish(.failure(CancellationError()))
        }
    }

    /// Throws unless the address is https, or plain http to this machine.
    private static func check(_ url: String) throws(TransportError) {
        guard let address = Address.Parts(url) else {
            throw TransportError(.badAddress, "\"\(Address.withoutUser(url))\" is not an address")
        }
        guard address.scheme == "https" || (address.scheme == "http" && address.isLoopback) else {
            throw TransportError(
                .badAddress,
                "\(address.scheme)://\(address.host): plain http is allowed only for localhost")
        }
    }

    private func carryOut(_ request: HTTPRequest, _ exchange: CurlExchange) {
        guard let handle = idle.withLock({ $0.popLast() }) ?? CurlHandle() else {
            return exchange.finish(.failure(TransportError(.notConnected, "no memory")))
        }
        defer { idle.withLock { $0.append(handle) } }
        do throws(TransportError) {
            let trust = try trust()
            let code = handle.perform(request, exchange, trust)
            exchange.complete(code, status: handle.status, words: handle.words, request)
        } catch { exchange.finish(.failure(error)) }
    }

    /// What to trust. Two files are put together in memory, since libcurl takes only one.
    private func trust() throws(TransportError) -> Trust {
        var trust = Trust(file: authorities.files.first, folder: authorities.folder)
        guard authorities.files.count > 1 else { return trust }
        if let known = bundle.withLock({ $0 }) { return Trust(folder: trust.folder, bytes: known) }
        var all: [UInt8] = []
        for file in authorities.files {
            let bytes = try? FileStore.read(file, limit: CurlTransport.largestAuthorities)
            guard let bytes else { throw TransportError(.unusable, "cannot read \(file)") }
            all += bytes + [0x0A]
        }
        bundle.withLock { $0 = all }
        (trust.file, trust.bytes) = (nil, all)
        return trust
    }
}

/// The authorities of one exchange, in one of libcurl's forms.
struct Trust {
    var file: String?
    var folder: String?
    var bytes: [UInt8]?
}
