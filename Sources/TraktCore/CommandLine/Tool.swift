import Foundation

/// A program of the suite: its command line as data, and what it does. Mark the type `@main`.
package protocol Tool: SendableMetatype {
    /// The command line.
    static var spec: ToolSpec { get }

    /// Does the work and gives the status. Throwing `ToolError` prints it and ends with its status.
    static func run(_ arguments: Arguments, _ world: World) async throws -> ExitStatus
}

extension Tool {
    /// The entry point. The one place in the suite that ends a process.
    package static func main() async {
        let status = await Runner.run(self)
        Runner.end(status)
    }
}

/// Runs a tool in a process: reads the command line, makes the world, maps errors to statuses.
enum Runner {
    static func run(_ tool: any Tool.Type) async -> ExitStatus {
        // URLSession on Linux leaves SIGPIPE to us (style.md 3.3 g), and a closed stdout is
        // reported by the writer.
        signal(SIGPIPE, SIG_IGN)
        let environment = Environment.process
        let spec = tool.spec
        let arguments: Arguments
        do throws(ToolError) {
            let words = try words()
            if words.first == "--generate" {
                let text = try spec.generated(words.dropFirst().joined(separator: " "))
                return show(text, messages(spec, environment))
            }
            arguments = try Arguments(words, spec: spec)
        } catch {
            messages(spec, environment).say(error.message)
            return error.status
        }
        let messages = messages(
            spec, environment, quiet: arguments.flag("quiet"), verbose: arguments.flag("verbose"))
        if arguments.flag("help") { return show(spec.helpText, messages) }
        if arguments.flag("version") { return show(spec.versionText + "\n", messages) }
        let world = World(
            tool: spec.name, environment: environment, messages: messages,
            interruption: Interruption())
        return await run(tool, arguments, world)
    }

    /// The words after the tool's name.
    /// - Throws: status 64 for a word that is not UTF-8: as text it would name another file.
    private static func words() throws(ToolError) -> [String] {
        var words: [String] = []
        for case let word? in UnsafeBufferPointer(
            start: CommandLine.unsafeArgv, count: Int(CommandLine.argc)
        ).dropFirst() {
            guard let text = String(validatingCString: word) else {
                throw ToolError(
                    .usage,
                    "\"\(String(cString: word))\" is not UTF-8: change to that folder and give ., "
                        + "or redirect the file (< FILE)")
            }
            words.append(text)
        }
        return words
    }

    private static func run(
        _ tool: any Tool.Type, _ arguments: Arguments, _ world: World
    ) async -> ExitStatus {
        // Nothing is done before signals are watched: one that comes early would end the process
        // without its file of rejects.
        let (isWatched, watched) = AsyncStream<Never>.makeStream()
        let work = Task {
            for await _ in isWatched {}
            return try await tool.run(arguments, world)
        }
        Signals.watch([SIGINT, SIGTERM, SIGHUP]) { number in
            if world.interruption.request(signal: number) { return work.cancel() }
            _ = try? world.rejects.finish(isComplete: false)
            die(of: number)
        }
        watched.finish()
        let result = await work.result
        world.messages.endProgress()
        world.messages.sayRepeats()
        let ending = finishRejects(world, isComplete: (try? result.get()) != nil)
        switch result {
        case .success(let status): return ending ?? status
        case .failure(let error): return status(of: error, world)
        }
    }

    /// Moves the file of `--rejects` to its place; the status to end with if that fails.
    private static func finishRejects(_ world: World, isComplete: Bool) -> ExitStatus? {
        do throws(StreamError) {
            if let remark = try world.rejects.finish(isComplete: isComplete) {
                world.messages.say(remark)
            }
            return nil
        } catch { return status(of: error, world) }
    }

    private static func status(of error: any Error, _ world: World) -> ExitStatus {
        switch error {
        case is BrokenPipe: return ExitStatus(rawValue: 128 + SIGPIPE)
        case let error as ToolError:
            if world.interruption.isRequested, error.status == .unavailable {
                return Runner.status(of: CancellationError(), world)
            }
            world.messages.say(error.message)
            return error.status
        case let error as ForeignFormat:
            return Runner.status(of: ToolError(.data, error.description), world)
        case let error as StreamError: return Runner.status(of: ToolError(error), world)
        case is CancellationError:
            world.messages.note("stopped")
            return ExitStatus(rawValue: 128 + (world.interruption.signal ?? SIGINT))
        default:
            world.messages.say("unexpected error, please report it: \(error)")
            return .software
        }
    }

    /// Ends the process; by the signal itself for a reader that left and for Ctrl-C and its kin, so
    /// that the shell sees a true 141, 130 or 143.
    static func end(_ status: ExitStatus) -> Never {
        let number = status.rawValue - 128
        if [SIGPIPE, SIGINT, SIGTERM, SIGHUP].contains(number) { die(of: number) }
        exit(status.rawValue)
    }

    private static func die(of number: Int32) {
        signal(number, SIG_DFL)
        var mask = sigset_t()
        sigemptyset(&mask)
        sigaddset(&mask, number)
        pthread_sigmask(SIG_UNBLOCK, &mask, nil)
        kill(getpid(), number)
    }

    private static func messages(
        _ spec: ToolSpec, _ environment: Environment, quiet: Bool = false,
        verbose: Bool = false
    ) -> Messages {
        Messages(
            tool: spec.name, descriptor: .standardError, quiet: quiet, verbose: verbose,
            environment: environment)
    }

    private static func show(_ text: String, _ messages: Messages) -> ExitStatus {
        do throws(SystemError) {
            try FileDescriptor.standardOutput.write(text.utf8)
            return .ok
        } catch {
            if error == .brokenPipe { return ExitStatus(rawValue: 128 + SIGPIPE) }
            messages.say("cannot write standard output: \(error)")
            return .io
        }
    }
}
