#if canImport(Glibc)
@preconcurrency import Glibc
#elseif canImport(Musl)
@preconcurrency import Musl
#else
@preconcurrency import Darwin
#endif

/// The records of a removal, kept before the first request: what `trakt-add` restores them from.
///
/// A new file with mode 0600 in `$XDG_STATE_HOME/traktutils/removed/`, on the disk when `save`
/// returns; one that is there is never written over.
public struct UndoFile: Sendable {
    /// Where it is.
    public let path: String
    private let list: AccountList

    /// How many names are tried if a file of the same second and process is there.
    private static let mostNames = 100

    /// Saves `records`, which were in `list`. Throws status 74 if that fails: nothing may be removed
    /// then.
    public static func save(
        _ records: [Record], from list: AccountList, _ world: World
    ) throws -> UndoFile {
        let folder = try world.path(.state) + "/removed"
        try FileStore.makeFolder(folder)
        var bytes: [UInt8] = []
        for record in records { bytes += record.bytes + [0x0A] }
        let stamp = world.now().text.filter { $0 != "-" && $0 != ":" }.prefix(15)
        for attempt in 0..<mostNames {
            let suffix = attempt == 0 ? "" : "-\(attempt)"
            let path = "\(folder)/\(stamp)Z-\(getpid())\(suffix).ndjson"
            do throws(StreamError) {
                try FileStore.create(path, with: bytes)
                return UndoFile(path: path, list: list)
            } catch {
                guard error.reason == .fileExists else { throw error }
            }
        }
        throw ToolError(.io, "cannot make a new file in \(folder)")
    }

    /// Leaves only `records` in the file: some of those that were saved turned out to be gone
    /// before, and restoring must not add them. Without any, the file is removed.
    public func keepOnly(_ records: [Record]) throws {
        guard !records.isEmpty else { return try discard() }
        var bytes: [UInt8] = []
        for record in records { bytes += record.bytes + [0x0A] }
        try FileStore.replace(path, with: bytes)
    }

    /// Removes the file: nothing was removed from the account.
    public func discard() throws { try FileStore.remove(path) }

    /// The command that restores what was removed, for the shell.
    public var command: String {
        let option = list == .history ? "" : " --to \(list.rawValue)"
        return "trakt-add\(option) < \(ShellWord.quote(path))"
    }
}

/// Words for a POSIX shell.
public enum ShellWord {
    /// `text` as one word: as it is if every character is harmless, in single quotes otherwise.
    public static func quote(_ text: String) -> String {
        let harmless = text.unicodeScalars.allSatisfy { scalar in
            ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
                || ("0"..."9").contains(scalar) || "/._-+:@%,=".unicodeScalars.contains(scalar)
        }
        if harmless, !text.isEmpty { return text }
        return "'"
            + text.split(separator: "'", omittingEmptySubsequences: false)
            .joined(separator: "'\\''") + "'"
    }
}
