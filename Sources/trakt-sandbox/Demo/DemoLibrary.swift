// The folders of films and shows that the demo scans: real files in a collector's layout, by
// language, by year, `Title (Year)`, and `Show/S01`. Each says what the demo expects of it, so that
// the demo can tell whether the tools did what they should.

import Foundation

/// A small library on disk.
enum DemoLibrary {
    /// One video file.
    struct File: Sendable {
        /// Below the library's folder.
        var path: String
        /// What the first pipeline makes of it.
        var fate: Fate
    }

    /// What should become of a file in the first pipeline.
    enum Fate: Sendable, Equatable {
        /// A play that the account did not have: of a film (season 0, number 0) or an episode.
        case added(AccountSnapshot.Item)
        /// The account has a play of it already.
        case known
        /// Two titles fit and nothing tells them apart: it is asked, not guessed.
        case question

        /// What should be played once more than before, if anything.
        var item: AccountSnapshot.Item? {
            if case .added(let item) = self { item } else { nil }
        }
    }

    /// The title that two films share, with nothing to tell which.
    static let question = "RoboCop"

    /// The files.
    static let files: [File] = [
        File(
            path: "deutsch/1981/Das Boot (1981)/Das.Boot.1981.German.avi",
            fate: .added(.init(title: "Das Boot", year: 1981))),
        File(
            path: "english/1982/The Thing (1982)/The.Thing.1982.1080p.BluRay.mkv",
            fate: .added(.init(title: "The Thing", year: 1982))),
        File(path: "english/1999/The Matrix (1999)/matrix.mkv", fate: .known),
        File(
            path: "english/2021/Dune (2021)/Dune.2021.1080p.mkv",
            fate: .added(.init(title: "Dune", year: 2021))),
        File(path: "english/\(question)/robocop.mkv", fate: .question),
        File(
            path: "english/Breaking Bad/S01/breaking.bad.s01e01.mkv",
            fate: .added(.init(title: "Breaking Bad", year: 2008, season: 1, number: 1))),
        File(
            path: "english/Breaking Bad/S01/breaking.bad.s01e02.mkv",
            fate: .added(.init(title: "Breaking Bad", year: 2008, season: 1, number: 2))),
        File(path: "english/Marvel's Agents of S.H.I.E.L.D. (2013)/S03/S03E12.mkv", fate: .known),
    ]

    /// Writes the files below `folder`, a few bytes each: an empty file is an unfinished download.
    /// Throws what the file system says.
    static func write(below folder: URL) throws {
        for file in files {
            let url = folder.appending(path: file.path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data("not really a film\n".utf8).write(to: url)
        }
    }
}
