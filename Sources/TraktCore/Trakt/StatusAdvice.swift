extension TraktClient {
    /// What a refusal means for the person and what to do about it, for every status of the fact
    /// sheet (trakt-api.md 5.3). `isSignedIn` is whether the request was made in somebody's name.
    package static func explain(
        _ response: HTTPResponse, isSignedIn: Bool = true
    ) -> ToolError {
        switch response.status {
        case 300..<400:
            return ToolError(
                .protocolError,
                "unexpected redirect (\(response.status)): check TRAKT_API_URL")
        case 401: return unauthorized(response, isSignedIn)
        case 403: return forbidden(response)
        // Also the answer to a path that is none (trakt-api.md 5.3).
        case 405: return ToolError(.noInput, "Trakt has nothing at that path (405)")
        case 420: return accountLimit(response)
        case 423:
            return ToolError(
                .unavailable,
                "the account is locked or deactivated: write to Trakt's support (423)")
        case 426:
            return ToolError(
                .unavailable,
                "Trakt offers this to VIP members only (426)\(upgrade(response))")
        case 429:
            return ToolError(.tryLater, "Trakt's rate limit is reached: try again later (429)")
        case 500...:
            return ToolError(
                .unavailable, "Trakt server error (\(response.status)): try again later")
        default: return notUnderstood(response)
        }
    }

    private static func unauthorized(
        _ response: HTTPResponse, _ isSignedIn: Bool
    ) -> ToolError {
        if response.header("X-Private-User")?.lowercased() == "true" {
            return ToolError(.signIn, "this user's profile is private (401)")
        }
        guard isSignedIn else {
            return ToolError(.signIn, "not signed in: run `trakt-auth login`")
        }
        return ToolError(
            .signIn,
            "Trakt no longer accepts the sign-in (401; on a free account, connecting another app "
                + "ends it): run `trakt-auth login`")
    }

    /// Tells Cloudflare's pages from a missing or removed app.
    private static func forbidden(_ response: HTTPResponse) -> ToolError {
        let text = response.firstLine
        if response.isPage || text.hasPrefix("error code:") {
            let code = text.hasPrefix("error code:") ? " (\(text))" : ""
            return ToolError(
                .unavailable,
                "Cloudflare blocks this computer\(code), not your account: try again later or "
                    + "from another network (403)")
        }
        if text.lowercased().hasPrefix("forbidden") {
            return ToolError(
                .signIn,
                "Trakt has blocked this app (403): \(appAdvice), and run `trakt-auth login`")
        }
        return ToolError(
            .signIn,
            "Trakt does not know this client id (403; apps of free accounts were removed in 2026): "
                + "check TRAKT_CLIENT_ID, or \(appAdvice)")
    }

    private static func accountLimit(_ response: HTTPResponse) -> ToolError {
        let limit = response.header("X-Account-Limit").map { " of \($0) items" } ?? ""
        return ToolError(
            .unavailable,
            "the account's limit\(limit) is reached (420): remove something first"
                + upgrade(response))
    }

    private static func upgrade(_ response: HTTPResponse) -> String {
        response.header("X-Upgrade-URL").map { "; more at \($0)" } ?? ""
    }

    private static func notUnderstood(_ response: HTTPResponse) -> ToolError {
        let reasons = [
            400: "it did not understand the request", 404: "there is nothing at that address",
            409: "it conflicts with what is there",
            412: "it expects another content type or user name", 422: "the values are not valid",
        ]
        let reason = reasons[response.status] ?? "it refused"
        let said = response.isPage || response.body.isEmpty ? "" : " (\"\(response.firstLine)\")"
        return ToolError(
            .protocolError, "the server answered \(response.status): \(reason)\(said)")
    }
}
