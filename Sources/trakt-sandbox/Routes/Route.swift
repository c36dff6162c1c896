// How a request finds the code that answers it: one table, tried from top to bottom.

import TraktCore

/// One request on its way through a route.
struct Call: Sendable {
    var request: ServerRequest
    /// The path's variable parts by name, as `:id` in the pattern.
    var parameters: [String: String] = [:]
    var catalog: Catalog
    var settings: Settings
    var now: Timestamp
    /// Which server's shapes the reply has.
    var backend = Backend.current
    /// The valid access token it came with, if any.
    var token: String?
    /// What a fault rule does to the pages of this reply.
    var pageFault: PageFault?

    /// The words of `extended=`, as ["full", "episodes"].
    var extended: Set<Substring> {
        Set((request.queryValue("extended") ?? "").split(separator: ","))
    }

    /// The request's body as a JSON object; nil for anything else, which is answered with 400.
    var jsonObject: JSONSlice? {
        guard let root = try? JSONSlice.parse(request.body), root.kind == .object else {
            return nil
        }
        return root
    }

    /// What the request's body asks for; nil if it is no JSON object, which is answered with 400.
    func requestedItems(containerKey: String? = nil) -> RequestedItems? {
        jsonObject.map { RequestedItems($0, self, containerKey: containerKey) }
    }

    /// How the lists that came whole before June 2026 are cut into pages.
    var listRules: PageRules { settings.profile == .legacy ? .legacyWhole : .current }

    /// A parameter that the pattern has; empty only if the table is wrong.
    func parameter(_ name: String) -> String { parameters[name] ?? "" }
}

/// The two servers behind the service's one name (trakt-api.md, section 0).
enum Backend: Sendable {
    /// The old one: `tvrage` ids, ETag, X-Request-Id.
    case rails
    /// The new one: `plex` ids, Cache-Tag, no ETag.
    case current
}

/// What the routes answer with.
typealias RouteHandler = @Sendable (Call, inout SandboxAccount) -> Reply

/// A method, a path and what answers them.
struct Route: Sendable {
    /// What a request must bring.
    enum Access: Sendable {
        /// Nothing of the API's: sign-in pages and the sandbox's own paths.
        case open
        /// A JSON body and the headers every client sends, but no API key.
        case oauth
        /// The API's headers; a token only if the path says `me`.
        case key
        /// The API's headers and a token.
        case token
    }

    var method: String
    /// Segments; one that begins with a colon stands for any text, and may be missing if it ends
    /// with a question mark.
    var pattern: [Substring]
    var access: Access
    var backend: Backend
    var handler: RouteHandler

    /// A route; its pattern is written as "/shows/:id/seasons".
    init(
        _ method: String, _ pattern: String, _ access: Access, _ backend: Backend = .current,
        _ handler: @escaping RouteHandler
    ) {
        self.method = method
        self.pattern = pattern.split(separator: "/")
        self.access = access
        self.backend = backend
        self.handler = handler
    }

    /// Answers a call that fits; one that names a user only if that is the account's.
    func answer(_ call: Call, _ account: inout SandboxAccount) -> Reply {
        if call.parameters["user"] != nil, let refusal = UserRoutes.refusal(call, account) {
            return refusal
        }
        return handler(call, &account)
    }

    /// The variable parts of `path` if it fits the pattern.
    func match(_ path: [String]) -> [String: String]? {
        guard path.count <= pattern.count,
            pattern[path.count...].allSatisfy({ $0.last == "?" })
        else { return nil }
        var parameters: [String: String] = [:]
        for (part, segment) in zip(pattern, path) {
            if part.first == ":" {
                parameters[part.filter { $0 != ":" && $0 != "?" }] = segment
            } else if part != segment {
                return nil
            }
        }
        return parameters
    }
}

extension Route {
    /// A list of the account: below `/sync` for the one signed in, and below `/users/NAME` for
    /// anyone who may see it.
    static func personal(
        _ pattern: String, _ backend: Backend, _ handler: @escaping RouteHandler
    ) -> [Route] {
        [
            Route("GET", "/sync" + pattern, .token, backend, handler),
            Route("GET", "/users/:user" + pattern, .key, backend, handler),
        ]
    }
}
