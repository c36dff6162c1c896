// One server's whole behaviour, from a parsed request to the answer, without sockets: gate, limits,
// faults, routes, log. Requests are carried out one at a time, under one lock.

import Synchronization
import TraktCore

/// A service that behaves as Trakt's does.
final class Sandbox: Sendable {
    let settings: Settings
    let catalog: Catalog
    private let log: RequestLog?
    private let stateFile: StateFile?
    private let state: Mutex<State>

    /// What changes while it runs.
    struct State: Sendable {
        var account: SandboxAccount
        var faults: FaultBook
        var limiter = RateLimiter()
        /// Seconds by which the sandbox's clock is ahead of the real one.
        var clockOffset: Double = 0
        /// The account's count of changes at the last save.
        var savedChanges = 0

        var now: Timestamp { Timestamp.now.adding(seconds: clockOffset) }
    }

    /// A service with this account, from now on.
    init(
        settings: Settings, catalog: Catalog, account: SandboxAccount, faults: [FaultRule] = [],
        log: RequestLog? = nil, stateFile: StateFile? = nil
    ) {
        self.settings = settings
        self.catalog = catalog
        self.log = log
        self.stateFile = stateFile
        state = Mutex(State(account: account, faults: FaultBook(faults)))
    }

    /// Every path the server knows, the first that fits wins.
    static let routes: [Route] =
        OAuthRoutes.all + ActivationRoutes.all + SearchRoutes.all + SummaryRoutes.all
        + HistoryRoutes.all + HistoryWriteRoutes.all + WatchedRoutes.all
        + CollectionRoutes.all + CollectionWriteRoutes.all + EntryRoutes.all
        + PersonalListRoutes.all + RatingsRoutes.all + UserRoutes.all + BrowseRoutes.all

    /// The account as it is now.
    var account: SandboxAccount { state.withLock { $0.account } }

    /// The sandbox's clock.
    var now: Timestamp { state.withLock { $0.now } }

    /// Carries out a request. What it changes is saved and logged before this returns, so that a
    /// reader of the log never sees a reply without its entry.
    func answer(_ request: ServerRequest) -> Answer {
        state.withLock { state in
            if let refusal = Gate.refusalOfOutsiders(request, settings) {
                return Answer(reply: refusal)
            }
            if request.path.first == "sandbox" {
                return Answer(reply: ControlRoutes.reply(request, &state, self))
            }
            let now = state.now
            let fault = state.faults.match(request)
            let action = fault?.action
            let reply: Reply =
                action?.isCarriedOut == false ? .empty(200) : carryOut(request, action, &state, now)
            var answer = action?.answer(reply, to: request, now: now) ?? Answer(reply: reply)
            answer.delay += settings.latency
            log?.append(request, answer, fault: fault, at: now)
            return answer
        }
    }

    /// Runs the route, and saves its changes before the fault is applied to the reply.
    private func carryOut(
        _ request: ServerRequest, _ fault: FaultAction?, _ state: inout State, _ now: Timestamp
    ) -> Reply {
        let reply = reply(request, fault, &state, now)
        if state.account.changes != state.savedChanges {
            state.savedChanges = state.account.changes
            stateFile?.saveOrComplain(state.account, catalog)
        }
        return reply
    }

    private func reply(
        _ request: ServerRequest, _ fault: FaultAction?, _ state: inout State, _ now: Timestamp
    ) -> Reply {
        if let refusal = Gate.refusalOfAgent(request), request.path.first != "activate" {
            return refusal
        }
        var call = Call(request: request, catalog: catalog, settings: settings, now: now)
        call.token = Gate.token(request, state.account.tokens, at: now)
        if case .page(let fault)? = fault?.effect { call.pageFault = fault }
        let method = request.method == "HEAD" ? "GET" : request.method
        for route in Self.routes where route.method == method {
            guard let parameters = route.match(request.path) else { continue }
            call.parameters = parameters
            call.backend = settings.profile == .legacy ? .rails : route.backend
            return reply(call, route, &state)
        }
        return Gate.refusalOfKey(call) ?? ReplyHeaders.rails(.html("", status: 405), call)
    }

    private func reply(_ call: Call, _ route: Route, _ state: inout State) -> Reply {
        let isAPI = route.access == .key || route.access == .token
        if isAPI, let refusal = Gate.refusalOfKey(call) { return refusal }
        if let refusal = Gate.refusal(call, route.access) { return refusal }
        if isAPI, let limits = settings.limits {
            let refusal = state.limiter.refusal(
                isRead: call.request.isRead, token: call.token, limits, at: call.now)
            if let refusal { return refusal }
        }
        let reply = route.answer(call, &state.account)
        guard isAPI else { return reply }
        return call.backend == .rails
            ? ReplyHeaders.rails(reply, call) : ReplyHeaders.current(reply, call)
    }
}
