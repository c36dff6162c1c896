import Foundation
import Synchronization
import TraktCore

#if canImport(Glibc)
@preconcurrency import Glibc
#endif

/// Commands that are running, joined by pipes: their streams are fed and read by threads, so that
/// none waits for another, and a deadline ends them.
final class PipelineRun: Sendable {
    private let commands: [Command]
    private let children: [ChildProcess]
    private let output: Work<[UInt8]>
    private let errors: [Work<[UInt8]>]
    private let finished = Mutex(false)

    /// Starts the commands; `terminal` becomes the controlling terminal of the first.
    init(_ commands: [Command], terminal: String? = nil) throws {
        self.commands = commands
        let plumbing = try ChildProcess.spawning.withLock {
            try Plumbing(commands, terminal: terminal)
        }
        children = plumbing.children
        errors = plumbing.errorEnds.map { end in Work { readAll(end) } }
        if let (end, limit) = plumbing.outputEnd {
            output = Work { readAll(end, limit: limit) }
        } else {
            output = Work { [] }
        }
        if let (end, bytes) = plumbing.inputEnd {
            _ = Work {
                // A command that ends before it has read everything is not a failure here.
                try? end.write(bytes)
                end.close()
            }
        }
        killAfterDeadline()
    }

    /// Ends all of them at once.
    func kill() { for child in children { child.send(SIGKILL) } }

    /// Waits for all of them.
    func results() throws -> [CommandResult] {
        let statuses = children.map { $0.wait() }
        let bytes = output.value()
        let texts = errors.map { String(decoding: $0.value(), as: UTF8.self) }
        finished.withLock { $0 = true }
        return commands.indices.map { index in
            CommandResult(
                arguments: [commands[index].program] + commands[index].arguments,
                status: statuses[index], output: index == commands.count - 1 ? bytes : [],
                errors: texts[index])
        }
    }

    private func killAfterDeadline() {
        let seconds = commands.map(\.deadlineSeconds).max() ?? 60
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { [weak self] in
            guard let self else { return }
            if !self.finished.withLock({ $0 }) { self.kill() }
        }
    }
}

/// The pipes between commands, and the commands started on them.
private struct Plumbing {
    var children: [ChildProcess] = []
    var errorEnds: [TraktCore.FileDescriptor] = []
    var outputEnd: (TraktCore.FileDescriptor, limit: Int)?
    var inputEnd: (TraktCore.FileDescriptor, [UInt8])?

    init(_ commands: [Command], terminal: String?) throws {
        var next = try openInput(commands[0])
        for (index, command) in commands.enumerated() {
            let isLast = index == commands.count - 1
            let between = isLast ? nil : try Pipe()
            let out = try between?.writing ?? openOutput(command)
            let err = try Pipe()
            errorEnds.append(err.reading)
            var errorStream = err.writing
            if command.errorsToTerminal, let terminal {
                errorStream = try openFile(terminal, O_RDWR | O_NOCTTY)
                err.writing.close()
            }
            children.append(
                try ChildProcess(
                    path: Products.path(command.program), arguments: command.arguments,
                    environment: command.wholeEnvironment, folder: command.scratch.work,
                    streams: [next, out, errorStream], terminal: index == 0 ? terminal : nil))
            for used in [next, out, errorStream] { used.close() }
            if let between { next = between.reading }
        }
    }

    private mutating func openInput(_ command: Command) throws -> TraktCore.FileDescriptor {
        switch command.input {
        case .empty: return try openFile("/dev/null", O_RDONLY)
        case .closed: return try openFile("/dev/null", O_WRONLY)
        case .file(let path): return try openFile(path, O_RDONLY)
        case .bytes(let bytes):
            let pipe = try Pipe()
            inputEnd = (pipe.writing, bytes)
            return pipe.reading
        }
    }

    private mutating func openOutput(_ command: Command) throws -> TraktCore.FileDescriptor {
        switch command.output {
        case .file(let path): return try openFile(path, O_WRONLY)
        case .collected:
            let pipe = try Pipe()
            outputEnd = (pipe.reading, Int.max)
            return pipe.writing
        case .leaves(let bytes):
            let pipe = try Pipe()
            if bytes == 0 { pipe.reading.close() } else { outputEnd = (pipe.reading, bytes) }
            return pipe.writing
        }
    }
}

/// Opens a file that no other child inherits.
private func openFile(_ path: String, _ flags: Int32) throws -> TraktCore.FileDescriptor {
    let descriptor = open(path, flags | O_CLOEXEC)
    guard descriptor >= 0 else { throw HarnessError("cannot open \(path): \(SystemError.last)") }
    return FileDescriptor(descriptor)
}

/// Everything up to the end or to `limit` bytes; closes the descriptor.
private func readAll(_ end: TraktCore.FileDescriptor, limit: Int = Int.max) -> [UInt8] {
    defer { end.close() }
    var bytes: [UInt8] = []
    while bytes.count < limit,
        let block = try? end.read(atMost: min(65536, limit - bytes.count)), !block.isEmpty
    {
        bytes += block
    }
    return bytes
}
