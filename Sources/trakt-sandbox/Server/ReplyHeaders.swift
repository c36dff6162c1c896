// The header fields by which the two servers can be told apart (trakt-api.md, sections 0 and 1).

import TraktCore

/// Adds what every reply of a server carries.
enum ReplyHeaders {
    private static let security: [(name: String, value: String)] = [
        ("access-control-allow-origin", "*"), ("x-content-type-options", "nosniff"),
        ("x-frame-options", "SAMEORIGIN"), ("server", "trakt-sandbox"),
    ]

    /// The old server: request id, runtime, ETag; 304 when the client has the same already.
    static func rails(_ reply: Reply, _ call: Call) -> Reply {
        var reply = reply
        let id = Digest.hex("\(call.now.milliseconds)\(call.request.target)".utf8, digits: 32)
        reply.headers += security
        reply.headers += [
            ("cache-control", "max-age=0, private, must-revalidate"), ("x-request-id", id),
            ("x-runtime", "0.010000"),
        ]
        guard reply.status == 200, call.request.isRead else { return reply }
        let isPersonal = ["sync", "users"].contains(call.request.path.first ?? "")
        if isPersonal { reply.headers.append(("x-private-user", "false")) }
        let tag = "W/\"\(Digest.hex(reply.body, digits: 32))\""
        reply.headers.append(("etag", tag))
        if call.request.header("if-none-match") == tag {
            reply.status = 304
            reply.body = []
        }
        return reply
    }

    /// The new server: cached at the edge, no ETag.
    static func current(_ reply: Reply, _ call: Call) -> Reply {
        var reply = reply
        reply.headers += security
        reply.headers.append(("vary", "Origin, accept-encoding"))
        guard reply.status == 200, call.request.isRead else { return reply }
        switch call.request.path.first {
        case "search":
            reply.headers.append(("cache-control", "public, max-age=1800, s-maxage=21600"))
        case "movies", "shows":
            reply.headers.append(("cache-control", "public, max-age=3600, s-maxage=43200"))
        default: break
        }
        return reply
    }
}
