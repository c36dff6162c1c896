// Who is signed in: device codes, access tokens and single-use refresh tokens.

import TraktCore

/// One sign-in: an access token and the refresh token that can replace both, once.
struct Grant: Sendable {
    var accessToken: String
    var refreshToken: String
    var createdAt: Timestamp
    /// Seconds the access token lives from `createdAt`.
    var lifetime: Int64

    /// True once the access token is past its time.
    func isExpired(at now: Timestamp) -> Bool {
        now >= createdAt.adding(seconds: Double(lifetime))
    }
}

/// A device code and what became of it.
struct DeviceCode: Sendable {
    /// What the user did with the code.
    enum Decision: Sendable { case none, approved, denied, used }

    var userCode: String
    var createdAt: Timestamp
    var decision: Decision
    var lastPoll: Timestamp?
}

/// All sign-ins and codes of a server.
struct Tokens: Sendable {
    /// The sign-ins by access token.
    private(set) var grants: [String: Grant] = [:]
    /// The codes by device code.
    var codes: [String: DeviceCode] = [:]

    /// Makes a new sign-in.
    mutating func issue(at now: Timestamp, lifetime: Int64) -> Grant {
        let grant = Grant(
            accessToken: Self.randomHex(64), refreshToken: Self.randomHex(64), createdAt: now,
            lifetime: lifetime)
        insert(grant)
        return grant
    }

    /// Takes over a sign-in as it is: from a state file, or one that has already expired.
    mutating func insert(_ grant: Grant) {
        grants[grant.accessToken] = grant
    }

    /// The sign-in an access token stands for, unless it has expired.
    func valid(_ accessToken: String, at now: Timestamp) -> Grant? {
        grants[accessToken].flatMap { $0.isExpired(at: now) ? nil : $0 }
    }

    /// Replaces the sign-in with this refresh token. Nil when it has been used before.
    mutating func refresh(_ refreshToken: String, at now: Timestamp, lifetime: Int64) -> Grant? {
        guard let old = grants.values.first(where: { $0.refreshToken == refreshToken }) else {
            return nil
        }
        grants[old.accessToken] = nil
        return issue(at: now, lifetime: lifetime)
    }

    /// Forgets the sign-in that an access or refresh token belongs to.
    mutating func revoke(_ token: String) {
        grants = grants.filter { $0.key != token && $0.value.refreshToken != token }
    }

    /// Makes every access token expire now; refresh tokens stay good.
    mutating func expireAll(at now: Timestamp) {
        for (token, var grant) in grants {
            grant.createdAt = now.adding(seconds: -Double(grant.lifetime))
            grants[token] = grant
        }
    }

    /// `count` random hexadecimal digits, in lower case.
    static func randomHex(_ count: Int) -> String {
        let digits = Array("0123456789abcdef")
        return String((0..<count).map { _ in digits[Int.random(in: 0..<16)] })
    }
}
