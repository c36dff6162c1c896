// What must not change a reading: other separators, tags at the end, another title of the same shape,
// the order of the files, a folder above.

import Testing

@testable import lib_scan

@Suite("names: metamorphic")
struct NamesMetamorphicTests {
    /// Names of many shapes, with `@` for the title.
    static let shapes = [
        "@.S02E05.Words.Of.It", "@.2x05.Words", "@.S02E05-E07", "@.Season.2.Episode.5",
        "@.2011.10.12",
        "@.(2005).S02E05", "@.2005", "@.(2005)", "@.S02E05-6", "@.Se.2.afl.5", "@.S02E05.to.E07",
    ]

    /// Type, year and numbers, without the title.
    private func numbers(_ path: String, _ siblings: [String] = []) -> String {
        guard case .reading(let reading) = read(path, siblings: siblings) else { return "none" }
        let day = reading.date.map(\.text) ?? ""
        let year = reading.year.map(String.init) ?? ""
        return "\(reading.type) \(year) \(reading.season ?? -1) \(reading.episodes) "
            + "\(reading.absolute) \(day)"
    }

    private func named(_ shape: String, _ title: String) -> String {
        shape.replacing("@", with: title)
    }

    @Test("blanks for dots", arguments: shapes)
    func blanks(shape: String) {
        let dotted = named(shape, "Quiet.Harbor") + ".mkv"
        let spaced = named(shape, "Quiet.Harbor").replacing(".", with: " ") + ".mkv"
        #expect(numbers("TV Shows/" + dotted) == numbers("TV Shows/" + spaced))
    }

    @Test("tags at the end", arguments: shapes)
    func tags(shape: String) {
        let plain = named(shape, "Quiet.Harbor")
        let tagged = plain + ".1080p.WEB-DL.x264-GRP"
        #expect(numbers("all/\(plain).mkv") == numbers("all/\(tagged).mkv"))
    }

    @Test("another title of the same shape", arguments: shapes)
    func titles(shape: String) {
        let first = numbers("all/\(named(shape, "Quiet.Harbor")).mkv")
        for title in ["Amber.Pier", "Moon.Cat", "Stone.Gate", "Nachtfähre.West"] {
            #expect(numbers("all/\(named(shape, title)).mkv") == first, "\(title)")
        }
    }

    @Test("the order of the files")
    func order() {
        let names = [
            "quiet.harbor.117.hdtv-lol.mkv", "quiet.harbor.201.hdtv-lol.mkv", "Moon Cat - 095.mkv",
            "05 - Words.mkv", "Stone Gate S01E02.mkv",
        ]
        for name in names {
            let readings = [names, names.reversed(), names.sorted()].map {
                numbers("TV Shows/\(name)", $0)
            }
            #expect(Set(readings).count == 1, "\(name)")
        }
    }

    @Test("a file of another title beside it", arguments: shapes)
    func neighbours(shape: String) {
        let name = named(shape, "Quiet.Harbor") + ".mkv"
        let alone = numbers("TV Shows/\(name)", [name])
        #expect(numbers("TV Shows/\(name)", [name, "Moon Cat - 095.mkv"]) == alone)
        #expect(numbers("TV Shows/\(name)", [name, "[Grp] Moon Cat - 160.mkv"]) == alone)
    }

    @Test("a folder that sorts the library above it", arguments: shapes)
    func above(shape: String) {
        let name = named(shape, "Quiet.Harbor") + ".mkv"
        #expect(numbers("all/\(name)") == numbers("all/Q/\(name)"))
    }
}
