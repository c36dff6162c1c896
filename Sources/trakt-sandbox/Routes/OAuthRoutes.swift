// Signing in: device codes, refreshing and revoking (trakt-api.md, section 2), and the page where a
// person approves a code.

import TraktCore

/// The routes below `/oauth` and `/activate`.
enum OAuthRoutes {
    static let all: [Route] = [
        route("/oauth/device/code", deviceCode), route("/oauth/device/token", deviceToken),
        route("/oauth/token", token), route("/oauth/revoke", revoke),
    ]

    /// What answers a call of the app, whose body is a JSON object.
    private typealias Handler = @Sendable (JSONSlice, Call, inout SandboxAccount) -> Reply

    /// A route that refuses other applications. A body that is not JSON counts as empty
    /// (elementum#1187).
    private static func route(_ path: String, _ handler: @escaping Handler) -> Route {
        Route("POST", path, .oauth) { call, account in
            guard call.request.hasJSONContentType, let body = call.jsonObject,
                let client = body["client_id"]?.string, !client.isEmpty
            else { return failure("invalid_request", "client_id is required") }
            let secret = body["client_secret"]?.string
            let isOurs =
                client == call.settings.clientID
                && (secret == nil || secret == "" || secret == call.settings.clientSecret)
            guard isOurs else {
                return failure("invalid_client", "Client authentication failed", 401)
            }
            return handler(body, call, &account)
        }
    }

    /// `{"error":…,"error_description":…}`.
    private static func failure(_ error: String, _ description: String, _ status: Int = 400)
        -> Reply
    {
        .json(
            ["error": .string(error), "error_description": .string(description)], status: status)
    }

    // MARK: Device codes

    private static func deviceCode(
        _ request: JSONSlice, _ call: Call, _ account: inout SandboxAccount
    ) -> Reply {
        let code = Tokens.randomHex(64)
        let userCode = Tokens.randomHex(8).uppercased()
        let decision: DeviceCode.Decision =
            switch call.settings.approval {
            case .auto: .approved
            case .manual: .none
            case .deny: .denied
            }
        account.tokens.codes[code] = DeviceCode(
            userCode: userCode, createdAt: call.now, decision: decision, lastPoll: nil)
        return .json([
            "device_code": .string(code), "user_code": .string(userCode),
            "verification_url": .string(call.settings.baseURL + "/activate"),
            "expires_in": .int(call.settings.codeLifetime),
            "interval": .int(call.settings.pollInterval),
        ])
    }

    private static func deviceToken(
        _ request: JSONSlice, _ call: Call, _ account: inout SandboxAccount
    ) -> Reply {
        guard let key = request["code"]?.string, var code = account.tokens.codes[key] else {
            return .empty(404)
        }
        let last = code.lastPoll
        code.lastPoll = call.now
        account.tokens.codes[key] = code
        // A tenth of a second of grace, for clients that wait exactly the interval.
        let earliest = last?.adding(seconds: Double(call.settings.pollInterval) - 0.1)
        if let earliest, call.now < earliest { return .empty(429) }
        if code.decision == .used { return .empty(409) }
        if call.now >= code.createdAt.adding(seconds: Double(call.settings.codeLifetime)) {
            return .empty(410)
        }
        switch code.decision {
        case .denied: return .empty(418)
        case .none, .used: return pending(call)
        case .approved:
            account.tokens.codes[key]?.decision = .used
            account.changes += 1
            let lifetime = call.settings.tokenLifetime
            return .json(account.tokens.issue(at: call.now, lifetime: lifetime).shape)
        }
    }

    private static func pending(_ call: Call) -> Reply {
        call.settings.pendingHasBody
            ? failure("authorization_pending", "the user has not approved the code yet")
            : .empty(400)
    }

    // MARK: Tokens

    private static func token(
        _ request: JSONSlice, _ call: Call, _ account: inout SandboxAccount
    ) -> Reply {
        guard let type = request["grant_type"]?.string else {
            return failure("invalid_request", "missing required parameter: grant_type")
        }
        guard type == "refresh_token" else {
            return failure("unsupported_grant_type", "the sandbox knows refresh_token alone")
        }
        // Without it refreshing fails on the real server (raycast/extensions#29215).
        guard request["redirect_uri"]?.string != nil else {
            return failure("invalid_request", "redirect_uri is required")
        }
        let lifetime = call.settings.tokenLifetime
        guard let old = request["refresh_token"]?.string,
            let fresh = account.tokens.refresh(old, at: call.now, lifetime: lifetime)
        else { return refusedGrant(call) }
        account.changes += 1
        return .json(fresh.shape)
    }

    /// A refresh token that is unknown or was used before.
    private static func refusedGrant(_ call: Call) -> Reply {
        guard call.settings.profile == .legacy else {
            return failure("invalid_grant", "session not found")
        }
        return failure(
            "invalid_grant", "The provided authorization grant is invalid, expired or revoked.", 401
        )
    }

    private static func revoke(
        _ request: JSONSlice, _ call: Call, _ account: inout SandboxAccount
    ) -> Reply {
        account.tokens.revoke(request["token"]?.string ?? "")
        account.changes += 1
        return .json([:])
    }
}

extension Grant {
    /// The token object of every sign-in and refresh.
    var shape: JSON {
        [
            "access_token": .string(accessToken), "token_type": "bearer",
            "expires_in": .int(lifetime), "refresh_token": .string(refreshToken),
            "scope": "public", "created_at": .int(createdAt.wholeSeconds),
        ]
    }
}
