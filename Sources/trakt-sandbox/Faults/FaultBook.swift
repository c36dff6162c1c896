// The rules in force, with their counts, and what each action does to a request.

import TraktCore

/// The rules of a running server.
struct FaultBook: Sendable {
    private var rules: [(rule: FaultRule, count: Int)] = []

    /// A book of these rules, in this order.
    init(_ rules: [FaultRule] = []) {
        add(rules)
    }

    /// Appends rules to those in force.
    mutating func add(_ new: [FaultRule]) {
        rules += new.map { ($0, 0) }
    }

    /// Forgets all rules.
    mutating func clear() {
        rules = []
    }

    /// Counts a request against every rule. The first rule that chooses it applies.
    mutating func match(_ request: ServerRequest) -> FaultRule? {
        var chosen: FaultRule?
        for index in rules.indices where rules[index].rule.fits(request) {
            rules[index].count += 1
            if chosen == nil, rules[index].rule.selection.contains(rules[index].count) {
                chosen = rules[index].rule
            }
        }
        return chosen
    }
}

extension FaultAction {
    /// The answer to a request, from the reply to it.
    func answer(_ reply: Reply, to request: ServerRequest, now: Timestamp) -> Answer {
        switch effect {
        case .status(let status): Answer(reply: FaultReplies.status(status, request, now: now))
        case .rateLimit(let seconds):
            Answer(reply: FaultReplies.rateLimit(seconds: seconds, request, now: now))
        case .canned(let canned): Answer(reply: FaultReplies.canned(canned))
        case .redirect(let target): Answer(reply: Reply.empty(302).adding("location", target))
        case .delivery(let delivery): Answer(reply: reply, delivery: delivery)
        case .slow(let milliseconds): Answer(reply: reply, delay: milliseconds)
        case .page: Answer(reply: reply)
        }
    }
}

/// The replies of faults, as the real service and its front end answer (section 5.3).
enum FaultReplies {
    /// The reply with a status, and the headers and body that go with it.
    static func status(_ status: Int, _ request: ServerRequest, now: Timestamp) -> Reply {
        switch status {
        case 401: Gate.unauthorized
        case 420: accountLimit(250)
        case 423: Reply.empty(423).adding("x-account-locked", "true")
        case 426: Reply.empty(426).adding("x-upgrade-url", "https://trakt.tv/vip")
        case 429: rateLimit(seconds: 1, request, now: now)
        case 500:
            .json(
                [
                    "message": """
                    Internal server error. Please open a support issue and include the \
                    details of this request.
                    """
                ], status: 500)
        case 502...599: page("\(status) \(Reply.reason(status))", status)
        default: .html("", status: status)
        }
    }

    /// 420: the account holds as many items as it may.
    static func accountLimit(_ limit: Int) -> Reply {
        Reply.empty(420).adding("x-upgrade-url", "https://trakt.tv/vip")
            .adding("x-vip-user", "false").adding("x-account-limit", String(limit))
    }

    /// 429 as the API answers it.
    static func rateLimit(seconds: Int, _ request: ServerRequest, now: Timestamp) -> Reply {
        let limits = RateLimits.standard
        let until = now.adding(seconds: Double(seconds))
        let isSignedIn = Gate.bearer(request) != nil
        return RateLimiter.reply(
            RateLimiter.bucket(isRead: request.isRead, isSignedIn: isSignedIn),
            request.isRead ? limits.reads : limits.writes,
            request.isRead ? limits.readSeconds : limits.writeSeconds, until: until, now: now)
    }

    /// A reply that is always the same.
    static func canned(_ reply: CannedReply) -> Reply {
        switch reply {
        case .cloudflare429:
            page(
                "Access denied | api.trakt.tv used Cloudflare to restrict access",
                "<h2>Error 1015</h2><p>You are being rate limited. The owner of this website "
                    + "(api.trakt.tv) has banned you temporarily from accessing this website.</p>",
                429
            ).adding("retry-after", "300")
        case .empty500: .empty(500).adding("x-error-message", "Internal Server Error")
        case .html403:
            page(
                "Attention Required! | Cloudflare",
                "<h1>Sorry, you have been blocked</h1><p>You are unable to access trakt.tv</p>",
                403)
        case .forbidden:
            Reply(
                status: 403, headers: [("content-type", "text/plain")],
                body: Array("Forbidden".utf8))
        case .html200: page("Trakt", "<p>We'll be back soon.</p>", 200)
        case .basic401: .empty(401).adding("www-authenticate", "Basic realm=\"Trakt\"")
        }
    }

    private static func page(_ title: String, _ status: Int) -> Reply {
        page(title, "<center><h1>\(title)</h1></center><hr><center>cloudflare</center>", status)
    }

    private static func page(_ title: String, _ body: String, _ status: Int) -> Reply {
        .html(
            "<!doctype html>\n<html><head><title>\(title)</title></head>\n<body>\(body)</body></html>\n",
            status: status)
    }
}
