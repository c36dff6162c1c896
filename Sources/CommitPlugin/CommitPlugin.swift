import Foundation
import PackagePlugin

/// Writes the source file that tells TraktCore which commit it was built from, for `--version`.
///
/// A computed property: with another commit only its body differs, and no other file is compiled
/// again. A build command, not a prebuild command or `Context.gitInformation` in the manifest: SwiftPM
/// caches the results of both, and they name an old commit after `git pull` (SwiftPM 6.3, tried).
@main
struct CommitPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) -> [Command] {
        let package = context.package.directoryURL
        let output = context.pluginWorkDirectoryURL.appending(path: "SuiteCommit.swift")
        // Without `.git` (a tarball), or without git, the commit is empty.
        let script = #"""
            commit=
            [ ! -e "$1/.git" ] || commit=$(git -C "$1" rev-parse --short=9 HEAD 2>/dev/null) || commit=
            printf '%s\n' '/// The commit that the suite was built from; empty if it is unknown.' \
                "var suiteCommit: String { \"$commit\" }" >"$2"
            """#
        return [
            .buildCommand(
                displayName: "Naming the commit", executable: URL(fileURLWithPath: "/bin/sh"),
                arguments: ["-c", script, "sh", package.path, output.path],
                inputFiles: commitLog(package), outputFiles: [output])
        ]
    }

    /// The file that git appends to whenever the checked-out commit changes, if there is one. In a
    /// worktree `.git` is a file that names the folder.
    private func commitLog(_ package: URL) -> [URL] {
        var git = package.appending(path: ".git")
        if let text = try? String(contentsOf: git, encoding: .utf8), text.hasPrefix("gitdir: ") {
            let path = text.dropFirst("gitdir: ".count).trimmingCharacters(in: .newlines)
            git = URL(fileURLWithPath: path, relativeTo: package)
        }
        let log = git.appending(path: "logs/HEAD")
        return FileManager.default.fileExists(atPath: log.path) ? [log] : []
    }
}
