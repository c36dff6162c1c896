// A server that is up: its parts put together from the command line, and the line that tells where
// it is.

import Foundation
import TraktCore

/// A sandbox with its server, its account and the sign-in that it starts with.
struct RunningSandbox: Sendable {
    let sandbox: Sandbox
    /// The sign-in that clients may use from the start.
    let grant: Grant
    private let server: Server

    /// Reads the catalogue and the account, binds the port and starts to serve.
    /// Throws status 64 for a bad rule, 65 and 66 for bad files, 69 for a port that is taken.
    static func start(_ arguments: Arguments, _ world: World) throws -> RunningSandbox {
        var settings = try Settings(arguments)
        let catalog = try catalog(arguments.values("catalog"))
        let stateFile = arguments.value("state").map { path in
            StateFile(path: path) { world.messages.say($0) }
        }
        var account = try stateFile?.load(catalog) ?? newAccount(arguments, catalog)
        let grant = signIn(&account, settings, isExpired: arguments.flag("expired"))
        try stateFile?.save(account, catalog)
        let server = try listen(UInt16(arguments.int("port") ?? 0))
        settings.baseURL = "http://127.0.0.1:\(server.port)"
        let sandbox = Sandbox(
            settings: settings, catalog: catalog, account: account,
            faults: try rules(arguments.values("fault")),
            log: try arguments.value("log").map { path throws(ToolError) in
                try RequestLog(path: path)
            }, stateFile: stateFile)
        server.start { request in
            let answer = sandbox.answer(request)
            world.messages.detail("\(request.method) \(request.pathText) \(answer.reply.status)")
            return answer
        }
        return RunningSandbox(sandbox: sandbox, grant: grant, server: server)
    }

    /// Ends every connection and stops listening.
    func stop() {
        server.stop()
    }

    /// Where the server is and how to use it: the one line on stdout.
    var facts: JSON {
        let settings = sandbox.settings
        return JSON.object([
            "url": .string(settings.baseURL), "auth_url": .string(settings.baseURL),
            "client_id": .string(settings.clientID),
            "client_secret": .string(settings.clientSecret),
            "access_token": .string(grant.accessToken), "user": .string(sandbox.account.user),
            "refresh_token": .string(grant.refreshToken), "expires_in": .int(grant.lifetime),
            "created_at": .int(grant.createdAt.wholeSeconds),
        ])
    }

    // MARK: Parts

    private static func catalog(_ paths: [String]) throws -> Catalog {
        var builder = CatalogBuilder()
        do throws(ToolError) {
            try CatalogReader.read(EmbeddedCatalog.lines, into: &builder)
        } catch {
            throw ToolError(.software, "the embedded catalogue: \(error)")
        }
        for path in paths {
            guard let bytes = try FileStore.read(path, limit: .max) else {
                throw ToolError(.noInput, "cannot open \(path): no such file")
            }
            do throws(ToolError) {
                try CatalogReader.read(bytes, into: &builder)
            } catch {
                throw ToolError(.data, "\(path): \(error)")
            }
        }
        return Catalog(builder)
    }

    private static func newAccount(_ arguments: Arguments, _ catalog: Catalog) -> SandboxAccount {
        var account =
            arguments.value("account") == "empty" ? SandboxAccount() : DemoAccount.make(catalog)
        let count = arguments.int("plays") ?? 0
        if count > 0 { account.history.insert(MadeUpPlays.make(count, catalog)) }
        return account
    }

    /// The newest sign-in of the account, or a new one; past its time if asked to be.
    private static func signIn(
        _ account: inout SandboxAccount, _ settings: Settings, isExpired: Bool
    )
        -> Grant
    {
        let newest = account.tokens.grants.values.max { $0.createdAt < $1.createdAt }
        let grant =
            newest
            ?? account.tokens.issue(at: .now, lifetime: settings.tokenLifetime)
        guard isExpired else { return grant }
        account.tokens.expireAll(at: .now)
        return account.tokens.grants[grant.accessToken] ?? grant
    }

    private static func rules(_ texts: [String]) throws(ToolError) -> [FaultRule] {
        var rules: [FaultRule] = []
        for text in texts {
            guard let rule = FaultRule(text) else {
                throw ToolError(
                    .usage, "--fault: \"\(text)\" is not METHOD PATH-PREFIX [@WHICH] ACTION")
            }
            rules.append(rule)
        }
        return rules
    }

    private static func listen(_ port: UInt16) throws(ToolError) -> Server {
        do throws(SystemError) { return try Server(port: port) } catch {
            throw ToolError(
                .unavailable, "cannot listen on 127.0.0.1:\(port): \(error): choose another --port")
        }
    }
}
