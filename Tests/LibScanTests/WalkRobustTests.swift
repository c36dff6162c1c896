import Foundation
import Testing
import TraktCore

@testable import lib_scan

/// Libraries that are in a bad way, and roots of every kind.
@Suite("walk: robust")
struct WalkRobustTests {
    @Test("names that are not UTF-8 are named, and the rest is read")
    func notUTF8() async throws {
        let library = try ScratchLibrary(videos: ["Up (2009).mkv"])
        try makeFile(library.path + "/", [0x42, 0xFF, 0x2E, 0x6D, 0x6B, 0x76])
        try makeFile(library.path + "/", [0x43, 0xFF, 0x2E, 0x74, 0x78, 0x74])
        let result = try await library.scan()
        #expect(result.status == .partial)
        #expect(result.summaries == ["Up (2009)"])
        #expect(result.said.contains("B\u{FFFD}.mkv: the name is not UTF-8"))
        #expect(!result.said.contains(".txt"))
    }

    @Test("a folder whose links lead back ends, with each film once")
    func loops() async throws {
        let library = try ScratchLibrary(videos: ["Films/Up (2009)/Up (2009).mkv"])
        let manager = FileManager.default
        for (link, target) in [
            ("Films/Up (2009)/loop", ".."), ("Films/self", "."), ("again", "Films"),
            ("up", "../.."), ("Films/root", library.path),
        ] {
            try manager.createSymbolicLink(
                atPath: library.path + "/" + link, withDestinationPath: target)
        }
        let result = try await library.scan()
        #expect(result.summaries == ["Up (2009)"])
        #expect(result.status == .ok, "\(result.said)")
    }

