// Where the reader says each field came from, and when it owns to guessing.

import Testing

@testable import lib_scan

@Suite("names: explained")
struct NamesExplainTests {
    private func explain(_ folders: [String], _ file: String) -> Reading? {
        var folder = FolderReading(name: Array("library".utf8), parent: nil, isRoot: true)
        for name in folders {
            folder = FolderReading(name: Array(name.utf8), parent: folder, isRoot: false)
        }
        let result = readName(
            Array(file.utf8), in: folder, hint: .any, context: SiblingContext(), explaining: true)
        guard case .reading(let reading) = result else { return nil }
        return reading
    }

    @Test("title and year from the folder above, season from the folder, episode from the file")
    func episode() {
        let reading = explain(["Oz (1997)", "Season 3"], "04 - Title.mkv")
        #expect(reading?.origins[.title]?.source == .parentFolder)
        #expect(reading?.origins[.year]?.text == "Oz (1997)")
        #expect(reading?.origins[.season]?.source == .folder)
        #expect(reading?.origins[.episodes]?.source == .file)
    }

    @Test("a movie from its folder")
    func movie() {
        let reading = explain(["Ran (1985)"], "r.mkv")
        #expect(reading?.origins[.title]?.source == .folder)
        #expect(reading?.guessed.contains(.title) == false)
    }

    @Test("another reading of the number is told once")
    func otherNumber() {
        let reading = explain(["Oz"], "Oz - 108 - Title.mkv")
        #expect(reading?.numberAlternatives == ["S01E08"])
    }

    @Test(
        "weak evidence is owned to",
        arguments: [
            "Something.mkv", "Wonder Woman 1984.mkv", "Legends of It 2016 - S02E02.mkv",
            "Godzilla.1985.1985.1080p.BluRay.x264-GRP.mkv",
        ])
    func guesses(file: String) {
        let reading = explain([], file)
        #expect(reading?.guessed.isEmpty == false)
    }

    @Test("a file's title that goes on where its folder's ends leaves a doubt")
    func spinOff() {
        let reading = explain(["Lantern (2000)"], "Lantern Miami S01E01.mkv")
        #expect(reading?.title == "Lantern")
        #expect(reading?.guessed.contains(.title) == true)
        let same = explain(["Lantern (2000)"], "Lantern.S01E01.mkv")
        #expect(same?.guessed.contains(.title) == false)
    }

    @Test("a folder that only looks like a season leaves a doubt", arguments: ["Part 1", "T1"])
    func likelySeason(folder: String) {
        let reading = explain(["TV", "Lantern Story", folder], "05.mkv")
        #expect(reading?.season == 1)
        #expect(reading?.guessed.contains(.season) == true)
        let told = explain(["TV", "Lantern Story", "Season 1"], "05.mkv")
        #expect(told?.guessed.contains(.season) == false)
    }

    @Test("nothing is filled in unless asked for")
    func unasked() {
        guard case .reading(let reading) = read("Ran (1985)/Ran.mkv") else {
            Issue.record("not read")
            return
        }
        #expect(reading.origins.isEmpty)
        #expect(reading.guessed.isEmpty)
    }
}
