// The service's rate limits: one window per token or client and kind of request.

import TraktCore

/// Counts requests in windows that begin with their first request.
struct RateLimiter: Sendable {
    private struct Window {
        var startedAt: Timestamp
        var count: Int
    }

    private var windows: [String: Window] = [:]

    /// Counts one request. Returns the 429 for one too many, nil for others.
    /// - Parameter token: the access token, or nil for requests without one.
    mutating func refusal(
        isRead: Bool, token: String?, _ limits: RateLimits, at now: Timestamp
    ) -> Reply? {
        let name = Self.bucket(isRead: isRead, isSignedIn: token != nil)
        let limit = isRead ? limits.reads : limits.writes
        let period = isRead ? limits.readSeconds : limits.writeSeconds
        let key = "\(name) \(token ?? "")"
        var window = windows[key] ?? Window(startedAt: now, count: 0)
        if now >= window.startedAt.adding(seconds: period) {
            window = Window(startedAt: now, count: 0)
        }
        window.count += 1
        windows[key] = window
        guard window.count > limit else { return nil }
        let until = window.startedAt.adding(seconds: period)
        return Self.reply(name, limit, period, until: until, now: now)
    }

    /// The name of the limit that a request counts against (trakt-api.md 5.2).
    static func bucket(isRead: Bool, isSignedIn: Bool) -> String {
        guard isSignedIn else { return "UNAUTHED_API_GET_LIMIT" }
        return isRead ? "AUTHED_API_GET_LIMIT" : "AUTHED_API_POST_LIMIT"
    }

    /// The API's own 429.
    static func reply(
        _ name: String, _ limit: Int, _ period: Double, until: Timestamp, now: Timestamp
    ) -> Reply {
        let seconds = Int64((until.seconds - now.seconds).rounded(.up))
        let end = until.text.prefix(19) + "Z"
        let detail: JSON = [
            "name": .string(name), "period": .int(Int64(period)), "limit": .count(limit),
            "remaining": 0, "until": .string(String(end)),
        ]
        return Reply.empty(429).adding("retry-after", String(max(1, seconds)))
            .adding("x-ratelimit", detail.text)
    }
}