    @Test(
        "links of files in a circle are named, each on one line; what an ignore file names is not")
    func fileLoops() async throws {
        let library = try ScratchLibrary([
            "Up (2009).mkv": "x", ".ignore": "Big*", "Ran\n(1985).mkv": "",
        ])
        for (link, target) in [
            ("Heat (1995).mkv", "Jaws (1975).mkv"), ("Jaws (1975).mkv", "Heat (1995).mkv"),
            ("Big (1988).mkv", "Big (1988).mkv"),
        ] {
            try FileManager.default.createSymbolicLink(
                atPath: library.path + "/" + link, withDestinationPath: target)
        }
        let result = try await library.scan()
        #expect(result.summaries == ["Up (2009)"])
        #expect(result.status == .partial)
        let lines = result.said.split(separator: "\n").map {
            $0.split(separator: "/lib/").last ?? ""
        }
        #expect(
            lines.dropLast() == [
                "Heat (1995).mkv: a symlink that cannot be followed: Too many levels of symbolic links",
                "Jaws (1975).mkv: a symlink that cannot be followed: Too many levels of symbolic links",
                "Ran\u{FFFD}(1985).mkv: an empty file",
            ])
    }

    @Test("hard links of one file are as many records, walked or given; a path given twice is one")
    func hardLinks() async throws {
        let library = try ScratchLibrary(videos: ["Up (2009).mkv"])
        let names = ["Up (2009).mkv", "Ran (1985).mkv"].map { library.path + "/" + $0 }
        try FileManager.default.linkItem(atPath: names[0], toPath: names[1])
        #expect(try await library.scan().summaries == ["Ran (1985)", "Up (2009)"])
        #expect(
            try await library.scan(paths: names + names).summaries == ["Up (2009)", "Ran (1985)"])
        let both = try await library.scan(paths: [names[1], library.path])
        #expect(both.summaries == ["Ran (1985)", "Up (2009)"])
    }

    @Test("links to folders and files elsewhere are followed, each place once")
    func linksElsewhere() async throws {
        let elsewhere = try ScratchLibrary(videos: ["Heat (1995)/Heat.mkv", "Up (2009).mkv"])
        let library = try ScratchLibrary(["empty/": ""])
        let manager = FileManager.default
        for (link, target) in [
            ("a", elsewhere.path), ("b", elsewhere.path), ("c", elsewhere.path + "/Heat (1995)"),
            ("Ran (1985).mkv", elsewhere.path + "/Up (2009).mkv"), ("Big (1988).mkv", "nowhere"),
        ] {
            try manager.createSymbolicLink(
                atPath: library.path + "/" + link, withDestinationPath: target)
        }
        let result = try await library.scan()
        #expect(result.summaries == ["Ran (1985)", "Up (2009)", "Heat (1995)"])
        #expect(result.status == .partial)
        #expect(result.said.contains("Big (1988).mkv: a broken symlink"))
    }

    @Test("unreadable folders are named and passed over")
    func unreadable() throws {
        let library = try ScratchLibrary(videos: [
            "Closed/Up (2009).mkv", "Dune (2021)/CD1/a.avi", "Heat (1995).mkv",
            "Jaws (1975)/VIDEO_TS/VIDEO_TS.IFO",
        ])
        let closed = ["Closed", "Dune (2021)/CD1", "Jaws (1975)/VIDEO_TS"]
        for name in closed { chmod(library.path + "/" + name, 0) }
        defer { for name in closed { chmod(library.path + "/" + name, 0o755) } }
        let result = try library.scanAsNobody()
        #expect(result.summaries == ["Heat (1995)"])
        #expect(result.status == .partial)
        for name in closed {
            #expect(
                result.said.contains("/\(name): cannot read the folder: Permission denied"),
                "\(result.said)")
        }
    }

    @Test("an NFO that cannot be read leaves the name to count; a folder to list alone is named")
    func unreadableFiles() throws {
        let library = try ScratchLibrary([
            "Heat (1995)/Heat.mkv": "x", "Heat (1995)/movie.nfo": "<movie></movie>",
            "Listed/Up (2009).mkv": "x",
        ])
        chmod(library.path + "/Heat (1995)/movie.nfo", 0)
        chmod(library.path + "/Listed", 0o444)
        defer { chmod(library.path + "/Listed", 0o755) }
        let result = try library.scanAsNobody()
        #expect(result.summaries == ["Heat (1995)"])
        #expect(result.status == .partial)
        #expect(result.said.split(separator: "movie.nfo: cannot be read").count == 2)
        #expect(result.said.contains("/Listed: cannot open the folder: Permission denied"))
    }

    @Test("an empty file is named")
    func empty() async throws {
        let library = try ScratchLibrary(["Up (2009).mkv": "", "Heat (1995).mkv": "x"])
        let result = try await library.scan()
        #expect(result.summaries == ["Heat (1995)"])
        #expect(result.status == .partial)
        #expect(result.said.contains("Up (2009).mkv: an empty file"))
    }

    @Test("a library of empty files only is one of placeholders, said in one line")
    func placeholders() async throws {
        let library = try ScratchLibrary(["Up (2009).mkv": "", "Dark/S01/Dark S01E02.mkv": ""])
        let result = try await library.scan()
        #expect(result.summaries.count == 2)
        #expect(result.status == .ok)
        #expect(result.said.contains("all videos are empty"))
        #expect(!result.said.contains("an empty file"))
    }

    @Test("names of 255 bytes and paths beyond the system's limit")
    func longNames() async throws {
        let library = try ScratchLibrary()
        let name = String(repeating: "é", count: 125) + " "
        let film = "Up (2009)" + String(repeating: " ", count: 242) + ".mkv"
        #expect(film.utf8.count == 255)
        try makeDeep(library.path, name, levels: 20, file: film)
        let result = try await library.scan()
        #expect(result.summaries == ["Up (2009)"])
        #expect((result.paths.first?.utf8.count ?? 0) > 5000)
        #expect(result.status == .ok, "\(result.said)")
        removeDeep(library.path, name, levels: 20, file: film)
    }

    @Test("10,000 films in one folder, in the order of their bytes")
    func manyFiles() async throws {
        let library = try ScratchLibrary()
        let name = { (number: Int) in "Film \(String(100_000 + number).dropFirst()) (2001).mkv" }
        for number in 0..<10_000 {
            let name = name(number * 7919 % 10_000)
            let made = open(library.path + "/" + name, O_WRONLY | O_CREAT, 0o644)
            _ = write(made, "x", 1)
            close(made)
        }
        try library.write("Film 05000 (2001) - 720p.mkv", Data("x".utf8))
        let lines = try await library.scanLines()
        #expect(lines.count == 10_000)
        #expect(lines.filter { $0.contains("\"versions\"") }.count == 1)
        let places = [0, 1, 4999, 9999]
        for place in places {
            #expect(lines[safe: place]?.contains(name(place)) == true)
        }
    }

    @Test("files come before the folders beside them, both in the order of bytes")
    func order() async throws {
        let library = try ScratchLibrary(videos: [
            "b/Up (2009).mkv", "B/Up (2009).mkv", "a/z/Heat (1995).mkv", "a/Jaws (1975).mkv",
            "c (2001).mkv", "é (2002)/é.mkv",
        ])
        let result = try await library.scan()
        #expect(
            result.paths.map { String($0.dropFirst(library.path.count + 1)) } == [
                "c (2001).mkv", "B/Up (2009).mkv", "a/Jaws (1975).mkv", "a/z/Heat (1995).mkv",
                "b/Up (2009).mkv", "é (2002)/é.mkv",
            ])
    }

    @Test("a root that is not there ends the scan before it begins")
    func noRoot() async throws {
        let library = try ScratchLibrary(videos: ["Up (2009).mkv"])
        await #expect {
            try await library.scan(paths: [library.path, library.path + "/none"])
        } throws: { error in
            (error as? ToolError)?.status == .noInput
        }
    }

    @Test("a root that is a file is read in the light of its folders, alone")
    func fileRoot() async throws {
        let library = try ScratchLibrary([
            "Show (2010)/Season 2/05.mkv": "x", "Show (2010)/Season 2/06.mkv": "x",
            "Heat (1995)/abc.mkv": "x",
            "Heat (1995)/movie.nfo": "<movie><tmdbid>949</tmdbid></movie>",
            "a.txt": "x",
        ])
        let paths = [
            library.path + "/Show (2010)/Season 2/05.mkv", library.path + "/Heat (1995)/abc.mkv",
            library.path + "/a.txt",
        ]
        let result = try await library.scan(paths: paths)
        #expect(result.said.contains("3 files seen"), "each file that was asked for")
        #expect(result.summaries == ["Show (2010) S02E05", "Heat (1995) tmdb=949"])
        #expect(result.paths == Array(paths.prefix(2)))
        #expect(result.status == .partial)
        #expect(result.said.contains("a.txt: not a video file (unknown extension)"))
    }

    @Test("a root that is a season is read with the show's name above it")
    func seasonRoot() async throws {
        let library = try ScratchLibrary(videos: [
            "Fargo (2014)/Season 1/S01E02.mkv", "Heat (1995)/CD1/a.avi", "Jaws (1975)/x.mkv",
            "Jaws (1975)/Extras/Making Of.mkv",
        ])
        let result = try await library.scan(
            paths: [
                library.path + "/Fargo (2014)/Season 1/", library.path + "/Heat (1995)/CD1",
                library.path + "/Jaws (1975)",
            ])
        #expect(result.summaries == ["Fargo (2014) S01E02", "Heat (1995)", "Jaws (1975)"])
    }

    @Test("roots that overlap give each film once")
    func overlappingRoots() async throws {
        let library = try ScratchLibrary(videos: ["a/Up (2009).mkv", "a/b/Heat (1995).mkv"])
        let top = library.path
        for paths in [
            [top, top], [top, top + "/a"], [top + "/a", top], [top + "/a/b/", top + "/./a", top],
            [top, top + "/a/Up (2009).mkv"], [top + "/a/Up (2009).mkv", top],
        ] {
            let result = try await library.scan(paths: paths)
            #expect(result.summaries.sorted() == ["Heat (1995)", "Up (2009)"], "\(paths)")
        }
    }

    private func makeFile(_ folder: String, _ name: [UInt8]) throws {
        let path = (Array(folder.utf8) + name + [0]).map { CChar(bitPattern: $0) }
        let descriptor = open(path, O_WRONLY | O_CREAT, 0o644)
        try #require(descriptor >= 0)
        _ = write(descriptor, "x", 1)
        close(descriptor)
    }

    private func makeDeep(_ base: String, _ name: String, levels: Int, file: String) throws {
        var descriptor = open(base, O_RDONLY | O_DIRECTORY)
        for _ in 0..<levels {
            #expect(mkdirat(descriptor, name, 0o755) == 0)
            let next = openat(descriptor, name, O_RDONLY | O_DIRECTORY)
            close(descriptor)
            descriptor = next
        }
        let made = openat(descriptor, file, O_WRONLY | O_CREAT, 0o644)
        try #require(made >= 0)
        _ = write(made, "x", 1)
        close(made)
        close(descriptor)
    }

    /// FileManager cannot remove what lies deeper than a path may be long.
    private func removeDeep(_ base: String, _ name: String, levels: Int, file: String) {
        var descriptors = [open(base, O_RDONLY | O_DIRECTORY)]
        for _ in 0..<levels {
            descriptors.append(openat(descriptors.last ?? -1, name, O_RDONLY | O_DIRECTORY))
        }
        unlinkat(descriptors.last ?? -1, file, 0)
        while let last = descriptors.popLast() {
            close(last)
            if let above = descriptors.last { unlinkat(above, name, Int32(AT_REMOVEDIR)) }
        }
    }
}
