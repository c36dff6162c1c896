import Foundation

/// The programs that were built together with the tests.
enum Products {
    /// The folder that holds them: the one the test bundle is in. On Linux the bundle is the running
    /// program itself, on macOS it is loaded by one.
    static let folder: String = {
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
        let path = bundle?.bundlePath ?? CommandLine.arguments[0]
        return URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent().path
    }()

    /// The path of a program: one of ours by its name, another by its path, or else the first of
    /// that name in the system's folders.
    static func path(_ program: String) -> String {
        if program.contains("/") { return program }
        let folders = [folder] + systemFolders
        let paths = folders.map { "\($0)/\(program)" }
        return paths.first { FileManager.default.isExecutableFile(atPath: $0) } ?? paths[0]
    }

    /// Whether a program that is not ours is here, for tests that run only then.
    static func isInstalled(_ program: String) -> Bool {
        FileManager.default.isExecutableFile(atPath: path(program))
    }

    /// The PATH of the children: ours first.
    static var searchPath: String { ([folder] + systemFolders).joined(separator: ":") }

    private static let systemFolders = ["/usr/local/bin", "/usr/bin", "/bin", "/opt/homebrew/bin"]
}
