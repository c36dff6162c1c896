// What the command line decides about a server, as a value every route can read.

import TraktCore

/// How a server behaves. The defaults are the service of late 2026.
struct Settings: Sendable {
    /// Which of the service's two faces answers (trakt-api.md, section 0).
    enum Profile: String, Sendable, CaseIterable {
        /// The Rails server alone: `tvrage` ids, ETag and 304, pages of ten, watched in one piece.
        case legacy
        /// What answers since mid-2026: new shapes for metadata, pages of 100, at most 250.
        case current = "2026"
    }

    /// What happens to a device code.
    enum Approval: String, Sendable, CaseIterable {
        /// Approved at once.
        case auto
        /// Waits for the button on `/activate`.
        case manual
        /// Refused at once.
        case deny
    }

    /// What `not_found` says of an item that was not found.
    enum NotFoundEcho: String, Sendable, CaseIterable {
        /// The item as it was sent.
        case echo
        /// The item without its ids, as seen in the wild (#244, #236).
        case bare
    }

    var profile = Profile.current
    var approval = Approval.auto
    /// Seconds an access token lives. 86400 since March 2025; 604800 in the docs.
    var tokenLifetime: Int64 = 86_400
    /// Seconds between two polls for a device code.
    var pollInterval: Int64 = 5
    /// Seconds a device code can be approved.
    var codeLifetime: Int64 = 600
    /// Whether a pending device code is answered with RFC 8628's JSON instead of an empty body.
    var pendingHasBody = false
    /// Whether marking a whole show marks its specials too.
    var marksSpecials = false
    /// Seconds by which `/sync/watched` lags behind writes.
    var watchedLag: Double = 0
    /// Milliseconds added to every reply.
    var latency = 0
    /// How many rows fewer than there are the X-Pagination headers count (trakt-web#3152).
    var countLag = 0
    /// Whether every third row of every list is of a hidden item: counted, but not shown.
    var hidesRows = false
    /// Whether plays keep their seconds, as before February 2026.
    var keepsSeconds = false
    /// The status of a successful POST that adds: 201 as documented, 200 as in the contract.
    var addStatus = 201
    var notFoundEcho = NotFoundEcho.echo
    /// Requests allowed, or nil for any number.
    var limits: RateLimits? = .standard
    /// The most items a watchlist may hold before 420 is answered; nil for any number.
    var watchlistLimit: Int?
    /// The one application that may use the server.
    var clientID = "sandbox-client-id"
    var clientSecret = "sandbox-client-secret"
    /// Where the server can be reached, without a slash at the end.
    var baseURL = ""
}

/// How many requests of a kind one token or client may make per span of seconds.
struct RateLimits: Sendable, Equatable {
    /// POST, PUT and DELETE.
    var writes: Int
    var writeSeconds: Double
    /// GET and HEAD.
    var reads: Int
    var readSeconds: Double

    /// The limits since September 2026 (trakt-api.md 5.2).
    static let standard = RateLimits(writes: 1, writeSeconds: 1, reads: 500, readSeconds: 300)
}

extension RateLimits {
    /// The longest span of a limit, in seconds: a day, longer than any client waits.
    private static let longest = 86_400.0

    /// Reads `WRITES/SECONDS,READS/SECONDS`, as "1/1,500/300".
    init?(_ text: String) {
        let parts = text.split(separator: ",").map { $0.split(separator: "/") }
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }),
            let writes = Int(parts[0][0]), let writeSeconds = Double(parts[0][1]),
            let reads = Int(parts[1][0]), let readSeconds = Double(parts[1][1]),
            writes > 0, reads > 0, writeSeconds > 0, readSeconds > 0,
            max(writeSeconds, readSeconds) <= Self.longest
        else { return nil }
        self.init(
            writes: writes, writeSeconds: writeSeconds, reads: reads, readSeconds: readSeconds)
    }
}
