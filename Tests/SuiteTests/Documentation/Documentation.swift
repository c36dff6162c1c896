import Foundation
import Testing

/// The files of the repository that people read: pages, completions, README.
enum Documentation {
    /// The path of a file of the repository.
    static func path(_ name: String) -> String {
        URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../\(name)")
            .standardizedFileURL.path
    }

    /// The text of a file of the repository.
    static func text(_ name: String) throws -> String {
        try String(contentsOfFile: path(name), encoding: .utf8)
    }

    /// The names of the files in a folder of the repository, sorted.
    static func files(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path(folder)).sorted()
    }

    /// What a tool makes from its spec.
    static func generated(_ kind: String, by tool: String) async throws -> String {
        let result = try await Command(tool, ["--generate", kind], in: try Scratch()).run()
        result.expectStatus(0)
        return result.text
    }
}
