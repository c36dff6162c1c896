import Foundation

/// A folder of a test's own: the HOME and the XDG folders of its commands are in it, and it is
/// where they work. It goes away with the value.
final class Scratch: Sendable {
    /// The folder's path.
    let path: String

    /// A new, empty folder below the system's temporary one.
    init() throws {
        let name = "traktutils-test-\(ProcessInfo.processInfo.processIdentifier)-\(UUID())"
        path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
        for folder in ["home", "config", "state", "cache", "work"] {
            try FileManager.default.createDirectory(
                atPath: "\(path)/\(folder)", withIntermediateDirectories: true)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Where commands work: relative paths in their arguments are below it.
    var work: String { "\(path)/work" }

    /// The environment of a command, built from nothing. `TERM` is unset: no terminal is there.
    var environment: [String: String] {
        [
            "HOME": "\(path)/home", "XDG_CONFIG_HOME": "\(path)/config",
            "XDG_STATE_HOME": "\(path)/state", "XDG_CACHE_HOME": "\(path)/cache",
            "PATH": Products.searchPath, "TMPDIR": FileManager.default.temporaryDirectory.path,
            "TZ": "UTC", "LC_ALL": "C.UTF-8",
        ]
    }

    /// Writes a file below `work` (or at an absolute path), with its folders; gives its path.
    @discardableResult
    func write(_ name: String, _ content: some Sequence<UInt8>) throws -> String {
        let file = location(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(content).write(to: file)
        return file.path
    }

    /// Writes a file of text.
    @discardableResult
    func write(_ name: String, _ text: String) throws -> String { try write(name, text.utf8) }

    /// The lines of a file below `work` or at an absolute path.
    func lines(_ name: String) throws -> [String] {
        let bytes = try Data(contentsOf: location(name))
        return bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether a file is there.
    func exists(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: location(name).path)
    }

    private func location(_ name: String) -> URL {
        URL(fileURLWithPath: name.hasPrefix("/") ? name : "\(work)/\(name)")
    }
}
