// The command line of trakt-sandbox as data, and the `Settings` read from it.

import TraktCore

/// What the tool's page says, as data.
enum SandboxOptions {
    private static let maximum = Int(Int32.max)

    /// The paragraphs of the page.
    static let description = [
        """
        Behaves as Trakt's API does, on 127.0.0.1, with a small catalogue and an account. Prints \
        one JSON object with its address and how to sign in, and serves until it is stopped. \
        Nothing leaves this machine, and nothing is kept except in the file of --state.
        """,
        """
        With -- COMMAND it runs a command that is signed in to the server, in a temporary home \
        folder, and ends with the command's status. With demo it runs both pipelines and shows each command.
        """,
        "trakt-sandbox(1) describes catalogues, fault rules, and the server's control addresses.",
    ]

    /// The options, in the order of the page.
    static let all: [OptionSpec] =
        account.grouped("Server") + (server + signIn + behaviour).grouped("For tests")

    private static let server: [OptionSpec] = [
        .value(
            "log", nil, "FILE", .file,
            help: "Append one JSON line per request to FILE, before the reply is sent."),
        .value(
            "latency", nil, "MS", .integer(0, maximum), default: "0",
            help: "Wait MS milliseconds before every reply."),
        .value(
            "fault", nil, "RULE", repeats: true,
            help: "Make requests fail. RULE is METHOD PATH-PREFIX [@WHICH] ACTION, as in "
                + "'GET /sync/history @2-4 503'; see trakt-sandbox(1)."),
    ]

    private static let account: [OptionSpec] = [
        .value(
            "port", "p", "PORT", .integer(0, 65535), default: "0",
            help: "Listen on this port of 127.0.0.1; 0 takes a free one."),
        .value(
            "account", nil, "WHICH", .choice(["demo", "empty"]), default: "demo",
            help: "Start with the demo's plays and lists, or with an empty account."),
        .value(
            "plays", nil, "N", .integer(0, 1_000_000), default: "0",
            help: "Add N made-up plays, spread over past years."),
        .value(
            "state", nil, "FILE", .file,
            help: "Keep the account in FILE. Without it everything is forgotten at the end."),
        .value(
            "catalog", nil, "FILE", .file, repeats: true,
            help: "Add the films and shows of FILE, one JSON object per line, to the catalogue."),
    ]

    private static let signIn: [OptionSpec] = [
        .value(
            "approve", nil, "HOW", .choice(Settings.Approval.allCases.map(\.rawValue)),
            default: "auto",
            help:
                "Approve device codes at once (auto) or by the button on /activate (manual), or deny "
                + "them (deny)."),
        .value(
            "token-expires", nil, "SECONDS", .integer(1, maximum), default: "86400",
            help: "The lifetime of an access token."),
        .flag("expired", help: "Start with an access token that has expired."),
        .value(
            "poll-interval", nil, "SECONDS", .integer(0, maximum), default: "5",
            help: "The shortest time between two polls for a device code."),
        .value(
            "code-expires", nil, "SECONDS", .integer(1, maximum), default: "600",
            help: "How long a device code stays valid."),
        .flag(
            "pending-body",
            help: "Answer a pending device code with RFC 8628's JSON, not with an empty body."),
        .value("client-id", nil, "ID", help: "The client id that the server accepts."),
        .value("client-secret", nil, "SECRET", help: "The client secret that the server accepts."),
    ]

    private static let behaviour: [OptionSpec] = [
        .value(
            "watchlist-limit", nil, "N", .integer(0, maximum),
            help: "Answer 420 when the watchlist would hold more than N items."),
        .value(
            "profile", nil, "PROFILE", .choice(Settings.Profile.allCases.map(\.rawValue)),
            default: "2026",
            help: "Behave as Trakt has since mid-2026, or as it did before (legacy)."),
        .value(
            "rate-limit", nil, "LIMITS", .words(["on", "off"]), default: "on",
            help: "Apply Trakt's rate limits, none (off), or WRITES/SECONDS,READS/SECONDS "
                + "(1/1,500/300)."),
        .value(
            "watched-lag", nil, "SECONDS", .number, default: "0",
            help: "How far the watched lists lag behind the history."),
        .value(
            "count-lag", nil, "ROWS", .integer(0, maximum), default: "0",
            help: "Report ROWS too few in the X-Pagination headers of every list."),
        .flag(
            "short-pages",
            help:
                "Hide every third row of every list. The row is still counted; its page is shorter."
        ),
        .flag("specials", help: "Mark specials too when a whole show is marked as watched."),
        .flag("keep-seconds", help: "Keep the seconds of plays, as Trakt did before 2026."),
        .value(
            "add-status", nil, "STATUS", .choice(["200", "201"]), default: "201",
            help: "The status of a successful POST that adds."),
        .value(
            "not-found", nil, "FORM", .choice(Settings.NotFoundEcho.allCases.map(\.rawValue)),
            default: "echo",
            help: "Repeat in not_found what was sent (echo), or leave out the ids (bare)."),
    ]
}

extension Settings {
    /// Reads the command line. Throws status 64 for malformed limits.
    init(_ arguments: Arguments) throws(ToolError) {
        profile = arguments.value("profile").flatMap(Profile.init) ?? profile
        approval = arguments.value("approve").flatMap(Approval.init) ?? approval
        tokenLifetime = Int64(arguments.int("token-expires") ?? 86_400)
        pollInterval = Int64(arguments.int("poll-interval") ?? 5)
        codeLifetime = Int64(arguments.int("code-expires") ?? 600)
        pendingHasBody = arguments.flag("pending-body")
        marksSpecials = arguments.flag("specials")
        watchedLag = arguments.number("watched-lag") ?? 0
        latency = arguments.int("latency") ?? 0
        keepsSeconds = arguments.flag("keep-seconds")
        countLag = arguments.int("count-lag") ?? 0
        hidesRows = arguments.flag("short-pages")
        addStatus = arguments.int("add-status") ?? 201
        notFoundEcho = arguments.value("not-found").flatMap(NotFoundEcho.init) ?? notFoundEcho
        watchlistLimit = arguments.int("watchlist-limit")
        clientID = arguments.value("client-id") ?? clientID
        clientSecret = arguments.value("client-secret") ?? clientSecret
        limits = try Self.limits(arguments.value("rate-limit") ?? "on")
    }

    private static func limits(_ text: String) throws(ToolError) -> RateLimits? {
        switch text {
        case "on": return .standard
        case "off": return nil
        default:
            guard let limits = RateLimits(text) else {
                throw ToolError(
                    .usage, "--rate-limit: \"\(text)\" is neither on, off nor like 1/1,500/300")
            }
            return limits
        }
    }
}
