// trakt-sandbox: a server on this machine that behaves as Trakt's does, for trying the suite without
// an account and for the tests. This file is the tool; the server's behaviour is in `Sandbox`.

import TraktCore

/// The tool.
@main
enum TraktSandbox: Tool {
    static let spec = ToolSpec(
        name: "trakt-sandbox",
        summary: "run a local Trakt server to try things on",
        description: SandboxOptions.description,
        operands: OperandSpec(
            "[demo | -- COMMAND…]", kind: .words(["demo"]), takesCommand: true,
            help: "Run both pipelines, or run a command signed in to the server."),
        options: SandboxOptions.all,
        examples: [
            .init("trakt-sandbox demo", "See both pipelines, command by command:"),
            .init(
                "trakt-sandbox -- sh -c 'trakt-history 1394 | head -n 3'",
                "Run a pipeline against the demo account:"),
            .init(
                "trakt-sandbox --fault 'GET / @1-2 503' -- trakt-search dune",
                "See how a tool retries after server errors:"),
        ])

    static func run(_ arguments: Arguments, _ world: World) async throws -> ExitStatus {
        let isCommand = arguments.operandsAfterDashes != nil
        guard arguments.operandsAfterDashes != 0 else {
            throw ToolError(.usage, "put a command after -- (see trakt-sandbox --help)")
        }
        let isDemo = !isCommand && arguments.operands == ["demo"]
        if !isCommand, !isDemo, let operand = arguments.operands.last {
            throw ToolError(
                .usage,
                "unexpected argument \"\(operand)\"\(didYouMean(operand, ["demo"])) (put a command "
                    + "after --; see trakt-sandbox --help)")
        }
        let running = try RunningSandbox.start(arguments, world)
        defer { running.stop() }
        if isDemo { return try await Demo.run(running, world) }
        if isCommand {
            let words = Array(arguments.operands.suffix(arguments.operandsAfterDashes ?? 0))
            return try await SandboxCommand(running, world).run(words)
        }
        let writer = world.makeWriter()
        try writer.writeLine(running.facts.bytes[...])
        try writer.flush()
        while !world.interruption.isRequested {
            let stop = world.interruption.descriptor
            _ = stop.waitReadable(or: stop)
        }
        return .ok
    }
}
