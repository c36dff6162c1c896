// Running one command: posix_spawn with its differences between systems. Foundation's `Process` is
// not used: it puts the child in a group of its own and passes its thread's signal mask on
// (style.md 3.6).

import Foundation
import TraktCore

/// A child process.
struct Child: Sendable {
    private let process: pid_t

    /// Starts `words[0]`, found along the environment's PATH, with this process's three streams and
    /// every signal at its default.
    static func spawn(_ words: [String], _ environment: [String: String]) throws(SystemError)
        -> Child
    {
        guard let name = words.first else { throw .noSuchFile }
        let path = try find(name, environment["PATH"] ?? "")
        #if canImport(Darwin)
        var attributes: posix_spawnattr_t?
        #else
        var attributes = posix_spawnattr_t()
        #endif
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var all = sigset_t()
        sigfillset(&all)
        // Their dispositions cannot be set, and macOS refuses to try.
        sigdelset(&all, SIGKILL)
        sigdelset(&all, SIGSTOP)
        posix_spawnattr_setsigdefault(&attributes, &all)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        let flags = Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)
        posix_spawnattr_setflags(&attributes, Int16(flags))
        let argv = CStrings(words)
        let envp = CStrings(environment.map { "\($0.key)=\($0.value)" })
        var process = pid_t()
        let code = withExtendedLifetime((argv, envp)) {
            posix_spawn(&process, path, nil, &attributes, argv.pointers, envp.pointers)
        }
        guard code == 0 else { throw SystemError(code) }
        return Child(process: process)
    }

    /// Asks the child to end.
    func terminate() {
        kill(process, SIGTERM)
    }

    /// Waits for the child's end, on a thread of its own.
    func wait() async -> ExitStatus {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: status()) }
        }
    }

    private func status() -> ExitStatus {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { return .software }
        }
        // The macros WIFEXITED, WEXITSTATUS and WTERMSIG, which Swift does not import.
        let signal = status & 0x7F
        return ExitStatus(rawValue: signal == 0 ? (status >> 8) & 0xFF : 128 + signal)
    }

    private static func find(_ name: String, _ path: String) throws(SystemError) -> String {
        if name.contains("/") { return name }
        var failure = SystemError.noSuchFile
        for folder in path.split(separator: ":", omittingEmptySubsequences: false) {
            let candidate = (folder.isEmpty ? "." : folder) + "/" + name
            if access(String(candidate), X_OK) == 0 { return String(candidate) }
            if errno != ENOENT, errno != ENOTDIR { failure = .last }
        }
        throw failure
    }
}

/// Texts as C's null-terminated array of pointers.
private final class CStrings {
    let pointers: [UnsafeMutablePointer<CChar>?]

    init(_ texts: [String]) {
        pointers = texts.map { strdup($0) } + [nil]
    }

    deinit {
        for pointer in pointers { free(pointer) }
    }
}
