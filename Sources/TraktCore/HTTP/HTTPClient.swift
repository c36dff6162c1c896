/// Requests with the manners the service asks for: paced across processes, GETs repeated when that
/// helps, writes never repeated, a line per request with `-v`.
package struct HTTPClient: Sendable {
    private let transport: Transport
    private let pacing: Pacing
    private let messages: Messages
    private let now: @Sendable () -> Timestamp
    private let firstWait: Double
    private let timeoutSeconds: Double

    /// Maximum attempts for a GET.
    private static let attempts = 5
    /// Maximum attempts for a request that could not connect: a wrong address stays wrong.
    private static let connectAttempts = 2
    /// How many 429s in a row one request waits for.
    private static let rateLimitAttempts = 6
    /// The longest single wait after a 429 without `Retry-After`, in seconds (trakt-api.md 5.2).
    private static let longestWait = 300.0
    /// The longest wait that a `Retry-After` is believed to ask for, in seconds: a day.
    private static let longestAskedWait = 86_400.0

    /// A client with the settings of the environment: `TRAKT_TIMEOUT`, `TRAKT_RETRY_WAIT` and the
    /// settings of `Pacing`. Throws status 78 if one is malformed.
    package init(_ world: World, transport: Transport? = nil) throws {
        if let transport {
            self.transport = transport
        } else {
            let files = ["SSL_CERT_FILE", "CURL_CA_BUNDLE"].compactMap(world.variable)
            let curl = CurlTransport(.init(files: files, folder: world.variable("SSL_CERT_DIR")))
            self.transport = { try await curl.send($0) }
        }
        pacing = try Pacing(world)
        messages = world.messages
        now = world.now
        firstWait = try world.number("TRAKT_RETRY_WAIT", default: 1)
        let timeout = try world.number("TRAKT_TIMEOUT", default: 60)
        guard timeout > 0 else { throw ToolError(.config, "TRAKT_TIMEOUT must be more than 0") }
        timeoutSeconds = timeout
    }

    /// When a process of this user last sent a write; 1970 if it is not known.
    package var lastWrite: Timestamp { pacing.lastWrite }

    /// What a request brought: any final reply, with its body read if it is JSON.
    package struct Reply: Sendable {
        /// The reply; its status is never 429 or 5xx.
        package var response: HTTPResponse
        /// The body; nil if it is not JSON.
        package var json: JSONSlice?
    }

    /// Gets `url`. Repeats on 429 (after `Retry-After`), 5xx, pages and cut-off bodies in the place
    /// of JSON, and broken connections. All attempts together, with the waits between them, take at
    /// most twice `TRAKT_TIMEOUT`; waits for a rate limit do not count.
    /// - Throws: `ToolError` with status 69, 75 or 76 when repeating did not help.
    package func get(
        _ url: String, headers: [(name: String, value: String)]
    ) async throws -> Reply {
        var failures = 0
        var limits = 0
        var secondsLeft = 2 * timeoutSeconds
        while true {
            try await pacing.admitRead { messages.waiting(for: "rate limit", seconds: $0) }
            let start = ContinuousClock.now
            let request = HTTPRequest(
                url: url, headers: headers, timeoutSeconds: min(timeoutSeconds, secondsLeft))
            let problem: Problem
            do {
                let reply = Reply(try await exchange(request))
                guard let found = Problem(reply, url, now()) else { return reply }
                problem = found
            } catch let error as TransportError {
                problem = try Problem(error, url)
            }
            secondsLeft -= (ContinuousClock.now - start) / .seconds(1)
            if let seconds = problem.rateLimitSeconds {
                limits += 1
                guard limits < HTTPClient.rateLimitAttempts else { throw problem.error }
                try await pacing.block(seconds: wait(seconds, limits))
            } else {
                failures += 1
                let wait = wait(nil, failures)
                secondsLeft -= wait
                guard failures < problem.attempts, secondsLeft > 0 else { throw problem.error }
                try await Task.sleep(for: .seconds(clamping: wait))
            }
        }
    }

    /// Carries out one exchange of another kind as it is: not paced, not repeated.
    package func once(_ request: HTTPRequest) async throws -> HTTPResponse {
        var request = request
        request.timeoutSeconds = min(request.timeoutSeconds, timeoutSeconds)
        request.needsFreshConnection = request.method != "GET"
        return try await exchange(request)
    }

    /// How a write ended.
    package enum WriteOutcome: Sendable {
        /// A reply with a status below 500 that is not 429, and if it is 2xx, with JSON in it.
        case answered(Reply)
        /// It never reached the server.
        case notSent(ToolError)
        /// Nobody here knows whether the server did it: read back before sending anything again.
        /// `seconds` is how long to leave the service alone, if it said so.
        case doubtful(ToolError, seconds: Double?)
    }

    /// Sends one write in this user's turn, once. It is not cut off by a cancelled task: the request
    /// in flight is finished. Throws only before it is sent (status 75, or cancellation), and what
    /// `beforeSending` throws: it runs when the turn has come, right before the request goes out.
    package func write(
        _ method: String, _ url: String, headers: [(name: String, value: String)], body: [UInt8],
        beforeSending: @Sendable () throws -> Void = {}
    ) async throws -> WriteOutcome {
        let request = HTTPRequest(
            method: method, url: url, headers: headers, body: body,
            timeoutSeconds: timeoutSeconds, needsFreshConnection: true)
        let onWait: @Sendable (Double) -> Void = {
            messages.waiting(for: "rate limit", seconds: $0)
        }
        let outcome = try await pacing.withWriteTurn(onWait: onWait) {
            try Task.checkCancellation()
            try beforeSending()
            return await Task { await send(request) }.value
        }
        if case .doubtful(_, let seconds?) = outcome { try? await pacing.block(seconds: seconds) }
        return outcome
    }

    private func send(_ request: HTTPRequest) async -> WriteOutcome {
        do {
            let reply = Reply(try await exchange(request))
            guard let problem = Problem(reply, request.url, now()) else { return .answered(reply) }
            return .doubtful(problem.error, seconds: problem.rateLimitSeconds ?? nil)
        } catch let error as TransportError where !error.mayHaveArrived {
            return .notSent(HTTPClient.unreachable(error, request.url))
        } catch {
            return .doubtful(
                ToolError(.unavailable, "\(Address.host(request.url)): \(error)"), seconds: nil)
        }
    }

    private func exchange(_ request: HTTPRequest) async throws -> HTTPResponse {
        let start = ContinuousClock.now
        func log(_ outcome: String) {
            let spent = (ContinuousClock.now - start) / .milliseconds(1)
            messages.detail(
                "\(request.method) \(Address.path(request.url)) \(outcome) \(Int(clamping: spent)) ms"
            )
        }
        do {
            let response = try await transport(request)
            log("\(response.status)")
            return response
        } catch {
            log("failed (\(error))")
            throw error
        }
    }

    private func wait(_ asked: Double??, _ round: Int) -> Double {
        if let asked, let asked { return asked }
        let doubled = firstWait * Double(1 << min(round - 1, 16))
        return min(doubled, HTTPClient.longestWait)
    }

    fileprivate static func unreachable(_ error: TransportError, _ url: String) -> ToolError {
        ToolError(error.status, "cannot reach \(Address.host(url)): \(error.reason)")
    }

    /// Why a reply, or the lack of one, is not what was asked for but may be when asked again.
    private struct Problem {
        /// The error if that does not help.
        var error: ToolError
        /// Maximum attempts.
        var attempts = HTTPClient.attempts
        /// Set for a rate limit: the seconds to wait, if the server gave them.
        var rateLimitSeconds: Double??

        /// Nil if the reply is final: 204, other 2xx with JSON in it, or 4xx but 429.
        init?(_ reply: Reply, _ url: String, _ now: Timestamp) {
            let response = reply.response
            switch response.status {
            case 200..<300:
                guard response.status != 204, reply.json == nil else { return nil }
                error = Problem.notJSON(response, url)
            case 429:
                let asked = response.retryAfter(now: now).map {
                    $0.clamped(to: 0.1...HTTPClient.longestAskedWait)
                }
                let seconds = counted(Int(clamping: (asked ?? 300).rounded(.up)), "second")
                error = ToolError(
                    .tryLater, "Trakt's rate limit is reached: try again in \(seconds)")
                rateLimitSeconds = .some(asked)
            case 500...:
                let said = response.header("X-Error-Message").map { ": \($0.prefix(80))" } ?? ""
                error = ToolError(
                    .unavailable, "Trakt server error (\(response.status)\(said)): try again later")
            default: return nil
            }
        }

        /// - Throws: the error if retrying is pointless.
        init(_ error: TransportError, _ url: String) throws(ToolError) {
            self.error = HTTPClient.unreachable(error, url)
            switch error.kind {
            case .badAddress, .tooLarge, .unusable: throw self.error
            case .notConnected: attempts = HTTPClient.connectAttempts
            case .broken, .timedOut: break
            }
        }

        /// A 2xx without JSON. At Trakt's own address a page means maintenance; anywhere else
        /// the address is likely to be wrong.
        private static func notJSON(_ response: HTTPResponse, _ url: String) -> ToolError {
            if response.isPage, Address.Parts(url)?.host.hasSuffix("trakt.tv") == true {
                return ToolError(
                    .unavailable,
                    "Trakt answers with a web page (maintenance?): try again later")
            }
            let what = response.isPage ? "a web page" : "something that is not JSON"
            let quote = response.body.isEmpty ? "nothing" : "\(what) (\"\(response.firstLine)\")"
            return ToolError(.protocolError, "the server answered \(quote): check TRAKT_API_URL")
        }
    }
}

extension HTTPClient.Reply {
    /// A reply whose body is read here.
    init(_ response: HTTPResponse) {
        self.init(response: response, json: try? JSONSlice.parse(response.body))
    }
}
