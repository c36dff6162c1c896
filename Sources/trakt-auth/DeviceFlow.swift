import TraktCore

/// The device flow: show a code, ask until the person has typed it in a browser (trakt-api.md 2.1).
struct DeviceFlow {
    let world: World
    let oauth: OAuth
    let app: AppCredentials

    /// The longest life of a code that is believed, in seconds: a day. Trakt's is 600.
    private static let longestLife = 86_400.0
    /// The seconds between two polls that are believed. Trakt's are 5.
    private static let intervals = 0.05...300.0

    /// What `/oauth/device/code` gives.
    private struct Code {
        var deviceCode: String
        var userCode: String
        var address: String
        var endsAt: Timestamp
        var intervalSeconds: Double
    }

    /// One answer to the question whether the code was typed.
    private enum Answer {
        case approved(Token)
        case pending
        case slower(Double)
        case expired
    }

    /// Signs in. An expired code is replaced by a new one if the person at the terminal wants that.
    /// Throws status 77 if the person denied, `CancellationError` on Ctrl-C.
    func run() async throws -> Token {
        while true {
            let code = try await requestCode()
            world.messages.lines("Open \(code.address) and type this code: \(code.userCode)")
            if let token = try await poll(code) { return token }
            world.messages.endProgress()
            guard let terminal = Terminal(world),
                try terminal.confirm("The code has expired. Get a new one?")
            else { throw ToolError(.signIn, "the code has expired: run `trakt-auth login` again") }
        }
    }

    private func requestCode() async throws -> Code {
        let response: HTTPResponse
        do {
            response = try await oauth.send(
                "/oauth/device/code", .object(["client_id": .string(app.clientID)]))
        } catch let error as TransportError {
            throw ToolError(error.status, "cannot reach the sign-in host: \(error.reason)")
        }
        guard (200..<300).contains(response.status) else { throw OAuth.error(response) }
        guard let value = try? JSONSlice.parse(response.body),
            let device = value["device_code"]?.string, let user = value["user_code"]?.string,
            let address = value["verification_url"]?.string ?? value["verification_uri"]?.string
        else {
            throw ToolError(
                .protocolError, "the sign-in host sent no code: check TRAKT_AUTH_URL")
        }
        let seconds = (value["expires_in"]?.double ?? 600).clamped(to: 1...DeviceFlow.longestLife)
        return Code(
            deviceCode: device, userCode: user, address: address,
            endsAt: world.now().adding(seconds: seconds),
            intervalSeconds: (value["interval"]?.double ?? 5).clamped(to: DeviceFlow.intervals))
    }

    /// Asks until there is an answer; nil if the code has expired.
    private func poll(_ code: Code) async throws -> Token? {
        var interval = code.intervalSeconds
        while world.now() < code.endsAt {
            try await wait(interval, code)
            switch try await ask(code) {
            case .approved(let token): return token
            case .pending: break
            case .slower(let seconds):
                interval = (interval + seconds).clamped(to: DeviceFlow.intervals)
            case .expired: return nil
            }
        }
        return nil
    }

    /// Waits, and shows how long the code is still good.
    private func wait(_ seconds: Double, _ code: Code) async throws {
        var left = seconds
        while left > 0, world.now() < code.endsAt {
            let rest = Int(clamping: max(code.endsAt.seconds - world.now().seconds, 0))
            let clock = "\(rest / 60):\(twoDigits(rest % 60))"
            world.messages.progress(now: true, "waiting for the code, \(clock) left")
            try await Task.sleep(for: .seconds(min(left, 1)))
            left -= 1
        }
    }

    private func ask(_ code: Code) async throws -> Answer {
        let response: HTTPResponse
        do {
            response = try await oauth.send(
                "/oauth/device/token",
                .object([
                    "code": .string(code.deviceCode), "client_id": .string(app.clientID),
                    "client_secret": .string(app.clientSecret),
                ]))
        } catch is TransportError {
            // Asking again costs nothing: a dropped answer is a pending one.
            return .pending
        }
        return try answer(response)
    }

    private func answer(_ response: HTTPResponse) throws -> Answer {
        let body = try? JSONSlice.parse(response.body)
        switch (response.status, body?["error"]?.string) {
        case (200..<300, _):
            guard let body, let token = Token(body, now: world.now()) else {
                throw ToolError(.protocolError, "the sign-in host sent no token")
            }
            return .approved(token)
        case (_, "authorization_pending"): return .pending
        case (_, "slow_down"): return .slower(5)  // RFC 8628 3.5
        case (_, "expired_token"), (410, _): return .expired
        case (_, "access_denied"), (418, _):
            throw ToolError(.signIn, "the sign-in was denied in the browser")
        case (400, nil) where !response.isPage: return .pending
        case (404, _):
            throw ToolError(.signIn, "Trakt does not know the code: run `trakt-auth login` again")
        case (409, _):
            throw ToolError(
                .signIn, "the code was used already: run `trakt-auth login` again")
        case (429, _): return .slower(max(response.retryAfter(now: world.now()) ?? 1, 1))
        case (500..., _): return .pending
        default: throw OAuth.error(response)
        }
    }
}
