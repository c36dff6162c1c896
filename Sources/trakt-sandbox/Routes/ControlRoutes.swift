// The sandbox's own paths, for tests: what the account holds, faults, the clock. They need no
// headers, are not logged and never go wrong on purpose.

import TraktCore

/// GET and POST `/sandbox/…`.
enum ControlRoutes {
    /// Answers a request below `/sandbox`.
    static func reply(_ request: ServerRequest, _ state: inout Sandbox.State, _ sandbox: Sandbox)
        -> Reply
    {
        let path = request.path.dropFirst().joined(separator: "/")
        switch (request.method, path) {
        case ("GET", "plays"): return plays(state, sandbox)
        case ("POST", "plays"): return addPlays(request, &state, sandbox)
        case ("GET", "account"): return summary(state)
        case ("POST", "faults"): return addFaults(request, &state)
        case ("DELETE", "faults"):
            state.faults.clear()
            return .empty(204)
        case ("POST", "clock"): return moveClock(request, &state)
        case ("POST", "tokens/expire"):
            state.account.tokens.expireAll(at: state.now)
            return .empty(204)
        default: return .html("", status: 404)
        }
    }

    /// Far above any real id, far below where counting on from it would overflow.
    private static let maximumPlayID: Int64 = 1 << 60

    private static func shapes(_ state: Sandbox.State, _ sandbox: Sandbox) -> MediaShapes {
        MediaShapes(catalog: sandbox.catalog, backend: .rails, now: state.now)
    }

    /// Every play, newest first, one row of `/sync/history` per line.
    private static func plays(_ state: Sandbox.State, _ sandbox: Sandbox) -> Reply {
        let shapes = shapes(state, sandbox)
        var body: [UInt8] = []
        for play in state.account.history.plays.reversed() {
            HistoryRoutes.row(play, shapes).append(to: &body)
            body.append(10)
        }
        return Reply(status: 200, headers: [("content-type", "application/x-ndjson")], body: body)
    }

    /// Takes plays over as they are: lines with `watched_at`, an `id` or none, and an item as
    /// `/sync/history` writes it.
    private static func addPlays(
        _ request: ServerRequest, _ state: inout Sandbox.State, _ sandbox: Sandbox
    ) -> Reply {
        var plays: [Play] = []
        for (number, line) in lines(request.body).enumerated() {
            guard let record = try? JSONSlice.parse(line),
                let item = ItemNaming.item(of: record, sandbox.catalog),
                let time = record["watched_at"]?.string.flatMap(Timestamp.lenient),
                case let id = record["id"]?.int64 ?? 0, (0...maximumPlayID).contains(id)
            else {
                return Reply.json(["error": "bad play", "line": .count(number + 1)], status: 400)
            }
            plays.append(
                Play(
                    id: id, watchedAt: time,
                    action: record["action"]?.string ?? "watch", item: item, addedAt: time))
        }
        state.account.history.insert(plays.filter { $0.id != 0 })
        for play in plays where play.id == 0 {
            state.account.history.add([(play.item, play.watchedAt)], at: play.addedAt)
        }
        state.account.changes += 1
        return .json(["plays": .count(plays.count)])
    }

    /// How much of everything there is, and what time it is here.
    private static func summary(_ state: Sandbox.State) -> Reply {
        let account = state.account
        return .json([
            "user": .string(account.user), "now": .time(state.now),
            "plays": .count(account.history.plays.count),
            "collection": .count(account.collection.count),
            "watchlist": .count(account.watchlist.count), "ratings": .count(account.ratings.count),
        ])
    }

    /// Rules, one per line: as on the command line, or as a JSON string.
    private static func addFaults(_ request: ServerRequest, _ state: inout Sandbox.State) -> Reply {
        var rules: [FaultRule] = []
        for line in lines(request.body) {
            let plain = String(decoding: line, as: UTF8.self)
            let text = (try? JSONSlice.parse(line))?.string ?? plain
            guard let rule = FaultRule(text) else {
                return .json(["error": "bad rule", "rule": .string(text)], status: 400)
            }
            rules.append(rule)
        }
        state.faults.add(rules)
        return .json(["rules": .count(rules.count)])
    }

    /// `{"advance":SECONDS}` moves the sandbox's clock.
    private static func moveClock(_ request: ServerRequest, _ state: inout Sandbox.State) -> Reply {
        let advance = (try? JSONSlice.parse(request.body))?["advance"]?.double
        guard let advance, advance.isFinite, abs(advance) < 1e10 else {
            return .json(["error": "advance must be a number of seconds"], status: 400)
        }
        state.clockOffset += advance
        return .json(["now": .time(state.now)])
    }

    private static func lines(_ body: [UInt8]) -> [[UInt8]] {
        body.split(separator: 10).map { line in Array(line.last == 13 ? line.dropLast() : line) }
            .filter { !$0.isEmpty }
    }
}
